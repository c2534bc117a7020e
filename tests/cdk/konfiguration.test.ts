/** Angaben des Betreibers: Was fehlt, steht in einem Satz, und mit Beispielwerten wird nie ausgeliefert. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BEISPIEL, konfigurationAus, pruefeAddin } from '../../cdk/konfiguration.ts';

const MANDANT = '11111111-1111-4111-8111-111111111111';
const ALLES = { GK_TENANTS: MANDANT, GK_AUDIENCE: BEISPIEL.audience };

describe('Angaben', () => {
  test('nennt alles, was fehlt, auf einmal', () => {
    expect(() => konfigurationAus({}, false)).toThrow(/^GK_TENANTS fehlt: .*\nGK_AUDIENCE fehlt: .*$/);
    expect(() => konfigurationAus({ GK_TENANTS: MANDANT }, false)).toThrow(/^GK_AUDIENCE fehlt/);
  });

  test('leere Angaben fehlen auch', () => {
    expect(() => konfigurationAus({ ...ALLES, GK_AUDIENCE: '' }, false)).toThrow(/GK_AUDIENCE fehlt/);
  });

  test('ein Mandant, der keine Id ist, fällt vor dem Ausliefern auf', () => {
    expect(() => konfigurationAus({ ...ALLES, GK_TENANTS: `${MANDANT},aachen` }, false)).toThrow(
      /GK_TENANTS muss die Ids/,
    );
  });

  test('zur eigenen Domain gehört ein Zertifikat aus us-east-1', () => {
    const domain = { ...ALLES, GK_DOMAIN: 'rechner.example.de' };
    expect(() => konfigurationAus(domain, false)).toThrow(/GK_CERTIFICATE_ARN fehlt/);
    expect(() =>
      konfigurationAus({ ...domain, GK_CERTIFICATE_ARN: 'arn:aws:acm:eu-central-1:123456789012:certificate/a' }, false),
    ).toThrow(/us-east-1/);
    const zertifikat = 'arn:aws:acm:us-east-1:123456789012:certificate/a';
    expect(konfigurationAus({ ...domain, GK_CERTIFICATE_ARN: zertifikat }, false).domain).toEqual({
      name: 'rechner.example.de',
      zertifikat,
    });
  });

  test.each(['https://rechner.example.de', 'rechner.example.de/addin', 'rechner', 'rechner .example.de'])(
    'GK_DOMAIN=%s ist kein Rechnername',
    (GK_DOMAIN) => {
      const zertifikat = 'arn:aws:acm:us-east-1:123456789012:certificate/a';
      expect(() => konfigurationAus({ ...ALLES, GK_DOMAIN, GK_CERTIFICATE_ARN: zertifikat }, false)).toThrow(
        /^GK_DOMAIN /,
      );
    },
  );

  test('Beispielwerte gibt es nur auf Wunsch', () => {
    expect(konfigurationAus({}, true)).toMatchObject(BEISPIEL);
    expect(konfigurationAus(ALLES, false)).toMatchObject({
      mandanten: MANDANT,
      audience: BEISPIEL.audience,
      domain: null,
    });
  });
});

describe('das Add-in', () => {
  function mitManifest(adresse: string | null, pruefe: (ordner: string) => void): void {
    const ordner = mkdtempSync(join(tmpdir(), 'gk-addin-'));
    try {
      if (adresse)
        writeFileSync(join(ordner, 'manifest.xml'), `<SourceLocation DefaultValue="${adresse}/taskpane.html"/>`);
      pruefe(ordner);
    } finally {
      rmSync(ordner, { recursive: true });
    }
  }

  test('muss gebaut sein', () => {
    mitManifest(null, (ordner) => expect(() => pruefeAddin(ordner, true)).toThrow(/npm run build/));
  });

  test('muss für seine Adresse gebaut sein, außer für die Beispielvorlage', () => {
    mitManifest('https://localhost:3443', (ordner) => {
      expect(() => pruefeAddin(ordner, false)).toThrow(/npm run deploy/);
      expect(() => pruefeAddin(ordner, true)).not.toThrow();
    });
    mitManifest('https://rechner.example.de', (ordner) => expect(() => pruefeAddin(ordner, false)).not.toThrow());
  });
});

describe.each([
  ['cdk/app.ts', 'cdk deploy'],
  ['cdk/ausliefern.ts', 'npm run deploy'],
])('%s', (datei, befehl) => {
  test(`${befehl} ohne Angaben endet mit zwei Sätzen und ohne Stapel`, () => {
    const { GK_TENANTS: _t, GK_AUDIENCE: _a, CDK_CONTEXT_JSON: _c, ...umgebung } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', datei], {
      encoding: 'utf8',
      env: umgebung,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/GK_TENANTS fehlt: .*\nGK_AUDIENCE fehlt: /);
    expect(stdout + stderr).not.toMatch(/\n\s+at /);
  }, 240_000);
});

test('npm run deploy -- anker ohne Angaben nennt, was der Anker braucht; ein anderes Ziel gibt es nicht', () => {
  const { GK_HAUPTKONTO: _h, GK_RELEASE: _r, GK_RELEASE_SHA256: _s, ...umgebung } = process.env;
  const rufe = (...ziel: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'cdk/ausliefern.ts', ...ziel], { encoding: 'utf8', env: umgebung });
  expect(rufe('anker')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^GK_HAUPTKONTO fehlt: /) });
  expect(rufe('haupt')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Erwartet wird: npm run deploy/) });
}, 60_000);
