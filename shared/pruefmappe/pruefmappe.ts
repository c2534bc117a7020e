/**
 * Die Prüfmappe (.xlsx): dieselben Regeln noch einmal als gewöhnliche Excel-Formeln, neben jedem gespeicherten
 * Ergebnis, für alle, die ohne das Add-in prüfen. Verwendet werden nur Funktionen, die jedes Tabellenprogramm kennt.
 */
import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { inHeutigerForm, vergleichDer } from '../antrag/formen.ts';
import { genannteRegelstaende } from '../antrag/nachrechnen.ts';
import { planrechnung } from '../antrag/planrechnung.ts';
import type { Antragsversion } from '../antrag/version.ts';
import { sichtbar } from '../grund/zeichen.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { abrufplanblatt, ZIELE_AB } from './abrufplan-blatt.ts';
import { abwicklungsblatt } from './abwicklung-blatt.ts';
import { besetzungsblatt } from './besetzung-blatt.ts';
import { type Blatt, SCHRIFT } from './blatt.ts';
import { aufPapier, type Druckbild } from './druckbild.ts';
import { ERSTE_ZEILE, GERECHNET_AB, massnahmenblatt, stellenblatt } from './eingaben-blaetter.ts';
import { haushaltsblatt } from './haushalt-blatt.ts';
import { PLANSEITEN_AB, planblatt } from './plan-blatt.ts';
import { type Pruefungen, UNGEPRUEFT } from './pruefungen.ts';
import { rechenwegblatt } from './rechenweg-blatt.ts';
import { regelstandblatt } from './regelstand-blatt.ts';
import { FENSTERSPALTE, tageblatt, tagezeilen } from './tage-blatt.ts';
import { PAUSCHALE_BEZUG, uebersichtblatt } from './uebersicht-blatt.ts';
import { ZWEITE_SEITE_AB, zeilenblatt } from './zeilen-blatt.ts';
import { jahresanfaenge, zeilenfolge } from './zeilenfolge.ts';
import { zeitblatt } from './zeit-blatt.ts';
import { zinsblatt } from './zinsen-blatt.ts';

/** Eine Zahl mit Formel, Gespeichertem und Unterschied bleibt auf einer Seite. */
const ABWICKLUNGSSEITEN_AB = [10, 16];
/** Links davon stehen die Beträge bis zur Belastung. */
const HAUSHALT_ZWEITE_SEITE_AB = 9;
/** Auf dem Blatt „Besetzung“. */
const ZWEITES_HALBJAHR_AB = 13;
const HASH_GEKUERZT = 12;

/** Die Prüfmappe einer Version als Datei. Gerechnet wird mit den Regelständen, die sie nennt. */
export async function pruefmappe(
  version: Antragsversion,
  verzeichnis: Verzeichnis = REGELSTAENDE,
  pruefungen: Pruefungen = UNGEPRUEFT,
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: blaetter(version, verzeichnis, pruefungen),
    defaultFont: SCHRIFT,
    properties: {
      title: `Prüfmappe ${version.antrag.titel}, Version ${version.version}`,
      creator: 'GK Förderrechner',
      description: `SHA-256 ${version.hash}`,
    },
  });
}

/** Für sich, damit beim Schreiben der Datei nur noch die Zellen im Speicher sind. */
function blaetter(version: Antragsversion, verzeichnis: Verzeichnis, pruefungen: Pruefungen): WriteSheet[] {
  const { antrag, bescheide = [] } = inHeutigerForm(version);
  const rechnung = planrechnung(antrag, genannteRegelstaende(version, verzeichnis), vergleichDer(version), bescheide);
  const regelstand = regelstandblatt(rechnung.verzeichnis);
  const stellen = stellenblatt(rechnung, regelstand);
  const massnahmen = massnahmenblatt(rechnung, regelstand);
  const tage = tageblatt(rechnung, stellen, regelstand);
  const zeit = zeitblatt(rechnung, stellen);
  const folge = zeilenfolge(rechnung);
  const zeilen = zeilenblatt({
    ...{ rechnung, folge, stellen, massnahmen, tage, zeit, regelstand },
    pauschale: PAUSCHALE_BEZUG,
  });
  const plan = planblatt(rechnung, folge, version.ergebnis.finanzierungsplan, zeilen);
  const besetzung = besetzungsblatt({ rechnung, stellen, regelstand });
  const quellen = { rechnung, stellen, tage, zeit, regelstand, besetzung };
  const abwicklung = abwicklungsblatt(quellen, version.ergebnis.abwicklung);
  const abrufplan = abwicklung && abrufplanblatt(quellen);
  const gezaehlt = {
    ...plan,
    anzahlUnterschiede: [plan, abwicklung].flatMap((b) => b?.anzahlUnterschiede ?? []).join('+'),
    unterschiede: plan.unterschiede + (abwicklung?.unterschiede ?? 0),
  };
  const fuss = `${sichtbar(version.antrag.titel)}, Version ${version.version}, SHA-256 ${version.hash.slice(0, HASH_GEKUERZT)}…`;
  const blatt = (inhalt: Blatt, bild: Druckbild, weiteres: Partial<WriteSheet> = {}) =>
    inhalt.fertig({ ...aufPapier(bild, inhalt, fuss), ...weiteres });
  const mitKopf = { kopfzeilen: ERSTE_ZEILE - 1 };
  // Mehrere Tabellen untereinander: Der Kopf der ersten stünde auf jeder Seite über den anderen.
  const nurTitel = { kopfzeilen: 1 };
  const nachTagen = { ...mitKopf, seitenAbZeile: jahresanfaenge(tagezeilen(rechnung).map(({ jahr }) => jahr)) };
  return [
    blatt(uebersichtblatt(version, rechnung, gezaehlt, regelstand, pruefungen), { kopfzeilen: 1 }),
    blatt(
      plan.blatt,
      {
        ...{ ...mitKopf, kopfspalten: 2, seitenAbSpalte: PLANSEITEN_AB },
        ...{ seitenAbZeile: plan.seitenAbZeile, immerAbZeile: plan.immerAbZeile },
      },
      plan.weiteres,
    ),
    blatt(stellen.blatt, { ...mitKopf, kopfspalten: 2, seitenAbSpalte: [GERECHNET_AB] }),
    blatt(massnahmen.blatt, { ...mitKopf, kopfspalten: 2 }),
    blatt(tage.blatt, {
      ...{ ...nachTagen, kopfspalten: 3 },
      seitenAbSpalte: tage.blatt.breiten.length >= FENSTERSPALTE ? [FENSTERSPALTE] : [],
    }),
    ...(zeit ? [blatt(zeit.blatt, { ...nachTagen, kopfspalten: 3 })] : []),
    blatt(zeilen, {
      ...{ ...mitKopf, kopfspalten: 5 },
      seitenAbSpalte: [ZWEITE_SEITE_AB],
      seitenAbZeile: folge.jahresanfaenge,
    }),
    ...(abwicklung
      ? [
          ...(besetzung
            ? [blatt(besetzung.blatt, { ...nurTitel, kopfspalten: 2, seitenAbSpalte: [ZWEITES_HALBJAHR_AB] })]
            : []),
          blatt(abwicklung.blatt, { ...nurTitel, kopfspalten: 2, seitenAbSpalte: ABWICKLUNGSSEITEN_AB }),
          ...(abrufplan ? [blatt(abrufplan, { ...mitKopf, kopfspalten: 2, seitenAbSpalte: [ZIELE_AB] })] : []),
          blatt(haushaltsblatt({ rechnung, folge, zeilen, abwicklung }), {
            ...nurTitel,
            kopfspalten: 2,
            seitenAbSpalte: [HAUSHALT_ZWEITE_SEITE_AB],
          }),
          blatt(zinsblatt(abwicklung.erstattung), { kopfzeilen: 1 }),
        ]
      : []),
    blatt(rechenwegblatt(rechnung), mitKopf),
    blatt(regelstand.blatt, { kopfzeilen: 1 }),
  ];
}
