import { describe, expect, test } from 'vitest';
import {
  antragAusBlatt,
  blattAusAntrag,
  leeresBlatt,
  tabellenImGitter,
  zelleZu,
} from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { KOPFDATEN, MASSNAHMEN, STELLEN } from '../../../addin/haushaltsblatt/spalten.ts';
import { adresse, type Gitter, type Zellwert } from '../../../addin/workbook/zellen.ts';
import { pfadtext } from '../../../shared/antrag/pfad.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN, COACHING } from '../../shared/beispiele/aachen.ts';
import { alsGitter } from './antraege.ts';

const ANTRAG: Antrag = { ...AACHEN, massnahmen: [COACHING] };

const KOPFZEILE = { stellen: 22, massnahmen: 30 };

/** Das Blatt von ANTRAG mit einer geänderten Zelle; `feld` wie `stellen[0].von` oder `titel`. */
function mit(feld: string, wert: Zellwert): { gitter: Gitter; zelle: string } {
  const gitter = alsGitter(blattAusAntrag(ANTRAG));
  const zelle = antragAusBlatt(tabellenImGitter(gitter)).zellen.get(feld);
  if (!zelle) throw new Error(`Kein Feld ${feld}`);
  const werte = gitter.werte.map((zeile, z) =>
    z === zelle.zeile ? zeile.map((w, s) => (s === zelle.spalte ? wert : w)) : zeile,
  );
  return { gitter: { ...gitter, werte }, zelle: adresse(zelle) };
}

describe('Was im Blatt nicht passt, wird mit seiner Zelle gemeldet', () => {
  test.each<[string, Zellwert, string]>([
    ['stellen[0].von', 'demnächst', 'Hier steht der Text „demnächst“, erwartet wird ein Datum (TT.MM.JJJJ).'],
    ['stellen[0].von', '31.02.2020', 'erwartet wird ein Datum'],
    ['stellen[0].von', '01/02/2020', 'erwartet wird ein Datum'],
    ['stellen[0].von', '1.2.20', 'erwartet wird ein Datum'],
    ['stellen[0].von', 43_922.5, 'erwartet wird ein Datum'],
    ['stellen[0].von', true, 'Hier steht WAHR'],
    ['stellen[0].von', { fehler: '#BEZUG!' }, 'Hier steht der Fehler #BEZUG!'],
    ['stellen[0].von', null, '„von“ fehlt'],
    ['stellen[0].stellenanteil', '1,0', 'Hier steht der Text „1,0“, erwartet wird ein Stellenanteil als Zahl'],
    ['stellen[0].stellenanteil', 0, 'muss größer als 0 sein'],
    ['stellen[0].stellenanteil', -1, 'muss größer als 0 sein'],
    ['stellen[0].stellenanteil', 46_143, 'Hier steht der 01.05.2026 (als Zahl 46143), kein Stellenanteil.'],
    ['stellen[0].stellenanteil', 44_681, 'Geben Sie den Anteil mit Komma ein, z. B. 30,4'],
    ['stellen[0].stellenanteil', 25 / 39, 'mehr als sechs Nachkommastellen. Geben Sie 0,641026 ein'],
    ['stellen[0].jahresausgaben', '65.300,00', 'erwartet wird ein Betrag in Euro als Zahl'],
    ['stellen[0].jahresausgaben', 65_300.005, 'mehr als zwei Nachkommastellen'],
    ['stellen[0].jahresausgaben', -1, 'ist negativ'],
    ['stellen[0].jahresausgaben', 1e12, 'größer als 10.000.000.000 €'],
    ['stellen[0].traeger.art', 'Verein', 'erwartet wird „Kommune“ oder „Partner“'],
    ['stellen[0].weiterleitung', 'ja', 'erwartet wird „Bescheid“ oder „Vertrag“'],
    ['stellen[0].id', null, '„Kennung“ fehlt'],
    ['stellen[0].id', 'M1', 'Die Kennung „M1“ kommt mehrfach vor.'],
    ['kommune.geschaeftsfuehrendeStelle', 'vielleicht', 'erwartet wird „ja“ oder „nein“'],
    ['kommune.geschaeftsfuehrendeStelle', true, 'erwartet wird „ja“ oder „nein“'],
    ['kommune.art', 'Stadt', 'erwartet wird „kreisfrei“, „Kreis“ oder „kreisangehörig“'],
    ['personen.geduldete', 2.5, 'erwartet wird eine ganze Zahl'],
    ['personen.geduldete', '256', 'erwartet wird eine ganze Zahl'],
    ['personen.geduldete', -1, 'Nicht unter 0.'],
    ['titel', 'a'.repeat(201), 'Höchstens 200 Zeichen.'],
    ['massnahmen[0].baustein', 6, 'ein Baustein von 1 bis 5'],
    ['massnahmen[0].quote', 65, 'zwischen 0 % und 100 %'],
    ['massnahmen[0].haushaltsjahr', 20, 'Ein Jahr von 1900 bis 9999.'],
  ])('%s = %j', (feld, wert, meldung) => {
    const { gitter, zelle } = mit(feld, wert);
    const lesung = antragAusBlatt(tabellenImGitter(gitter));
    expect(lesung.antrag).toBeNull();
    expect(lesung.probleme.map((p) => p.text).join('\n')).toContain(meldung);
    const betroffen = feld === 'stellen[0].id' && wert === 'M1' ? lesung.probleme[0]?.zelle : lesung.zellen.get(feld);
    expect(
      lesung.probleme.some((p) => p.zelle?.zeile === betroffen?.zeile && p.zelle?.spalte === betroffen?.spalte),
    ).toBe(true);
    if (!meldung.includes('kommt mehrfach')) expect(lesung.probleme[0]?.text).toContain(`Zelle ${zelle}: `);
  });

  test.each<[string, string, string]>([
    ['stellen[0].stellenanteil', '½', 'Gemeint ist wohl 0,5; geben Sie es so als Zahl ein.'],
    ['stellen[0].stellenanteil', '3/4', 'Gemeint ist wohl 0,75; geben Sie es so als Zahl ein.'],
    ['stellen[0].stellenanteil', '39/39', 'Gemeint ist wohl 1,0; geben Sie es so als Zahl ein.'],
    ['stellen[0].stellenanteil', '25/39', 'Gemeint ist wohl 0,641026; geben Sie es so als Zahl ein. „25/39“ gilt auf'],
    ['stellen[0].stellenanteil', '50 %', 'Gemeint ist wohl 0,5;'],
    ['stellen[0].jahresausgaben', '65.300,- €', 'Gemeint ist wohl 65.300,00;'],
    ['stellen[0].jahresausgaben', 'EUR 65 300,00', 'Gemeint ist wohl 65.300,00;'],
    ['stellen[0].jahresausgaben', '65.300', 'Gemeint sein kann 65.300,00 oder 65,30;'],
    ['massnahmen[0].quote', '65 v. H.', 'Gemeint ist wohl 65 %; geben Sie es so als Zahl ein.'],
    ['personen.geduldete', '1.256', 'Gemeint ist wohl 1256; geben Sie es so als Zahl ein.'],
    ['stellen[0].von', '1. April 2020', 'Gemeint ist wohl 01.04.2020; geben Sie es so als Datum ein.'],
    ['stellen[0].von', '3.3.20', 'Gemeint ist wohl 03.03.2020; geben Sie es so als Datum ein.'],
    ['stellen[0].von', '01.04.2020 00:00:00', 'Gemeint ist wohl 01.04.2020;'],
    ['stellen[0].bis', '12/2022', 'Gemeint sein kann 01.12.2022 oder 31.12.2022; geben Sie es so als Datum ein.'],
  ])('zu %s = %j sagt die Meldung, was einzugeben ist', (feld, wert, rat) => {
    const { probleme, antrag } = antragAusBlatt(tabellenImGitter(mit(feld, wert).gitter));
    expect(antrag).toBeNull();
    expect(probleme[0]?.text).toContain(rat);
  });

  test('was kein Wert ist, bekommt keinen Rat', () => {
    const { probleme } = antragAusBlatt(tabellenImGitter(mit('stellen[0].stellenanteil', 'halbtags').gitter));
    expect(probleme[0]?.text).not.toContain('Gemeint');
  });

  test('eine Ergebniszeile von Excel ist kein Eintrag; ein Eintrag, der „Ergebnis“ heißt, bleibt einer', () => {
    const tabellen = tabellenImGitter(alsGitter(blattAusAntrag(ANTRAG)));
    const { stellen } = tabellen;
    const [kopf = [], ...zeilen] = stellen?.werte ?? [];
    const mitZeile = (felder: Readonly<Record<string, Zellwert>>) =>
      antragAusBlatt({
        ...tabellen,
        stellen: stellen && {
          ...stellen,
          werte: [kopf, ...zeilen.slice(0, 3), kopf.map((titel) => felder[String(titel)] ?? null)],
        },
      });
    const ergebniszeilen: Record<string, Zellwert>[] = [
      { Kennung: 'Ergebnis' },
      { Kennung: 'Ergebnis', Jahresausgaben: 195_900, Stellenanteil: 3 },
      { Kennung: 'Total', Weiterleitung: 3 },
    ];
    for (const felder of ergebniszeilen) expect(mitZeile(felder).antrag?.stellen).toEqual(ANTRAG.stellen);
    expect(mitZeile({ Kennung: 'Ergebnis', Träger: 'Verein' }).probleme.length).toBeGreaterThan(0);
    expect(mitZeile({ Kennung: 'S9', Jahresausgaben: 1 }).probleme.length).toBeGreaterThan(0);
  });

  test.each<[string, Zellwert, unknown]>([
    ['stellen[0].von', '01.04.2020', '2020-04-01'],
    ['stellen[0].von', ' 2020-04-01 ', '2020-04-01'],
    ['stellen[0].von', 43_922, '2020-04-01'],
    ['stellen[0].jahresausgaben', 65_300.1, '65300.10'],
    ['stellen[0].jahresausgaben', 0.1 + 0.2, '0.30'],
    ['stellen[0].jahresausgaben', null, null],
    ['stellen[0].jahresausgaben', '  ', null],
    ['stellen[0].traeger.art', ' PARTNER ', 'partner'],
    ['stellen[0].id', 7, '7'],
    ['kommune.geschaeftsfuehrendeStelle', 'Nein', false],
    ['massnahmen[0].quote', 0.65, '0.65'],
  ])('%s = %j wird gelesen', (feld, wert, erwartet) => {
    const { gitter } = mit(feld, wert);
    const { antrag } = antragAusBlatt(tabellenImGitter(gitter));
    const teile = feld.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
    expect(teile.reduce<unknown>((o, t) => (o as Record<string, unknown>)[t], antrag)).toEqual(erwartet);
  });

  test('ein leeres Haushaltsblatt nennt die Pflichtangaben der Kopfdaten und sonst nichts', () => {
    const { probleme } = antragAusBlatt(tabellenImGitter(alsGitter(leeresBlatt())));
    expect(probleme.map((p) => p.feld)).toEqual(KOPFDATEN.filter((f) => f.leer === 'pflicht').map((f) => f.ort));
  });

  test('alles auf einmal: Unlesbares, was das Schema beanstandet, ein verkehrter Zeitraum und eine doppelte Kennung, jedes Feld einmal', () => {
    let { gitter } = mit('personen.geduldete', 'viele');
    const { zellen } = antragAusBlatt(tabellenImGitter(gitter));
    for (const [feld, wert] of [
      ['titel', 'a'.repeat(201)],
      ['stellen[0].bis', '01.01.2020'],
      ['massnahmen[0].ausgaben', 'wenig'],
      ['massnahmen[0].id', AACHEN.stellen[0]?.id ?? ''],
      ['massnahmen[0].haushaltsjahr', 20],
    ] as const) {
      const zelle = zellen.get(feld);
      gitter = {
        ...gitter,
        werte: gitter.werte.map((zeile, z) => (z === zelle?.zeile ? zeile.with(zelle.spalte, wert) : zeile)),
      };
    }
    const { antrag, probleme } = antragAusBlatt(tabellenImGitter(gitter));
    expect(antrag).toBeNull();
    expect(
      probleme.map(({ feld, text }) => `${feld && pfadtext(feld)}: ${text.replace(/^Zelle [A-Z]+\d+: /, '')}`),
    ).toEqual([
      'titel: Höchstens 200 Zeichen.',
      expect.stringMatching(/^personen\.geduldete: .*„viele“/),
      expect.stringMatching(/^stellen\[0\]\.bis: „bis“ \(01\.01\.2020\) liegt vor „von“/),
      expect.stringMatching(/^massnahmen\[0\]\.id: Die Kennung „.+“ kommt mehrfach vor\.$/),
      expect.stringMatching(/^massnahmen\[0\]\.haushaltsjahr: Ein Jahr von 1900/),
      expect.stringMatching(/^massnahmen\[0\]\.ausgaben: .*„wenig“/),
    ]);
  });

  test('eine gelöschte Spalte wird genannt', () => {
    for (const [name, felder] of [
      ['stellen', STELLEN],
      ['massnahmen', MASSNAHMEN],
    ] as const) {
      felder.forEach((feld, spalte) => {
        const gitter = alsGitter(blattAusAntrag(ANTRAG));
        const werte = gitter.werte.map((zeile, z) =>
          z >= KOPFZEILE[name] && z < KOPFZEILE[name] + 7 ? zeile.filter((_, s) => s !== spalte) : zeile,
        );
        const { probleme } = antragAusBlatt(tabellenImGitter({ ...gitter, werte }));
        expect(probleme.map((p) => p.text)).toContain(
          `In der Tabelle „${name === 'stellen' ? 'Stellen' : 'Maßnahmen'}“ fehlt die Spalte „${feld.titel}“.`,
        );
      });
    }
  });

  test('eine gelöschte Zeile der Kopfdaten und eine fehlende Tabelle werden genannt', () => {
    const gitter = alsGitter(blattAusAntrag(ANTRAG));
    const ohneStand = { ...gitter, werte: gitter.werte.filter((z) => z[0] !== 'Stand der Angaben') };
    expect(antragAusBlatt(tabellenImGitter(ohneStand)).probleme.map((p) => p.text)).toEqual([
      'In den Kopfdaten fehlt die Zeile „Stand der Angaben“.',
    ]);
    const ohneMassnahmen = { ...gitter, werte: gitter.werte.slice(0, KOPFZEILE.massnahmen - 1) };
    expect(antragAusBlatt(tabellenImGitter(ohneMassnahmen)).probleme[0]?.text).toContain(
      'fehlt die Tabelle „Maßnahmen“',
    );
  });

  test('eine doppelte Spalte wird gemeldet, nicht geraten', () => {
    const gitter = alsGitter(blattAusAntrag(ANTRAG));
    const werte = gitter.werte.map((zeile, z) => [...zeile, z === KOPFZEILE.stellen ? 'von' : null]);
    expect(antragAusBlatt(tabellenImGitter({ ...gitter, werte })).probleme[0]?.text).toContain(
      'steht die Spalte „von“ zweimal',
    );
  });
});

describe('zelleZu', () => {
  const { zellen } = antragAusBlatt(tabellenImGitter(alsGitter(blattAusAntrag(ANTRAG))));

  test('findet genaue Pfade, Einträge und umgebende Felder', () => {
    expect(zelleZu(['stellen', 0, 'von'], zellen)).toEqual(zellen.get('stellen[0].von'));
    expect(zelleZu(['stellen', 0], zellen)).toEqual(zellen.get('stellen[0].id'));
    expect(zelleZu(['stellen', 0, 'gibtesnicht'], zellen)).toEqual(zellen.get('stellen[0].id'));
    expect(zelleZu(['kommune'], zellen)).toEqual(zellen.get('kommune.name'));
    expect(zelleZu(['nichts'], zellen)).toBeNull();
  });
});
