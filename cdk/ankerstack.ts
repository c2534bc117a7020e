/**
 * Der Anker im zweiten Konto: ein Bucket, aus dem zehn Jahre lang niemand etwas entfernt, auch nicht wer das Konto
 * verwaltet, der tägliche Zeitstempel und der Tresor für Kopien der Sicherungen. Für sich auslieferbar, vor dem
 * Hauptstack.
 */
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { BackupVault } from 'aws-cdk-lib/aws-backup';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import {
  AccountPrincipal,
  AnyPrincipal,
  ArnPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { lambdaFunktion } from './funktion.ts';
import { ANKERROLLE, BELEGROLLE } from './funktionen.ts';
import type { Ankerkonfiguration } from './konfiguration.ts';
import { gibTsaZertifikate } from './tsa-zertifikate.ts';

/** So lange bleibt jedes Objekt; wie die monatlichen Sicherungen. */
const AUFBEWAHRUNG = Duration.days(3653);
const TAG = Duration.days(1);

export class AnkerStack extends Stack {
  constructor(scope: Construct, id: string, konfiguration: Ankerkonfiguration, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const bucket = this.#bucket();
    this.#erlaubeHauptkonto(bucket, konfiguration.hauptkonto);
    if (konfiguration.leser) this.#erlaubeLesen(bucket, konfiguration.leser);
    const stempel = this.#stempel(bucket, konfiguration);
    const thema = this.#alarme(stempel, konfiguration.alarmadresse);
    const tresor = this.#tresor(konfiguration.hauptkonto);
    new CfnOutput(this, 'Ankerbucket', { value: bucket.bucketName, description: 'GK_ANKER_BUCKET für npm run deploy' });
    new CfnOutput(this, 'Kopientresor', {
      value: tresor.backupVaultArn,
      description: 'GK_KOPIETRESOR für npm run deploy',
    });
    new CfnOutput(this, 'Ankeralarmthema', { value: thema.topicArn });
  }

  /**
   * Von S3 verschlüsselt: Ein eigener Schlüssel ließe sich löschen und nähme die Belege mit; Inhalte stehen nicht
   * darin.
   */
  #bucket(): Bucket {
    const sicher = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    } as const;
    const zugriffe = new Bucket(this, 'Zugriffe', { ...sicher, lifecycleRules: [{ expiration: Duration.days(400) }] });
    const bucket = new Bucket(this, 'Anker', {
      ...sicher,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(AUFBEWAHRUNG),
      serverAccessLogsBucket: zugriffe,
    });
    // Eine Löschmarke verdeckte ein Objekt, ohne es zu entfernen; danach wäre sein Platz scheinbar frei.
    bucket.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: [
          's3:DeleteObject',
          's3:DeleteObjectVersion',
          's3:PutObjectRetention',
          's3:PutObjectLegalHold',
          's3:BypassGovernanceRetention',
        ],
        resources: [bucket.arnForObjects('*')],
      }),
    );
    // Ohne die Bedingung legte ein Schreiben eine zweite Fassung über die erste.
    bucket.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects('*')],
        conditions: { Null: { 's3:if-none-match': 'true' } },
      }),
    );
    return bucket;
  }

  /**
   * Nur zwei Funktionen des Hauptkontos; genannt über ihre Namen, damit der Stack vor ihnen ausgeliefert werden kann.
   */
  #erlaubeHauptkonto(bucket: Bucket, hauptkonto: string): void {
    const erlaube = (rolle: string, actions: string[], resources: string[]) =>
      bucket.addToResourcePolicy(
        new PolicyStatement({
          principals: [new AccountPrincipal(hauptkonto)],
          actions,
          resources,
          conditions: { ArnEquals: { 'aws:PrincipalArn': `arn:${this.partition}:iam::${hauptkonto}:role/${rolle}` } },
        }),
      );
    const ordner = (...namen: string[]) => namen.map((name) => bucket.arnForObjects(`${name}/*`));
    erlaube(ANKERROLLE, ['s3:PutObject'], ordner('belege', 'wartend', 'vorfaelle'));
    erlaube(ANKERROLLE, ['s3:GetObject'], ordner('belege'));
    erlaube(BELEGROLLE, ['s3:GetObject'], ordner('belege', 'tage'));
    erlaube(BELEGROLLE, ['s3:ListBucket'], [bucket.bucketArn]);
  }

  #erlaubeLesen(bucket: Bucket, leser: string): void {
    const principals = [new ArnPrincipal(leser)];
    bucket.addToResourcePolicy(
      new PolicyStatement({ principals, actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }),
    );
    bucket.addToResourcePolicy(
      new PolicyStatement({ principals, actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
    );
  }

  #stempel(bucket: Bucket, { tsa, tsaCa, funktionen }: Ankerkonfiguration) {
    const stempel = lambdaFunktion(this, 'stempel', {
      umgebung: { GK_ANKER_BUCKET: bucket.bucketName, ...(tsa ? { GK_TSA: tsa } : {}) },
      speicher: 512,
      frist: 900,
      zugleich: null,
      gebuendelt: funktionen,
    });
    if (tsaCa !== null) gibTsaZertifikate(this, tsaCa, stempel);
    stempel.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
    stempel.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: ['belege', 'tage'].map((ordner) => bucket.arnForObjects(`${ordner}/*`)),
      }),
    );
    stempel.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('tage/*')] }),
    );
    new Rule(this, 'Zeitplan', {
      schedule: Schedule.cron({ hour: '3', minute: '30' }),
      targets: [new LambdaFunction(stempel, { retryAttempts: 2 })],
    });
    return stempel;
  }

  #alarme(stempel: ReturnType<typeof lambdaFunktion>, adresse: string | null): Topic {
    const schluessel = new Key(this, 'Schluessel', {
      description: 'GK Förderrechner: Anker',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const cloudwatch = new ServicePrincipal('cloudwatch.amazonaws.com');
    schluessel.grantEncryptDecrypt(cloudwatch);
    const thema = new Topic(this, 'Thema', { displayName: 'GK Anker', masterKey: schluessel, enforceSSL: true });
    thema.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [cloudwatch],
        resources: [thema.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    if (adresse) thema.addSubscription(new EmailSubscription(adresse));
    const alarme = [
      new Alarm(this, 'Ohnestempel', {
        metric: stempel.metricErrors({ period: TAG }),
        threshold: 1,
        evaluationPeriods: 1,
        alarmDescription: 'Ein Tag des Ankers ist ohne Zeitstempel geblieben.',
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(this, 'Ohnelauf', {
        metric: stempel.metricInvocations({ period: TAG }),
        threshold: 1,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: 2,
        alarmDescription: 'Der Anker wird nicht mehr gestempelt.',
        treatMissingData: TreatMissingData.BREACHING,
      }),
    ];
    for (const alarm of alarme) alarm.addAlarmAction(new SnsAction(thema));
    return thema;
  }

  /** Kopien der Sicherungen, außer Reichweite des Hauptkontos; der Tresor hat seinen eigenen Schlüssel. */
  #tresor(hauptkonto: string): BackupVault {
    const schluessel = new Key(this, 'Kopienschluessel', {
      description: 'GK Förderrechner: Kopien',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    return new BackupVault(this, 'Kopien', {
      encryptionKey: schluessel,
      removalPolicy: RemovalPolicy.RETAIN,
      accessPolicy: new PolicyDocument({
        statements: [
          new PolicyStatement({
            principals: [new AccountPrincipal(hauptkonto)],
            actions: ['backup:CopyIntoBackupVault'],
            resources: ['*'],
          }),
          new PolicyStatement({
            effect: Effect.DENY,
            principals: [new AnyPrincipal()],
            actions: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
            resources: ['*'],
          }),
        ],
      }),
    });
  }
}
