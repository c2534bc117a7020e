/**
 * Die Lambda-Funktionen. Jede hat eine eigene Rolle, die nur kann, was sie braucht; keine hat die Rechte UpdateItem,
 * DeleteItem oder Scan. PutItem könnte ohne die Bedingung der Ablage ersetzen; dass das auffällt, dafür sorgen der
 * Strom der Tabelle und der Anker.
 */
import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { type Function as Lambda, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { FUNKTIONEN } from '../functions/esbuild-angaben.ts';
import { type Funktionsangaben, lambdaFunktion } from './funktion.ts';
import type { Stackkonfiguration } from './konfiguration.ts';
import { gibTsaZertifikate } from './tsa-zertifikate.ts';

type Funktionsname = (typeof FUNKTIONEN)[number];

/** Alles, was die Ablage je aufruft. Kein UpdateItem, DeleteItem, Scan, keine Transaktion. */
export const TABELLENRECHTE = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'];

/** Die Rolle, die in den Anker des zweiten Kontos schreibt; dessen Stack nennt sie. */
export const ANKERROLLE = 'GkFoerderrechner-Anker';
/** Die Rolle, die dort nur liest. */
export const BELEGROLLE = 'GkFoerderrechner-Belege';

/** Ausführungen zugleich: genug für hunderte Kommunen, und ein Angriff auf eine Funktion nimmt den anderen nichts. */
const ZUGLEICH = { antraege: 100, belege: 20, berechnungen: 50, zugang: 150, anker: 10 } as const;

export class Funktionen extends Construct {
  readonly alle: Readonly<Record<Funktionsname, Lambda>>;
  /** Schreibt die Belege; `null` ohne Anker. */
  readonly anker: Lambda | null;

  constructor(
    scope: Construct,
    id: string,
    ablage: { readonly tabelle: TableV2; readonly schluessel: Key },
    konfiguration: Stackkonfiguration,
  ) {
    super(scope, id);
    const angaben = (
      name: keyof typeof ZUGLEICH,
      umgebung: Record<string, string>,
      speicher: number,
    ): Funktionsangaben => ({
      umgebung,
      speicher,
      // Jede antwortet selbst, bevor API Gateway nach 30 s aufgibt.
      frist: { antraege: 29, belege: 29, berechnungen: 29, zugang: 10, anker: 60 }[name],
      zugleich: konfiguration.reserviert ? ZUGLEICH[name] : null,
      gebuendelt: konfiguration.funktionen,
    });
    this.alle = {
      antraege: lambdaFunktion(
        this,
        'antraege',
        angaben('antraege', { GK_TABLE: ablage.tabelle.tableName, ...this.#speicherwerte(konfiguration) }, 1024),
      ),
      belege: this.#belege(konfiguration, (umgebung) => angaben('belege', umgebung, 512)),
      berechnungen: lambdaFunktion(this, 'berechnungen', angaben('berechnungen', {}, 512)),
      zugang: lambdaFunktion(this, 'zugang', angaben('zugang', zugangswerte(konfiguration), 256)),
    };
    this.alle.antraege.addToRolePolicy(
      new PolicyStatement({ actions: TABELLENRECHTE, resources: [ablage.tabelle.tableArn] }),
    );
    this.alle.antraege.addToRolePolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
        resources: [ablage.schluessel.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
      }),
    );
    if (konfiguration.siegel) this.#siegel(this.alle.antraege);
    this.anker =
      konfiguration.anker === null
        ? null
        : this.#anker(ablage, konfiguration.anker, angaben('anker', { GK_ANKER_BUCKET: konfiguration.anker }, 256));
  }

  /**
   * Der Schlüssel verlässt KMS nie, und kein anderer darf mit ihm besiegeln, auch nicht wer das Konto verwaltet; prüfen
   * darf, wem es erlaubt wird.
   */
  #siegel(antraege: Lambda): void {
    const schluessel = new Key(this, 'Siegel', {
      description: 'GK Förderrechner: Siegel der Versionen',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const rolle = antraege.role?.roleArn ?? '';
    schluessel.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['kms:GenerateMac'],
        resources: ['*'],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': rolle } },
      }),
    );
    antraege.addToRolePolicy(new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [schluessel.keyArn] }));
    antraege.addEnvironment('GK_SIEGEL_SCHLUESSEL', schluessel.keyArn);
    new CfnOutput(Stack.of(this), 'Siegelschluessel', {
      value: schluessel.keyArn,
      description: 'GK_SIEGEL_SCHLUESSEL für npm run pruefe:tabelle',
    });
  }

  /**
   * Am Strom der Tabelle; was nicht in den Anker passt, wird wiederholt, bis der Strom es nach 24 Stunden vergisst.
   * Vorher meldet es der Alarm.
   */
  #anker(
    { tabelle, schluessel }: { readonly tabelle: TableV2; readonly schluessel: Key },
    bucket: string,
    angaben: Funktionsangaben,
  ): Lambda {
    const anker = lambdaFunktion(this, 'anker', { ...angaben, rollenname: ANKERROLLE });
    anker.addEventSource(
      new DynamoEventSource(tabelle, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        reportBatchItemFailures: true,
      }),
    );
    const arn = `arn:${Stack.of(this).partition}:s3:::${bucket}`;
    const schreiben = ['belege', 'wartend', 'vorfaelle'].map((ordner) => `${arn}/${ordner}/*`);
    anker.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: schreiben }));
    anker.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [`${arn}/belege/*`] }));
    anker.addToRolePolicy(new PolicyStatement({ actions: ['kms:Decrypt'], resources: [schluessel.keyArn] }));
    return anker;
  }

  /** Liest den Anker und sonst nichts, auch die Tabelle nicht; ohne Anker sagt sie, dass es keinen gibt. */
  #belege(
    { anker, tsaCa }: Stackkonfiguration,
    angaben: (umgebung: Record<string, string>) => Funktionsangaben,
  ): Lambda {
    const belege = lambdaFunktion(this, 'belege', {
      ...angaben(anker === null ? {} : { GK_ANKER_BUCKET: anker }),
      rollenname: BELEGROLLE,
    });
    if (tsaCa !== null) gibTsaZertifikate(this, tsaCa, belege);
    if (anker === null) return belege;
    const arn = `arn:${Stack.of(this).partition}:s3:::${anker}`;
    belege.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: ['belege', 'tage'].map((ordner) => `${arn}/${ordner}/*`),
      }),
    );
    // Ohne dieses Recht nennt S3 einen Platz, an dem nichts liegt, verboten statt leer.
    belege.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [arn] }));
    return belege;
  }

  /**
   * Der Schlüssel der Fortsetzungen entsteht im Secrets Manager und kommt als Verweis in die Umgebung: Er steht weder
   * in der Vorlage noch in der Tabelle, und die Funktion braucht kein Recht darauf. Wird er gewechselt, gelten offene
   * Fortsetzungen nicht mehr, sonst nichts.
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
}

/** Aussteller und Schlüssel nennt hier niemand: Ohne Angabe gilt Entra ID. */
function zugangswerte({ mandanten, audience, scope }: Stackkonfiguration): Record<string, string> {
  return { GK_TENANTS: mandanten, GK_AUDIENCE: audience, ...(scope ? { GK_SCOPE: scope } : {}) };
}
