/** Alarme, die jemand lesen muss: Fehler der Funktionen, Drosselung, gestörter Zugang, gestörte Tabelle. */
import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Operation, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Funktionen } from './funktionen.ts';

const FENSTER = Duration.minutes(5);

export class Alarme extends Construct {
  readonly thema: Topic;

  constructor(
    scope: Construct,
    id: string,
    teile: { readonly funktionen: Funktionen; readonly api: HttpApi; readonly tabelle: TableV2 },
    empfaenger: string | null,
  ) {
    super(scope, id);
    const schluessel = new Key(this, 'Schluessel', { description: 'GK Förderrechner: Alarme', enableKeyRotation: true });
    schluessel.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    this.thema = new Topic(this, 'Thema', { displayName: 'GK Förderrechner', masterKey: schluessel, enforceSSL: true });
    if (empfaenger) this.thema.addSubscription(new EmailSubscription(empfaenger));

    const { alle } = teile.funktionen;
    this.#alarm('Serverfehler', teile.api.metricServerError({ period: FENSTER, statistic: 'Sum' }), 1, 'Die API antwortet mit 5xx.');
    for (const [name, funktion] of Object.entries(alle)) {
      this.#alarm(`${name}Drosselung`, funktion.metricThrottles({ period: FENSTER }), 1, `Die Funktion ${name} wird gedrosselt.`);
      if (name !== 'zugang') this.#alarm(`${name}Fehler`, funktion.metricErrors({ period: FENSTER }), 1, `Die Funktion ${name} bricht ab.`);
    }
    const stoerung = new MetricFilter(this, 'Zugangsstoerung', {
      logGroup: alle.zugang.logGroup,
      metricNamespace: 'GK',
      metricName: 'Zugangsstoerung',
      filterPattern: FilterPattern.stringValue('$.stoerung', '=', 'zugang'),
      metricValue: '1',
    });
    this.#alarm(
      'Zugang',
      stoerung.metric({ period: FENSTER, statistic: 'Sum' }),
      1,
      'Die Schlüssel des Ausstellers sind nicht erreichbar; niemand kommt hinein.',
    );
    const gedrosselt = teile.tabelle.metricThrottledRequestsForOperations({
      operations: [Operation.PUT_ITEM, Operation.GET_ITEM, Operation.QUERY],
      period: FENSTER,
    });
    this.#alarm('TabelleDrosselung', gedrosselt, 1, 'DynamoDB drosselt.');
    const gestoert = teile.tabelle.metricSystemErrorsForOperations({ operations: [Operation.PUT_ITEM, Operation.GET_ITEM, Operation.QUERY], period: FENSTER });
    this.#alarm('TabelleStoerung', gestoert, 1, 'DynamoDB meldet Systemfehler.');
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
