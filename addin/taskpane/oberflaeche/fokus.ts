/** Hält den Fokus im Aufgabenbereich, wenn das Bedienelement verschwindet, auf dem er stand. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Ein Knopf, der nach seiner Arbeit nicht mehr gebraucht wird (etwa „Einreichen“), nähme den Fokus mit: Wer mit Tasten
 * arbeitet, finge am Anfang der Seite wieder an. Dann erhält `ersatz` den Fokus. Gerufen von einer Komponente, die bei
 * jeder Änderung neu zeichnet.
 */
export function useGehaltenenFokus(rahmen: RefObject<HTMLElement | null>, ersatz: RefObject<HTMLElement | null>): void {
  const zuletzt = useRef<Element | null>(null);
  useEffect(() => {
    const merke = ({ target }: FocusEvent) => {
      zuletzt.current = target instanceof Element && rahmen.current?.contains(target) ? target : null;
    };
    document.addEventListener('focusin', merke);
    return () => document.removeEventListener('focusin', merke);
  }, [rahmen]);
  useLayoutEffect(() => {
    if (zuletzt.current && !zuletzt.current.isConnected && document.activeElement === document.body)
      ersatz.current?.focus({ preventScroll: true });
  });
}
