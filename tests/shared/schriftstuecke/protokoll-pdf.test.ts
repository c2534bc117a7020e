/** Das Prüfprotokoll als PDF, mit einem anderen Programm zurückgelesen: Zahlen, Auszeichnung, Seiten, Unterschriften. */
import { beforeAll, describe, expect, test } from 'vitest';
import { alsPdf } from '../../../shared/druck/pdf.ts';
import { alsHtml } from '../../../shared/schriftstuecke/html-seite.ts';
import { pruefprotokoll } from '../../../shared/schriftstuecke/pruefprotokoll.ts';
import { type GelesenesPdf, liesPdf, mitRolle, ohneLeerraum, SCHRIFTEN } from '../druck/pdf-lesen.ts';
import { ABGERECHNET } from './versionen.ts';

const version = ABGERECHNET;
const ANGABEN = {
  pruefungen: {
    am: '2026-07-02T03:04:05Z',
    kette: { bruch: null, am: '2026-07-02T03:00:00Z', wo: 'hier' as const },
  },
  wer: { name: 'Rechnungsprüfung (Musterstadt)', oid: '10000000-0000-4000-8000-000000000003' },
  versionen: {
    eintraege: [version],
    weitere: 3,
    belege: {
      anker: true,
      eintraege: [{ version: version.version, hash: version.hash, am: '2020-01-15T09:30:01.000Z', nachgeholt: true }],
    },
  },
};
const stueck = pruefprotokoll(version, ANGABEN);

describe('als PDF', () => {
  let pdf: GelesenesPdf;
  let text: string;
  beforeAll(async () => {
    pdf = await liesPdf(await alsPdf(stueck, SCHRIFTEN, new Date('2026-07-02T03:04:05Z')));
    text = ohneLeerraum(pdf.seiten.join(' '));
  });

  test('nennt die Zahlen nach dem Bescheid, Hash, Regelstände und wer wann womit geprüft hat', () => {
    for (const teil of [
      ...['98.969,90', '5.510,10', '104.480,00', '58.412,37'],
      ...[version.hash, ...version.regelstand.map(({ hash }) => hash)],
      ...['Rechnungsprüfung (Musterstadt)', '02.07.2026, 05:04 Uhr (MESZ)', 'Rechenkern 1.0.0', 'heil'],
      ...['Soll und Ist', 'Eingaben', 'Rechenweg der Summen', 'Alle Versionen', 'Beleg im Anker', 'nachgeholt'],
      ...['Geprüft: Ort, Tag, Unterschrift', 'Mitgezeichnet: Ort, Tag, Unterschrift'],
    ])
      expect(text).toContain(ohneLeerraum(teil));
  });

  test('ist ausgezeichnet, deutsch und zählt seine Seiten', () => {
    expect([pdf.ausgezeichnet, pdf.sprache, pdf.titel]).toEqual([true, 'de-DE', stueck.titel]);
    pdf.seiten.forEach((seite, i) => {
      expect(ohneLeerraum(seite)).toContain(ohneLeerraum(`Seite ${i + 1} von ${pdf.seiten.length}`));
    });
    expect(pdf.seiten.length).toBeGreaterThan(3);
    const rolle = (name: string) => mitRolle(pdf, name);
    expect(rolle('H1')).toHaveLength(1);
    expect(rolle('H2').map((element) => element.text.trim())).toEqual(
      stueck.bloecke.flatMap((block) => (block.art === 'ueberschrift' ? [block.text] : [])),
    );
    expect(rolle('Caption').length).toBeGreaterThanOrEqual(10);
  });

  test('HTML und PDF nennen dieselben Texte', () => {
    const seite = alsHtml(stueck);
    for (const block of stueck.bloecke)
      if (block.art === 'absatz') {
        expect(seite).toContain(block.text);
        expect(text).toContain(ohneLeerraum(block.text));
      }
  });
});

test('kein Pfad, kein englisches Wort, keine Weltzeit', () => {
  const texte = JSON.stringify(stueck.bloecke.map(({ art: _, ...block }) => block));
  expect(texte).not.toMatch(/\(UTC\)|"(kommune|partner|fehler|warnung|info|kasse|periode|entwurf)"|undefined|\bNaN\b/);
});

test('fehlt die Liste, der Anker oder die Prüfung der Kette, steht es da', () => {
  const ohne = alsHtml(pruefprotokoll(version));
  for (const satz of ['Die Liste der Versionen wurde nicht geholt.', 'Der Anker wurde nicht befragt.', 'nicht geprüft'])
    expect(ohne).toContain(satz);
  expect(alsHtml(stueck)).toContain('Genannt sind die neuesten 1 Versionen; 3 ältere stehen');
});
