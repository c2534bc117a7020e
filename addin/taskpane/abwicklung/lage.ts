/**
 * Was der Tab „Abwicklung“ zeigt: je Programm seine Haushaltsjahre, was wann fällig ist und was fehlt. Gerechnet wird in
 * `shared`; hier wird nur gelesen.
 */

import type { Abwicklungsfeld } from '../../../shared/antrag/abwicklungsfelder.ts';
import {
  abwicklungsrechnung,
  type Jahresrechnung,
  jahresschritte,
  type Programmrechnung,
} from '../../../shared/antrag/abwicklungsrechnung.ts';
import type { Planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Programm } from '../../../shared/antrag/programm.ts';
import { tag } from '../../../shared/antrag/tag.ts';
import { genannt } from '../../../shared/antrag/worte.ts';
import { alsDeutschesDatum, type Datum, vergleicheDatum } from '../../../shared/grund/datum.ts';
import { NULL, quotient, vergleiche } from '../../../shared/grund/geld.ts';
import { fristNachMonaten } from '../../../shared/kern/fristen.ts';
import type { Schritt } from '../../../shared/kern/rechenweg.ts';
import { nachweisfristFuer } from '../../../shared/schriftstuecke/frist.ts';

export interface Programmlage {
  readonly programm: Programm;
  readonly gerechnet: Programmrechnung;
  readonly jahre: readonly Jahreslage[];
  readonly fristen: readonly Frist[];
  readonly fehlendes: readonly Fehlendes[];
}

export interface Jahreslage {
  readonly haushaltsjahr: number;
  /** `null`, wo etwas dafür noch fehlt. */
  readonly schritte: Readonly<Record<Abwicklungsfeld, Schritt | null>>;
}

/** Ein Tag, bis zu dem etwas zu tun ist. */
export interface Frist {
  readonly tag: Datum;
  /** Fällt der Tag auf Samstag oder Sonntag, der nächste Werktag (§ 193 BGB). */
  readonly naechsterWerktag: Datum | null;
  readonly was: string;
  /** Woher der Tag stammt. */
  readonly woher: string;
  readonly regeln: readonly string[];
}

export interface Fehlendes {
  readonly was: string;
  readonly tu: string;
}

/** Jedes Programm, das geplant oder bewilligt ist; leer, solange es weder Bescheid noch Abwicklung gibt. */
export function abwicklungslage(rechnung: Planrechnung): Programmlage[] {
  const programme = abwicklungsrechnung(rechnung);
  return programme
    .filter(({ jahre, kette }) => jahre.length > 0 || kette.bescheide.length > 0)
    .map((gerechnet) => ({
      programm: gerechnet.programm,
      gerechnet,
      jahre: gerechnet.jahre.map((jahr) => ({ haushaltsjahr: jahr.haushaltsjahr, schritte: jahresschritte(jahr) })),
      fristen: fristen({ rechnung, programme }, gerechnet),
      fehlendes: fehlendes(rechnung, gerechnet),
    }));
}

type Gerechnet = Parameters<typeof nachweisfristFuer>[0];

function fristen(alles: Gerechnet, { programm, kette, jahre }: Programmrechnung): Frist[] {
  const letzteAbrufe = kette.jahre.flatMap((jahr): Frist[] => {
    const letzter = kette.letzterAbruf(jahr);
    return letzter
      ? [frist(letzter, `Letzter Tag für Abrufe des Haushaltsjahrs ${jahr}`, 'nach dem Bescheid', ['R21'])]
      : [];
  });
  const nachweis = kette.bescheide.length > 0 ? nachweisfristFuer(alles, programm).tag : null;
  const ende = kette.zeitraum ? 'dem Ende des Bewilligungszeitraums' : 'dem letzten Tag des Plans';
  return [
    ...letzteAbrufe,
    ...(nachweis ? [frist(nachweis, 'Verwendungsnachweis', `nach ${ende}`, ['R22', 'A6'])] : []),
    ...(programm === 'THM' && jahre.length > 0 ? pauschalennachweise(alles.rechnung) : []),
  ].sort((a, b) => vergleicheDatum(a.tag, b.tag));
}

/** Der eigene Nachweis der Integrationspauschale, wo ein Regelstand ihn verlangt und sie gebraucht wird. */
function pauschalennachweise({ zeilen, verzeichnis }: Planrechnung): Frist[] {
  return verzeichnis.flatMap(({ id, kofinanzierung }): Frist[] => {
    const bis = kofinanzierung?.nachweisBis;
    const genutzt = zeilen.some(
      ({ regelstand, schritte }) =>
        regelstand === id && schritte !== null && quotient(schritte.integrationspauschale.wert).gt(0),
    );
    return bis && genutzt
      ? [frist(tag(bis.wert), 'Nachweis der Integrationspauschale', `nach dem Regelstand ${id}`, ['R12'])]
      : [];
  });
}

function frist(am: Datum, was: string, woher: string, regeln: readonly string[]): Frist {
  return { tag: am, naechsterWerktag: fristNachMonaten(am, 0).naechsterWerktag, was, woher, regeln };
}

function fehlendes(rechnung: Planrechnung, gerechnet: Programmrechnung): Fehlendes[] {
  const { kette, jahre } = gerechnet;
  if (kette.bescheide.length === 0) {
    return [
      {
        was: 'Es ist kein Bescheid festgehalten.',
        tu: 'Im Tab „Versionen“ unter „Status“ die Bewilligung festhalten; bis dahin gibt es nichts abzurufen.',
      },
    ];
  }
  return [
    ...(kette.zeitraum
      ? []
      : [
          {
            was: 'Kein Bescheid nennt den Bewilligungszeitraum.',
            tu: 'Die Nachweisfrist zählt bis dahin vom letzten Tag des Plans.',
          },
        ]),
    ...jahre.flatMap((jahr) => imJahr(rechnung, gerechnet, jahr)),
  ];
}

function imJahr(rechnung: Planrechnung, { programm, kette }: Programmrechnung, jahr: Jahresrechnung): Fehlendes[] {
  const { haushaltsjahr, planVollstaendig, bewilligt, geplant, eintraege } = jahr;
  const gueltig = kette.gueltig(haushaltsjahr);
  const gefunden: Fehlendes[] = [];
  if (!planVollstaendig)
    gefunden.push({
      was: `${haushaltsjahr}: Ein Eintrag des Plans lässt sich nicht rechnen.`,
      tu: 'Der Tab „Plan“ nennt ihn; bis dahin fehlen die Summen des Jahres.',
    });
  if (!bewilligt && vergleiche(geplant.wert, NULL) > 0)
    gefunden.push({
      was: `${haushaltsjahr}: Es ist geplant, aber kein Bescheid nennt das Haushaltsjahr.`,
      tu: 'Einen Änderungsbescheid festhalten, der es nennt; 0 nennt es auch.',
    });
  if (gueltig && !gueltig.bestandskraeftigAm && !gueltig.verzichtAm)
    gefunden.push({
      was: `${haushaltsjahr}: Wann der Bescheid vom ${alsDeutschesDatum(gueltig.datum)} bestandskräftig wurde, ist nicht festgehalten.`,
      tu: 'Abgerufen wird erst danach oder nach einem Verzicht auf den Rechtsbehelf.',
    });
  const ohneIst = eintraege.filter(({ ist }) => ist === null).map(({ id }) => `„${id}“`);
  if (bewilligt && ohneIst.length > 0)
    gefunden.push({
      was: `${haushaltsjahr}: Das Ist von ${genannt(ohneIst)} fehlt.`,
      tu: 'Bis es da ist, gibt es für das Jahr keine endgültige Zuwendung.',
    });
  const ausstehend = (rechnung.antrag.abwicklung?.abrufe ?? []).filter(
    (abruf) => abruf.programm === programm && abruf.haushaltsjahr === haushaltsjahr && abruf.eingegangenAm === null,
  );
  if (ausstehend.length > 0)
    gefunden.push({
      was: `${haushaltsjahr}: ${ausstehend.length === 1 ? 'Ein Abruf ist' : `${ausstehend.length} Abrufe sind`} noch nicht eingegangen.`,
      tu: 'Den Tag des Eingangs eintragen, sobald das Geld da ist.',
    });
  return gefunden;
}
