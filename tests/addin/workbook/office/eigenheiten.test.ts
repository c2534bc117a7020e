/** Excel macht manches anders, als man denkt: jede Eigenheit aus Berichten von Leuten, die damit arbeiten. */
import { describe, expect, test } from 'vitest';
import { antragAusBlatt, blattAusAntrag, leeresBlatt } from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import {
  liesHaushaltsblatt,
  liesTabellen,
  schreibeHaushaltsblatt,
} from '../../../../addin/haushaltsblatt/in-der-mappe.ts';
import { ExcelWorkbook } from '../../../../addin/workbook/office/excel-workbook.ts';
import { spaltenname } from '../../../../addin/workbook/zellen.ts';
import type { Antrag } from '../../../../shared/antrag/schema.ts';
import { AACHEN } from '../../../shared/beispiele/aachen.ts';
import { Blatt, type Zelle } from './excel-blatt.ts';
import { ExcelNachbau } from './excel-nachbau.ts';

const BLATT = 'Haushaltsblatt';

async function mitHaushaltsblatt(antrag: Antrag = AACHEN) {
  const excel = new ExcelNachbau();
  const mappe = new ExcelWorkbook(excel.run);
  await schreibeHaushaltsblatt(mappe, blattAusAntrag(antrag));
  return { excel, mappe, blatt: excel.blatt(BLATT) };
}

async function liesAntrag(mappe: ExcelWorkbook): Promise<Antrag | null> {
  const tabellen = await liesTabellen(mappe);
  return tabellen && antragAusBlatt(tabellen).antrag;
}

function zelle(wert: string | number, formel: string | number = wert): Zelle {
  return { formel, wert, art: typeof wert === 'number' ? 'Double' : 'String', format: 'General' };
}

/** Ein fremdes Blatt, dessen letzte belegte Zelle in dieser Zeile und Spalte steht (ab 1). */
function fremdes(zeilen: number, spalten: number): Blatt {
  const blatt = new Blatt('Haushaltsplan');
  blatt.zellen.set('A1', zelle('Produkt'));
  blatt.zellen.set(`${spaltenname(spalten - 1)}${zeilen}`, zelle(1));
  return blatt;
}

function viele(anzahl: number, teil: Partial<Antrag['stellen'][number]> = {}): Antrag {
  const stelle = AACHEN.stellen[0] as Antrag['stellen'][number];
  return { ...AACHEN, stellen: Array.from({ length: anzahl }, (_, i) => ({ ...stelle, id: `S${i}`, ...teil })) };
}

describe('Eine Mappe, die Tage ab 1904 zählt', () => {
  test('wird erkannt: weder gelesen noch geschrieben, und kein Tag ist verschoben', async () => {
    const { excel, mappe, blatt } = await mitHaushaltsblatt();
    const vorher = new Map(blatt.zellen);
    excel.ab1904 = true;
    const abgewiesen = { code: 'DATUMSSYSTEM', message: expect.stringContaining('„1904-Datumswerte verwenden“') };
    await expect(liesTabellen(mappe)).rejects.toMatchObject(abgewiesen);
    await expect(schreibeHaushaltsblatt(mappe, leeresBlatt())).rejects.toMatchObject(abgewiesen);
    await expect(mappe.schreibeBlatt(leeresBlatt(), null)).rejects.toMatchObject(abgewiesen);
    expect(blatt.zellen).toEqual(vorher);
    expect(excel.blaetter.map(({ name }) => name)).toEqual(['Tabelle1', BLATT]);
    excel.ab1904 = false;
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
  });
});

describe('Ein umbenanntes Blatt', () => {
  const ziel = { blatt: BLATT, zeile: 5, spalte: 1 };

  test('Sprung, Hervorhebung und Lesen finden es unter dem alten Namen', async () => {
    const { excel, mappe, blatt } = await mitHaushaltsblatt();
    await liesTabellen(mappe);
    blatt.name = 'Etat';
    await mappe.springeZu(ziel);
    expect(excel.auswahl).toEqual({ blatt: 'Etat', adresse: 'B6' });
    await mappe.markiere([ziel]);
    expect(blatt.bedingte.map(({ adressen }) => adressen)).toEqual(['B6:B6']);
    expect((await mappe.leseBlatt(BLATT))?.blatt).toBe('Etat');
    expect(await mappe.leseZellen([ziel])).toEqual(['Teilhabemanagement Aachen']);
  });

  test('auch wenn inzwischen ein anderes so heißt', async () => {
    const { excel, mappe, blatt } = await mitHaushaltsblatt();
    await liesTabellen(mappe);
    blatt.name = 'Etat';
    excel.blaetter.push(new Blatt(BLATT));
    await mappe.springeZu(ziel);
    expect(excel.auswahl.blatt).toBe('Etat');
  });

  test('auch wenn es in dieser Sitzung noch nicht gelesen ist', async () => {
    const { excel, blatt } = await mitHaushaltsblatt();
    blatt.name = 'Etat';
    await new ExcelWorkbook(excel.run).springeZu(ziel);
    expect(excel.auswahl.blatt).toBe('Etat');
  });

  test('gelöscht und neu angelegt gilt das neue; ganz fort nennt die Meldung es beim Namen', async () => {
    const { excel, mappe } = await mitHaushaltsblatt();
    await liesTabellen(mappe);
    excel.blaetter = [new Blatt('Tabelle1'), new Blatt(BLATT)];
    await mappe.springeZu(ziel);
    expect(excel.auswahl.blatt).toBe(BLATT);
    excel.blaetter = [new Blatt('Tabelle1')];
    await expect(mappe.springeZu(ziel)).rejects.toMatchObject({
      message: `Das Blatt „${BLATT}“ gibt es nicht mehr. Wurde es gelöscht, nehmen Sie das mit Strg+Z zurück.`,
    });
  });
});

describe('Excels eigene Ergebniszeile', () => {
  /** Schaltet sie unter der Tabelle „Stellen“ ein; die Summenzeile darunter rückt Excel dabei weiter. */
  async function mitErgebniszeile() {
    const aufbau = await mitHaushaltsblatt();
    const { blatt } = aufbau;
    const lage = blatt.tabellen.get('GK_Stellen');
    if (!lage) throw new Error('Keine Tabelle');
    const letzte = { ...lage, zeilen: lage.zeilen + 1 };
    blatt.tabellen.set('GK_Stellen', letzte);
    blatt.tabellenart('GK_Stellen').mitErgebnis = true;
    const zeile = lage.zeile + lage.zeilen + 1;
    blatt.zellen.set(`A${zeile}`, zelle('Ergebnis'));
    blatt.zellen.set(`J${zeile}`, zelle(195_900, '=SUBTOTAL(109,[Jahresausgaben])'));
    for (let spalte = 1; spalte < lage.spalten; spalte++)
      if (spalte !== 9) blatt.zellen.delete(`${spaltenname(spalte)}${zeile}`);
    return { ...aufbau, zeile };
  }

  test('ist kein Eintrag: weder als Tabellenobjekt noch, wenn die Tabelle in einen Bereich umgewandelt ist', async () => {
    const { mappe, blatt } = await mitErgebniszeile();
    expect((await liesAntrag(mappe))?.stellen).toEqual(AACHEN.stellen);
    blatt.tabellen.clear();
    expect((await liesAntrag(mappe))?.stellen).toEqual(AACHEN.stellen);
  });

  test('ist nach der Rücknahme wieder da, mit ihrer Formel', async () => {
    const { mappe, blatt, zeile } = await mitErgebniszeile();
    const lage = blatt.tabellen.get('GK_Stellen');
    await (await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(7)))).zuruecknehmen();
    expect(blatt.tabellen.get('GK_Stellen')).toEqual(lage);
    expect(blatt.tabellenart('GK_Stellen').mitErgebnis).toBe(true);
    expect(blatt.zellen.get(`J${zeile}`)?.formel).toBe('=SUBTOTAL(109,[Jahresausgaben])');
    expect(blatt.zellen.get(`A${zeile}`)?.wert).toBe('Ergebnis');
  });
});

describe('Filter und Ausgeblendetes', () => {
  async function gefiltert() {
    const aufbau = await mitHaushaltsblatt(viele(4));
    const { blatt } = aufbau;
    const lage = blatt.tabellen.get('GK_Stellen');
    if (!lage) throw new Error('Keine Tabelle');
    const bedingung = { filterOn: 'Values' as const, values: ['S1', 'S3', ''] };
    blatt.tabellenart('GK_Stellen').bedingungen = [bedingung];
    blatt.filtere(lage, 0, bedingung);
    blatt.verborgeneZeilen.add(4);
    blatt.verborgeneSpalten.add(1);
    return { ...aufbau, lage };
  }

  test('vor dem Neuaufbau gezeigt: Keine Angabe des neuen Stands liegt in einer verborgenen Zeile', async () => {
    const { mappe, blatt } = await gefiltert();
    expect(blatt.verborgeneZeilen.size).toBe(3);
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(9)));
    expect(blatt.verborgeneZeilen).toEqual(new Set());
    expect(blatt.verborgeneSpalten).toEqual(new Set());
    expect((await liesAntrag(mappe))?.stellen).toHaveLength(9);
  });

  test('die Rücknahme stellt Filter, Ausgeblendetes und Filterknöpfe wieder her', async () => {
    const { mappe, blatt } = await gefiltert();
    const vorher = { zeilen: new Set(blatt.verborgeneZeilen), art: structuredClone(blatt.tabellenart('GK_Stellen')) };
    const knoepfe = blatt.tabellenart('GK_Kopfdaten').filterknoepfe;
    await (await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(9)))).zuruecknehmen();
    expect(blatt.verborgeneZeilen).toEqual(vorher.zeilen);
    expect(blatt.verborgeneSpalten).toEqual(new Set([1]));
    expect(blatt.tabellenart('GK_Stellen')).toEqual(vorher.art);
    expect(blatt.tabellenart('GK_Kopfdaten').filterknoepfe).toBe(knoepfe);
  });

  test('auch ein Filter neben den Tabellen', async () => {
    const { mappe, blatt } = await mitHaushaltsblatt();
    for (const [adresse, wert] of [
      ['AF1', 'Notiz'],
      ['AF2', 'a'],
      ['AF3', 'b'],
    ] as const)
      blatt.zellen.set(adresse, zelle(wert));
    const bedingung = { filterOn: 'Values' as const, values: ['a'] };
    blatt.filter = { adresse: 'AF1:AF3', bedingungen: [bedingung] };
    blatt.verborgeneZeilen.add(2);
    const neu = await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    expect([blatt.filter, blatt.verborgeneZeilen.size]).toEqual([null, 0]);
    await neu.zuruecknehmen();
    expect(blatt.filter).toEqual({ adresse: 'AF1:AF3', bedingungen: [bedingung] });
    expect(blatt.verborgeneZeilen).toEqual(new Set([2]));
  });
});

test('übergelaufene Nachbarn kommen bei der Rücknahme leer zurück, damit die Formel wieder überlaufen kann', async () => {
  const { mappe, blatt } = await mitHaushaltsblatt();
  const formel = '=GK.JAHRESPLAN(1,"01.04.2020","31.12.2022")';
  blatt.zellen.set('AE91', zelle('Haushaltsjahr', formel));
  for (const [adresse, wert] of [
    ['AF91', 'Fördertage'],
    ['AE92', 2020],
    ['AF92', 270],
    ['AE94', 'Meine Notiz'],
  ] as const)
    blatt.zellen.set(adresse, zelle(wert));
  await (await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN))).zuruecknehmen();
  const inhalt = (adresse: string) => blatt.zellen.get(adresse)?.formel ?? '';
  expect(inhalt('AE91')).toBe(formel);
  expect(['AF91', 'AE92', 'AF92'].map(inhalt)).toEqual(['', '', '']);
  expect(inhalt('AE94')).toBe('Meine Notiz');
});

describe('Sehr große Blätter', () => {
  test('ein fremdes mit Millionen belegter Zeilen hält nichts auf', async () => {
    const { excel, mappe, blatt } = await mitHaushaltsblatt();
    excel.blaetter.unshift(fremdes(1_048_576, 20));
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
    blatt.tabellen.clear();
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
  });

  test('ohne Haushaltsblatt ist es keines', async () => {
    const excel = new ExcelNachbau();
    excel.blaetter.push(fremdes(1_048_576, 16_384));
    expect(await liesTabellen(new ExcelWorkbook(excel.run))).toBeNull();
  });

  test('steht im Haushaltsblatt selbst weit außerhalb etwas, wird es gelesen; ersetzt wird es mit Rat nicht', async () => {
    const { excel, mappe, blatt } = await mitHaushaltsblatt();
    blatt.zellen.set('XFD1048576', zelle('verirrt'));
    blatt.tabellen.clear();
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
    const vorher = new Map(blatt.zellen);
    excel.schreibversuche = 0;
    await expect(schreibeHaushaltsblatt(mappe, leeresBlatt())).rejects.toMatchObject({
      code: 'BEREICH_UNGEEIGNET',
      message: expect.stringContaining('Strg+Ende'),
    });
    expect([excel.schreibversuche, blatt.zellen]).toEqual([0, vorher]);
  });

  test('500 Stellen mit langen Texten werden in Aufträgen unter 5 MB geschrieben, gelesen und zurückgenommen', async () => {
    const lang = viele(500, { bezeichnung: 'Ü'.repeat(4000), traeger: { name: 'ß'.repeat(400), art: 'partner' } });
    const { mappe, blatt } = await mitHaushaltsblatt(AACHEN);
    const modell = blattAusAntrag(lang);
    expect(Buffer.byteLength(JSON.stringify(modell.zellen))).toBeGreaterThan(5 * 1024 * 1024);
    const geschrieben = await schreibeHaushaltsblatt(mappe, modell);
    const { werte = [] } = (await liesTabellen(mappe))?.stellen ?? {};
    expect(werte.filter(([kennung]) => kennung !== null)).toHaveLength(501);
    expect(werte[500]?.[1]).toBe('Ü'.repeat(4000));
    expect((await liesHaushaltsblatt(mappe))?.werte.length).toBe(modell.zeilen);
    const ersetzt = await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    await ersetzt.zuruecknehmen();
    expect([...blatt.zellen.values()].filter(({ wert }) => wert === 'Ü'.repeat(4000))).toHaveLength(500);
    await geschrieben.zuruecknehmen();
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
  });
});

describe('Geschütztes', () => {
  test('eine Mappe mit geschützter Struktur bekommt kein neues Blatt', async () => {
    const excel = new ExcelNachbau();
    excel.strukturGeschuetzt = true;
    await expect(schreibeHaushaltsblatt(new ExcelWorkbook(excel.run), leeresBlatt())).rejects.toMatchObject({
      code: 'BLATT_GESCHUETZT',
      message: expect.stringContaining('„Überprüfen“'),
    });
    expect(excel.blaetter.map(({ name }) => name)).toEqual(['Tabelle1']);
  });

  test('in einer Mappe mit geschützter Struktur wird ein vorhandenes Haushaltsblatt trotzdem ersetzt', async () => {
    const { excel, mappe } = await mitHaushaltsblatt();
    excel.strukturGeschuetzt = true;
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(2)));
    expect((await liesAntrag(mappe))?.stellen).toHaveLength(2);
  });
});
