import { describe, expect, test, vi } from 'vitest';
import type { Benutzer } from '../../../../addin/taskpane/anmeldung/anmeldung.ts';
import { NichtErreichbar } from '../../../../addin/taskpane/api/schnittstelle.ts';
import { hatUngespeichertes } from '../../../../addin/taskpane/zustand/zustand.ts';
import { AACHEN, mitAusgaben } from '../../../shared/beispiele/aachen.ts';
import { aufbauten, BENUTZER, type SpeicherAblage } from '../umgebung.ts';

const starte = aufbauten();

describe('Status und Vergleich', () => {
  test('Einreichen macht eine neue Version mit demselben Inhalt; das Blatt gilt weiter als gespeichert', async () => {
    const { steuerung, ablage } = await starte();
    await steuerung.speichern.version('');
    expect(
      await steuerung.statuswechsel.setze({ status: 'eingereicht', kommentar: '' }, 'Der Antrag ist eingereicht.'),
    ).toBe(true);
    expect(steuerung.zustand.merker).toMatchObject({ version: 2, basis: 2 });
    expect(hatUngespeichertes(steuerung.zustand)).toBe(false);
    const versionen = [...ablage.versionen_.values()][0] ?? [];
    expect(versionen.map((v) => [v.status, v.antrag.titel])).toEqual([
      ['entwurf', AACHEN.titel],
      ['eingereicht', AACHEN.titel],
    ]);
  });

  test('Einreichen fragt, wenn das Blatt etwas anderes zeigt als der Plan, und nennt die Zelle', async () => {
    const { steuerung, mappe, ablage } = await starte();
    await steuerung.speichern.version('');
    mappe.ueberschrieben = [23, 12, 1];
    const eingereicht = steuerung.statuswechsel.setze({ status: 'eingereicht', kommentar: '' }, 'x');
    await vi.waitFor(() =>
      expect(steuerung.zustand.rueckfrage?.text).toMatch(/^Zelle M24 .* zeigt 1,00 €, der Plan 39\.180,00 €\./),
    );
    steuerung.beantworte(false);
    expect(await eingereicht).toBe(false);
    expect([...ablage.versionen_.values()][0]).toHaveLength(1);
    mappe.ueberschrieben = null;
    await steuerung.stelleFormelnHer();
    expect(await steuerung.statuswechsel.setze({ status: 'eingereicht', kommentar: '' }, 'x')).toBe(true);
  });

  test('geht die Antwort verloren, wiederholt derselbe Wunsch mit demselben Schlüssel', async () => {
    const { steuerung, ablage } = await starte();
    await steuerung.speichern.version('');
    ablage.nachher = new NichtErreichbar('Zeit überschritten.');
    expect(await steuerung.statuswechsel.setze({ festgeschrieben: true, kommentar: '' }, 'x')).toBe(false);
    ablage.nachher = null;
    expect(await steuerung.statuswechsel.setze({ festgeschrieben: true, kommentar: '' }, 'x')).toBe(true);
    expect([...ablage.versionen_.values()][0]).toHaveLength(2);
  });

  test('auf einer veralteten Version ändert sich der Status nicht, und es steht da, warum', async () => {
    const { steuerung, ablage } = await starte();
    await steuerung.speichern.version('');
    await ablage.speichern(steuerung.zustand.merker?.antragId ?? '', 1, mitAusgaben('60000.00'), '', 'andere');
    expect(await steuerung.statuswechsel.setze({ status: 'eingereicht', kommentar: '' }, 'x')).toBe(false);
    expect(steuerung.zustand.meldung?.text).toContain('Inzwischen hat Sachbearbeitung Version 2 gespeichert.');
  });

  test('vergleicht Version und Blatt, und zwei Versionen', async () => {
    const { steuerung, mappe } = await starte();
    await steuerung.speichern.version('');
    mappe.setze(mitAusgaben('60000.00'));
    await steuerung.vergleichen.vergleiche(1, 'blatt');
    expect(steuerung.zustand.vergleich).toMatchObject({
      art: 'da',
      titel: 'Version 1 → Blatt',
      von: 1,
      bis: 'blatt',
      vergleich: { zuwendung: { alt: '143660.00', neu: '132000.00' } },
    });
    await steuerung.speichern.version('');
    await steuerung.vergleichen.vergleiche(2, 1);
    expect(steuerung.zustand.vergleich).toMatchObject({
      art: 'da',
      titel: 'Version 2 → Version 1',
      von: 2,
      bis: 1,
      vergleich: { zuwendung: { neu: '143660.00' } },
    });
    mappe.setze({ ...AACHEN, titel: '' });
    await steuerung.vergleichen.vergleiche(1, 'blatt');
    expect(steuerung.zustand.vergleich).toMatchObject({ art: 'fehler', von: 1, bis: 'blatt' });
  });

  test('von zwei Vergleichen bleibt der letzte, auch wenn der erste später ankommt', async () => {
    const { steuerung, ablage } = await starte();
    await steuerung.speichern.version('');
    const gleich = await ablage.vergleich(steuerung.zustand.merker?.antragId ?? '', 1, 1);
    const angekommen = haltAuf(ablage);
    Object.assign(ablage, { vergleich: async () => gleich });
    const erster = steuerung.vergleichen.vergleiche(1, 'blatt');
    await steuerung.vergleichen.vergleiche(1, 1);
    angekommen();
    await erster;
    expect(steuerung.zustand.vergleich).toMatchObject({ art: 'da', titel: 'Version 1 → Version 1' });
  });
});

/** Lässt die Ablage erst antworten, wenn die zurückgegebene Funktion gerufen ist. */
function haltAuf(ablage: SpeicherAblage): () => void {
  let weiter = () => {};
  const warten = new Promise<void>((fertig) => {
    weiter = fertig;
  });
  for (const name of ['antraege', 'versionen', 'version'] as const) {
    const antworte = ablage[name].bind(ablage) as (...angaben: unknown[]) => unknown;
    Object.assign(ablage, { [name]: (...angaben: unknown[]) => warten.then(() => antworte(...angaben)) });
  }
  return weiter;
}

describe('Anmeldung', () => {
  test('eine Person einer anderen Kommune übernimmt den Merker nicht', async () => {
    const { steuerung, mappe } = await starte();
    await steuerung.speichern.version('');
    const gleicheKommune = BENUTZER[1];
    const andereKommune = BENUTZER[2];
    if (gleicheKommune) await steuerung.waehleBenutzer(gleicheKommune);
    expect(mappe.merker).not.toBeNull();
    if (andereKommune) await steuerung.waehleBenutzer(andereKommune);
    expect(mappe.merker).toBeNull();
    expect(steuerung.zustand.benutzer?.tid).toBe('t2');
  });

  test('nach dem Wechsel in eine andere Kommune lässt sich deren Vorgängerin nichts mehr zurückholen, und nichts von ihr steht da', async () => {
    const { steuerung, mappe } = await starte();
    await steuerung.speichern.version('');
    const antragId = steuerung.zustand.merker?.antragId ?? '';
    await steuerung.laden.version(antragId, 1, 1);
    mappe.setze(mitAusgaben('70000.00'));
    await steuerung.vergleichen.vergleiche(1, 'blatt');
    steuerung.setze({ kommentar: 'Intern' });
    expect([steuerung.zustand.meldung?.rueckgaengig, mappe.markiert.length]).toEqual([true, 1]);
    await steuerung.waehleBenutzer(BENUTZER[2] as (typeof BENUTZER)[number]);
    const { meldung, vergleich, kommentar, markiert } = steuerung.zustand;
    expect({ meldung, vergleich, kommentar, markiert, imBlatt: mappe.markiert }).toEqual({
      meldung: null,
      vergleich: null,
      kommentar: '',
      markiert: false,
      imBlatt: [],
    });
    await steuerung.nimmZurueck();
    expect(mappe.merker).toBeNull();
  });

  test('nach einem Wechsel des Antrags gehört die Versionsliste zum neuen', async () => {
    const { steuerung } = await starte();
    await steuerung.speichern.version('');
    expect(steuerung.zustand.versionen.art).toBe('da');
    await steuerung.legeBlattAn();
    expect(steuerung.zustand.versionen.art).toBe('ungeladen');
    expect(steuerung.zustand.merker).toBeNull();
  });

  test('Listen, die noch für die vorige Kommune unterwegs sind, kommen nach dem Wechsel nicht mehr an', async () => {
    const { steuerung, ablage } = await starte();
    await steuerung.speichern.version('');
    const gewechselt = haltAuf(ablage);
    const unterwegs = [steuerung.listen.antraege(), steuerung.listen.versionen()];
    await steuerung.waehleBenutzer(BENUTZER[2] as Benutzer);
    gewechselt();
    await Promise.all(unterwegs);
    expect(steuerung.zustand).toMatchObject({ antraege: { art: 'ungeladen' }, versionen: { art: 'ungeladen' } });
  });

  test('eine Version, die noch für die vorige Kommune unterwegs ist, kommt nach dem Wechsel nicht ins Blatt', async () => {
    const { steuerung, ablage, mappe } = await starte();
    await steuerung.speichern.version('');
    const gewechselt = haltAuf(ablage);
    const laedt = steuerung.laden.version(steuerung.zustand.merker?.antragId ?? '', 1, 1);
    await vi.waitFor(() => expect(steuerung.zustand.beschaeftigt).not.toBeNull());
    await steuerung.waehleBenutzer(BENUTZER[2] as Benutzer);
    gewechselt();
    await laedt;
    expect(mappe.merker).toBeNull();
    expect(steuerung.zustand.meldung).toMatchObject({ art: 'fehler', text: expect.stringContaining('andere Kommune') });
  });
});
