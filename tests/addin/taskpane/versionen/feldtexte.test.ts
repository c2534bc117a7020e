/** Felder und Werte in den Worten des Haushaltsblatts: Wer liest, sieht nie einen Pfad. */
import { describe, expect, test } from 'vitest';
import { titelZu } from '../../../../addin/taskpane/versionen/feldtexte.ts';
import type { Antrag } from '../../../../shared/antrag/schema.ts';

describe('Titel statt Pfade', () => {
  const antrag = { stellen: [{ id: 'S1' }, { id: 'S7' }], massnahmen: [{ id: 'M1' }] } as unknown as Antrag;

  test.each([
    ['antrag.stellen[1].traeger.name', 'Stelle S7, Träger'],
    ['stellen[0].von', 'Stelle S1, von'],
    ['antrag.massnahmen[0].ausgabenImFenster', 'Maßnahme M1, davon im Fenster'],
    ['antrag.stellen[9].stellenanteil', 'Stelle Nr. 10, Stellenanteil'],
    ['antrag.stellen[0]', 'Stelle S1'],
    ['antrag.kommune.name', 'Kommune'],
    ['antrag.personen', 'Geduldete (18–27 Jahre)'],
    ['antrag', 'Antrag'],
    ['kommentar', 'Kommentar'],
    ['antrag.stellen', 'Stellen'],
    ['nie.gehoert[3]', 'Angabe'],
  ])('%s heißt „%s“', (pfad, titel) => {
    expect(titelZu(pfad, antrag)).toBe(titel);
  });

  test('ohne den gesendeten Antrag zählt der Platz', () => {
    expect(titelZu('antrag.stellen[1].bis', null)).toBe('Stelle Nr. 2, bis');
  });
});
