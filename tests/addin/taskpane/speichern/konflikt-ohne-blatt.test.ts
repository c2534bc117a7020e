/**
 * Ein 412, dessen eigene Fassung nicht mehr im Blatt liegt: Sie gibt es nur im Ausgang, und dort bleibt sie, bis über
 * sie entschieden ist.
 */
import { describe, expect, test, vi } from 'vitest';
import { Abgelehnt, NichtErreichbar } from '../../../../addin/taskpane/api/schnittstelle.ts';
import type { Antrag } from '../../../../shared/antrag/schema.ts';
import { AACHEN } from '../../../shared/beispiele/aachen.ts';
import { type Aufbau, aufbauten, BENUTZER, type SpeicherAblage } from '../umgebung.ts';

const starte = aufbauten();

const MEIN_TITEL = { ...AACHEN, titel: 'Mein Titel' };
const mitGeduldeten = (antrag: Antrag, geduldete: number): Antrag => ({
  ...antrag,
  personen: { ...antrag.personen, geduldete },
});
const versionenVon = (ablage: SpeicherAblage) => [...ablage.versionen_.values()][0] ?? [];

async function beantwortet({ steuerung }: Aufbau, vorgang: Promise<unknown>, ja = true): Promise<void> {
  await vi.waitFor(() => expect(steuerung.zustand.rueckfrage).not.toBeNull());
  steuerung.beantworte(ja);
  await vorgang;
}

/**
 * Mein Speichern wartet, ich öffne einen anderen Antrag, und dann stößt das Wartende an Version 2. `davor` geschieht,
 * bevor es gesendet wird.
 */
async function fernerKonflikt(davor: (ich: Aufbau) => Promise<unknown> = async () => null): Promise<Aufbau> {
  const ich = await starte();
  const { steuerung, ablage, mappe } = ich;
  await steuerung.speichern.version('');
  const antragId = steuerung.zustand.merker?.antragId ?? '';
  await ablage.anlegen('018f0000-0000-7000-8000-000000000002', { ...AACHEN, titel: 'Anderer' }, '', 'k');
  ablage.vorher = new NichtErreichbar('x');
  mappe.setze(MEIN_TITEL);
  await steuerung.speichern.version('meins');
  await beantwortet(ich, steuerung.laden.version('018f0000-0000-7000-8000-000000000002', 1, 1));
  await davor(ich);
  ablage.vorher = null;
  await ablage.speichern(antragId, 1, mitGeduldeten(AACHEN, 300), '', 'andere-1');
  await steuerung.speichern.erneut();
  erwarteKonflikt(ich, antragId);
  return ich;
}

function erwarteKonflikt({ steuerung, ablage }: Aufbau, antragId = versionenVon(ablage)[0]?.antragId): void {
  expect(steuerung.zustand.speichern).toMatchObject({
    art: 'konflikt',
    vorhaben: { antragId, imBlatt: false, antrag: MEIN_TITEL, kommentar: 'meins' },
  });
  expect(steuerung.zustand.zusammenfuehrung).toMatchObject({ art: 'da', meine: MEIN_TITEL });
}

describe('Bis entschieden ist', () => {
  test('übersteht die eigene Fassung, dass der Aufgabenbereich neu geöffnet wird', async () => {
    const vorher = await fernerKonflikt();
    vorher.steuerung.beende();
    const nachher = await starte(vorher.ablage, null, vorher.mappe);
    erwarteKonflikt(nachher);
    expect(nachher.steuerung.zustand.merker?.antragId).toBe('018f0000-0000-7000-8000-000000000002');
    await beantwortet(nachher, nachher.steuerung.speichern.alsNaechste());
    expect(versionenVon(nachher.ablage)[2]).toMatchObject({ antrag: MEIN_TITEL, kommentar: 'meins' });
    expect(nachher.mappe.ausgang).toBeNull();
  });

  test('wird nichts anderes gespeichert, und es steht da, warum', async () => {
    const ich = await fernerKonflikt();
    ich.mappe.setze({ ...AACHEN, titel: 'Anderer, geändert' });
    await ich.steuerung.speichern.version('');
    expect(ich.steuerung.zustand.meldung).toMatchObject({
      art: 'warnung',
      text: expect.stringContaining('„Mein Titel“'),
    });
    erwarteKonflikt(ich);
  });

  test('nimmt ihn weder ein neues Netz noch das Laden einer Version weg', async () => {
    const ich = await fernerKonflikt();
    const gesendet = ich.ablage.aufrufe.length;
    await ich.steuerung.speichern.erneut();
    expect(ich.ablage.aufrufe).toHaveLength(gesendet);
    await ich.steuerung.laden.version(versionenVon(ich.ablage)[0]?.antragId ?? '', 2, 2);
    expect(ich.steuerung.zustand.merker).toMatchObject({ version: 2 });
    erwarteKonflikt(ich);
  });

  test('sieht ihn keine andere Person; der eigenen ist er danach wieder da', async () => {
    const ich = await fernerKonflikt();
    for (const fremd of BENUTZER.slice(1)) {
      await ich.steuerung.waehleBenutzer(fremd);
      expect(ich.steuerung.zustand).toMatchObject({ speichern: { art: 'unbestaetigt' }, zusammenfuehrung: null });
    }
    await ich.steuerung.waehleBenutzer(BENUTZER[0] as (typeof BENUTZER)[number]);
    erwarteKonflikt(ich);
  });
});

describe('Entschieden', () => {
  test('zusammengeführt wird, was gesendet wurde, nicht was jetzt im Blatt steht', async () => {
    const ich = await fernerKonflikt();
    await ich.steuerung.zusammenfuehren.speichere();
    expect(versionenVon(ich.ablage)[2]?.antrag).toEqual(mitGeduldeten(MEIN_TITEL, 300));
    expect(ich.steuerung.zustand).toMatchObject({ merker: { version: 3, basis: 3 }, ausgang: [] });
    expect(ich.mappe.ausgang).toBeNull();
  });

  test('darüber gespeichert wird ebenso, was gesendet wurde; das Blatt bleibt', async () => {
    const ich = await fernerKonflikt();
    await beantwortet(ich, ich.steuerung.speichern.alsNaechste());
    expect(versionenVon(ich.ablage)[2]?.antrag).toEqual(MEIN_TITEL);
    expect(ich.steuerung.zustand.merker).toMatchObject({
      antragId: '018f0000-0000-7000-8000-000000000002',
      version: 1,
    });
  });

  test('was dahinter aus dem Blatt wartet, bleibt in seinem eigenen Antrag', async () => {
    const ich = await fernerKonflikt(async ({ steuerung, mappe }) => {
      mappe.setze({ ...AACHEN, titel: 'Anderer, geändert' });
      await steuerung.speichern.version('danach');
    });
    await beantwortet(ich, ich.steuerung.speichern.alsNaechste());
    const titel = [...ich.ablage.versionen_.values()].map((versionen) => versionen.map((v) => v.antrag.titel));
    expect(titel).toEqual([
      [AACHEN.titel, AACHEN.titel, 'Mein Titel'],
      ['Anderer', 'Anderer, geändert'],
    ]);
  });

  test('lehnt die Ablage sie ab, bleibt sie mit dem Grund stehen, bis sie verworfen ist; danach geht es weiter', async () => {
    const ich = await fernerKonflikt(async ({ steuerung, mappe }) => {
      mappe.setze({ ...AACHEN, titel: 'Anderer, geändert' });
      await steuerung.speichern.version('danach');
    });
    const { steuerung, ablage, mappe } = ich;
    ablage.vorher = new Abgelehnt(409, 'Der Antrag ist festgeschrieben.', [{ pfad: 'titel', meldung: 'Gesperrt.' }]);
    await beantwortet(ich, steuerung.speichern.alsNaechste());
    expect(steuerung.zustand.speichern).toMatchObject({ art: 'unbestaetigt', vorhaben: { antrag: MEIN_TITEL } });
    expect(steuerung.zustand.speichern).toMatchObject({
      meldung: '„Mein Titel“ wurde abgelehnt. Der Antrag ist festgeschrieben. Gesperrt.',
    });
    expect(mappe.ausgang).toContain('Mein Titel');
    ablage.vorher = null;
    const verwerfen = steuerung.speichern.verwirfAusgang();
    await vi.waitFor(() =>
      expect(steuerung.zustand.rueckfrage?.text).toMatch(
        /^„Mein Titel“ wird nicht mehr gesendet\..*lässt sie sich nicht zurückholen\.$/,
      ),
    );
    await beantwortet(ich, verwerfen);
    await steuerung.speichern.erneut();
    expect([...ablage.versionen_.values()].map((versionen) => versionen.at(-1)?.antrag.titel)).toEqual([
      AACHEN.titel,
      'Anderer, geändert',
    ]);
    expect(mappe.ausgang).toBeNull();
  });

  test('wegzulegen hieße zu verlieren: Das wird gefragt', async () => {
    const ich = await fernerKonflikt();
    for (const ja of [false, true]) {
      await beantwortet(ich, ich.steuerung.speichern.entscheideSpaeter(), ja);
      expect(ich.steuerung.zustand.speichern.art).toBe(ja ? 'ruht' : 'konflikt');
      expect(ich.mappe.ausgang === null).toBe(ja);
    }
  });
});

describe('Steht im Blatt inzwischen etwas anderes', () => {
  test('wird es nie für die eigene Fassung eines früheren Konflikts gehalten', async () => {
    const ich = await starte();
    const { steuerung, ablage, mappe } = ich;
    await steuerung.speichern.version('');
    await ablage.speichern(steuerung.zustand.merker?.antragId ?? '', 1, mitGeduldeten(AACHEN, 300), '', 'andere-1');
    mappe.setze(MEIN_TITEL);
    await steuerung.speichern.version('meins');
    expect(steuerung.zustand.speichern).toMatchObject({ art: 'konflikt', vorhaben: { imBlatt: true } });
    await beantwortet(ich, steuerung.legeBlattAn());
    expect(steuerung.zustand).toMatchObject({ speichern: { art: 'ruht' }, zusammenfuehrung: null });
    await steuerung.nimmZurueck();
    await steuerung.speichern.version('meins');
    expect(steuerung.zustand.speichern).toMatchObject({ art: 'konflikt', vorhaben: { antrag: MEIN_TITEL } });
  });
});
