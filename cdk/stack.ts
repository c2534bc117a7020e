/** Der ganze Betrieb in einem Stack: Ablage, Funktionen, API, Auslieferung, Alarme. */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarme } from './alarme.ts';
import { Auslieferung } from './auslieferung.ts';
import { Funktionen } from './funktionen.ts';
import type { Stackkonfiguration } from './konfiguration.ts';
import { Schnittstelle } from './schnittstelle.ts';
import { Versionsablage } from './tabelle.ts';
import { Waechter } from './waechter.ts';

export class FoerderrechnerStack extends Stack {
  constructor(scope: Construct, id: string, konfiguration: Stackkonfiguration, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const ablage = new Versionsablage(this, 'Ablage', konfiguration);
    const funktionen = new Funktionen(this, 'Funktionen', ablage, konfiguration);
    const schnittstelle = new Schnittstelle(this, 'Schnittstelle', funktionen);
    const { verteilung } = new Auslieferung(this, 'Auslieferung', schnittstelle, konfiguration);
    const { thema } = new Alarme(this, 'Alarme', { funktionen, schnittstelle, ablage }, konfiguration.alarmadresse);
    new Waechter(this, 'Waechter', thema, ablage.tabelle, konfiguration);
    const { distributionDomainName, distributionId } = verteilung;
    new CfnOutput(this, 'Basisadresse', {
      value: `https://${konfiguration.domain?.name ?? distributionDomainName}`,
      description: 'GK_BASE_URL für npm run deploy',
    });
    new CfnOutput(this, 'Verteilungsadresse', {
      value: distributionDomainName,
      description: 'Dorthin zeigt der DNS-Eintrag einer eigenen Domain',
    });
    new CfnOutput(this, 'Verteilung', { value: distributionId });
    new CfnOutput(this, 'Tabelle', { value: ablage.tabelle.tableName });
    new CfnOutput(this, 'Schluessel', {
      value: ablage.schluessel.keyArn,
      description: 'Verschlüsselt Tabelle und Sicherungen',
    });
    new CfnOutput(this, 'Tresor', { value: ablage.tresor.backupVaultName, description: 'Hier liegen die Sicherungen' });
    new CfnOutput(this, 'Wiederherstellungsrolle', { value: ablage.wiederherstellung.roleArn });
    new CfnOutput(this, 'Alarmthema', { value: thema.topicArn });
  }
}
