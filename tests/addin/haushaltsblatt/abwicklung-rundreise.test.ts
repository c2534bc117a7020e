/** Was nach dem Bescheid eingetragen ist, kommt aus dem Blatt zurück, wie es hineinging. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blattAusEntwurf } from '../../../addin/haushaltsblatt/blatt-aus-antrag.ts';
import {
  antragAusBlatt,
  blattAusAntrag,
  blattform,
  entwurfAusBlatt,
  tabellenImGitter,
} from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { liesTabellen, schreibeHaushaltsblatt } from '../../../addin/haushaltsblatt/in-der-mappe.ts';
import { ExcelWorkbook } from '../../../addin/workbook/office/excel-workbook.ts';
import type { Blattinhalt, Gitter, Zellwert } from '../../../addin/workbook/zellen.ts';
import { normal } from '../../../addin/workbook/zellen.ts';
import { antragSchema } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { LEER } from '../../shared/beispiele/leere-abwicklung.ts';
import { ExcelNachbau } from '../workbook/office/excel-nachbau.ts';
import { abwicklungen } from './abwicklungen.ts';
import { alsGitter, antraege } from './antraege.ts';

const mitAbwicklung = fc
  .record({ antrag: antraege, abwicklung: abwicklungen() })
  .map(({ antrag, abwicklung }) => ({ ...antrag, abwicklung }));

function lies(gitter: Gitter) {
  return antragAusBlatt(tabellenImGitter(gitter));
}

const ohneTabellen = ({ abwicklung: _, ...plan }: typeof AACHEN_BEISPIEL) => plan;

describe('Abwicklung → Blatt → Abwicklung', () => {
  test('die erzeugten sind gültig', () => {
    fc.assert(fc.property(mitAbwicklung, (antrag) => void antragSchema.parse(antrag)));
  });

  test('ist die Identität, auch mit feindlichen Texten', () => {
    fc.assert(
      fc.property(mitAbwicklung, (antrag) => {
        const lesung = lies(alsGitter(blattAusAntrag(antrag)));
        expect(lesung.probleme).toEqual([]);
        expect(lesung.antrag).toEqual(blattform(antrag));
      }),
      { numRuns: 200 },
    );
  });

  test('bleibt es in einem umbenannten, versetzten Blatt mit eingefügten Zeilen und fremden Spalten davor', () => {
    fc.assert(
      fc.property(
        mitAbwicklung,
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (antrag, versatz, zufall) => {
          const gitter = alsGitter(blattAusAntrag(antrag), 'Etat', { zeile: versatz, spalte: versatz });
          const leer: Zellwert[] = (gitter.werte[0] ?? []).map(() => null);
          const werte = gitter.werte.flatMap((zeile) =>
            (zufall.next().value as number) < 0.2
              ? [
                  [null, ...leer],
                  [null, ...zeile],
                ]
              : [[null, ...zeile]],
          );
          const lesung = lies({ ...gitter, werte });
          expect(lesung.probleme).toEqual([]);
          expect(lesung.antrag).toEqual(blattform(antrag));
        },
      ),
    );
  });

  test('bleibt es mit einer Summenzeile unter jeder Tabelle', () => {
    fc.assert(
      fc.property(mitAbwicklung, fc.constantFrom('Summe', 'Ergebnis', 'Total'), (antrag, wort) => {
        const gitter = alsGitter(blattAusAntrag(antrag));
        const werte = gitter.werte.flatMap((zeile) => {
          const ueberTabelle = typeof zeile[0] === 'string' && /^(Abrufe|Weiterleitung|Konten) \(/.test(zeile[0]);
          return ueberTabelle ? [[wort, ...zeile.slice(1).map(() => null)], zeile] : [zeile];
        });
        expect(lies({ ...gitter, werte }).antrag).toEqual(blattform(antrag));
      }),
    );
  });

  test('überlebt auch den Umweg über den Entwurf, mit dem Bescheid in den Zellen', () => {
    fc.assert(
      fc.property(mitAbwicklung, (antrag) => {
        const bescheide = [
          { nummer: 1, aktenzeichen: '=1', programm: 'Baustein 6', datum: 43_922, zuwendung: 104_480 },
        ];
        const entwurf = entwurfAusBlatt(tabellenImGitter(alsGitter(blattAusAntrag(antrag, bescheide))));
        expect(entwurf?.bescheide).toEqual(bescheide);
        const wieder = alsGitter(blattAusEntwurf(entwurf ?? { kopfdaten: {}, stellen: [], massnahmen: [] }));
        expect(lies(wieder).antrag).toEqual(blattform(antrag));
      }),
    );
  });

  test('ist es auch in Excel', async () => {
    const excel = new ExcelNachbau();
    const mappe = new ExcelWorkbook(excel.run);
    const [antrag] = fc.sample(mitAbwicklung, { numRuns: 1, seed: 19 });
    if (!antrag) throw new Error('kein Antrag');
    await schreibeHaushaltsblatt(mappe, blattAusAntrag(antrag));
    const tabellen = await liesTabellen(mappe);
    expect(tabellen && antragAusBlatt(tabellen).antrag).toEqual(blattform(antrag));
  });

  test('kennt zu jedem Feld seine Zelle', () => {
    const abwicklung = {
      ...LEER,
      ist: [
        { id: 'S1', haushaltsjahr: 2021, betrag: null, monate: [...Array(11).fill(null), '1.50'], andereMittel: null },
      ],
    };
    const gitter = alsGitter(blattAusAntrag({ ...AACHEN_BEISPIEL, abwicklung }));
    const { zellen } = lies(gitter);
    const wert = (pfad: string) => {
      const zelle = zellen.get(pfad);
      return zelle && gitter.werte[zelle.zeile]?.[zelle.spalte];
    };
    expect(wert('abwicklung.ist[0].id')).toBe('S1');
    expect(wert('abwicklung.ist[0].monate[11]')).toBe(1.5);
    expect(wert('abwicklung.zahlweise')).toBe('Tag der Zahlung');
  });
});

describe('Was das Blatt nicht nennt', () => {
  test('nennt der Antrag nicht: Ein Blatt ohne Tabellen hat keine Abwicklung', () => {
    for (const abwicklung of [null, undefined]) {
      const antrag = { ...ohneTabellen(AACHEN_BEISPIEL), ...(abwicklung === null ? { abwicklung } : {}) };
      const gelesen = lies(alsGitter(blattAusAntrag(antrag))).antrag;
      expect(gelesen).not.toBeNull();
      expect(gelesen && 'abwicklung' in gelesen).toBe(false);
    }
  });

  test('leere Tabellen heißen: keine Abwicklung', () => {
    const { stellen, massnahmen, ...kopfdaten } = AACHEN_BEISPIEL;
    const blatt = alsGitter(blattAusEntwurf({ kopfdaten, stellen, massnahmen, abwicklung: null }));
    expect(lies(blatt).antrag?.abwicklung).toBeNull();
  });

  test('eine Zuordnung ohne Zeilen ist eine Abwicklung, Zeilen ohne Zuordnung ein Problem', () => {
    const leer = alsGitter(blattAusAntrag({ ...AACHEN_BEISPIEL, abwicklung: LEER }));
    expect(lies(leer).antrag?.abwicklung).toEqual(LEER);
    const ist = [{ id: 'S1', haushaltsjahr: 2021, betrag: '1.00', monate: null, andereMittel: null }];
    const voll = alsGitter(blattAusAntrag({ ...AACHEN_BEISPIEL, abwicklung: { ...LEER, ist } }));
    const { probleme } = lies(ohneText(voll, 'Tag der Zahlung'));
    expect(probleme.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /„Zuordnung des Ist“ fehlt; erwartet wird „Tag der Zahlung“ oder „Zeitraum der Leistung“\.$/,
      ),
    ]);
  });

  test('eine gelöschte Tabelle leert nichts: Sie fehlt, und das steht da', () => {
    const antrag = { ...AACHEN_BEISPIEL, abwicklung: LEER };
    for (const [titel, name] of [
      ['Ist (Ausgaben', 'Ist'],
      ['Abrufe (Mittel', 'Abrufe'],
      ['Konten (Produkt', 'Konten'],
    ] as const) {
      const gitter = alsGitter(blattAusAntrag(antrag));
      const start = gitter.werte.findIndex(([erste]) => typeof erste === 'string' && erste.startsWith(titel));
      const werte = gitter.werte.filter((_, i) => i < start || i > start + 4);
      const lesung = lies({ ...gitter, werte });
      expect(lesung.antrag).toBeNull();
      expect(lesung.probleme[0]?.text).toContain(`fehlt die Tabelle „${name}“`);
      expect(entwurfAusBlatt(tabellenImGitter({ ...gitter, werte }))).toBeNull();
    }
  });

  test('eine zweite Tabelle gleichen Namens wird genannt, nicht übergangen', () => {
    const gitter = alsGitter(blattAusAntrag({ ...AACHEN_BEISPIEL, abwicklung: LEER }));
    const kopf = gitter.werte.findIndex((zeile) => zeile.some((wert) => normal(wert) === 'andere mittel'));
    const werte = [...gitter.werte, gitter.werte[kopf] ?? []];
    expect(lies({ ...gitter, werte }).probleme.map(({ text }) => text)).toEqual([
      'Die Tabelle „Ist“ steht zweimal da.',
    ]);
  });
});

function ohneText(gitter: Blattinhalt, text: string): Blattinhalt {
  return { ...gitter, werte: gitter.werte.map((zeile) => zeile.map((wert) => (wert === text ? null : wert))) };
}
