/**
 * Prüft, was cdk-nag nicht sieht: Schutz der Tabelle, Rechte der Rollen, Funktionen, Routen. Dazu cdk-nag ohne Befund.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANKERAUSNAHMEN, AUSNAHMEN, weitereAusnahmen } from '../../cdk/anwendung.ts';
import { TABELLENRECHTE } from '../../cdk/funktionen.ts';
import { konfigurationAus } from '../../cdk/konfiguration.ts';
import { FUNKTIONEN } from '../../functions/esbuild-angaben.ts';
import { GATEWAYROUTEN } from '../../shared/api/routen.ts';
import { befundeOhneAusnahmen, type Synthese, synthetisiere } from './synthese.ts';

const BEFEHLE = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'Scan',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactGetItems',
  'TransactWriteItems',
];

/** Routen, die viel rechnen oder lesen. */
const TEUER = [
  '/antraege/{antragId}/pruefung',
  '/antraege/{antragId}/export',
  '/antraege/{antragId}/belege',
  '/antraege/{antragId}/belege/{version}',
  '/berechnungen',
];

let synthese: Synthese;
let vorlage: Template;

interface Anweisung {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly NotAction?: unknown;
  readonly Resource: unknown;
}

beforeAll(() => {
  synthese = synthetisiere({ buendeln: true });
  vorlage = synthese.vorlage;
}, 480_000);

afterAll(() => synthese.raeumeAuf());

/** Alle Anweisungen der Rollen, deren Name passt: angehängte Richtlinien und die in der Rolle selbst. */
function anweisungen(rolle: RegExp): Anweisung[] {
  const richtlinien = Object.values(vorlage.findResources('AWS::IAM::Policy')).filter((r) =>
    (r.Properties.Roles as { Ref: string }[]).some(({ Ref }) => rolle.test(Ref)),
  );
  const eigene = Object.entries(vorlage.findResources('AWS::IAM::Role')).filter(([id]) => rolle.test(id));
  expect(eigene.length).toBeGreaterThan(0);
  return [...richtlinien.map((r) => r.Properties), ...eigene.flatMap(([, r]) => r.Properties.Policies ?? [])].flatMap(
    (p) => p.PolicyDocument.Statement as Anweisung[],
  );
}

const aktionen = (liste: Anweisung[]) => liste.flatMap((a) => a.Action);

describe('cdk-nag', () => {
  test('kein Befund, der nicht mit Grund ausgenommen ist', () => {
    expect(synthese.befund).toBeNull();
  });

  test('prüft wirklich, und jede Ausnahme wird gebraucht', () => {
    const haupt = [...AUSNAHMEN, ...weitereAusnahmen(konfigurationAus({}, true))];
    expect(befundeOhneAusnahmen().sort()).toEqual(haupt.map(({ id }) => id).sort());
    expect(befundeOhneAusnahmen(true).sort()).toEqual(ANKERAUSNAHMEN.map(({ id }) => id).sort());
    for (const { reason } of [...haupt, ...ANKERAUSNAHMEN]) expect(reason.length).toBeGreaterThan(30);
  });
});

describe('Tabelle', () => {
  test('zurücksetzbar, vor Löschen geschützt, mit eigenem Schlüssel, ohne weiteren Index', () => {
    vorlage.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        GlobalSecondaryIndexes: Match.absent(),
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        Replicas: [
          Match.objectLike({
            Region: 'eu-central-1',
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            SSESpecification: { KMSMasterKeyId: Match.anyValue() },
          }),
        ],
      },
    });
    // Ein HMAC-Schlüssel dreht sich nicht: Alte Siegel müssen prüfbar bleiben.
    for (const { Properties } of Object.values(vorlage.findResources('AWS::KMS::Key')))
      expect(
        Properties.KeySpec === 'HMAC_256' ? Properties.EnableKeyRotation : !Properties.EnableKeyRotation,
      ).toBeFalsy();
  });

  test('wird täglich und monatlich gesichert', () => {
    vorlage.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: Match.arrayWith([
          Match.objectLike({ RuleName: 'taeglich' }),
          Match.objectLike({ RuleName: 'monatlich' }),
        ]),
      },
    });
    vorlage.resourceCountIs('AWS::Backup::BackupSelection', 1);
  });

  test('zurückgespielt wird mit einer eigenen Rolle, die nur AWS Backup annehmen kann', () => {
    const mit = (richtlinie: string) =>
      Object.entries(vorlage.findResources('AWS::IAM::Role')).filter(([, { Properties: p }]) =>
        JSON.stringify(p.ManagedPolicyArns ?? []).includes(richtlinie),
      );
    const [[id, rolle] = ['', null], ...weitere] = mit('AWSBackupServiceRolePolicyForRestores');
    expect(weitere).toEqual([]);
    expect(rolle?.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' } },
    ]);
    expect(mit('AWSBackupServiceRolePolicyForBackup').map(([andere]) => andere)).not.toContain(id);
    vorlage.hasOutput('Wiederherstellungsrolle', { Value: { 'Fn::GetAtt': [id, 'Arn'] } });
  });

  test('Sicherungen löscht niemand von Hand', () => {
    vorlage.hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'Retain',
      Properties: {
        EncryptionKeyArn: Match.anyValue(),
        AccessPolicy: {
          Statement: [
            Match.objectLike({
              Effect: 'Deny',
              Action: Match.arrayWith(['backup:DeleteRecoveryPoint']),
              Principal: { AWS: '*' },
            }),
          ],
        },
      },
    });
  });

  test('der Stack lässt sich nicht versehentlich löschen', () => {
    expect(synthese.stack.terminationProtection).toBe(true);
  });
});

describe('Rechte', () => {
  test('nur die Funktion für Anträge kommt an die Tabelle, und nur lesend und anfügend', () => {
    const tabelle = aktionen(anweisungen(/antraegeRolle/)).filter((a) => a.startsWith('dynamodb:'));
    expect(tabelle.sort()).toEqual([...TABELLENRECHTE].sort());
    for (const rolle of [/belegeRolle/, /berechnungenRolle/, /zugangRolle/]) {
      expect(aktionen(anweisungen(rolle)).filter((a) => /^(dynamodb|kms):/.test(a))).toEqual([]);
    }
  });

  /** Verwaltete Richtlinien von AWS stehen nicht in der Vorlage; welche Rolle eine hat, zählt AUSNAHMEN auf. */
  test('keine eigene Richtlinie erlaubt, Einträge zu löschen, zu ändern oder die Tabelle zu durchsuchen', () => {
    const alle = anweisungen(/./);
    expect(
      aktionen(alle).filter((a) => /^dynamodb:(.*\*|.*(Delete|Update|Scan|BatchWrite|Transact|PartiQL))/.test(a)),
    ).toEqual([]);
    expect(aktionen(alle)).not.toContain('*');
    for (const { Effect, NotAction } of alle) expect([Effect, NotAction]).toEqual(['Allow', undefined]);
  });

  test('die eigenen Funktionen haben keine verwaltete Richtlinie, und den Schlüssel nutzen sie nur über DynamoDB', () => {
    for (const [id, { Properties }] of Object.entries(vorlage.findResources('AWS::IAM::Role'))) {
      if (id.startsWith('Funktionen')) expect(Properties.ManagedPolicyArns).toBeUndefined();
    }
    const schluessel = anweisungen(/antraegeRolle/).filter(({ Action }) =>
      [Action].flat().some((a) => a.startsWith('kms:') && a !== 'kms:GenerateMac'),
    );
    expect(schluessel).toHaveLength(1);
    expect(schluessel[0]).toMatchObject({
      Condition: { StringEquals: { 'kms:ViaService': expect.stringContaining('dynamodb.') } },
    });
  });

  test('die Ablage ruft nur auf, was ihre Rolle darf', () => {
    const buendel = readFileSync(join(synthese.ordner, synthese.buendel('antraege'), 'index.mjs'), 'utf8');
    const gerufen = BEFEHLE.filter((befehl) => buendel.includes(`"${befehl}"`)).map((befehl) => `dynamodb:${befehl}`);
    expect(gerufen.sort()).toEqual([...TABELLENRECHTE].sort());
  });
});

describe('Funktionen', () => {
  test('ARM, Node 24, mit Ablaufverfolgung und befristetem Protokoll', () => {
    const eigene = Object.entries(vorlage.findResources('AWS::Lambda::Function')).filter(([id]) =>
      id.startsWith('Funktionen'),
    );
    expect(eigene).toHaveLength(5);
    for (const [, { Properties }] of eigene) {
      expect(Properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogGroup: expect.anything(), LogFormat: 'JSON' },
        ReservedConcurrentExecutions: expect.any(Number),
      });
    }
    // Protokolle bleiben, wenn der Stack geht; das Leseprotokoll ein Jahr, die anderen 90 Tage.
    const protokolle = Object.values(vorlage.findResources('AWS::Logs::LogGroup'));
    expect(
      protokolle.map(({ Properties, DeletionPolicy }) => [DeletionPolicy, Properties.RetentionInDays]).sort(),
    ).toEqual([...Array.from({ length: protokolle.length - 1 }, () => ['Retain', 90]), ['Retain', 365]].sort());
    vorlage.allResourcesProperties('AWS::Lambda::Function', { LoggingConfig: { LogGroup: Match.anyValue() } });
  });

  test('das SDK ist mitgebündelt, und jede antwortet selbst, bevor API Gateway nach 30 s aufgibt', () => {
    for (const funktion of FUNKTIONEN) {
      const buendel = readFileSync(join(synthese.ordner, synthese.buendel(funktion), 'index.mjs'), 'utf8');
      expect(buendel).not.toMatch(/(from|import\()\s*["']@aws-sdk\/client-dynamodb/);
    }
    for (const [id, { Properties }] of Object.entries(vorlage.findResources('AWS::Lambda::Function'))) {
      if (id.startsWith('Funktionen') && !id.startsWith('Funktionenanker')) expect(Properties.Timeout).toBeLessThan(30);
    }
  });

  test('keine kennt den lokalen Aussteller', () => {
    const umgebungen = JSON.stringify(
      Object.values(vorlage.findResources('AWS::Lambda::Function')).map((f) => f.Properties.Environment ?? {}),
    );
    expect(umgebungen).not.toMatch(/GK_ISSUER|GK_JWKS|GK_DYNAMODB_ENDPOINT|localhost/);
  });
});

describe('Ausgaben', () => {
  test('ohne eigene Domain ist die Basisadresse des Manifests die von CloudFront', () => {
    const verteilung = Object.keys(vorlage.findResources('AWS::CloudFront::Distribution'))[0];
    vorlage.hasOutput('Basisadresse', {
      Value: { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': [verteilung, 'DomainName'] }]] },
    });
    expect(synthese.stack.region).toBe('eu-central-1');
  });

  test('alles, was docs/betrieb.md in einen Befehl einsetzen lässt, steht in den Ausgaben', () => {
    const befehle = [...readFileSync('docs/betrieb.md', 'utf8').matchAll(/```sh\n(.*?)```/gs)]
      .map(([, block]) => block)
      .join('');
    const platzhalter = new Set([...befehle.matchAll(/<(\p{L}+)>/gu)].map(([, name]) => name));
    for (const vonAws of ['Sicherung', 'Auftrag', 'Systemsicherung']) expect(platzhalter.delete(vonAws)).toBe(true);
    expect(platzhalter.size).toBeGreaterThan(0);
    for (const name of platzhalter) vorlage.hasOutput(name as string, {});
    vorlage.hasOutput('Tresor', {
      Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AblageTresor'), 'BackupVaultName'] },
    });
    vorlage.hasOutput('Schluessel', { Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AblageSchluessel'), 'Arn'] } });
  });
});

describe('API', () => {
  test('dieselben Routen wie lokal; ohne Anmeldung nur die Beschreibung', () => {
    const routen = Object.values(vorlage.findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties: p }) => `${p.RouteKey} ${p.AuthorizationType ?? 'NONE'}`,
    );
    expect(routen.sort()).toEqual(
      GATEWAYROUTEN.map((r) => `${r.methode} ${r.pfad} ${r.token ? 'CUSTOM' : 'NONE'}`).sort(),
    );
  });

  test('Authorizer mit einfacher Antwort und ohne Zwischenspeicher, gedrosselt, mit Zugriffsprotokoll', () => {
    vorlage.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      AuthorizerResultTtlInSeconds: 0,
      IdentitySource: ['$request.header.Authorization'],
    });
    vorlage.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      AccessLogSettings: Match.objectLike({ DestinationArn: Match.anyValue() }),
      DefaultRouteSettings: Match.objectLike({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 }),
      RouteSettings: {
        'ANY /api/v1/{proxy+}': Match.objectLike({ ThrottlingRateLimit: 30 }),
        ...Object.fromEntries(
          TEUER.map((pfad) => [
            `ANY /api/v1${pfad}`,
            Match.objectLike({ ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 }),
          ]),
        ),
      },
    });
    // API Gateway lehnt eine Drosselung ab, deren Route es nicht gibt.
    const [stufe] = Object.values(vorlage.findResources('AWS::ApiGatewayV2::Stage'));
    const routen = Object.values(vorlage.findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }) => Properties.RouteKey,
    );
    expect(Object.keys(stufe?.Properties.RouteSettings)).toHaveLength(TEUER.length + 1);
    for (const route of Object.keys(stufe?.Properties.RouteSettings)) expect(routen).toContain(route);
  });
});
