/**
 * Wie functions.js und functions.json in Excel ankommen: nackter Realm, Vorlage, Hilfe, was Excel von selbst anhängt.
 */
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { angemeldet, gk, metadaten } from './excel.ts';

const skript = readFileSync('dist/addin/functions.js', 'utf8');

/** Auch `CustomFunctions` selbst entsteht im Realm; von außen käme mit ihm der ganze Realm des Tests herein. */
const LAUFZEIT = `delete globalThis.console;
var ids = [];
var CustomFunctions = { associate: function (id) { ids.push(id); }, Error: function () {}, ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' } };`;

describe('functions.js', () => {
  test('läuft als klassisches Skript, wo es nur CustomFunctions gibt, meldet alles sofort an und hinterlässt nichts', () => {
    const realm = createContext(Object.create(null));
    runInContext(LAUFZEIT, realm);
    const globale = () => runInContext('Object.getOwnPropertyNames(globalThis).sort().join()', realm) as string;
    const vorher = globale();
    for (const fehlend of ['window', 'self', 'document', 'crypto', 'process', 'fetch', 'console', 'setTimeout']) {
      expect(runInContext(`typeof ${fehlend}`, realm)).toBe('undefined');
    }
    runInContext(skript, realm);
    expect(globale()).toBe(vorher);
    expect((runInContext('ids.join()', realm) as string).split(',').sort()).toEqual([...angemeldet.keys()].sort());
  });

  test('enthält weder zod noch SHA-256', () => {
    expect(skript).not.toMatch(/ZodError|sha256|1116352408/);
  });

  test('stört sich nicht am Aufrufobjekt, das Excel an jede Funktion hängt', () => {
    const aufruf = { address: 'Haushaltsblatt!B4', functionName: 'STELLEN' };
    expect(angemeldet.get('STELLEN')?.(256, null, null, aufruf)).toBe(2.5);
    expect(angemeldet.get('STELLEN')?.(256, null, aufruf)).toBe(2.5);
    expect(angemeldet.get('FUNDSTELLE')?.('W3', aufruf)).toMatch(/^W3 /);
    const rechenweg = angemeldet.get('RECHENWEG')?.(
      'STELLEN',
      256,
      null,
      null,
      null,
      null,
      null,
      aufruf,
    ) as unknown[][];
    expect(rechenweg.at(-1)?.[3]).toBe(2.5);
  });

  test('rechnet auch mit einer älteren functions.json weiter, die von den neuen Parametern nichts weiß', () => {
    const aufruf = { functionName: 'X' };
    const stelle = [1, '01.04.2020', '31.12.2022', 65300, 2020];
    expect(angemeldet.get('STELLEN')?.(256, null, aufruf)).toBe(2.5);
    expect(angemeldet.get('ZUWENDUNG')?.(...stelle, aufruf)).toBe(39_180);
    expect(angemeldet.get('BAUSTEIN.ZUWENDUNG')?.(1, 1000, null, aufruf)).toBe(800);
    expect(angemeldet.get('FUNDSTELLE')?.('W3', aufruf)).toMatch(/^W3 /);
  });

  test('nimmt einen einzelnen Wert auch als Bereich aus einer Zelle', () => {
    expect(gk('STELLEN', [[256]], [['THM-2019']])).toBe(2.5);
    expect(gk('FUNDSTELLE', [['W3']])).toBe(gk('FUNDSTELLE', 'W3'));
    expect(gk('RECHENWEG', 'ZUWENDUNG', 1, [['01.01.2020']], '31.12.2020')).toEqual(
      gk('RECHENWEG', 'ZUWENDUNG', 1, '01.01.2020', '31.12.2020'),
    );
  });
});

describe('functions.json', () => {
  test('entspricht der Vorlage; wer sie ändert, ändert, was Excel beim Tippen anzeigt', async () => {
    await expect(readFileSync('dist/addin/functions.json', 'utf8')).toMatchFileSnapshot('golden/functions.json');
  });

  test('hat Ids, die Excel zulässt', () => {
    for (const { id } of metadaten) expect(id).toMatch(/^[A-Z][A-Z0-9.]+$/);
  });

  test('verweist auf Abschnitte der Hilfe, die es gibt', () => {
    const hilfe = readFileSync('dist/addin/hilfe.html', 'utf8');
    for (const { helpUrl } of metadaten) expect(hilfe).toContain(`id="${new URL(helpUrl).hash.slice(1)}"`);
  });
});
