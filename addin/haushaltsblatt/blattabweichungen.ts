/**
 * Wo das Blatt etwas anderes zeigt als der Plan: eine überschriebene Formel, eine Zeile ohne Formeln, ein Jahr ohne
 * Spalte.
 */
import type { Finanzierungsplan } from '../../shared/antrag/plan-typen.ts';
import { PLANFELD } from '../../shared/antrag/planfelder.ts';
import { adresse, istLeer, istZellfehler, normal, type Zellbezug, type Zellwert } from '../workbook/zellen.ts';
import { JAHRESFELDER, jahrestitel, MASSNAHMEN, STELLEN, titelVon } from './spalten.ts';
import { eintragszeilen, type Tabelle, type Tabellen } from './tabellen.ts';

export interface Blattabweichung {
  readonly zelle: Zellbezug;
  /** Der Betrag, den der Plan dort hätte, in €. */
  readonly soll: number;
  readonly text: string;
}

export interface Blattvergleich {
  readonly abweichungen: readonly Blattabweichung[];
  /** Haushaltsjahre des Plans, für die das Blatt keine Spalten hat. */
  readonly fehlendeJahre: readonly number[];
}

/** Vergleicht jede Ergebniszelle der Einträge auf den Cent; was der Plan nicht rechnen kann, vergleicht er nicht. */
export function vergleicheMitPlan(
  { stellen, massnahmen }: Tabellen,
  plan: Pick<Finanzierungsplan, 'zeilen'>,
): Blattvergleich {
  const abweichungen: Blattabweichung[] = [];
  const fehlend = new Set<number>();
  const pruefe = (tabelle: Tabelle, zeile: number, titel: string, erwartet: string): boolean => {
    const spalte = tabelle.werte[0]?.findIndex((wert) => normal(wert) === normal(titel)) ?? -1;
    if (spalte < 0) return false;
    const wert = tabelle.werte[zeile]?.[spalte] ?? null;
    if (typeof wert === 'number' && Math.round(wert * 100) === Math.round(Number(erwartet) * 100)) return true;
    const zelle = { blatt: tabelle.blatt, zeile: tabelle.zeile + zeile, spalte: tabelle.spalte + spalte };
    abweichungen.push({
      zelle,
      soll: Number(erwartet),
      text: `Zelle ${adresse(zelle)} („${titel}“) zeigt ${anzeige(wert)}, der Plan ${deutsch(Number(erwartet))}.`,
    });
    return true;
  };
  const zeilenNach = (tabelle: Tabelle | null, art: 'stelle' | 'massnahme') => {
    if (!tabelle) return [];
    const felder = art === 'stelle' ? STELLEN : MASSNAHMEN;
    const kopf = (tabelle.werte[0] ?? []).map(normal);
    const spalten = new Map(
      felder.map((feld) => [feld.pfad, kopf.findIndex((titel) => titelVon(feld).includes(titel))] as const),
    );
    const zeilen = eintragszeilen(tabelle, spalten);
    const ids = zeilen.map((zeile) => tabelle.werte[zeile]?.[spalten.get('id') ?? 0] ?? null);
    return plan.zeilen.flatMap((posten) => {
      const platz = posten.art === art ? ids.findIndex((id) => kennung(id) === posten.id) : -1;
      return platz < 0 || posten.betraege === null || posten.haushaltsjahr === null
        ? []
        : [{ tabelle, zeile: zeilen[platz] as number, jahr: posten.haushaltsjahr, betraege: posten.betraege }];
    });
  };
  for (const { tabelle, zeile, jahr, betraege } of zeilenNach(stellen, 'stelle')) {
    for (const feld of JAHRESFELDER) {
      const gefunden = pruefe(tabelle, zeile, jahrestitel(feld, jahr), betraege[feld]);
      if (!gefunden && (feld !== 'integrationspauschale' || Number(betraege[feld]) !== 0)) fehlend.add(jahr);
    }
  }
  for (const { tabelle, zeile, betraege } of zeilenNach(massnahmen, 'massnahme')) {
    for (const feld of ['zuwendung', 'eigenanteil'] as const)
      pruefe(tabelle, zeile, PLANFELD[feld].kurz, betraege[feld]);
  }
  return { abweichungen, fehlendeJahre: [...fehlend].sort((a, b) => a - b) };
}

function kennung(wert: Zellwert): string {
  return typeof wert === 'number' ? String(wert).replace('.', ',') : typeof wert === 'string' ? wert : '';
}

function anzeige(wert: Zellwert): string {
  if (istLeer(wert)) return 'nichts';
  if (istZellfehler(wert)) return wert.fehler;
  return typeof wert === 'number' ? deutsch(wert) : `„${String(wert).slice(0, 40)}“`;
}

const BETRAG = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function deutsch(betrag: number): string {
  return `${BETRAG.format(betrag)} €`;
}
