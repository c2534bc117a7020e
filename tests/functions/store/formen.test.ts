/**
 * Zeilen jeder Form, wie das Programm sie damals geschrieben hat: Sie bleiben lesbar, prüfbar, nachrechenbar und
 * Zeichen für Zeichen dieselben.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { pruefeTabelle } from '../../../functions/betrieb/tabellenpruefung.ts';
import { kopfPk, kopfSk, versionenPk, versionSk } from '../../../functions/store/schluessel.ts';
import { alsItem } from '../../../functions/store/versionsitem.ts';
import type { Item } from '../../../functions/store/werte.ts';
import { FORM, formnummern, inHeutigerForm, SCHEMA } from '../../../shared/antrag/formen.ts';
import { pruefeKette, versionsHash } from '../../../shared/antrag/kette.ts';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import { pfadtext } from '../../../shared/antrag/pfad.ts';
import type { Planzeile } from '../../../shared/antrag/plan-typen.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { antragsversionSchema } from '../../../shared/api/antworten.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { A, antragMit, speichern, status } from '../werkzeug.ts';

const ID = '019b76da-a800-7000-8000-0000000000f1';
const ID_FORM_2 = '019b76da-a800-7000-8000-0000000000f2';
/** Form 2, Schema 1, mit „Stelle A“ und „Stelle A “: Damals waren das zwei Stellen. */
const ID_ZWEI_NAMEN = '019b76da-a800-7000-8000-0000000000f3';
/** Form 2, Schema 2: festgeschrieben, bewilligt, und der Bescheid noch einmal festgehalten. */
const ID_SCHEMA_2 = '019b76da-a800-7000-8000-0000000000f4';

/** Form 3, Schema 3: bewilligt, festgeschrieben, mit Besetzung, Ist und Abruf, dann ein Änderungsbescheid. */
const ID_FORM_3 = '019b76da-a800-7000-8000-0000000000f5';

function alt(ordner: string, datei: string): string {
  return readFileSync(join(import.meta.dirname, ordner, datei), 'utf8');
}

function versionenVon(ordner: string): Antragsversion[] {
  return alt(ordner, 'ausgabe.jsonl')
    .trimEnd()
    .split('\n')
    .map((zeile) => JSON.parse(zeile));
}
const VERSIONEN = versionenVon('form1');

/** Eine frische Tabelle mit den Zeilen von damals. */
async function vonDamals(ordner = 'form1') {
  const teile = await testschnittstelle();
  for (const zeile of JSON.parse(alt(ordner, 'zeilen.json')) as Record<string, { B?: string }>[]) {
    const werte = Object.entries(zeile).map(([name, wert]) => [
      name,
      wert.B ? { B: Buffer.from(wert.B, 'base64') } : wert,
    ]);
    await teile.db.client.send(
      new PutItemCommand({ TableName: teile.db.tabelle, Item: Object.fromEntries(werte) as Item }),
    );
  }
  return teile;
}

const { db, api, lies } = await vonDamals();

describe.each([
  ['form1', 1, 1, ID],
  ['form2', 2, 1, ID_FORM_2],
  ['schema1', 2, 1, ID_ZWEI_NAMEN],
  ['schema2', 2, 2, ID_SCHEMA_2],
  ['form3', 3, 3, ID_FORM_3],
])('aufgehobene Zeilen: %s', (ordner, form, schema, id) => {
  test('kommen Zeichen für Zeichen so heraus wie damals, und Hashes, Kette und Zahlen stimmen', async () => {
    const damals = await vonDamals(ordner);
    expect((await damals.lies(`/antraege/${id}/export`)).text).toBe(alt(ordner, 'ausgabe.jsonl'));
    for (const version of versionenVon(ordner)) {
      const antwort = await damals.lies(`/antraege/${id}/versionen/${version.version}`);
      expect(antwort.text).toBe(JSON.stringify(version));
      expect(antragsversionSchema.parse(antwort.inhalt)).toEqual(antwort.inhalt);
      expect(versionsHash(version)).toBe(version.hash);
      expect(nachrechne(version)).toEqual([]);
      expect(formnummern(version)).toEqual({ form, schema });
    }
    expect((await damals.lies(`/antraege/${id}/pruefung`)).inhalt.kette).toMatchObject({ ok: true, bruch: null });
    expect((await pruefeTabelle(damals.db.client, damals.db.tabelle)).fehler).toEqual([]);
  });
});

describe('Form 1', () => {
  test('dass Rollen und Kommune nicht prüfbar sind, steht dabei, ohne dass etwas scheitert', async () => {
    for (const version of VERSIONEN)
      expect(inHeutigerForm(version)).toMatchObject({ form: FORM, schema: SCHEMA, antrag: version.antrag });
    expect((await lies(`/antraege/${ID}`)).inhalt.version).toBe(6);
    expect((await lies(`/antraege/${ID}/versionen`)).inhalt.eintraege).toHaveLength(6);
    expect(pruefeKette(ID, VERSIONEN)).toEqual({ ok: true, bruch: null });
    const { inhalt } = await lies(`/antraege/${ID}/pruefung`);
    expect(inhalt.kette).toEqual({ ok: true, bruch: null, form1: 6 });
    expect(
      inhalt.versionen.every(
        (v: { lesbar: boolean; abweichungen: unknown[] }) => v.lesbar && v.abweichungen.length === 0,
      ),
    ).toBe(true);
    const befund = await pruefeTabelle(db.client, db.tabelle);
    expect(befund).toMatchObject({ antraege: 1, versionen: 6, fehler: [] });
    expect(befund.hinweise).toEqual([expect.stringContaining('6 Versionen stehen in Form 1')]);
    expect((await lies(`/antraege/${ID}/vergleich`, 'von=1&bis=5')).status).toBe(200);
  });
});

describe('heutige Form auf Form 1', () => {
  const bescheid = { datum: '2020-03-01', aktenzeichen: 'Az. 1', stellen: '3.0', zuwendung: '442860.00' };

  test('eine alte Festschreibung und ein alter Bescheid nennen in der neuen Version, wer sie wann festhielt', async () => {
    const damals = await vonDamals();
    // Zurück auf Version 4: bewilligt und in Version 3 festgeschrieben.
    for (const [pk, sk] of [
      [versionenPk(A, ID), versionSk(6)],
      [versionenPk(A, ID), versionSk(5)],
      [kopfPk(A), kopfSk(ID)],
    ] as const) {
      await damals.db.client.send(
        new DeleteItemCommand({ TableName: damals.db.tabelle, Key: { pk: { S: pk }, sk: { S: sk } } }),
      );
    }
    const berichtigt = await damals.api.rufe(status(ID, 4, { status: 'zurueckgezogen' }));
    expect(berichtigt.inhalt).toMatchObject({
      form: FORM,
      schema: 1,
      version: 5,
      festgeschrieben: true,
      festgeschriebenVon: {
        oid: VERSIONEN[2]?.autor.oid,
        name: 'Sachbearbeitung',
        rollen: [],
        am: VERSIONEN[2]?.erstelltAm,
      },
      bescheidVon: { oid: VERSIONEN[3]?.autor.oid, name: 'Sachbearbeitung', rollen: [], am: VERSIONEN[3]?.erstelltAm },
      bescheid,
    });
    expect((await damals.lies(`/antraege/${ID}/pruefung`)).inhalt.kette).toEqual({ ok: true, bruch: null, form1: 4 });
  });

  test('ein alter Bescheid ist von der Person, die ihn zuerst festhielt, nicht von der, die ihn wiederholte', async () => {
    const damals = await vonDamals();
    const [erste, zweite] = [VERSIONEN[3] as Antragsversion, VERSIONEN[4] as Antragsversion];
    const wiederholt = {
      ...erste,
      version: 5,
      autor: { oid: '44444444-4444-4444-8444-444444444444', name: 'Kämmerei' },
      erstelltAm: zweite.erstelltAm,
      vorgaengerHash: erste.hash,
    };
    const item = alsItem(A, { ...wiederholt, hash: versionsHash(wiederholt) }, { schluessel: null, auftrag: 'x' });
    await damals.db.client.send(new PutItemCommand({ TableName: damals.db.tabelle, Item: item }));
    for (const [pk, sk] of [
      [versionenPk(A, ID), versionSk(6)],
      [kopfPk(A), kopfSk(ID)],
    ] as const) {
      await damals.db.client.send(
        new DeleteItemCommand({ TableName: damals.db.tabelle, Key: { pk: { S: pk }, sk: { S: sk } } }),
      );
    }
    const { inhalt } = await damals.api.rufe(status(ID, 5, { status: 'zurueckgezogen' }));
    expect(inhalt.bescheidVon).toEqual({ ...erste.autor, rollen: [], am: erste.erstelltAm });
    expect(inhalt.festgeschriebenVon.am).toBe(VERSIONEN[2]?.erstelltAm);
    expect((await damals.lies(`/antraege/${ID}/pruefung`)).inhalt.kette).toEqual({ ok: true, bruch: null, form1: 5 });
  });

  test('neuer Inhalt ist in heutiger Form; die Kette hält über den Wechsel, und zurück zu Form 1 führt kein Weg', async () => {
    const neu = await api.rufe(speichern(ID, 6, antragMit(301)));
    expect(neu).toMatchObject({
      status: 201,
      inhalt: { form: FORM, schema: SCHEMA, vorgaengerHash: VERSIONEN[5]?.hash },
    });
    expect((await lies(`/antraege/${ID}/pruefung`)).inhalt.kette).toEqual({ ok: true, bruch: null, form1: 6 });
    const { form: _, schema: __, tid: ___, festgeschriebenVon: ____, bescheidVon: _____, ...rest } = neu.inhalt;
    const { bescheide: ______, planVon: _______, ...rumpf } = rest;
    const alte = {
      ...rumpf,
      version: 8,
      vorgaengerHash: neu.inhalt.hash,
      autor: { oid: rest.autor.oid, name: rest.autor.name },
    };
    expect(pruefeKette(ID, [...VERSIONEN, neu.inhalt, { ...alte, hash: versionsHash(alte) }]).bruch).toEqual({
      version: 8,
      grund: 'form',
    });
  });
});

describe('heutiges Schema auf Schema 1', () => {
  const gesamt = ({ ergebnis }: Antragsversion) => ergebnis.finanzierungsplan.gesamt?.zuwendung;

  test('gespeichert bleibt 11.173,55 €, auch unter neuem Status; neu gespeichert ist „Stelle A “ dieselbe Stelle: 8.706,66 €', async () => {
    const damals = await vonDamals('schema1');
    const [, eingereicht] = versionenVon('schema1') as [Antragsversion, Antragsversion];
    expect(eingereicht.antrag.stellen.map(({ stelle }) => stelle)).toEqual(['Stelle A', 'Stelle A ']);
    expect(gesamt(eingereicht)).toBe('11173.55');

    const zurueck = await damals.api.rufe(status(ID_ZWEI_NAMEN, 2, { status: 'zurueckgezogen' }));
    expect(zurueck).toMatchObject({ status: 201, inhalt: { form: FORM, schema: 1 } });
    expect([gesamt(zurueck.inhalt), nachrechne(zurueck.inhalt)]).toEqual(['11173.55', []]);

    const neu = await damals.api.rufe(speichern(ID_ZWEI_NAMEN, 3, eingereicht.antrag));
    expect(neu).toMatchObject({
      status: 201,
      inhalt: { form: FORM, schema: SCHEMA, antrag: { ...eingereicht.antrag, abwicklung: null } },
    });
    expect([gesamt(neu.inhalt), nachrechne(neu.inhalt)]).toEqual(['8706.66', []]);
    expect((await damals.lies(`/antraege/${ID_ZWEI_NAMEN}/pruefung`)).inhalt.kette).toMatchObject({
      ok: true,
      bruch: null,
    });

    // Wer nur die Nummer des Schemas ändert, dessen Zahlen stimmen nicht mehr.
    expect(nachrechne({ ...neu.inhalt, schema: 1 }).map(({ pfad }) => pfadtext(pfad))).toContain(
      'ergebnis.finanzierungsplan.gesamt.zuwendung',
    );
  });
});

describe('heutige Form auf Form 2 mit Schema 2', () => {
  const BESCHEID = { datum: '2020-04-01', aktenzeichen: 'Az. 1/2', stellen: '2.5', zuwendung: '359150.00' };
  const abwicklung = {
    besetzung: [],
    ist: [{ id: 'S1', haushaltsjahr: 2020, betrag: '48975.00', monate: null, andereMittel: null }],
    abrufe: [],
    weiterleitungen: [],
    konten: [],
    zahlweise: 'kasse' as const,
  };

  test('ein Änderungsbescheid steht neben dem alten, der seinen Urheber behält; der Antrag bleibt in Schema 2', async () => {
    const damals = await vonDamals('schema2');
    const [, , , , vorige] = versionenVon('schema2') as Antragsversion[];
    const neuer = { ...BESCHEID, datum: '2020-09-01', jahre: [{ haushaltsjahr: 2020, zuwendung: '90000.00' }] };
    const antwort = await damals.api.rufe(status(ID_SCHEMA_2, 5, { bescheid: neuer }));
    expect(antwort).toMatchObject({ status: 201, inhalt: { form: FORM, schema: 2, antrag: vorige?.antrag } });
    const { bescheide, bescheid, ergebnis, planVon } = antwort.inhalt as Required<Antragsversion>;
    expect(bescheide.map(({ datum, programm, erfasstVon }) => [datum, programm, erfasstVon])).toEqual([
      ['2020-04-01', 'THM', vorige?.bescheidVon],
      ['2020-09-01', 'THM', { ...planVon, am: antwort.inhalt.erstelltAm }],
    ]);
    expect(bescheid).toMatchObject({ datum: '2020-09-01', zuwendung: '359150.00' });
    expect(ergebnis).toEqual(vorige?.ergebnis);
    expect(nachrechne(antwort.inhalt)).toEqual([]);
    expect((await damals.lies(`/antraege/${ID_SCHEMA_2}/pruefung`)).inhalt.kette).toEqual({ ok: true, bruch: null });
  });

  test('das erste Ist lässt Status, Festschreibung und Bescheid; der Plan bleibt auf den Cent', async () => {
    const damals = await vonDamals('schema2');
    const [, zwei, , , vorige] = versionenVon('schema2') as Antragsversion[];
    const antrag = { ...(vorige as Antragsversion).antrag, abwicklung };
    const antwort = await damals.api.rufe(speichern(ID_SCHEMA_2, 5, antrag));
    expect(antwort).toMatchObject({
      status: 201,
      inhalt: { form: FORM, schema: SCHEMA, status: 'bewilligt', festgeschrieben: true, bescheid: BESCHEID, antrag },
    });
    expect(antwort.inhalt.festgeschriebenVon).toEqual(vorige?.festgeschriebenVon);
    expect(antwort.inhalt.planVon).toEqual({ ...zwei?.autor, am: zwei?.erstelltAm });
    const { zeilen, ...summen } = antwort.inhalt.ergebnis.finanzierungsplan;
    const ohneRegelstand = zeilen.map(({ regelstand: _, ...zeile }: Planzeile) => zeile);
    expect({ ...summen, zeilen: ohneRegelstand }).toEqual(vorige?.ergebnis.finanzierungsplan);
    expect(nachrechne(antwort.inhalt)).toEqual([]);
    expect((await damals.lies(`/antraege/${ID_SCHEMA_2}/pruefung`)).inhalt.kette).toEqual({ ok: true, bruch: null });
  });
});

describe('heutige Form auf Form 3', () => {
  test('wer in der Form von damals speichert, behält Ist, Bescheide und Status; der Plan bleibt auf den Cent', async () => {
    const damals = await vonDamals('form3');
    const vorige = versionenVon('form3').at(-1) as Antragsversion;
    const { abwicklung, ...plan } = vorige.antrag;
    const antwort = await damals.api.rufe(speichern(ID_FORM_3, 6, plan));
    expect(antwort).toMatchObject({
      status: 201,
      inhalt: {
        form: FORM,
        schema: SCHEMA,
        status: 'bewilligt',
        festgeschrieben: true,
        antrag: { ...vorige.antrag, abwicklung },
        bescheide: vorige.bescheide,
      },
    });
    const { zeilen, ...summen } = antwort.inhalt.ergebnis.finanzierungsplan;
    const ohneRegelstand = zeilen.map(({ regelstand: _, ...zeile }: Planzeile) => zeile);
    expect({ ...summen, zeilen: ohneRegelstand }).toEqual(vorige.ergebnis.finanzierungsplan);
    expect(antwort.inhalt.ergebnis.abwicklung).toEqual(vorige.ergebnis.abwicklung);
    expect(nachrechne(antwort.inhalt)).toEqual([]);
    expect((await damals.lies(`/antraege/${ID_FORM_3}/pruefung`)).inhalt.kette).toEqual({ ok: true, bruch: null });
  });
});
