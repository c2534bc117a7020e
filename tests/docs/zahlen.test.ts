/**
 * Zahlen außerhalb des Handbuchs: das Beispiel in README und Ersten Schritten, der Weg einer Zahl in der Architektur.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { liesUmgebung } from '../../functions/local/umgebung.ts';
import { berechneErgebnis } from '../../shared/antrag/finanzierungsplan.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import { metadaten } from '../addin/custom-functions/excel.ts';
import { deutsch } from './bloecke.ts';
import { rechne } from './formeln.ts';
import { programmteile } from './programm.ts';
import { TEXTE } from './texte.ts';

const lies = (datei: string) => readFileSync(datei, 'utf8');

test('README: die Tabelle einer Stelle in Aachen', () => {
  const [, ...jahre] = rechne('=GK.JAHRESPLAN(1; "01.04.2020"; "31.12.2022"; 65300)') as (string | number)[][];
  for (const [jahr, tage, ...betraege] of jahre) {
    const zellen = [String(jahr), String(tage), ...betraege.map((betrag) => `${deutsch(Number(betrag), true)} €`)];
    expect(lies('README.md').replaceAll('**', '')).toContain(`| ${zellen.join(' | ')} |`);
  }
  expect(lies('README.md')).toContain(
    `${deutsch(Number(rechne('=GK.KOFINANZIERUNG(1; "01.04.2020"; "31.12.2022"; 65300)')), true)} €`,
  );
});

test('Erste Schritte: was der Tab Plan zum Beispiel zeigt', () => {
  const { gesamt, stellenNachSchluessel } = berechneErgebnis(AACHEN_BEISPIEL).ergebnis.finanzierungsplan;
  const [zuwendung, eigenanteil, stellen] = [gesamt?.zuwendung, gesamt?.eigenanteil, stellenNachSchluessel].map(Number);
  const satz = `${deutsch(zuwendung ?? 0, true)} € Zuwendung, ${deutsch(eigenanteil ?? 0, true)} € Eigenanteil, ${deutsch(stellen ?? 0)} Stellen nach Schlüssel`;
  expect(lies('docs/erste-schritte.md')).toContain(satz);
  expect(berechneErgebnis(AACHEN_BEISPIEL).hinweise.map(({ text }) => text)).toContainEqual(
    expect.stringContaining(': 0,5 zu viel.'),
  );
  expect(lies('docs/erste-schritte.md')).toContain('eine Warnung: drei Stellen sind 0,5 zu viel.');
  expect(lies('docs/erste-schritte.md')).toContain('`=GK.STELLEN(125)` tippen: 1,5.');
  expect(rechne('=GK.STELLEN(125)')).toBe(1.5);
});

test('Architektur: jeder Betrag im Weg einer Zahl steht im Rechenweg', () => {
  const weg = JSON.stringify(rechne('=GK.RECHENWEG("ZUWENDUNG"; 1; "01.04.2020"; "31.12.2022"; 65300; 2020)'));
  const bild = /```text\n([\s\S]*?)```/.exec(lies('docs/architektur.md'))?.[1] ?? '';
  const betraege = [...bild.matchAll(/\d{1,3}\.\d{3},\d{2}/g)].map(([betrag]) => betrag);
  expect(betraege.length).toBe(5);
  expect(betraege.filter((betrag) => !weg.includes(betrag))).toEqual([]);
});

test('README: Anzahl der GK-Funktionen, Vorgabe des Ports', () => {
  const zahlwort = ['sechzehn', 'siebzehn', 'achtzehn'][metadaten.length - 18];
  expect(lies('README.md')).toContain(`und ${zahlwort} weitere, jede mit Rechenweg`);
  expect(lies('README.md')).toContain(`(\`PORT\`, Vorgabe ${liesUmgebung({}, '.').port})`);
});

test('jede genannte Umgebungsvariable liest der Code', () => {
  const { bezeichner, texte } = programmteile('addin/build', 'cdk', 'functions', 'tests/functions', 'tests/e2e');
  const genannt = TEXTE.flatMap(({ inhalt }) =>
    [...inhalt.matchAll(/`(GK_[A-Z_]+|CHROME_PATH|PORT)\b/g)].map((treffer) => treffer[1] as string),
  );
  expect(genannt.length).toBeGreaterThan(10);
  expect(genannt.filter((name) => !bezeichner.has(name) && !texte.includes(name))).toEqual([]);
});

test('Architektur: Anforderungen wie im Manifest', () => {
  const anforderungen = [...lies('manifest.xml').matchAll(/<Set Name="(\w+)" MinVersion="([\d.]+)"\/>/g)].map(
    ([, name, version]) => `${name} ${version}`,
  );
  expect(anforderungen.length).toBe(3);
  expect(lies('docs/architektur.md')).toContain(`Anforderungen höchstens ${anforderungen.join(', ')}:`);
});
