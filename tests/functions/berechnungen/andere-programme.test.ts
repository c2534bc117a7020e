/** Die Zahlen der anderen Programme über die API, mit dem Regelstand und dem Rechenweg jeder Zeile. */
import { expect, test } from 'vitest';
import { handler } from '../../../functions/berechnungen/handler.ts';
import { berechnungsantwortSchema } from '../../../shared/api/antworten.ts';
import { openapi } from '../../../shared/api/openapi.ts';
import { KERN_VERSION } from '../../../shared/kern/version.ts';
import { gemischt, PROGRAMMFAELLE } from '../../shared/beispiele/andere-programme.ts';
import { rufe } from '../werkzeug.ts';

const rechne = (antrag: unknown) =>
  rufe(handler, { methode: 'POST', pfad: '/berechnungen', inhalt: { antrag: JSON.parse(JSON.stringify(antrag)) } });

test.each(PROGRAMMFAELLE.map((fall) => [fall.name, fall] as const))('%s', async (_, { antrag, gesamt }) => {
  const { status, inhalt } = await rechne(antrag);
  expect(status).toBe(200);
  expect(berechnungsantwortSchema.parse(inhalt)).toEqual(inhalt);
  const { zeilen, ...plan } = inhalt.ergebnis.finanzierungsplan;
  expect(plan.gesamt).toMatchObject(gesamt);
  for (const zeile of zeilen) expect(zeile.regelstand).toBe(antrag.regelstand?.thm);
  const rechenweg = JSON.stringify(inhalt.rechenweg.zeilen);
  if (antrag.regelstand?.thm?.startsWith('KIM')) expect(rechenweg).not.toMatch(/80 %|Förderquote/);
  else expect(rechenweg).toContain('Förderquote');
});

test('gemischt: jede Zeile nennt ihren Regelstand, das Budget kürzt in einer eigenen', async () => {
  const { inhalt } = await rechne(gemischt('tage'));
  expect(
    inhalt.ergebnis.finanzierungsplan.zeilen.map((z: { id: string; haushaltsjahr: number; regelstand: string }) => [
      z.id,
      z.haushaltsjahr,
      z.regelstand,
    ]),
  ).toEqual([
    ['T', 2020, 'THM-2019'],
    ['T', 2021, 'THM-2019'],
    ['T', 2022, 'THM-2019'],
    ['K1', 2024, 'KIM-NRW'],
    ['K2', 2024, 'KIM-NRW'],
    ['K2', 2025, 'KIM-NRW'],
    ['A', 2024, 'KIM-NRW-ASSISTENZ'],
    ['S', 2024, 'SSA-NRW'],
    ['S', 2025, 'SSA-NRW'],
    ['X', 2025, 'SSA-NRW-AUSNAHME'],
    ['X', 2026, 'SSA-NRW-AUSNAHME'],
    ['M1', 2022, 'DIA-2019-F'],
    ['Budget SSA-NRW', 2024, 'SSA-NRW'],
  ]);
});

test('die Beschreibung der API nennt jede neue Angabe, mit ihren Werten', () => {
  const beschreibung = JSON.stringify(openapi(KERN_VERSION));
  for (const name of ['regelstand', 'zeitanteil', 'budget', 'ausnahmegrund', 'vorzeitigerBeginn', 'kuerzung'])
    expect(beschreibung).toContain(`"${name}"`);
  expect(beschreibung).toContain('["dreissigstel","zwoelftel","tage"]');
});

test.each([
  ['eine Zählung, die es nicht gibt', { zeitanteil: 'monate' }, 'antrag.zeitanteil'],
  ['ein Budget ohne Betrag', { budget: [{ programm: 'SSA-NRW', haushaltsjahr: 2024 }] }, 'antrag.budget[0].betrag'],
  ['ein Regelstand, der keine Id ist', { regelstand: { thm: 7, dia: null } }, 'antrag.regelstand.thm'],
])('%s ist 422 und nennt das Feld', async (_, falsch, feld) => {
  const { status, inhalt } = await rechne({ ...gemischt('tage'), ...falsch });
  expect(status).toBe(422);
  expect(JSON.stringify(inhalt)).toContain(feld);
});
