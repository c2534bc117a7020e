/** Das Betriebshandbuch nennt jeden Alarm, jede Angabe und jede Rolle, die es im Code gibt. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROLLEN } from '../../shared/api/rollen.ts';
import { ROUTEN } from '../../shared/api/routen.ts';
import { synthetisiere } from '../cdk/synthese.ts';
import { TEXTE } from './texte.ts';

const text = readFileSync('docs/betrieb.md', 'utf8');
const PLATZHALTER = /\$\{name\}/;
const quelle = (...dateien: string[]) => dateien.map((datei) => readFileSync(datei, 'utf8')).join('\n');

test('jeder Alarm mit seinem Wortlaut, und kein anderer', () => {
  const alarme = quelle('cdk/alarme.ts');
  const funktionen = ['antraege', 'belege', 'berechnungen', 'zugang'];
  const eingriff = /const EINGRIFF = '([^']+)'/.exec(quelle('cdk/waechter.ts'))?.[1] ?? '';
  const saetze = [
    ...alarme.matchAll(/#alarm\([^;]*?['`]([A-ZÄÖÜ][^'`]*\.)['`]\)/g),
    ...alarme.matchAll(/fromText\('([^']+)'\)/g),
  ].map((treffer) => treffer[1] as string);
  const erwartet = saetze
    .flatMap((satz) => (PLATZHALTER.test(satz) ? funktionen.map((name) => satz.replace(PLATZHALTER, name)) : [satz]))
    .concat(eingriff);
  const tabelle = text.slice(text.indexOf('## Was die Alarme heißen'), text.indexOf('## Wiederherstellung üben'));
  const genannt = [...tabelle.matchAll(/^\| ([^|]+\.) \|/gm)].map((treffer) => treffer[1] as string);
  expect(saetze.length).toBe((alarme.match(/this\.#alarm\(/g)?.length ?? 0) + 1);
  expect(genannt.sort()).toEqual(erwartet.sort());
});

test('jede Angabe, die der Betreiber machen kann', () => {
  const angaben = new Set(
    [...quelle('cdk/konfiguration.ts', 'cdk/ausliefern.ts').matchAll(/umgebung\.(GK_\w+)|env\.(GK_\w+)/g)].map(
      (treffer) => treffer[1] ?? treffer[2] ?? '',
    ),
  );
  // Nur für Tests und eigene Ordner.
  angaben.delete('GK_ADDIN_DIST');
  expect([...angaben].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test('jede Rolle, und was der Authorizer verlangt', () => {
  for (const rolle of ROLLEN) expect(text).toContain(`\`${rolle}\``);
  const genannt = TEXTE.flatMap(({ inhalt }) =>
    [...inhalt.matchAll(/`(GK\.[A-Z][a-z]+)`/g)].map((treffer) => treffer[1]),
  );
  expect(genannt.filter((rolle) => !ROLLEN.some((bekannt) => bekannt === rolle))).toEqual([]);
  for (const wort of ['RS256', 'access_as_user', 'requestedAccessTokenVersion', 'brk-multihub://', 'anmeldung.html'])
    expect(text).toContain(wort);
});

test('Fristen der Sicherungen und Protokolle wie im Stack', () => {
  const synthese = synthetisiere({ buendeln: false });
  const vorlage = JSON.stringify(synthese.vorlage.toJSON());
  synthese.raeumeAuf();
  const fristen = (name: string) =>
    [...new Set([...vorlage.matchAll(new RegExp(`"${name}":(\\d+)`, 'g'))].map((treffer) => Number(treffer[1])))].sort(
      (a, b) => a - b,
    );
  expect(fristen('DeleteAfterDays')).toEqual([35, 3653]);
  expect(fristen('RetentionInDays')).toEqual([90, 365]);
  expect(fristen('ExpirationInDays')).toEqual([90]);
  for (const frist of ['35 Tage', 'zehn Jahre', '90 Tage', '365 Tage']) expect(text).toContain(frist);
});

test('in spitzen Klammern und als „Ausgabe“ stehen Ausgaben des Stacks, oder der Text sagt, woher der Wert kommt', () => {
  const ausgaben = [
    ...quelle('cdk/stack.ts', 'cdk/funktionen.ts', 'cdk/ankerstack.ts', 'cdk/wafstack.ts').matchAll(
      /new CfnOutput\([^,]+, '(\w+)'/g,
    ),
  ].map((treffer) => treffer[1] as string);
  const erklaert = ['Adresse', 'Anwendungs-Id', 'Mandant', 'Version', 'Sicherung', 'Systemsicherung', 'Auftrag'];
  const genannt = [...text.matchAll(/<([A-Z][\w-]+)>|Ausgabe\s`(\w+)`/g)].map(
    ([, platzhalter, ausgabe]) => platzhalter ?? ausgabe ?? '',
  );
  expect(genannt.length).toBeGreaterThan(10);
  expect(genannt.filter((name) => ![...ausgaben, ...erklaert].includes(name))).toEqual([]);
});

test('Routen, Grenze der Anfragen und Abruf der Schlüssel wie im Code', () => {
  for (const [, methode, pfad] of text.matchAll(/`(GET|POST|PUT) \/api\/v1(\S+)`/g))
    expect(
      Object.values(ROUTEN).some((route) => route.methode === methode && route.pfad === pfad),
      pfad,
    ).toBe(true);
  const [, jeSekunde] = /rateLimit: (\d+)/.exec(quelle('cdk/schnittstelle.ts')) ?? [];
  expect(text).toContain(`Mehr als ${jeSekunde} Anfragen je Sekunde`);
  const [, abstand = ''] = /cooldownDuration: ([\d_]+)/.exec(quelle('functions/zugang/token.ts')) ?? [];
  expect(text).toContain(`höchstens alle ${Number(abstand.replace('_', '')) / 1000} Sekunden`);
});
