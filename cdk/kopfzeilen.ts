/** Sicherheitskopfzeilen: was die Seiten laden und wer sie einbetten darf. */
import { Duration } from 'aws-cdk-lib';
import { HeadersReferrerPolicy, type ResponseHeadersCorsBehavior, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';

/** Wer das Add-in einbetten darf: die Office-Anwendungen im Browser, unter alter und neuer Adresse. */
const OFFICE = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.microsoft365.com',
  'https://*.cloud.microsoft',
  'https://*.sharepoint.com',
];

/** office.js und seine Schriften kommen von Microsoft, alles andere vom eigenen Ursprung; Fluent UI schreibt Stile zur Laufzeit. */
export const INHALTSRICHTLINIE = [
  "default-src 'none'",
  "script-src 'self' https://appsforoffice.microsoft.com https://*.cdn.office.net",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data: https://*.cdn.office.net",
  "connect-src 'self' https://login.microsoftonline.com",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  `frame-ancestors ${OFFICE.join(' ')}`,
].join('; ');

/** Antworten der API sind Daten und nie eine Seite. */
export const DATENRICHTLINIE = "default-src 'none'; frame-ancestors 'none'";

/** Excel im Web holt functions.json von seinem eigenen Ursprung aus; ohne diese Freigabe kennt es die Funktionen nicht. Die Dateien sind öffentlich. */
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
      securityHeadersBehavior: sicherheit(DATENRICHTLINIE),
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
