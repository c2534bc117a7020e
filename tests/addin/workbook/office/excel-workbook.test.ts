import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  antragAusBlatt,
  blattAusAntrag,
  blattAusEntwurf,
  leeresBlatt,
} from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import {
  liesHaushaltsblatt,
  liesTabellen,
  schreibeHaushaltsblatt,
} from '../../../../addin/haushaltsblatt/in-der-mappe.ts';
import { formelnInEingaben, notizenIn } from '../../../../addin/haushaltsblatt/notizen.ts';
import { ExcelWorkbook } from '../../../../addin/workbook/office/excel-workbook.ts';
import { rechtecke } from '../../../../addin/workbook/office/rechtecke.ts';
import { spaltenname } from '../../../../addin/workbook/zellen.ts';
import type { Antrag, Stelleneintrag } from '../../../../shared/antrag/schema.ts';
import { AACHEN } from '../../../shared/beispiele/aachen.ts';
import { antraege, FEINDLICHE_NAMEN } from '../../haushaltsblatt/antraege.ts';
import { Blatt } from './excel-blatt.ts';
import { ExcelNachbau } from './excel-nachbau.ts';

function oeffne() {
  const excel = new ExcelNachbau();
  return { excel, mappe: new ExcelWorkbook(excel.run) };
}

async function liesAntrag(mappe: ExcelWorkbook): Promise<Antrag | null> {
  const tabellen = await liesTabellen(mappe);
  return tabellen && antragAusBlatt(tabellen).antrag;
}

function viele(anzahl: number): Antrag {
  const stelle = AACHEN.stellen[0] as Antrag['stellen'][number];
  return { ...AACHEN, stellen: Array.from({ length: anzahl }, (_, i) => ({ ...stelle, id: `S${i}` })) };
}

describe('Excel', () => {
  test('Antrag → Excel → Antrag ist die Identität, auch mit Texten wie =1+1 und 2020-01-01', async () => {
    await fc.assert(
      fc.asyncProperty(antraege, async (antrag) => {
        const { excel, mappe } = oeffne();
        await schreibeHaushaltsblatt(mappe, blattAusAntrag(antrag));
        expect(await liesAntrag(mappe)).toEqual(antrag);
        const formeln = [...excel.blatt('Haushaltsblatt').zellen.values()].filter(
          (z) => z.art !== 'String' && String(z.formel).startsWith('='),
        );
        expect(formeln.length).toBe(blattAusAntrag(antrag).zellen.filter((z) => z.inhalt?.art === 'formel').length);
      }),
      { numRuns: 40 },
    );
  });

  test('liest mit fünf Abgleichen, gleich wie viele Zeilen', async () => {
    for (const anzahl of [1, 490]) {
      const { excel, mappe } = oeffne();
      await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(anzahl)));
      excel.syncs = 0;
      expect((await liesAntrag(mappe))?.stellen).toHaveLength(anzahl);
      expect(excel.syncs).toBe(5);
    }
  });

  test('das ganze Haushaltsblatt enthält auch, was neben den Tabellen steht, und braucht gleich viele Abgleiche', async () => {
    for (const anzahl of [1, 490]) {
      const { excel, mappe } = oeffne();
      expect(await liesHaushaltsblatt(mappe)).toBeNull();
      await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(anzahl)));
      excel
        .blatt('Haushaltsblatt')
        .zellen.set('C8', { formel: 'Notiz', wert: 'Notiz', art: 'String', format: 'General' });
      excel
        .blatt('Haushaltsblatt')
        .zellen.set('J24', { formel: '=5441.67*12', wert: 65300.04, art: 'Double', format: 'General' });
      excel
        .blatt('Haushaltsblatt')
        .zellen.set('B24', { formel: '=1+1', wert: '=1+1', art: 'String', format: 'General' });
      excel.syncs = 0;
      const gitter = await liesHaushaltsblatt(mappe);
      expect(excel.syncs).toBe(5);
      expect(gitter && notizenIn(gitter)).toEqual([{ blatt: 'Haushaltsblatt', zeile: 7, spalte: 2 }]);
      expect(gitter && formelnInEingaben(gitter)).toEqual([{ blatt: 'Haushaltsblatt', zeile: 23, spalte: 9 }]);
    }
  });

  test('schreibt mit gleich vielen Abgleichen, gleich wie viele Zeilen', async () => {
    const syncs = [];
    for (const anzahl of [1, 490]) {
      const { excel, mappe } = oeffne();
      await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
      excel.syncs = 0;
      await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(anzahl)));
      syncs.push(excel.syncs);
    }
    expect(syncs[0]).toBe(syncs[1]);
    expect(syncs[0]).toBeLessThanOrEqual(8);
  });

  test('findet das umbenannte Blatt und auch Tabellen, die in Bereiche umgewandelt wurden', async () => {
    const { excel, mappe } = oeffne();
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    const blatt = excel.blatt('Haushaltsblatt');
    blatt.name = 'Etat';
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
    blatt.tabellen.clear();
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(2)));
    expect(excel.blaetter.map((b) => b.name)).toEqual(['Tabelle1', 'Etat']);
    expect((await liesAntrag(mappe))?.stellen).toHaveLength(2);
  });

  test('findet es auch, wenn eine Tabelle umbenannt wurde', async () => {
    const { excel, mappe } = oeffne();
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    const { tabellen } = excel.blatt('Haushaltsblatt');
    const stellen = tabellen.get('GK_Stellen');
    if (!stellen) throw new Error('Keine Tabelle');
    tabellen.delete('GK_Stellen');
    tabellen.set('Personal', stellen);
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
  });

  test('liegt eine Kopie ohne Tabellen davor, bleibt das Blatt mit den Tabellenobjekten das Haushaltsblatt', async () => {
    const { excel, mappe } = oeffne();
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    const blatt = excel.blatt('Haushaltsblatt');
    const kopie = new Blatt('Kopie');
    for (const [adresse, zelle] of blatt.zellen) kopie.zellen.set(adresse, zelle);
    excel.blaetter.unshift(kopie);
    blatt.tabellen.delete('GK_Massnahmen');
    expect((await liesTabellen(mappe))?.stellen?.blatt).toBe('Haushaltsblatt');
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(2)));
    expect(excel.blatt('Kopie').zellen).toEqual(kopie.zellen);
    expect((await liesAntrag(mappe))?.stellen).toHaveLength(2);
  });

  test('ersetzt auch ein Blatt, in dem nur noch ein Tabellenobjekt an das Haushaltsblatt erinnert', async () => {
    const { excel, mappe } = oeffne();
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    const blatt = excel.blatt('Haushaltsblatt');
    blatt.zellen.clear();
    blatt.tabellen.delete('GK_Kopfdaten');
    blatt.tabellen.delete('GK_Massnahmen');
    expect(await liesTabellen(mappe)).toBeNull();
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    expect(excel.blaetter.map(({ name }) => name)).toEqual(['Tabelle1', 'Haushaltsblatt']);
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
  });

  test('wird eine Zelle bearbeitet, ist nach dem Schreibversuch nichts geschrieben', async () => {
    const { excel, mappe } = oeffne();
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    excel.fehlercode = 'InvalidOperationInCellEditMode';
    await expect(schreibeHaushaltsblatt(mappe, leeresBlatt())).rejects.toMatchObject({ code: 'ZELLE_IN_BEARBEITUNG' });
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
  });

  test('ohne Haushaltsblatt liest es nichts', async () => {
    expect(await liesTabellen(oeffne().mappe)).toBeNull();
  });

  test('tastet ein fremdes Blatt gleichen Namens nicht an', async () => {
    const { excel, mappe } = oeffne();
    const fremd = new Blatt('haushaltsblatt');
    fremd.zellen.set('A1', { formel: 'Meins', wert: 'Meins', art: 'String', format: 'General' });
    excel.blaetter.push(fremd);
    await schreibeHaushaltsblatt(mappe, leeresBlatt());
    expect(excel.blaetter.map((b) => b.name)).toEqual(['Tabelle1', 'haushaltsblatt', 'Haushaltsblatt 2']);
    expect(excel.blatt('haushaltsblatt').zellen.get('A1')?.wert).toBe('Meins');
  });

  test('nimmt das Schreiben zurück: den alten Inhalt samt Tabellen, oder das neue Blatt', async () => {
    const { excel, mappe } = oeffne();
    const neu = await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    const ersetzt = await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(7)));
    await ersetzt.zuruecknehmen();
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
    expect([...excel.blatt('Haushaltsblatt').tabellen.keys()].sort()).toEqual([
      'GK_Kopfdaten',
      'GK_Massnahmen',
      'GK_Stellen',
    ]);
    await neu.zuruecknehmen();
    expect(excel.blaetter.map((b) => b.name)).toEqual(['Tabelle1']);
  });

  test('nach der Rücknahme sind auch Farben, Eingabeprüfungen und Diagramm wieder da', async () => {
    const { excel, mappe } = oeffne();
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(3)));
    const blatt = excel.blatt('Haushaltsblatt');
    blatt.farben.set('B2', '#FF0000');
    const vorher = {
      farben: new Map(blatt.farben),
      pruefungen: [...blatt.pruefungen].sort(),
      diagramme: [...blatt.diagramme],
      formeln: new Map(blatt.zellen),
    };
    await (await schreibeHaushaltsblatt(mappe, blattAusAntrag(viele(9)))).zuruecknehmen();
    expect([...blatt.pruefungen].sort()).toEqual(vorher.pruefungen);
    expect([...blatt.diagramme]).toEqual(vorher.diagramme);
    for (const [zelle, farbe] of vorher.farben) expect(blatt.farben.get(zelle)).toBe(farbe);
    expect(blatt.zellen.get('N24')?.formel).toBe(vorher.formeln.get('N24')?.formel);
  });

  test('auch feindliche Texte bleiben bei der Rücknahme Text', async () => {
    const { mappe } = oeffne();
    const antrag = {
      ...AACHEN,
      titel: '=1+1',
      kommune: { ...AACHEN.kommune, name: '+49', regierungsbezirk: '2020-01-01' },
    };
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(antrag));
    await (await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN))).zuruecknehmen();
    expect(await liesAntrag(mappe)).toEqual(antrag);
  });

  test.each(FEINDLICHE_NAMEN)('der Trägername %j ist nie eine Formel und kommt genau so zurück', async (name) => {
    const { excel, mappe } = oeffne();
    const stellen = AACHEN.stellen.map((s) => ({ ...s, traeger: { ...s.traeger, name } }));
    await schreibeHaushaltsblatt(mappe, blattAusEntwurf({ kopfdaten: AACHEN, stellen, massnahmen: [] }));
    const { werte = [] } = (await liesTabellen(mappe))?.stellen ?? {};
    const spalte = werte[0]?.indexOf('Träger') ?? -1;
    expect(stellen.map((_, i) => werte[i + 1]?.[spalte])).toEqual(stellen.map(() => name));
    const geschrieben = [...excel.blatt('Haushaltsblatt').zellen.values()].filter((z) => z.wert === name);
    expect(geschrieben.map((z) => z.art)).toEqual(stellen.map(() => 'String'));
  });

  test('auf einem geschützten Blatt wird nichts geschrieben', async () => {
    const { excel, mappe } = oeffne();
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    excel.blatt('Haushaltsblatt').geschuetzt = true;
    excel.schreibversuche = 0;
    await expect(schreibeHaushaltsblatt(mappe, leeresBlatt())).rejects.toMatchObject({ code: 'BLATT_GESCHUETZT' });
    expect(excel.schreibversuche).toBe(0);
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
  });

  test('das Blatt ist zum Drucken eingerichtet und hat feste Kopfzeilen', async () => {
    const { excel, mappe } = oeffne();
    const stellen = Array.from({ length: 50 }, (_, i) => ({ ...(AACHEN.stellen[0] as Stelleneintrag), id: `V${i}` }));
    const blatt = blattAusAntrag({ ...AACHEN, stellen });
    await schreibeHaushaltsblatt(mappe, blatt);
    const { fixiert, seite } = excel.blatt('Haushaltsblatt');
    const { zeilen, spalten, tabellen } = blatt;
    expect(fixiert).toBe('A1:A2');
    expect(seite).toEqual({
      druckbereich: `A1:${spaltenname(spalten - 1)}${zeilen}`,
      titelzeilen: '$1:$3',
      titelspalten: '$A:$A',
      ausrichtung: 'Landscape',
      papier: 'A4',
      zoom: { scale: 70 },
      fusszeile: 'Seite &P von &N',
      umbrueche: [`A${tabellen.find(({ name }) => name === 'GK_Stellen')?.zeile}`],
    });
  });

  test('scheitert der Auftrag beim ersten Anlegen, bleibt kein halbes Blatt zurück', async () => {
    const { excel, mappe } = oeffne();
    const kaputt = {
      ...leeresBlatt(),
      tabellen: [{ name: 'GK_Stellen', filter: true, titel: '', zeile: 0, spalte: 0, zeilen: 3, spalten: 3 }],
    };
    await expect(schreibeHaushaltsblatt(mappe, kaputt)).rejects.toMatchObject({ code: 'FEHLGESCHLAGEN' });
    expect(excel.blaetter.map((b) => b.name)).toEqual(['Tabelle1']);
  });

  test('zurückgenommen wird auch, wenn das Blatt inzwischen anders heißt', async () => {
    const { excel, mappe } = oeffne();
    const neu = await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    excel.blatt('Haushaltsblatt').name = 'Etat';
    await neu.zuruecknehmen();
    expect(excel.blaetter.map((b) => b.name)).toEqual(['Tabelle1']);
  });

  test('scheitert der Auftrag mittendrin, ist nichts geschrieben', async () => {
    const { excel, mappe } = oeffne();
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    const kaputt = {
      ...leeresBlatt(),
      tabellen: [{ name: 'GK_Stellen', filter: true, titel: '', zeile: 0, spalte: 0, zeilen: 3, spalten: 3 }],
    };
    await expect(schreibeHaushaltsblatt(mappe, kaputt)).rejects.toMatchObject({ code: 'FEHLGESCHLAGEN' });
    expect(excel.blaetter).toHaveLength(2);
    expect(await liesAntrag(mappe)).toEqual(AACHEN);
  });

  test('eine Zelle in Bearbeitung wird als solche gemeldet', async () => {
    const { excel, mappe } = oeffne();
    excel.fehlercode = 'InvalidOperationInCellEditMode';
    await expect(liesTabellen(mappe)).rejects.toMatchObject({ code: 'ZELLE_IN_BEARBEITUNG' });
  });

  test('springt zur Zelle', async () => {
    const { excel, mappe } = oeffne();
    await mappe.springeZu({ blatt: 'Tabelle1', zeile: 23, spalte: 7 });
    expect(excel.auswahl).toEqual({ blatt: 'Tabelle1', adresse: 'H24' });
  });

  test('die gewählte Zelle mit dem, was sie zeigt, in einem Abgleich', async () => {
    const { excel, mappe } = oeffne();
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
    await mappe.springeZu({ blatt: 'Haushaltsblatt', zeile: 23, spalte: 7 });
    excel.syncs = 0;
    expect(await mappe.leseAuswahl()).toEqual({
      zelle: { blatt: 'Haushaltsblatt', zeile: 23, spalte: 7 },
      formel: null,
      wert: 43_922,
      anzeige: '01.04.2020',
    });
    expect(excel.syncs).toBe(1);
    await mappe.springeZu({ blatt: 'Haushaltsblatt', zeile: 200, spalte: 7 });
    expect(await mappe.leseAuswahl()).toMatchObject({ formel: null, wert: null, anzeige: '' });
  });

  test('der Merker bleibt in der Mappe; ein beschädigter gilt nicht', async () => {
    const { excel, mappe } = oeffne();
    expect(await mappe.leseMerker()).toBeNull();
    const merker = { antragId: 'a', version: 1, basis: 2, antragHash: 'h' };
    await mappe.schreibeMerker(merker);
    expect(await mappe.leseMerker()).toEqual(merker);
    for (const kaputt of ['{', '{"antragId":1}', '{"antragId":"a","version":1.5,"basis":2,"antragHash":"h"}', 7]) {
      excel.einstellungen.set('GK.Merker', kaputt);
      expect(await mappe.leseMerker()).toBeNull();
    }
    await mappe.schreibeMerker(null);
    expect(await mappe.leseMerker()).toBeNull();
  });
});

describe('Hervorhebung', () => {
  const zelle = (zeile: number, spalte: number) => ({ blatt: 'Tabelle1', zeile, spalte });

  test('ist ein bedingtes Format, das fremde Formate und Werte lässt, wie sie sind, und restlos verschwindet', async () => {
    const { excel, mappe } = oeffne();
    const fremde = [
      { art: 'DataBar', adressen: 'A1', formel: '', farbe: '' },
      { art: 'Custom', adressen: 'B1', formel: '=B1>5', farbe: '#00FF00' },
    ];
    excel.blatt('Tabelle1').bedingte.push(...fremde);
    expect(await mappe.hatMarkierung()).toBe(false);
    await mappe.markiere([zelle(1, 1), zelle(1, 2), zelle(4, 0)]);
    expect(excel.blatt('Tabelle1').bedingte.slice(2)).toMatchObject([
      { art: 'Custom', adressen: 'B2:C2', farbe: '#FFE699' },
      { art: 'Custom', adressen: 'A5:A5', farbe: '#FFE699' },
    ]);
    expect(await mappe.hatMarkierung()).toBe(true);
    await mappe.markiere([zelle(7, 7)]);
    expect(excel.blatt('Tabelle1').bedingte.map((b) => b.adressen)).toEqual(['A1', 'B1', 'H8:H8']);
    await mappe.markiere([]);
    expect(excel.blatt('Tabelle1').bedingte).toEqual(fremde);
    expect(excel.schreibversuche).toBe(0);
  });

  test('braucht vier Abgleiche, gleich wie viele Zellen es sind, und keine Adresse aus mehreren Bereichen', async () => {
    for (const anzahl of [1, 1000]) {
      const { excel, mappe } = oeffne();
      await mappe.markiere(Array.from({ length: anzahl }, (_, i) => zelle(i * 2 + 999_999 - 2000, 16_000 + (i % 2))));
      expect(excel.syncs).toBe(4);
      const { bedingte } = excel.blatt('Tabelle1');
      expect(bedingte).toHaveLength(anzahl);
      expect(bedingte.filter(({ adressen }) => /[,;]/.test(adressen))).toEqual([]);
    }
  });

  test('auf einem geschützten Blatt bleibt sie, und das wird gesagt', async () => {
    const { excel, mappe } = oeffne();
    await mappe.markiere([zelle(1, 1)]);
    excel.blatt('Tabelle1').geschuetzt = true;
    await expect(mappe.markiere([])).rejects.toMatchObject({ code: 'BLATT_GESCHUETZT' });
    expect(await mappe.hatMarkierung()).toBe(true);
  });

  test('der Ausgang bleibt in der Mappe', async () => {
    const { mappe } = oeffne();
    expect(await mappe.leseAusgang()).toBeNull();
    await mappe.schreibeAusgang('[1]');
    expect(await mappe.leseAusgang()).toBe('[1]');
    await mappe.schreibeAusgang(null);
    expect(await mappe.leseAusgang()).toBeNull();
  });
});

describe('Rechtecke', () => {
  test('decken genau die Zellen ihres Schlüssels, ohne Überschneidung', () => {
    const lage = fc.record({
      zeile: fc.nat(8),
      spalte: fc.nat(8),
      stil: fc.constantFrom('eingabe' as const, 'ergebnis' as const),
    });
    fc.assert(
      fc.property(fc.uniqueArray(lage, { selector: (z) => z.zeile * 100 + z.spalte }), (zellen) => {
        const gedeckt = [
          ...rechtecke(
            zellen.map((z) => ({ ...z, inhalt: null })),
            (z) => z.stil,
          ),
        ].flatMap(([stil, bereiche]) =>
          bereiche.flatMap((b) =>
            Array.from(
              { length: b.zeilen * b.spalten },
              (_, i) => `${stil} ${b.zeile + Math.floor(i / b.spalten)} ${b.spalte + (i % b.spalten)}`,
            ),
          ),
        );
        expect(gedeckt.sort()).toEqual(zellen.map((z) => `${z.stil} ${z.zeile} ${z.spalte}`).sort());
      }),
    );
  });

  test('sind wenige: das Haushaltsblatt mit 490 Stellen braucht so viele wie mit einer', () => {
    const anzahl = (antrag: Antrag) =>
      [...rechtecke(blattAusAntrag(antrag).zellen, (z) => z.stil).values()].flat().length;
    expect(anzahl(viele(490))).toBe(anzahl(viele(1)));
  });
});
