/**
 * Das gebaute Add-in hinter CloudFront; die API liegt auf demselben Ursprung, damit der Browser keine Freigaben
 * braucht.
 */
import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  FunctionEventType,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Stackkonfiguration } from './konfiguration.ts';
import { Kopfzeilen } from './kopfzeilen.ts';
import { type Schnittstelle, URSPRUNGSKOPF } from './schnittstelle.ts';
import { vorpruefung } from './vorpruefung.ts';

export class Auslieferung extends Construct {
  readonly verteilung: Distribution;

  constructor(scope: Construct, id: string, { api, ursprung }: Schnittstelle, konfiguration: Stackkonfiguration) {
    super(scope, id);
    const zugriffe = new Bucket(this, 'Zugriffe', {
      ...privat(),
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    const dateien = new Bucket(this, 'Dateien', {
      ...privat(),
      versioned: true,
      serverAccessLogsBucket: zugriffe,
      serverAccessLogsPrefix: 's3/',
    });
    const kopfzeilen = new Kopfzeilen(this, 'Kopfzeilen');
    this.verteilung = new Distribution(this, 'Verteilung', {
      ...eigeneDomain(this, konfiguration),
      comment: 'GK Förderrechner',
      ...(konfiguration.waf === null ? {} : { webAclId: konfiguration.waf }),
      defaultRootObject: 'taskpane.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      logBucket: zugriffe,
      logFilePrefix: 'cloudfront/',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(dateien),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: kopfzeilen.dateien,
        // Beides zusammen packt mit Brotli und, wer das nicht annimmt, mit gzip.
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        compress: true,
      },
      additionalBehaviors: { '/api/*': apiVerhalten(this, api, ursprung, kopfzeilen) },
    });
    this.#ladeHoch(konfiguration.addin, dateien);
  }

  /**
   * Erst die Dateien mit Prüfsumme im Namen, dann die Seiten, die sie nennen. Gelöscht wird nichts: Wer noch die alte
   * Seite offen hat, lädt deren Teile nach. Was keinen festen Namen hat, fragt der Browser jedes Mal nach.
   */
  #ladeHoch(addin: string, dateien: Bucket): void {
    const logGroup = new LogGroup(this, 'Hochladeprotokoll', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const gemeinsam = {
      sources: [Source.asset(addin)],
      destinationBucket: dateien,
      prune: false,
      memoryLimit: 256,
      logGroup,
    };
    const teile = new BucketDeployment(this, 'HochladenTeile', {
      ...gemeinsam,
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    });
    const seiten = new BucketDeployment(this, 'Hochladen', {
      ...gemeinsam,
      exclude: ['assets/*'],
      cacheControl: [CacheControl.noCache()],
      distribution: this.verteilung,
    });
    seiten.node.addDependency(teile);
  }
}

/** Ungepuffert und unverändert: Gepackt verlöre der ETag seine Form, und If-Match passte nicht mehr. */
function apiVerhalten(scope: Construct, api: HttpApi, ursprung: Secret, kopfzeilen: Kopfzeilen): BehaviorOptions {
  return {
    origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)), {
      // Wer die API unmittelbar ruft, kennt dieses Geheimnis nicht; erst CloudFront und seine Ratenregel führen zu ihr.
      customHeaders: { [URSPRUNGSKOPF]: ursprung.secretValue.unsafeUnwrap() },
    }),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy: kopfzeilen.api,
    functionAssociations: [{ function: vorpruefung(scope), eventType: FunctionEventType.VIEWER_REQUEST }],
    compress: false,
  };
}

function eigeneDomain(scope: Construct, { domain }: Stackkonfiguration) {
  if (!domain) return {};
  return {
    domainNames: [domain.name],
    certificate: Certificate.fromCertificateArn(scope, 'Zertifikat', domain.zertifikat),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
  };
}

function privat() {
  return {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
  } as const;
}
