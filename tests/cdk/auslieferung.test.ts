/** Add-in und API hinter CloudFront: Kopfzeilen, Speicher, Aktualität der Dateien, eigene Domain. */
import { readFileSync } from 'node:fs';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INHALTSRICHTLINIE } from '../../cdk/kopfzeilen.ts';
import { URSPRUNGSKOPF } from '../../cdk/schnittstelle.ts';
import { vorpruefungstext } from '../../cdk/vorpruefung.ts';
import { liesDatei } from '../../functions/local/statisch.ts';
import { RICHTLINIE_FUER_DATEN } from '../../shared/web/richtlinie.ts';
import { type Synthese, synthetisiere } from './synthese.ts';

const VIER_AUGEN = '11111111-1111-4111-8111-111111111111';
const ZERTIFIKAT = 'arn:aws:acm:us-east-1:123456789012:certificate/beispiel';
/**
 * Verwaltete Richtlinien von CloudFront: nichts zwischenspeichern; alles außer Host weiterreichen, auch Authorization.
 */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST_HEADER = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

let synthese: Synthese;
let vorlage: Template;

beforeAll(() => {
  synthese = synthetisiere({
    umgebung: {
      GK_DOMAIN: 'rechner.example.de',
      GK_CERTIFICATE_ARN: ZERTIFIKAT,
      GK_TENANTS: VIER_AUGEN,
      GK_VIER_AUGEN: VIER_AUGEN,
    },
    buendeln: false,
  });
  vorlage = synthese.vorlage;
}, 480_000);

afterAll(() => synthese.raeumeAuf());

const direktiven = (csp: string) =>
  new Map(csp.split(';').map((teil) => [teil.trim().split(' ')[0] ?? '', teil.trim().split(' ').slice(1)]));

function richtlinie(inhalt: string): Record<string, Record<string, unknown>> {
  const alle = Object.values(vorlage.findResources('AWS::CloudFront::ResponseHeadersPolicy')).map(
    (r) => r.Properties.ResponseHeadersPolicyConfig,
  );
  const [eine] = alle.filter((r) => r.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy === inhalt);
  expect(eine).toBeDefined();
  return eine;
}

describe('Kopfzeilen', () => {
  test.each([
    ['Dateien', INHALTSRICHTLINIE],
    ['API', RICHTLINIE_FUER_DATEN],
  ])('%s: HSTS, nosniff, kein Referrer', (_, inhalt) => {
    expect(richtlinie(inhalt).SecurityHeadersConfig).toMatchObject({
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Override: true },
    });
  });

  test('nur Office bettet ein, und kein Skript kommt von irgendwo', () => {
    const csp = direktiven(INHALTSRICHTLINIE);
    const einbetter = csp.get('frame-ancestors') ?? [];
    expect(einbetter).toEqual(
      expect.arrayContaining([
        'https://*.officeapps.live.com',
        'https://*.cloud.microsoft',
        'https://*.sharepoint.com',
      ]),
    );
    for (const quelle of einbetter)
      expect(quelle).toMatch(
        /^https:\/\/\*\.(officeapps\.live\.com|office\.com|office365\.com|microsoft365\.com|cloud\.microsoft|sharepoint\.com)$/,
      );
    expect(csp.get('default-src')).toEqual(["'none'"]);
    for (const quelle of csp.get('script-src') ?? [])
      expect(quelle).toMatch(/^('self'|https:\/\/appsforoffice\.microsoft\.com|https:\/\/\*\.cdn\.office\.net)$/);
  });

  test('lokal gilt dieselbe Richtlinie, bis auf das Einbetten', async () => {
    const datei = await liesDatei('/addin/taskpane.html', {
      addin: 'dist/addin',
      workbench: 'dist/workbench',
      landesuebersicht: '',
    });
    const lokal = direktiven(datei?.kopf['content-security-policy'] ?? '');
    const hier = direktiven(INHALTSRICHTLINIE);
    lokal.delete('frame-ancestors');
    hier.delete('frame-ancestors');
    expect(hier).toEqual(lokal);
  });

  test.each(['taskpane.html', 'hilfe.html'])('%s lädt nur, was die Richtlinie erlaubt', (seite) => {
    const html = readFileSync(`dist/addin/${seite}`, 'utf8');
    const csp = direktiven(INHALTSRICHTLINIE);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:/i);
    for (const [, quelle = ''] of html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)) {
      const herkunft = new URL(quelle, 'https://rechner.example.de/').origin;
      expect(csp.get('script-src')).toContain(herkunft === 'https://rechner.example.de' ? "'self'" : herkunft);
    }
  });

  test('Excel im Web darf die Dateien holen, die API bleibt auf ihrem Ursprung', () => {
    expect(richtlinie(INHALTSRICHTLINIE).CorsConfig).toMatchObject({
      AccessControlAllowOrigins: { Items: ['*'] },
      AccessControlAllowMethods: { Items: ['GET', 'HEAD'] },
      AccessControlAllowCredentials: false,
    });
    expect(richtlinie(RICHTLINIE_FUER_DATEN).CorsConfig).toBeUndefined();
  });
});

describe('Verteilung', () => {
  test('die API liegt auf demselben Ursprung, ungepuffert, ungepackt und mit Authorization', () => {
    vorlage.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: [
          {
            PathPattern: '/api/*',
            ViewerProtocolPolicy: 'https-only',
            AllowedMethods: Match.arrayWith(['POST']),
            CachePolicyId: CACHING_DISABLED,
            OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST_HEADER,
            ResponseHeadersPolicyId: Match.anyValue(),
            Compress: false,
            TargetOriginId: Match.anyValue(),
          },
        ],
      },
    });
  });

  test('vor der API steht die Vorprüfung, und nur CloudFront kennt das Geheimnis, das zu ihr führt', () => {
    const [config] = Object.values(vorlage.findResources('AWS::CloudFront::Distribution')).map(
      (r) => r.Properties.DistributionConfig,
    );
    const [verhalten] = config.CacheBehaviors;
    const funktionen = vorlage.findResources('AWS::CloudFront::Function');
    const [[name, funktion] = ['', undefined]] = Object.entries(funktionen);
    expect(Object.keys(funktionen)).toHaveLength(1);
    expect(verhalten.PathPattern).toBe('/api/*');
    expect(verhalten.FunctionAssociations).toEqual([
      { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': [name, 'FunctionARN'] } },
    ]);
    expect(funktion?.Properties).toMatchObject({ AutoPublish: true, FunctionCode: vorpruefungstext() });
    const ursprung = config.Origins.find((o: { Id: string }) => o.Id === verhalten.TargetOriginId);
    expect(ursprung.OriginCustomHeaders).toEqual([
      { HeaderName: URSPRUNGSKOPF, HeaderValue: expect.objectContaining({ 'Fn::Join': expect.anything() }) },
    ]);
    expect(JSON.stringify(ursprung.OriginCustomHeaders)).toContain('{{resolve:secretsmanager:');
    const zugang = Object.values(vorlage.findResources('AWS::Lambda::Function')).find(
      ({ Properties }) => Properties.Environment?.Variables?.GK_TENANTS,
    );
    expect(zugang?.Properties.Environment.Variables.GK_URSPRUNG).toEqual(ursprung.OriginCustomHeaders[0].HeaderValue);
  });

  test('die Funktion für Anträge kennt Vier-Augen-Regel, Grenze je Tag und einen Schlüssel, der in keiner Vorlage steht', () => {
    const [werte] = Object.values(vorlage.findResources('AWS::Lambda::Function'))
      .map(({ Properties }) => Properties.Environment?.Variables ?? {})
      .filter(({ GK_CURSOR_KEY }) => GK_CURSOR_KEY);
    expect(werte).toMatchObject({ GK_VIER_AUGEN: VIER_AUGEN, GK_VERSIONEN_JE_TAG: '2000' });
    expect(JSON.stringify(werte.GK_CURSOR_KEY)).toContain('{{resolve:secretsmanager:');
    expect(werte.GK_CURSOR_KEY).not.toEqual(werte.GK_URSPRUNG);
  });

  test('Seiten und Daten haben je ihre Kopfzeilen', () => {
    const [config] = Object.values(vorlage.findResources('AWS::CloudFront::Distribution')).map(
      (r) => r.Properties.DistributionConfig,
    );
    const inhaltVon = ({ ResponseHeadersPolicyId }: { ResponseHeadersPolicyId: { Ref: string } }) =>
      vorlage.findResources('AWS::CloudFront::ResponseHeadersPolicy')[ResponseHeadersPolicyId.Ref]?.Properties
        .ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy;
    expect(inhaltVon(config.DefaultCacheBehavior)).toBe(INHALTSRICHTLINIE);
    expect(config.CacheBehaviors.map(inhaltVon)).toEqual([RICHTLINIE_FUER_DATEN]);
    expect(config.DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https');
  });

  test('Fehler der API gehen unverändert durch', () => {
    vorlage.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { CustomErrorResponses: Match.absent() },
    });
  });

  test('die eigene Domain gilt, ab TLS 1.2, auch in der Ausgabe', () => {
    vorlage.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['rechner.example.de'],
        ViewerCertificate: { AcmCertificateArn: ZERTIFIKAT, MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
    vorlage.hasOutput('Basisadresse', { Value: 'https://rechner.example.de' });
    for (const name of ['Tabelle', 'Verteilung', 'Verteilungsadresse', 'Alarmthema']) vorlage.hasOutput(name, {});
  });

  test('cdk-nag hat auch mit eigener Domain keinen Befund', () => {
    expect(synthese.befund).toBeNull();
  });
});

describe('Dateien', () => {
  test('liegen verschlüsselt, versioniert und nicht öffentlich; nur CloudFront liest, nur über TLS', () => {
    vorlage.allResourcesProperties('AWS::S3::Bucket', {
      BucketEncryption: Match.anyValue(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    vorlage.hasResourceProperties('AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } });
    vorlage.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { SigningBehavior: 'always' },
    });
    const richtlinien = Object.values(vorlage.findResources('AWS::S3::BucketPolicy'));
    expect(richtlinien).toHaveLength(3);
    for (const { Properties } of richtlinien) {
      expect(Properties.PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
  });

  test('was eine Prüfsumme im Namen trägt, bleibt im Browser, alles andere fragt er nach; gelöscht wird nichts', () => {
    const hochgeladen = Object.values(vorlage.findResources('Custom::CDKBucketDeployment'));
    const mit = (cache: string) =>
      hochgeladen.filter(({ Properties }) => Properties.SystemMetadata['cache-control'] === cache);
    expect(mit('public, max-age=31536000, immutable')[0]).toMatchObject({
      Properties: { Exclude: ['*'], Include: ['assets/*'], Prune: false },
    });
    expect(mit('no-cache')[0]).toMatchObject({
      Properties: { Exclude: ['assets/*'], Prune: false, DistributionId: expect.anything() },
      DependsOn: expect.arrayContaining([expect.stringMatching(/HochladenTeile/)]),
    });
    expect(hochgeladen).toHaveLength(2);
  });
});
