/** Das Betriebshandbuch nennt jeden Alarm, jede Angabe und jede Rolle, die es im Code gibt. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ankerkonfigurationAus, konfigurationAus } from '../../cdk/konfiguration.ts';
import { ABRUFPAUSE } from '../../functions/zugang/token.ts';
import { ROLLEN } from '../../shared/api/rollen.ts';
import { ROUTEN } from '../../shared/api/routen.ts';
import { type Synthese, synthetisiere } from '../cdk/synthese.ts';
import { TEXTE } from './texte.ts';

const text = readFileSync('docs/betrieb.md', 'utf8');
let synthese: Synthese;

beforeAll(() => {
  synthese = synthetisiere({ buendeln: false });
}, 480_000);

afterAll(() => synthese.raeumeAuf());

/** Eigenschaften aller Ressourcen dieser Art im Stack der Anwendung. */
// biome-ignore lint/suspicious/noExplicitAny: CloudFormation-Vorlagen haben hier keinen Typ
const ressourcen = (art: string): any[] =>
  Object.values(synthese.vorlage.findResources(art)).map(({ Properties }) => Properties);

test('jeder Alarm mit seinem Wortlaut, und kein anderer', () => {
  const ausRegeln = ressourcen('AWS::Events::Rule')
    .flatMap(({ Targets }) => Targets)
    .map(({ Input }) => Input)
    .filter((satz) => typeof satz === 'string')
    .map((satz) => JSON.parse(satz));
  const saetze = new Set([...ressourcen('AWS::CloudWatch::Alarm').map((a) => a.AlarmDescription), ...ausRegeln]);
  const tabelle = text.slice(text.indexOf('## Was die Alarme heißen'), text.indexOf('## Wiederherstellung üben'));
  const genannt = [...tabelle.matchAll(/^\| ([^|]+\.) \|/gm)].map((treffer) => treffer[1] as string);
  expect(genannt.sort()).toEqual([...saetze].sort());
});

test('jede Angabe, die der Betreiber machen kann', () => {
  const angaben = new Set<string>();
  const umgebung = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => {
        angaben.add(String(name));
        return undefined;
      },
    },
  );
  for (const lies of [konfigurationAus, ankerkonfigurationAus]) expect(() => lies(umgebung, false)).toThrow();
  expect(angaben.size).toBeGreaterThan(10);
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
  const vorlage = JSON.stringify(synthese.vorlage.toJSON());
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
  const ausgaben = [synthese.vorlage, synthese.ankervorlage, synthese.wafvorlage].flatMap((vorlage) =>
    Object.keys(vorlage.toJSON().Outputs),
  );
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
  const [{ DefaultRouteSettings }] = ressourcen('AWS::ApiGatewayV2::Stage');
  expect(text).toContain(`Mehr als ${DefaultRouteSettings.ThrottlingRateLimit} Anfragen je Sekunde`);
  expect(text).toContain(`höchstens alle ${ABRUFPAUSE / 1000} Sekunden`);
});
