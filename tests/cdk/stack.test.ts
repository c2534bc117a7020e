/** Was cdk-nag nicht sieht: Schutz der Tabelle, Rechte der Rollen, Routen, Kopfzeilen, Alarme. Dazu cdk-nag ohne Befund. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erstelleApp } from '../../cdk/anwendung.ts';
import { TABELLENRECHTE } from '../../cdk/funktionen.ts';
import { BEISPIEL, konfigurationAus } from '../../cdk/konfiguration.ts';
import { GATEWAYROUTEN } from '../../shared/api/routen.ts';

const ausgabe = mkdtempSync(join(tmpdir(), 'gk-cdk-'));
let vorlage: Template;
/** Was cdk-nag beim Erzeugen bemängelt hat. */
let befund: string | null = null;

interface Anweisung {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

beforeAll(() => {
  const { app, stack } = erstelleApp({ ...BEISPIEL, alarmadresse: null, addin: 'dist/addin' }, { outdir: ausgabe });
  try {
    app.synth();
  } catch (fehler) {
    befund = (fehler as Error).message;
  }
  vorlage = Template.fromStack(stack);
}, 120_000);

afterAll(() => rmSync(ausgabe, { recursive: true, force: true }));

function anweisungen(rolle: RegExp): Anweisung[] {
  const richtlinien = Object.entries(vorlage.findResources('AWS::IAM::Policy')).filter(([id]) => rolle.test(id));
  expect(richtlinien.length).toBeGreaterThan(0);
  return richtlinien.flatMap(([, r]) => r.Properties.PolicyDocument.Statement as Anweisung[]);
}

const aktionen = (liste: Anweisung[]) => liste.flatMap((a) => a.Action);

test('cdk-nag: kein Befund, der nicht mit Grund ausgenommen ist', () => {
  expect(befund).toBeNull();
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
    vorlage.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('wird täglich und monatlich gesichert', () => {
    vorlage.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: Match.arrayWith([Match.objectLike({ RuleName: 'taeglich' }), Match.objectLike({ RuleName: 'monatlich' })]) },
    });
    vorlage.resourceCountIs('AWS::Backup::BackupSelection', 1);
  });
});

describe('Rechte', () => {
  test('nur die Funktion für Anträge kommt an die Tabelle, und nur lesend und anfügend', () => {
    const tabelle = aktionen(anweisungen(/antraegeRolle/)).filter((a) => a.startsWith('dynamodb:'));
    expect(tabelle.sort()).toEqual([...TABELLENRECHTE].sort());
    for (const rolle of [/berechnungenRolle/, /zugangRolle/]) {
      expect(aktionen(anweisungen(rolle)).filter((a) => /^(dynamodb|kms):/.test(a))).toEqual([]);
    }
  });

  test('keine Rolle darf Einträge löschen, ändern oder die Tabelle durchsuchen', () => {
    const alle = aktionen(anweisungen(/./));
    expect(alle.filter((a) => /^dynamodb:(\*|.*(Delete|Update|Scan|BatchWrite|Transact|PartiQL))/.test(a))).toEqual([]);
    expect(alle).not.toContain('*');
  });
});

describe('Funktionen', () => {
  test('ARM, Node 24, mit Ablaufverfolgung und befristetem Protokoll', () => {
    const eigene = Object.entries(vorlage.findResources('AWS::Lambda::Function')).filter(([id]) => id.startsWith('Funktionen'));
    expect(eigene).toHaveLength(3);
    for (const [, { Properties }] of eigene) {
      expect(Properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogGroup: expect.anything() },
      });
    }
    vorlage.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });

  test('keine kennt den lokalen Aussteller', () => {
    const umgebungen = JSON.stringify(Object.values(vorlage.findResources('AWS::Lambda::Function')).map((f) => f.Properties.Environment ?? {}));
    expect(umgebungen).not.toMatch(/GK_ISSUER|GK_JWKS|GK_DYNAMODB_ENDPOINT|localhost/);
  });
});

describe('API', () => {
  test('dieselben Routen wie lokal; ohne Anmeldung nur die Beschreibung', () => {
    const routen = Object.values(vorlage.findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties: p }) => `${p.RouteKey} ${p.AuthorizationType ?? 'NONE'}`,
    );
    expect(routen.sort()).toEqual(GATEWAYROUTEN.map((r) => `${r.methode} ${r.pfad} ${r.token ? 'CUSTOM' : 'NONE'}`).sort());
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
    });
  });
});

describe('Auslieferung', () => {
  test('Kopfzeilen: nur Office bettet ein, keine fremden Skripte, HSTS, nosniff', () => {
    const [richtlinie] = Object.values(vorlage.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    const sicherheit = richtlinie?.Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig;
    const csp = sicherheit.ContentSecurityPolicy.ContentSecurityPolicy as string;
    expect(csp).toMatch(/frame-ancestors https:\/\/\*\.officeapps\.live\.com/);
    expect(csp).toMatch(/default-src 'none'/);
    expect(/script-src ([^;]+)/.exec(csp)?.[1]).not.toMatch(/unsafe|\*/);
    expect(sicherheit).toMatchObject({
      ContentTypeOptions: { Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
    });
  });

  test('die API liegt auf demselben Ursprung, ungepuffert', () => {
    vorlage.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: [
          Match.objectLike({ PathPattern: '/api/*', ViewerProtocolPolicy: 'https-only', CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' }),
        ],
      },
    });
  });

  test('die Dateien sind nicht öffentlich', () => {
    vorlage.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    });
  });
});

test('jeder Alarm meldet an das Thema', () => {
  const alarme = Object.values(vorlage.findResources('AWS::CloudWatch::Alarm'));
  expect(alarme.length).toBeGreaterThanOrEqual(8);
  for (const { Properties } of alarme) expect(Properties.AlarmActions).toHaveLength(1);
});

test('beim Ausliefern sagen fehlende Angaben, was sie sind', () => {
  expect(() => konfigurationAus({ GK_DEPLOY: '1' })).toThrow(/GK_TENANTS fehlt: die Mandanten-Ids/);
  expect(() => konfigurationAus({ GK_DEPLOY: '1', GK_TENANTS: 'x' })).toThrow(/GK_AUDIENCE fehlt/);
  expect(konfigurationAus({})).toMatchObject(BEISPIEL);
});
