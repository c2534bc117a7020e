/** Tage aus Zellen: Excels serielle Zahl, JJJJ-MM-TT oder TT.MM.JJJJ; nichts anderes, damit niemand raten muss. */
import { alsDeutschesDatum, ausIso, ausTagesnummer, type Datum, datum, tagesnummer } from '../../shared/grund/datum.ts';
import { grenze, REGELSTAENDE, umfasst } from '../../shared/regelstand/verzeichnis.ts';
import { falsch, fehlt } from './eingabefehler.ts';
import { einzelwert, istLeer, mitFuenfzehnStellen } from './zahlen.ts';

const { isFinite: istEndlich, isInteger: istGanz } = Number;
const ERWARTET = 'ein Datum (Datumszelle, „TT.MM.JJJJ“ oder „JJJJ-MM-TT“)';
/** Tag 0 der seriellen Zahlen ab dem 01.03.1900; frühere Tage liegen in jedem Fall außerhalb. */
const SERIELL_NULL = tagesnummer({ jahr: 1899, monat: 12, tag: 30 });
/** Abstand der Datumssysteme 1900 und 1904 in Tagen. */
const VERSATZ_1904 = 1462;
const SERIELL_HOECHSTENS = 2_958_465;

/** Ein Tag im Förderzeitraum von Baustein 6. @throws {Eingabefehler} */
export function foerdertag(parameter: string, roh: unknown): Datum {
  const wert = einzelwert(roh);
  if (istLeer(wert)) throw fehlt(parameter, ERWARTET);
  const gelesen = typeof wert === 'number' ? ausSeriell(parameter, wert) : ausText(parameter, wert);
  if (imFoerderzeitraum(gelesen)) return gelesen;
  throw falsch(parameter, wert, foerderzeitraum(), typeof wert === 'number' ? wasDieZahlIst(wert, gelesen) : '');
}

function wasDieZahlIst(wert: number, gelesen: Datum): string {
  if (wert === 0) return 'So übergibt Excel eine leere Zelle; bitte prüfen, ob dort ein Datum steht.';
  return `Das ist der ${alsDeutschesDatum(gelesen)}.${hinweis1904(gelesen)}`;
}

function ausSeriell(parameter: string, wert: number): Datum {
  const tage = istEndlich(wert) ? mitFuenfzehnStellen(wert) : wert;
  if (!istGanz(tage) || tage < 0 || tage > SERIELL_HOECHSTENS) {
    const rat = istGanz(tage) || !istEndlich(tage) ? '' : 'Uhrzeiten und Bruchteile von Tagen werden nicht gerechnet.';
    throw falsch(parameter, wert, ERWARTET, rat);
  }
  return ausTagesnummer(SERIELL_NULL + tage);
}

function ausText(parameter: string, wert: unknown): Datum {
  if (typeof wert !== 'string') throw falsch(parameter, wert, ERWARTET);
  const deutsch = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(wert);
  const gelesen = deutsch ? datum(Number(deutsch[3]), Number(deutsch[2]), Number(deutsch[1])) : ausIso(wert);
  if (gelesen) return gelesen;
  throw falsch(parameter, wert, ERWARTET, warumNicht(wert));
}

function warumNicht(text: string): string {
  if (/^(\d{2}\.\d{2}\.\d{4}|\d{4}-\d{2}-\d{2})$/.test(text)) return 'Diesen Tag gibt es nicht.';
  if (/^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(text)) return 'Diese Schreibweise ist nicht eindeutig: Tag und Monat könnten vertauscht sein.';
  return '';
}

function imFoerderzeitraum(d: Datum): boolean {
  return REGELSTAENDE.some((regelstand) => regelstand.programm === 'THM' && umfasst(regelstand, d));
}

function foerderzeitraum(): string {
  const spannen = REGELSTAENDE.filter((r) => r.programm === 'THM').map((r) => `${deutsch(r.gueltigVon.wert)} bis ${deutsch(r.gueltigBis.wert)}`);
  return `ein Tag im Förderzeitraum ${spannen.join(' oder ')}`;
}

function hinweis1904(gelesen: Datum): string {
  const verschoben = ausTagesnummer(tagesnummer(gelesen) + VERSATZ_1904);
  if (!imFoerderzeitraum(verschoben)) return '';
  return ` Im Datumssystem 1904 wäre es der ${alsDeutschesDatum(verschoben)}: Bitte in den Excel-Optionen „1904-Datumswerte verwenden“ für diese Mappe ausschalten oder das Datum als Text eingeben.`;
}

function deutsch(iso: string): string {
  return alsDeutschesDatum(grenze(iso));
}
