/**
 * Nur wer das Geheimnis von CloudFront kennt, kommt an der Ratenregel vorbei zur API; ohne Geheimnis (lokal) gilt jede
 * Anfrage.
 */
import { describe, expect, test, vi } from 'vitest';
import { handler } from '../../../functions/zugang/handler.ts';
import { kommtVonCloudFront } from '../../../functions/zugang/ursprung.ts';

const GEHEIM = 'k'.repeat(48);

describe('kommtVonCloudFront', () => {
  test.each([
    ['mit dem Geheimnis', { 'x-gk-ursprung': GEHEIM }, true],
    ['ohne Kopfzeile', {}, false],
    ['mit leerer', { 'x-gk-ursprung': '' }, false],
    ['mit einem Anfang davon', { 'x-gk-ursprung': GEHEIM.slice(0, -1) }, false],
    ['mit mehr', { 'x-gk-ursprung': `${GEHEIM}k` }, false],
    ['zweimal gesendet', { 'x-gk-ursprung': `${GEHEIM},${GEHEIM}` }, false],
    ['anders geschrieben', { 'x-gk-ursprung': GEHEIM.toUpperCase() }, false],
    ['in einer anderen Kopfzeile', { 'x-gk-ursprung2': GEHEIM }, false],
  ])('%s', (_, headers, erwartet) => {
    expect(kommtVonCloudFront(headers, { GK_URSPRUNG: GEHEIM })).toBe(erwartet);
  });

  test('ohne Kopfzeilen überhaupt nicht, ohne GK_URSPRUNG immer', () => {
    expect(kommtVonCloudFront(undefined, { GK_URSPRUNG: GEHEIM })).toBe(false);
    for (const umgebung of [{}, { GK_URSPRUNG: '' }, { GK_URSPRUNG: undefined }])
      expect(kommtVonCloudFront({}, umgebung)).toBe(true);
  });
});

test('der Authorizer lehnt ab, bevor er ein Token ansieht: Nicht einmal seine Einrichtung wird gelesen', async () => {
  vi.stubEnv('GK_URSPRUNG', GEHEIM);
  vi.stubEnv('GK_TENANTS', '');
  try {
    expect(await handler({ headers: { authorization: 'Bearer a.b.c' } })).toEqual({ isAuthorized: false });
    await expect(handler({ headers: { authorization: 'Bearer a.b.c', 'x-gk-ursprung': GEHEIM } })).rejects.toThrow(
      /GK_TENANTS/,
    );
  } finally {
    vi.unstubAllEnvs();
  }
});
