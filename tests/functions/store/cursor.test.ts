/** Fortsetzungen lassen sich nicht herstellen, auch nicht von jemandem, der die ganze Tabelle lesen kann. */
import { createHash, createHmac } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { erstelleHandler } from '../../../functions/antraege/handler.ts';
import { type Bezug, cursorFuer, stelleAus } from '../../../functions/store/cursor.ts';
import { A, B, neueId } from '../werkzeug.ts';

afterEach(() => vi.unstubAllEnvs());

const antragId = neueId();
const BEZUG: Bezug = { tid: A, liste: 'versionen', antragId };
const bindung = JSON.stringify([A, 'versionen', antragId, null, '7']);
const gefaelscht = (summe: string) => `${Buffer.from('7').toString('base64url')}.${summe.slice(0, 22)}`;

test('die eigene gilt, genau für diese Liste', () => {
  vi.stubEnv('GK_CURSOR_KEY', 'geheim');
  const cursor = cursorFuer(BEZUG, '7');
  expect(stelleAus(BEZUG, cursor)).toBe('7');
  for (const andere of [{ tid: B }, { liste: 'export' }, { antragId: neueId() }, { suche: 'a' }] as const)
    expect(stelleAus({ ...BEZUG, ...andere }, cursor)).toBeNull();
});

/** Alles, was in der Tabelle steht, und die Prüfsumme ohne Schlüssel, die früher genügte. */
test.each(['', A, antragId, `M#${A}`, `M#${A}#A#${antragId}`, 'V#00000007', 'undefined', 'null'])(
  'eine mit %j statt des Schlüssels gefälschte gilt nicht',
  (schluessel) => {
    for (const geheim of ['ein Schlüssel, den niemand kennt', '']) {
      vi.stubEnv('GK_CURSOR_KEY', geheim);
      for (const art of ['base64url', 'hex'] as const) {
        expect(stelleAus(BEZUG, gefaelscht(createHmac('sha256', schluessel).update(bindung).digest(art)))).toBeNull();
        expect(
          stelleAus(
            BEZUG,
            gefaelscht(
              createHash('sha256')
                .update(schluessel + bindung)
                .digest(art),
            ),
          ),
        ).toBeNull();
      }
    }
  },
);

test('mit einem anderen Schlüssel gilt sie nicht mehr; in Lambda geht es ohne ihn gar nicht erst los', () => {
  vi.stubEnv('GK_CURSOR_KEY', 'alt');
  const cursor = cursorFuer(BEZUG, '7');
  vi.stubEnv('GK_CURSOR_KEY', 'neu');
  expect(stelleAus(BEZUG, cursor)).toBeNull();
  expect(() => erstelleHandler({ GK_TABLE: 't', AWS_LAMBDA_FUNCTION_NAME: 'antraege' })).toThrow('GK_CURSOR_KEY');
});
