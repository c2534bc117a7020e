/**
 * Prüft eine fremde Datei, bevor etwas in ihr entpackt wird: ob sie eine Excel-Arbeitsmappe ohne Makros ist und wie groß
 * sie ausgepackt wäre. Gelesen wird dafür nur das Verzeichnis am Ende der ZIP-Datei (APPNOTE.TXT 4.3.12, 4.3.16).
 */
import { Dateifehler } from './dateifehler.ts';

const MIB = 1024 * 1024;
/** Das größte Haushaltsblatt (500 Einträge) hat unter 1 MiB, ausgepackt unter 10. */
export const HOECHSTENS_BYTES = 20 * MIB;
const HOECHSTENS_AUSGEPACKT = 150 * MIB;
const HOECHSTENS_TEILE = 2000;

const ZIP = [0x50, 0x4b];
/** Verbunddatei: Excel bis 2003, und jede mit einem Kennwort verschlüsselte Mappe. */
const VERBUND = [0xd0, 0xcf, 0x11, 0xe0];
const ENDE = 0x06054b50;
const EINTRAG = 0x02014b50;
const ENDE_BYTES = 22;
const EINTRAG_BYTES = 46;
/** So lang darf der Kommentar hinter dem Ende sein. */
const KOMMENTAR_BYTES = 0xffff;
const MIT_KENNWORT = 0x1;

const KEINE_MAPPE =
  'Das ist keine Excel-Arbeitsmappe (.xlsx). Eine Liste als Text oder CSV fügen Sie über die Zwischenablage ein; andere Tabellen speichern Sie zuerst in ihrem Programm als .xlsx.';
const ALT =
  'Das ist eine Datei von Excel 2003 oder älter (.xls). Öffnen Sie sie in Excel und speichern Sie sie als „Excel-Arbeitsmappe (.xlsx)“.';
const KENNWORT =
  'Die Datei ist mit einem Kennwort verschlüsselt. Heben Sie es in Excel auf (Datei › Informationen › Arbeitsmappe schützen) und öffnen Sie sie dann.';
const MAKROS =
  'Die Datei enthält Makros; solche Dateien öffnet die Arbeitsmappe nicht. Speichern Sie sie in Excel als „Excel-Arbeitsmappe (.xlsx)“, dann bleiben die Makros weg.';
const BINAER = 'Das ist eine binäre Arbeitsmappe (.xlsb). Speichern Sie sie in Excel als „Excel-Arbeitsmappe (.xlsx)“.';
export const BESCHAEDIGT =
  'Die Datei ist beschädigt oder unvollständig. Kopieren oder laden Sie sie noch einmal; lässt auch Excel sie nicht öffnen, nehmen Sie eine Sicherung.';

export function zuGross(was: string): Dateifehler {
  return new Dateifehler(`Die Datei ist zu groß: ${was}. Löschen Sie in Excel, was nicht gebraucht wird.`);
}

/** Geht auch, bevor die Datei gelesen ist. @throws {Dateifehler} wenn sie dafür zu groß ist */
export function pruefeGroesse(bytes: number): void {
  if (bytes > HOECHSTENS_BYTES) throw zuGross(`mehr als ${HOECHSTENS_BYTES / MIB} MB`);
}

/** @throws {Dateifehler} wenn die Datei nicht gelesen werden soll; die Meldung nennt Grund und Ausweg */
export function pruefeDatei(datei: Uint8Array): void {
  pruefeGroesse(datei.length);
  if (beginntMit(datei, VERBUND)) throw new Dateifehler(istVerschluesselt(datei) ? KENNWORT : ALT);
  if (!beginntMit(datei, ZIP)) throw new Dateifehler(datei.length === 0 ? BESCHAEDIGT : KEINE_MAPPE);
  const teile = verzeichnis(datei);
  const namen = new Set(teile.map(({ name }) => name.toLowerCase()));
  if (teile.some(({ verschluesselt }) => verschluesselt)) throw new Dateifehler(KENNWORT);
  if ([...namen].some((name) => name.endsWith('vbaproject.bin') || name.startsWith('xl/macrosheets/')))
    throw new Dateifehler(MAKROS);
  if (namen.has('xl/workbook.bin')) throw new Dateifehler(BINAER);
  if (!namen.has('[content_types].xml') || !namen.has('xl/workbook.xml')) throw new Dateifehler(KEINE_MAPPE);
  // Was sich beim Auspacken nicht an seiner eigenen Angabe messen ließe, wird gar nicht erst ausgepackt.
  if (teile.some(({ gepackt, ausgepackt, name }) => !name.endsWith('/') && gepackt > 2 !== ausgepackt > 0))
    throw new Dateifehler(BESCHAEDIGT);
  if (teile.reduce((summe, { ausgepackt }) => summe + ausgepackt, 0) > HOECHSTENS_AUSGEPACKT)
    throw zuGross(`ausgepackt mehr als ${HOECHSTENS_AUSGEPACKT / MIB} MB`);
}

interface Teil {
  readonly name: string;
  readonly gepackt: number;
  readonly ausgepackt: number;
  readonly verschluesselt: boolean;
}

/** @throws {Dateifehler} wenn das Verzeichnis fehlt, abgeschnitten ist oder zu viele Teile nennt */
function verzeichnis(datei: Uint8Array): Teil[] {
  const bytes = new DataView(datei.buffer, datei.byteOffset, datei.byteLength);
  let ende = datei.length - ENDE_BYTES;
  const frueheste = Math.max(0, ende - KOMMENTAR_BYTES);
  while (ende >= frueheste && bytes.getUint32(ende, true) !== ENDE) ende--;
  if (ende < frueheste) throw new Dateifehler(BESCHAEDIGT);
  const anzahl = bytes.getUint16(ende + 10, true);
  if (anzahl > HOECHSTENS_TEILE) throw zuGross('zu viele Teile');
  const teile: Teil[] = [];
  let stelle = bytes.getUint32(ende + 16, true);
  for (let i = 0; i < anzahl; i++) {
    if (stelle + EINTRAG_BYTES > ende || bytes.getUint32(stelle, true) !== EINTRAG) throw new Dateifehler(BESCHAEDIGT);
    const laenge = bytes.getUint16(stelle + 28, true);
    const name = datei.subarray(stelle + EINTRAG_BYTES, stelle + EINTRAG_BYTES + laenge);
    teile.push({
      name: new TextDecoder().decode(name).replaceAll('\\', '/'),
      gepackt: bytes.getUint32(stelle + 20, true),
      ausgepackt: bytes.getUint32(stelle + 24, true),
      verschluesselt: (bytes.getUint16(stelle + 8, true) & MIT_KENNWORT) !== 0,
    });
    stelle += EINTRAG_BYTES + laenge + bytes.getUint16(stelle + 30, true) + bytes.getUint16(stelle + 32, true);
  }
  return teile;
}

function beginntMit(datei: Uint8Array, anfang: readonly number[]): boolean {
  return anfang.every((byte, i) => datei[i] === byte);
}

/** Der Name des Teils steht in der Verbunddatei in UTF-16. */
function istVerschluesselt(datei: Uint8Array): boolean {
  return new TextDecoder('utf-16le').decode(datei.subarray(0, datei.length & ~1)).includes('EncryptedPackage');
}
