/** Eine Mappe kommt auch mit der Post: Ohne Frage wird nur gesendet, was dieses Gerät genau so vorgemerkt hat. */
import { describe, expect, test, vi } from 'vitest';
import { NichtErreichbar } from '../../../../addin/taskpane/api/schnittstelle.ts';
import { ansage } from '../../../../addin/taskpane/oberflaeche/Meldungsleiste.tsx';
import { Gedaechtnis } from '../../../../addin/taskpane/speichern/gedaechtnis.ts';
import type { Geraetespeicher } from '../../../../addin/taskpane/zustand/steuerkern.ts';
import type { Vorhaben } from '../../../../addin/taskpane/zustand/zustand.ts';
import { AACHEN, mitAusgaben } from '../../../shared/beispiele/aachen.ts';
import { type Aufbau, aufbauten, BENUTZER, Geraet, type SpeicherMappe } from '../umgebung.ts';

const starte = aufbauten();
const SCHLUESSEL = 'gk-vorgemerkt';
const GESPERRT: Geraetespeicher = {
  getItem: () => {
    throw new Error('gesperrt');
  },
  setItem: () => {
    throw new Error('voll');
  },
};

/** Ein Speichern wartet in der Mappe; der Aufgabenbereich ist zu, das Netz wieder da. */
async function wartend(
  geraet: Geraetespeicher | null,
  vorher = async (_: Aufbau): Promise<unknown> => null,
): Promise<Aufbau> {
  const aufbau = await starte(undefined, AACHEN, undefined, geraet);
  await vorher(aufbau);
  aufbau.ablage.vorher = new NichtErreichbar('x');
  await aufbau.steuerung.speichern.version('meins');
  aufbau.steuerung.beende();
  aufbau.ablage.vorher = null;
  aufbau.ablage.aufrufe.length = 0;
  return aufbau;
}

const oeffneNeu = ({ ablage, mappe }: Aufbau, geraet: Geraetespeicher | null) => starte(ablage, null, mappe, geraet);
const gespeichert = ({ ablage }: Aufbau) => [...ablage.versionen_.values()].flat().map(({ kommentar }) => kommentar);

function aendere(mappe: SpeicherMappe, aenderung: (vorhaben: Vorhaben) => Partial<Vorhaben>): void {
  const inhalt = JSON.parse(mappe.ausgang ?? '') as { vorhaben: Vorhaben[] };
  mappe.ausgang = JSON.stringify({ ...inhalt, vorhaben: inhalt.vorhaben.map((v) => ({ ...v, ...aenderung(v) })) });
}

async function erwarteFrage({ steuerung, ablage, mappe }: Aufbau): Promise<void> {
  expect(steuerung.zustand).toMatchObject({
    speichern: { art: 'unbekannt', vorhaben: { kommentar: expect.any(String) } },
  });
  expect(ansage(steuerung.zustand)).toContain('wartet auf Ihre Entscheidung');
  await steuerung.speichern.erneut();
  expect(ablage.aufrufe).toEqual([]);
  expect(mappe.ausgang).not.toBeNull();
}

describe('Ohne Frage', () => {
  test('wird gesendet, was dieses Gerät vorgemerkt hat; danach weiß es nichts mehr davon', async () => {
    const geraet = new Geraet();
    const vorher = await wartend(geraet);
    expect(JSON.parse(geraet.getItem(SCHLUESSEL) ?? '')).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const nachher = await oeffneNeu(vorher, geraet);
    expect(gespeichert(nachher)).toEqual(['meins']);
    expect(geraet.getItem(SCHLUESSEL)).toBe('[]');
  });

  test('auch wenn die Mappe einen älteren Stand des Sendens enthält', async () => {
    const geraet = new Geraet();
    const vorher = await wartend(geraet);
    aendere(vorher.mappe, ({ gesendet, imBlatt }) => ({ gesendet: !gesendet, imBlatt: !imBlatt }));
    expect(gespeichert(await oeffneNeu(vorher, geraet))).toEqual(['meins']);
  });

  test('auch was auf Gesendetem aufbaut und dabei eine andere Basis bekam', async () => {
    const geraet = new Geraet();
    const vorher = await starte(undefined, AACHEN, undefined, geraet);
    vorher.ablage.nachher = new NichtErreichbar('x');
    await vorher.steuerung.speichern.version('erster');
    vorher.mappe.setze(mitAusgaben('70000.00'));
    await vorher.steuerung.speichern.version('zweiter');
    // Das erste wird bestätigt, das zweite nicht.
    vorher.ablage.nachher = null;
    vorher.ablage.speichern = () => Promise.reject(new NichtErreichbar('x'));
    await vorher.steuerung.speichern.erneut();
    vorher.steuerung.beende();
    expect(JSON.parse(geraet.getItem(SCHLUESSEL) ?? '')).toHaveLength(1);
    Reflect.deleteProperty(vorher.ablage, 'speichern');
    expect(gespeichert(await oeffneNeu(vorher, geraet))).toEqual(['erster', 'zweiter']);
  });

  test('wird auch gesendet, was diese Sitzung vorgemerkt hat, wenn der Browser sich nichts merkt', async () => {
    for (const geraet of [null, GESPERRT]) {
      const ich = await starte(undefined, AACHEN, undefined, geraet);
      ich.ablage.vorher = new NichtErreichbar('x');
      await ich.steuerung.speichern.version('meins');
      ich.ablage.vorher = null;
      await ich.steuerung.speichern.erneut();
      expect(gespeichert(ich)).toEqual(['meins']);
    }
  });
});

describe('Gefragt wird', () => {
  test.each([
    ['auf einem anderen Gerät', new Geraet()],
    ['ohne Speicher', null],
    ['mit gesperrtem Speicher', GESPERRT],
    ['mit unlesbarem Speicher', { getItem: () => '{"', setItem: () => undefined }],
    ['mit fremdem Inhalt im Speicher', { getItem: () => '{"length":1}', setItem: () => undefined }],
  ])('%s; nach der Zustimmung geht es weiter wie bei Vorgemerktem von hier', async (_, geraet) => {
    const nachher = await oeffneNeu(await wartend(new Geraet()), geraet);
    await erwarteFrage(nachher);
    await nachher.steuerung.speichern.sendeUnbekanntes();
    expect(gespeichert(nachher)).toEqual(['meins']);
    expect(nachher.steuerung.zustand).toMatchObject({
      speichern: { art: 'ruht' },
      ausgang: [],
      merker: { version: 1 },
    });
    expect(nachher.mappe.ausgang).toBeNull();
  });

  test.each([
    ['der Inhalt', () => ({ antrag: mitAusgaben('99999.00') })],
    ['der Kommentar', () => ({ kommentar: 'Freigabe durch die Leitung' })],
    ['der Antrag, in den gespeichert wird', () => ({ antragId: '018f0000-0000-7000-8000-00000000000f' })],
    ['die Version, auf der es aufbaut', () => ({ basis: 9 })],
    ['der Schlüssel', () => ({ schluessel: 'anders' })],
    ['die Stelle in der Folge', () => ({ folgt: true })],
    ['der Stand des Blatts', () => ({ antragHash: 'anders' })],
  ] satisfies [string, () => Partial<Vorhaben>][])('wenn jemand etwas geändert hat: %s', async (_, aenderung) => {
    const geraet = new Geraet();
    const vorher = await wartend(geraet);
    aendere(vorher.mappe, aenderung);
    await erwarteFrage(await oeffneNeu(vorher, geraet));
  });

  test('auch nach einem Eintrag von hier, den jemand noch einmal in die Mappe legt', async () => {
    const geraet = new Geraet();
    const vorher = await wartend(geraet);
    const { ausgang } = vorher.mappe;
    (await oeffneNeu(vorher, geraet)).steuerung.beende();
    vorher.mappe.ausgang = ausgang;
    vorher.ablage.aufrufe.length = 0;
    await erwarteFrage(await oeffneNeu(vorher, geraet));
  });

  test('nach der Fassung eines Konflikts, die in der Mappe liegt, bevor jemand ihn sieht', async () => {
    const vorher = await wartend(new Geraet(), async ({ steuerung, ablage, mappe }) => {
      await steuerung.speichern.version('Anfang');
      await ablage.speichern(steuerung.zustand.merker?.antragId ?? '', 1, mitAusgaben('60000.00'), 'andere', 'k');
      mappe.setze(mitAusgaben('70000.00'));
    });
    aendere(vorher.mappe, () => ({ imBlatt: false, gesendet: true }));
    const nachher = await oeffneNeu(vorher, new Geraet());
    await erwarteFrage(nachher);
    await nachher.steuerung.speichern.sendeUnbekanntes();
    expect(nachher.steuerung.zustand.speichern).toMatchObject({ art: 'konflikt', vorhaben: { kommentar: 'meins' } });
    expect(nachher.mappe.ausgang).toContain('meins');
  });

  test('erst die Person selbst: eine andere kann nicht zustimmen, und ohne Anmeldung geht nichts hinaus', async () => {
    const nachher = await oeffneNeu(await wartend(new Geraet()), new Geraet());
    await nachher.steuerung.waehleBenutzer(BENUTZER[1] as (typeof BENUTZER)[number]);
    expect(nachher.steuerung.zustand.speichern).toMatchObject({
      art: 'unbestaetigt',
      meldung: expect.stringContaining('nur diese Person'),
    });
    await nachher.steuerung.speichern.sendeUnbekanntes();
    await nachher.steuerung.waehleBenutzer(BENUTZER[0] as (typeof BENUTZER)[number]);
    await erwarteFrage(nachher);
    nachher.steuerung.setze({ benutzer: null });
    await nachher.steuerung.speichern.sendeUnbekanntes();
    expect(nachher.ablage.aufrufe).toEqual([]);
  });
});

describe('Bis entschieden ist', () => {
  test('ersetzt kein neues Speichern das alte, und nichts wird in seinen Antrag gespeichert', async () => {
    const nachher = await oeffneNeu(await wartend(new Geraet()), new Geraet());
    nachher.mappe.setze(mitAusgaben('70000.00'));
    await nachher.steuerung.speichern.version('neu');
    expect(nachher.steuerung.zustand.meldung).toMatchObject({
      art: 'warnung',
      text: expect.stringContaining('zuerst entscheiden'),
    });
    await erwarteFrage(nachher);
    expect(nachher.mappe.ausgang).toContain('meins');
  });

  test('wird wieder gefragt: Bloßes Öffnen und Weiterarbeiten macht nichts bekannt', async () => {
    const geraet = new Geraet();
    const erstes = await oeffneNeu(await wartend(new Geraet()), geraet);
    await erwarteFrage(erstes);
    const neu = erstes.steuerung.legeBlattAn();
    await vi.waitFor(() => expect(erstes.steuerung.zustand.rueckfrage).not.toBeNull());
    erstes.steuerung.beantworte(true);
    await neu;
    expect(erstes.mappe.ausgang).toContain('"imBlatt":false');
    erstes.steuerung.beende();
    await erwarteFrage(await oeffneNeu(erstes, geraet));
  });

  test('wird es nach Rückfrage verworfen; danach lässt sich wieder speichern', async () => {
    const nachher = await oeffneNeu(await wartend(new Geraet()), new Geraet());
    for (const ja of [false, true]) {
      const verwerfen = nachher.steuerung.speichern.verwirfAusgang();
      await vi.waitFor(() => expect(nachher.steuerung.zustand.rueckfrage).not.toBeNull());
      nachher.steuerung.beantworte(ja);
      await verwerfen;
      expect(nachher.mappe.ausgang === null).toBe(ja);
    }
    await nachher.steuerung.speichern.version('neu');
    expect(gespeichert(nachher)).toEqual(['neu']);
  });

  test('schließt jemand nach der Zustimmung, kennt das Gerät es', async () => {
    const geraet = new Geraet();
    const nachher = await oeffneNeu(await wartend(new Geraet()), geraet);
    nachher.ablage.vorher = new NichtErreichbar('x');
    await nachher.steuerung.speichern.sendeUnbekanntes();
    expect(nachher.steuerung.zustand.speichern.art).toBe('unbestaetigt');
    nachher.steuerung.beende();
    nachher.ablage.vorher = null;
    expect(gespeichert(await oeffneNeu(nachher, geraet))).toEqual(['meins']);
  });

  test('folgt ihm etwas, sagt die Rückfrage vor dem Verwerfen, dass es mitgeht', async () => {
    const vorher = await wartend(new Geraet());
    const { vorhaben } = JSON.parse(vorher.mappe.ausgang ?? '') as { vorhaben: [Vorhaben] };
    vorher.mappe.ausgang = JSON.stringify({
      fassung: 1,
      vorhaben: [...vorhaben, { ...vorhaben[0], schluessel: 'zweites', folgt: true }],
    });
    const { steuerung } = await oeffneNeu(vorher, new Geraet());
    void steuerung.speichern.verwirfAusgang();
    await vi.waitFor(() => expect(steuerung.zustand.rueckfrage?.text).toContain('was darauf aufbaut'));
  });
});

describe('Gedächtnis', () => {
  const vorhaben = (schluessel: string) => ({ schluessel, antrag: AACHEN, gesendet: false, imBlatt: true }) as Vorhaben;

  test('bleibt begrenzt und behält das Neueste', () => {
    const geraet = new Geraet();
    for (let n = 0; n < 230; n++) new Gedaechtnis(geraet).merke([vorhaben(`${n}`)]);
    expect(JSON.parse(geraet.getItem(SCHLUESSEL) ?? '')).toHaveLength(200);
    expect([0, 29, 30, 229].map((n) => new Gedaechtnis(geraet).kennt(vorhaben(`${n}`)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test('eine Mappe vergisst nie, was eine andere vorgemerkt hat', () => {
    const geraet = new Geraet();
    const [eine, andere] = [new Gedaechtnis(geraet), new Gedaechtnis(geraet)];
    eine.merke([vorhaben('a'), vorhaben('b')]);
    andere.merke([vorhaben('c')]);
    eine.behalteNur([vorhaben('b')]);
    andere.behalteNur([]);
    expect(['a', 'b', 'c'].map((s) => new Gedaechtnis(geraet).kennt(vorhaben(s)))).toEqual([false, true, false]);
  });

  test('nimmt die Mappe den neuen Stand nicht an, bleibt bekannt, was noch in ihr steht', async () => {
    const geraet = new Geraet();
    const { mappe, ablage } = await wartend(geraet);
    const { ausgang } = mappe;
    mappe.schreibeAusgang = () => Promise.reject(new Error('geschützt'));
    const offen = await starte(ablage, null, mappe, geraet);
    expect(gespeichert(offen)).toEqual(['meins']);
    expect(mappe.ausgang).toBe(ausgang);
    offen.steuerung.beende();
    const nochmal = await starte(ablage, null, mappe, geraet);
    expect(nochmal.steuerung.zustand.speichern.art).toBe('ruht');
    expect(gespeichert(nochmal)).toEqual(['meins']);
  });
});
