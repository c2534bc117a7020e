/** Was cdk-nag nicht sieht: Schutz der Tabelle, Rechte der Rollen, Funktionen, Routen, Alarme. Dazu cdk-nag ohne Befund. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { STOERUNG } from '../../cdk/alarme.ts';
import { AUSNAHMEN } from '../../cdk/anwendung.ts';
import { TABELLENRECHTE } from '../../cdk/funktionen.ts';
import { FUNKTIONEN } from '../../functions/buendel.ts';
import { erstelleZugang, OHNE_PERSON } from '../../functions/zugang/handler.ts';
import { konfigurationAus as zugangskonfigurationAus } from '../../functions/zugang/konfiguration.ts';
import { GATEWAYROUTEN } from '../../shared/api/routen.ts';
import { befundeOhneAusnahmen, type Synthese, synthetisiere } from './synthese.ts';

const BEFEHLE = ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactGetItems', 'TransactWriteItems'];

let synthese: Synthese;
let vorlage: Template;

interface Metrik {
  readonly MetricStat: { readonly Metric: { readonly MetricName: string } };
}

interface Anweisung {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly NotAction?: unknown;
  readonly Resource: unknown;
}

beforeAll(() => {
  synthese = synthetisiere({ buendeln: true });
  vorlage = synthese.vorlage;
}, 120_000);

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
    expect(befundeOhneAusnahmen().sort()).toEqual(AUSNAHMEN.map(({ id }) => id).sort());
    for (const { reason } of AUSNAHMEN) expect(reason.length).toBeGreaterThan(30);
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
    vorlage.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('wird täglich und monatlich gesichert', () => {
    vorlage.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: Match.arrayWith([Match.objectLike({ RuleName: 'taeglich' }), Match.objectLike({ RuleName: 'monatlich' })]) },
    });
    vorlage.resourceCountIs('AWS::Backup::BackupSelection', 1);
  });

  test('Sicherungen löscht niemand von Hand', () => {
    vorlage.hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'Retain',
      Properties: {
        EncryptionKeyArn: Match.anyValue(),
        AccessPolicy: { Statement: [Match.objectLike({ Effect: 'Deny', Action: Match.arrayWith(['backup:DeleteRecoveryPoint']), Principal: { AWS: '*' } })] },
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
    for (const rolle of [/berechnungenRolle/, /zugangRolle/]) {
      expect(aktionen(anweisungen(rolle)).filter((a) => /^(dynamodb|kms):/.test(a))).toEqual([]);
    }
  });

  test('keine Rolle darf Einträge löschen, ändern oder die Tabelle durchsuchen', () => {
    const alle = anweisungen(/./);
    expect(aktionen(alle).filter((a) => /^dynamodb:(.*\*|.*(Delete|Update|Scan|BatchWrite|Transact|PartiQL))/.test(a))).toEqual([]);
    expect(aktionen(alle)).not.toContain('*');
    for (const { Effect, NotAction } of alle) expect([Effect, NotAction]).toEqual(['Allow', undefined]);
  });

  test('die eigenen Funktionen haben keine verwaltete Richtlinie, und den Schlüssel nutzen sie nur über DynamoDB', () => {
    for (const [id, { Properties }] of Object.entries(vorlage.findResources('AWS::IAM::Role'))) {
      if (id.startsWith('Funktionen')) expect(Properties.ManagedPolicyArns).toBeUndefined();
    }
    const schluessel = anweisungen(/antraegeRolle/).filter(({ Action }) => [Action].flat().some((a) => a.startsWith('kms:')));
    expect(schluessel).toHaveLength(1);
    expect(schluessel[0]).toMatchObject({ Condition: { StringEquals: { 'kms:ViaService': expect.stringContaining('dynamodb.') } } });
  });

  test('die Ablage ruft nur auf, was ihre Rolle darf', () => {
    const buendel = readFileSync(join(synthese.ordner, synthese.buendel('antraege'), 'index.mjs'), 'utf8');
    const gerufen = BEFEHLE.filter((befehl) => buendel.includes(`"${befehl}"`)).map((befehl) => `dynamodb:${befehl}`);
    expect(gerufen.sort()).toEqual([...TABELLENRECHTE].sort());
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
    vorlage.allResourcesProperties('AWS::Lambda::Function', { LoggingConfig: { LogGroup: Match.anyValue() } });
  });

  test('das SDK ist mitgebündelt, und jede antwortet selbst, bevor API Gateway nach 30 s aufgibt', () => {
    for (const funktion of FUNKTIONEN) {
      const buendel = readFileSync(join(synthese.ordner, synthese.buendel(funktion), 'index.mjs'), 'utf8');
      expect(buendel).not.toMatch(/(from|import\()\s*["']@aws-sdk\/client-dynamodb/);
    }
    for (const [id, { Properties }] of Object.entries(vorlage.findResources('AWS::Lambda::Function'))) {
      if (id.startsWith('Funktionen')) expect(Properties.Timeout).toBeLessThan(30);
    }
  });

  test('keine kennt den lokalen Aussteller', () => {
    const umgebungen = JSON.stringify(Object.values(vorlage.findResources('AWS::Lambda::Function')).map((f) => f.Properties.Environment ?? {}));
    expect(umgebungen).not.toMatch(/GK_ISSUER|GK_JWKS|GK_DYNAMODB_ENDPOINT|localhost/);
  });
});

describe('Ausgaben', () => {
  test('ohne eigene Domain ist die Basisadresse des Manifests die von CloudFront', () => {
    const verteilung = Object.keys(vorlage.findResources('AWS::CloudFront::Distribution'))[0];
    vorlage.hasOutput('Basisadresse', { Value: { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': [verteilung, 'DomainName'] }]] } });
    expect(synthese.stack.region).toBe('eu-central-1');
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

describe('Alarme', () => {
  test('für Fehler, Drosselung, Zugang und Tabelle, jeder an das Thema', () => {
    const alarme = Object.values(vorlage.findResources('AWS::CloudWatch::Alarm')).map((a) => a.Properties);
    const namen = alarme.flatMap(
      (a) => a.MetricName ?? a.Metrics.filter((m: { MetricStat?: unknown }) => m.MetricStat).map((m: Metrik) => m.MetricStat.Metric.MetricName),
    );
    expect([...new Set(namen)].sort()).toEqual([
      '5xx',
      'Abweisungen',
      'ApiDrosselung',
      'Errors',
      'SystemErrors',
      'ThrottledRequests',
      'Throttles',
      'Zugangsstoerung',
    ]);
    expect(alarme).toHaveLength(12);
    // Je Funktion bricht schon der erste Fehler den Alarm los, auch beim Authorizer: Wer abgewiesen wird, ist keiner.
    const fehler = alarme.filter((a) => a.MetricName === 'Errors');
    expect(fehler.map((a) => a.Threshold)).toEqual([1, 1, 1]);
    for (const { AlarmActions } of alarme) expect(AlarmActions).toEqual([{ Ref: expect.stringMatching(/^AlarmeThema/) }]);
  });

  test('eine misslungene Sicherung meldet sich', () => {
    vorlage.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['aws.backup'], detail: { state: ['FAILED', 'ABORTED', 'EXPIRED'] } },
      Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^AlarmeThema') } })],
    });
  });

  test('das Thema ist verschlüsselt, und die meldenden Dienste dürfen melden', () => {
    vorlage.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AlarmeSchluessel'), 'Arn'] } });
    const [schluessel] = Object.entries(vorlage.findResources('AWS::KMS::Key')).flatMap(([id, k]) => (id.startsWith('Alarme') ? [k.Properties.KeyPolicy] : []));
    const [thema] = Object.values(vorlage.findResources('AWS::SNS::TopicPolicy')).map((p) => p.Properties.PolicyDocument);
    for (const Service of ['cloudwatch.amazonaws.com', 'events.amazonaws.com']) {
      expect(thema.Statement).toContainEqual(expect.objectContaining({ Effect: 'Allow', Action: 'sns:Publish', Principal: { Service } }));
      const darf = schluessel.Statement.flatMap((s: Anweisung & { Principal: object }) => (JSON.stringify(s.Principal).includes(Service) ? s.Action : []));
      expect(darf).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*']));
    }
  });

  test('der Filter erkennt die Zeile, die der Authorizer schreibt, wenn die Schlüssel fehlen', async () => {
    const tid = '11111111-1111-4111-8111-111111111111';
    const token = await new SignJWT({ tid }).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
    const rs256 = [Buffer.from('{"alg":"RS256","kid":"x"}').toString('base64url'), ...token.split('.').slice(1)].join('.');
    const zugang = erstelleZugang(zugangskonfigurationAus({ GK_TENANTS: tid, GK_AUDIENCE: 'x', GK_JWKS: 'http://127.0.0.1:9/{tid}' }));
    const schreibe = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(await zugang({ headers: { authorization: `Bearer ${rs256}` } })).toEqual({ isAuthorized: true, context: OHNE_PERSON });
    const [zeile] = schreibe.mock.calls.map(([text]) => String(text));
    schreibe.mockRestore();
    for (const wort of STOERUNG) expect(zeile).toContain(`"${wort}"`);
    vorlage.hasResourceProperties('AWS::Logs::MetricFilter', { FilterPattern: STOERUNG.map((wort) => `"${wort}"`).join(' ') });
  });
});
