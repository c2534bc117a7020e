/**
 * Meldet, wer am Schutz selbst etwas ändert: Schlüssel, Tresor, fortlaufende Sicherung, Tabelle, Strom. Dazu die Kosten
 * und, auf Wunsch, jeden Zugriff.
 */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stackkonfiguration } from './konfiguration.ts';

/**
 * Eingriffe, die im Betrieb nicht vorkommen; EventBridge bekommt sie nur, wenn im Konto eine Spur von CloudTrail
 * Verwaltungsereignisse aufzeichnet.
 */
const EINGRIFFE: Readonly<Record<string, readonly string[]>> = {
  'kms.amazonaws.com': ['DisableKey', 'ScheduleKeyDeletion', 'PutKeyPolicy', 'CreateGrant', 'DisableKeyRotation'],
  'backup.amazonaws.com': [
    'DeleteBackupVault',
    'DeleteRecoveryPoint',
    'PutBackupVaultAccessPolicy',
    'DeleteBackupVaultAccessPolicy',
    'DeleteBackupVaultLockConfiguration',
    'UpdateBackupPlan',
    'DeleteBackupPlan',
    'DeleteBackupSelection',
  ],
  'dynamodb.amazonaws.com': [
    'UpdateContinuousBackups',
    'UpdateTable',
    'DeleteTable',
    'PutResourcePolicy',
    'DisableKinesisStreamingDestination',
  ],
  'lambda.amazonaws.com': ['DeleteEventSourceMapping20150331', 'UpdateEventSourceMapping20150331'],
};

export class Waechter extends Construct {
  constructor(
    scope: Construct,
    id: string,
    thema: Topic,
    tabelle: TableV2,
    { budget, alarmadresse, cloudtrail }: Stackkonfiguration,
  ) {
    super(scope, id);
    for (const [dienst, aufrufe] of Object.entries(EINGRIFFE)) {
      new Rule(this, `Eingriff${dienst.split('.')[0]}`, {
        description: 'Jemand ändert am Schutz der Ablage.',
        eventPattern: {
          detailType: ['AWS API Call via CloudTrail'],
          detail: { eventSource: [dienst], eventName: [...aufrufe] },
        },
        targets: [new SnsTopic(thema, { message: RuleTargetInput.fromText(EINGRIFF) })],
      });
    }
    if (budget !== null) this.#budget(budget, alarmadresse, thema);
    if (cloudtrail) this.#zugriffe(tabelle);
  }

  #budget(betrag: number, adresse: string | null, thema: Topic): void {
    thema.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('budgets.amazonaws.com')],
        resources: [thema.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const subscribers = [
      { subscriptionType: 'SNS', address: thema.topicArn },
      ...(adresse ? [{ subscriptionType: 'EMAIL', address: adresse }] : []),
    ];
    const ab = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: betrag, unit: 'USD' } },
      notificationsWithSubscribers: [ab('ACTUAL', 80), ab('FORECASTED', 100)],
    });
  }

  /**
   * Verwaltungsereignisse, auf die die Regeln oben hören, und Datenereignisse der Tabelle: wer wann welchen Schlüssel
   * las oder schrieb, auch an der API vorbei.
   */
  #zugriffe(tabelle: TableV2): void {
    const { account, region, partition } = Stack.of(this);
    const sicher = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
    } as const;
    const bucket = new Bucket(this, 'Aufzeichnung', {
      ...sicher,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      serverAccessLogsPrefix: 'zugriffe/',
    });
    const trail = `arn:${partition}:cloudtrail:${region}:${account}:trail/GkFoerderrechner`;
    const cloudtrail = new ServicePrincipal('cloudtrail.amazonaws.com');
    const bedingung = { StringEquals: { 'aws:SourceArn': trail } };
    bucket.addToResourcePolicy(
      new PolicyStatement({
        actions: ['s3:GetBucketAcl'],
        principals: [cloudtrail],
        resources: [bucket.bucketArn],
        conditions: bedingung,
      }),
    );
    bucket.addToResourcePolicy(
      new PolicyStatement({
        actions: ['s3:PutObject'],
        principals: [cloudtrail],
        resources: [bucket.arnForObjects(`AWSLogs/${account}/*`)],
        conditions: bedingung,
      }),
    );
    const spur = new CfnTrail(this, 'Spur', {
      trailName: 'GkFoerderrechner',
      s3BucketName: bucket.bucketName,
      isLogging: true,
      enableLogFileValidation: true,
      advancedEventSelectors: [
        // Ohne eine Spur mit Verwaltungsereignissen bekommt EventBridge keinen der Eingriffe.
        { name: 'Verwaltung', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] },
        {
          name: 'Tabelle',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Data'] },
            { field: 'resources.type', equalTo: ['AWS::DynamoDB::Table'] },
            { field: 'resources.ARN', equalTo: [tabelle.tableArn] },
          ],
        },
      ],
    });
    if (bucket.policy) spur.node.addDependency(bucket.policy);
  }
}

const EINGRIFF =
  'Jemand ändert am Schutz der Ablage: Schlüssel, Sicherungen, Tabelle oder Strom. CloudTrail nennt, wer.';
