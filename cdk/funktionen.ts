/**
 * Die Lambda-Funktionen. Jede hat eine eigene Rolle, die nur kann, was sie braucht; keine darf löschen oder die Tabelle durchsuchen. PutItem könnte
 * überschreiben: Dass keine Version überschrieben wird, hält die Bedingung jedes Schreibens, nicht das Recht.
 */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { ESBUILD_ANGABEN, type FUNKTIONEN } from '../functions/esbuild-angaben.ts';
import type { Stackkonfiguration } from './konfiguration.ts';

type Funktionsname = (typeof FUNKTIONEN)[number];

/** Alles, was die Ablage je aufruft. Kein UpdateItem, DeleteItem, Scan, keine Transaktion. */
export const TABELLENRECHTE = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'];

export class Funktionen extends Construct {
  readonly alle: Readonly<Record<Funktionsname, NodejsFunction>>;

  constructor(scope: Construct, id: string, ablage: { readonly tabelle: TableV2; readonly schluessel: Key }, konfiguration: Stackkonfiguration) {
    super(scope, id);
    this.alle = {
      antraege: this.#funktion('antraege', { GK_TABLE: ablage.tabelle.tableName, ...this.#speicherwerte(konfiguration) }, 1024),
      berechnungen: this.#funktion('berechnungen', {}, 512),
      zugang: this.#funktion('zugang', zugangswerte(konfiguration), 256),
    };
    this.alle.antraege.addToRolePolicy(new PolicyStatement({ actions: TABELLENRECHTE, resources: [ablage.tabelle.tableArn] }));
    this.alle.antraege.addToRolePolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
        resources: [ablage.schluessel.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
      }),
    );
  }

  /**
   * Der Schlüssel der Fortsetzungen entsteht im Secrets Manager und kommt als Verweis in die Umgebung: Er steht weder in der Vorlage noch in der
   * Tabelle, und die Funktion braucht kein Recht darauf. Wird er gewechselt, gelten offene Fortsetzungen nicht mehr, sonst nichts.
   */
  #speicherwerte({ vierAugen, versionenJeTag }: Stackkonfiguration): Record<string, string> {
    const schluessel = new Secret(this, 'Fortsetzungen', {
      description: 'GK Förderrechner: HMAC-Schlüssel der Fortsetzungen von Listen',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    return {
      GK_CURSOR_KEY: schluessel.secretValue.unsafeUnwrap(),
      GK_VERSIONEN_JE_TAG: String(versionenJeTag),
      ...(vierAugen ? { GK_VIER_AUGEN: vierAugen } : {}),
    };
  }

  #funktion(name: Funktionsname, umgebung: Record<string, string>, speicher: number): NodejsFunction {
    const protokoll = new LogGroup(this, `${name}Protokoll`, { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
    const rolle = new Role(this, `${name}Rolle`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), description: `GK Förderrechner: ${name}` });
    rolle.addToPolicy(new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [protokoll.logGroupArn] }));
    return new NodejsFunction(this, name, {
      entry: `functions/${name}/handler.ts`,
      handler: 'handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: speicher,
      timeout: Duration.seconds(name === 'zugang' ? 10 : 29),
      tracing: Tracing.ACTIVE,
      role: rolle,
      logGroup: protokoll,
      environment: umgebung,
      // Die Umgebungsvariable dazu las nur das SDK v2.
      awsSdkConnectionReuse: false,
      bundling: {
        format: OutputFormat.ESM,
        target: ESBUILD_ANGABEN.target,
        minify: ESBUILD_ANGABEN.minify,
        mainFields: [...ESBUILD_ANGABEN.mainFields],
        externalModules: [...ESBUILD_ANGABEN.external],
        banner: ESBUILD_ANGABEN.banner.js,
      },
    });
  }
}

/** Aussteller und Schlüssel nennt hier niemand: Ohne Angabe gilt Entra ID. */
function zugangswerte({ mandanten, audience, scope }: Stackkonfiguration): Record<string, string> {
  return { GK_TENANTS: mandanten, GK_AUDIENCE: audience, ...(scope ? { GK_SCOPE: scope } : {}) };
}
