/**
 * Ein Antrag über den Wechsel der Regelstände hinweg: welcher für was gilt. Die Fortsetzungen ab 2023 sind erfunden und
 * stehen nur hier.
 */
import { describe, expect, it } from 'vitest';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { stellenrechnung } from '../../../shared/antrag/planzeilen.ts';
import { verwendeteRegelstaende } from '../../../shared/antrag/verwendete-regelstaende.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';
import { regelstandHash } from '../../../shared/regelstand/hash.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import type { DiaRegelstand, ThmRegelstand } from '../../../shared/regelstand/typen.ts';
import { REGELSTAENDE, type Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';
import { type Aenderung, antragMit, hinweiseMit, STELLE, verfahren } from './bausatz.ts';

const THM_2023: ThmRegelstand = {
  ...THM_2019,
  id: 'THM-2023',
  gueltigVon: { ...THM_2019.gueltigVon, wert: '2023-01-01' },
  gueltigBis: { ...THM_2019.gueltigBis, wert: '2025-12-31' },
  antragsfrist: { ...THM_2019.antragsfrist, wert: '2022-09-30' },
  verwendungsnachweisMonate: { ...THM_2019.verwendungsnachweisMonate, wert: 6 },
  stellenschritt: { ...THM_2019.stellenschritt, wert: '0.25' },
};
const DIA_2023: DiaRegelstand = {
  ...DIA_2019,
  id: 'DIA-2023',
  gueltigVon: { ...DIA_2019.gueltigVon, wert: '2023-01-01' },
  gueltigBis: { ...DIA_2019.gueltigBis, wert: '2025-12-31' },
  antragsfrist: { ...DIA_2019.antragsfrist, wert: '2022-10-31' },
  verwendungsnachweisMonate: { ...DIA_2019.verwendungsnachweisMonate, wert: 6 },
  kofinanzierung: {
    von: { ...DIA_2019.kofinanzierung.von, wert: '2024-01-01' },
    bis: { ...DIA_2019.kofinanzierung.bis, wert: '2024-11-20' },
  },
};
const VERZEICHNIS: Verzeichnis = [...REGELSTAENDE, THM_2023, DIA_2023];

const ALT = { von: '2022-01-01', bis: '2022-12-31' } as const;
const NEU = { von: '2023-01-01', bis: '2023-12-31' } as const;
const texte = (aenderung: Aenderung, code: string) => hinweiseMit(aenderung, code, VERZEICHNIS).map(({ text }) => text);

describe('Ein Antrag in zwei Regelständen, gleich in welcher Reihenfolge seine Einträge stehen', () => {
  it.each([
    ['alt zuerst', [ALT, NEU]],
    ['neu zuerst', [NEU, ALT]],
  ])(
    'Baustein 6, %s: die Antragsfrist des frühesten, der Verwendungsnachweis nach dem letzten Eintrag',
    (_fall, stellen) => {
      expect(texte({ stellen, verfahren: verfahren({ antragAm: '2020-01-23' }) }, 'ANTRAGSFRIST_VERSAEUMT')).toEqual([
        'Der Antrag für Baustein 6 vom 23.01.2020 kam nach der Frist 15.09.2019. Das ist eine Ordnungsfrist: Ein späterer Antrag ist nicht ausgeschlossen.',
      ]);
      const [nachweis, ...weitere] = hinweiseMit({ stellen }, 'VERWENDUNGSNACHWEIS_FAELLIG', VERZEICHNIS);
      expect(nachweis).toMatchObject({
        text: expect.stringContaining('fällig am 30.06.2024, 6 Monate nach dem Ende am 31.12.2023.'),
        felder: [`stellen[${stellen.indexOf(NEU)}].bis`],
      });
      expect(weitere).toEqual([]);
    },
  );

  it.each([
    ['alt zuerst', [2022, 2023]],
    ['neu zuerst', [2023, 2022]],
  ])(
    'Bausteine 1–5, %s: die Antragsfrist des frühesten, der Verwendungsnachweis nach dem letzten Haushaltsjahr',
    (_fall, jahre) => {
      const massnahmen = jahre.map((haushaltsjahr) => ({ haushaltsjahr }));
      expect(
        texte(
          { stellen: [], massnahmen, verfahren: verfahren({}, { antragAm: '2022-10-31' }) },
          'ANTRAGSFRIST_VERSAEUMT',
        ),
      ).toEqual(['Der Antrag für die Bausteine 1 bis 5 vom 31.10.2022 kam nach der Frist 31.03.2020.']);
      const [nachweis, ...weitere] = hinweiseMit(
        { stellen: [], massnahmen },
        'VERWENDUNGSNACHWEIS_FAELLIG',
        VERZEICHNIS,
      );
      expect(nachweis).toMatchObject({
        text: expect.stringContaining('fällig am 30.06.2024, 6 Monate nach dem Ende am 31.12.2023.'),
        felder: [`massnahmen[${jahre.indexOf(2023)}].haushaltsjahr`],
      });
      expect(weitere).toEqual([]);
    },
  );

  it('der Stellenschlüssel ist der, der am Tag der frühesten Stelle gilt, ohne Stellen der des Antragsstands', () => {
    const nachSchluessel = (aenderung: Aenderung) =>
      berechneErgebnis(antragMit({ personen: { geduldete: 130, gestattete: 0 }, ...aenderung }), VERZEICHNIS).ergebnis
        .finanzierungsplan.stellenNachSchluessel;
    expect(nachSchluessel({ stellen: [ALT, NEU] })).toBe('1.5');
    expect(nachSchluessel({ stellen: [NEU, ALT] })).toBe('1.5');
    expect(nachSchluessel({ stellen: [NEU] })).toBe('1.25');
    expect(nachSchluessel({ stellen: [], stand: '2023-01-01' })).toBe('1.25');
    expect(nachSchluessel({ stellen: [], stand: '2022-12-31' })).toBe('1.5');
  });

  it('das Fenster der Integrationspauschale ist das des eigenen Regelstands', () => {
    const massnahmen = [2022, 2023, 2024, 2025].map((haushaltsjahr) => ({
      haushaltsjahr,
      ausgabenImFenster: '1000.00',
    }));
    expect(
      texte({ massnahmen }, 'FENSTER_OHNE_WIRKUNG').map((text) =>
        /Haushaltsjahr (\d+) .* \((.*)\)/.exec(text)?.slice(1),
      ),
    ).toEqual([
      ['2022', '01.01.2020 bis 20.11.2020'],
      ['2023', '01.01.2024 bis 20.11.2024'],
      ['2025', '01.01.2024 bis 20.11.2024'],
    ]);
  });
});

describe('Eine Version nennt alle bekannten Regelstände ihrer Programme, nach Id geordnet und mit Hash', () => {
  const verweis = (id: string) => {
    const regelstand = VERZEICHNIS.find((r) => r.id === id) as Verzeichnis[number];
    return { id, hash: regelstandHash(regelstand) };
  };

  it('ohne Maßnahmen nur die für Baustein 6', () => {
    expect(verwendeteRegelstaende(antragMit({}))).toEqual([verweis('THM-2019')]);
    expect(verwendeteRegelstaende(antragMit({ stellen: [] }))).toEqual([verweis('THM-2019')]);
  });

  it('mit einer Maßnahme auch die für die Bausteine 1–5', () => {
    expect(verwendeteRegelstaende(antragMit({ massnahmen: [{}] }))).toEqual([verweis('DIA-2019'), verweis('THM-2019')]);
    expect(verwendeteRegelstaende(antragMit({ stellen: [], massnahmen: [{}] }))).toEqual([
      verweis('DIA-2019'),
      verweis('THM-2019'),
    ]);
  });

  it('auch die, nach denen noch keiner ihrer Einträge rechnet, gleich wie das Verzeichnis geordnet ist', () => {
    const erwartet = ['DIA-2019', 'DIA-2023', 'THM-2019', 'THM-2023'].map(verweis);
    for (const verzeichnis of [VERZEICHNIS, [...VERZEICHNIS].reverse()])
      expect(verwendeteRegelstaende(antragMit({ massnahmen: [{}] }), verzeichnis)).toEqual(erwartet);
  });
});

describe('Ein kaputter Regelstand ist ein Fehler des Programms und kein Hinweis zum Antrag', () => {
  const KEIN_TAG = '2022-02-30';
  const thm: ThmRegelstand = { ...THM_2019, gueltigBis: { ...THM_2019.gueltigBis, wert: KEIN_TAG } };
  const dia: DiaRegelstand = { ...DIA_2019, gueltigBis: { ...DIA_2019.gueltigBis, wert: KEIN_TAG } };
  const meldung = `„Ende der Förderung“ ist kein Tag: ${KEIN_TAG}.`;

  it('in Baustein 6', () => {
    expect(() => planrechnung(antragMit({}), [thm, DIA_2019])).toThrow(meldung);
    expect(() => stellenrechnung(STELLE, antragMit({}), undefined, [thm])).toThrow(meldung);
    expect(() => planrechnung(antragMit({ stellen: [] }), [thm])).toThrow(meldung);
  });

  it('in den Bausteinen 1–5', () =>
    expect(() => planrechnung(antragMit({ massnahmen: [{}] }), [THM_2019, dia])).toThrow(meldung));
});
