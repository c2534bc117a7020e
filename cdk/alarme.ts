/**
 * Alarme, die jemand lesen muss: Fehler der Funktionen, Drosselung, gestörter Zugang, gestörte Tabelle, misslungene
 * Sicherung.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type IFilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Funktionen } from './funktionen.ts';
import type { Schnittstelle } from './schnittstelle.ts';
import type { Versionsablage } from './tabelle.ts';

const CLOUDWATCH = new ServicePrincipal('cloudwatch.amazonaws.com');
const EVENTBRIDGE = new ServicePrincipal('events.amazonaws.com');
const FENSTER = Duration.minutes(5);
const OPERATIONEN = [Operation.PUT_ITEM, Operation.GET_ITEM, Operation.QUERY];
/**
 * So viele Anfragen mit 401 in fünf Minuten sind kein Versehen mehr: ein Angriff, oder eine Kommune kommt nicht hinein.
 */
const ABWEISUNGEN = 100;
/**
 * Diese Wörter schreibt der Authorizer, wenn die Schlüssel fehlen. Lambda stellt der Zeile Zeit und Id voran, deshalb
 * ist sie kein JSON.
 */
export const STOERUNG = ['stoerung', 'zugang'] as const;

/** Dieses Wort schreibt die Funktion des Ankers, wenn jemand eine Version geändert oder entfernt hat. */
export const VORFALL = 'vorfall';

interface Teile {
  readonly funktionen: Funktionen;
  readonly schnittstelle: Schnittstelle;
  readonly ablage: Versionsablage;
}

export class Alarme extends Construct {
  readonly thema: Topic;

  constructor(scope: Construct, id: string, teile: Teile, empfaenger: string | null) {
    super(scope, id);
    const schluessel = new Key(this, 'Schluessel', {
      description: 'GK Förderrechner: Alarme',
      enableKeyRotation: true,
    });
    this.thema = new Topic(this, 'Thema', { displayName: 'GK Förderrechner', masterKey: schluessel, enforceSSL: true });
    for (const dienst of [CLOUDWATCH, EVENTBRIDGE]) schluessel.grantEncryptDecrypt(dienst);
    this.#erlaubeAlarme();
    if (empfaenger) this.thema.addSubscription(new EmailSubscription(empfaenger));
    this.#api(teile.schnittstelle);
    this.#funktionen(teile.funktionen);
    this.#ablage(teile.ablage);
  }

  /**
   * Eine eigene Richtlinie ersetzt die übliche des Themas; ohne dies dürfte kein Alarm mehr melden. EventBridge trägt
   * sich selbst ein.
   */
  #erlaubeAlarme(): void {
    this.thema.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [CLOUDWATCH],
        resources: [this.thema.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }

  #api({ api, zugriffe }: Schnittstelle): void {
    this.#alarm(
      'Serverfehler',
      api.metricServerError({ period: FENSTER, statistic: 'Sum' }),
      1,
      'Die API antwortet mit 5xx.',
    );
    const gedrosselt = this.#zaehle('ApiDrosselung', zugriffe, FilterPattern.stringValue('$.status', '=', '429'));
    this.#alarm('ApiDrosselung', gedrosselt, 1, 'Die API weist Anfragen mit 429 ab.');
    const abgewiesen = this.#zaehle('Abweisungen', zugriffe, FilterPattern.stringValue('$.status', '=', '401'));
    this.#alarm('Abweisungen', abgewiesen, ABWEISUNGEN, 'Auffällig viele Anfragen werden mit 401 abgewiesen.');
  }

  /** Auch der Authorizer lehnt ohne Fehler ab; bricht er ab, ist er falsch eingerichtet, und alle bekommen 500. */
  #funktionen({ alle, anker }: Funktionen): void {
    for (const [name, funktion] of Object.entries(alle)) {
      this.#alarm(
        `${name}Drosselung`,
        funktion.metricThrottles({ period: FENSTER }),
        1,
        `Die Funktion ${name} wird gedrosselt.`,
      );
      this.#alarm(`${name}Fehler`, funktion.metricErrors({ period: FENSTER }), 1, `Die Funktion ${name} bricht ab.`);
    }
    if (anker) this.#anker(anker);
    const stoerung = this.#zaehle('Zugangsstoerung', alle.zugang.logGroup, FilterPattern.allTerms(...STOERUNG));
    this.#alarm('Zugang', stoerung, 1, 'Die Schlüssel des Ausstellers sind nicht erreichbar; niemand kommt hinein.');
  }

  /** Der Strom vergisst nach 24 Stunden; wer nach einer Stunde Bescheid weiß, hat einen Tag Zeit. */
  #anker(anker: Lambda): void {
    const vorfaelle = this.#zaehle('Vorfaelle', anker.logGroup, FilterPattern.anyTerm(VORFALL));
    this.#alarm('Vorfall', vorfaelle, 1, 'Eine gespeicherte Version wurde geändert oder entfernt.');
    const alter = anker.metric('IteratorAge', { period: FENSTER, statistic: 'Maximum' });
    this.#alarm('Ankerrueckstand', alter, 3_600_000, 'Belege erreichen den Anker seit einer Stunde nicht.');
    this.#alarm('Ankerfehler', anker.metricErrors({ period: FENSTER }), 1, 'Die Funktion des Ankers bricht ab.');
  }

  /**
   * Je Aufruf ein Alarm statt einer Summe: DynamoDB meldet nur, was vorkam, und eine Summe mit Lücken kann leer sein.
   */
  #ablage({ tabelle, tresor }: Versionsablage): void {
    for (const Operation of OPERATIONEN) {
      const metrik = (name: string) =>
        tabelle.metric(name, {
          period: FENSTER,
          statistic: 'Sum',
          dimensionsMap: { TableName: tabelle.tableName, Operation },
        });
      this.#alarm(`Tabelle${Operation}Drosselung`, metrik('ThrottledRequests'), 1, 'DynamoDB drosselt.');
      this.#alarm(`Tabelle${Operation}Stoerung`, metrik('SystemErrors'), 1, 'DynamoDB meldet Systemfehler.');
    }
    new Rule(this, 'Sicherung', {
      description: 'Eine Sicherung der Versionsablage ist misslungen.',
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['Backup Job State Change'],
        detail: { backupVaultName: [tresor.backupVaultName], state: ['FAILED', 'ABORTED', 'EXPIRED'] },
      },
      targets: [
        new SnsTopic(this.thema, {
          message: RuleTargetInput.fromText('Eine Sicherung der Versionsablage ist misslungen.'),
        }),
      ],
    });
  }

  #zaehle(name: string, logGroup: ILogGroup, filterPattern: IFilterPattern): IMetric {
    const filter = new MetricFilter(this, `${name}Filter`, {
      logGroup,
      metricNamespace: 'GK',
      metricName: name,
      filterPattern,
      metricValue: '1',
    });
    return filter.metric({ period: FENSTER, statistic: 'Sum' });
  }

  #alarm(name: string, metrik: IMetric, schwelle: number, beschreibung: string): void {
    new Alarm(this, name, {
      metric: metrik,
      threshold: schwelle,
      evaluationPeriods: 1,
      alarmDescription: beschreibung,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.thema));
  }
}
