/**
 * Die Ratenregel vor CloudFront. Eine Web-ACL für CloudFront gibt es nur in us-east-1, deshalb ein eigener Stack; seine
 * Ausgabe ist `GK_WAF_ARN`.
 */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

/** Anfragen je Adresse in fünf Minuten. Hinter einer Adresse sitzt oft ein ganzes Rathaus. */
export const RATEN = { api: 2_000, alles: 10_000 } as const;
const FENSTER_S = 300;

export class WafStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const acl = new CfnWebACL(this, 'Ratenregel', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: sichtbar('GkRatenregel'),
      rules: [
        rate(0, 'Api', RATEN.api, {
          byteMatchStatement: {
            fieldToMatch: { uriPath: {} },
            positionalConstraint: 'STARTS_WITH',
            searchString: '/api/',
            // Wer den Pfad anders schreibt, erreicht dieselbe API und zählt trotzdem.
            textTransformations: [
              { priority: 0, type: 'URL_DECODE' },
              { priority: 1, type: 'NORMALIZE_PATH' },
            ],
          },
        }),
        rate(1, 'Alles', RATEN.alles),
      ],
    });
    new CfnOutput(this, 'WebAcl', { value: acl.attrArn, description: 'GK_WAF_ARN für npm run deploy' });
  }
}

function rate(
  priority: number,
  name: string,
  limit: number,
  scopeDownStatement?: CfnWebACL.StatementProperty,
): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        evaluationWindowSec: FENSTER_S,
        limit,
        ...(scopeDownStatement ? { scopeDownStatement } : {}),
      },
    },
    visibilityConfig: sichtbar(`GkRate${name}`),
  };
}

/** Gezählt wird, aufgezeichnet nicht: Beispielanfragen enthielten das Token. */
function sichtbar(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}
