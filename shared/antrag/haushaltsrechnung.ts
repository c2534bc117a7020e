/** Der Haushalt der Kommune als Zahlen: beide Programme zusammen, je Haushaltsjahr (R25). */
import { alsBetrag, Exakt, minus, plus } from '../grund/geld.ts';
import type { Betrag } from '../grund/marken.ts';
import { haushalte, type Jahreshaushalt } from './haushalt.ts';
import type { Haushaltsergebnis, Haushaltsjahresergebnis } from './haushaltsergebnis.ts';
import { type Haushaltszahlen, haushaltszahlen } from './haushaltszahlen.ts';
import type { Planrechnung } from './planrechnung.ts';

/** Jedes Haushaltsjahr, das Plan, Bescheid oder Abwicklung nennen, aufsteigend. */
export function haushaltsergebnis(rechnung: Planrechnung): Haushaltsergebnis {
  const zahlen = haushaltszahlen(rechnung);
  if (zahlen === null) return haushaltsergebnisAusSchritten(rechnung);
  return {
    jeHaushaltsjahr: [...zahlen].map(([haushaltsjahr, jahr]) => ({
      haushaltsjahr,
      ...(jahr ? ausZahlen(jahr) : NICHT_BERECHENBAR),
    })),
  };
}

function ausZahlen(jahr: Haushaltszahlen): Omit<Haushaltsjahresergebnis, 'haushaltsjahr'> {
  const { ertrag, personalaufwand, transferaufwand, massnahmen, integrationspauschale } = jahr;
  const last = personalaufwand + transferaufwand + massnahmen - ertrag;
  return {
    ertrag: centbetrag(ertrag),
    personalaufwand: centbetrag(personalaufwand),
    transferaufwand: centbetrag(transferaufwand),
    massnahmen: centbetrag(massnahmen),
    last: centbetrag(last),
    integrationspauschale: centbetrag(integrationspauschale),
    lastDanach: centbetrag(last - integrationspauschale),
  };
}

/** Ganze Cent als Betrag: 979500 → "9795.00". */
export function centbetrag(cent: number): Betrag {
  return alsBetrag(new Exakt(cent, 100));
}

/** Dasselbe aus den Schritten jedes Programms. */
export function haushaltsergebnisAusSchritten(rechnung: Planrechnung): Haushaltsergebnis {
  const jeJahr = new Map<number, (Jahreshaushalt | null)[]>();
  for (const { haushaltsjahr, haushalt } of haushalte(rechnung))
    jeJahr.set(haushaltsjahr, [...(jeJahr.get(haushaltsjahr) ?? []), haushalt]);
  return {
    jeHaushaltsjahr: [...jeJahr]
      .sort(([a], [b]) => a - b)
      .map(([haushaltsjahr, programme]) => ({ haushaltsjahr, ...zusammen(programme) })),
  };
}

type Betragsschritt = 'ertrag' | 'personalaufwand' | 'transferaufwand' | 'massnahmen' | 'belastung';

/** Ein Jahr, in dem ein Programm sich nicht rechnen lässt, hat keine Summe. */
function zusammen(programme: readonly (Jahreshaushalt | null)[]): Omit<Haushaltsjahresergebnis, 'haushaltsjahr'> {
  const gerechnete = programme.flatMap((haushalt) => haushalt ?? []);
  if (gerechnete.length < programme.length) return NICHT_BERECHENBAR;
  const summe = (feld: Betragsschritt) => gerechnete.map((haushalt) => haushalt[feld].wert).reduce(plus);
  const last = summe('belastung');
  const pauschalen = gerechnete.flatMap(({ integrationspauschale }) => integrationspauschale ?? []);
  const pauschale = pauschalen.length === gerechnete.length ? pauschalen.map(({ wert }) => wert).reduce(plus) : null;
  return {
    ertrag: alsBetrag(summe('ertrag')),
    personalaufwand: alsBetrag(summe('personalaufwand')),
    transferaufwand: alsBetrag(summe('transferaufwand')),
    massnahmen: alsBetrag(summe('massnahmen')),
    last: alsBetrag(last),
    integrationspauschale: pauschale && alsBetrag(pauschale),
    lastDanach: pauschale && alsBetrag(minus(last, pauschale)),
  };
}

const NICHT_BERECHENBAR = {
  ertrag: null,
  personalaufwand: null,
  transferaufwand: null,
  massnahmen: null,
  last: null,
  integrationspauschale: null,
  lastDanach: null,
};
