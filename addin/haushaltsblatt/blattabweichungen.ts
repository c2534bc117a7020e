/**
 * Wo das Blatt etwas anderes zeigt als der Plan: eine überschriebene Formel, eine Zeile ohne Formeln, ein Jahr ohne
 * Spalte.
 */
import type { Finanzierungsplan } from '../../shared/antrag/plan-typen.ts';
import { type Betraege, PLANFELD } from '../../shared/antrag/planfelder.ts';
import {
  adresse,
  type Gitter,
  istLeer,
  istZellfehler,
  normal,
  type Zellbezug,
  type Zellwert,
} from '../workbook/zellen.ts';
import { UEBERSICHTSTITEL } from './blatt-aus-antrag.ts';
import { summenzeile, uebersichten } from './fundstellen.ts';
import { JAHRESFELDER, jahrestitel, MASSNAHMEN, STELLEN, titelVon } from './spalten.ts';
import { eintragszeilen, type Tabelle, type Tabellen, tabellenImGitter } from './tabellen.ts';

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

/** Was das ganze Blatt zeigt: Summenzeilen und Übersicht stehen nicht in den Tabellenobjekten von Excel. */
type Blattgitter = Gitter | null;

/**
 * Vergleicht jede Ergebniszelle der Einträge auf den Cent und, wo der ganze Plan sich rechnen lässt, auch die Summen und
 * die Übersicht in `gitter`; was der Plan nicht rechnen kann, vergleicht er nicht.
 */
export function vergleicheMitPlan(
  { stellen, massnahmen }: Tabellen,
  plan: Pick<Finanzierungsplan, 'zeilen' | 'jeHaushaltsjahr'>,
  gitter: Blattgitter = null,
): Blattvergleich {
  const abweichungen: Blattabweichung[] = [];
  const fehlend = new Set<number>();
  const pruefe: Pruefe = (zelle, titel, wert, cent) => {
    if (typeof wert === 'number' && Math.round(wert * 100) === cent) return;
    const soll = cent / 100;
    const text = `Zelle ${adresse(zelle)} („${titel}“) zeigt ${anzeige(wert)}, der Plan ${deutsch(soll)}.`;
    abweichungen.push({ zelle, soll, text });
  };
  const vollstaendig = plan.zeilen.every(({ betraege }) => betraege !== null);
  const summen = vollstaendig && gitter ? tabellenImGitter(gitter) : null;
  for (const art of ['stelle', 'massnahme'] as const) {
    const tabelle = art === 'stelle' ? stellen : massnahmen;
    if (!tabelle) continue;
    const zeilen = planzeilenIn(tabelle, art, plan);
    for (const { zeile, betraege } of zeilen.values()) pruefeSpalten(tabelle, zeile, art, betraege, '', pruefe);
    for (const { betraege } of zeilen.values())
      for (const jahr of jahreOhneSpalte(tabelle, art, betraege)) fehlend.add(jahr);
    const mitSumme = summen?.[art === 'stelle' ? 'stellen' : 'massnahmen'];
    const zeile = mitSumme && summenzeile(mitSumme);
    if (mitSumme && zeile) {
      const betraege = [...zeilen.values()].flatMap((eintrag) => eintrag.betraege);
      pruefeSpalten(mitSumme, zeile, art, betraege, ', Summe', pruefe);
    }
  }
  if (gitter && vollstaendig) pruefeUebersicht(gitter, plan, pruefe);
  for (const jahr of gitter ? jahreOhneUebersicht(gitter, plan) : []) fehlend.add(jahr);
  return { abweichungen, fehlendeJahre: [...fehlend].sort((a, b) => a - b) };
}

type Pruefe = (zelle: Zellbezug, titel: string, wert: Zellwert, cent: number) => void;

interface Jahresbetraege {
  readonly jahr: number;
  readonly betraege: Betraege;
}

/** Zu jeder Zeile der Tabelle, die der Plan rechnet, ihre Beträge je Haushaltsjahr. */
function planzeilenIn(
  tabelle: Tabelle,
  art: 'stelle' | 'massnahme',
  plan: Pick<Finanzierungsplan, 'zeilen'>,
): ReadonlyMap<string, { readonly zeile: number; readonly betraege: readonly Jahresbetraege[] }> {
  const felder = art === 'stelle' ? STELLEN : MASSNAHMEN;
  const kopf = (tabelle.werte[0] ?? []).map(normal);
  const spalten = new Map(
    felder.map((feld) => [feld.pfad, kopf.findIndex((titel) => titelVon(feld).includes(titel))] as const),
  );
  const platz = new Map<string, number>();
  for (const zeile of eintragszeilen(tabelle, spalten)) {
    const id = kennung(tabelle.werte[zeile]?.[spalten.get('id') ?? 0] ?? null);
    if (!platz.has(id)) platz.set(id, zeile);
  }
  const zeilen = new Map<string, { zeile: number; betraege: Jahresbetraege[] }>();
  for (const { id, art: dieser, betraege, haushaltsjahr } of plan.zeilen) {
    const zeile = dieser === art ? platz.get(id) : undefined;
    if (zeile === undefined) continue;
    if (betraege === null || haushaltsjahr === null) {
      zeilen.delete(id);
      platz.delete(id);
      continue;
    }
    const bisher = zeilen.get(id) ?? { zeile, betraege: [] };
    bisher.betraege.push({ jahr: haushaltsjahr, betraege });
    zeilen.set(id, bisher);
  }
  return zeilen;
}

/** Haushaltsjahre eines Eintrags, für die das Blatt keine Spalte hat; eine Maßnahme hat nur die der Pauschale. */
function jahreOhneSpalte(tabelle: Tabelle, art: 'stelle' | 'massnahme', zeilen: readonly Jahresbetraege[]): number[] {
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

/** Jede Ergebnisspalte einer Zeile; eine Summe zählt nur, was das Blatt zeigt. */
function pruefeSpalten(
  tabelle: Tabelle,
  zeile: number,
  art: 'stelle' | 'massnahme',
  zeilen: readonly Jahresbetraege[],
  zusatz: string,
  pruefe: Pruefe,
): void {
  const ergebnis = (titel: string, cent: number) => {
    const spalte = spalteMit(tabelle, titel);
    if (spalte < 0) return;
    const zelle = { blatt: tabelle.blatt, zeile: tabelle.zeile + zeile, spalte: tabelle.spalte + spalte };
    pruefe(zelle, `${titel}${zusatz}`, tabelle.werte[zeile]?.[spalte] ?? null, cent);
  };
  for (const feld of JAHRESFELDER) {
    const jeJahr = (tabelle.werte[0] ?? []).flatMap((titel) => jahrIn(titel, feld));
    if (art === 'stelle' || feld === 'integrationspauschale')
      for (const jahr of jeJahr)
        ergebnis(
          jahrestitel(feld, jahr),
          summe(
            zeilen.filter((z) => z.jahr === jahr),
            feld,
          ),
        );
    if (art === 'stelle')
      ergebnis(
        `${PLANFELD[feld].kurz} Summe`,
        summe(
          zeilen.filter((z) => jeJahr.includes(z.jahr)),
          feld,
        ),
      );
    else if (feld !== 'integrationspauschale') ergebnis(PLANFELD[feld].kurz, summe(zeilen, feld));
  }
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

const UEBERSICHTSFELDER = ['ausgaben', 'zuwendung', 'eigenanteil', 'integrationspauschale'] as const;

function pruefeUebersicht(
  gitter: Gitter,
  { jeHaushaltsjahr }: Pick<Finanzierungsplan, 'jeHaushaltsjahr'>,
  pruefe: Pruefe,
): void {
  for (const { zeile, spalte, jahre } of uebersichten(gitter)) {
    const zeilen = jeHaushaltsjahr.flatMap(({ schluessel, betraege }) =>
      betraege && jahre.includes(schluessel) ? [{ jahr: schluessel, betraege }] : [],
    );
    const zeigt = (nr: number, name: string, deren: readonly Jahresbetraege[]) => {
      const betraege = [
        ...UEBERSICHTSFELDER.map((feld) => summe(deren, feld)),
        summe(deren, 'kommune') + summe(deren, 'partner'),
      ];
      betraege.forEach((cent, i) => {
        const [z, s] = [zeile + nr, spalte + 1 + i];
        const zelle = { blatt: gitter.blatt, zeile: gitter.zeile + z, spalte: gitter.spalte + s };
        pruefe(zelle, `Übersicht, ${UEBERSICHTSTITEL[i + 1]} ${name}`, gitter.werte[z]?.[s] ?? null, cent);
      });
    };
    jahre.forEach((jahr, i) => {
      zeigt(
        1 + i,
        String(jahr),
        zeilen.filter((z) => z.jahr === jahr),
      );
    });
    zeigt(1 + jahre.length, 'Summe', zeilen);
  }
}

function summe(zeilen: readonly Jahresbetraege[], feld: keyof Betraege): number {
  return zeilen.reduce((cent, { betraege }) => cent + Math.round(Number(betraege[feld]) * 100), 0);
}

function spalteMit(tabelle: Tabelle, titel: string): number {
  return tabelle.werte[0]?.findIndex((wert) => normal(wert) === normal(titel)) ?? -1;
}

/** Das Jahr einer Überschrift wie „Zuwendung 2020“. */
function jahrIn(titel: Zellwert, feld: (typeof JAHRESFELDER)[number]): number[] {
  const anfang = `${normal(PLANFELD[feld].kurz)} `;
  const rest = normal(titel).startsWith(anfang) ? normal(titel).slice(anfang.length) : '';
  return /^\d{4}$/.test(rest) ? [Number(rest)] : [];
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
