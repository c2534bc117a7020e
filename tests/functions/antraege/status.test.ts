/** Statusschritte: was erlaubt ist, was eine Rolle darf, und dass der Inhalt dabei bleibt, wie er ist. */
import { describe, expect, test } from 'vitest';
import { STATUS, type Status } from '../../../shared/antrag/version.ts';
import { inhaltsproblemSchema, schrittproblemSchema } from '../../../shared/api/problem.ts';
import { erlaubteSchritte, type Rolle, rolleFuerStatus } from '../../../shared/api/rollen.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { ALLE_ROLLEN, neueId, speichern, status } from '../werkzeug.ts';

const { db, api } = await testschnittstelle();

const WEG: Record<Status, readonly Status[]> = {
  entwurf: [],
  eingereicht: ['eingereicht'],
  bewilligt: ['eingereicht', 'bewilligt'],
  abgelehnt: ['eingereicht', 'abgelehnt'],
  zurueckgezogen: ['zurueckgezogen'],
};

/** Ein Antrag in diesem Status. */
async function im(zustand: Status): Promise<{ id: string; version: number }> {
  const { antragId } = await api.lege();
  for (const [i, schritt] of WEG[zustand].entries())
    expect((await api.rufe(status(antragId, i + 1, { status: schritt }))).status).toBe(201);
  return { id: antragId, version: WEG[zustand].length + 1 };
}

describe.each(STATUS)('von %s', (von) => {
  test.each(STATUS)('nach %s', async (nach) => {
    const { id, version } = await im(von);
    const antwort = await api.rufe(status(id, version, { status: nach }));
    if (erlaubteSchritte(von).includes(nach)) {
      expect(antwort.inhalt).toMatchObject({ version: version + 1, status: nach });
    } else {
      expect(antwort.status).toBe(409);
      expect(schrittproblemSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
      expect(antwort.inhalt.erlaubt).toEqual(erlaubteSchritte(von));
    }
  });
});

test('die Schritte des Verfahrens', () => {
  expect(STATUS.map((s) => [s, erlaubteSchritte(s)])).toEqual([
    ['entwurf', ['eingereicht', 'zurueckgezogen']],
    ['eingereicht', ['bewilligt', 'abgelehnt', 'zurueckgezogen']],
    ['bewilligt', ['zurueckgezogen']],
    ['abgelehnt', ['zurueckgezogen']],
    ['zurueckgezogen', []],
  ]);
});

describe('Rollen', () => {
  const faelle: [string, Record<string, unknown>, Rolle[]][] = [
    ['einreichen', { status: 'eingereicht' }, ['GK.Bearbeiten']],
    ['zurückziehen', { status: 'zurueckgezogen' }, ['GK.Bearbeiten']],
    ['bewilligen', { status: 'bewilligt' }, ['GK.Festschreiben']],
    ['ablehnen', { status: 'abgelehnt' }, ['GK.Festschreiben']],
    ['festschreiben', { festgeschrieben: true }, ['GK.Festschreiben']],
    [
      'einreichen und festschreiben',
      { status: 'eingereicht', festgeschrieben: true },
      ['GK.Bearbeiten', 'GK.Festschreiben'],
    ],
  ];
  test.each(faelle)('%s', async (_, auftrag, noetig) => {
    for (const fehlt of noetig) {
      const { id, version } = await im(
        auftrag.status === 'bewilligt' || auftrag.status === 'abgelehnt' ? 'eingereicht' : 'entwurf',
      );
      expect(
        (await api.rufe(status(id, version, auftrag, { rollen: ALLE_ROLLEN.filter((rolle) => rolle !== fehlt) })))
          .status,
      ).toBe(403);
      expect((await api.rufe(status(id, version, auftrag, { rollen: noetig }))).status).toBe(201);
    }
  });

  test('welche Rolle welchen Status setzt', () => {
    expect(STATUS.map(rolleFuerStatus)).toEqual([
      'GK.Bearbeiten',
      'GK.Bearbeiten',
      'GK.Festschreiben',
      'GK.Festschreiben',
      'GK.Bearbeiten',
    ]);
  });
});

describe('Festschreiben und Bescheid', () => {
  const bescheid = { datum: '2020-03-01', aktenzeichen: 'Az. 1', stellen: '3.0', zuwendung: '442860.00' };

  test('Inhalt und Zahlen bleiben, wie sie sind; festgeschrieben gilt weiter', async () => {
    const { antragId, antrag, ergebnis, regelstand, kern } = await api.lege();
    const fest = await api.rufe(status(antragId, 1, { festgeschrieben: true }));
    expect(fest.inhalt).toMatchObject({ festgeschrieben: true, status: 'entwurf', antrag, ergebnis, regelstand, kern });
    expect((await api.rufe(status(antragId, 2, { festgeschrieben: true }))).status).toBe(409);
    expect((await api.rufe(status(antragId, 2, { status: 'eingereicht' }))).inhalt).toMatchObject({
      festgeschrieben: true,
      status: 'eingereicht',
    });
  });

  test('ein Bescheid gehört zum Status bewilligt und kann dort berichtigt werden', async () => {
    const { id, version } = await im('eingereicht');
    expect((await api.rufe(status(id, version, { bescheid }))).status).toBe(409);
    expect((await api.rufe(status(id, version, { status: 'abgelehnt', bescheid }))).status).toBe(409);
    expect((await api.rufe(status(id, version, { status: 'bewilligt', bescheid }))).inhalt.bescheid).toEqual(bescheid);
    const berichtigt = { ...bescheid, stellen: '2.5' };
    expect((await api.rufe(status(id, version + 1, { bescheid: berichtigt }))).inhalt).toMatchObject({
      status: 'bewilligt',
      bescheid: berichtigt,
    });
  });

  test('nichts zu tun ist 422', async () => {
    const { antragId } = await api.lege();
    expect((await api.rufe(status(antragId, 1, {}))).status).toBe(422);
    expect((await api.rufe(status(antragId, 1, { festgeschrieben: false }))).status).toBe(422);
  });
});

describe('Einreichen', () => {
  const OHNE_GFS = { ...AACHEN_BEISPIEL, kommune: { ...AACHEN_BEISPIEL.kommune, geschaeftsfuehrendeStelle: false } };

  test('Fehler verhindern das Einreichen, nicht das Speichern', async () => {
    const { antragId } = await api.lege();
    expect((await api.rufe(speichern(antragId, 1, OHNE_GFS))).status).toBe(201);
    const antwort = await api.rufe(status(antragId, 2, { status: 'eingereicht' }));
    expect(antwort.status).toBe(422);
    expect(inhaltsproblemSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
    expect(antwort.inhalt.hinweise.length).toBeGreaterThan(0);
    expect(antwort.inhalt.hinweise.every((h: { schweregrad: string }) => h.schweregrad === 'fehler')).toBe(true);
    expect(antwort.inhalt.fehler[0].pfad).toMatch(/^antrag/);
    expect((await api.rufe(status(antragId, 2, { status: 'zurueckgezogen' }))).status).toBe(201);
  });

  test('auf einer alten Version 412; dieselbe Anfrage mit Schlüssel dieselbe Version; vier Datenbankaufrufe', async () => {
    const { antragId } = await api.lege(AACHEN_BEISPIEL, neueId());
    const anfrage = status(antragId, 1, { status: 'eingereicht' });
    const mitSchluessel = { ...anfrage, kopf: { ...anfrage.kopf, 'idempotency-key': 'e-1' } };
    db.aufrufe.length = 0;
    const erste = await api.rufe(mitSchluessel);
    expect(db.aufrufe).toEqual(['GetItemCommand', 'GetItemCommand', 'PutItemCommand', 'PutItemCommand']);
    expect(await api.rufe(mitSchluessel)).toEqual(erste);
    expect((await api.rufe(anfrage)).status).toBe(412);
    expect((await api.rufe(status(neueId(), 1, { status: 'eingereicht' }))).status).toBe(404);
  });
});
