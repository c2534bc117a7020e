/** Die Haushaltsseite als Daten (R25): Rundung, Differenzen, Unterschied zweier Stände, Konten und Grundlagen. */
import { describe, expect, test } from 'vitest';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import type { Haushaltsjahresergebnis } from '../../../shared/antrag/haushaltsergebnis.ts';
import type { HAUSHALTSFELD } from '../../../shared/antrag/haushaltsfelder.ts';
import {
  type Betragszeile,
  gerundet,
  haushaltsseite,
  haushaltsunterschied,
  spaltendifferenzen,
} from '../../../shared/antrag/haushaltsseite.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Betrag } from '../../../shared/grund/marken.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { type Aenderung, antragMit } from './bausatz.ts';

type Haushaltsfeld = keyof typeof HAUSHALTSFELD;

const betraege = (...texte: (string | null)[]) => texte as (Betrag | null)[];
const zeile = (feld: Haushaltsfeld, ...texte: (string | null)[]): Betragszeile<Haushaltsfeld> => {
  const alle = betraege(...texte);
  const summe = alle.includes(null) ? null : alle.reduce((s, b) => s + Math.round(Number(b) * 100), 0) / 100;
  return { feld, titel: feld, betraege: alle, summe: summe === null ? null : (summe.toFixed(2) as Betrag) };
};

describe('Gerundet', () => {
  test('jede Zelle für sich, die Summe aus der exakten Summe, die Differenz daneben; Hälften aufwärts', () => {
    expect(gerundet(zeile('ertrag', '0.50', '0.50', '1.49'), 'euro')).toMatchObject({
      ...{ betraege: ['1.00', '1.00', '1.00'], summe: '2.00', differenz: '-1.00' },
    });
    expect(gerundet(zeile('ertrag', '149.99', '50.00'), 'hundert')).toMatchObject({
      ...{ betraege: ['100.00', '100.00'], summe: '200.00', differenz: '0.00' },
    });
  });

  test('auf Cent ändert nichts; ohne Summe gibt es keine Differenz', () => {
    expect(gerundet(zeile('ertrag', '0.49', '0.02'), 'cent')).toMatchObject({
      ...{ betraege: ['0.49', '0.02'], summe: '0.51', differenz: '0.00' },
    });
    expect(gerundet(zeile('ertrag', '0.50', null), 'euro')).toMatchObject({
      ...{ betraege: ['1.00', null], summe: null, differenz: null },
    });
  });
});

describe('Spaltendifferenz: Belastung − (Personal + Transfer + Maßnahmen − Ertrag)', () => {
  const seite = (...[ertrag, personal, transfer, massnahmen, last]: (string | null)[]) =>
    spaltendifferenzen(
      [
        zeile('ertrag', ertrag ?? null),
        zeile('personalaufwand', personal ?? null),
        zeile('transferaufwand', transfer ?? null),
        zeile('massnahmen', massnahmen ?? null),
        zeile('last', last ?? null),
      ].map((einer) => gerundet(einer, 'cent')),
    );

  test('je Spalte und in der Summe', () => {
    expect(seite('80.00', '60.00', '30.00', '10.00', '20.00')).toEqual(['0.00', '0.00']);
    expect(seite('80.00', '60.00', '30.00', '10.00', '21.00')).toEqual(['1.00', '1.00']);
  });

  test.each([0, 1, 2, 3, 4])('unbekannt, wo die %i. Zahl fehlt', (fehlt) => {
    const zahlen = ['80.00', '60.00', '30.00', '10.00', '20.00'].map((zahl, i) => (i === fehlt ? null : zahl));
    expect(seite(...zahlen)).toEqual([null, null]);
  });

  test('unbekannt, wo eine Zeile ganz fehlt', () =>
    expect(spaltendifferenzen([gerundet(zeile('last', '20.00'), 'cent')])).toEqual([null, null]));

  test('ohne Belastung gibt es keine Spalten', () => expect(spaltendifferenzen([])).toEqual([]));
});

describe('Unterschied zweier Stände', () => {
  const jahr = (haushaltsjahr: number, wert: string | null): Haushaltsjahresergebnis => ({
    haushaltsjahr,
    ...{ ertrag: wert as Betrag, personalaufwand: wert as Betrag, transferaufwand: wert as Betrag },
    ...{ massnahmen: wert as Betrag, last: wert as Betrag },
    ...{ integrationspauschale: wert as Betrag, lastDanach: wert as Betrag },
  });

  test('in den Jahren beider, aufsteigend; ein fehlendes Jahr ist dort 0', () => {
    const { jahre, zeilen } = haushaltsunterschied(
      [jahr(2022, '5.00'), jahr(2021, '3.00')],
      [jahr(2020, '2.00'), jahr(2021, '1.50')],
    );
    expect(jahre).toEqual([2020, 2021, 2022]);
    for (const einer of zeilen) expect([einer.betraege, einer.summe]).toEqual([['-2.00', '1.50', '5.00'], '4.50']);
  });

  test('unbekannt, wo eine Seite unbekannt ist', () => {
    for (const [neu, alt] of [
      [null, '1.00'],
      ['1.00', null],
      [null, null],
    ] as const)
      expect(haushaltsunterschied([jahr(2021, neu)], [jahr(2021, alt)]).zeilen[0]).toMatchObject({
        betraege: [null],
        summe: null,
      });
    expect(haushaltsunterschied([], []).zeilen[0]).toMatchObject({ betraege: [], summe: null });
  });
});

const GANZ = { von: '2021-01-01', bis: '2021-12-31' };
const PARTNER = { name: 'Verein', art: 'partner' as const };
const bescheid = (programm: 'THM' | 'DIA') =>
  vollerBescheid({
    ...{ datum: '2020-12-01', aktenzeichen: programm, programm, stellen: programm === 'THM' ? '3' : null },
    ...{ zuwendung: '100000.00', jahre: [{ haushaltsjahr: 2021, zuwendung: '100000.00' }] },
  });

function seite(angaben: Aenderung, abwicklung: Partial<Abwicklung> | null, programme: readonly ('THM' | 'DIA')[] = []) {
  const antrag = { ...antragMit(angaben), ...(abwicklung && { abwicklung: { ...LEER, ...abwicklung } }) };
  return haushaltsseite(planrechnung(antrag, REGELSTAENDE, namensschluessel, programme.map(bescheid)));
}

describe('Neben dem Haushalt', () => {
  test('steht, was Partner tragen oder geben, aber nichts, das überall 0 ist', () => {
    const stellen = [GANZ, { ...GANZ, traeger: PARTNER, eigenanteil: 'partner' as const }];
    const daneben = (eintraege: Aenderung['stellen']) =>
      seite({ stellen: eintraege ?? [] }, null).daneben.map(({ feld, betraege: je, summe }) => [feld, ...je, summe]);
    expect(daneben([GANZ])).toEqual([]);
    expect(daneben(stellen)).toEqual([['beiPartnern', '13060.00', '13060.00']]);
    expect(daneben([{ ...GANZ, eigenanteil: 'partner' }])).toEqual([['vonPartnern', '13060.00', '13060.00']]);
    const spaeter = { von: '2022-01-01', bis: '2022-12-31', eigenanteil: 'partner' as const };
    expect(daneben([GANZ, spaeter])).toEqual([['vonPartnern', '0.00', '13060.00', '13060.00']]);
  });
});

describe('Worauf ein Jahr beruht', () => {
  const massnahmen = [{ haushaltsjahr: 2021, ausgaben: '1000.00' }];
  const grundlagen = (...programme: ('THM' | 'DIA')[]) =>
    seite({ stellen: [GANZ], massnahmen }, null, programme).jahre.map(({ grundlage }) => grundlage);

  test('beide Programme gleich weit: einmal; sonst jedes mit seinem Namen', () => {
    const [plan] = grundlagen();
    const [beide] = grundlagen('THM', 'DIA');
    expect(plan).not.toBe(beide);
    expect(beide).not.toContain(',');
    const [gemischt] = grundlagen('THM');
    expect(gemischt?.split(', ')).toHaveLength(2);
    expect(gemischt).toContain(plan);
    expect(gemischt).toMatch(/\(.+\), .+\(.+\)/);
  });

  test('ein Programm ohne Einträge zählt nicht', () => {
    const [einer] = seite({ stellen: [GANZ] }, null, ['THM']).jahre;
    expect(einer?.grundlage).not.toContain('(');
    expect(seite({ stellen: [GANZ] }, null, ['THM', 'DIA']).jahre).toEqual([einer]);
  });
});

describe('Konten', () => {
  const konten = (antrag: Aenderung, ...arten: [id: string, art: string][]) =>
    seite(antrag, { konten: arten.map(([id, art]) => ({ id, art, produkt: '05.1', sachkonto: '414100' })) }).konten;
  const antrag: Aenderung = {
    stellen: [GANZ, { ...GANZ, traeger: PARTNER }, { ...GANZ, traeger: PARTNER, eigenanteil: 'partner' }],
    massnahmen: [{ haushaltsjahr: 2021, ausgaben: '1000.00' }],
  };

  test('nennen den Betrag ihres Eintrags in ihrer Art, und sonst keinen', () => {
    const arten = ['Ertrag', 'Personalaufwand', 'Transferaufwand', 'Maßnahmen', 'Belastung', 'Büroklammern'];
    const je = (id: string) =>
      konten(antrag, ...arten.map((art) => [id, art] as [string, string])).map((k) => k.betraege);
    expect(je('S1')).toEqual([['52240.00'], ['65300.00'], [null], [null], [null], [null]]);
    expect(je('S2')).toEqual([['52240.00'], [null], ['65300.00'], [null], [null], [null]]);
    expect(je('S3')).toEqual([['52240.00'], [null], ['52240.00'], [null], [null], [null]]);
    expect(je('M1')).toEqual([['800.00'], [null], [null], ['1000.00'], [null], [null]]);
    expect(je('S9')).toEqual(arten.map(() => [null]));
  });

  test('sind unbekannt in einem Jahr, das sich nicht rechnen lässt', () => {
    const halb: Aenderung = { stellen: [GANZ, { ...GANZ, von: '2019-01-01' }] };
    expect(konten(halb, ['S1', 'Ertrag']).map((k) => k.betraege)).toEqual([[null, null, null]]);
  });

  test('finden Eintrag und Art, wie auch immer sie geschrieben sind, und nennen sich, wie sie eingetragen sind', () => {
    expect(konten(antrag, ['s1', 'ertrag'])).toEqual([
      { id: 's1', art: 'ertrag', produkt: '05.1', sachkonto: '414100', betraege: ['52240.00'] },
    ]);
    expect(seite(antrag, null).konten).toEqual([]);
  });
});
