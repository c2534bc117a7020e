/** Der Anker im zweiten Konto, und was der Hauptstack dafür tut: Strom, Belege, Rechte, Sperren. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WAFSTACK } from '../../cdk/anwendung.ts';
import { ANKERROLLE, BELEGROLLE } from '../../cdk/funktionen.ts';
import { ankerkonfigurationAus, konfigurationAus } from '../../cdk/konfiguration.ts';
import { oeffneTsa } from '../functions/anker/tsa.ts';
import { type Synthese, synthetisiere } from './synthese.ts';

let synthese: Synthese;
let haupt: Template;
let anker: Template;
let waf: Template;

beforeAll(() => {
  synthese = synthetisiere({ buendeln: false });
  haupt = synthese.vorlage;
  anker = synthese.ankervorlage;
  waf = synthese.wafvorlage;
}, 120_000);
afterAll(() => synthese.raeumeAuf());

const anweisungen = (vorlage: Template, art: string) =>
  Object.values(vorlage.findResources(art)).flatMap((r) => r.Properties.PolicyDocument.Statement);

describe('Bucket', () => {
  test('zehn Jahre gesperrt im Modus Compliance, versioniert, privat, bleibt ohne Stack', () => {
    anker.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3653 } },
        },
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
  });

  test('niemand löscht, verdeckt oder verkürzt, und geschrieben wird nur, wo nichts liegt', () => {
    const verbote = anweisungen(anker, 'AWS::S3::BucketPolicy').filter(({ Effect }) => Effect === 'Deny');
    expect(verbote).toContainEqual(
      expect.objectContaining({
        Principal: { AWS: '*' },
        Action: expect.arrayContaining(['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectRetention']),
      }),
    );
    expect(verbote).toContainEqual(
      expect.objectContaining({
        Principal: { AWS: '*' },
        Action: 's3:PutObject',
        Condition: { Null: { 's3:if-none-match': 'true' } },
      }),
    );
  });

  test('aus dem Hauptkonto schreibt nur die eine Rolle, und die andere liest nur, was in der Antwort steht', () => {
    const erlaubt = anweisungen(anker, 'AWS::S3::BucketPolicy').filter(
      ({ Effect, Condition }) => Effect === 'Allow' && Condition,
    );
    const von = (rolle: string) =>
      erlaubt.filter(({ Condition }) => JSON.stringify(Condition).includes(`role/${rolle}"`));
    expect(
      von(ANKERROLLE)
        .map(({ Action }) => Action)
        .sort(),
    ).toEqual(['s3:GetObject', 's3:PutObject']);
    expect(
      von(BELEGROLLE)
        .map(({ Action }) => Action)
        .sort(),
    ).toEqual(['s3:GetObject', 's3:ListBucket']);
    expect(erlaubt).toHaveLength(4);
    const ordner = (liste: unknown) => [...JSON.stringify(liste).matchAll(/"\/(\w+)\/\*"/g)].map(([, name]) => name);
    expect(ordner(von(BELEGROLLE))).toEqual(['belege', 'tage']);
    expect(JSON.stringify(erlaubt.find(({ Action }) => Action === 's3:PutObject'))).not.toContain('/tage/');
    for (const RoleName of [ANKERROLLE, BELEGROLLE]) haupt.hasResourceProperties('AWS::IAM::Role', { RoleName });
  });
});

describe('Zeitstempel', () => {
  test('läuft täglich, darf nur Tage anlegen, und ein Tag ohne ihn meldet sich', () => {
    anker.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'cron(30 3 * * ? *)' });
    const rechte = anweisungen(anker, 'AWS::IAM::Policy').filter(({ Action }) =>
      [Action].flat().includes('s3:PutObject'),
    );
    expect(rechte).toHaveLength(1);
    expect(JSON.stringify(rechte[0].Resource)).toMatch(/\/tage\/\*/);
    expect(anweisungen(anker, 'AWS::IAM::Policy').flatMap(({ Action }) => Action)).not.toContain('s3:DeleteObject');
    const alarme = Object.values(anker.findResources('AWS::CloudWatch::Alarm')).map(
      ({ Properties }) => Properties.MetricName,
    );
    expect(alarme.sort()).toEqual(['Errors', 'Invocations']);
    anker.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { GK_TSA: 'https://tsa.example.de/' } },
      Timeout: 900,
    });
  });
});

describe('Hauptstack', () => {
  test('die Tabelle hat einen Strom mit dem Stand davor und danach, und die Funktion hängt daran', () => {
    haupt.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    haupt.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: Match.absent(),
    });
  });

  test('CloudFront weist sich bei der API aus, und das Geheimnis steht nicht in der Vorlage', () => {
    const [verteilung] = Object.values(haupt.findResources('AWS::CloudFront::Distribution'));
    const koepfe = JSON.stringify(verteilung?.Properties.DistributionConfig.Origins);
    expect(koepfe).toContain('x-gk-ursprung');
    expect(koepfe).toContain('resolve:secretsmanager');
    haupt.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          GK_URSPRUNG: { 'Fn::Join': ['', Match.arrayWith(['{{resolve:secretsmanager:'])] },
        }),
      },
    });
    expect(verteilung?.Properties.DistributionConfig.WebACLId).toMatch(/^arn:aws:wafv2:us-east-1/);
  });

  test('das Leseprotokoll nennt Mandant, Person, Route, Antrag, Version und Ergebnis, ein Jahr lang in einer eigenen Gruppe', () => {
    const [stufe] = Object.values(haupt.findResources('AWS::ApiGatewayV2::Stage'));
    const zeile = JSON.parse(stufe?.Properties.AccessLogSettings.Format);
    expect(zeile).toMatchObject({
      tid: '$context.authorizer.tid',
      oid: '$context.authorizer.oid',
      route: '$context.authorizer.route',
      antragId: '$context.authorizer.antragId',
      version: '$context.authorizer.version',
      status: '$context.status',
    });
    expect(Object.keys(zeile).filter((feld) => /name|rolle|token|inhalt|abfrage|ip/i.test(feld))).toEqual([]);
    const ziel = JSON.stringify(stufe?.Properties.AccessLogSettings.DestinationArn);
    const [gruppe] = Object.entries(haupt.findResources('AWS::Logs::LogGroup')).filter(([id]) => ziel.includes(id));
    expect([gruppe?.[1].DeletionPolicy, gruppe?.[1].Properties.RetentionInDays]).toEqual(['Retain', 365]);
    const andere = Object.values(haupt.findResources('AWS::Lambda::Function')).map(({ Properties }) =>
      JSON.stringify(Properties.LoggingConfig),
    );
    expect(andere.filter((protokoll) => protokoll.includes(gruppe?.[0] ?? 'x'))).toEqual([]);
  });

  test('Freiwilliges: Sperre des Tresors, Kopie ins zweite Konto, Budget, Datenereignisse', () => {
    haupt.hasResourceProperties('AWS::Backup::BackupVault', {
      LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: 3 },
    });
    haupt.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: Match.arrayWith([Match.objectLike({ RuleName: 'monatlich', CopyActions: [Match.anyValue()] })]),
      },
    });
    haupt.hasResourceProperties('AWS::Budgets::Budget', { Budget: { BudgetLimit: { Amount: 100, Unit: 'USD' } } });
    haupt.hasResourceProperties('AWS::CloudTrail::Trail', {
      EnableLogFileValidation: true,
      IsLogging: true,
      AdvancedEventSelectors: [
        Match.objectLike({ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }),
        Match.objectLike({ FieldSelectors: Match.arrayWith([{ Field: 'eventCategory', Equals: ['Data'] }]) }),
      ],
    });
    anker.hasResourceProperties('AWS::Backup::BackupVault', {
      AccessPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Action: Match.arrayWith(['backup:DeleteRecoveryPoint']) }),
        ]),
      },
    });
  });
});

describe('Siegel', () => {
  test('besiegeln darf nur die Rolle der Funktion für Anträge', () => {
    haupt.hasResourceProperties('AWS::KMS::Key', {
      KeySpec: 'HMAC_256',
      KeyUsage: 'GENERATE_VERIFY_MAC',
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 'kms:GenerateMac',
            Condition: {
              ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('antraegeRolle'), 'Arn'] } },
            },
          }),
        ]),
      },
    });
    const rechte = anweisungen(haupt, 'AWS::IAM::Policy').filter(({ Action }) =>
      [Action].flat().includes('kms:GenerateMac'),
    );
    expect(rechte).toHaveLength(1);
  });
});

describe('Angaben', () => {
  const ALLES = {
    GK_TENANTS: '11111111-1111-4111-8111-111111111111',
    GK_AUDIENCE: '22222222-2222-4222-8222-222222222222',
  };

  test('ohne freiwillige Angaben gibt es nichts davon', () => {
    expect(konfigurationAus(ALLES, false)).toMatchObject({
      anker: null,
      budget: null,
      waf: null,
      tresorsperre: false,
      kopietresor: null,
      cloudtrail: false,
      reserviert: true,
      funktionen: null,
    });
  });

  test.each([
    ['GK_ANKER_BUCKET', 's3://x'],
    ['GK_BUDGET', '12,50'],
    ['GK_WAF_ARN', 'arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/x/y'],
    ['GK_TRESORSPERRE', 'nein'],
    ['GK_KOPIETRESOR', 'Tresor'],
    ['GK_CLOUDTRAIL', '1'],
  ])('%s=%s wird mit einem Satz abgelehnt', (name, wert) => {
    expect(() => konfigurationAus({ ...ALLES, [name]: wert }, false)).toThrow(new RegExp(`^${name} `));
  });

  test('der Anker braucht die Nummer des Hauptkontos', () => {
    expect(() => ankerkonfigurationAus({}, false)).toThrow(/^GK_HAUPTKONTO fehlt/);
    expect(() => ankerkonfigurationAus({ GK_HAUPTKONTO: '1', GK_TSA: 'x', GK_ANKER_LESER: 'y' }, false)).toThrow(
      /GK_HAUPTKONTO[\s\S]*GK_ANKER_LESER[\s\S]*GK_TSA/,
    );
  });
});

describe('Ratenregel', () => {
  test('in us-east-1 für CloudFront: je Adresse gezählt, gesperrt mit 429, ohne Beispielanfragen, und die ARN passt zu GK_WAF_ARN', () => {
    waf.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      DefaultAction: { Allow: {} },
      VisibilityConfig: { SampledRequestsEnabled: false },
      Rules: [
        Match.objectLike({
          Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
          Statement: {
            RateBasedStatement: {
              AggregateKeyType: 'IP',
              Limit: 2_000,
              EvaluationWindowSec: 300,
              ScopeDownStatement: {
                ByteMatchStatement: Match.objectLike({ SearchString: '/api/', PositionalConstraint: 'STARTS_WITH' }),
              },
            },
          },
        }),
        Match.objectLike({
          Statement: { RateBasedStatement: Match.objectLike({ Limit: 10_000, ScopeDownStatement: Match.absent() }) },
        }),
      ],
    });
    waf.hasOutput('WebAcl', {});
    expect(synthese.stack.node.root.node.findChild(WAFSTACK)).toMatchObject({
      region: 'us-east-1',
      terminationProtection: true,
    });
  });
});

describe('Zertifikate der TSA', () => {
  test('in Lambda dieselbe Angabe wie bei den Befehlen: GK_TSA_CA nennt eine Datei', async () => {
    const ordner = mkdtempSync(join(tmpdir(), 'gk-tsa-test-'));
    const tsa = await oeffneTsa();
    const GK_TSA_CA = join(ordner, 'kette.pem');
    writeFileSync(GK_TSA_CA, tsa.pem);
    await tsa.schliesse();
    const mit = synthetisiere({ umgebung: { GK_TSA_CA }, buendeln: false });
    for (const [vorlage, id] of [
      [mit.ankervorlage, /^stempel/],
      [mit.vorlage, /^Funktionenbelege/],
    ] as const) {
      const [funktion] = Object.entries(vorlage.findResources('AWS::Lambda::Function')).flatMap(([name, f]) =>
        id.test(name) ? [f.Properties] : [],
      );
      expect(funktion?.Environment.Variables.GK_TSA_CA).toBe('/opt/tsa.pem');
      expect(funktion?.Layers).toHaveLength(1);
      const [schicht] = Object.values(vorlage.findResources('AWS::Lambda::LayerVersion'));
      const datei = join(mit.ordner, `asset.${basename(schicht?.Properties.Content.S3Key, '.zip')}`, 'tsa.pem');
      expect(readFileSync(datei, 'utf8')).toBe(tsa.pem);
    }
    expect(mit.befund).toBeNull();
    mit.raeumeAuf();
    writeFileSync(GK_TSA_CA, 'kein Zertifikat');
    const haupt = { GK_HAUPTKONTO: '123456789012' };
    expect(() => ankerkonfigurationAus({ ...haupt, GK_TSA_CA }, false)).toThrow(/GK_TSA_CA.*kein lesbares Zertifikat/);
    rmSync(ordner, { recursive: true });
    expect(() => ankerkonfigurationAus({ ...haupt, GK_TSA_CA }, false)).toThrow(/aus GK_TSA_CA gibt es nicht/);
  });
});
