/** R25 im Antrag an den Rändern: ohne Abwicklung, ohne Fenster der Integrationspauschale, mit einem Eintrag ohne Betrag. */
import { expect, test } from 'vitest';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { abwicklungsrechnung } from '../../../shared/antrag/abwicklungsrechnung.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import { jahreshaushalt } from '../../../shared/antrag/haushalt.ts';
import { nachDemBescheid } from '../../../shared/antrag/nach-dem-bescheid.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { antragMitStellen, stelle } from '../beispiele/andere-programme.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { antragMit } from './bausatz.ts';

const rechne = (antrag: Antrag, bescheide: readonly Bescheidangabe[] = []) =>
  planrechnung(antrag, REGELSTAENDE, namensschluessel, bescheide.map(vollerBescheid));
const ist = (id: string, haushaltsjahr: number, betrag: string): Abwicklung['ist'][number] => ({
  id,
  haushaltsjahr,
  betrag,
  monate: null,
  andereMittel: null,
});
const BESCHEID: Bescheidangabe = {
  datum: '2020-03-15',
  aktenzeichen: 'Az',
  stellen: '1.0',
  zuwendung: '143660.00',
  jahre: [
    { haushaltsjahr: 2020, zuwendung: '39180.00' },
    { haushaltsjahr: 2021, zuwendung: '52240.00' },
    { haushaltsjahr: 2022, zuwendung: '52240.00' },
  ],
};

test('ein Bescheid ohne jede Abwicklung: Aachen nach dem Plan, mit Pauschale 8.343,88, und sonst nichts', () => {
  const antrag = antragMit({ integrationspauschale: true });
  for (const abwicklung of [null, undefined]) {
    const ergebnis = nachDemBescheid(rechne({ ...antrag, abwicklung } as Antrag, [BESCHEID]));
    expect(ergebnis).toMatchObject({ jeEintrag: [], nachBesetzung: [], weiterleitungen: [] });
    expect(ergebnis?.jeHaushaltsjahr[0]).toMatchObject({
      haushaltsjahr: 2020,
      endgueltig: null,
      naechsterAbruf: null,
      haushalt: {
        grundlage: 'plan',
        belastung: '9795.00',
        integrationspauschale: '8343.88',
        belastungNachPauschale: '1451.12',
        andereMittel: '0.00',
      },
    });
  }
});

test('nach dem Ist von 48.975,00 mit allen Fördertagen dieselbe Pauschale; wer unbesetzt ist, hat nur die Tage im Fenster', () => {
  const antrag = antragMit({ integrationspauschale: true });
  const mit = (besetzung: Abwicklung['besetzung'], betrag: string) =>
    nachDemBescheid(rechne({ ...antrag, abwicklung: { ...LEER, besetzung, ist: [ist('S1', 2020, betrag)] } }))
      ?.jeHaushaltsjahr[0]?.haushalt;
  expect(mit([], '48975.00')).toMatchObject({
    grundlage: 'ist',
    ertrag: '39180.00',
    integrationspauschale: '8343.88',
    belastungNachPauschale: '1451.12',
  });
  // Bis 30.09. sind es 180 Tage, alle im Fenster: Der ganze Eigenanteil von 6.530,00 kommt aus der Pauschale.
  expect(mit([{ id: 'S1', von: '2020-04-01', bis: '2020-09-30' }], '32650.00')).toMatchObject({
    ertrag: '26120.00',
    integrationspauschale: '6530.00',
    belastungNachPauschale: '0.00',
  });
  // Besetzt im April und ab Oktober: 120 Tage, davon 80 im Fenster; von 21.766,67 also 14.511,11 mit 11.608,89 Zuwendung.
  const luecke = [
    { id: 'S1', von: '2020-04-01', bis: '2020-04-30' },
    { id: 'S1', von: '2020-10-01', bis: '2020-12-31' },
  ];
  expect(mit(luecke, '21766.67')).toMatchObject({
    ertrag: '17413.34',
    integrationspauschale: '2902.22',
    belastungNachPauschale: '1451.11',
  });
});

test('wo ein Programm kein Fenster der Integrationspauschale kennt, ist sie nach dem Ist 0', () => {
  const antrag = antragMitStellen([stelle('S1', '2024-01-01', '2024-12-31', '65300.00')], {
    regelstand: { thm: 'KIM-NRW', dia: null },
    integrationspauschale: true,
  });
  const ergebnis = nachDemBescheid(rechne({ ...antrag, abwicklung: { ...LEER, ist: [ist('S1', 2024, '65300.00')] } }));
  expect(ergebnis?.jeHaushaltsjahr[0]?.haushalt).toMatchObject({
    grundlage: 'ist',
    ertrag: '57000.00',
    belastung: '8300.00',
    integrationspauschale: '0.00',
  });
});

test('lässt sich ein Eintrag eines Jahres nicht rechnen, hat dieses Jahr keinen Haushalt und das Ganze kein Ergebnis', () => {
  const antrag = antragMit({
    massnahmen: [
      { haushaltsjahr: 2020, ausgaben: '1000.00' },
      { haushaltsjahr: 2021, ausgaben: '1000.00' },
      { haushaltsjahr: 2021, ausgaben: '1000.00', baustein: 5, quote: null },
    ],
  });
  const zeilen = [ist('M1', 2020, '1000.00'), ist('M2', 2021, '1000.00')];
  const mit = (massnahmen: Antrag['massnahmen']) =>
    nachDemBescheid(rechne({ ...antrag, massnahmen, abwicklung: { ...LEER, ist: zeilen } }));
  const dia = (ergebnis: ReturnType<typeof mit>) =>
    [...(ergebnis?.jeHaushaltsjahr ?? []), ...(ergebnis?.gesamt ?? [])]
      .filter(({ programm }) => programm === 'DIA')
      .map(({ endgueltig }) => endgueltig);
  expect(dia(mit(antrag.massnahmen.slice(0, 2)))).toEqual(['800.00', '800.00', '1600.00']);
  const mitFehler = mit(antrag.massnahmen);
  expect(dia(mitFehler)).toEqual(['800.00', null, null]);
  expect(mitFehler?.jeHaushaltsjahr.find((j) => j.programm === 'DIA' && j.haushaltsjahr === 2021)?.haushalt).toBeNull();
});

test('unter dem Bescheid steht jedes Jahr gegen seinen eigenen Anteil', () => {
  const antrag = antragMit({});
  const besetzung = [{ id: 'S1', von: '2020-07-01', bis: '2021-12-31' }];
  const ergebnis = nachDemBescheid(rechne({ ...antrag, abwicklung: { ...LEER, besetzung } }, [BESCHEID]));
  expect(ergebnis?.nachBesetzung.map(({ zuwendung, unterBescheid }) => [zuwendung, unterBescheid])).toEqual([
    ['26120.00', '13060.00'],
    ['52240.00', '0.00'],
    ['0.00', '52240.00'],
  ]);
});

test('ein Posten der Kommune, dessen Eigenanteil ein Partner trägt, steht unter „von Partnern“; jeder Schritt nennt R25', () => {
  const partner = { name: 'Verein', art: 'partner' as const };
  const antrag = antragMit({
    stellen: [
      { von: '2021-01-01', bis: '2021-12-31' },
      { von: '2021-01-01', bis: '2021-12-31', eigenanteil: 'partner' },
      { von: '2021-01-01', bis: '2021-12-31', eigenanteil: 'partner', traeger: partner, weiterleitung: 'vertrag' },
    ],
  });
  const rechnung = rechne({ ...antrag, abwicklung: LEER });
  const [jahr] = abwicklungsrechnung(rechnung).find(({ programm }) => programm === 'THM')?.jahre ?? [];
  const haushalt = jahr && jahreshaushalt(rechnung, 'THM', jahr);
  expect(haushalt?.posten.map(({ id, art, traegtKommune }) => [id, art, traegtKommune])).toEqual([
    ['S1', 'personal', true],
    ['S2', 'personal', false],
    ['S3', 'partner', false],
  ]);
  const { vonPartnern, andereMittel, integrationspauschale } = haushalt ?? {};
  const schritte = [vonPartnern, andereMittel, integrationspauschale].flatMap((schritt) => schritt ?? []);
  expect(schritte.map((schritt) => rechenwegzeilen(schritt).at(-1)?.wert)).toEqual(['13060.00', '0.00', '0.00']);
  for (const schritt of schritte) expect(schritt.angaben.regeln).toEqual(['R25']);
  expect(haushalt?.posten[1]?.eigenanteil.angaben.regeln).toEqual(['A4', 'R25']);
  pruefeRechenweg(...schritte);
});
