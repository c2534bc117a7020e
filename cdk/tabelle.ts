/**
 * Die Versionsablage: eine Tabelle, mit eigenem Schlüssel verschlüsselt, auf jeden Zeitpunkt der letzten 35 Tage
 * zurücksetzbar, nie mit dem Stack gelöscht.
 */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault, type IBackupVault } from 'aws-cdk-lib/aws-backup';
import { AttributeType, Billing, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Stackkonfiguration } from './konfiguration.ts';

export class Versionsablage extends Construct {
  readonly tabelle: TableV2;
  readonly schluessel: Key;
  readonly tresor: BackupVault;
  /**
   * Mit ihr spielt AWS Backup eine Sicherung zurück. Nicht die Rolle der Sicherungen: Die liest nur, diese darf
   * Tabellen anlegen und füllen.
   */
  readonly wiederherstellung: Role;

  constructor(scope: Construct, id: string, konfiguration: Pick<Stackkonfiguration, 'tresorsperre' | 'kopietresor'>) {
    super(scope, id);
    this.schluessel = new Key(this, 'Schluessel', {
      description: 'GK Förderrechner: Antragsversionen und Sicherungen',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.tabelle = new TableV2(this, 'Tabelle', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.schluessel),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      // Davor und danach: Ändert oder entfernt jemand eine Version, steht im Anker, welche es war.
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.tresor = new BackupVault(this, 'Tresor', {
      encryptionKey: this.schluessel,
      removalPolicy: RemovalPolicy.RETAIN,
      blockRecoveryPointDeletion: true,
      ...sperre(konfiguration),
    });
    this.wiederherstellung = new Role(this, 'Wiederherstellung', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      description: 'GK Förderrechner: Sicherungen wiederherstellen',
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForRestores')],
    });
    this.#sichere(konfiguration.kopietresor);
  }

  /**
   * Monatliche Sicherungen für zehn Jahre neben der fortlaufenden Wiederherstellung: Prüfungen kommen spät. Von Hand
   * löscht sie niemand. Ins kalte Archiv kommen sie, wenn im Konto die erweiterten Funktionen von AWS Backup für
   * DynamoDB eingeschaltet sind (docs/betrieb.md).
   */
  #sichere(kopietresor: string | null): void {
    const plan = new BackupPlan(this, 'Sicherungsplan', { backupVault: this.tresor });
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'taeglich',
        scheduleExpression: Schedule.cron({ hour: '2', minute: '0' }),
        deleteAfter: Duration.days(35),
      }),
    );
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'monatlich',
        scheduleExpression: Schedule.cron({ day: '1', hour: '3', minute: '0' }),
        moveToColdStorageAfter: Duration.days(30),
        deleteAfter: Duration.days(3653),
        ...(kopietresor === null
          ? {}
          : { copyActions: [kopie(BackupVault.fromBackupVaultArn(this, 'Kopien', kopietresor))] }),
      }),
    );
    plan.addSelection('Tabelle', { resources: [BackupResource.fromDynamoDbTable(this.tabelle)] });
  }
}

/**
 * Nach drei Tagen kann auch AWS die Sperre nicht mehr aufheben; kürzer als die täglichen Sicherungen darf nichts
 * aufbewahrt werden.
 */
function sperre({ tresorsperre }: Pick<Stackkonfiguration, 'tresorsperre'>) {
  return tresorsperre
    ? { lockConfiguration: { minRetention: Duration.days(35), changeableFor: Duration.days(3) } }
    : {};
}

function kopie(destinationBackupVault: IBackupVault) {
  return { destinationBackupVault, moveToColdStorageAfter: Duration.days(30), deleteAfter: Duration.days(3653) };
}
