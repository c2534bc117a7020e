/** Tage aus Zellen: Excels serielle Zahl, JJJJ-MM-TT oder TT.MM.JJJJ; nichts anderes, damit niemand raten muss. */
import { alsDeutschesDatum, type Datum, plusTage } from '../../shared/grund/datum.ts';
import { SERIELL_HOECHSTENS, SERIELL_MINDESTENS, ausSeriell as tagAusSeriell } from '../../shared/grund/seriell.ts';
import { liesDeutschenTag } from '../../shared/grund/tageslesung.ts';
import {
  diaRegelstandImJahr,
  istNachTagenWaehlbar,
  nachTagenWaehlbar,
  umfasst,
  type Verzeichnis,
} from '../../shared/regelstand/verzeichnis.ts';
import { zeitraeumeVon } from '../../shared/regelstand/zeitraeume.ts';
import { Eingabefehler, falsch } from './eingabefehler.ts';
import type { Parameterart } from './parameterart.ts';
import { desProgramms, genannterRegelstand } from './regelstandwahl.ts';
import { HAUSHALTSJAHR } from './zahlen.ts';
import { mitFuenfzehnStellen } from './zellwert.ts';

const { isFinite: istEndlich, isInteger: istGanz } = Number;
const ERWARTET = 'ein Datum (Datumszelle, „TT.MM.JJJJ“ oder „JJJJ-MM-TT“)';
const LEERE_ZELLE = 'So übergibt Excel eine leere Zelle; bitte prüfen, ob dort ein Datum steht.';
/** Abstand der Datumssysteme 1900 und 1904 in Tagen. */
const VERSATZ_1904 = 1462;

/** Ein Tag im Förderzeitraum von Baustein 6. */
export const FOERDERTAG: Parameterart<Datum> = {
  erwartet: () => ERWARTET,
  lies: (name, wert, regelstaende) => {
    const gelesen = ausZelle(name, wert);
    if (imFoerderzeitraum(gelesen, regelstaende)) return gelesen;
    throw falsch(
      name,
      wert,
      foerderzeitraum(regelstaende),
      typeof wert === 'number' ? wasDieZahlIst(wert, gelesen, regelstaende) : '',
    );
  },
};

/** Wie {@link FOERDERTAG}, auch in einem Regelstand, der nur benannt gilt. */
export const TAG_EINES_REGELSTANDS: Parameterart<Datum> = {
  ...FOERDERTAG,
  lies: (name, wert, regelstaende) => {
    const gelesen = ausZelle(name, wert);
    const gilt = desProgramms(regelstaende, 'THM').some((regelstand) => umfasst(regelstand, gelesen));
    return gilt ? gelesen : FOERDERTAG.lies(name, wert, regelstaende);
  },
};

/** Irgendein Tag; ob mit ihm gerechnet werden kann, entscheidet der Kern. */
export const TAG: Parameterart<Datum> = {
  erwartet: () => ERWARTET,
  lies: (name, wert) => {
    if (typeof wert !== 'number') return ausText(name, wert);
    if (wert < SERIELL_MINDESTENS) throw falsch(name, wert, ERWARTET, wert === 0 ? LEERE_ZELLE : '');
    return ausSeriell(name, wert);
  },
};

/** Ein Haushaltsjahr, das ganz in einem Regelstand der Bausteine 1–5 liegt. */
export const FOERDERJAHR: Parameterart<number> = {
  erwartet: foerderjahre,
  lies: (name, wert, regelstaende) => {
    const jahr = HAUSHALTSJAHR.lies(name, wert, regelstaende);
    if (diaRegelstandImJahr(jahr, regelstaende)) return jahr;
    throw falsch(name, jahr, foerderjahre(regelstaende));
  },
};

/** Ein Tag aus einer Zelle, von der niemand ein Datum verlangt; `null`, wenn dort keines steht. */
export function tagOderNull(wert: unknown): Datum | null {
  try {
    return typeof wert === 'number' ? ausSeriell('', wert) : typeof wert === 'string' ? ausText('', wert) : null;
  } catch (fehler) {
    if (fehler instanceof Eingabefehler) return null;
    throw fehler;
  }
}

function ausZelle(parameter: string, wert: unknown): Datum {
  return typeof wert === 'number' ? ausSeriell(parameter, wert) : ausText(parameter, wert);
}

function wasDieZahlIst(wert: number, gelesen: Datum, regelstaende: Verzeichnis): string {
  if (wert === 0) return LEERE_ZELLE;
  return `Das ist der ${alsDeutschesDatum(gelesen)}.${hinweis1904(gelesen, regelstaende)}`;
}

function ausSeriell(parameter: string, wert: number): Datum {
  const tage = istEndlich(wert) ? mitFuenfzehnStellen(wert) : wert;
  if (!istGanz(tage) || tage < 0 || tage > SERIELL_HOECHSTENS) {
    const rat = istGanz(tage) || !istEndlich(tage) ? '' : 'Uhrzeiten und Bruchteile von Tagen werden nicht gerechnet.';
    throw falsch(parameter, wert, ERWARTET, rat);
  }
  return tagAusSeriell(tage);
}

function ausText(parameter: string, wert: unknown): Datum {
  if (typeof wert !== 'string') throw falsch(parameter, wert, ERWARTET);
  const gelesen = liesDeutschenTag(wert, { iso: true });
  if (gelesen) return gelesen;
  throw falsch(parameter, wert, ERWARTET, warumNicht(wert));
}

function warumNicht(text: string): string {
  if (/^(\d{2}\.\d{2}\.\d{4}|\d{4}-\d{2}-\d{2})$/.test(text)) return 'Diesen Tag gibt es nicht.';
  if (/^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(text))
    return 'Diese Schreibweise ist nicht eindeutig: Tag und Monat könnten vertauscht sein.';
  return '';
}

function imFoerderzeitraum(d: Datum, regelstaende: Verzeichnis): boolean {
  for (const regelstand of regelstaende)
    if (regelstand.programm === 'THM' && istNachTagenWaehlbar(regelstand, regelstaende) && umfasst(regelstand, d))
      return true;
  return false;
}

function foerderzeitraum(regelstaende: Verzeichnis): string {
  const spannen = desProgramms(nachTagenWaehlbar(regelstaende), 'THM').map((r) => `${zeitraeumeVon(r).gueltig}`);
  return `ein Tag im Förderzeitraum ${spannen.join(' oder ')}${genannterRegelstand(regelstaende, 'THM')}`;
}

function foerderjahre(regelstaende: Verzeichnis): string {
  const spannen = desProgramms(nachTagenWaehlbar(regelstaende), 'DIA').map((r) => {
    const { von, bis } = zeitraeumeVon(r).gueltig;
    return `${von.jahr} bis ${bis.jahr}`;
  });
  return `ein Haushaltsjahr von ${spannen.join(' oder ')}${genannterRegelstand(regelstaende, 'DIA')}`;
}

function hinweis1904(gelesen: Datum, regelstaende: Verzeichnis): string {
  const verschoben = plusTage(gelesen, VERSATZ_1904);
  if (!imFoerderzeitraum(verschoben, regelstaende)) return '';
  return ` Im Datumssystem 1904 wäre es der ${alsDeutschesDatum(verschoben)}: Bitte in den Excel-Optionen „1904-Datumswerte verwenden“ für diese Mappe ausschalten oder das Datum als Text eingeben.`;
}
