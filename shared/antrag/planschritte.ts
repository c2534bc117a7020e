/**
 * Die Zahlen einer Zeile oder Summe des Plans. Gerechnet werden sie, wo es geht, ohne Schritte (`kern/zahlenweg.ts`);
 * die Schritte entstehen, wenn jemand den Rechenweg sehen will, und kommen auf dieselben Zahlen.
 */
import { alsBetrag, Exakt, inGanzen, quotient } from '../grund/geld.ts';
import type { Schritt } from '../kern/rechenweg.ts';
import type { Zahlenlesart } from '../kern/stellenzahlen.ts';
import type { RegelId } from '../regelstand/regelid.ts';
import { type Betraege, istBetragsfeld, jePlanfeld, PLANFELDER, type Planfeld } from './planfelder.ts';

/** Tage und ganze Cent. */
export type Planzahlen = Readonly<Record<Planfeld, number>>;

/** Alle Zahlen einer Zeile oder Summe mit ihrem Rechenweg. */
export type Planschritte = Readonly<Record<Planfeld, Schritt>> & {
  /** Dieselben Zahlen ohne Rechenweg; fehlt, wo nur die Schritte sie wissen. */
  readonly zahlen?: Planzahlen | null;
  /** Die anderen Lesarten einer Zahl mit anderem Ergebnis, ohne Rechenweg; `null`, wo nur die Schritte sie wissen. */
  readonly lesarten?: Lesartensuche | undefined;
};

/** Eine andere Lesart, die greift, mit ihrem Ergebnis. */
export interface AndereLesart {
  readonly id: RegelId;
  readonly bezeichnung: string;
  readonly wert: Exakt;
}

type Lesartensuche = (feld: Planfeld) => readonly AndereLesart[] | null;

/** Schritte, die erst entstehen, wenn sie jemand liest. */
class FauleSchritte {
  readonly zahlen: Planzahlen | null;
  readonly lesarten: Lesartensuche | undefined;
  readonly #baue: () => Readonly<Record<Planfeld, Schritt>>;
  #gebaut: Readonly<Record<Planfeld, Schritt>> | undefined;

  constructor(zahlen: Planzahlen | null, baue: () => Readonly<Record<Planfeld, Schritt>>, lesarten?: Lesartensuche) {
    this.zahlen = zahlen;
    this.lesarten = lesarten;
    this.#baue = baue;
  }

  hole(feld: Planfeld): Schritt {
    this.#gebaut ??= this.#baue();
    return this.#gebaut[feld];
  }
}
for (const feld of PLANFELDER)
  Object.defineProperty(FauleSchritte.prototype, feld, {
    get(this: FauleSchritte) {
      return this.hole(feld);
    },
  });

/** `baue` läuft höchstens einmal. */
export function fauleSchritte(
  zahlen: Planzahlen | null,
  baue: () => Readonly<Record<Planfeld, Schritt>>,
  lesarten?: Lesartensuche,
): Planschritte {
  return new FauleSchritte(zahlen, baue, lesarten) as unknown as Planschritte;
}

/** Nur, was ein anderes Ergebnis hat; `null`, wenn sich eines so nicht rechnen ließ. */
export function greifende(
  lesarten: readonly Zahlenlesart[],
  feld: Planfeld,
  zahlen: Planzahlen,
): readonly AndereLesart[] | null {
  if (!lesarten.every(({ wert }) => Number.isSafeInteger(wert))) return null;
  return lesarten
    .filter(({ wert }) => wert !== zahlen[feld])
    .map(({ id, bezeichnung, wert }) => ({ id, bezeichnung, wert: new Exakt(wert, istBetragsfeld(feld) ? 100 : 1) }));
}

/** Die Zahlen ohne Rechenweg; `null`, wo eine keine sichere ganze Zahl von Cent ist. */
export function zahlenVon(schritte: Planschritte): Planzahlen | null {
  if (schritte.zahlen) return schritte.zahlen;
  const zahlen = jePlanfeld((feld) => inGanzen(schritte[feld].wert, istBetragsfeld(feld) ? 100 : 1));
  return PLANFELDER.every((feld) => Number.isSafeInteger(zahlen[feld])) ? zahlen : null;
}

/** Der exakte Wert einer Zahl, ohne ihren Schritt anzulegen, wo es geht. */
export function planwert(schritte: Planschritte, feld: Planfeld): Exakt {
  const { zahlen } = schritte;
  return zahlen ? new Exakt(zahlen[feld], istBetragsfeld(feld) ? 100 : 1) : schritte[feld].wert;
}

/** Als Beträge, wie sie gespeichert werden. */
export function betraege(schritte: Planschritte): Betraege {
  return jePlanfeld((feld) => {
    if (istBetragsfeld(feld)) return alsBetrag(planwert(schritte, feld));
    return schritte.zahlen ? schritte.zahlen[feld] : quotient(schritte[feld].wert).toNumber();
  }) as Betraege;
}

/** Die Summe je Zahl; `null`, wo ein Teil fehlt oder sie zu groß würde. */
export function summierteZahlen(teile: readonly (Planzahlen | null | undefined)[]): Planzahlen | null {
  const summe = jePlanfeld(() => 0) as Record<Planfeld, number>;
  for (const teil of teile) {
    if (!teil) return null;
    for (const feld of PLANFELDER) summe[feld] += teil[feld];
  }
  return PLANFELDER.every((feld) => Number.isSafeInteger(summe[feld])) ? summe : null;
}
