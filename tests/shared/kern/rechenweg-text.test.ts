/**
 * Einzelheiten der Rechenwegzeilen, auf die sich eine Prüferin verlässt: Regeln, Einheiten, Nachkommastellen, wann eine
 * Zeile entfällt.
 */
import { describe, expect, it } from 'vitest';
import { exakt } from '../../../shared/grund/geld.ts';
import { bausteinfoerderung, eigenanteilZurZuwendung } from '../../../shared/kern/bausteine.ts';
import { type Foerderfeld, Foerderung } from '../../../shared/kern/foerderung.ts';
import { kofinanzierungDerMassnahme } from '../../../shared/kern/kofinanzierung-massnahme.ts';
import { rechenweg, Schritt } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { maximum } from '../../../shared/kern/rechnungen.ts';
import { stellenNachSchluessel } from '../../../shared/kern/stellen.ts';
import { verteile } from '../../../shared/kern/verteilung.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';
import { DIA_2019_F } from '../../../shared/regelstand/dia-2019-f.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { d } from '../tage.ts';

const foerderung = (
  von: string,
  bis: string,
  jahresausgaben: string | null = null,
  grenzen?: ReadonlyMap<string, number>,
) => new Foerderung({ stellenanteil: '1.0', von: d(von), bis: d(bis), jahresausgaben, ...(grenzen && { grenzen }) });
const ids = (schritt: Schritt) => rechenwegzeilen(schritt).map(({ id }) => id);
const zeile = (schritt: Schritt, id: string) => rechenwegzeilen(schritt).find((z) => z.id === id);

describe('Regeln', () => {
  it('stehen an jedem Schritt selbst, nicht nur an seinen Werten', () => {
    const jahr = foerderung('2020-02-10', '2020-11-25', '70000').imJahr(2020);
    const massnahme = bausteinfoerderung(5, '1000', '0.6', DIA_2019);
    const wege = rechenweg(
      jahr.eigenanteil,
      jahr.nichtZuwendungsfaehig,
      jahr.kofinanzierung,
      kofinanzierungDerMassnahme(massnahme, '10', 2020, DIA_2019),
    );
    for (const schritt of wege) expect(schritt.angaben.regeln, schritt.name).not.toEqual([]);
  });

  it('ohne eigene Ausgaben nennt die Zeile Ausgaben die Auslegung A3, mit ihnen nicht', () => {
    expect(zeile(foerderung('2021-01-01', '2021-12-31').summe('ausgaben'), 'ausgaben')?.regeln).toEqual(['A3', 'A4']);
    expect(zeile(foerderung('2021-01-01', '2021-12-31', '65300').summe('ausgaben'), 'ausgaben')?.regeln).toEqual([
      'A4',
    ]);
  });

  it('ein Widerspruch der Dokumente von 2019 steht nur bei einem Regelstand, der auf ihnen beruht', () => {
    const regeln = (dia: typeof DIA_2019) =>
      rechenwegzeilen(eigenanteilZurZuwendung('538780.67', null, dia)).at(-1)?.regeln;
    expect(regeln(DIA_2019)).toEqual(['R7', 'W3', 'A4']);
    expect(regeln(DIA_2019_F)).toEqual(['R7', 'A4']);
  });

  it('die Zuwendung einer Maßnahme im Fenster nennt A5 und R7', () => {
    const schritt = kofinanzierungDerMassnahme(bausteinfoerderung(1, '1000', null, DIA_2019), '100', 2020, DIA_2019);
    expect(zeile(schritt, 'fenster.zuwendung')?.regeln).toEqual(['A5', 'R7']);
  });

  it.each([
    ['tage', 'Tage', ['R6'], '531'],
    ['bemessung', '€', ['A4'], '100300.00'],
    ['ausgaben', '€', ['A4'], '100300.00'],
    ['zuwendung', '€', ['A4'], '80240.00'],
    ['eigenanteil', '€', ['A4'], '20060.00'],
    ['nichtZuwendungsfaehig', '€', ['A4'], '0.00'],
    ['kofinanzierung', '€', ['A4'], '4948.88'],
  ] as const)('die Summe %s zählt in %s und nennt %j', (feld: Foerderfeld, einheit, regeln, wert) => {
    expect(rechenwegzeilen(foerderung('2020-07-11', '2021-12-31').summe(feld)).at(-1)).toMatchObject({
      einheit,
      regeln,
      wert,
    });
  });
});

describe('Zeilen', () => {
  it('ohne eigene Ausgaben entfällt der Vergleich mit der Bemessung', () => {
    expect(ids(foerderung('2021-01-01', '2021-12-31').summe('zuwendung'))).toEqual([
      'foerdertage',
      'bemessung.exakt',
      'zuwendung',
    ]);
    expect(ids(foerderung('2021-01-01', '2021-12-31', '1').summe('zuwendung'))).toEqual([
      'foerdertage',
      'ausgaben.exakt',
      'bemessung.exakt',
      'zuwendungsfaehig.exakt',
      'zuwendung',
    ]);
  });

  it('ein Betrag mit ganzen Cents braucht keine Zeile, die ihn rundet; einer mit mehr Stellen schon', () => {
    for (const ausgaben of ['100', '100.5', '100.55'])
      expect(ids(bausteinfoerderung(1, ausgaben, null, DIA_2019).ausgaben)).toEqual(['ausgaben']);
    for (const ausgaben of ['100.555', '100.0000001']) {
      expect(ids(bausteinfoerderung(1, ausgaben, null, DIA_2019).ausgaben)).toEqual(['ausgaben.eingabe', 'ausgaben']);
    }
  });

  it('auch ihre Regelstände werden einmal gesucht, wie oft sie auch gebraucht werden', () => {
    const angaben = { id: 'x', titel: 'x', einheit: '€', regeln: ['A4'] } as const;
    let schritt: Schritt = foerderung('2021-01-01', '2021-12-31').summe('zuwendung');
    for (let i = 1; i < 50; i++) schritt = new Schritt({ ...angaben, rechnung: maximum([schritt, schritt]) });
    expect(rechenwegzeilen(schritt).at(-1)?.fundstelle).toContain('Regelstand THM-2019');
  });

  it('gemeinsame Voraussetzungen werden einmal besucht, wie oft sie auch gebraucht werden', () => {
    const angaben = { id: 'x', titel: 'x', einheit: '€', regeln: ['A4'] } as const;
    const anfang = eingabe('Anfang', exakt(1), '€');
    let schritt = new Schritt({ ...angaben, rechnung: maximum([anfang, anfang]) });
    for (let i = 1; i < 50; i++) schritt = new Schritt({ ...angaben, rechnung: maximum([schritt, schritt]) });
    expect(rechenweg(schritt)).toHaveLength(50);
  });
});

describe('Rechnung', () => {
  it('noch freie Tage stehen hinter der Zählung', () => {
    const schritt = foerderung(
      '2020-01-10',
      '2020-02-29',
      null,
      new Map([
        ['2020-01', 12],
        ['2020-02', 30],
        ['2021-01', 3],
      ]),
    ).summe('tage');
    expect(zeile(schritt, 'foerdertage')?.rechnung).toBe(
      '10.01.2020 (von), 29.02.2020 (bis): volle Monate 30 (Tage je Monat, R6, THM-2019), sonst Kalendertage; 12 (noch frei im 01/2020, A2); 30 (noch frei im 02/2020, A2) = 42',
    );
  });

  it('freie Tage anderer Jahre werden nicht genannt', () => {
    const schritt = foerderung('2020-04-10', '2020-04-30', null, new Map([['2021-01', 3]])).summe('tage');
    expect(zeile(schritt, 'foerdertage')?.rechnung).toBe(
      '10.04.2020 (von), 30.04.2020 (bis): volle Monate 30 (Tage je Monat, R6, THM-2019), sonst Kalendertage = 21',
    );
  });

  it.each([
    [
      120,
      '120 (Geduldete) ÷ 100 (Personen je Stelle, R1, THM-2019) = 1,2, gerundet auf Schritte von 0,5 (Stellenschritt, R3, THM-2019): 1,0',
    ],
    [
      256,
      '256 (Geduldete) ÷ 100 (Personen je Stelle, R1, THM-2019) = 2,56, gerundet auf Schritte von 0,5 (Stellenschritt, R3, THM-2019): 2,5',
    ],
    [
      200,
      '200 (Geduldete) ÷ 100 (Personen je Stelle, R1, THM-2019) = 2,0, gerundet auf Schritte von 0,5 (Stellenschritt, R3, THM-2019): 2,0',
    ],
  ])('%i Geduldete: %s', (personen, erwartet) =>
    expect(rechenwegzeilen(stellenNachSchluessel(personen, THM_2019))[0]?.rechnung).toBe(erwartet),
  );

  it('ein Anteil behält seine Stellen, nach sechs folgt „…“', () => {
    const [schritt] = verteile('10', ['0.12345678', '0.5']).betraege;
    expect(rechenwegzeilen(schritt as Schritt)[0]?.rechnung).toContain(
      '× 0,123456… (Anteil 1) ÷ 0,623456… (Summe der Anteile)',
    );
  });
});

describe('Wert', () => {
  /** Größer als jede sichere ganze Zahl. */
  it.each([
    ['12345678901234567.50', '€', '12345678901234567.50'],
    ['12345678901234567', '€', '12345678901234567.00'],
    ['12345678901234567.5', '€', '12345678901234567.50'],
    ['12345678901234567.125', '€', '12345678901234567.125'],
    ['12345678901234567.12345678905', '€', '12345678901234567.1234567891'],
    ['12345678901234567', 'Tage', '12345678901234567'],
    ['12345678901234567.5', 'Anteil', '12345678901234567.5'],
    ['12345678901234567', 'Stellen', '12345678901234567.0'],
    ['12345678901234567.25', 'Stellen', '12345678901234567.25'],
  ] as const)('%s (%s) steht auch so groß als %s da', (zahl, einheit, erwartet) => {
    const angaben = { id: 'x', titel: 'x', einheit, regeln: ['A4'] } as const;
    const schritt = new Schritt({ ...angaben, rechnung: maximum([eingabe('Anfang', exakt(zahl), einheit)]) });
    expect(rechenwegzeilen(schritt)[0]?.wert).toBe(erwartet);
  });

  it.each([
    ['2021-01-01', '2021-12-31', '65300.00'],
    ['2021-01-01', '2021-01-20', '3627.7777777778'],
    ['2021-01-01', '2021-01-09', '1632.50'],
  ])('die exakten Ausgaben vom %s bis %s sind %s', (von, bis, wert) => {
    expect(zeile(foerderung(von, bis, '65300').summe('ausgaben'), 'ausgaben.exakt')?.wert).toBe(wert);
  });
});
