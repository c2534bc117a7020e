/** Der Anker im zweiten Konto, und was der Hauptstack dafür tut: Strom, Belege, Rechte, Sperren. */
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANKERROLLE } from '../../cdk/funktionen.ts';
import { ankerkonfigurationAus, konfigurationAus } from '../../cdk/konfiguration.ts';
import { type Synthese, synthetisiere } from './synthese.ts';

let synthese: Synthese;
let haupt: Template;
let anker: Template;

beforeAll(() => {
  synthese = synthetisiere({ buendeln: false });
  haupt = synthese.vorlage;
  anker = synthese.ankervorlage;
}, 120_000);
afterAll(() => synthese.raeumeAuf());

const anweisungen = (vorlage: Template, art: string) => Object.values(vorlage.findResources(art)).flatMap((r) => r.Properties.PolicyDocument.Statement);

describe('Bucket', () => {
  test('zehn Jahre gesperrt im Modus Compliance, versioniert, privat, bleibt ohne Stack', () => {
    anker.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3653 } } },
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
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
      expect.objectContaining({ Principal: { AWS: '*' }, Action: 's3:PutObject', Condition: { Null: { 's3:if-none-match': 'true' } } }),
    );
  });

  test('aus dem Hauptkonto schreibt nur die eine Rolle, und sie liest nur Belege', () => {
    const erlaubt = anweisungen(anker, 'AWS::S3::BucketPolicy').filter(({ Effect, Condition }) => Effect === 'Allow' && Condition);
    expect(erlaubt).toHaveLength(2);
    for (const { Condition } of erlaubt) expect(JSON.stringify(Condition)).toContain(`role/${ANKERROLLE}`);
    expect(erlaubt.map(({ Action }) => Action).sort()).toEqual(['s3:GetObject', 's3:PutObject']);
    expect(JSON.stringify(erlaubt.find(({ Action }) => Action === 's3:PutObject'))).not.toContain('/tage/');
    haupt.hasResourceProperties('AWS::IAM::Role', { RoleName: ANKERROLLE });
  });
});

describe('Zeitstempel', () => {
  test('läuft täglich, darf nur Tage anlegen, und ein Tag ohne ihn meldet sich', () => {
    anker.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'cron(30 3 * * ? *)' });
    const rechte = anweisungen(anker, 'AWS::IAM::Policy').filter(({ Action }) => [Action].flat().includes('s3:PutObject'));
    expect(rechte).toHaveLength(1);
    expect(JSON.stringify(rechte[0].Resource)).toMatch(/\/tage\/\*/);
    expect(anweisungen(anker, 'AWS::IAM::Policy').flatMap(({ Action }) => Action)).not.toContain('s3:DeleteObject');
    const alarme = Object.values(anker.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties.MetricName);
    expect(alarme.sort()).toEqual(['Errors', 'Invocations']);
    anker.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { GK_TSA: 'https://tsa.example.de/' } }, Timeout: 900 });
  });
});

describe('Hauptstack', () => {
  test('die Tabelle hat einen Strom mit dem Stand davor und danach, und die Funktion hängt daran', () => {
    haupt.hasResourceProperties('AWS::DynamoDB::GlobalTable', { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } });
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
      Environment: { Variables: Match.objectLike({ GK_URSPRUNG: { 'Fn::Join': ['', Match.arrayWith(['{{resolve:secretsmanager:'])] } }) },
    });
    expect(verteilung?.Properties.DistributionConfig.WebACLId).toMatch(/^arn:aws:wafv2:us-east-1/);
  });

  test('das Leseprotokoll nennt Mandant, Person, Methode, Pfad und Ergebnis', () => {
    const [stufe] = Object.values(haupt.findResources('AWS::ApiGatewayV2::Stage'));
    const zeile = JSON.parse(stufe?.Properties.AccessLogSettings.Format);
    expect(zeile).toMatchObject({
      mandant: '$context.authorizer.tid',
      person: '$context.authorizer.oid',
      methode: '$context.httpMethod',
      pfad: '$context.path',
      status: '$context.status',
    });
  });

  test('Freiwilliges: Sperre des Tresors, Kopie ins zweite Konto, Budget, Datenereignisse', () => {
    haupt.hasResourceProperties('AWS::Backup::BackupVault', { LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: 3 } });
    haupt.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: Match.arrayWith([Match.objectLike({ RuleName: 'monatlich', CopyActions: [Match.anyValue()] })]) },
    });
    haupt.hasResourceProperties('AWS::Budgets::Budget', { Budget: { BudgetLimit: { Amount: 100, Unit: 'USD' } } });
    haupt.hasResourceProperties('AWS::CloudTrail::Trail', { EnableLogFileValidation: true, AdvancedEventSelectors: Match.anyValue() });
    anker.hasResourceProperties('AWS::Backup::BackupVault', {
      AccessPolicy: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Action: Match.arrayWith(['backup:DeleteRecoveryPoint']) })]) },
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
            Condition: { ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('antraegeRolle'), 'Arn'] } } },
          }),
        ]),
      },
    });
    const rechte = anweisungen(haupt, 'AWS::IAM::Policy').filter(({ Action }) => [Action].flat().includes('kms:GenerateMac'));
    expect(rechte).toHaveLength(1);
  });
});

describe('Angaben', () => {
  const ALLES = { GK_TENANTS: '11111111-1111-4111-8111-111111111111', GK_AUDIENCE: '22222222-2222-4222-8222-222222222222' };

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
