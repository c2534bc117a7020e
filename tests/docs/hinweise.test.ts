/** Die Tabelle der Hinweise nach dem Bescheid im Handbuch: jeder goldene Fall steht mit Stufe und Regel darin, und nichts sonst. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Schweregrad } from '../../shared/antrag/plan-typen.ts';
import { alleHinweisfaelle } from '../shared/antrag/hinweisfaelle.ts';

const STUFEN: Readonly<Record<Schweregrad, string>> = { fehler: 'Fehler', warnung: 'Warnung', info: 'Information' };

const [, danach = ''] = readFileSync('docs/handbuch.md', 'utf8').split('<!-- hinweise -->\n');
const zeilen = danach
  .slice(0, danach.indexOf('\n\n'))
  .split('\n')
  .slice(2)
  .map((zeile) => zeile.split('|').map((zelle) => zelle.trim()));

const faelle = alleHinweisfaelle();

it.each(faelle.map(({ name, erwartet }) => [name, erwartet] as const))('%s', (_, erwartet) => {
  for (const { code, schweregrad, regel } of erwartet) {
    const zeile = zeilen.find(([, genannt]) => genannt === `\`${code}\``);
    expect(zeile?.[2]).toContain(STUFEN[schweregrad]);
    expect(zeile?.[4]).toBe(regel);
  }
});

it('nennt keinen, den es nicht gibt', () => {
  const codes = new Set(faelle.map(({ code }) => `\`${code}\``));
  expect(zeilen.map(([, code]) => code).filter((code) => !codes.has(code ?? ''))).toEqual([]);
});
