/**
 * Weist Anfragen an die API ohne Token schon am Rand von CloudFront ab. Wer nur rüttelt, kostet so weder Authorizer
 * noch Drosselung; wer ein Token in der richtigen Form schickt, das niemanden ausweist, kommt wie bisher bis zur
 * Funktion.
 */
import { FunctionCode, FunctionRuntime, Function as RandFunktion } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { TOKENFORM } from '../functions/http/bearer.ts';
import { ABWEISUNG, OHNE_TOKEN } from '../functions/http/tokenform.ts';

/**
 * Der Text der Funktion; sie läuft ohne Module, deshalb entsteht er aus denselben Angaben, nach denen auch der lokale
 * Server abweist.
 */
export function vorpruefungstext(): string {
  const { status, kopf, inhalt } = ABWEISUNG;
  const headers = Object.fromEntries(Object.entries(kopf).map(([name, value]) => [name, { value }]));
  const abweisung = {
    statusCode: status,
    statusDescription: 'Unauthorized',
    headers,
    body: { encoding: 'text', data: inhalt },
  };
  return `function handler(event) {
  var request = event.request;
  var token = request.headers.authorization;
  if ((request.method === 'GET' && request.uri === ${JSON.stringify(OHNE_TOKEN)}) || (token && ${TOKENFORM}.test(token.value))) return request;
  return ${JSON.stringify(abweisung)};
}`;
}

/** Die Funktion vor `/api/*`. */
export function vorpruefung(scope: Construct): RandFunktion {
  return new RandFunktion(scope, 'Vorpruefung', {
    comment: 'GK Foerderrechner: /api/* ohne Token sofort 401',
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(vorpruefungstext()),
  });
}
