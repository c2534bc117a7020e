/** App mit Stack und der Prüfung nach AwsSolutions; jede Ausnahme steht hier mit ihrem Grund. */
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AnkerStack } from './ankerstack.ts';
import type { Ankerkonfiguration, Stackkonfiguration } from './konfiguration.ts';
import { FoerderrechnerStack } from './stack.ts';
import { WafStack } from './wafstack.ts';

/** Die einzige Region des Stacks; sie muss feststehen, sonst bekommt die Tabelle keinen eigenen Schlüssel. */
export const REGION = 'eu-central-1';
export const STACK = 'GkFoerderrechner';
/** Der Stack im zweiten Konto. */
export const ANKERSTACK = 'GkAnker';

/** Der Stack mit der Ratenregel; nur dort nimmt CloudFront eine. */
export const WAFSTACK = 'GkRatenregel';
export const WAFREGION = 'us-east-1';

/** Schalter des CDK; hier und nicht in cdk.json, damit Tests dieselbe Vorlage erzeugen. */
const SCHALTER = { '@aws-cdk/core:enablePartitionLiterals': true, '@aws-cdk/aws-iam:minimizePolicies': true };

/**
 * Nennt, was AwsSolutions bemängelt und warum es so bleibt. Jeder Befund ist einzeln genannt, damit ein neuer auffällt.
 */
export const AUSNAHMEN: readonly { readonly id: string; readonly reason: string }[] = [
  {
    id: 'AwsSolutions-APIG4',
    reason:
      'Nur GET /api/v1/openapi.json ist ohne Anmeldung: Die Beschreibung der Schnittstelle ist öffentlich und enthält keine Daten.',
  },
  { id: 'AwsSolutions-CFR1', reason: 'Beschäftigte arbeiten auch auf Reisen; die Anmeldung schützt, nicht das Land.' },
  {
    id: 'AwsSolutions-CFR4',
    reason:
      'Ohne GK_DOMAIN gilt das Zertifikat von CloudFront, dessen Richtlinie niemand ändern kann; mit GK_DOMAIN gilt TLS 1.2.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'X-Ray kennt keine Ressourcen, und die Invalidierung beim Hochladen nennt keine Verteilung; beides schreibt das CDK so.',
  },
  ...['s3:Abort*', 's3:DeleteObject*', 's3:GetBucket*', 's3:GetObject*', 's3:List*'].map((recht) => ({
    id: `AwsSolutions-IAM5[Action::${recht}]`,
    reason: 'Rolle des Hochladens aus dem CDK: nur der Bucket mit den Dateien des Add-ins und der des Bootstraps.',
  })),
  {
    id: 'AwsSolutions-IAM5[Resource::<AuslieferungDateien73DACA12.Arn>/*]',
    reason: 'Das Hochladen schreibt alle Dateien dieses Buckets.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::arn:aws:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-eu-central-1/*]',
    reason: 'Das Hochladen liest die Dateien aus dem Bucket des CDK-Bootstraps.',
  },
  {
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    reason: 'Rolle des Hochladens aus dem CDK; die eigenen Funktionen haben eigene Rollen.',
  },
  {
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    reason: 'AWS Backup verlangt diese Richtlinie; sie liest Tabellen und schreibt Sicherungen.',
  },
  {
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores]',
    reason:
      'AWS pflegt, was eine Wiederherstellung braucht, auch am Schlüssel; annehmen kann die Rolle nur AWS Backup, für einen Auftrag des Betreibers.',
  },
  {
    id: 'AwsSolutions-SMG4',
    reason:
      'Der Schlüssel der Fortsetzungen und der Ausweis von CloudFront: gewechselt wird von Hand, mit einer Auslieferung; verloren gehen dabei nur offene Fortsetzungen.',
  },
  {
    id: 'AwsSolutions-L1',
    reason: 'Laufzeit des Hochladens bestimmt das CDK; die eigenen Funktionen laufen auf der neuesten.',
  },
];

/** Die App mit ihren Schaltern; `cdk` reicht seinen Kontext über die Umgebung dazu. */
export function neueApp(props?: AppProps): App {
  return new App({ ...props, context: { ...SCHALTER, ...props?.context } });
}

type Ausnahme = (typeof AUSNAHMEN)[number];

/** Befunde, die AwsSolutions nur mit oder nur ohne eine freiwillige Angabe meldet. */
export function weitereAusnahmen({ anker, waf }: Pick<Stackkonfiguration, 'anker' | 'waf'>): readonly Ausnahme[] {
  const ordner = anker === null ? [] : ['belege', 'tage', 'vorfaelle', 'wartend'];
  return [
    ...ordner.map((name) => ({
      id: `AwsSolutions-IAM5[Resource::arn:aws:s3:::${anker}/${name}/*]`,
      reason:
        'Die Funktion am Strom legt je Version ein Objekt an, die für Belege liest sie und die Tagesabschlüsse; ersetzen und löschen kann keine.',
    })),
    ...(waf === null
      ? [
          {
            id: 'AwsSolutions-CFR2',
            reason:
              'Ausgeliefert werden feste Dateien; vor der API stehen Authorizer und Drosselung. Mit GK_WAF_ARN kommt eine Ratenregel dazu.',
          },
        ]
      : []),
  ];
}

/** AwsSolutions bemängelt dies am Anker; daneben steht, warum es so bleibt. */
export const ANKERAUSNAHMEN: readonly Ausnahme[] = [
  { id: 'AwsSolutions-IAM5[Resource::*]', reason: 'X-Ray kennt keine Ressourcen; die Richtlinie schreibt das CDK so.' },
  ...['belege', 'tage'].map((ordner) => ({
    id: `AwsSolutions-IAM5[Resource::<Anker1DF1CBC4.Arn>/${ordner}/*]`,
    reason: 'Der Zeitstempel liest die Belege und legt je Tag zwei Objekte an; ersetzen und löschen kann er keines.',
  })),
];

/** Die App mit cdk-nag: Ein Befund ohne Ausnahme lässt `synth` scheitern. */
export function pruefeMitNag(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}

/** Der Hauptstack in der App. */
export function erstelleStack(app: App, konfiguration: Stackkonfiguration): FoerderrechnerStack {
  const stack = new FoerderrechnerStack(app, STACK, konfiguration, {
    env: { region: REGION },
    description: 'GK Förderrechner',
  });
  for (const ausnahme of [...AUSNAHMEN, ...weitereAusnahmen(konfiguration)])
    Validations.of(stack).acknowledge(ausnahme);
  return stack;
}

/** Der Anker im zweiten Konto, für sich auslieferbar. */
export function erstelleAnkerstack(app: App, konfiguration: Ankerkonfiguration): AnkerStack {
  const stack = new AnkerStack(app, ANKERSTACK, konfiguration, {
    env: { region: REGION },
    description: 'GK Förderrechner: Anker',
  });
  for (const ausnahme of ANKERAUSNAHMEN) Validations.of(stack).acknowledge(ausnahme);
  return stack;
}

/** Die Ratenregel vor CloudFront, für sich auslieferbar; ohne Befund und ohne Ausnahme. */
export function erstelleWafstack(app: App): WafStack {
  return new WafStack(app, WAFSTACK, { env: { region: WAFREGION }, description: 'GK Förderrechner: Ratenregel' });
}
