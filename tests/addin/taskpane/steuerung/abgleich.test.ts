/** Das Blatt muss die gespeicherte Version zeigen: Einer Mappe, die es nur behauptet, wird nicht geglaubt. */
import { describe, expect, test, vi } from 'vitest';
import { antragHash } from '../../../../addin/haushaltsblatt/antragshash.ts';
import { Abgelehnt, VeralteteVersion } from '../../../../addin/taskpane/api/schnittstelle.ts';
import { abgleichsaetze } from '../../../../addin/taskpane/oberflaeche/Abgleichzeilen.tsx';
import { angabenZu } from '../../../../addin/taskpane/versionen/Versionsangaben.tsx';
import { zeigtVersion } from '../../../../addin/taskpane/zustand/zustand.ts';
import { AACHEN, mitAusgaben } from '../../../shared/beispiele/aachen.ts';
import { aufbauten, BENUTZER, SpeicherAblage, SpeicherMappe } from '../umgebung.ts';

const starte = aufbauten();
const EINREICHEN = { status: 'eingereicht', kommentar: '' } as const;

/** Eine gespeicherte Version und eine Mappe, die sie zu sein behauptet, aber etwas anderes zeigt. */
async function gefaelscht() {
  const { steuerung, ablage } = await starte();
  await steuerung.speichern.version('');
  const merker = steuerung.zustand.merker;
  if (!merker) throw new Error('nicht gespeichert');
  const fremd = mitAusgaben('60000.00');
  const mappe = new SpeicherMappe();
  mappe.merker = { ...merker, antragHash: antragHash(fremd) };
  return { ablage, opfer: await starte(ablage, fremd, mappe) };
}

describe('Blatt und Ablage', () => {
  test('eine gefälschte Mappe wird beim Öffnen erkannt: Kopf, Unterschiede, und unterschrieben wird nichts', async () => {
    const { ablage, opfer } = await gefaelscht();
    expect(abgleichsaetze(opfer.steuerung.zustand)).toEqual(['Das Blatt ist nicht Version 1']);
    expect(opfer.steuerung.zustand.abgleich).toMatchObject({
      anders: true,
      unterschiede: { zuwendung: { alt: '143660.00', neu: '132000.00' } },
    });
    expect(zeigtVersion(opfer.steuerung.zustand)).toBe(false);
    expect(await opfer.steuerung.statuswechsel.zeige()).toBeNull();
    expect(await opfer.steuerung.statuswechsel.setze(EINREICHEN, 'x')).toBe(false);
    expect(opfer.steuerung.zustand.meldung?.text).toContain('Das Blatt ist nicht Version 1.');
    expect([...ablage.versionen_.values()][0]).toHaveLength(1);
  });

  test('die echte Mappe zeigt ihre Version; was entschieden wird, sagt die Ablage', async () => {
    const { steuerung, ablage } = await starte();
    await steuerung.speichern.version('');
    const gesehen = await steuerung.statuswechsel.zeige();
    expect(zeigtVersion(steuerung.zustand)).toBe(true);
    expect(gesehen && Object.fromEntries(angabenZu(gesehen))).toMatchObject({
      Antrag: AACHEN.titel,
      Kommune: AACHEN.kommune.name,
      Zuwendung: '143.660,00\u00a0€',
      Hash: '0000 0000 0000 …',
    });
    let gesendet: unknown;
    const setzeStatus = ablage.setzeStatus.bind(ablage);
    ablage.setzeStatus = (id, basis, auftrag, schluessel) => {
      gesendet = auftrag.gesehenerHash;
      return setzeStatus(id, basis, auftrag, schluessel);
    };
    expect(await steuerung.statuswechsel.setze(EINREICHEN, 'x', gesehen)).toBe(true);
    expect(gesendet).toBe(gesehen?.hash);
  });

  test('ungespeicherte Änderungen unterschreibt niemand mit', async () => {
    const { steuerung, mappe } = await starte();
    await steuerung.speichern.version('');
    mappe.setze(mitAusgaben('60000.00'));
    expect(await steuerung.statuswechsel.setze(EINREICHEN, 'x')).toBe(false);
    expect(zeigtVersion(steuerung.zustand)).toBe(false);
  });

  test('eine neuere Version, von der die Mappe nichts weiß: niemand unterschreibt die alte, und gesendet wird nichts', async () => {
    const { steuerung, ablage } = await starte();
    await steuerung.speichern.version('');
    await ablage.speichern(steuerung.zustand.merker?.antragId ?? '', 1, mitAusgaben('60000.00'), '', 'andere');
    const gesendet = ablage.aufrufe.length;
    expect(await steuerung.statuswechsel.setze(EINREICHEN, 'x')).toBe(false);
    expect(steuerung.zustand.meldung?.text).toContain('Inzwischen hat Sachbearbeitung Version 2 gespeichert.');
    expect(ablage.aufrufe).toHaveLength(gesendet);
  });

  test('ein anderer Hash unter derselben Nummer (412) nennt Hash, Person und Zeit', async () => {
    const { steuerung, ablage } = await starte();
    await steuerung.speichern.version('');
    ablage.setzeStatus = async () => {
      throw new VeralteteVersion({
        version: 1,
        hash: `abcd1234ef56${'0'.repeat(52)}`,
        autor: { oid: 'z', name: 'Wer anders' },
        erstelltAm: '2026-01-02T03:04:05Z',
        vergleich: null,
      });
    };
    expect(await steuerung.statuswechsel.setze(EINREICHEN, 'x')).toBe(false);
    expect(steuerung.zustand.meldung?.text).toMatch(
      /als Version 1 etwas anderes, als Sie gesehen haben \(mit dem Hash abcd 1234 ef56 …, von Wer anders, /,
    );
  });

  test('eine neuere Version steht beim Öffnen im Kopf, mit Person und Zeit', async () => {
    const { steuerung, ablage, mappe } = await starte();
    await steuerung.speichern.version('');
    await ablage.speichern(steuerung.zustand.merker?.antragId ?? '', 1, mitAusgaben('60000.00'), '', 'andere');
    const zweite = await starte(ablage, AACHEN, mappe);
    expect(abgleichsaetze(zweite.steuerung.zustand).join()).toMatch(
      /Es gibt eine neuere Version: Version 2, gespeichert von Sachbearbeitung am 02\.01\.2026/,
    );
  });

  test('auch bei der Rückkehr ins Fenster und beim Ansetzen zum Speichern, höchstens alle 15 Sekunden', async () => {
    const { steuerung, ablage } = await starte();
    await steuerung.speichern.version('');
    await steuerung.abgleich.pruefe();
    await ablage.speichern(steuerung.zustand.merker?.antragId ?? '', 1, mitAusgaben('60000.00'), '', 'andere');
    const jetzt = performance.now();
    const uhr = vi.spyOn(performance, 'now').mockReturnValue(jetzt + 10_000);
    await steuerung.abgleich.beiRueckkehr();
    expect(abgleichsaetze(steuerung.zustand)).toEqual([]);
    uhr.mockReturnValue(jetzt + 16_000);
    await steuerung.abgleich.beiRueckkehr();
    uhr.mockRestore();
    expect(abgleichsaetze(steuerung.zustand).join()).toMatch(
      /Version 2, gespeichert von Sachbearbeitung am 02\.01\.2026/,
    );
  });

  test('kennt die Mappe mehr Versionen, als es gibt, fehlen welche; eine beschädigte wird genannt', async () => {
    const { steuerung, ablage, mappe } = await starte();
    await steuerung.speichern.version('');
    mappe.merker = { ...(steuerung.zustand.merker as NonNullable<typeof mappe.merker>), basis: 5 };
    const spaeter = await starte(ablage, AACHEN, mappe);
    expect(abgleichsaetze(spaeter.steuerung.zustand).join()).toContain(
      'Dem Antrag fehlen Versionen: Bekannt ist Version 5, die neueste in der Ablage ist 1.',
    );
    ablage.version = async () => {
      throw new Abgelehnt(409, 'Version 1 ist beschädigt. Ihr Inhalt passt nicht zu ihrem Hash.', [], 'BESCHAEDIGT');
    };
    await spaeter.steuerung.abgleich.pruefe();
    expect(abgleichsaetze(spaeter.steuerung.zustand).join()).toContain('Version 1 ist beschädigt.');
    expect(zeigtVersion(spaeter.steuerung.zustand)).toBe(false);
  });
});

describe('Fragen vor dem Speichern', () => {
  test('über einer festgeschriebenen Version', async () => {
    const { steuerung, ablage, mappe } = await starte();
    await steuerung.speichern.version('');
    await steuerung.statuswechsel.setze({ festgeschrieben: true, kommentar: '' }, 'x');
    mappe.setze(mitAusgaben('60000.00'));
    const lauf = steuerung.speichern.version('');
    await expect
      .poll(() => steuerung.zustand.rueckfrage?.titel)
      .toBe('Version 2 ist Entwurf, festgeschrieben. Neuen Entwurf beginnen?');
    steuerung.beantworte(false);
    await lauf;
    expect([...ablage.versionen_.values()][0]).toHaveLength(2);
  });

  test('in eine andere Kommune; mit Ja entsteht dort ein neuer Antrag', async () => {
    const { steuerung, ablage } = await starte(new SpeicherAblage());
    await steuerung.speichern.version('');
    await steuerung.waehleBenutzer(BENUTZER[2] as (typeof BENUTZER)[number]);
    const nein = steuerung.speichern.version('');
    await expect
      .poll(() => steuerung.zustand.rueckfrage?.text)
      .toContain('Dieses Blatt kommt aus „Kommune 1“. Gespeichert wird es in „Kommune 2“');
    steuerung.beantworte(false);
    await nein;
    expect(ablage.versionen_.size).toBe(1);
    const ja = steuerung.speichern.version('');
    await expect.poll(() => steuerung.zustand.rueckfrage).not.toBeNull();
    steuerung.beantworte(true);
    await ja;
    expect(ablage.versionen_.size).toBe(2);
  });

  test('in eine andere Kommune auch, wenn die Mappe nach dem Wechsel geschlossen und wieder geöffnet wurde', async () => {
    const { steuerung, ablage, mappe } = await starte();
    await steuerung.speichern.version('');
    await steuerung.waehleBenutzer(BENUTZER[2] as (typeof BENUTZER)[number]);
    expect(mappe.gemerkt).toEqual({ tid: 't1', name: 'Kommune 1' });
    const spaeter = (await starte(ablage, AACHEN, mappe)).steuerung;
    expect(spaeter.zustand).toMatchObject({ merker: null, herkunft: { tid: 't1', name: 'Kommune 1' } });
    await spaeter.waehleBenutzer(BENUTZER[2] as (typeof BENUTZER)[number]);
    const lauf = spaeter.speichern.version('');
    await expect.poll(() => spaeter.zustand.rueckfrage?.text).toContain('Dieses Blatt kommt aus „Kommune 1“.');
    spaeter.beantworte(false);
    await lauf;
    expect(ablage.versionen_.size).toBe(1);
    const ja = spaeter.speichern.version('');
    await expect.poll(() => spaeter.zustand.rueckfrage).not.toBeNull();
    spaeter.beantworte(true);
    await ja;
    expect(ablage.versionen_.size).toBe(2);
    expect(mappe.merker).toMatchObject({ version: 1, tid: 't2' });
  });

  test('eine Mappe, die jemand mit dem Merker der alten Kommune öffnet, wird ebenso gefragt', async () => {
    const { steuerung, mappe, ablage } = await starte();
    await steuerung.speichern.version('');
    const spaeter = (await starte(ablage, AACHEN, mappe)).steuerung;
    spaeter.setze({ benutzer: BENUTZER[2] as (typeof BENUTZER)[number] });
    const lauf = spaeter.speichern.version('');
    await expect.poll(() => spaeter.zustand.rueckfrage?.titel).toBe('In einer anderen Kommune speichern?');
    spaeter.beantworte(false);
    await lauf;
  });
});

test('verborgene Zeilen und Spalten mit Angaben werden beim Öffnen genannt', async () => {
  const mappe = new SpeicherMappe();
  mappe.verborgen = { zeilen: Array.from({ length: 60 }, (_, i) => i), spalten: [1] };
  const { steuerung } = await starte(undefined, AACHEN, mappe);
  const texte = steuerung.zustand.verborgenes.map(({ text }) => text);
  expect(texte.some((text) => /^Zeile \d+ ist ausgeblendet oder weggefiltert/.test(text))).toBe(true);
  expect(texte.some((text) => /^Spalte B ist ausgeblendet/.test(text))).toBe(true);
});
