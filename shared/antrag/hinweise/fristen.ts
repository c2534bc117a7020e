/** R9: Antragsfristen; R9 mit A6: Verwendungsnachweise. */
import { type Datum, frueheres, vergleicheDatum } from '../../grund/datum.ts';
import { type Frist, fristNachMonaten } from '../../kern/fristen.ts';
import type { Regelstand } from '../../regelstand/typen.ts';
import type { Befund } from '../befund.ts';
import { bescheidkette } from '../bewilligung.ts';
import type { Pfad } from '../pfad.ts';
import type { Planrechnung, Stellenbesetzung } from '../planrechnung.ts';
import { diaFuerJahr, diaImJahr } from '../regelstandwahl.ts';
import { tag } from '../tag.ts';
import { deutscherTag } from '../worte.ts';

interface Programm {
  readonly name: string;
  readonly pfad: 'thm' | 'dia';
  /** Regelstand, dessen Antragsfrist gilt: der des ersten Eintrags. */
  readonly beginn: Regelstand;
  /** Erster Tag des ersten Eintrags; `null` bei Maßnahmen, die keinen haben. */
  readonly anfang: Datum | null;
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
  return programme(rechnung).flatMap(({ name, pfad, beginn, anfang }): Befund[] => {
    const antragAm = rechnung.antrag.verfahren[pfad].antragAm;
    const frist = antragsfrist(beginn, anfang);
    if (antragAm === null || frist === null || antragAm <= frist) return [];
    const ausschluss =
      pfad === 'thm' && beginn.antragsfrist
        ? ' Das ist eine Ordnungsfrist: Ein späterer Antrag ist nicht ausgeschlossen.'
        : '';
    const text = `Der Antrag für ${name} vom ${deutscherTag(antragAm)} kam nach der Frist ${deutscherTag(frist)}.${ausschluss}`;
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

/** Bis wann ein Programm nachzuweisen ist. */
interface Nachweisfrist {
  readonly name: string;
  readonly pfad: 'thm' | 'dia';
  readonly frist: Frist;
  readonly monate: number;
  /** Das Ende, von dem die Frist zählt. */
  readonly ende: Datum;
  /** Ob ein Bescheid dieses Ende nennt. */
  readonly nachBescheid: boolean;
  /** Ob es überhaupt einen Bescheid gibt. */
  readonly bewilligt: boolean;
  readonly endfelder: readonly Pfad[];
}

/**
 * Je Programm, das nachzuweisen ist (A6). Der Bewilligungszeitraum steht im Bescheid (R18); bis einer ihn nennt, endet
 * er mit dem letzten Eintrag.
 */
export function nachweisfristen(rechnung: Planrechnung): Nachweisfrist[] {
  return programme(rechnung).flatMap(({ name, pfad, schluss, ende: planende, endfelder: planfelder }) => {
    const monate = schluss.verwendungsnachweisMonate?.wert;
    if (monate === undefined) return [];
    const kette = bescheidkette(rechnung, pfad === 'thm' ? 'THM' : 'DIA');
    const ende = kette.zeitraum?.bis ?? planende;
    return [
      {
        name,
        pfad,
        frist: fristNachMonaten(ende, monate),
        monate,
        ende,
        nachBescheid: kette.zeitraum !== null,
        bewilligt: kette.bescheide.length > 0,
        endfelder: kette.zeitraum ? [['bescheide']] : planfelder,
      },
    ];
  });
}

/** `info` je Programm: wann der Verwendungsnachweis fällig ist (A6). */
export function verwendungsnachweise(rechnung: Planrechnung): Befund[] {
  return nachweisfristen(rechnung).map(({ name, frist, monate, ende, nachBescheid, bewilligt, endfelder }) => {
    const woher = nachBescheid
      ? ' Das ist das Ende des Bewilligungszeitraums.'
      : bewilligt
        ? ' Der Bescheid nennt keinen Bewilligungszeitraum; gezählt ist vom letzten Tag des Plans.'
        : '';
    const wochenende = frist.naechsterWerktag
      ? ` Das ist ein Samstag oder Sonntag; nach § 193 BGB genügt der ${deutscherTag(frist.naechsterWerktag)} (gesetzliche Feiertage sind nicht berücksichtigt).`
      : '';
    return {
      code: 'VERWENDUNGSNACHWEIS_FAELLIG',
      schweregrad: 'info',
      felder: endfelder,
      text: `Verwendungsnachweis für ${name}: fällig am ${deutscherTag(frist.tag)}, ${monate} Monate nach dem Ende am ${deutscherTag(ende)}.${woher}${wochenende}`,
      regel: 'A6',
    };
  });
}

function programme(rechnung: Planrechnung): Programm[] {
  return [...stellenprogramme(rechnung), ...bausteine1Bis5(rechnung)];
}

/** Jedes Programm, das Stellen fördert, für sich: Ein anderes hat andere Fristen oder keine. */
function stellenprogramme({ besetzungen, foerderungen }: Planrechnung): Programm[] {
  const jeName = new Map<string, Stellenbesetzung[]>();
  for (const besetzung of besetzungen) {
    if (!foerderungen[besetzung.index]) continue;
    const name = besetzung.regelstand.name ?? 'Baustein 6';
    const bisher = jeName.get(name);
    if (bisher) bisher.push(besetzung);
    else jeName.set(name, [besetzung]);
  }
  return [...jeName].map(([name, stellen]): Programm => {
    const erste = stellen.reduce((a, b) => (vergleicheDatum(b.von, a.von) < 0 ? b : a));
    const letzte = stellen.reduce((a, b) => (vergleicheDatum(b.bis, a.bis) > 0 ? b : a));
    return {
      name,
      pfad: 'thm',
      anfang: erste.von,
      beginn: erste.regelstand,
      schluss: letzte.regelstand,
      ende: letzte.bis,
      endfelder: stellen
        .filter(({ bis }) => vergleicheDatum(bis, letzte.bis) === 0)
        .map(({ index }) => ['stellen', index, 'bis']),
    };
  });
}

/** „JJJJ-MM-TT“; wo ein Schuljahr zählt, das des ersten Tags, sobald es im Regelstand beginnt. */
function antragsfrist({ antragsfrist: fester, antragsfristImJahr, gueltigVon }: Regelstand, anfang: Datum | null) {
  if (fester) return fester.wert;
  if (!antragsfristImJahr || anfang === null) return null;
  const schuljahr = anfang.monat >= SCHULJAHRESBEGINN ? anfang.jahr : anfang.jahr - 1;
  const frist = `${schuljahr}-${antragsfristImJahr.wert}`;
  return frist < gueltigVon.wert ? null : frist;
}

/** Monat, mit dem in Nordrhein-Westfalen ein Schuljahr beginnt (§ 7 Abs. 1 SchulG). */
const SCHULJAHRESBEGINN = 8;

function bausteine1Bis5({ antrag, verzeichnis }: Planrechnung): Programm[] {
  const jahre = antrag.massnahmen
    .map(({ haushaltsjahr }) => haushaltsjahr)
    .filter((jahr) => diaImJahr(antrag, jahr, verzeichnis) !== null);
  if (jahre.length === 0) return [];
  const letztes = Math.max(...jahre);
  const schluss = diaFuerJahr(antrag, letztes, verzeichnis);
  const endfelder = antrag.massnahmen.flatMap(({ haushaltsjahr }, i) =>
    haushaltsjahr === letztes ? [['massnahmen', i, 'haushaltsjahr']] : [],
  );
  return [
    {
      name: 'die Bausteine 1 bis 5',
      pfad: 'dia',
      anfang: null,
      beginn: diaFuerJahr(antrag, Math.min(...jahre), verzeichnis),
      schluss,
      ende: frueheres(tag(`${letztes}-12-31`), tag(schluss.gueltigBis.wert)),
      endfelder,
    },
  ];
}
