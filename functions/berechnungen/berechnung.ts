/** Rechnet einen Antrag, ohne etwas zu speichern: Finanzierungsplan, Hinweise und Rechenweg. */

import type { VollerBescheid } from '../../shared/antrag/bescheid.ts';
import { ergebnisVon, type Planziel, planschritt } from '../../shared/antrag/finanzierungsplan.ts';
import { hinweiseZu } from '../../shared/antrag/hinweise.ts';
import { nachDemBescheid } from '../../shared/antrag/nach-dem-bescheid.ts';
import { PLANFELDER } from '../../shared/antrag/planfelder.ts';
import { type Planrechnung, planrechnung } from '../../shared/antrag/planrechnung.ts';
import { OHNE_PRUEFANGABEN, type Pruefangaben } from '../../shared/antrag/pruefangaben.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import { tag } from '../../shared/antrag/tag.ts';
import { verwendeteRegelstaende } from '../../shared/antrag/verwendete-regelstaende.ts';
import type { Zinsanfrage } from '../../shared/api/nach-dem-bescheid.ts';
import { istFehlerDerEingabe } from '../../shared/grund/fehler.ts';
import { alsBetrag } from '../../shared/grund/geld.ts';
import { namensschluessel } from '../../shared/grund/name.ts';
import { rechenweg } from '../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../shared/kern/rechenweg-text.ts';
import { KERN_VERSION } from '../../shared/kern/version.ts';
import { zinsen as zinsschritt } from '../../shared/kern/zinsen.ts';
import { REGELSTAENDE } from '../../shared/regelstand/verzeichnis.ts';
import { ProblemFehler } from '../http/problem.ts';

/** Mehr Zeilen passen mit ihrem Rechenweg nicht sicher in eine Antwort. */
export const ZEILEN_MIT_RECHENWEG = 300;

/**
 * So viele Schritte haben alle gefragten Rechenwege zusammen höchstens. Eine Antwort darf mit Maskierung 6 MB haben,
 * ein Schritt etwa 600 Byte; der Rechenweg einer Summe über 500 Stellen allein hätte über 15.000.
 */
export const SCHRITTE_HOECHSTENS = 4_000;

/** Eine Berechnung; was fehlt, ist leer. */
interface Frage {
  readonly antrag: Antrag;
  readonly ziele?: readonly Planziel[] | undefined;
  readonly bescheide?: readonly VollerBescheid[] | undefined;
  readonly zinsen?: readonly Zinsanfrage[] | undefined;
  readonly pruefung?: Pruefwunsch | undefined;
}

type Pruefwunsch = { readonly [A in keyof Pruefangaben]?: Pruefangaben[A] | null | undefined };

/**
 * Die Antwort auf `POST /berechnungen`; Rechenwege zu jeder Zeile nur bis {@link ZEILEN_MIT_RECHENWEG} Zeilen.
 * @throws {ProblemFehler} 422, wenn die Rechenwege der gefragten Zahlen zu lang sind oder sich Zinsen nicht rechnen
 * lassen
 */
export function berechnung({ antrag, ziele = [], bescheide = [], zinsen = [], pruefung = {} }: Frage) {
  const rechnung = planrechnung(antrag, REGELSTAENDE, namensschluessel, bescheide);
  return {
    ergebnis: ergebnisVon(rechnung),
    hinweise: hinweiseZu(rechnung, pruefangaben(pruefung)),
    rechenweg: {
      zeilen: rechnung.zeilen.length > ZEILEN_MIT_RECHENWEG ? null : zeilenrechenwege(rechnung),
      stellenNachSchluessel: rechnung.stellenNachSchluessel && rechenwegzeilen(rechnung.stellenNachSchluessel),
      ziele: zielrechenwege(rechnung, ziele),
    },
    nachDemBescheid: nachDemBescheid(rechnung),
    zinsen: zinsen.map(zinsrechnung),
    regelstand: verwendeteRegelstaende(antrag),
    kern: KERN_VERSION,
  };
}

function pruefangaben({
  stichtag,
  abweichungProzent,
  partnernachweisTage,
  nachweisVorgelegtAm,
}: Pruefwunsch): Pruefangaben {
  return {
    stichtag: stichtag ?? OHNE_PRUEFANGABEN.stichtag,
    abweichungProzent: abweichungProzent ?? OHNE_PRUEFANGABEN.abweichungProzent,
    partnernachweisTage: partnernachweisTage ?? OHNE_PRUEFANGABEN.partnernachweisTage,
    nachweisVorgelegtAm: nachweisVorgelegtAm ?? OHNE_PRUEFANGABEN.nachweisVorgelegtAm,
  };
}

function zielrechenwege(rechnung: Planrechnung, ziele: readonly Planziel[]) {
  let summe = 0;
  return ziele.map((ziel, i) => {
    const schritt = planschritt(rechnung, ziel);
    summe += schritt ? rechenweg(schritt).length : 0;
    if (summe > SCHRITTE_HOECHSTENS) throw zuLang(i);
    return { ziel, schritte: schritt && rechenwegzeilen(schritt) };
  });
}

/** @throws {ProblemFehler} 422 mit dem Feld, z. B. wo für einen Tag kein Basiszinssatz bekannt ist */
function zinsrechnung({ ab, gezahltAm, wechsel, ...angaben }: Zinsanfrage, i: number) {
  try {
    const schritt = zinsschritt({
      ...angaben,
      ab: tag(ab),
      gezahltAm: tag(gezahltAm),
      zahlungsfeld: 'gezahltAm',
      wechsel: (wechsel ?? []).map((w) => ({ ab: tag(w.ab), punkte: w.punkte })),
    });
    return { zinsen: alsBetrag(schritt.wert), schritte: rechenwegzeilen(schritt) };
  } catch (fehler) {
    if (!istFehlerDerEingabe(fehler)) throw fehler;
    throw new ProblemFehler('INHALT_UNGUELTIG', 'Einige Angaben sind ungültig.', {
      fehler: [{ pfad: `zinsen[${i}].${fehler.feld}`, meldung: fehler.message }],
    });
  }
}

function zuLang(i: number): ProblemFehler {
  const meldung =
    'Der Rechenweg bis hierher ist zu lang für eine Antwort. Bitte nach weniger oder nach einzelnen Zahlen fragen.';
  return new ProblemFehler('INHALT_UNGUELTIG', 'Einige Angaben sind ungültig.', {
    fehler: [{ pfad: `ziele[${i}]`, meldung }],
  });
}

function zeilenrechenwege({ zeilen }: Planrechnung) {
  return zeilen.map(({ id, haushaltsjahr, schritte }) => ({
    id,
    haushaltsjahr,
    schritte: schritte ? rechenwegzeilen(...PLANFELDER.map((feld) => schritte[feld])) : [],
  }));
}
