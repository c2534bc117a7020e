/** Die Bescheide einer Version durch die API: dazukommen, gelten, abgelehnt werden. */
import { describe, expect, test } from 'vitest';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { OHNE_PRUEFANGABEN, type Pruefangaben, stichtagDer } from '../../../shared/antrag/pruefangaben.ts';
import { ZWEI_STELLEN } from '../../shared/beispiele/zwei-stellen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { speichern, status } from '../werkzeug.ts';
import { BESCHEID, nachDemBescheid } from './nach-dem-bescheid.ts';

const schnittstelle = await testschnittstelle();
const { api, lies } = schnittstelle;
const { bewilligt, heil } = nachDemBescheid(schnittstelle);

describe('Bescheide', () => {
  test('die Anfrage von früher gilt weiter: nur die Summe, für Baustein 6', async () => {
    const { von: _, bis: __, jahre: ___, bestandskraeftigAm: ____, ...frueher } = BESCHEID;
    const id = await bewilligt(ZWEI_STELLEN, frueher);
    const { inhalt } = await lies(`/antraege/${id}`);
    expect(inhalt.bescheid).toEqual(frueher);
    expect(inhalt.bescheide).toEqual([
      {
        programm: 'THM',
        ...frueher,
        von: null,
        bis: null,
        jahre: [],
        anteile: [],
        bestandskraeftigAm: null,
        verzichtAm: null,
        einzelnachweise: null,
        zwischennachweise: null,
        letzterAbruf: [],
        erfasstVon: inhalt.bescheidVon,
        zumFrueherenPlan: false,
      },
    ]);
    await heil(id);
  });

  test('ein Änderungsbescheid kommt dazu, auch in falscher Reihenfolge: Es gilt der neueste nach seinem Tag', async () => {
    const id = await bewilligt();
    const spaeter = {
      ...BESCHEID,
      datum: '2021-09-01',
      aktenzeichen: 'Az. 3',
      zuwendung: '90000.00',
      jahre: [{ haushaltsjahr: 2021, zuwendung: '90000.00' }],
    };
    const frueher = {
      ...BESCHEID,
      datum: '2021-06-01',
      aktenzeichen: 'Az. 2',
      zuwendung: '100000.00',
      jahre: [{ haushaltsjahr: 2021, zuwendung: '100000.00' }],
    };
    expect((await api.rufe(status(id, 3, { bescheid: spaeter }))).status).toBe(201);
    const { inhalt } = await api.rufe(status(id, 4, { bescheid: frueher }));
    expect(inhalt.bescheid.aktenzeichen).toBe('Az. 3');
    expect(inhalt.bescheide.map((b: { aktenzeichen: string }) => b.aktenzeichen)).toEqual([
      'Az. 2021',
      'Az. 3',
      'Az. 2',
    ]);
    expect(inhalt.ergebnis.abwicklung.jeHaushaltsjahr).toMatchObject([{ bewilligt: '90000.00' }]);
    expect(inhalt.status).toBe('bewilligt');
    await heil(id);
  });

  test('ein Bescheid für die Bausteine 1 bis 5 lässt „bescheid“ leer', async () => {
    const id = await bewilligt(ZWEI_STELLEN, {
      datum: '2020-12-01',
      aktenzeichen: 'DIA',
      zuwendung: '1000.00',
      programm: 'DIA',
    });
    expect((await lies(`/antraege/${id}`)).inhalt).toMatchObject({
      bescheid: null,
      bescheidVon: null,
      bescheide: [{ programm: 'DIA', stellen: null }],
    });
    await heil(id);
  });

  test('nur mit GK.Festschreiben, und nie als Teil des Antrags', async () => {
    const id = await bewilligt();
    expect((await api.rufe(status(id, 3, { bescheid: BESCHEID }, { rollen: ['GK.Bearbeiten'] }))).status).toBe(403);
    for (const inhalt of [
      { antrag: { ...ZWEI_STELLEN, bescheide: [BESCHEID] }, kommentar: '' },
      { antrag: ZWEI_STELLEN, bescheide: [BESCHEID], kommentar: '' },
    ]) {
      const antwort = await api.rufe({ ...speichern(id, 3, ZWEI_STELLEN), inhalt });
      expect(antwort.inhalt).toMatchObject({ status: 422, fehler: [{ meldung: 'Unbekanntes Feld: bescheide.' }] });
    }
  });

  const unsinn: [string, object, string][] = [
    ['unbekanntes Programm', { programm: 'SSA' }, 'bescheid.programm'],
    ['ein Jahr doppelt', { jahre: [...BESCHEID.jahre, ...BESCHEID.jahre] }, 'bescheid.jahre[1].haushaltsjahr'],
    ['nur ein Tag des Zeitraums', { bis: null }, 'bescheid.bis'],
    ['verkehrter Zeitraum', { von: '2022-01-01' }, 'bescheid.bis'],
    ['ohne Stellen', { stellen: null }, 'bescheid.stellen'],
    ['Betrag über der Grenze', { zuwendung: '10000000001' }, 'bescheid.zuwendung'],
  ];
  test.each(unsinn)('%s: 422 mit dem Feld', async (_, anders, pfad) => {
    const { antragId } = await api.lege(ZWEI_STELLEN);
    const antwort = await api.rufe(status(antragId, 1, { status: 'bewilligt', bescheid: { ...BESCHEID, ...anders } }));
    expect(antwort.inhalt).toMatchObject({ status: 422, fehler: [{ pfad }] });
  });

  test('was nicht aufgeht, sagen Hinweise mit dem Unterschied; am Einreichen hindern sie nicht', async () => {
    const bescheid = {
      ...BESCHEID,
      zuwendung: '104480.01',
      anteile: [{ id: 'S9', haushaltsjahr: 2021, zuwendung: '104480.00' }],
    };
    const id = await bewilligt(ZWEI_STELLEN, bescheid);
    const { hinweise } = (await lies(`/antraege/${id}`)).inhalt;
    expect(hinweise.map((h: { code: string }) => h.code)).toEqual(
      expect.arrayContaining(['BESCHEID_SUMME', 'BESCHEID_OHNE_EINTRAG']),
    );
    expect(hinweise.find((h: { code: string }) => h.code === 'BESCHEID_SUMME').text).toContain('0,01 €');
    await api.rufe(speichern(id, 3, { ...ZWEI_STELLEN, titel: 'Neu' }));
    expect((await api.rufe(status(id, 4, { status: 'eingereicht' }))).status).toBe(201);
  });

  test('die Hinweise einer Version gelten für den Tag ihres Speicherns: Wer sie prüft, bekommt dieselben', async () => {
    const id = await bewilligt(ZWEI_STELLEN, BESCHEID);
    const { antrag, bescheide, erstelltAm, hinweise } = (await lies(`/antraege/${id}`)).inhalt;
    const geprueft = (pruefung: Pruefangaben) => berechneErgebnis(antrag, undefined, bescheide, pruefung).hinweise;
    expect(geprueft({ ...OHNE_PRUEFANGABEN, stichtag: stichtagDer({ erstelltAm }) })).toEqual(hinweise);
    expect(geprueft({ ...OHNE_PRUEFANGABEN, stichtag: '2021-12-31' })).not.toEqual(hinweise);
    expect(hinweise.map((h: { code: string }) => h.code)).toEqual(
      expect.arrayContaining(['IST_FEHLT', 'NACHWEIS_VERSPAETET']),
    );
  });
});
