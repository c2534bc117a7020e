/** Der Haushalt der Kommune als Zahlen (R25): die Beispiele des Fachkonzepts und was für jeden Antrag gilt. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mitVorgaben } from '../../../shared/antrag/antragsteile.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import { haushalte } from '../../../shared/antrag/haushalt.ts';
import { haushaltsergebnis, haushaltsergebnisAusSchritten } from '../../../shared/antrag/haushaltsrechnung.ts';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { alsBetrag } from '../../../shared/grund/geld.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { FAELLE } from '../beispiele/fachkonzept-zahlen.ts';
import { ausgedachteAbwicklung, versionNachBescheid } from '../pruefmappe/nach-dem-bescheid.ts';
import { irgendeinAntrag } from './antraege.ts';
import { antragMit } from './bausatz.ts';

const rechne = (antrag: Antrag, bescheide: readonly Bescheidangabe[] = []) =>
  planrechnung(antrag, REGELSTAENDE, namensschluessel, bescheide.map(vollerBescheid));
const jahre = (antrag: Antrag, bescheide: readonly Bescheidangabe[] = []) =>
  haushaltsergebnis(rechne(antrag, bescheide)).jeHaushaltsjahr;
const cents = (betrag: string) => BigInt(betrag.replace('.', ''));

const AACHEN = antragMit({
  integrationspauschale: true,
  stellen: [{ von: '2020-04-01', bis: '2022-12-31', jahresausgaben: '65300.00' }],
});
const PARTNER = { name: 'Verein', art: 'partner' as const };
const bescheid2021 = (zuwendung: string): Bescheidangabe[] => [
  {
    datum: '2020-12-01',
    aktenzeichen: 'A',
    stellen: '1.0',
    zuwendung,
    jahre: [{ haushaltsjahr: 2021, zuwendung }],
  },
];

describe('Zahlen des Fachkonzepts', () => {
  test('Aachen: 9.795,00 vor und 1.451,12 nach der Integrationspauschale von 8.343,88', () =>
    expect(jahre(AACHEN)).toEqual([
      {
        haushaltsjahr: 2020,
        ertrag: '39180.00',
        personalaufwand: '48975.00',
        transferaufwand: '0.00',
        massnahmen: '0.00',
        last: '9795.00',
        integrationspauschale: '8343.88',
        lastDanach: '1451.12',
      },
      expect.objectContaining({ haushaltsjahr: 2021, last: '13060.00', lastDanach: '13060.00' }),
      expect.objectContaining({ haushaltsjahr: 2022, last: '13060.00', lastDanach: '13060.00' }),
    ]));

  test.each([
    ['den Partner', 'partner', '104000.00', '13060.00'],
    ['die Kommune', 'kommune', '116400.00', '25460.00'],
  ] as const)('Weiterleitung 2021, den Eigenanteil von A trägt %s', (_, eigenanteil, transferaufwand, last) => {
    const antrag = antragMit({
      stellen: [
        { jahresausgaben: '65300.00' },
        { jahresausgaben: '62000.00', traeger: PARTNER, eigenanteil },
        { jahresausgaben: '69000.00', traeger: PARTNER, eigenanteil: 'partner' as const },
      ].map((stelle) => ({ ...stelle, von: '2021-01-01', bis: '2021-12-31' })),
    });
    expect(jahre(antrag)).toMatchObject([
      { ertrag: '156240.00', personalaufwand: '65300.00', transferaufwand, massnahmen: '0.00', last },
    ]);
  });

  test.each(FAELLE.map((fall) => [fall.name, fall] as const))('%s: dieselben Zahlen wie je Programm', (_, fall) => {
    const rechnung = rechne(fall.antrag, fall.bescheide);
    for (const jahr of haushaltsergebnis(rechnung).jeHaushaltsjahr) {
      const teile = haushalte(rechnung).filter(({ haushaltsjahr }) => haushaltsjahr === jahr.haushaltsjahr);
      if (teile.some(({ haushalt }) => haushalt === null)) expect(jahr.ertrag).toBeNull();
      else
        expect(cents(jahr.ertrag ?? '')).toBe(
          teile.reduce((summe, { haushalt }) => summe + cents(alsBetrag(haushalt?.ertrag.wert as never)), 0n),
        );
    }
  });
});

describe('Ertrag', () => {
  const [geplant] = [jahre(AACHEN).find(({ haushaltsjahr }) => haushaltsjahr === 2021)?.ertrag];
  const ertrag2021 = (antrag: Antrag, bescheide: readonly Bescheidangabe[]) =>
    jahre(antrag, bescheide).find(({ haushaltsjahr }) => haushaltsjahr === 2021);

  test('ist nach dem Bescheid höchstens das Bewilligte, und die Last wächst um den Rest', () => {
    expect(geplant).toBe('52240.00');
    expect(ertrag2021(AACHEN, bescheid2021('50000.00'))).toMatchObject({ ertrag: '50000.00', last: '15300.00' });
  });

  test('ist nie mehr, als es für die geplanten Ausgaben gibt', () =>
    expect(ertrag2021(AACHEN, bescheid2021('54400.00'))).toMatchObject({ ertrag: '52240.00', last: '13060.00' }));

  test('mit Ist ist er die endgültige Zuwendung, nie das eingegangene Geld', () => {
    const antrag: Antrag = {
      ...AACHEN,
      abwicklung: {
        besetzung: [],
        ist: [{ id: 'S1', haushaltsjahr: 2021, betrag: '58412.37', monate: null, andereMittel: null }],
        abrufe: [
          {
            programm: 'THM',
            haushaltsjahr: 2021,
            angefordertAm: '2021-02-01',
            fensterBis: '2021-03-31',
            betrag: '52240.00',
            eingegangenAm: '2021-02-15',
          },
        ],
        weiterleitungen: [],
        konten: [],
        zahlweise: 'periode',
      },
    };
    const rechnung = rechne(antrag, bescheid2021('52240.00'));
    expect(ertrag2021(antrag, bescheid2021('52240.00'))).toMatchObject({ ertrag: '46729.90', last: '11682.47' });
    const h = haushalte(rechnung).find((jahr) => jahr.haushaltsjahr === 2021)?.haushalt;
    expect(h && [h.einzahlung, h.verbindlichkeit].map((g) => g && alsBetrag(g.wert))).toEqual(['52240.00', '5510.10']);
  });

  test('eine Kürzung auf das Budget mindert ihn, bis ein Bescheid ihn selbst begrenzt', () => {
    const antrag = antragMit({
      stellen: [
        { von: '2021-01-01', bis: '2021-12-31', jahresausgaben: '65300.00' },
        { von: '2021-01-01', bis: '2021-12-31', jahresausgaben: '65300.00', traeger: PARTNER, eigenanteil: 'partner' },
      ],
    });
    const gekuerzt = {
      ...mitVorgaben(antrag),
      budget: [{ programm: 'THM', haushaltsjahr: 2021, betrag: '100000.00' }],
    };
    // Der Partner bekommt, was für ihn geplant ist; um die Kürzung wächst die Last der Kommune.
    expect(jahre(gekuerzt)).toMatchObject([
      { ertrag: '100000.00', personalaufwand: '65300.00', transferaufwand: '52240.00', last: '17540.00' },
    ]);
    expect(jahre(gekuerzt, bescheid2021('104480.00'))).toMatchObject([{ ertrag: '104480.00', last: '13060.00' }]);
  });
});

describe('für jeden Antrag', () => {
  test('gehen Ertrag und Aufwand in der Last auf, Zeile für Zeile wie im Plan', () => {
    fc.assert(
      fc.property(irgendeinAntrag(), fc.constantFrom('plan', 'bescheid', 'ist'), (erzeugt, stufe) => {
        const version = ausgedachteAbwicklung(erzeugt);
        const antrag = stufe === 'ist' ? version.antrag : erzeugt;
        const rechnung = planrechnung(
          antrag,
          REGELSTAENDE,
          namensschluessel,
          stufe === 'plan' ? [] : (version.bescheide ?? []),
        );
        expect(haushaltsergebnis(rechnung)).toEqual(haushaltsergebnisAusSchritten(rechnung));
        const plan = new Map(rechnung.jeHaushaltsjahr.map(({ schluessel, schritte }) => [schluessel, schritte]));
        for (const jahr of haushaltsergebnis(rechnung).jeHaushaltsjahr) {
          const { ertrag, personalaufwand, transferaufwand, massnahmen, last } = jahr;
          if (!ertrag || !personalaufwand || !transferaufwand || !massnahmen || !last) {
            expect(Object.values(jahr).filter((wert) => wert !== null)).toEqual([jahr.haushaltsjahr]);
            continue;
          }
          expect(cents(personalaufwand) + cents(transferaufwand) + cents(massnahmen) - cents(ertrag)).toBe(cents(last));
          if (jahr.integrationspauschale !== null)
            expect(cents(last) - cents(jahr.integrationspauschale)).toBe(cents(jahr.lastDanach ?? ''));
          const geplant = plan.get(jahr.haushaltsjahr);
          if (stufe === 'plan' && geplant) {
            expect(ertrag).toBe(alsBetrag(geplant.zuwendung.wert));
            // Was Partner tragen, steht daneben: an der Kommune vorbei, oder in der Last und von ihnen erstattet.
            const daneben = haushalte(rechnung)
              .filter(({ haushaltsjahr }) => haushaltsjahr === jahr.haushaltsjahr)
              .reduce((summe, { haushalt: h }) => summe + cents(h ? alsBetrag(h.beiPartnern.wert) : '0'), 0n);
            expect(cents(last) + daneben).toBe(cents(alsBetrag(geplant.eigenanteil.wert)));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('gespeichert', () => {
  const version = versionNachBescheid(AACHEN, bescheid2021('50000.00'));

  test('eine frische Version hat keine Abweichung, eine ältere ohne Haushalt auch nicht', () => {
    const { haushalt: _, ...ohne } = version.ergebnis;
    expect(nachrechne(version)).toEqual([]);
    expect(nachrechne({ ...version, ergebnis: ohne })).toEqual([]);
  });

  test.each(['ertrag', 'personalaufwand', 'last', 'lastDanach'] as const)(
    'ein veränderter Betrag fällt auf: %s',
    (feld) => {
      const [erstes, ...weitere] = version.ergebnis.haushalt?.jeHaushaltsjahr ?? [];
      const haushalt = { jeHaushaltsjahr: [{ ...erstes, [feld]: '1.00' }, ...weitere] };
      const veraendert = { ...version, ergebnis: { ...version.ergebnis, haushalt } } as Antragsversion;
      expect(nachrechne(veraendert)).toMatchObject([
        { pfad: ['ergebnis', 'haushalt', 'jeHaushaltsjahr', 0, feld], gespeichert: '1.00' },
      ]);
    },
  );
});
