/** Die Alarme: wofür es sie gibt, dass sie auslösen und dass sie ankommen. */
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { STOERUNG, VORFALL } from '../../cdk/alarme.ts';
import { erstelleZugang, OHNE_PERSON } from '../../functions/zugang/handler.ts';
import { konfigurationAus as zugangskonfigurationAus } from '../../functions/zugang/konfiguration.ts';
import { type Synthese, synthetisiere } from './synthese.ts';

let synthese: Synthese;
let vorlage: Template;

interface Anweisung {
  readonly Action: string | string[];
  readonly Principal: object;
}

beforeAll(() => {
  synthese = synthetisiere({ buendeln: false });
  vorlage = synthese.vorlage;
}, 480_000);

afterAll(() => synthese.raeumeAuf());

test('für Fehler, Drosselung, Zugang und Tabelle, jeder an das Thema', () => {
  const alarme = Object.values(vorlage.findResources('AWS::CloudWatch::Alarm')).map((a) => a.Properties);
  const namen = alarme.map((a) => a.MetricName);
  expect([...new Set(namen)].sort()).toEqual([
    '5xx',
    'Abweisungen',
    'ApiDrosselung',
    'Errors',
    'IteratorAge',
    'SystemErrors',
    'ThrottledRequests',
    'Throttles',
    'Vorfaelle',
    'Zugangsstoerung',
  ]);
  expect(alarme).toHaveLength(21);
  // Je Funktion bricht schon der erste Fehler den Alarm los, auch beim Authorizer: Wer abgewiesen wird, ist keiner.
  const fehler = alarme.filter((a) => a.MetricName === 'Errors');
  expect(fehler.map((a) => a.Threshold)).toEqual([1, 1, 1, 1, 1]);
  for (const { AlarmActions } of alarme) expect(AlarmActions).toEqual([{ Ref: expect.stringMatching(/^AlarmeThema/) }]);
});

test('jeder Aufruf der Tabelle hat seine eigenen Alarme: Eine Summe kann leer sein, solange einer nichts meldet', () => {
  for (const MetricName of ['ThrottledRequests', 'SystemErrors']) {
    for (const Operation of ['GetItem', 'PutItem', 'Query']) {
      vorlage.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Namespace: 'AWS/DynamoDB',
        MetricName,
        Statistic: 'Sum',
        Dimensions: [
          { Name: 'Operation', Value: Operation },
          { Name: 'TableName', Value: { Ref: Match.stringLikeRegexp('^AblageTabelle') } },
        ],
      });
    }
  }
});

test('eine misslungene Sicherung meldet sich', () => {
  vorlage.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['aws.backup'], detail: { state: ['FAILED', 'ABORTED', 'EXPIRED'] } },
    Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^AlarmeThema') } })],
  });
});

test('das Thema ist verschlüsselt, und die meldenden Dienste dürfen melden', () => {
  vorlage.hasResourceProperties('AWS::SNS::Topic', {
    KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AlarmeSchluessel'), 'Arn'] },
  });
  const [schluessel] = Object.entries(vorlage.findResources('AWS::KMS::Key')).flatMap(([id, k]) =>
    id.startsWith('Alarme') ? [k.Properties.KeyPolicy] : [],
  );
  const [thema] = Object.values(vorlage.findResources('AWS::SNS::TopicPolicy')).map((p) => p.Properties.PolicyDocument);
  for (const Service of ['cloudwatch.amazonaws.com', 'events.amazonaws.com']) {
    const erlaubt = thema.Statement.filter(
      (s: Anweisung & { Effect: string }) => s.Effect === 'Allow' && s.Action === 'sns:Publish',
    );
    expect(JSON.stringify(erlaubt.map((s: Anweisung) => s.Principal))).toContain(`"${Service}"`);
    const darf = schluessel.Statement.flatMap((s: Anweisung) =>
      JSON.stringify(s.Principal).includes(Service) ? s.Action : [],
    );
    expect(darf).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*']));
  }
});

test('der Filter erkennt die Zeile, die der Authorizer schreibt, wenn die Schlüssel fehlen', async () => {
  const tid = '11111111-1111-4111-8111-111111111111';
  const token = await new SignJWT({ tid }).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
  const rs256 = [Buffer.from('{"alg":"RS256","kid":"x"}').toString('base64url'), ...token.split('.').slice(1)].join(
    '.',
  );
  const zugang = erstelleZugang(
    zugangskonfigurationAus({ GK_TENANTS: tid, GK_AUDIENCE: 'x', GK_JWKS: 'http://127.0.0.1:9/{tid}' }),
  );
  const schreibe = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await zugang({ headers: { authorization: `Bearer ${rs256}` } })).toEqual({
    isAuthorized: true,
    context: OHNE_PERSON,
  });
  const [zeile] = schreibe.mock.calls.map(([text]) => String(text));
  schreibe.mockRestore();
  for (const wort of STOERUNG) expect(zeile).toContain(`"${wort}"`);
  vorlage.hasResourceProperties('AWS::Logs::MetricFilter', {
    FilterPattern: STOERUNG.map((wort) => `"${wort}"`).join(' '),
  });
});

test('wer am Schutz etwas ändert, wird gemeldet: Schlüssel, Tresor, fortlaufende Sicherung, Strom', () => {
  for (const [dienst, aufruf] of [
    ['kms.amazonaws.com', 'ScheduleKeyDeletion'],
    ['backup.amazonaws.com', 'DeleteBackupVault'],
    ['dynamodb.amazonaws.com', 'UpdateContinuousBackups'],
    ['lambda.amazonaws.com', 'DeleteEventSourceMapping20150331'],
  ]) {
    vorlage.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: { eventSource: [dienst], eventName: Match.arrayWith([aufruf]) },
      },
      Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^AlarmeThema') } })],
    });
  }
});

test('die Zeile, die der Anker bei einem Vorfall schreibt, löst den Alarm aus', () => {
  vorlage.hasResourceProperties('AWS::Logs::MetricFilter', { FilterPattern: `"${VORFALL}"` });
  expect(JSON.stringify({ meldung: 'vorfall' })).toContain(VORFALL);
});
