/** Das gebaute Add-in hinter CloudFront; die API liegt auf demselben Ursprung, damit der Browser keine Freigaben braucht. */
import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';

/** Wer das Add-in einbetten darf: die Office-Anwendungen im Browser. */
const OFFICE = ['https://*.officeapps.live.com', 'https://*.office.com', 'https://*.office365.com', 'https://*.microsoft365.com', 'https://*.sharepoint.com'];

/** office.js kommt von Microsoft, alles andere vom eigenen Ursprung; Fluent UI schreibt Stile zur Laufzeit. */
export const INHALTSRICHTLINIE = [
  "default-src 'none'",
  "script-src 'self' https://appsforoffice.microsoft.com",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https://login.microsoftonline.com",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${OFFICE.join(' ')}`,
].join('; ');

export class Auslieferung extends Construct {
  readonly verteilung: Distribution;

  constructor(scope: Construct, id: string, api: HttpApi, addin: string) {
    super(scope, id);
    const zugriffe = new Bucket(this, 'Zugriffe', {
      ...privat(),
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    const dateien = new Bucket(this, 'Dateien', { ...privat(), versioned: true, serverAccessLogsBucket: zugriffe, serverAccessLogsPrefix: 's3/' });
    const kopfzeilen = kopfzeilenrichtlinie(this);
    this.verteilung = new Distribution(this, 'Verteilung', {
      comment: 'GK Förderrechner',
      defaultRootObject: 'taskpane.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      logBucket: zugriffe,
      logFilePrefix: 'cloudfront/',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(dateien),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: kopfzeilen,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      },
      additionalBehaviors: {
        '/api/*': {
          origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint))),
          allowedMethods: AllowedMethods.ALLOW_ALL,
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy: kopfzeilen,
        },
      },
    });
    new BucketDeployment(this, 'Hochladen', {
      sources: [Source.asset(addin)],
      destinationBucket: dateien,
      distribution: this.verteilung,
      memoryLimit: 256,
    });
  }
}

function privat() {
  return {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
  } as const;
}

function kopfzeilenrichtlinie(scope: Construct): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'Kopfzeilen', {
    comment: 'GK Förderrechner: eingebettet nur in Office, nur über TLS',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: INHALTSRICHTLINIE, override: true },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
    },
  });
}
