/** Der ganze Betrieb in einem Stack: Ablage, Funktionen, API, Auslieferung, Alarme. */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarme } from './alarme.ts';
import { Auslieferung } from './auslieferung.ts';
import { Funktionen } from './funktionen.ts';
import type { Stackkonfiguration } from './konfiguration.ts';
import { Schnittstelle } from './schnittstelle.ts';
import { Versionsablage } from './tabelle.ts';

export class FoerderrechnerStack extends Stack {
  constructor(scope: Construct, id: string, konfiguration: Stackkonfiguration, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const ablage = new Versionsablage(this, 'Ablage');
    const funktionen = new Funktionen(this, 'Funktionen', ablage, konfiguration);
    const { api } = new Schnittstelle(this, 'Schnittstelle', funktionen);
    const { verteilung } = new Auslieferung(this, 'Auslieferung', api, konfiguration.addin);
    const { thema } = new Alarme(this, 'Alarme', { funktionen, api, tabelle: ablage.tabelle }, konfiguration.alarmadresse);
    new CfnOutput(this, 'Basisadresse', { value: `https://${verteilung.distributionDomainName}`, description: 'Für npm run build -- --base-url' });
    new CfnOutput(this, 'Tabelle', { value: ablage.tabelle.tableName });
    new CfnOutput(this, 'Alarmthema', { value: thema.topicArn });
  }
}
