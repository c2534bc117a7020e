/**
 * Jede Zeile eines Rechenwegs nennt die Fundstelle genau der Werte, die sie verwendet: Ein Wert, der in einem anderen
 * Regelstand anders lautet und anderswo steht, kommt mit Zahl und Quelle heraus, und von der alten Quelle bleibt
 * nichts.
 */
import { describe, expect, test } from 'vitest';
import { bausteinfoerderung, eigenanteilZurZuwendung } from '../../../shared/kern/bausteine.ts';
import { Foerderung } from '../../../shared/kern/foerderung.ts';
import { kofinanzierungDerMassnahme } from '../../../shared/kern/kofinanzierung-massnahme.ts';
import type { Schritt } from '../../../shared/kern/rechenweg.ts';
import { rechenwegeintraege, rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { stellenNachSchluessel } from '../../../shared/kern/stellen.ts';
import { verteile } from '../../../shared/kern/verteilung.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';
import { regelsatz } from '../../../shared/regelstand/regelsatz.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import type { DiaRegelstand, ThmRegelstand, Wert } from '../../../shared/regelstand/typen.ts';
import { d } from '../tage.ts';

const NEU = { dokument: 'bgb', stelle: 'Anderswo § 7' } as const;
const QUELLE = 'Bürgerliches Gesetzbuch, Anderswo § 7';

type Thmwert =
  | 'bemessungsgrundlage'
  | 'foerderquote'
  | 'personenJeStelle'
  | 'mindeststellen'
  | 'volleStelleAb'
  | 'stellenschritt'
  | 'tageJeMonat';

const mitThmWert = (name: Thmwert, wert: unknown): ThmRegelstand =>
  ({ ...THM_2019, id: 'THM-X', [name]: { ...THM_2019[name], wert, fundstelle: NEU } }) as ThmRegelstand;
const mitFenster = (von: string, bis: string): ThmRegelstand => ({
  ...THM_2019,
  id: 'THM-X',
  kofinanzierung: {
    von: { wert: von, regel: 'R12', fundstelle: NEU },
    bis: { wert: bis, regel: 'R12', fundstelle: NEU },
  },
});
const quote = (wert: string): Wert => ({ wert, regel: 'R7', fundstelle: NEU });
const DIA_X: DiaRegelstand = {
  ...DIA_2019,
  id: 'DIA-X',
  bausteine: {
    ...DIA_2019.bausteine,
    1: { ...DIA_2019.bausteine[1], quote: { art: 'fest', quote: quote('0.65') } },
    5: { ...DIA_2019.bausteine[5], quote: { art: 'spanne', von: quote('0.35'), bis: quote('0.65') } },
  },
};

const stelle = (regelstand: ThmRegelstand, von = '2020-04-01', bis = '2020-12-31') =>
  new Foerderung({ stellenanteil: 1, von: d(von), bis: d(bis), jahresausgaben: '65300' }, [regelstand]);
const weg = (schritt: Schritt) =>
  rechenwegzeilen(schritt)
    .map((z) => `${z.rechnung} ${z.fundstelle}`)
    .join('\n');

describe('was jedes Ergebnis nennt, mit der Fundstelle des Werts und dem Regelstand', () => {
  test.each<[string, Thmwert, string | number, string, (r: ThmRegelstand) => Schritt]>([
    [
      'BEMESSUNG',
      'bemessungsgrundlage',
      '70000',
      '70.000,00 € (Bemessungsgrundlage, R4, THM-X)',
      (r) => stelle(r).summe('bemessung'),
    ],
    ['BEMESSUNG', 'tageJeMonat', 30, '30 (Tage je Monat, R6, THM-X)', (r) => stelle(r).summe('bemessung')],
    [
      'ZUWENDUNG',
      'bemessungsgrundlage',
      '60000',
      '60.000,00 € (Bemessungsgrundlage, R4, THM-X)',
      (r) => stelle(r).summe('zuwendung'),
    ],
    ['ZUWENDUNG', 'tageJeMonat', 30, '30 (Tage je Monat, R6, THM-X)', (r) => stelle(r).summe('zuwendung')],
    ['ZUWENDUNG', 'foerderquote', '0.75', '0,75 (Förderquote, R5, THM-X)', (r) => stelle(r).summe('zuwendung')],
    [
      'EIGENANTEIL',
      'bemessungsgrundlage',
      '60000',
      '60.000,00 € (Bemessungsgrundlage, R4, THM-X)',
      (r) => stelle(r).summe('eigenanteil'),
    ],
    ['EIGENANTEIL', 'tageJeMonat', 30, '30 (Tage je Monat, R6, THM-X)', (r) => stelle(r).summe('eigenanteil')],
    ['EIGENANTEIL', 'foerderquote', '0.75', '0,75 (Förderquote, R5, THM-X)', (r) => stelle(r).summe('eigenanteil')],
    ['STELLEN', 'personenJeStelle', '90', '90 (Personen je Stelle, R1, THM-X)', (r) => stellenNachSchluessel(256, r)],
    [
      'STELLEN',
      'mindeststellen',
      '0.25',
      '0,25 (Mindeststelle mit GfS, R2, THM-X)',
      (r) => stellenNachSchluessel(10, r),
    ],
    ['STELLEN', 'stellenschritt', '0.25', '0,25 (Stellenschritt, R3, THM-X)', (r) => stellenNachSchluessel(256, r)],
    [
      'STELLEN',
      'volleStelleAb',
      '60',
      '1,0 (volle Stelle ab 60 Personen, R3, THM-X)',
      (r) => stellenNachSchluessel(61, r),
    ],
  ])('%s: %s', (_, name, wert, text, rechne) => {
    const { regel } = THM_2019[name];
    const ergebnis = rechne(mitThmWert(name, wert));
    expect(weg(ergebnis)).toContain(text);
    expect(weg(ergebnis)).toContain('Regelstand THM-X');
    const zeilen = rechenwegeintraege(ergebnis).filter(({ rechnung }) => rechnung.includes(text));
    for (const { fundstellen } of zeilen)
      expect(fundstellen.filter((f) => f.startsWith(`${regel}: `)).join()).toContain(QUELLE);
    expect(zeilen.length).toBeGreaterThan(0);
  });

  test.each([
    ['mit Tagen im Fenster', '2020-06-01', '2020-08-15', '15.08.2020 (Ende des Fensters, R12, THM-X)'],
    [
      'ohne',
      '2021-06-01',
      '2021-08-15',
      'keine Fördertage im Fenster 01.06.2021 (Beginn des Fensters, R12, THM-X) bis 15.08.2021',
    ],
  ])('KOFINANZIERUNG %s: das Fenster', (_, von, bis, text) => {
    const ergebnis = stelle(mitFenster(von, bis)).summe('kofinanzierung');
    expect(weg(ergebnis)).toContain(text);
    expect(weg(ergebnis)).toContain(`R12: ${QUELLE}`);
    expect(weg(ergebnis)).not.toContain('Aktuelle Entwicklungen');
    expect(weg(ergebnis)).not.toContain('20.11.2020');
    expect(rechenwegzeilen(ergebnis).at(-1)?.fundstelle).toMatch(/Regelstand THM-X$/);
  });

  test.each<[string, () => Schritt, string]>([
    ['fest', () => bausteinfoerderung(1, '1000', null, DIA_X).zuwendung, '0,65 (Förderquote, R7, DIA-X)'],
    [
      'angegeben',
      () => bausteinfoerderung(5, '1000', '0.4', DIA_X).eigenanteil,
      '0,4 (Förderquote, zulässig 0,35 bis 0,65, R7, DIA-X)',
    ],
    ['EIGENANTEIL.ZU', () => eigenanteilZurZuwendung('1000', null, DIA_X), '0,65 (Förderquote, R7, DIA-X)'],
  ])('BAUSTEIN.*, Quote %s', (_, rechne, text) => {
    expect(weg(rechne())).toContain(text);
    expect(weg(rechne())).toContain(`R7: ${QUELLE}`);
    expect(rechenwegzeilen(rechne()).at(-1)?.fundstelle).toMatch(/Regelstand DIA-X$/);
  });

  test('die Kofinanzierung einer Maßnahme nennt das Fenster ihres Regelstands', () => {
    const dia = {
      ...DIA_X,
      kofinanzierung: { von: { ...quote('2021-02-01'), regel: 'R12' }, bis: { ...quote('2021-03-31'), regel: 'R12' } },
    } as DiaRegelstand;
    const nichts = weg(kofinanzierungDerMassnahme(bausteinfoerderung(1, '1000', null, dia), '10', 2022, dia));
    expect(nichts).toContain('31.03.2021 (Ende des Fensters, R12, DIA-X)');
    expect(nichts).toContain(`R12: ${QUELLE}`);
  });
});

describe('Auslegungen sind unsere', () => {
  test('und nennen die Quelle nur aus dem Regelstand, den sie lesen', () => {
    const r = mitThmWert('tageJeMonat', 30);
    const a2 = rechenwegeintraege(stelle(r).summe('tage'))
      .at(-1)
      ?.fundstellen.find((f) => f.startsWith('A2: '));
    expect(a2).toBe(`A2: Auslegung des GK Förderrechners zu R6 (${QUELLE})`);
  });

  test('ohne Regelstand nennen sie keine Quelle', () => {
    expect(rechenwegzeilen(verteile('100', ['1', '2']).summe).at(-1)?.fundstelle).toBe(
      'A4: Auslegung des GK Förderrechners',
    );
  });
});

test('Sätze zu Regeln nehmen Zahl und Quelle aus dem Regelstand, von dem sie sprechen', () => {
  for (const [regel, name, wert, text] of [
    ['R1', 'personenJeStelle', '90', 'Je 90 '],
    ['R2', 'mindeststellen', '0.25', '0,25 Stellen'],
    ['R3', 'stellenschritt', '0.25', 'Schritte von 0,25'],
    ['R4', 'bemessungsgrundlage', '70000', '70.000 €'],
    ['R5', 'foerderquote', '0.75', '75 %'],
  ] as const) {
    const satz = regelsatz(regel, [mitThmWert(name, wert)]);
    expect(satz).toContain(text);
    expect(satz).toContain(QUELLE);
  }
  expect(regelsatz('R7', [DIA_X])).toContain('Baustein 1: 65 %');
  expect(regelsatz('R12', [mitFenster('2021-02-01', '2021-03-31')])).toContain(
    `01.02.2021 bis 31.03.2021 aus der Integrationspauschale bestritten werden (§ 14c Abs. 1 TIntG) (${QUELLE})`,
  );
  expect(() => regelsatz('R7', [THM_2019])).toThrow(expect.objectContaining({ code: 'REGEL_UNBEKANNT' }));
  expect(() => regelsatz('W2', [mitThmWert('foerderquote', '0.75')])).toThrow(
    'Zu W2 sagt der Regelstand THM-X nichts.',
  );
});
