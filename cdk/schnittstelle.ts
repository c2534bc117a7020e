/** Die HTTP API: dieselben Routen, die der lokale Server kennt, vor jeder außer der Beschreibung der Authorizer. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { BASISPFAD } from '../shared/api/kennungen.ts';
import { GATEWAYROUTEN } from '../shared/api/routen.ts';
import type { Funktionen } from './funktionen.ts';

/** Anfragen je Sekunde für alle Kommunen zusammen; darüber antwortet API Gateway mit 429. */
const DROSSELUNG = { rateLimit: 100, burstLimit: 200 };
/**
 * Rechnen und Lesen in Menge sollen das Speichern nicht verdrängen; die Ausgabe aller Versionen am wenigsten.
 */
const TEUER = { rateLimit: 20, burstLimit: 40 };
/** Unbekannte Pfade beantwortet die Funktion für Berechnungen. */
const UEBRIGES = { rateLimit: 30, burstLimit: 60 };
/** Mit dieser Kopfzeile weist sich CloudFront bei der API aus. */
export const URSPRUNGSKOPF = 'x-gk-ursprung';

export class Schnittstelle extends Construct {
  readonly api: HttpApi;
  /** Das Leseprotokoll: eine JSON-Zeile je Anfrage, alle Werte als Text. */
  readonly zugriffe: LogGroup;

  /** CloudFront nennt es der API; der Authorizer vergleicht es. */
  readonly ursprung: Secret;

  constructor(scope: Construct, id: string, { alle }: Funktionen) {
    super(scope, id);
    this.ursprung = new Secret(this, 'Ursprung', {
      description: 'GK Förderrechner: Ausweis von CloudFront bei der API',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    alle.zugang.addEnvironment('GK_URSPRUNG', this.ursprung.secretValue.unsafeUnwrap());
    this.api = new HttpApi(this, 'Api', { description: 'GK Förderrechner', createDefaultStage: false });
    const zugang = new HttpLambdaAuthorizer('Zugang', alle.zugang, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: ['$request.header.Authorization'],
      // Kein Zwischenspeicher: Ein entzogener Mandant soll sofort draußen sein.
      resultsCacheTtl: Duration.seconds(0),
    });
    const ziele = {
      antraege: new HttpLambdaIntegration('Antraege', alle.antraege),
      belege: new HttpLambdaIntegration('Belege', alle.belege),
      berechnungen: new HttpLambdaIntegration('Berechnungen', alle.berechnungen),
    };
    for (const route of GATEWAYROUTEN) {
      this.api.addRoutes({
        path: route.pfad,
        methods: [route.methode === 'ANY' ? HttpMethod.ANY : HttpMethod[route.methode as 'GET']],
        integration: ziele[route.funktion],
        authorizer: route.token ? zugang : new HttpNoneAuthorizer(),
      });
    }
    this.zugriffe = new LogGroup(this, 'Zugriffe', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const stufe = new HttpStage(this, 'Stufe', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: DROSSELUNG,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.zugriffe),
        format: AccessLogFormat.custom(ZUGRIFFSZEILE),
      },
    });
    (stufe.node.defaultChild as CfnStage).routeSettings = routendrosselung();
  }
}

/** Je teure Route eine eigene Drosselung; jede wird auch für sich gemessen. */
function routendrosselung() {
  const angaben = ({ rateLimit, burstLimit }: typeof TEUER) => ({
    ThrottlingRateLimit: rateLimit,
    ThrottlingBurstLimit: burstLimit,
    DetailedMetricsEnabled: true,
  });
  return Object.fromEntries(
    GATEWAYROUTEN.filter(({ pfad, teuer }) => teuer || pfad === `${BASISPFAD}/{proxy+}`).map(
      ({ methode, pfad, teuer }) => [`${methode} ${pfad}`, angaben(teuer ? TEUER : UEBRIGES)],
    ),
  );
}

/**
 * Das Leseprotokoll: wer welchen Antrag in welcher Version abrief und mit welchem Ergebnis. Route, Antrag und Version
 * nennt der Authorizer, geprüft auf ihre Form (`functions/zugang/leseprotokoll.ts`). Ohne Namen, Tokens und Inhalte;
 * der Pfad steht für Anfragen da, die niemanden ausweisen.
 */
const ZUGRIFFSZEILE = JSON.stringify({
  requestId: '$context.requestId',
  zeit: '$context.requestTime',
  tid: '$context.authorizer.tid',
  oid: '$context.authorizer.oid',
  route: '$context.authorizer.route',
  antragId: '$context.authorizer.antragId',
  version: '$context.authorizer.version',
  status: '$context.status',
  methode: '$context.httpMethod',
  pfad: '$context.path',
  gatewayroute: '$context.routeKey',
  dauer: '$context.responseLatency',
  fehler: '$context.authorizer.error',
});
