/** R9: Antragsfristen; R9 mit A6: Verwendungsnachweise. */
import { type Datum, vergleicheDatum } from '../../grund/datum.ts';
import { fristNachMonaten } from '../../kern/fristen.ts';
import type { Regelstand } from '../../regelstand/typen.ts';
import { diaRegelstandFuerJahr, diaRegelstandImJahr } from '../../regelstand/verzeichnis.ts';
import type { Befund } from '../befund.ts';
import { bescheidkette } from '../bewilligung.ts';
import type { Pfad } from '../pfad.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { tag } from '../tag.ts';
import { deutscherTag } from '../worte.ts';

interface Programm {
  readonly name: string;
  readonly pfad: 'thm' | 'dia';
  /** Regelstand, dessen Antragsfrist gilt: der des ersten Eintrags. */
  readonly beginn: Regelstand;
  /** Regelstand, nach dem abzurechnen ist: der des letzten Eintrags. */
  readonly schluss: Regelstand;
  readonly ende: Datum;
  readonly endfelder: readonly Pfad[];
}

/**
 * `warnung` je Programm, dessen Antrag nach der Frist kam (R9); in Baustein 6 eine Ordnungsfrist, die niemanden
 * ausschließt.
 */
export function antragsfristen(rechnung: Planrechnung): Befund[] {
  return programme(rechnung).flatMap(({ name, pfad, beginn }): Befund[] => {
    const antragAm = rechnung.antrag.verfahren[pfad].antragAm;
    if (antragAm === null || antragAm <= beginn.antragsfrist.wert) return [];
    const ausschluss =
      pfad === 'thm' ? ' Das ist eine Ordnungsfrist: Ein späterer Antrag ist nicht ausgeschlossen.' : '';
    const text = `Der Antrag für ${name} vom ${deutscherTag(antragAm)} kam nach der Frist ${deutscherTag(beginn.antragsfrist.wert)}.${ausschluss}`;
    return [
      {
        code: 'ANTRAGSFRIST_VERSAEUMT',
        schweregrad: 'warnung',
        felder: [['verfahren', pfad, 'antragAm']],
        text,
        regel: 'R9',
      },
    ];
  });
}

/**
 * `info` je Programm: wann der Verwendungsnachweis fällig ist (A6). Der Bewilligungszeitraum steht im Bescheid (R18);
 * bis einer ihn nennt, endet er mit dem letzten Eintrag.
 */
export function verwendungsnachweise(rechnung: Planrechnung): Befund[] {
  return programme(rechnung).map(({ name, pfad, schluss, ende: planende, endfelder: planfelder }) => {
    const kette = bescheidkette(rechnung, pfad === 'thm' ? 'THM' : 'DIA');
    const ende = kette.zeitraum?.bis ?? planende;
    const endfelder = kette.zeitraum ? [['bescheide']] : planfelder;
    const woher = kette.zeitraum
      ? ' Das ist das Ende des Bewilligungszeitraums.'
      : kette.bescheide.length > 0
        ? ' Der Bescheid nennt keinen Bewilligungszeitraum; gezählt ist vom letzten Tag des Plans.'
        : '';
    const frist = fristNachMonaten(ende, schluss.verwendungsnachweisMonate.wert);
    const wochenende = frist.naechsterWerktag
      ? ` Das ist ein Samstag oder Sonntag; nach § 193 BGB genügt der ${deutscherTag(frist.naechsterWerktag)} (gesetzliche Feiertage sind nicht berücksichtigt).`
      : '';
    return {
      code: 'VERWENDUNGSNACHWEIS_FAELLIG',
      schweregrad: 'info',
      felder: endfelder,
      text: `Verwendungsnachweis für ${name}: fällig am ${deutscherTag(frist.tag)}, ${schluss.verwendungsnachweisMonate.wert} Monate nach dem Ende am ${deutscherTag(ende)}.${woher}${wochenende}`,
      regel: 'A6',
    };
  });
}

function programme(rechnung: Planrechnung): Programm[] {
  return [...baustein6(rechnung), ...bausteine1Bis5(rechnung)];
}

function baustein6({ besetzungen, foerderungen }: Planrechnung): Programm[] {
  const stellen = besetzungen.flatMap((besetzung) => {
    const regelstand = foerderungen[besetzung.index]?.regelstand;
    return regelstand ? [{ ...besetzung, regelstand }] : [];
  });
  const [erste] = [...stellen].sort((a, b) => vergleicheDatum(a.von, b.von));
  if (!erste) return [];
  const [letzte = erste] = [...stellen].sort((a, b) => vergleicheDatum(b.bis, a.bis));
  const endfelder = stellen
    .filter(({ bis }) => vergleicheDatum(bis, letzte.bis) === 0)
    .map(({ index }) => ['stellen', index, 'bis']);
  return [
    {
      name: 'Baustein 6',
      pfad: 'thm',
      beginn: erste.regelstand,
      schluss: letzte.regelstand,
      ende: letzte.bis,
      endfelder,
    },
  ];
}

function bausteine1Bis5({ antrag, verzeichnis }: Planrechnung): Programm[] {
  const jahre = antrag.massnahmen
    .map(({ haushaltsjahr }) => haushaltsjahr)
    .filter((jahr) => diaRegelstandImJahr(jahr, verzeichnis) !== null);
  if (jahre.length === 0) return [];
  const letztes = Math.max(...jahre);
  const endfelder = antrag.massnahmen.flatMap(({ haushaltsjahr }, i) =>
    haushaltsjahr === letztes ? [['massnahmen', i, 'haushaltsjahr']] : [],
  );
  return [
    {
      name: 'die Bausteine 1 bis 5',
      pfad: 'dia',
      beginn: diaRegelstandFuerJahr(Math.min(...jahre), verzeichnis),
      schluss: diaRegelstandFuerJahr(letztes, verzeichnis),
      ende: tag(`${letztes}-12-31`),
      endfelder,
    },
  ];
}
