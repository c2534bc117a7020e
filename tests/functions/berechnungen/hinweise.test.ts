/** Hinweise nach dem Bescheid durch die API: jeder goldene Ordner, und welche Prüfangaben sie ablehnt. */
import { expect, test } from 'vitest';
import { handler } from '../../../functions/berechnungen/handler.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alleHinweisfaelle } from '../../shared/antrag/hinweisfaelle.ts';
import { rufe } from '../werkzeug.ts';

const rechne = (inhalt: object) => rufe(handler, { methode: 'POST', pfad: '/berechnungen', inhalt });

test.each(alleHinweisfaelle().map((fall) => [fall.name, fall] as const))('%s', async (_, fall) => {
  const { status, inhalt } = await rechne(fall.treffer);
  expect(status).toBe(200);
  expect(inhalt.hinweise.filter(({ code }: { code: string }) => code === fall.code)).toEqual(fall.erwartet);
});

test.each<[string, object, string]>([
  ['kein Tag', { stichtag: '2021-02-30' }, 'pruefung.stichtag'],
  ['Prozent als Zahl', { abweichungProzent: 20 }, 'pruefung.abweichungProzent'],
  ['Prozent mit Zeichen', { abweichungProzent: '20 %' }, 'pruefung.abweichungProzent'],
  ['negative Tage', { partnernachweisTage: -1 }, 'pruefung.partnernachweisTage'],
  ['mehr als ein Jahr', { partnernachweisTage: 366 }, 'pruefung.partnernachweisTage'],
  ['unbekanntes Feld', { heute: '2021-01-01' }, 'pruefung'],
])('%s: 422 mit dem Feld, auf Deutsch', async (_, pruefung, pfad) => {
  const antwort = await rechne({ antrag: AACHEN_BEISPIEL, pruefung });
  expect(antwort).toMatchObject({ status: 422, inhalt: { code: 'INHALT_UNGUELTIG', fehler: [{ pfad }] } });
  for (const { meldung } of antwort.inhalt.fehler) expect(meldung).not.toMatch(/Invalid|expected/);
});

test('null und nichts sind dasselbe: nicht angegeben', async () => {
  const pruefung = { stichtag: null, abweichungProzent: null, partnernachweisTage: null, nachweisVorgelegtAm: null };
  const mit = await rechne({ antrag: AACHEN_BEISPIEL, pruefung });
  expect(mit.inhalt.hinweise).toEqual((await rechne({ antrag: AACHEN_BEISPIEL })).inhalt.hinweise);
});
