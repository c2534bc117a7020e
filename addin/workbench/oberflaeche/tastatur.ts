/**
 * F6 wechselt wie in Excel zwischen Tabelle und Aufgabenbereich; die Tabelle fängt die Tabulatortaste selbst. F10 und
 * Alt allein führen zu den Menüs der Tabelle.
 */
import { teil } from './seite.ts';

/** Ohne die Reiter, die gerade nicht gewählt sind: Von ihnen führte der Tabulator aus dem Aufgabenbereich hinaus. */
const FOKUSSIERBAR =
  ':is(button:not([disabled]), [href], input:not([disabled]), select, textarea, [tabindex]):not([tabindex="-1"])';
/** Wie in `workbench.css`: Darunter ist nur eines von beiden zu sehen. */
const SCHMAL = '(max-width: 799px)';

export function richteTastaturEin(fokussiereTabelle: () => void): void {
  const tabelle = teil('tabelle');
  const bereich = teil('aufgabenbereich');
  const zurTabelle = () => {
    zeigeBereich(false);
    fokussiereTabelle();
  };
  const zumBereich = () => {
    zeigeBereich(true);
    (bereich.querySelector<HTMLElement>(FOKUSSIERBAR) ?? bereich).focus();
  };
  window.addEventListener(
    'keydown',
    (ereignis) => {
      if (ereignis.key !== 'F6' || ereignis.ctrlKey || ereignis.altKey || ereignis.metaKey) return;
      ereignis.preventDefault();
      ereignis.stopPropagation();
      if (tabelle.contains(document.activeElement) || document.activeElement === document.body) zumBereich();
      else zurTabelle();
    },
    { capture: true },
  );
  richteMenuetastenEin(tabelle, zurTabelle);
  for (const sprung of document.querySelectorAll<HTMLAnchorElement>('.sprunglink')) {
    sprung.addEventListener('click', (ereignis) => {
      ereignis.preventDefault();
      if (sprung.hash === '#tabelle') zurTabelle();
      else zumBereich();
    });
  }
  teil('umschalter').addEventListener('click', () => {
    if (teil('flaeche').classList.contains('zeigt-bereich')) zurTabelle();
    else zumBereich();
  });
  // Wer im Aufgabenbereich arbeitet, behält ihn, wenn das Fenster schmal wird; ein offenes Fenster darin wäre sonst
  // unsichtbar und sperrte alles.
  matchMedia(SCHMAL).addEventListener('change', ({ matches }) => {
    if (matches && bereich.matches(':focus-within, :has(dialog[open])')) zeigeBereich(true);
  });
}

/** Zeigt die Tabelle, wo nur eines von beiden zu sehen ist: Ein Sprung aus dem Aufgabenbereich soll ankommen. */
export function zeigeTabelle(): void {
  if (teil('flaeche').classList.contains('zeigt-bereich')) zeigeBereich(false);
}

/** Nur in schmalen Fenstern sichtbar: dort ist entweder die Tabelle oder der Aufgabenbereich zu sehen. */
function zeigeBereich(an: boolean): void {
  const umschalter = teil('umschalter');
  teil('flaeche').classList.toggle('zeigt-bereich', an);
  umschalter.textContent = an ? 'Tabelle' : 'Aufgabenbereich';
  window.dispatchEvent(new Event('resize'));
}

const MENUES = '.o-topbar-menu';

/**
 * F10 oder Alt zum ersten Menü, Pfeiltasten von einem zum nächsten, nach unten öffnet, Escape geht zurück zur Zelle.
 */
function richteMenuetastenEin(tabelle: HTMLElement, zurTabelle: () => void): void {
  let altAllein = false;
  const menues = () => [...tabelle.querySelectorAll<HTMLElement>(MENUES)];
  const zumErsten = (ereignis: KeyboardEvent) => {
    ereignis.preventDefault();
    ereignis.stopPropagation();
    if (menues().some((menue) => menue === document.activeElement)) zurTabelle();
    else {
      zurTabelle();
      menues()[0]?.focus();
    }
  };
  const inMenues = (ereignis: KeyboardEvent): boolean => {
    const alle = menues();
    const hier = alle.indexOf(document.activeElement as HTMLElement);
    if (hier < 0) return false;
    if (ereignis.key === 'ArrowDown') (alle[hier] as HTMLElement).dispatchEvent(taste('Enter'));
    else if (ereignis.key === 'ArrowRight') alle[(hier + 1) % alle.length]?.focus();
    else if (ereignis.key === 'ArrowLeft') alle.at(hier - 1)?.focus();
    else if (ereignis.key === 'Escape') zurTabelle();
    else return false;
    return true;
  };
  window.addEventListener(
    'keydown',
    (ereignis) => {
      altAllein = ereignis.key === 'Alt' && !ereignis.ctrlKey && !ereignis.shiftKey && !ereignis.metaKey;
      if (ereignis.key === 'F10' && !ereignis.shiftKey && !ereignis.ctrlKey && !ereignis.altKey) zumErsten(ereignis);
      else if (inMenues(ereignis)) {
        ereignis.preventDefault();
        ereignis.stopPropagation();
      }
    },
    { capture: true },
  );
  window.addEventListener(
    'keyup',
    (ereignis) => {
      if (ereignis.key === 'Alt' && altAllein) zumErsten(ereignis);
      altAllein = false;
    },
    { capture: true },
  );
}

function taste(key: string): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
}
