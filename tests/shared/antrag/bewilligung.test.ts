/** R18 mit dem einen Vergleich von Kennungen: Ein Anteil im Bescheid trifft seinen Eintrag, wie er auch geschrieben ist. */
import { describe, expect, test } from 'vitest';
import { abwicklungsergebnis } from '../../../shared/antrag/abwicklungsrechnung.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { bewilligung } from '../../../shared/antrag/bewilligung.ts';
import { planAufBescheid } from '../../../shared/antrag/plan-auf-bescheid.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { ZWEI_STELLEN } from '../beispiele/zwei-stellen.ts';

const LEER = { besetzung: [], abrufe: [], weiterleitungen: [], konten: [], zahlweise: 'kasse' } as const;

function rechne([s1, s2]: readonly [string, string]) {
  const anteil = (id: string, zuwendung: string) => ({ id, haushaltsjahr: 2021, zuwendung });
  const ist = [s1, s2].map((id) => ({ id, haushaltsjahr: 2021, betrag: '65300.00', monate: null, andereMittel: null }));
  const bescheid = vollerBescheid({
    datum: '2020-12-01',
    aktenzeichen: '1',
    stellen: '2.0',
    zuwendung: '90000.00',
    jahre: [{ haushaltsjahr: 2021, zuwendung: '90000.00' }],
    anteile: [anteil(s1, '40000.00'), anteil(s2, '50000.00')],
  });
  const antrag = { ...ZWEI_STELLEN, abwicklung: { ...LEER, ist } } as unknown as typeof ZWEI_STELLEN;
  const rechnung = planrechnung(antrag, REGELSTAENDE, namensschluessel, [bescheid]);
  return [abwicklungsergebnis(rechnung), planAufBescheid(rechnung)] as const;
}

describe.each([
  ['Groß- und Kleinschreibung', ['s1', 's2']],
  ['Leerraum am Rand', [' S1', 'S2\u00A0']],
] as const)('%s', (_, ids) => {
  test('Ergebnis und Plan auf den Bescheid sind dieselben wie in der Schreibweise des Antrags', () => {
    const [ergebnis, plan] = rechne(ids);
    expect(ergebnis.jeHaushaltsjahr.map(({ endgueltig }) => endgueltig)).toContain('90000.00');
    expect(plan?.nichtBewilligt).toEqual([]);
    expect([ergebnis, plan]).toEqual([...rechne(['S1', 'S2'])]);
  });
});

describe('bewilligt am', () => {
  const bescheid = (datum: string, programm: 'THM' | 'DIA' = 'THM') =>
    vollerBescheid({
      ...{ datum, aktenzeichen: '1', zuwendung: '1000.00', programm },
      ...(programm === 'THM' && { stellen: '1.0' }),
      jahre: [{ haushaltsjahr: 2021, zuwendung: '1000.00' }],
    });
  const am = (programm: 'THM' | 'DIA', bescheide: ReturnType<typeof bescheid>[], eingetragen: string | null = null) => {
    const verfahren = { ...ZWEI_STELLEN.verfahren };
    verfahren.thm = { ...verfahren.thm, bewilligtAm: eingetragen as never };
    verfahren.dia = { ...verfahren.dia, bewilligtAm: null };
    return bewilligung(
      planrechnung({ ...ZWEI_STELLEN, verfahren }, REGELSTAENDE, namensschluessel, bescheide),
      programm,
    );
  };

  test('am Tag des ersten Bescheids dieses Programms, vor dem, was der Antrag nennt', () => {
    const bescheide = [bescheid('2020-12-01'), bescheid('2021-02-01')];
    expect(am('THM', bescheide, '2020-01-01')).toEqual({ am: '2020-12-01', feld: ['bescheide'] });
    expect(am('DIA', bescheide)).toBeNull();
    expect(am('DIA', [...bescheide, bescheid('2021-03-01', 'DIA')])).toEqual({ am: '2021-03-01', feld: ['bescheide'] });
  });

  test('ohne Bescheid am Tag, den der Antrag nennt; sonst weiß es niemand', () => {
    expect(am('THM', [], '2020-01-01')).toEqual({ am: '2020-01-01', feld: ['verfahren', 'thm', 'bewilligtAm'] });
    expect(am('THM', [])).toBeNull();
  });
});
