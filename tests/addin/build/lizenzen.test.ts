import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lizenzVon, paketname } from '../../../addin/build/lizenzen.ts';

test.each([
  ['/x/node_modules/@fluentui/react-tabs/lib/index.js', '@fluentui/react-tabs'],
  ['/x/node_modules/react/index.js', 'react'],
  ['C:\\x\\node_modules\\react\\index.js', 'react'],
  ['/x/node_modules/a/node_modules/b/index.js', 'b'],
  ['/x/addin/workbench/start.ts', null],
])('%s', (modul, name) => expect(paketname(modul)).toBe(name));

test('ohne Angabe gilt nur, was jemand für genau diese Version nachgesehen hat', () => {
  expect(lizenzVon('png-js', '2.0.0', undefined)).toBe('MIT');
  expect(lizenzVon('png-js', '2.0.1', undefined)).toBeUndefined();
  expect(lizenzVon('png-js', '2.0.1', 'ISC')).toBe('ISC');
  expect(readFileSync('node_modules/png-js/LICENSE', 'utf8')).toMatch(/^MIT License/);
});

test('die gebaute Arbeitsmappe nennt o-spreadsheet mit vollem Text der LGPL und jedes Paket mit seiner Lizenz', () => {
  const seite = readFileSync('dist/workbench/lizenzhinweise.html', 'utf8');
  const fehlt = ['GNU LESSER GENERAL PUBLIC LICENSE', 'GNU GENERAL PUBLIC LICENSE'].filter(
    (text) => !seite.includes(text),
  );
  const ohneLizenz = [
    '@odoo/o-spreadsheet',
    '@odoo/owl',
    'rbush',
    'quickselect',
    'font-awesome',
    'bootstrap',
    'react',
    'react-dom',
    'decimal.js',
  ].filter((paket) => !new RegExp(`<h2>${paket} [\\d.]+</h2> <span>[^<]+</span>`).test(seite));
  expect([fehlt, ohneLizenz]).toEqual([[], []]);
});

test.each(['addin', 'workbench'])('auch was nur in einem Worker läuft, steht in den Hinweisen: %s', (ordner) => {
  expect(readFileSync(`dist/${ordner}/lizenzhinweise.html`, 'utf8')).toMatch(
    /<h2>hucre [\d.]+<\/h2> <span>MIT<\/span>/,
  );
  const seite = readFileSync(`dist/${ordner}/lizenzhinweise.html`, 'utf8');
  for (const [paket, lizenz] of [
    ['pdfkit', 'MIT'],
    ['@fontsource/noto-sans', 'OFL-1.1'],
    ['png-js', 'MIT'],
  ])
    expect(seite).toMatch(new RegExp(`<h2>${paket} [\\d.]+</h2> <span>${lizenz}</span>`));
});

test('die Startseite kommt ohne Skript im Text und ohne fremde Adressen aus', () => {
  const seite = readFileSync('dist/workbench/index.html', 'utf8');
  expect(seite).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
  expect(
    [...seite.matchAll(/(?:src|href)="(?!#)([^"]+)"/g)].map((t) => t[1]).filter((adresse) => !adresse?.startsWith('/')),
  ).toEqual([]);
  expect(seite).toMatch(/Content-Security-Policy/);
});
