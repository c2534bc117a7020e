/**
 * Was in eine Tabelle mit GK-Formeln eingefügt wird, überschreibt nie ihre Summe: Reichen ihre Zeilen nicht, kommen
 * davor welche dazu, die gleich mitrechnen. Eine Kennung, die es schon gibt, zählt weiter, und das wird gesagt: Zwei
 * Einträge mit derselben könnte niemand auseinanderhalten.
 */
import { type Getters, registries, type Zone } from '@odoo/o-spreadsheet';
import { normal } from '../../workbook/zellen.ts';
import {
  type Eintragstabelle,
  eintragstabellen,
  eintragszeilen,
  SUMME,
  textIn,
  vergebeneKennungen,
} from './eintragstabelle.ts';
import { naechsteKennung } from './kennungen.ts';

/** Mehr Einträge fasst ein Antrag nicht. */
const ZEILEN_HOECHSTENS = 500;
/** So viele neue Kennungen nennt eine Meldung. */
const GENANNT = 5;

const NICHTS = 'Eingefügt wurde nichts.';

interface Kopiertes {
  readonly sheetId?: string;
  readonly zones?: readonly Zone[];
  readonly cells?: readonly (readonly ({ readonly evaluatedCell?: { readonly value: unknown } } | undefined)[])[];
}

interface Optionen {
  readonly selectTarget?: boolean;
  readonly isCutOperation?: boolean;
  readonly pasteOption?: string;
}

/** Der Teil der Zwischenablage von o-spreadsheet, der einfügt. */
interface Ablage {
  readonly getters: Getters;
  readonly ui: {
    notifyUI(meldung: { readonly type: 'info'; readonly text: string; readonly sticky: boolean }): void;
    raiseBlockingErrorUI(text: string): void;
  };
  dispatch(befehl: string, inhalt: unknown): unknown;
  copy(zonen: readonly Zone[]): Kopiertes;
  paste(zonen: readonly Zone[], kopiertes: Kopiertes | undefined, optionen: Optionen): void;
  addMissingDimensions(sheetId: string, breite: number, hoehe: number, left: number, top: number): void;
}

/** Bricht das Einfügen ab, bevor etwas geschrieben ist. */
class Abgelehnt extends Error {}

let eingerichtet = false;

/** Muss vor dem ersten `Model` laufen; mehrfach aufzurufen schadet nicht. */
export function richteEinfuegenEin(): void {
  if (eingerichtet) return;
  eingerichtet = true;
  const ablage = registries.statefulUIPluginRegistry.get('clipboard').prototype as unknown as Ablage;
  const { paste, addMissingDimensions } = ablage;
  ablage.paste = function (this: Ablage, zonen, kopiertes, optionen) {
    const betrifftInhalt = kopiertes?.cells && optionen.selectTarget && optionen.pasteOption !== 'onlyFormat';
    if (!betrifftInhalt) return paste.call(this, zonen, kopiertes, optionen);
    const ziele: Zone[] = [];
    // Vor dem Schreiben fragt o-spreadsheet mit der Größe des Ziels, ob das Blatt reicht.
    this.addMissingDimensions = (sheetId, breite, hoehe, left, top) => {
      const ziel = { left, top, right: left + breite - 1, bottom: top + hoehe - 1 };
      schaffeZeilen(this, sheetId, ziel, kopiertes, optionen.isCutOperation === true);
      ziele.push(ziel);
      addMissingDimensions.call(this, sheetId, breite, hoehe, left, top);
    };
    try {
      paste.call(this, zonen, kopiertes, optionen);
    } catch (fehler) {
      if (!(fehler instanceof Abgelehnt)) throw fehler;
      this.ui.raiseBlockingErrorUI(fehler.message);
    } finally {
      this.addMissingDimensions = addMissingDimensions;
    }
    // Beim Ausfüllen nach unten, das keine Art des Einfügens nennt, zählt `kennungen-plugin.ts` weiter.
    if ('pasteOption' in optionen) for (const ziel of ziele) zaehleWeiter(this, this.getters.getActiveSheetId(), ziel);
  };
}

/** @throws {Abgelehnt} wenn die Summe überschrieben würde und sich das nicht vermeiden lässt */
function schaffeZeilen(
  ablage: Ablage,
  sheetId: string,
  ziel: Zone,
  kopiertes: Kopiertes,
  ausgeschnitten: boolean,
): void {
  const { getters } = ablage;
  const tabelle = tabelleUm(getters, sheetId, ziel.top);
  if (!tabelle || tabelle.summe === null) return;
  const { summe } = tabelle;
  if (ziel.top === summe)
    throw new Abgelehnt(
      `${NICHTS} In Zeile ${summe + 1} steht die Summe der Tabelle. Wählen Sie eine Zeile darüber; reichen die freien nicht, kommen von selbst welche dazu.`,
    );
  if (enthaeltSumme(kopiertes, tabelle.kennung - ziel.left))
    throw new Abgelehnt(
      `${NICHTS} Das Kopierte enthält eine Summenzeile; unter ihr würde kein Eintrag mehr gelesen. Kopieren Sie nur die Einträge.`,
    );
  const fehlend = ziel.bottom - summe + 1;
  if (fehlend <= 0) return;
  if (ausgeschnitten)
    throw new Abgelehnt(
      `${NICHTS} Vor der Summe in Zeile ${summe + 1} ${fehlend === 1 ? 'fehlt eine Zeile. Fügen Sie sie' : `fehlen ${fehlend} Zeilen. Fügen Sie sie`} zuerst mit Strg+Plus ein, oder kopieren Sie, statt auszuschneiden.`,
    );
  if (summe - tabelle.kopf - 1 + fehlend > ZEILEN_HOECHSTENS)
    throw new Abgelehnt(
      `${NICHTS} Ein Haushaltsblatt fasst höchstens ${ZEILEN_HOECHSTENS} Stellen und Maßnahmen zusammen.`,
    );
  // Formeln und Formate gibt ihnen `zeilen-plugin.ts`, wie jeder eingefügten Zeile.
  ablage.dispatch('ADD_COLUMNS_ROWS', {
    sheetId,
    sheetName: getters.getSheetName(sheetId),
    dimension: 'ROW',
    base: summe - 1,
    position: 'after',
    quantity: fehlend,
  });
  // Die Bereiche in den kopierten Formeln reichen jetzt weiter, und was darunter kopiert war, steht tiefer.
  if (kopiertes.sheetId === sheetId && kopiertes.zones)
    Object.assign(kopiertes, ablage.copy(kopiertes.zones.map((zone) => verschoben(zone, summe, fehlend))));
}

function verschoben(zone: Zone, ab: number, um: number): Zone {
  return zone.top < ab ? zone : { ...zone, top: zone.top + um, bottom: zone.bottom + um };
}

function enthaeltSumme({ cells = [] }: Kopiertes, spalte: number): boolean {
  return cells.some((zeile) => {
    const wert = zeile[spalte]?.evaluatedCell?.value;
    return typeof wert === 'string' && normal(wert) === SUMME;
  });
}

function tabelleUm(getters: Getters, sheetId: string, zeile: number): Eintragstabelle | undefined {
  return eintragstabellen(getters, sheetId).find(
    ({ kopf, summe }) => zeile > kopf && (summe === null || zeile <= summe),
  );
}

function zaehleWeiter(ablage: Ablage, sheetId: string, ziel: Zone): void {
  const { getters } = ablage;
  const tabelle = eintragstabellen(getters, sheetId).find(
    ({ kopf, summe }) => ziel.bottom > kopf && (summe === null || ziel.top < summe),
  );
  if (!tabelle || tabelle.kennung < ziel.left || tabelle.kennung > ziel.right) return;
  const eingefuegt = (row: number) => row >= ziel.top && row <= ziel.bottom;
  const vergeben = vergebeneKennungen(getters, sheetId, eingefuegt);
  const neue: string[] = [];
  for (const row of eintragszeilen(getters, sheetId, tabelle).filter(eingefuegt)) {
    const kennung = textIn(getters, sheetId, tabelle.kennung, row);
    if (kennung === '') continue;
    const freie = vergeben.has(normal(kennung)) ? naechsteKennung(kennung, vergeben) : kennung;
    vergeben.add(normal(freie));
    if (freie === kennung) continue;
    ablage.dispatch('UPDATE_CELL', { sheetId, col: tabelle.kennung, row, content: freie });
    neue.push(`${kennung} → ${freie}`);
  }
  if (neue.length > 0) ablage.ui.notifyUI({ type: 'info', text: umbenannt(neue), sticky: false });
}

function umbenannt(neue: readonly string[]): string {
  const weitere = neue.length - GENANNT;
  return `${neue.length === 1 ? 'Eine Kennung gab' : `${neue.length} Kennungen gab`} es schon; eingefügt ${neue.length === 1 ? 'ist sie' : 'sind sie'} mit der nächsten freien: ${neue.slice(0, GENANNT).join(', ')}${weitere > 0 ? ` und ${weitere} weitere` : ''}.`;
}
