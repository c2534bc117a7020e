/** Sicherheitskopfzeilen: was die Seiten laden und wer sie einbetten darf. */
import { Duration } from 'aws-cdk-lib';
import {
  HeadersReferrerPolicy,
  type ResponseHeadersCorsBehavior,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import { RICHTLINIE_FUER_DATEN, richtlinieDesAddins } from '../shared/web/richtlinie.ts';

/** Wer das Add-in einbetten darf: die Office-Anwendungen im Browser, unter alter und neuer Adresse. */
const OFFICE = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.microsoft365.com',
  'https://*.cloud.microsoft',
  'https://*.sharepoint.com',
];

/** Erlaubt, was die Seiten des Add-ins laden und wer sie einbetten darf. */
export const INHALTSRICHTLINIE = richtlinieDesAddins(OFFICE.join(' '));

/**
 * Excel im Web holt functions.json von seinem eigenen Ursprung aus; ohne diese Freigabe kennt es die Funktionen nicht.
 * Die Dateien sind öffentlich.
 */
const FREIGABE: ResponseHeadersCorsBehavior = {
  accessControlAllowCredentials: false,
  accessControlAllowHeaders: ['*'],
  accessControlAllowMethods: ['GET', 'HEAD'],
  accessControlAllowOrigins: ['*'],
  originOverride: true,
};

export class Kopfzeilen extends Construct {
  readonly dateien: ResponseHeadersPolicy;
  readonly api: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.dateien = new ResponseHeadersPolicy(this, 'Dateien', {
      comment: 'GK Förderrechner: eingebettet nur in Office, nur über TLS',
      securityHeadersBehavior: sicherheit(INHALTSRICHTLINIE),
      corsBehavior: FREIGABE,
    });
    this.api = new ResponseHeadersPolicy(this, 'Api', {
      comment: 'GK Förderrechner: Daten, nie eine Seite',
      securityHeadersBehavior: sicherheit(RICHTLINIE_FUER_DATEN),
    });
  }
}

function sicherheit(inhalt: string) {
  return {
    contentSecurityPolicy: { contentSecurityPolicy: inhalt, override: true },
    contentTypeOptions: { override: true },
    referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
    strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
  };
}
