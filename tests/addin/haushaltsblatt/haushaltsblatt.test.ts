import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  antragAusBlatt,
  blattAusAntrag,
  blattAusEntwurf,
  blattform,
  leeresBlatt,
  tabellenImGitter,
  tabellenInBlaettern,
} from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import type { Modellzelle } from '../../../addin/workbook/modell.ts';
import type { Gitter, Zellwert } from '../../../addin/workbook/zellen.ts';
import { antragSchema } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsGitter, antraege } from './antraege.ts';

/** Breite eines Zeichens in 10 Punkt, im Mittel und in Pixeln. */
const JE_ZEICHEN = 7;

function lies(gitter: Gitter) {
  return antragAusBlatt(tabellenImGitter(gitter));
}

function nachId<T extends { id: string }>(eintraege: readonly T[]): T[] {
  return [...eintraege].sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('Antrag → Blatt → Antrag', () => {
  test('die erzeugten Anträge sind gültig', () => {
    fc.assert(
      fc.property(antraege, (antrag) => {
        expect(antragSchema.parse(antrag)).toEqual(antrag);
      }),
    );
  });

  test('ist die Identität, auch mit Maßnahmen, leeren Angaben und feindlichen Texten', () => {
    fc.assert(
      fc.property(antraege, (antrag) => {
        const lesung = lies(alsGitter(blattAusAntrag(antrag)));
        expect(lesung.probleme).toEqual([]);
        expect(lesung.antrag).toEqual(antrag);
      }),
      { numRuns: 300 },
    );
  });

  test('bleibt es, wenn Spalten verschoben, Zeilen eingefügt und das Blatt umbenannt und versetzt wurden', () => {
    fc.assert(
      fc.property(
        antraege,
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (antrag, versatz, zufall) => {
          const gitter = alsGitter(blattAusAntrag(antrag), 'Etat 2020', { zeile: versatz, spalte: versatz });
          const breite = gitter.werte[0]?.length ?? 0;
          const ordnung = Array.from({ length: breite }, (_, i) => ({ i, wert: zufall.next().value as number })).sort(
            (a, b) => a.wert - b.wert,
          );
          const leer: Zellwert[] = Array.from({ length: breite }, () => null);
          const werte = gitter.werte.flatMap((zeile) => {
            const verschoben = ordnung.map(({ i }) => zeile[i] ?? null);
            return (zufall.next().value as number) < 0.2 ? [leer, verschoben] : [verschoben];
          });
          const lesung = lies({ ...gitter, werte });
          expect(lesung.probleme).toEqual([]);
          expect(lesung.antrag).toEqual(antrag);
        },
      ),
    );
  });

  test('bleibt es nach dem Sortieren der Einträge bis auf die Reihenfolge', () => {
    fc.assert(
      fc.property(antraege, (antrag) => {
        const umgekehrt = {
          ...antrag,
          stellen: [...antrag.stellen].reverse(),
          massnahmen: [...antrag.massnahmen].reverse(),
        };
        const gelesen = lies(alsGitter(blattAusAntrag(umgekehrt))).antrag;
        expect(nachId(gelesen?.stellen ?? [])).toEqual(nachId(antrag.stellen));
        expect(nachId(gelesen?.massnahmen ?? [])).toEqual(nachId(antrag.massnahmen));
      }),
    );
  });

  test('schreibt Texte immer als Text', () => {
    fc.assert(
      fc.property(antraege, (antrag) => {
        const texte = new Set(antrag.stellen.flatMap((s) => [s.id, s.bezeichnung, s.traeger.name]));
        const zellen = blattAusAntrag(antrag).zellen;
        for (const text of texte)
          if (text !== '') expect(zellen.some((z) => z.inhalt?.art === 'text' && z.inhalt.text === text)).toBe(true);
        for (const zelle of zellen)
          if (zelle.inhalt?.art === 'formel')
            expect(zelle.inhalt.formel).toMatch(/^=(IF\(|SUM\(|0$|[A-Z]+\d+[+-]|[A-Z]+\d+$)/);
      }),
    );
  });

  test('kennt zu jedem Feld seine Zelle', () => {
    fc.assert(
      fc.property(antraege, (antrag) => {
        const gitter = alsGitter(blattAusAntrag(antrag));
        const { zellen } = lies(gitter);
        antrag.stellen.forEach((s, i) => {
          const zelle = zellen.get(`stellen[${i}].id`);
          expect(zelle && gitter.werte[zelle.zeile]?.[zelle.spalte]).toBe(s.id);
        });
        const titel = zellen.get('titel');
        expect(titel && gitter.werte[titel.zeile]?.[titel.spalte]).toBe(antrag.titel);
      }),
    );
  });
});

describe('Blattform', () => {
  test('ist die Schreibweise, die aus dem Blatt zurückkommt', () => {
    const mitRohenBetraegen = antraege.map((a) => ({
      ...a,
      foerdervolumen: '538780.6',
      stellen: a.stellen.map((s) => ({ ...s, stellenanteil: '1', jahresausgaben: '65300' })),
    }));
    fc.assert(
      fc.property(mitRohenBetraegen, (antrag) => {
        expect(lies(alsGitter(blattAusAntrag(antrag))).antrag).toEqual(blattform(antrag));
        expect(blattform(blattform(antrag))).toEqual(blattform(antrag));
      }),
    );
  });
});

/** Ohne Angaben neben der Übersicht, wie in Blättern von früher. */
const OHNE_WAHL = blattAusEntwurf({ kopfdaten: {}, stellen: [], massnahmen: [] });

describe('Formeln', () => {
  const zellen = leeresBlatt().zellen;
  const formeln = zellen.flatMap((z) => (z.inhalt?.art === 'formel' ? [z.inhalt.formel] : []));

  test('die Formeln einer leeren Zeile fangen leere Zellen ab', () => {
    const gk = formeln.filter((f) => f.includes('GK.'));
    expect(gk.length).toBeGreaterThan(20);
    for (const formel of gk) expect(formel).toMatch(/^=IF\((OR\()?ISBLANK\(/);
  });

  test('jede Formel verweist nur auf Zellen des Blatts und schließt ihre Klammern', () => {
    const modell = leeresBlatt();
    for (const formel of formeln) {
      expect(formel.split('(').length).toBe(formel.split(')').length);
      for (const [, spalte = '', zeile = ''] of formel.matchAll(/\$?([A-Z]{1,2})\$?(\d+)\b/g)) {
        expect(spalte.length === 1 ? spalte.charCodeAt(0) - 65 : 26).toBeLessThan(modell.spalten + 1);
        expect(Number(zeile)).toBeLessThanOrEqual(modell.zeilen);
      }
    }
  });

  test('Titel und Bezeichnung des Beispiels passen in ihre Spalte', () => {
    const { zellen: beispiel, breiten } = blattAusAntrag(AACHEN_BEISPIEL);
    for (const zeile of [5, 23]) {
      const inhalt = beispiel.find((z) => z.zeile === zeile && z.spalte === 1)?.inhalt;
      expect(inhalt?.art === 'text' ? inhalt.text.length * JE_ZEICHEN : Number.NaN).toBeLessThanOrEqual(
        breiten[1] ?? 0,
      );
    }
  });

  test('so steht die Zuwendung 2020 der ersten Stelle im Blatt', () => {
    const zelle = OHNE_WAHL.zellen.find(
      (z): z is Modellzelle =>
        z.inhalt?.art === 'formel' && z.inhalt.formel.includes('GK.ZUWENDUNG') && z.inhalt.formel.includes(',2020,'),
    );
    expect(zelle?.inhalt).toEqual({
      art: 'formel',
      formel:
        '=IF(OR(ISBLANK(G24),ISBLANK(H24),ISBLANK(I24)),"",IF(TRIM($B$10)="nein",NA(),GK.ZUWENDUNG(G24,H24,I24,IF(ISBLANK(J24),"",J24),2020,,W24)))',
    });
  });
});

describe('den Regelstand wählen die Formeln wie der Plan', () => {
  const { zellen } = OHNE_WAHL;
  const formelMit = (teil: string) =>
    zellen.flatMap((z) => (z.inhalt?.art === 'formel' && z.inhalt.formel.includes(teil) ? [z.inhalt.formel] : []))[0];

  test('Maßnahmen nach ihrem Haushaltsjahr', () => {
    expect(formelMit('GK.BAUSTEIN.ZUWENDUNG')).toBe(
      '=IF(OR(ISBLANK(F31),ISBLANK(J31)),"",GK.BAUSTEIN.ZUWENDUNG(F31,J31,IF(ISBLANK(H31),"",H31),,IF(ISBLANK(G31),"",G31)))',
    );
  });

  test('Stellen nach Schlüssel nach dem Beginn der frühesten Stelle, ohne Stellen nach dem Stand der Angaben; der Tag steht daneben', () => {
    expect(formelMit('GK.STELLEN')).toBe(
      '=IF(OR(ISBLANK($B$12),ISBLANK($B$10)),"",IF(TRIM($B$10)="ja",GK.STELLEN($B$12,,I12),0))',
    );
    expect(formelMit('MIN(H')).toBe('=IF(COUNT(H24:H26)>0,MIN(H24:H26),IF(ISBLANK($B$11),"",$B$11))');
  });
});

describe('Finden', () => {
  test('in einer Mappe ohne Haushaltsblatt wird nichts gefunden', () => {
    expect(tabellenInBlaettern([])).toBeNull();
    expect(
      tabellenInBlaettern([
        { blatt: 'Landesübersicht', zeile: 0, spalte: 0, werte: [['Kommune', 'Geduldete', 'Stellen']] },
      ]),
    ).toBeNull();
  });

  test('das Haushaltsblatt wird unter anderen Blättern gefunden', () => {
    const gitter = alsGitter(leeresBlatt(), 'B');
    expect(tabellenInBlaettern([{ blatt: 'A', zeile: 0, spalte: 0, werte: [] }, gitter])?.stellen?.blatt).toBe('B');
  });
});
