import { describe, expect, test } from 'vitest';
import { Blaettern } from '../../../../addin/taskpane/zustand/blaettern.ts';
import type { Liste, Seiten } from '../../../../addin/taskpane/zustand/ladung.ts';

function aufbau() {
  const stand: { liste: Liste<number>; gemeldet: string[] } = { liste: { art: 'ungeladen' }, gemeldet: [] };
  const blaettern = new Blaettern<number>({
    lies: () => stand.liste,
    setze: (liste) => {
      stand.liste = liste;
    },
    melde: (text) => stand.gemeldet.push(text),
  });
  return { stand, blaettern };
}

const seite = (eintraege: readonly number[], cursor: string | null) => async (): Promise<Seiten<number>> => ({
  eintraege,
  cursor,
});
const scheitert = () => Promise.reject(new Error('Keine Verbindung.'));

describe('Blättern', () => {
  test('die nächste Seite hängt an und bekommt den Cursor der vorigen', async () => {
    const { stand, blaettern } = aufbau();
    const cursor: (string | null)[] = [];
    const merke = (hole: () => Promise<Seiten<number>>) => (ab: string | null) => {
      cursor.push(ab);
      return hole();
    };
    await blaettern.lade(merke(seite([5, 4], 'ab 3')));
    await blaettern.lade(merke(seite([3], null)), true);
    expect(stand.liste).toEqual({ art: 'da', eintraege: [5, 4, 3], cursor: null });
    expect(cursor).toEqual([null, 'ab 3']);
  });

  test('eine überholte Antwort ersetzt keine neuere, auch wenn sie später kommt', async () => {
    const { stand, blaettern } = aufbau();
    let antworte: (seiten: Seiten<number>) => void = () => {};
    const alt = blaettern.lade(() => new Promise((erfuellt) => (antworte = erfuellt)));
    await blaettern.lade(seite([2], null));
    antworte({ eintraege: [1], cursor: null });
    await alt;
    expect(stand.liste).toEqual({ art: 'da', eintraege: [2], cursor: null });
  });

  test('was vergessen ist, kommt nicht mehr an', async () => {
    const { stand, blaettern } = aufbau();
    const laeuft = blaettern.lade(seite([1], null));
    expect(stand.liste).toEqual({ art: 'laedt' });
    blaettern.vergiss();
    await laeuft;
    expect(stand.liste).toEqual({ art: 'ungeladen' });
  });

  test('scheitert die erste Seite, steht der Fehler an ihrer Stelle; scheitert eine weitere, bleibt stehen, was da ist', async () => {
    const { stand, blaettern } = aufbau();
    await blaettern.lade(scheitert);
    expect(stand.liste).toEqual({ art: 'fehler', meldung: 'Keine Verbindung.' });
    await blaettern.lade(seite([1], 'weiter'));
    await blaettern.lade(scheitert, true);
    expect(stand.liste).toEqual({ art: 'da', eintraege: [1], cursor: 'weiter' });
    expect(stand.gemeldet).toEqual(['Weitere Einträge konnten nicht geladen werden. Keine Verbindung.']);
  });
});
