/**
 * Breite Tabellen rollen in ihrem eigenen, benannten und mit der Tastatur erreichbaren Bereich, nie die ganze Seite.
 * Passt eine Tabelle nicht in die Breite, steht stattdessen jede Zeile untereinander: Ein abgeschnittener Betrag sieht
 * aus wie ein anderer.
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { messeZusammen } from './messen.ts';
import { useStile } from './stile.ts';

const useKartenstil = makeStyles({
  karten: {
    '& table, & caption, & tbody, & tfoot, & tr, & tbody th, & tfoot th': { display: 'block' },
    '& thead': { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
    '& tr': { padding: '4px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    '& tbody th, & tfoot th': { borderBottomStyle: 'none', borderTopStyle: 'none', whiteSpace: 'normal' },
    '& tbody td, & tfoot td': {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'baseline',
      flexWrap: 'wrap',
      gap: '0 8px',
      padding: '2px 6px',
      borderBottomStyle: 'none',
      borderTopStyle: 'none',
    },
    '& td::before': {
      content: 'attr(data-titel)',
      color: tokens.colorNeutralForeground2,
      fontWeight: tokens.fontWeightRegular,
    },
  },
});

/** Rahmen um eine Tabelle; `name` lesen Vorlesegeräte vor. */
export function Rollbereich({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const stile = useStile();
  const eigene = useKartenstil();
  const bereich = useRef<HTMLElement>(null);
  const zuSchmal = useZuSchmal(bereich);
  return (
    <section
      ref={bereich}
      className={mergeClasses(stile.rollbereich, zuSchmal && eigene.karten)}
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: Rollbares muss die Tastatur erreichen (WCAG 2.1.1)
      tabIndex={0}
    >
      {children}
    </section>
  );
}

/** Ob die Tabelle breiter ist als ihr Rahmen; gemessen, weil Beträge und Schriften verschieden breit sind. */
function useZuSchmal(bereich: RefObject<HTMLElement | null>): boolean {
  const [noetig, setNoetig] = useState(0);
  const [breite, setBreite] = useState(Number.POSITIVE_INFINITY);
  const zuSchmal = breite < noetig;

  useLayoutEffect(() => {
    const element = bereich.current;
    if (!element) return;
    const beobachter = new ResizeObserver(() => setBreite(element.clientWidth));
    beobachter.observe(element);
    return () => beobachter.disconnect();
  }, [bereich]);

  // Nach jedem Zeichnen: Ein neuer Betrag kann breiter sein als der alte.
  useLayoutEffect(() => {
    const element = bereich.current;
    if (!element) return;
    beschrifte(element);
    if (zuSchmal) return;
    messeZusammen(() => {
      const { scrollWidth, clientWidth } = element;
      if (scrollWidth <= clientWidth) return null;
      return () => {
        setNoetig(scrollWidth);
        setBreite(clientWidth);
      };
    });
  });
  return zuSchmal;
}

/** Jede Zelle trägt ihre Überschrift, und die Rollen stehen dabei: Untereinander gestellt bleibt es eine Tabelle. */
function beschrifte(element: HTMLElement): void {
  for (const tabelle of element.querySelectorAll('table')) {
    const titel = [...(tabelle.tHead?.rows[0]?.cells ?? [])].map((zelle) => zelle.textContent ?? '');
    tabelle.role = 'table';
    for (const zeile of tabelle.rows) {
      zeile.role = 'row';
      for (const zelle of zeile.cells) {
        zelle.role = zelle.tagName === 'TD' ? 'cell' : zelle.scope === 'row' ? 'rowheader' : 'columnheader';
        if (zelle.tagName === 'TD') zelle.dataset.titel = titel[zelle.cellIndex] ?? '';
      }
    }
  }
}
