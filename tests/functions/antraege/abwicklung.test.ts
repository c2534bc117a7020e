/** Nach dem Bescheid durch die API: die Abwicklung des Antrags, und dass der Plan dabei bleibt. */
import { describe, expect, test } from 'vitest';
import { antraegeHandler } from '../../../functions/antraege/app.ts';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import { antragsversionSchema, berechnungsantwortSchema } from '../../../shared/api/antworten.ts';
import { LEER } from '../../shared/beispiele/leere-abwicklung.ts';
import { ZWEI_STELLEN } from '../../shared/beispiele/zwei-stellen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import {
  A,
  ALLE_ROLLEN,
  type Anfrage,
  type Antwort,
  alsAntwort,
  ereignis,
  neueId,
  speichern,
  status,
} from '../werkzeug.ts';
import { BESCHEID, IST_2021, mit, nachDemBescheid } from './nach-dem-bescheid.ts';

const schnittstelle = await testschnittstelle();
const { db, api, lies } = schnittstelle;
const { bewilligt, heil } = nachDemBescheid(schnittstelle);

describe('die Rechnung des Fachkonzepts', () => {
  const erwartet = {
    programm: 'THM',
    haushaltsjahr: 2021,
    geplant: '104480.00',
    bewilligt: '104480.00',
    foerdertage: '720',
    ist: '124512.37',
    endgueltig: '98969.90',
    abgerufen: '104480.00',
    nochAbrufbar: '0.00',
    zuErstatten: '5510.10',
    forderung: '0.00',
    verbindlichkeit: '5510.10',
  };

  test('zwei Stellen 2021: 46.729,90 + 52.240,00 = 98.969,90 €, Erstattung 5.510,10 €', async () => {
    const id = await bewilligt();
    const antwort = await api.rufe(speichern(id, 3, mit(IST_2021)));
    expect(antwort.status).toBe(201);
    expect(antwort.inhalt.ergebnis.abwicklung).toEqual({ jeHaushaltsjahr: [erwartet] });
    expect(antragsversionSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
    expect(nachrechne(antwort.inhalt)).toEqual([]);
    await heil(id);
  });

  test('ohne zu speichern dasselbe: /berechnungen nimmt die Bescheide neben dem Antrag', async () => {
    const rechne = (inhalt: object) => api.rufe({ methode: 'POST', pfad: '/berechnungen', inhalt });
    const ohne = await rechne({ antrag: ZWEI_STELLEN });
    expect(ohne.inhalt.ergebnis.abwicklung).toEqual({ jeHaushaltsjahr: [] });
    const antwort = await rechne({ antrag: mit(IST_2021), bescheide: [BESCHEID] });
    expect(antwort.inhalt.ergebnis.abwicklung).toEqual({ jeHaushaltsjahr: [erwartet] });
    expect(antwort.inhalt.ergebnis.finanzierungsplan).toEqual(ohne.inhalt.ergebnis.finanzierungsplan);
    expect(berechnungsantwortSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
  });

  test('unbesetzt vom 15.03. bis 31.05.2021: 284 Tage, nach Ist 41.211,55 €', async () => {
    const eine = { ...ZWEI_STELLEN, stellen: ZWEI_STELLEN.stellen.slice(0, 1) };
    const abwicklung: Abwicklung = {
      ...LEER,
      besetzung: [
        { id: 'S1', von: '2021-01-01', bis: '2021-03-14' },
        { id: 'S1', von: '2021-06-01', bis: '2021-12-31' },
      ],
      ist: [{ id: 'S1', haushaltsjahr: 2021, betrag: '51514.44', monate: null, andereMittel: null }],
    };
    const bescheid = { ...BESCHEID, zuwendung: '52240.00', jahre: [{ haushaltsjahr: 2021, zuwendung: '52240.00' }] };
    const { inhalt } = await api.rufe({
      methode: 'POST',
      pfad: '/berechnungen',
      inhalt: { antrag: mit(abwicklung, eine), bescheide: [bescheid] },
    });
    expect(inhalt.ergebnis.abwicklung.jeHaushaltsjahr).toMatchObject([
      { foerdertage: '284', ist: '51514.44', endgueltig: '41211.55', forderung: '41211.55', verbindlichkeit: '0.00' },
    ]);
  });
});

describe('der Plan bleibt', () => {
  test('zwölf Monate Ist, jeder einzeln gespeichert: Status, Festschreibung, Bescheide und Urheber bleiben; GK.Bearbeiten genügt', async () => {
    const id = await bewilligt();
    const vorher = (await lies(`/antraege/${id}`)).inhalt;
    for (let m = 0; m < 12; m++) {
      const monate = Array.from({ length: 12 }, (_, i) => (i <= m ? '5441.67' : null));
      const abwicklung = {
        ...LEER,
        ist: [{ id: 'S1', haushaltsjahr: 2021, betrag: null, monate, andereMittel: null }],
      };
      const antwort = await api.rufe(
        speichern(id, 3 + m, mit(abwicklung), { rollen: ['GK.Bearbeiten'], name: 'Buchhaltung' }),
      );
      expect(antwort.status).toBe(201);
      const {
        status: s,
        festgeschrieben,
        bescheid,
        bescheide,
        festgeschriebenVon,
        bescheidVon,
        planVon,
        ergebnis,
      } = antwort.inhalt;
      expect({
        s,
        festgeschrieben,
        bescheid,
        bescheide,
        festgeschriebenVon,
        bescheidVon,
        planVon,
        plan: ergebnis.finanzierungsplan,
      }).toEqual({
        s: 'bewilligt',
        festgeschrieben: true,
        bescheid: vorher.bescheid,
        bescheide: vorher.bescheide,
        festgeschriebenVon: vorher.festgeschriebenVon,
        bescheidVon: vorher.bescheidVon,
        planVon: vorher.planVon,
        plan: vorher.ergebnis.finanzierungsplan,
      });
      expect(antwort.inhalt.autor.name).toBe('Buchhaltung');
    }
    // Nur eine der beiden Stellen hat ein Ist: Für das Jahr gibt es noch kein Ergebnis, und keine 0.
    expect((await lies(`/antraege/${id}`)).inhalt.ergebnis.abwicklung.jeHaushaltsjahr).toMatchObject([
      { ist: null, endgueltig: null, zuErstatten: null },
    ]);
    await heil(id);
  });

  test('ein Antrag in der Form von früher, über eine Version mit Ist gespeichert: Das Ist ist noch da', async () => {
    const id = await bewilligt();
    await api.rufe(speichern(id, 3, mit(IST_2021)));
    const gleich = await api.rufe(speichern(id, 4, ZWEI_STELLEN));
    expect(gleich.inhalt).toMatchObject({ version: 5, status: 'bewilligt', antrag: { abwicklung: IST_2021 } });
    const anders = await api.rufe(speichern(id, 5, { ...ZWEI_STELLEN, titel: 'Änderungsantrag' }));
    expect(anders.inhalt).toMatchObject({ version: 6, status: 'entwurf', antrag: { abwicklung: IST_2021 } });
    const leer = await api.rufe(speichern(id, 6, mit(null, { ...ZWEI_STELLEN, titel: 'Änderungsantrag' })));
    expect(leer.inhalt).toMatchObject({ version: 7, antrag: { abwicklung: null } });
    await heil(id);
  });

  test('ein anderer Plan: Entwurf, nicht festgeschrieben; die Bescheide bleiben, zum früheren Plan', async () => {
    const id = await bewilligt();
    const antwort = await api.rufe(
      speichern(id, 3, mit(IST_2021, { ...ZWEI_STELLEN, titel: 'Änderungsantrag' }), { name: 'Sachbearbeitung 2' }),
    );
    expect(antwort).toMatchObject({
      status: 201,
      inhalt: {
        status: 'entwurf',
        festgeschrieben: false,
        bescheid: null,
        festgeschriebenVon: null,
        bescheidVon: null,
        planVon: { name: 'Sachbearbeitung 2' },
      },
    });
    expect(antwort.inhalt.bescheide).toMatchObject([
      { ...BESCHEID, zumFrueherenPlan: true, erfasstVon: { name: 'Sachbearbeitung' } },
    ]);
    expect(antwort.inhalt.ergebnis.abwicklung.jeHaushaltsjahr).toMatchObject([
      { bewilligt: '104480.00', endgueltig: '98969.90' },
    ]);
    expect(antwort.inhalt.hinweise.map((h: { code: string }) => h.code)).toContain('BESCHEID_ZUM_FRUEHEREN_PLAN');
    for (const [i, auftrag] of [
      { status: 'eingereicht' },
      { status: 'bewilligt', bescheid: { ...BESCHEID, datum: '2021-06-01', aktenzeichen: 'Az. 2' } },
    ].entries())
      expect((await api.rufe(status(id, 4 + i, auftrag))).status).toBe(201);
    const { inhalt } = await lies(`/antraege/${id}`);
    expect(inhalt.bescheid.aktenzeichen).toBe('Az. 2');
    expect(inhalt.bescheide.map((b: { zumFrueherenPlan: boolean }) => b.zumFrueherenPlan)).toEqual([true, false]);
    await heil(id);
  });

  test('nach dem Zurückziehen beginnt derselbe Plan einen neuen Entwurf', async () => {
    const id = await bewilligt();
    await api.rufe(status(id, 3, { status: 'zurueckgezogen' }));
    expect((await api.rufe(speichern(id, 4, ZWEI_STELLEN))).inhalt).toMatchObject({
      status: 'entwurf',
      festgeschrieben: false,
    });
    await heil(id);
  });

  test('wiederholt mit demselben Schlüssel: dieselbe Version, auch mit übernommener Abwicklung', async () => {
    const id = await bewilligt();
    await api.rufe(speichern(id, 3, mit(IST_2021)));
    const erste = await api.rufe(speichern(id, 4, ZWEI_STELLEN, { schluessel: 'k' }));
    expect(await api.rufe(speichern(id, 4, ZWEI_STELLEN, { schluessel: 'k' }))).toEqual(erste);
    expect((await api.rufe(speichern(id, 4, mit(null), { schluessel: 'k' }))).status).toBe(422);
  });

  test('speichern kostet nicht mehr Aufrufe als vorher', async () => {
    const id = await bewilligt();
    db.aufrufe.length = 0;
    await api.rufe(speichern(id, 3, mit(IST_2021)));
    expect(db.aufrufe.length).toBeLessThanOrEqual(4);
  });
});

describe('unmögliche Abwicklung', () => {
  const ist = { id: 'S1', haushaltsjahr: 2021, betrag: '1.00', monate: null, andereMittel: null };
  const unsinn: [string, object, string][] = [
    [
      'Jahr und Monate',
      { ist: [{ ...ist, monate: ['1.00', ...Array(11).fill(null)] }] },
      'antrag.abwicklung.ist[0].monate',
    ],
    [
      'elf Monate',
      { ist: [{ ...ist, betrag: null, monate: Array(11).fill('1.00') }] },
      'antrag.abwicklung.ist[0].monate',
    ],
    ['ein Jahr doppelt', { ist: [ist, { ...ist, id: 's1 ' }] }, 'antrag.abwicklung.ist[1].id'],
    [
      'Programm unbekannt',
      { abrufe: [{ ...IST_2021.abrufe[0], programm: 'KIM' }] },
      'antrag.abwicklung.abrufe[0].programm',
    ],
    [
      'verkehrte Besetzung',
      { besetzung: [{ id: 'S1', von: '2021-02-01', bis: '2021-01-01' }] },
      'antrag.abwicklung.besetzung[0].bis',
    ],
    ['Zahlweise', { zahlweise: 'bar' }, 'antrag.abwicklung.zahlweise'],
    ['fremdes Feld', { zinsen: [] }, 'antrag.abwicklung'],
    [
      'zu viele Zeilen',
      { konten: Array.from({ length: 5001 }, (_, i) => ({ id: 'S1', art: `${i}`, produkt: '', sachkonto: '' })) },
      'antrag.abwicklung.konten',
    ],
  ];
  test.each(unsinn)('%s: 422 mit dem Feld', async (_, anders, pfad) => {
    const { antragId } = await api.lege(ZWEI_STELLEN);
    const antwort = await api.rufe(speichern(antragId, 1, mit({ ...LEER, ...anders })));
    expect(antwort.inhalt).toMatchObject({ status: 422, fehler: [{ pfad }] });
  });

  test('fremde Kennungen, Jahre ohne Plan, 60 Jahre Besetzung, zehn Milliarden Euro: gespeichert, mit Hinweis, ohne Zahl zu viel', async () => {
    const { antragId } = await api.lege(ZWEI_STELLEN);
    const abwicklung: Abwicklung = {
      ...LEER,
      besetzung: [{ id: 'S1', von: '1990-01-01', bis: '2050-12-31' }],
      ist: [
        { ...ist, id: 'S9' },
        { ...ist, haushaltsjahr: 2050, betrag: '10000000000.00' },
        { ...ist, betrag: '10000000000.00' },
        { ...ist, id: 'S2', betrag: '0.00' },
      ],
      abrufe: [
        {
          programm: 'DIA',
          haushaltsjahr: 1999,
          angefordertAm: '2021-02-01',
          fensterBis: '2022-01-31',
          betrag: '1.00',
          eingegangenAm: null,
        },
      ],
    };
    const { inhalt, status: code } = await api.rufe(speichern(antragId, 1, mit(abwicklung)));
    expect(code).toBe(201);
    expect(inhalt.ergebnis.abwicklung.jeHaushaltsjahr).toMatchObject([
      {
        programm: 'THM',
        haushaltsjahr: 2021,
        foerdertage: '720',
        ist: '10000000000.00',
        endgueltig: '54400.00',
        bewilligt: null,
      },
      { programm: 'THM', haushaltsjahr: 2050, geplant: '0.00', foerdertage: '0', endgueltig: '0.00' },
      { programm: 'DIA', haushaltsjahr: 1999, abgerufen: '1.00', endgueltig: null },
    ]);
    expect(inhalt.hinweise.map((h: { code: string }) => h.code)).toEqual(
      expect.arrayContaining(['ABWICKLUNG_OHNE_EINTRAG', 'IST_AUSSERHALB', 'BESETZUNG_AUSSERHALB', 'ABRUF_FENSTER']),
    );
    await heil(antragId);
  });
});

test('vier Augen: gefragt ist, wer den Plan gespeichert hat, nicht, wer danach das Ist eintrug', async () => {
  let sekunden = 0;
  const handler = antraegeHandler({
    ablage: db.ablage,
    jetzt: () => new Date(Date.UTC(2026, 5, 1) + 1000 * sekunden++),
    regeln: { vierAugen: new Set([A]), versionenJeTag: null },
  });
  const rufe = async (anfrage: Anfrage, oid: string): Promise<Antwort> => {
    const e = ereignis(anfrage);
    const { authorizer } = e.requestContext as unknown as { authorizer: { lambda: Record<string, string> } };
    authorizer.lambda.oid = oid;
    return alsAntwort(await handler(e));
  };
  const [ich, sie] = ['44444444-4444-4444-8444-444444444444', '55555555-5555-4555-8555-555555555555'];
  const antragId = neueId();
  await rufe({ methode: 'POST', pfad: '/antraege', inhalt: { antragId, antrag: ZWEI_STELLEN, kommentar: '' } }, ich);
  // Sie speichert nur die Abwicklung: Der Plan ist weiter meiner.
  expect((await rufe(speichern(antragId, 1, mit(LEER)), sie)).inhalt).toMatchObject({
    autor: { oid: sie },
    planVon: { oid: ich },
  });
  expect((await rufe(status(antragId, 2, { festgeschrieben: true }), ich)).status).toBe(403);
  expect((await rufe(status(antragId, 2, { festgeschrieben: true }), sie)).status).toBe(201);
  const { inhalt } = await rufe({ methode: 'GET', pfad: `/antraege/${antragId}/pruefung`, rollen: ALLE_ROLLEN }, sie);
  expect(inhalt.kette).toEqual({ ok: true, bruch: null });
});
