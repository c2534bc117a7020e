/**
 * Jede Zelle des Haushaltsblatts, die eine Zahl des Plans zeigt: was sie heißt, was der Plan dort hat und aus welchen
 * seiner Zahlen. Wer Blatt und Plan vergleicht und wer eine Zelle erklärt, liest sie hier.
 */
import type { Planziel } from '../../shared/antrag/finanzierungsplan.ts';
import type { Finanzierungsplan } from '../../shared/antrag/plan-typen.ts';
import { type Betraege, type Betragsfeld, PLANFELD } from '../../shared/antrag/planfelder.ts';
import { type Gitter, normal, type Zellbezug, type Zellwert } from '../workbook/zellen.ts';
import { schluesselzellen, summenzeile, uebersichten } from './fundstellen.ts';
import { JAHRESFELDER, jahrestitel, MASSNAHMEN, STELLEN, titelVon } from './spalten.ts';
import { eintragszeilen, type Tabelle, type Tabellen, tabellenImGitter } from './tabellen.ts';
import { UEBERSICHTSTITEL } from './uebersicht.ts';

export interface Ergebniszelle {
  readonly zelle: Zellbezug;
  /** Wie ihre Spalte heißt: „Zuwendung 2020, Summe“. */
  readonly titel: string;
  /** Benennt sie: „Summe der Stellen, Zuwendung 2020“. */
  readonly name: string;
  readonly wert: Zellwert;
  /** Der Wert des Plans dort, in € oder Stellen; `null`, wenn er sich dafür nicht ganz rechnen lässt. */
  readonly soll: number | null;
  readonly einheit: '€' | 'Stellen';
  /** Die Zahlen des Plans, deren Summe das ist; keine, wo das Haushaltsjahr keine hat. */
  readonly ziele: readonly Planziel[];
}

/** Der Teil eines Plans, der im Blatt steht. */
export type Blattplan = Pick<Finanzierungsplan, 'zeilen' | 'jeHaushaltsjahr' | 'stellenNachSchluessel'>;

export type Eintragsart = 'stelle' | 'massnahme';

export const TABELLE_DER = { stelle: 'stellen', massnahme: 'massnahmen' } as const;
const WORT = {
  stelle: { einer: 'Stelle', alle: 'Stellen' },
  massnahme: { einer: 'Maßnahme', alle: 'Maßnahmen' },
} as const;

/** Ein Eintrag in einem Haushaltsjahr. */
export interface Jahresbetraege {
  readonly id: string;
  readonly jahr: number;
  readonly betraege: Betraege;
}

/**
 * Alle Ergebniszellen: erst die der Einträge und ihrer Summen, dann die Übersicht. `gitter` ist das ganze Blatt, denn
 * Summen und Übersicht stehen nicht in den Tabellenobjekten von Excel; ohne es fehlen sie.
 */
export function* ergebniszellen(tabellen: Tabellen, plan: Blattplan, gitter: Gitter | null): Generator<Ergebniszelle> {
  const vollstaendig = plan.zeilen.every(({ betraege }) => betraege !== null);
  const summen = gitter ? tabellenImGitter(gitter) : null;
  for (const art of ['stelle', 'massnahme'] as const) {
    const tabelle = tabellen[TABELLE_DER[art]];
    if (!tabelle) continue;
    const zeilen = planzeilenIn(tabelle, art, plan);
    for (const [id, { zeile, betraege }] of zeilen)
      yield* zeilenzellen(tabelle, zeile, art, betraege, (was) => ({
        titel: was.titel,
        name: `${WORT[art].einer} ${id}, ${was.name}`,
      }));
    const mitSumme = summen?.[TABELLE_DER[art]];
    const zeile = mitSumme && summenzeile(mitSumme);
    if (!mitSumme || !zeile) continue;
    const betraege = [...zeilen.values()].flatMap((eintrag) => eintrag.betraege);
    const benannt = ({ titel, name }: Benannt) => ({
      titel: `${titel}, Summe`,
      name: `Summe der ${WORT[art].alle}, ${name}`,
    });
    for (const zelle of zeilenzellen(mitSumme, zeile, art, betraege, benannt))
      yield vollstaendig ? zelle : ohneSoll(zelle);
  }
  if (!gitter) return;
  // Auch die Stellen nach Schlüssel: Beginnt eine Stelle vor jedem Regelstand, hat das Blatt keinen Tag für sie.
  for (const zelle of [...uebersichtszellen(gitter, plan), ...stellenzellen(gitter, plan)])
    yield vollstaendig ? zelle : ohneSoll(zelle);
}

/** Die Ergebniszelle an diesem Ort; `null`, wenn er keine ist. */
export function ergebniszelleAn(
  ort: Zellbezug,
  tabellen: Tabellen,
  plan: Blattplan,
  gitter: Gitter | null,
): Ergebniszelle | null {
  for (const zelle of ergebniszellen(tabellen, plan, gitter)) {
    const { blatt, zeile, spalte } = zelle.zelle;
    if (zeile === ort.zeile && spalte === ort.spalte && blatt === ort.blatt) return zelle;
  }
  return null;
}

/** Zu jeder Zeile der Tabelle, die der Plan rechnet, ihre Beträge je Haushaltsjahr. */
export function planzeilenIn(
  tabelle: Tabelle,
  art: Eintragsart,
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
    bisher.betraege.push({ id, jahr: haushaltsjahr, betraege });
    zeilen.set(id, bisher);
  }
  return zeilen;
}

/** Platz einer Überschrift in der Kopfzeile; −1, wenn es sie nicht gibt. */
export function spalteMit(tabelle: Tabelle, titel: string): number {
  return kopfVon(tabelle).plaetze.get(normal(titel)) ?? -1;
}

interface Kopf {
  /** Überschrift in Vergleichsform → ihr erster Platz. */
  readonly plaetze: ReadonlyMap<string, number>;
  /** Die Jahre, für die es eine Spalte dieses Felds gibt. */
  readonly jahre: ReadonlyMap<(typeof JAHRESFELDER)[number], readonly number[]>;
}

/** Gefragt wird nach jeder Spalte jeder Zeile; gelesen wird eine Kopfzeile nur einmal. */
const KOEPFE = new WeakMap<readonly Zellwert[], Kopf>();
const OHNE_KOPF: readonly Zellwert[] = [];

function kopfVon({ werte: [zeile = OHNE_KOPF] }: Tabelle): Kopf {
  const bekannt = KOEPFE.get(zeile);
  if (bekannt) return bekannt;
  const titel = zeile.map(normal);
  const plaetze = new Map<string, number>();
  for (const [platz, einer] of titel.entries()) if (!plaetze.has(einer)) plaetze.set(einer, platz);
  const jahre = new Map(JAHRESFELDER.map((feld) => [feld, titel.flatMap((einer) => jahrIn(einer, feld))]));
  const kopf = { plaetze, jahre };
  KOEPFE.set(zeile, kopf);
  return kopf;
}

type Benannt = Pick<Ergebniszelle, 'titel' | 'name'>;

/** Jede Ergebnisspalte einer Zeile; eine Summe zählt nur, was das Blatt zeigt. */
function* zeilenzellen(
  tabelle: Tabelle,
  zeile: number,
  art: Eintragsart,
  zeilen: readonly Jahresbetraege[],
  benannt: (spalte: Benannt) => Benannt,
): Generator<Ergebniszelle> {
  const ergebnis = (spalte: Benannt, feld: Betragsfeld, deren: readonly Jahresbetraege[]): Ergebniszelle[] => {
    const platz = spalteMit(tabelle, spalte.titel);
    if (platz < 0) return [];
    return [
      {
        zelle: { blatt: tabelle.blatt, zeile: tabelle.zeile + zeile, spalte: tabelle.spalte + platz },
        ...benannt(spalte),
        wert: tabelle.werte[zeile]?.[platz] ?? null,
        soll: summe(deren, feld) / 100,
        einheit: '€',
        ziele: deren.map(({ id, jahr }) => ({ id, haushaltsjahr: jahr, feld })),
      },
    ];
  };
  for (const feld of JAHRESFELDER) {
    const jeJahr = kopfVon(tabelle).jahre.get(feld) ?? [];
    const { kurz, titel } = PLANFELD[feld];
    if (art === 'stelle' || feld === 'integrationspauschale')
      for (const jahr of jeJahr)
        yield* ergebnis(
          { titel: jahrestitel(feld, jahr), name: `${titel} ${jahr}` },
          feld,
          zeilen.filter((z) => z.jahr === jahr),
        );
    if (art === 'stelle')
      yield* ergebnis(
        { titel: `${kurz} Summe`, name: `${titel} insgesamt` },
        feld,
        zeilen.filter((z) => jeJahr.includes(z.jahr)),
      );
    else if (feld !== 'integrationspauschale') yield* ergebnis({ titel: kurz, name: titel }, feld, zeilen);
  }
}

/** Spalten der Übersicht: woraus jede entsteht und wie sie heißt. */
const UEBERSICHTSFELDER: readonly { readonly name: string; readonly felder: readonly Betragsfeld[] }[] = [
  ...(['ausgaben', 'zuwendung', 'eigenanteil', 'integrationspauschale'] as const).map((feld) => ({
    name: PLANFELD[feld].titel,
    felder: [feld],
  })),
  { name: 'Eigenanteil ohne Integrationspauschale', felder: ['kommune', 'partner'] },
];

function* uebersichtszellen(
  gitter: Gitter,
  { jeHaushaltsjahr }: Pick<Finanzierungsplan, 'jeHaushaltsjahr'>,
): Generator<Ergebniszelle> {
  for (const { zeile, spalte, jahre } of uebersichten(gitter)) {
    const gezeigt = jeHaushaltsjahr.filter(({ schluessel }) => jahre.includes(schluessel));
    const ganz = gezeigt.length === jeHaushaltsjahr.length;
    for (const [nr, jahr] of [...jahre, null].entries()) {
      const deren = jahr === null ? gezeigt : gezeigt.filter(({ schluessel }) => schluessel === jahr);
      for (const [i, { name, felder }] of UEBERSICHTSFELDER.entries()) {
        const [z, s] = [zeile + 1 + nr, spalte + 1 + i];
        yield {
          zelle: { blatt: gitter.blatt, zeile: gitter.zeile + z, spalte: gitter.spalte + s },
          titel: `Übersicht, ${UEBERSICHTSTITEL[i + 1]} ${jahr ?? 'Summe'}`,
          name: jahr === null ? `Summe ${name}` : `${name}, Haushaltsjahr ${jahr}`,
          wert: gitter.werte[z]?.[s] ?? null,
          soll: felder.reduce((cent, feld) => cent + summe(mitBetraegen(deren), feld), 0) / 100,
          einheit: '€',
          ziele: felder.flatMap((feld): Planziel[] =>
            jahr === null && ganz
              ? [{ summe: 'gesamt', feld }]
              : deren.map(({ schluessel }) => ({ summe: 'haushaltsjahr', schluessel, feld })),
          ),
        };
      }
    }
  }
}

function* stellenzellen(
  gitter: Gitter,
  { stellenNachSchluessel }: Pick<Finanzierungsplan, 'stellenNachSchluessel'>,
): Generator<Ergebniszelle> {
  for (const { zeile, spalte } of schluesselzellen(gitter))
    yield {
      zelle: { blatt: gitter.blatt, zeile: gitter.zeile + zeile, spalte: gitter.spalte + spalte },
      titel: 'Stellen nach Schlüssel',
      name: 'Stellen nach Schlüssel',
      wert: gitter.werte[zeile]?.[spalte] ?? null,
      soll: stellenNachSchluessel === null ? null : Number(stellenNachSchluessel),
      einheit: 'Stellen',
      ziele: stellenNachSchluessel === null ? [] : [{ feld: 'stellenNachSchluessel' }],
    };
}

function ohneSoll(zelle: Ergebniszelle): Ergebniszelle {
  return { ...zelle, soll: null, ziele: [] };
}

function mitBetraegen(summen: Finanzierungsplan['jeHaushaltsjahr']): { readonly betraege: Betraege }[] {
  return summen.flatMap(({ betraege }) => (betraege ? [{ betraege }] : []));
}

/** In Cent. */
function summe(zeilen: readonly { readonly betraege: Betraege }[], feld: Betragsfeld): number {
  return zeilen.reduce((cent, { betraege }) => cent + Math.round(Number(betraege[feld]) * 100), 0);
}

/** Das Jahr einer Überschrift wie „Zuwendung 2020“, in Vergleichsform. */
function jahrIn(titel: string, feld: (typeof JAHRESFELDER)[number]): number[] {
  const anfang = `${normal(PLANFELD[feld].kurz)} `;
  const rest = titel.startsWith(anfang) ? titel.slice(anfang.length) : '';
  return /^\d{4}$/.test(rest) ? [Number(rest)] : [];
}

function kennung(wert: Zellwert): string {
  return typeof wert === 'number' ? String(wert).replace('.', ',') : typeof wert === 'string' ? wert : '';
}
