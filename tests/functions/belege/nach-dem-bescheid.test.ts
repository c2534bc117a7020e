/** Belege zu Versionen mit Bescheiden und Abwicklung (Form 3): Jeder hält genau den Hash fest, in dem beides steht. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Ankerbuch } from '../../../functions/anker/ankerbuch.ts';
import { Ordnerbehaelter } from '../../../functions/anker/ordner.ts';
import { FORM } from '../../../shared/antrag/formen.ts';
import { versionsHash } from '../../../shared/antrag/kette.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { belegeSchema, versionsbelegSchema } from '../../../shared/api/belegantworten.ts';
import { FAELLE } from '../../shared/beispiele/fachkonzept-zahlen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { speichern, status } from '../werkzeug.ts';

const ordner = mkdtempSync(join(tmpdir(), 'gk-belege-form3-'));
afterAll(() => rmSync(ordner, { recursive: true }));
const { api, lies } = await testschnittstelle(new Ankerbuch(new Ordnerbehaelter(ordner)));

test('Bescheid und Ist stehen im belegten Hash; eine andere Zahl darin ergäbe einen anderen', async () => {
  const [{ antrag, bescheide }] = FAELLE as [(typeof FAELLE)[number]];
  const { antragId } = await api.lege({ ...antrag, abwicklung: null });
  for (const [i, auftrag] of [{ status: 'eingereicht' }, { status: 'bewilligt', bescheid: bescheide[0] }].entries())
    expect((await api.rufe(status(antragId, i + 1, auftrag))).status).toBe(201);
  expect((await api.rufe(speichern(antragId, 3, antrag))).status).toBe(201);

  const { eintraege } = belegeSchema.parse((await lies(`/antraege/${antragId}/belege`, 'von=1&bis=4')).inhalt);
  const versionen: Antragsversion[] = [];
  for (const n of [1, 2, 3, 4]) versionen.push((await lies(`/antraege/${antragId}/versionen/${n}`)).inhalt);
  expect(eintraege.map(({ version, hash }) => [version, hash])).toEqual(
    versionen.map((version) => [version.version, versionsHash(version)]),
  );

  const letzte = versionen[3] as Antragsversion;
  expect(letzte).toMatchObject({ form: FORM, status: 'bewilligt', bescheide: [{ zuwendung: '104480.00' }] });
  const { beleg } = versionsbelegSchema.parse((await lies(`/antraege/${antragId}/belege/4`)).inhalt);
  expect(beleg?.hash).toBe(versionsHash(letzte));
  const [ist, ...weitere] = letzte.antrag.abwicklung?.ist ?? [];
  const [bescheid] = letzte.bescheide ?? [];
  for (const anders of [
    {
      antrag: {
        ...letzte.antrag,
        abwicklung: { ...letzte.antrag.abwicklung, ist: [{ ...ist, betrag: '1.00' }, ...weitere] },
      },
    },
    { bescheide: [{ ...bescheid, zuwendung: '104480.01' }] },
    { ergebnis: { ...letzte.ergebnis, abwicklung: { jeHaushaltsjahr: [] } } },
  ])
    expect(versionsHash({ ...letzte, ...anders } as Antragsversion)).not.toBe(beleg?.hash);
});
