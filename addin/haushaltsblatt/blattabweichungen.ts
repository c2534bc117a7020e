/**
 * Wo das Blatt etwas anderes zeigt als der Plan: eine überschriebene Formel, eine Zeile ohne Formeln, ein Jahr ohne
 * Spalte.
 */
import type { Finanzierungsplan } from '../../shared/antrag/plan-typen.ts';
import { adresse, type Gitter, istLeer, istZellfehler, type Zellbezug, type Zellwert } from '../workbook/zellen.ts';
import {
  type Blattplan,
  type Eintragsart,
  type Ergebniszelle,
  ergebniszellen,
  type Jahresbetraege,
  planzeilenIn,
  spalteMit,
  TABELLE_DER,
} from './ergebniszellen.ts';
import { uebersichten } from './fundstellen.ts';
import { JAHRESFELDER, jahrestitel } from './spalten.ts';
import type { Tabelle, Tabellen } from './tabellen.ts';

export interface Blattabweichung {
  readonly zelle: Zellbezug;
  /** Der Wert, den der Plan dort hätte, in € oder Stellen. */
  readonly soll: number;
  readonly text: string;
}

export interface Blattvergleich {
  readonly abweichungen: readonly Blattabweichung[];
  /** Haushaltsjahre des Plans, für die das Blatt keine Spalten hat. */
  readonly fehlendeJahre: readonly number[];
  /** Warum das Blatt auch ohne Abweichung andere Zahlen zeigt als der Plan (`blattplan.ts`). */
  readonly nurImPlan?: string | null;
}

/**
 * Vergleicht jede Ergebniszelle der Einträge auf den Cent und, wo der ganze Plan sich rechnen lässt, auch die Summen
 * und die Übersicht in `gitter`; was der Plan nicht rechnen kann, vergleicht er nicht.
 */
export function vergleicheMitPlan(tabellen: Tabellen, plan: Blattplan, gitter: Gitter | null = null): Blattvergleich {
  const abweichungen: Blattabweichung[] = [];
  for (const { zelle, titel, wert, soll, einheit } of ergebniszellen(tabellen, plan, gitter)) {
    if (soll === null || gleich(wert, soll, einheit)) continue;
    const text = `Zelle ${adresse(zelle)} („${titel}“) zeigt ${anzeige(wert, einheit)}, der Plan ${deutsch(soll, einheit)}.`;
    abweichungen.push({ zelle, soll, text });
  }
  const fehlend = new Set(gitter ? jahreOhneUebersicht(gitter, plan) : []);
  for (const art of ['stelle', 'massnahme'] as const) {
    const tabelle = tabellen[TABELLE_DER[art]];
    if (!tabelle) continue;
    for (const { betraege } of planzeilenIn(tabelle, art, plan).values())
      for (const jahr of jahreOhneSpalte(tabelle, art, betraege)) fehlend.add(jahr);
  }
  return { abweichungen, fehlendeJahre: [...fehlend].sort((a, b) => a - b) };
}

/** Beträge auf den Cent; Stellen so genau, wie der Plan sie nennt. */
function gleich(wert: Zellwert, soll: number, einheit: Ergebniszelle['einheit']): boolean {
  if (typeof wert !== 'number') return false;
  return einheit === '€' ? Math.round(wert * 100) === Math.round(soll * 100) : wert === soll;
}

/** Haushaltsjahre eines Eintrags, für die das Blatt keine Spalte hat; eine Maßnahme hat nur die der Pauschale. */
function jahreOhneSpalte(tabelle: Tabelle, art: Eintragsart, zeilen: readonly Jahresbetraege[]): number[] {
  return zeilen.flatMap(({ jahr, betraege }) =>
    JAHRESFELDER.some(
      (feld) =>
        spalteMit(tabelle, jahrestitel(feld, jahr)) < 0 &&
        (feld === 'integrationspauschale' ? Number(betraege[feld]) !== 0 : art === 'stelle'),
    )
      ? [jahr]
      : [],
  );
}

/** Haushaltsjahre mit Beträgen, die in einer Übersicht keine Zeile haben. */
function jahreOhneUebersicht(
  gitter: Gitter,
  { jeHaushaltsjahr }: Pick<Finanzierungsplan, 'jeHaushaltsjahr'>,
): number[] {
  return uebersichten(gitter).flatMap(({ jahre }) =>
    jeHaushaltsjahr.flatMap(({ schluessel, betraege }) =>
      betraege !== null && !jahre.includes(schluessel) ? [schluessel] : [],
    ),
  );
}

function anzeige(wert: Zellwert, einheit: Ergebniszelle['einheit']): string {
  if (istLeer(wert)) return 'nichts';
  if (istZellfehler(wert)) return wert.fehler;
  return typeof wert === 'number' ? deutsch(wert, einheit) : `„${String(wert).slice(0, 40)}“`;
}

const BETRAG = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const ANZAHL = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 1, maximumFractionDigits: 10 });

function deutsch(zahl: number, einheit: Ergebniszelle['einheit']): string {
  return `${(einheit === '€' ? BETRAG : ANZAHL).format(zahl)} ${einheit}`;
}
