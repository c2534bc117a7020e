/**
 * Jede Zelle der Tabellen nach dem Bescheid, die eine Zahl zeigt, und was der Plan dort hat: Wer beide vergleicht und wer
 * eine Zelle erklärt, liest sie hier.
 */
import {
  abwicklungsrechnung,
  type Eintragsrechnung,
  type Jahresrechnung,
  type Programmrechnung,
} from '../../shared/antrag/abwicklungsrechnung.ts';
import { partnerergebnisse } from '../../shared/antrag/partnerergebnis.ts';
import type { Planrechnung } from '../../shared/antrag/planrechnung.ts';
import { PROGRAMMNAMEN, type Programm } from '../../shared/antrag/programm.ts';
import { alsZahl } from '../../shared/grund/geld.ts';
import type { Schritt } from '../../shared/kern/rechenweg.ts';
import type { Groesse } from '../../shared/regelstand/groesse.ts';
import { adresse, istLeer, istZellfehler, normal, type Zellbezug, type Zellwert } from '../workbook/zellen.ts';
import { UEBERSICHT_NACH_BESCHEID } from './abwicklungsspalten.ts';
import type { Blattabweichung } from './blattabweichungen.ts';
import { JAHR, PROGRAMM } from './feldarten.ts';
import type { Abwicklungsblatt, Tabelle } from './tabellen.ts';

export interface Abwicklungszelle {
  readonly zelle: Zellbezug;
  /** „endgültig“ */
  readonly titel: string;
  /** „Baustein 6, Haushaltsjahr 2021, endgültig“ */
  readonly name: string;
  readonly wert: Zellwert;
  /** In € oder Tagen; `null`, wo der Plan dort nichts hat. */
  readonly soll: number | null;
  readonly einheit: '€' | 'Tage';
  readonly groesse: Groesse<'€' | 'Tage'> | null;
}

type Uebersichtsfeld = Exclude<keyof typeof UEBERSICHT_NACH_BESCHEID, 'programm' | 'stand' | 'haushaltsjahr'>;
/** Was ohne einen ganzen Plan keine Zahl hat, wie im Ergebnis einer Version. */
const AUS_DEM_PLAN: ReadonlySet<Uebersichtsfeld> = new Set([
  'geplant',
  'ist',
  'endgueltig',
  'zuErstatten',
  'forderung',
  'verbindlichkeit',
]);

/** Erst die Übersicht, dann Ist und Weiterleitung, in der Reihenfolge des Blatts. */
export function* abwicklungszellen(
  { tabellen }: Abwicklungsblatt,
  rechnung: Planrechnung,
): Generator<Abwicklungszelle> {
  const programme = abwicklungsrechnung(rechnung);
  if (tabellen.uebersicht) yield* uebersichtszellen(tabellen.uebersicht, programme);
  if (tabellen.ist) yield* istzellen(tabellen.ist, rechnung, programme);
  if (tabellen.weiterleitungen) yield* partnerzellen(tabellen.weiterleitungen, rechnung);
}

/** Die Zelle an diesem Ort; `null`, wenn er keine ist. */
export function abwicklungszelleAn(
  ort: Zellbezug,
  blatt: Abwicklungsblatt,
  rechnung: Planrechnung,
): Abwicklungszelle | null {
  for (const eine of abwicklungszellen(blatt, rechnung)) {
    const { blatt: name, zeile, spalte } = eine.zelle;
    if (zeile === ort.zeile && spalte === ort.spalte && name === ort.blatt) return eine;
  }
  return null;
}

/** Wo die Tabellen etwas anderes zeigen; auf den Cent. */
export function vergleicheNachBescheid(blatt: Abwicklungsblatt, rechnung: Planrechnung): Blattabweichung[] {
  const abweichungen: Blattabweichung[] = [];
  for (const { zelle, titel, wert, soll, einheit } of abwicklungszellen(blatt, rechnung)) {
    const gleich =
      soll === null ? istLeer(wert) : typeof wert === 'number' && Math.round(wert * 100) === Math.round(soll * 100);
    if (gleich) continue;
    const text = `Zelle ${adresse(zelle)} („${titel}“) zeigt ${anzeige(wert, einheit)}, nach dem Bescheid ${soll === null ? 'steht dort noch nichts' : `sind es ${deutsch(soll, einheit)}`}.`;
    abweichungen.push({ zelle, soll: soll ?? 0, text });
  }
  return abweichungen;
}

/** Warum die Formeln der Tabellen nicht alles rechnen, was der Plan rechnet; `null`, wo sie es tun. */
export function nurImPlan({ antrag, besetzungen, zeilen, vergleich }: Planrechnung): string | null {
  const stellen = antrag.stellen.flatMap(({ stelle }) => (stelle === null ? [] : [vergleich(stelle)]));
  const geteilt = new Set(stellen).size < stellen.length && (antrag.abwicklung?.besetzung.length ?? 0) > 0;
  const andersGezaehlt =
    (antrag.zeitanteil ?? 'dreissigstel') !== 'dreissigstel' && besetzungen.some((b) => b.regelstand.zeitanteilOffen);
  const gruende = [
    ...(geteilt ? ['eine geteilte Stelle mit eingetragener Besetzung'] : []),
    ...(andersGezaehlt ? ['angebrochene Monate in anderer Zählung'] : []),
    ...(zeilen.some(({ art }) => art === 'kuerzung') ? ['die Kürzung auf ein Budget'] : []),
    ...(new Set(besetzungen.map((b) => b.regelstand.id)).size > 1 ? ['mehrere Regelstände der Stellen'] : []),
  ];
  return gruende.length === 0
    ? null
    : `Die Formeln der Tabellen nach dem Bescheid rechnen ${gruende.join(' und ')} nicht ganz mit. Es gilt, was der Tab „Abwicklung“ zeigt.`;
}

function* uebersichtszellen(tabelle: Tabelle, programme: readonly Programmrechnung[]): Generator<Abwicklungszelle> {
  const spalte = (feld: keyof typeof UEBERSICHT_NACH_BESCHEID) => spalteMit(tabelle, UEBERSICHT_NACH_BESCHEID[feld]);
  const felder = Object.keys(UEBERSICHT_NACH_BESCHEID).filter(
    (feld): feld is Uebersichtsfeld => !['programm', 'stand', 'haushaltsjahr'].includes(feld),
  );
  for (const [i, zeile] of tabelle.werte.entries()) {
    const programm = i === 0 ? null : alsProgramm(zeile[spalte('programm')] ?? null);
    const haushaltsjahr = zeile[spalte('haushaltsjahr')];
    const jahr = programme.find((p) => p.programm === programm)?.jahre.find((j) => j.haushaltsjahr === haushaltsjahr);
    if (!programm || !jahr) continue;
    for (const feld of felder) {
      if (spalte(feld) < 0) continue;
      const groesse = AUS_DEM_PLAN.has(feld) && !jahr.planVollstaendig ? null : groesseDes(jahr, feld);
      const titel = UEBERSICHT_NACH_BESCHEID[feld];
      yield zelleIn(
        tabelle,
        i,
        spalte(feld),
        titel,
        `${PROGRAMMNAMEN[programm]}, Haushaltsjahr ${jahr.haushaltsjahr}: ${titel}`,
        groesse,
      );
    }
  }
}

function groesseDes(jahr: Jahresrechnung, feld: Uebersichtsfeld): Groesse<'€'> | null {
  return jahr[feld];
}

function* istzellen(
  tabelle: Tabelle,
  { vergleich }: Planrechnung,
  programme: readonly Programmrechnung[],
): Generator<Abwicklungszelle> {
  const gefunden = new Map<string, { readonly jahr: Jahresrechnung; readonly eintrag: Eintragsrechnung }>();
  for (const { jahre } of programme)
    for (const jahr of jahre)
      for (const eintrag of jahr.eintraege)
        gefunden.set(`${vergleich(eintrag.id)} ${jahr.haushaltsjahr}`, { jahr, eintrag });
  for (const [i, zeile] of tabelle.werte.entries()) {
    const schluessel = zeilenschluessel(tabelle, zeile);
    const treffer =
      i === 0 || schluessel === null ? undefined : gefunden.get(`${vergleich(schluessel.id)} ${schluessel.jahr}`);
    if (!treffer) continue;
    const { jahr, eintrag } = treffer;
    const zahlen: readonly (readonly [string, Groesse<'€' | 'Tage'> | null])[] = [
      ['Ist', eintrag.ist],
      ['Fördertage', eintrag.tage],
      ['bewilligt', jahr.anteile.get(eintrag.id) ?? null],
      ['endgültig', jahr.abrechnungen.get(eintrag.id)?.endgueltig ?? null],
    ];
    for (const [titel, groesse] of zahlen)
      if (spalteMit(tabelle, titel) >= 0)
        yield zelleIn(
          tabelle,
          i,
          spalteMit(tabelle, titel),
          titel,
          `${eintrag.id}, Haushaltsjahr ${jahr.haushaltsjahr}: ${titel}`,
          groesse,
        );
  }
}

/** Zeilen in der Reihenfolge der Tabelle sind die der Abwicklung. */
function* partnerzellen(tabelle: Tabelle, rechnung: Planrechnung): Generator<Abwicklungszelle> {
  const ergebnisse = partnerergebnisse(rechnung);
  let naechstes = 0;
  for (const [i, zeile] of tabelle.werte.entries()) {
    const schluessel = i === 0 ? null : zeilenschluessel(tabelle, zeile);
    const ergebnis = schluessel && ergebnisse[naechstes];
    if (!schluessel || !ergebnis) continue;
    naechstes++;
    if (ergebnis.angaben.haushaltsjahr !== schluessel.jahr || ergebnis.angaben.id !== schluessel.id) return;
    const name = `Weiterleitung an ${ergebnis.angaben.partner}, Haushaltsjahr ${schluessel.jahr}`;
    for (const [titel, groesse] of [
      ['endgültig', ergebnis.abrechnung?.endgueltig ?? null],
      ['zurückzuzahlen', ergebnis.zurueckzuzahlen],
    ] as const)
      if (spalteMit(tabelle, titel) >= 0)
        yield zelleIn(
          tabelle,
          i,
          spalteMit(tabelle, titel),
          titel,
          `${name}: ${titel}`,
          groesse as Schritt<'€'> | null,
        );
  }
}

/** Eintrag und Haushaltsjahr einer Zeile; `null`, wo eines fehlt. */
function zeilenschluessel(
  tabelle: Tabelle,
  zeile: readonly Zellwert[],
): { readonly id: string; readonly jahr: number } | null {
  const [id, jahr] = [zeile[spalteMit(tabelle, 'Eintrag')] ?? null, zeile[spalteMit(tabelle, 'Haushaltsjahr')] ?? null];
  const gelesen = JAHR.lies(jahr);
  if (istLeer(id) || !gelesen.ok) return null;
  return { id: typeof id === 'number' ? String(id).replace('.', ',') : String(id), jahr: Number(gelesen.wert) };
}

function zelleIn(
  tabelle: Tabelle,
  zeile: number,
  spalte: number,
  titel: string,
  name: string,
  groesse: Groesse<'€' | 'Tage'> | null,
): Abwicklungszelle {
  return {
    zelle: { blatt: tabelle.blatt, zeile: tabelle.zeile + zeile, spalte: tabelle.spalte + spalte },
    titel,
    name,
    wert: tabelle.werte[zeile]?.[spalte] ?? null,
    soll: groesse && alsZahl(groesse.wert),
    einheit: titel === 'Fördertage' ? 'Tage' : '€',
    groesse,
  };
}

function alsProgramm(wert: Zellwert): Programm | null {
  const gelesen = PROGRAMM.lies(wert);
  return gelesen.ok ? (gelesen.wert as Programm) : null;
}

function spalteMit({ werte: [kopf = []] }: Tabelle, titel: string): number {
  return kopf.findIndex((wert) => normal(wert) === normal(titel));
}

function anzeige(wert: Zellwert, einheit: Abwicklungszelle['einheit']): string {
  if (istLeer(wert)) return 'nichts';
  if (istZellfehler(wert)) return wert.fehler;
  return typeof wert === 'number' ? deutsch(wert, einheit) : `„${String(wert).slice(0, 40)}“`;
}

const ZAHL = {
  '€': new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  Tage: new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 }),
} as const;

function deutsch(zahl: number, einheit: Abwicklungszelle['einheit']): string {
  return `${ZAHL[einheit].format(zahl)} ${einheit}`;
}
