/**
 * Die Prüfmappe (.xlsx): dieselben Regeln noch einmal als gewöhnliche Excel-Formeln, neben jedem gespeicherten
 * Ergebnis, für alle, die ohne das Add-in prüfen. Verwendet werden nur Funktionen, die jedes Tabellenprogramm kennt.
 */
import { writeXlsx } from 'hucre/xlsx';
import { inHeutigerForm, vergleichDer } from '../antrag/formen.ts';
import { genannteRegelstaende } from '../antrag/nachrechnen.ts';
import { planrechnung } from '../antrag/planrechnung.ts';
import type { Antragsversion } from '../antrag/version.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { abwicklungsblatt } from './abwicklung-blatt.ts';
import { besetzungsblatt } from './besetzung-blatt.ts';
import { ERSTE_ZEILE, massnahmenblatt, stellenblatt } from './eingaben-blaetter.ts';
import { haushaltsblatt } from './haushalt-blatt.ts';
import { planblatt } from './plan-blatt.ts';
import { type Pruefungen, UNGEPRUEFT } from './pruefungen.ts';
import { rechenwegblatt } from './rechenweg-blatt.ts';
import { regelstandblatt } from './regelstand-blatt.ts';
import { tageblatt } from './tage-blatt.ts';
import { PAUSCHALE_BEZUG, uebersichtblatt } from './uebersicht-blatt.ts';
import { zeilenblatt } from './zeilen-blatt.ts';
import { zeitblatt } from './zeit-blatt.ts';
import { zinsblatt } from './zinsen-blatt.ts';

/** Die Prüfmappe einer Version als Datei. Gerechnet wird mit den Regelständen, die sie nennt. */
export async function pruefmappe(
  version: Antragsversion,
  verzeichnis: Verzeichnis = REGELSTAENDE,
  pruefungen: Pruefungen = UNGEPRUEFT,
): Promise<Uint8Array> {
  const { antrag, bescheide = [] } = inHeutigerForm(version);
  const rechnung = planrechnung(antrag, genannteRegelstaende(version, verzeichnis), vergleichDer(version), bescheide);
  const regelstand = regelstandblatt(rechnung.verzeichnis);
  const stellen = stellenblatt(rechnung, regelstand);
  const massnahmen = massnahmenblatt(rechnung, regelstand);
  const tage = tageblatt(rechnung, stellen, regelstand);
  const zeit = zeitblatt(rechnung, stellen);
  const zeilen = zeilenblatt({ rechnung, stellen, massnahmen, tage, zeit, regelstand, pauschale: PAUSCHALE_BEZUG });
  const plan = planblatt(rechnung, version.ergebnis.finanzierungsplan, zeilen);
  const besetzung = besetzungsblatt({ rechnung, stellen, regelstand });
  const quellen = { rechnung, stellen, tage, regelstand, besetzung };
  const abwicklung = abwicklungsblatt(quellen, version.ergebnis.abwicklung);
  const gezaehlt = {
    ...plan,
    anzahlUnterschiede: [plan, abwicklung].flatMap((b) => b?.anzahlUnterschiede ?? []).join('+'),
    unterschiede: plan.unterschiede + (abwicklung?.unterschiede ?? 0),
  };
  const mitKopf = { freezePane: { rows: ERSTE_ZEILE - 1 } };
  return writeXlsx({
    sheets: [
      uebersichtblatt(version, rechnung, gezaehlt, regelstand, pruefungen).fertig(),
      plan.sheet,
      stellen.blatt.fertig(mitKopf),
      massnahmen.blatt.fertig(mitKopf),
      tage.blatt.fertig(mitKopf),
      ...(zeit ? [zeit.blatt.fertig(mitKopf)] : []),
      zeilen.fertig(mitKopf),
      ...(abwicklung
        ? [
            ...(besetzung ? [besetzung.blatt.fertig(mitKopf)] : []),
            abwicklung.blatt.fertig(mitKopf),
            haushaltsblatt({ rechnung, zeilen, abwicklung }).fertig(mitKopf),
            zinsblatt(abwicklung.erstattung).fertig(),
          ]
        : []),
      rechenwegblatt(rechnung).fertig(mitKopf),
      regelstand.blatt.fertig(),
    ],
    properties: {
      title: `Prüfmappe ${version.antrag.titel}, Version ${version.version}`,
      creator: 'GK Förderrechner',
      description: `SHA-256 ${version.hash}`,
    },
  });
}
