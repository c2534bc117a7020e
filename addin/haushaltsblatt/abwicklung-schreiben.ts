/** Abwicklung → Tabellen nach dem Bescheid, unter denen des Plans im selben Blatt. */
import { adresse, spaltenname } from '../workbook/zellen.ts';
import * as formel from './abwicklungsformeln.ts';
import {
  ABWICKLUNGSLISTEN,
  ABWICKLUNGSSPALTEN,
  ABWICKLUNGSTABELLEN,
  ABWICKLUNGSTITEL,
  type Abwicklungsart,
  type Abwicklungsliste,
  type Abwicklungsspalte,
  BESCHEIDSPALTEN,
  istFeld,
  UEBERSICHT_NACH_BESCHEID,
  ZAHLWEISE_FELD,
} from './abwicklungsspalten.ts';
import type { Bauplan } from './bauplan.ts';
import { BESCHEIDFELDER, type Bescheidzeile } from './bescheidtabelle.ts';
import { FORMAT_BETRAG, FORMAT_DATUM } from './feldarten.ts';
import { leseOrt } from './pfade.ts';
import { MONATSGRENZEN_TITEL } from './spalten.ts';

/** Vorbereitete leere Zeilen unter den eingetragenen. */
const LEERZEILEN = 3;
const BETRAG_ODER_STRICH = `${FORMAT_BETRAG};-${FORMAT_BETRAG};"–"`;
const OHNE_FORMAT = '';
const BESCHEIDFORMAT: Partial<Record<keyof typeof BESCHEIDSPALTEN, string>> = {
  datum: FORMAT_DATUM,
  haushaltsjahr: '0',
  zuwendung: FORMAT_BETRAG,
  von: FORMAT_DATUM,
  bis: FORMAT_DATUM,
  bestandskraeftigAm: FORMAT_DATUM,
  verzichtAm: FORMAT_DATUM,
  letzterAbruf: FORMAT_DATUM,
};

export interface Abwicklungsangaben {
  /** In der Form von `antrag.abwicklung`, ohne Anspruch auf Vollständigkeit; `null`: leere Tabellen. */
  readonly abwicklung: unknown;
  readonly bescheide: readonly Bescheidzeile[];
}

/** Was die Tabellen vom Plan im selben Blatt brauchen. */
export interface Planlage {
  readonly orte: formel.Planorte;
  readonly haushaltsjahre: readonly number[];
  /** Die Zelle mit der Summe der Zuwendungen der Stellen in diesem Jahr. */
  stellensumme(jahr: number): string;
  readonly hatStellen: boolean;
  readonly hatMassnahmen: boolean;
  readonly werte: formel.Stellenwerte | null;
  readonly regelstand: formel.Abrechnungsumgebung['regelstand'];
}

interface Tabellenlage {
  /** Erste Zeile nach ihr und der freien Zeile darunter. */
  readonly ende: number;
  readonly ort: formel.Spaltenort;
}

/** Schreibt alle Tabellen ab dieser Zeile. */
export function schreibeAbwicklung(
  blatt: Bauplan,
  start: number,
  { abwicklung, bescheide }: Abwicklungsangaben,
  plan: Planlage,
): void {
  blatt.text(start, 0, ZAHLWEISE_FELD.titel, 'beschriftung');
  blatt.eingabe(start, 1, ZAHLWEISE_FELD.art, leseOrt(abwicklung, ['zahlweise']), 1);
  blatt.text(
    start,
    2,
    'Wonach ein Ist einem Haushaltsjahr gehört (R20); einmal für den ganzen Antrag.',
    'erlaeuterung',
  );
  const zeilenDer = (liste: Abwicklungsliste): readonly unknown[] => {
    const zeilen = leseOrt(abwicklung, [liste]);
    return Array.isArray(zeilen) ? zeilen : [];
  };
  const programme = [...(plan.hatStellen ? ['Baustein 6'] : []), ...(plan.hatMassnahmen ? ['Bausteine 1–5'] : [])];
  const uebersicht = start + 2;
  const uebersichtszeilen = programme.flatMap((name) => plan.haushaltsjahre.map((jahr) => ({ name, jahr })));
  const bescheidstart = uebersicht + uebersichtszeilen.length + 3;
  const lagen = new Map<Abwicklungsart, Tabellenlage>();
  lagen.set('bescheide', schreibeBescheide(blatt, bescheidstart, bescheide));
  let zeile = lagen.get('bescheide')?.ende ?? bescheidstart;
  const spalten = spaltenJeListe(plan.haushaltsjahre);
  for (const liste of ABWICKLUNGSLISTEN) {
    lagen.set(liste, lageVon(zeile, spalten[liste], zeilenDer(liste).length + LEERZEILEN));
    zeile = lagen.get(liste)?.ende ?? zeile;
  }
  const ort = (art: Abwicklungsart) => lagen.get(art)?.ort as formel.Spaltenort;
  const umgebung: formel.Abrechnungsumgebung = {
    plan: plan.orte,
    besetzung: ort('besetzung'),
    werte: plan.werte,
    regelstand: plan.regelstand,
    grenzen: MONATSGRENZEN_TITEL,
  };
  const ergebnisse = ergebnisformeln(umgebung, ort, plan.haushaltsjahre);
  for (const liste of ABWICKLUNGSLISTEN) {
    const beginn = (lagen.get(liste)?.ende ?? 0) - zeilenDer(liste).length - LEERZEILEN - 3;
    schreibeListe(blatt, beginn, liste, spalten[liste], zeilenDer(liste), ergebnisse[liste]);
  }
  schreibeUebersicht(blatt, uebersicht, uebersichtszeilen, plan, {
    plan: plan.orte,
    bescheide: ort('bescheide'),
    ist: ort('ist'),
    abrufe: ort('abrufe'),
  });
}

/** Die Fördertage der Besetzung stehen je Haushaltsjahr. */
function spaltenJeListe(jahre: readonly number[]): Readonly<Record<Abwicklungsliste, readonly Abwicklungsspalte[]>> {
  const tage = jahre.map((jahr) => ({ ergebnis: `Fördertage ${jahr}` }));
  return { ...ABWICKLUNGSSPALTEN, besetzung: [...ABWICKLUNGSSPALTEN.besetzung, ...tage] };
}

function titelDer(spalte: Abwicklungsspalte): string {
  return istFeld(spalte) ? spalte.titel : spalte.ergebnis;
}

/** Abschnitt, Kopf, Zeilen, eine freie: Auch was in ihr eingetragen oder über ihr eingefügt wird, zählt mit. */
function lageVon(start: number, spalten: readonly (Abwicklungsspalte | string)[], zeilen: number): Tabellenlage {
  const titel = spalten.map((spalte) => (typeof spalte === 'string' ? spalte : titelDer(spalte)));
  return {
    ende: start + zeilen + 3,
    ort: (name) => {
      const spalte = spaltenname(titel.indexOf(name));
      return `$${spalte}$${start + 3}:$${spalte}$${start + zeilen + 3}`;
    },
  };
}

/** Berechnet die Formel einer Ergebnisspalte; `z` nennt die Zelle derselben Zeile unter einer Überschrift. */
type Ergebnisformel = (z: (titel: string) => string) => string;
type Ergebnisformeln = Readonly<Record<string, { readonly formel: Ergebnisformel; readonly format: string }>>;

function ergebnisformeln(
  umgebung: formel.Abrechnungsumgebung,
  ort: (art: Abwicklungsart) => formel.Spaltenort,
  jahre: readonly number[],
): Readonly<Record<Abwicklungsliste, Ergebnisformeln>> {
  const { plan, regelstand } = umgebung;
  const text = (rechne: Ergebnisformel) => ({ formel: rechne, format: OHNE_FORMAT });
  const betrag = (rechne: Ergebnisformel) => ({ formel: rechne, format: BETRAG_ODER_STRICH });
  const tag = (rechne: Ergebnisformel) => ({ formel: rechne, format: FORMAT_DATUM });
  const tage = (rechne: Ergebnisformel) => ({ formel: rechne, format: '0;-0;"–"' });
  const bezeichnung = text((z) => formel.eintragstext(plan, 'Bezeichnung', z('Eintrag')));
  const zaehlt = (art: 'von' | 'bis') =>
    tag((z) => formel.gezaehlterTag(plan, art, { id: z('Eintrag'), von: z('von'), bis: z('bis') }));
  const besetzung = ort('besetzung');
  const [anteil, stelle, grenzen] = ['Stellenanteil', 'Stelle', 'Grenzen der Besetzung (A2)'];
  const imJahr = (z: (titel: string) => string) => formel.tageImJahr(z('Eintrag'), z('Haushaltsjahr'), jahre, umgebung);
  return {
    besetzung: {
      Bezeichnung: bezeichnung,
      [stelle as string]: text((z) => formel.stelleDerBesetzung(plan, z('Eintrag'))),
      [anteil as string]: { formel: (z) => formel.anteilDerBesetzung(plan, z('Eintrag')), format: '0.0#####' },
      'zählt von': zaehlt('von'),
      'zählt bis': zaehlt('bis'),
      [grenzen as string]: text((z) =>
        formel.besetzungsgrenzen(
          { von: z('zählt von'), bis: z('zählt bis'), stelle: z('Stelle'), platz: z('Platz (A2)') },
          {
            von: besetzung('zählt von'),
            bis: besetzung('zählt bis'),
            stelle: besetzung('Stelle'),
            platz: besetzung('Platz (A2)'),
          },
        ),
      ),
      'Platz (A2)': text((z) => formel.besetzungsplatz(z('Eintrag'))),
      ...Object.fromEntries(
        jahre.map((jahr) => [
          `Fördertage ${jahr}`,
          tage((z) =>
            formel.besetzteTage(
              z('zählt von'),
              z('zählt bis'),
              jahr,
              regelstand.stellen(z('Eintrag')),
              z(grenzen as string),
            ),
          ),
        ]),
      ),
    },
    ist: {
      Bezeichnung: bezeichnung,
      Programm: text((z) => formel.programm(plan, z('Eintrag'))),
      Ist: betrag((z) => formel.istDesJahres(z('Jahresbetrag'), `${z('Januar')}:${z('Dezember')}`)),
      Fördertage: tage((z) => formel.foerdertagezelle(z('Eintrag'), z('Haushaltsjahr'), plan, imJahr(z))),
      bewilligt: betrag((z) =>
        formel.anteilAmBescheid(
          { id: z('Eintrag'), jahr: z('Haushaltsjahr'), programm: z('Programm') },
          ort('bescheide'),
        ),
      ),
      endgültig: betrag((z) =>
        formel.endgueltig(
          {
            id: z('Eintrag'),
            jahr: z('Haushaltsjahr'),
            ist: z('Ist'),
            andereMittel: z('andere Mittel'),
            bewilligt: z('bewilligt'),
            tage: z('Fördertage'),
          },
          umgebung,
        ),
      ),
    },
    abrufe: { Stand: text((z) => formel.abrufstand(z('Betrag'), z('eingegangen am'))) },
    weiterleitungen: {
      endgültig: betrag((z) =>
        formel.endgueltigBeimPartner(
          {
            id: z('Eintrag'),
            jahr: z('Haushaltsjahr'),
            ist: z('Ist des Partners'),
            andereMittel: null,
            bewilligt: z('Betrag'),
            tage: imJahr(z),
          },
          umgebung,
          ort('weiterleitungen'),
        ),
      ),
      zurückzuzahlen: betrag((z) => formel.erstattung(z('Betrag'), z('endgültig'))),
    },
    konten: {
      Bezeichnung: bezeichnung,
      Programm: text((z) => formel.programm(plan, z('Eintrag'))),
      Träger: text((z) => formel.eintragstext(plan, 'Träger', z('Eintrag'))),
    },
  };
}

function schreibeListe(
  blatt: Bauplan,
  start: number,
  liste: Abwicklungsliste,
  spalten: readonly Abwicklungsspalte[],
  zeilen: readonly unknown[],
  ergebnisse: Ergebnisformeln,
): void {
  const kopf = start + 1;
  const anzahl = zeilen.length + LEERZEILEN;
  blatt.text(start, 0, ABWICKLUNGSTITEL[liste], 'abschnitt');
  spalten.forEach((spalte, i) => {
    blatt.text(kopf, i, titelDer(spalte), istFeld(spalte) ? 'kopf' : 'kopfErgebnis');
  });
  for (let i = 0; i < anzahl; i++) {
    const zeile = kopf + 1 + i;
    const z = (titel: string) => adresse({ zeile, spalte: spalten.findIndex((spalte) => titelDer(spalte) === titel) });
    spalten.forEach((spalte, s) => {
      if (istFeld(spalte)) {
        blatt.eingabe(zeile, s, spalte.art, leseOrt(zeilen[i] ?? null, spalte.ort), i === 0 ? anzahl + 1 : 0);
        return;
      }
      const ergebnis = ergebnisse[spalte.ergebnis];
      if (ergebnis) blatt.formel(zeile, s, ergebnis.formel(z), ergebnis.format, 'ergebnis');
    });
  }
  blatt.tabelle({
    name: ABWICKLUNGSTABELLEN[liste],
    filter: true,
    titel: ABWICKLUNGSTITEL[liste],
    zeile: kopf,
    spalte: 0,
    zeilen: anzahl + 1,
    spalten: spalten.length,
  });
}

/** Niemand schreibt hinein: Ein Bescheid wird festgehalten, nicht eingetragen. */
function schreibeBescheide(blatt: Bauplan, start: number, bescheide: readonly Bescheidzeile[]): Tabellenlage {
  const kopf = start + 1;
  blatt.text(start, 0, ABWICKLUNGSTITEL.bescheide, 'abschnitt');
  const anzahl = Math.max(1, bescheide.length);
  BESCHEIDFELDER.forEach((feld, s) => {
    blatt.text(kopf, s, BESCHEIDSPALTEN[feld], 'kopfErgebnis');
    for (let i = 0; i < anzahl; i++) {
      const wert = bescheide[i]?.[feld] ?? null;
      const zeile = kopf + 1 + i;
      if (typeof wert === 'number') blatt.zahl(zeile, s, wert, BESCHEIDFORMAT[feld] ?? OHNE_FORMAT, 'ergebnis');
      else if (typeof wert === 'string') blatt.text(zeile, s, wert, 'ergebnis');
      else blatt.leer(zeile, s, 'ergebnis');
    }
  });
  blatt.tabelle({
    name: ABWICKLUNGSTABELLEN.bescheide,
    filter: true,
    titel: ABWICKLUNGSTITEL.bescheide,
    zeile: kopf,
    spalte: 0,
    zeilen: anzahl + 1,
    spalten: BESCHEIDFELDER.length,
  });
  return lageVon(
    start,
    BESCHEIDFELDER.map((feld) => BESCHEIDSPALTEN[feld]),
    anzahl,
  );
}

function schreibeUebersicht(
  blatt: Bauplan,
  start: number,
  zeilen: readonly { readonly name: string; readonly jahr: number }[],
  plan: Planlage,
  orte: Omit<formel.Uebersichtsorte, 'zelle'>,
): void {
  const titel = Object.values(UEBERSICHT_NACH_BESCHEID);
  const kopf = start + 1;
  blatt.text(start, 0, ABWICKLUNGSTITEL.uebersicht, 'abschnitt');
  titel.forEach((text, s) => {
    blatt.text(kopf, s, text, 'kopfErgebnis');
  });
  zeilen.forEach(({ name, jahr }, i) => {
    const zeile = kopf + 1 + i;
    const zelle = (text: string) => adresse({ zeile, spalte: titel.indexOf(text as (typeof titel)[number]) });
    const stellensumme = name === 'Baustein 6' ? plan.stellensumme(jahr) : null;
    const formeln = formel.uebersichtszeile({ ...orte, zelle }, jahr, stellensumme, UEBERSICHT_NACH_BESCHEID);
    blatt.text(zeile, 0, name, 'ergebnis');
    blatt.zahl(zeile, 2, jahr, '0', 'ergebnis');
    for (const [text, inhalt] of formeln)
      blatt.formel(
        zeile,
        titel.indexOf(text as (typeof titel)[number]),
        inhalt,
        text === UEBERSICHT_NACH_BESCHEID.stand ? OHNE_FORMAT : BETRAG_ODER_STRICH,
        'ergebnis',
      );
  });
  blatt.tabelle({
    name: ABWICKLUNGSTABELLEN.uebersicht,
    filter: false,
    titel: ABWICKLUNGSTITEL.uebersicht,
    zeile: kopf,
    spalte: 0,
    zeilen: Math.max(1, zeilen.length) + 1,
    spalten: titel.length,
  });
}
