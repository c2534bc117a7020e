/** Zwei Haushaltsblätter: Gespeichert wird nur, was gezeigt ist, und jedes behält seine Version. */
import { describe, expect, test } from 'vitest';
import { blattAusAntrag } from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { NichtErreichbar } from '../../../../addin/taskpane/api/schnittstelle.ts';
import { AACHEN } from '../../../shared/beispiele/aachen.ts';
import { aufbauten, SpeicherAblage, SpeicherMappe } from '../umgebung.ts';

const baueAuf = aufbauten();
const VARIANTE = { ...AACHEN, titel: 'Variante des Plans' };

async function mitZweien() {
  const mappe = new SpeicherMappe();
  mappe.setze(AACHEN);
  mappe.weitere.set('Variante', blattAusAntrag(VARIANTE));
  const aufbau = await baueAuf(new SpeicherAblage(), null, mappe);
  return { ...aufbau, titel: () => titelIn(aufbau.steuerung.zustand.blatt) };
}

function titelIn(blatt: { readonly art: string }): string | null {
  return 'antrag' in blatt ? (blatt.antrag as typeof AACHEN).titel : null;
}

describe('zwei Haushaltsblätter', () => {
  test('sagt, welches gelesen ist, wechselt auf Wunsch und behält je Blatt die Version', async () => {
    const { steuerung, ablage, mappe, titel } = await mitZweien();
    expect(steuerung.zustand.blaetter).toMatchObject({
      gelesen: 'Haushaltsblatt',
      alle: ['Haushaltsblatt', 'Variante'],
    });
    await steuerung.speichern.version('erste');
    const ersteId = steuerung.zustand.merker?.antragId ?? '';

    await steuerung.blattwahl.waehle('Variante');
    expect([titel(), steuerung.zustand.merker]).toEqual([VARIANTE.titel, null]);
    expect(mappe.gesprungen.at(-1)?.blatt).toBe('Variante');
    expect(steuerung.zustand.meldung?.text).toContain('jetzt das Blatt „Variante“');
    await steuerung.speichern.version('zweite');
    const zweiteId = steuerung.zustand.merker?.antragId ?? '';
    expect(zweiteId).not.toBe(ersteId);
    expect([ersteId, zweiteId].map((id) => ablage.versionen_.get(id)?.map(({ antrag }) => antrag.titel))).toEqual([
      [AACHEN.titel],
      [VARIANTE.titel],
    ]);

    await steuerung.blattwahl.waehle('Haushaltsblatt');
    expect([titel(), steuerung.zustand.merker?.antragId]).toEqual([AACHEN.titel, ersteId]);

    const neuGeoeffnet = await baueAuf(ablage, null, mappe);
    expect(neuGeoeffnet.steuerung.zustand.merker?.antragId).toBe(ersteId);
  });

  test('die Wahl übersteht das Schließen der Mappe', async () => {
    const { steuerung, ablage, mappe } = await mitZweien();
    await steuerung.blattwahl.waehle('Variante');
    await steuerung.speichern.version('');
    const { steuerung: danach } = await baueAuf(ablage, null, mappe);
    expect([titelIn(danach.zustand.blatt), danach.zustand.merker?.antragId]).toEqual([
      VARIANTE.titel,
      steuerung.zustand.merker?.antragId,
    ]);
  });

  test('Laden, neues Blatt und Rücknahme betreffen nur das gewählte', async () => {
    const { steuerung, mappe } = await mitZweien();
    const original = mappe.modell;
    const variante = mappe.weitere.get('Variante');
    await steuerung.blattwahl.waehle('Variante');
    const angelegt = steuerung.legeBlattAn();
    await expect.poll(() => steuerung.zustand.rueckfrage).not.toBeNull();
    steuerung.beantworte(true);
    await angelegt;
    expect(mappe.weitere.get('Variante')).not.toBe(variante);
    expect(mappe.modell).toBe(original);
    await steuerung.nimmZurueck();
    expect(mappe.weitere.get('Variante')).toBe(variante);
  });

  test('solange ein Speichern wartet, bleibt es beim gezeigten Blatt', async () => {
    const { steuerung, ablage, titel } = await mitZweien();
    ablage.vorher = new NichtErreichbar('Kein Netz.');
    await steuerung.speichern.version('');
    await steuerung.blattwahl.waehle('Variante');
    expect(titel()).toBe(AACHEN.titel);
    expect(steuerung.zustand.meldung?.text).toContain('Gelesen wird weiter „Haushaltsblatt“');
  });

  test('verschwindet das gewählte Blatt, wird nichts aus dem anderen gespeichert, ehe es gezeigt war', async () => {
    const { steuerung, ablage, mappe, titel } = await mitZweien();
    mappe.weitere.set('Dritte', blattAusAntrag({ ...AACHEN, titel: 'Dritte' }));
    await steuerung.blattwahl.waehle('Variante');
    mappe.weitere.delete('Variante');
    await steuerung.speichern.version('');
    expect(ablage.aufrufe).toEqual([]);
    expect(steuerung.zustand.meldung?.text).toMatch(
      /^(Gespeichert wurde nichts|Das Haushaltsblatt „Variante“ gibt es)/,
    );
    await expect.poll(() => titel()).toBe(AACHEN.titel);
    expect([steuerung.zustand.blattwahl, mappe.blattwahl]).toEqual([null, null]);
    await steuerung.speichern.version('');
    expect(ablage.aufrufe).toHaveLength(1);
  });
});
