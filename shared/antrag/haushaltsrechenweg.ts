/** Der Rechenweg zu einer Zahl der Haushaltsseite: beide Programme zusammen, je Haushaltsjahr oder insgesamt (R25). */
import { Schritt } from '../kern/rechenweg.ts';
import { summe } from '../kern/rechnungen.ts';
import { haushalte, type Jahreshaushalt } from './haushalt.ts';
import { HAUSHALTSFELD } from './haushaltsfelder.ts';
import type { Planrechnung } from './planrechnung.ts';
import { type GegliederterRechenweg, gegliedert } from './rechenweg-gliederung.ts';

const SCHRITT = {
  ertrag: 'ertrag',
  personalaufwand: 'personalaufwand',
  transferaufwand: 'transferaufwand',
  massnahmen: 'massnahmen',
  last: 'belastung',
  integrationspauschale: 'integrationspauschale',
  lastDanach: 'belastungNachPauschale',
} as const satisfies Readonly<Record<keyof typeof HAUSHALTSFELD, keyof Jahreshaushalt>>;

/** `haushaltsjahr` `null`: die Summe. Das Ergebnis ist `null`, wo die Zahl nicht bekannt ist. */
export function haushaltsrechenweg(
  rechnung: Planrechnung,
  feld: keyof typeof HAUSHALTSFELD,
  haushaltsjahr: number | null,
): GegliederterRechenweg | null {
  const gefragte = haushalte(rechnung).filter(
    (einer) => haushaltsjahr === null || einer.haushaltsjahr === haushaltsjahr,
  );
  const schritte = gefragte.flatMap(({ haushalt }) =>
    haushalt && (feld !== 'lastDanach' || haushalt.integrationspauschale) ? (haushalt[SCHRITT[feld]] ?? []) : [],
  );
  const [erster, ...weitere] = schritte;
  if (!erster || schritte.length < gefragte.length) return null;
  if (weitere.length === 0) return gegliedert(erster);
  return gegliedert(
    new Schritt({
      id: `haushalt.${feld}`,
      titel: `${HAUSHALTSFELD[feld]}${haushaltsjahr === null ? ', alle Haushaltsjahre' : ' beider Programme'}`,
      ...(haushaltsjahr !== null && { jahr: haushaltsjahr }),
      einheit: '€',
      rechnung: summe(schritte),
      regeln: ['R25'],
    }),
  );
}
