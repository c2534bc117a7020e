/**
 * Jeder Befehl in der Dokumentation ist geprüft: durch einen Test, der dasselbe ausführt, hier in einer harmlosen Form,
 * oder, wo es ein Konto bei AWS oder eine fremde Auskunft braucht, wenigstens in seiner Form. Ein Befehl, der in keiner
 * der Listen steht, fällt durch.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { REGION, STACK, WAFREGION } from '../../cdk/anwendung.ts';
import { konfigurationAus } from '../../cdk/konfiguration.ts';
import { befehle, TEXTE } from './texte.ts';

const alle = TEXTE.flatMap(befehle).flatMap(({ datei, befehl }) =>
  befehl.split(' && ').map((teil) => ({ datei, befehl: teil })),
);
const { scripts, dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  string,
  Record<string, string>
>;
const lies = (datei: string) => readFileSync(datei, 'utf8');

/** Ein anderer Test führt aus, was der Befehl ausführt: Die Datei nennt es. */
const IM_TEST: readonly { readonly befehl: RegExp; readonly datei: string; readonly fuehrtAus: string }[] = [
  { befehl: /^npm start$/, datei: 'tests/functions/local/serverprozess.ts', fuehrtAus: 'functions/local/start.ts' },
  { befehl: /^npm run build$/, datei: 'tests/aufbau.ts', fuehrtAus: 'addin/build/build.ts' },
  {
    befehl: /^npm run release -- --base-url \S+ --entra-client-id \S+$/,
    datei: 'tests/release/release.test.ts',
    fuehrtAus: 'addin/build/release.ts',
  },
  { befehl: /^sha256sum -c SHA256SUMS$/, datei: 'tests/release/release.test.ts', fuehrtAus: 'SHA256SUMS' },
  { befehl: /^npm run deploy$/, datei: 'tests/cdk/konfiguration.test.ts', fuehrtAus: 'cdk/ausliefern.ts' },
  { befehl: /^npm run synth$/, datei: 'tests/cdk/konfiguration.test.ts', fuehrtAus: 'cdk/app.ts' },
  {
    befehl: /^npm run pruefe:tabelle -- gk-probe$/,
    datei: 'tests/functions/betrieb/pruefe-tabelle.test.ts',
    fuehrtAus: 'functions/betrieb/pruefe-tabelle.ts',
  },
  {
    befehl: /^npm run pruefe:tabelle -- gk-antraege --anker s3:\/\/gk-anker$/,
    datei: 'tests/functions/betrieb/pruefe-anker.test.ts',
    fuehrtAus: 'functions/betrieb/pruefe-tabelle.ts',
  },
  {
    befehl: /^npm run anker -- \.data\/anker --tsa \S+$/,
    datei: 'tests/functions/betrieb/pruefe-anker.test.ts',
    fuehrtAus: 'functions/betrieb/anker.ts',
  },
  {
    befehl: /^npm run export:kommune -- gk-antraege \S+ ausgabe --anker s3:\/\/gk-anker$/,
    datei: 'tests/functions/betrieb/export-kommune.test.ts',
    fuehrtAus: 'functions/betrieb/export-kommune.ts',
  },
  {
    befehl: /^npm run deploy -- (anker|waf)$/,
    datei: 'tests/cdk/konfiguration.test.ts',
    fuehrtAus: 'cdk/ausliefern.ts',
  },
  { befehl: /^npm (ci|test)$/, datei: '.ci/run', fuehrtAus: '(npm ci && npm test)' },
  { befehl: /^npm run check$/, datei: '.ci/run', fuehrtAus: 'npm run check' },
];

/** Lang oder nur mit weiteren Programmen sinnvoll: Skript und Programm gibt es. */
const AUF_WUNSCH = /^npm run (format|test:oracle|test:mutation|test:zufall|bench|bilder)$/;

/** Braucht AWS oder eine Auskunft der Paketquelle; geprüft wird die Form. */
const NUR_FORM: readonly { readonly befehl: RegExp; readonly stimmt?: (befehl: string) => void }[] = [
  {
    befehl: /^npx cdk bootstrap aws:\/\/\d{12}\/[\w-]+$/,
    stimmt: (befehl) => expect([REGION, WAFREGION].some((region) => befehl.endsWith(`/${region}`))).toBe(true),
  },
  { befehl: /^export GK_\w+=\S+$/, stimmt: () => expect(() => konfigurationAus(exportierte(), false)).not.toThrow() },
  { befehl: /^npm audit --omit=dev --audit-level=high$/ },
  { befehl: /^export AWS_REGION=\S+$/, stimmt: (befehl) => expect(befehl).toBe(`export AWS_REGION=${REGION}`) },
  {
    befehl: /^aws cloudformation describe-stacks --stack-name /,
    stimmt: (befehl) => expect(befehl).toContain(` --stack-name ${STACK} `),
  },
  { befehl: /^aws dynamodb (wait )?[\w-]+( --[\w-]+( [^\s-]\S*)?)+$/, stimmt: pruefeDynamodb },
  {
    befehl: /^aws backup update-region-settings --region /,
    stimmt: (befehl) => expect(befehl).toContain(` --region ${REGION} `),
  },
  {
    befehl:
      /^aws backup (list-recovery-points-by-backup-vault|start-restore-job|describe-restore-job)( --[\w-]+ \S+)+$/,
  },
  { befehl: /^(git clone <Adresse> gk-foerderrechner|git diff|cd (gk-foerderrechner|dist\/release))$/ },
];

const VITEST = /^(GOLDEN=neu )?npx vitest run --project (\w+)((?: \S+)+)$/;

describe('Befehle', () => {
  test('es gibt welche, und jeder ist irgendwo geprüft', () => {
    const bekannt = [
      ...IM_TEST.map(({ befehl }) => befehl),
      AUF_WUNSCH,
      ...NUR_FORM.map(({ befehl }) => befehl),
      VITEST,
      /^npm ci --dry-run$/,
    ];
    expect(alle.length).toBeGreaterThan(30);
    expect(alle.filter(({ befehl }) => !bekannt.some((muster) => muster.test(befehl)))).toEqual([]);
  });

  test('jedes genannte Skript gibt es, mit der Datei oder dem Programm, das es startet', () => {
    const genannt = TEXTE.flatMap(({ inhalt }) =>
      [...inhalt.matchAll(/npm run ([\w:]+)/g)].map((treffer) => treffer[1] as string),
    );
    for (const name of new Set([...genannt, 'start', 'test'])) {
      const [programm = '', ...rest] = (scripts?.[name] ?? '').split(' ');
      expect(programm, name).not.toBe('');
      const datei = rest.find((teil) => teil.endsWith('.ts'));
      expect(datei ? existsSync(datei) : programm === 'npm' || existsSync(`node_modules/.bin/${programm}`), name).toBe(
        true,
      );
    }
  });

  test.each(IM_TEST)('$befehl läuft in $datei', ({ befehl, datei, fuehrtAus }) => {
    expect(alle.filter((eintrag) => befehl.test(eintrag.befehl))).not.toEqual([]);
    expect(lies(datei)).toContain(fuehrtAus);
    const name = /run ([\w:]+)/.exec(befehl.source)?.[1];
    if (name && fuehrtAus.endsWith('.ts') && name !== 'synth') expect(scripts?.[name]).toContain(fuehrtAus);
  });

  test('npm run synth und npm run deploy nehmen dieselbe Anwendung', () => {
    expect((JSON.parse(lies('cdk.json')) as { app: string }).app).toContain('cdk/app.ts');
  });

  const mitAngaben = alle.flatMap(({ befehl }) =>
    NUR_FORM.flatMap(({ befehl: muster, stimmt }) => (stimmt && muster.test(befehl) ? [{ befehl, stimmt }] : [])),
  );
  test.each(mitAngaben)('$befehl stimmt in der Form', ({ befehl, stimmt }) => stimmt(befehl));

  test.each(alle.filter(({ befehl }) => VITEST.test(befehl)))('$befehl findet Tests', ({ befehl }) => {
    const [, , projekt = '', pfade = ''] = VITEST.exec(befehl) ?? [];
    const lauf = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'list', '--filesOnly', '--project', projekt, ...pfade.trim().split(' ')],
      {
        encoding: 'utf8',
      },
    );
    expect(lauf.status, lauf.stderr).toBe(0);
    for (const pfad of pfade.trim().split(' ')) expect(lauf.stdout).toContain(pfad);
  });

  test('GOLDEN=neu bedeutet in den genannten Ordnern etwas', () => {
    for (const datei of ['tests/shared/golden.ts', 'tests/docs/handbuch.test.ts'])
      expect(lies(datei)).toContain("GOLDEN === 'neu'");
  });

  test('npm ci findet alles: package-lock.json nennt jede Abhängigkeit genau, jedes Paket mit Prüfsumme und ohne Adresse', () => {
    const { packages } = JSON.parse(lies('package-lock.json')) as { packages: Record<string, Record<string, unknown>> };
    const { '': wurzel, ...pakete } = packages;
    expect(wurzel).toMatchObject({ dependencies, devDependencies });
    const ohneSumme = Object.entries(pakete).filter(
      ([, paket]) => !paket.link && !paket.inBundle && typeof paket.integrity !== 'string',
    );
    expect(ohneSumme.map(([ordner]) => ordner)).toEqual([]);
    expect(Object.values(pakete).filter((paket) => 'resolved' in paket)).toEqual([]);
  });
});

/** Die Umgebung, die das Betriebshandbuch vor `npm run deploy` setzt. */
function exportierte(): Record<string, string> {
  const zeilen = alle.map(({ befehl }) => /^export (\w+)=(\S+)$/.exec(befehl)).filter((treffer) => treffer !== null);
  return Object.fromEntries(zeilen.map(([, name, wert]) => [name, wert]));
}

/**
 * Die Befehle der AWS CLI heißen wie die des SDK: `restore-table-to-point-in-time` ↔
 * `RestoreTableToPointInTimeCommand`.
 */
function pruefeDynamodb(befehl: string): void {
  const [, warten, name = ''] = /^aws dynamodb (wait )?([\w-]+)/.exec(befehl) ?? [];
  const gross = name.replace(/(^|-)(\w)/g, (_, __, buchstabe: string) => buchstabe.toUpperCase());
  expect(Object.keys(dynamodb)).toContain(warten ? `waitUntil${gross}` : `${gross}Command`);
}
