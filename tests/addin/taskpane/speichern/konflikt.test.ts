/**
 * Ein 412 führt zu drei Fassungen; was daraus wird, steht im Blatt und in einer Version, und lässt sich zurücknehmen.
 */
import { describe, expect, test, vi } from 'vitest';
import { NichtErreichbar } from '../../../../addin/taskpane/api/schnittstelle.ts';
import type { Antrag } from '../../../../shared/antrag/schema.ts';
import { abweichungen, fuehreZusammen } from '../../../../shared/antrag/zusammenfuehren.ts';
import { AACHEN, mitAusgaben } from '../../../shared/beispiele/aachen.ts';
import { type Aufbau, aufbauten, type SpeicherAblage } from '../umgebung.ts';

const starte = aufbauten();

const mitGeduldeten = (antrag: Antrag, geduldete: number): Antrag => ({
  ...antrag,
  personen: { ...antrag.personen, geduldete },
});
const antragIdVon = ({ steuerung }: Aufbau) => steuerung.zustand.merker?.antragId ?? '';
const versionenVon = (ablage: SpeicherAblage) => [...ablage.versionen_.values()][0] ?? [];

/** Ich ändere Ausgaben und Titel, die andere Person Ausgaben und Personenzahl; mein Speichern stößt an Version 2. */
async function konflikt(): Promise<Aufbau> {
  const ich = await starte();
  await ich.steuerung.speichern.version('');
  await ich.ablage.speichern(antragIdVon(ich), 1, mitGeduldeten(mitAusgaben('60000.00'), 300), 'deren', 'andere-1');
  ich.mappe.setze({ ...mitAusgaben('70000.00'), titel: 'Mein Titel' });
  await ich.steuerung.speichern.version('meins');
  expect(ich.steuerung.zustand.speichern.art).toBe('konflikt');
  return ich;
}

function stand({ steuerung }: Aufbau) {
  const { zusammenfuehrung, blatt } = steuerung.zustand;
  if (zusammenfuehrung?.art !== 'da' || blatt.art !== 'plan') throw new Error('keine Zusammenführung');
  const fassungen = { basis: zusammenfuehrung.basis, meine: blatt.antrag, andere: zusammenfuehrung.andere };
  const konflikte = abweichungen(fassungen).filter((a) => a.herkunft === 'konflikt');
  return { konflikte, ergebnis: fuehreZusammen(fassungen, new Map(Object.entries(zusammenfuehrung.wahlen))) };
}

describe('Zusammenführen', () => {
  test('nur das doppelt Geänderte ist offen; nach der Wahl liegt beides in Version 3 und im Blatt', async () => {
    const ich = await konflikt();
    const { steuerung, ablage } = ich;
    expect(stand(ich).konflikte.map((a) => a.art === 'feld' && a.feld)).toEqual(['jahresausgaben']);
    await steuerung.zusammenfuehren.speichere();
    expect(steuerung.zustand.meldung?.text).toContain('Ein Feld ist offen');
    expect(versionenVon(ablage)).toHaveLength(2);

    steuerung.zusammenfuehren.waehle(stand(ich).konflikte, 'andere');
    expect(stand(ich).ergebnis.offen).toEqual([]);
    await steuerung.zusammenfuehren.speichere();
    const dritte = versionenVon(ablage)[2];
    expect(dritte?.antrag).toEqual(mitGeduldeten({ ...mitAusgaben('60000.00'), titel: 'Mein Titel' }, 300));
    expect(dritte?.kommentar).toBe('meins');
    expect(steuerung.zustand).toMatchObject({
      speichern: { art: 'ruht' },
      zusammenfuehrung: null,
      merker: { version: 3, basis: 3 },
    });
    expect(steuerung.zustand.meldung).toMatchObject({ art: 'erfolg', rueckgaengig: true });

    await steuerung.nimmZurueck();
    expect(steuerung.zustand.blatt.art === 'plan' && steuerung.zustand.blatt.antrag.titel).toBe('Mein Titel');
    expect(steuerung.zustand.blatt.art === 'plan' && steuerung.zustand.blatt.antrag.personen.geduldete).toBe(
      AACHEN.personen.geduldete,
    );
    expect(steuerung.zustand.merker).toMatchObject({ version: 1, basis: 1 });
  });

  test('kommt noch ein 412 dazwischen, gehen die Wahlen nicht verloren', async () => {
    const ich = await konflikt();
    const { steuerung, ablage } = ich;
    steuerung.zusammenfuehren.waehle(stand(ich).konflikte, 'meine');
    await ablage.speichern(
      antragIdVon(ich),
      2,
      { ...mitGeduldeten(mitAusgaben('60000.00'), 310) },
      'noch einmal',
      'andere-2',
    );
    await steuerung.zusammenfuehren.speichere();
    expect(steuerung.zustand.speichern).toMatchObject({ art: 'konflikt', neuere: { version: 3 } });
    // Die Wahl steckt nun im Blatt, gegen Version 2 als Grundlage: Nichts ist mehr offen.
    expect(stand(ich).konflikte).toEqual([]);
    await steuerung.zusammenfuehren.speichere();
    expect(versionenVon(ablage)[3]?.antrag).toEqual(
      mitGeduldeten({ ...mitAusgaben('70000.00'), titel: 'Mein Titel' }, 310),
    );
  });

  test('wer später entscheidet und noch einmal speichert, findet seine Wahlen wieder, außer wo sich die andere Seite geändert hat', async () => {
    const ich = await konflikt();
    const { steuerung, ablage } = ich;
    steuerung.zusammenfuehren.waehle(stand(ich).konflikte, 'meine');
    steuerung.speichern.verwirf();
    await steuerung.speichern.version('');
    expect(stand(ich).ergebnis.offen).toEqual([]);
    steuerung.speichern.verwirf();
    await ablage.speichern(antragIdVon(ich), 2, mitAusgaben('61000.00'), '', 'andere-2');
    await steuerung.speichern.version('');
    expect(stand(ich).ergebnis.offen).toHaveLength(1);
  });

  test('lässt sich das Blatt nicht schreiben, ist nichts gespeichert und der Konflikt noch da', async () => {
    const ich = await konflikt();
    const { steuerung, mappe, ablage } = ich;
    steuerung.zusammenfuehren.waehle(stand(ich).konflikte, 'meine');
    mappe.schreibfehler = new Error('Das Blatt ist geschützt.');
    await steuerung.zusammenfuehren.speichere();
    expect(steuerung.zustand.meldung?.text).toBe('Das Haushaltsblatt wurde nicht geändert. Das Blatt ist geschützt.');
    expect(versionenVon(ablage)).toHaveLength(2);
    expect(steuerung.zustand.speichern.art).toBe('konflikt');
  });

  test('was während der Frage nach den Notizen noch ins Blatt kommt, wird mit zusammengeführt', async () => {
    const ich = await konflikt();
    const { steuerung, mappe, ablage } = ich;
    steuerung.zusammenfuehren.waehle(stand(ich).konflikte, 'meine');
    mappe.notiz = [[2, 1, 'Rücksprache']];
    const laeuft = steuerung.zusammenfuehren.speichere();
    await vi.waitFor(() => expect(steuerung.zustand.rueckfrage).not.toBeNull());
    mappe.setze({ ...mitAusgaben('70000.00'), titel: 'Eben noch geändert' });
    steuerung.beantworte(true);
    await laeuft;
    expect(versionenVon(ablage)[2]?.antrag.titel).toBe('Eben noch geändert');
  });

  test('die eigene Fassung darüber zu speichern wird bestätigt', async () => {
    const ich = await konflikt();
    const { steuerung, ablage } = ich;
    const abgelehnt = steuerung.speichern.alsNaechste();
    await vi.waitFor(() => expect(steuerung.zustand.rueckfrage?.text).toContain('Version 3'));
    steuerung.beantworte(false);
    await abgelehnt;
    expect(versionenVon(ablage)).toHaveLength(2);
  });
});

describe('Status und Ausgang', () => {
  test('solange ein Speichern wartet, wechselt der Status nicht', async () => {
    const ich = await starte();
    const { steuerung, ablage, mappe } = ich;
    await steuerung.speichern.version('');
    ablage.vorher = new NichtErreichbar('x');
    mappe.setze(mitAusgaben('70000.00'));
    await steuerung.speichern.version('');
    ablage.vorher = null;
    expect(await steuerung.statuswechsel.setze({ status: 'eingereicht', kommentar: '' }, 'x')).toBe(false);
    expect(steuerung.zustand.meldung?.text).toContain('vorgemerkte Speichern');
    expect(versionenVon(ablage)).toHaveLength(1);
  });

  test('der Bescheid einer Version lässt sich nachlesen', async () => {
    const { steuerung } = await starte();
    await steuerung.speichern.version('');
    expect(await steuerung.statuswechsel.bescheide(1)).toEqual([]);
    const bescheid = { datum: '2020-04-15', aktenzeichen: '1', stellen: '1.0', zuwendung: '1.00' };
    await steuerung.statuswechsel.setze({ status: 'bewilligt', bescheid, kommentar: '' }, 'x');
    expect(await steuerung.statuswechsel.bescheide(2)).toMatchObject([bescheid]);
    expect(await steuerung.statuswechsel.bescheide(9)).toEqual([]);
    expect(steuerung.zustand.meldung?.text).toContain('Der Bescheid konnte nicht geladen werden.');
  });
});

describe('Vergleich im Blatt', () => {
  test('jede geänderte Zelle wird hervorgehoben und nichts sonst; das gilt nicht als Änderung und geht wieder weg', async () => {
    const { steuerung, mappe } = await starte();
    await steuerung.speichern.version('');
    mappe.setze({ ...mitAusgaben('70000.00'), titel: 'Neuer Titel' });
    await steuerung.vergleichen.vergleiche(1, 'blatt');
    const { blatt } = steuerung.zustand;
    const zellen = blatt.art === 'plan' ? blatt.lesung.zellen : new Map();
    expect(mappe.markiert).toEqual([zellen.get('titel'), zellen.get('stellen[0].jahresausgaben')]);
    expect(steuerung.zustand.markiert).toBe(true);
    await steuerung.vergleichen.hebeMarkierungAuf();
    expect([mappe.markiert, steuerung.zustand.markiert]).toEqual([[], false]);
  });

  test('ein neuer Eintrag ist ganz hervorgehoben, ein entfernter nur aufgeführt; vor dem Laden verschwindet die Hervorhebung', async () => {
    const { steuerung, mappe } = await starte();
    await steuerung.speichern.version('');
    const zweite = { ...AACHEN.stellen[0], id: 'S2' } as Antrag['stellen'][number];
    mappe.setze({ ...AACHEN, stellen: [zweite] });
    await steuerung.vergleichen.vergleiche(1, 'blatt');
    const { vergleich } = steuerung.zustand;
    expect(vergleich?.art === 'da' && vergleich.vergleich.stellen.entfernt.map(({ id }) => id)).toEqual(['S1']);
    expect(mappe.markiert).toHaveLength(11);
    expect(new Set(mappe.markiert.map((z) => z.zeile)).size).toBe(1);
    const laden = steuerung.laden.version(steuerung.zustand.merker?.antragId ?? '', 1, 1);
    await vi.waitFor(() => expect(steuerung.zustand.rueckfrage).not.toBeNull());
    steuerung.beantworte(true);
    await laden;
    expect(mappe.markiert).toEqual([]);
  });

  test('lässt sich das Blatt nicht hervorheben, steht der Vergleich trotzdem da', async () => {
    const { steuerung, mappe } = await starte();
    await steuerung.speichern.version('');
    mappe.setze(mitAusgaben('70000.00'));
    mappe.markiere = async () => {
      throw new Error('Das Blatt ist geschützt.');
    };
    await steuerung.vergleichen.vergleiche(1, 'blatt');
    expect(steuerung.zustand.vergleich?.art).toBe('da');
    expect(steuerung.zustand.meldung?.text).toContain('Das Blatt ist geschützt.');
  });
});

describe('Lange Geschichte', () => {
  test('wird seitenweise ganz geladen, mit Fortschritt, und lässt sich abbrechen', async () => {
    const { steuerung, ablage } = await starte();
    await steuerung.speichern.version('');
    const antragId = steuerung.zustand.merker?.antragId ?? '';
    for (let i = 1; i < 25; i++) await ablage.speichern(antragId, i, AACHEN, '', `k${i}`);
    const alle = await ablage.versionen(antragId);
    ablage.versionen = async (_: string, cursor: string | null = null) => {
      const anfang = Number(cursor ?? 0);
      return {
        eintraege: alle.eintraege.slice(anfang, anfang + 10),
        cursor: anfang + 10 < alle.eintraege.length ? String(anfang + 10) : null,
      };
    };
    await steuerung.listen.versionen();
    const fortschritte: unknown[] = [];
    const ab = steuerung.store.abonniere(() => {
      const { fortschritt } = steuerung.zustand;
      if (fortschritt && fortschritte.at(-1) !== fortschritt) fortschritte.push(fortschritt);
      if (fortschritte.length === 1) steuerung.listen.brichAb();
    });
    await steuerung.listen.alleVersionen();
    expect(fortschritte).toEqual([{ geladen: 10, von: 25 }]);
    expect(steuerung.zustand.versionen).toMatchObject({ art: 'da', cursor: '20' });
    ab();
    await steuerung.listen.alleVersionen();
    expect(
      steuerung.zustand.versionen.art === 'da' && steuerung.zustand.versionen.eintraege.map((v) => v.version),
    ).toEqual(Array.from({ length: 25 }, (_, i) => 25 - i));
    expect(steuerung.zustand.fortschritt).toBeNull();
  });
});
