/** Regelstand je Programm und Stelle, Budget, vorzeitiger Beginn; Aachens Stelle nach beiden Regelständen von 2019. */
import { describe, expect, test } from 'vitest';
import { mitVorgaben, uebernommen } from '../../../shared/antrag/antragsteile.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { type Antrag, antragSchema } from '../../../shared/antrag/schema.ts';
import { verwendeteRegelstaende } from '../../../shared/antrag/verwendete-regelstaende.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';

const [stelle] = AACHEN_BEISPIEL.stellen;
if (!stelle) throw new Error('Das Beispiel hat keine Stelle');
/** Eine Stelle vom 01.04.2020 bis zum Ende des Regelstands, 65.300 € im Jahr. */
const aachen = (aenderung: Partial<Antrag> = {}, bis = '2022-12-31'): Antrag =>
  antragSchema.parse({
    ...AACHEN_BEISPIEL,
    stellen: [
      {
        ...stelle,
        stelle: null,
        stellenanteil: '1.0',
        von: '2020-04-01',
        bis,
        jahresausgaben: '65300.00',
        eigenanteil: 'kommune',
      },
    ],
    massnahmen: [],
    integrationspauschale: true,
    ...aenderung,
  });
const massnahme = (haushaltsjahr: number, aenderung = {}) => ({
  ...{ id: 'M1', baustein: 1, bezeichnung: '', traeger: { name: 'Stadt Aachen', art: 'kommune' } },
  ...{ eigenanteil: 'kommune', haushaltsjahr, ausgaben: '10000.00', ausgabenImFenster: null, quote: null },
  ...{ teilnehmende: null, weiterleitung: null, ...aenderung },
});
const rechne = (antrag: Antrag) => {
  const { ergebnis, hinweise } = berechneErgebnis(antrag);
  return { plan: ergebnis.finanzierungsplan, hinweise, codes: hinweise.map(({ code }) => code) };
};

describe('THM-2019-F', () => {
  test('Aachen ab 01.04.2020: 810 Tage, 153.000,00 / 146.925,00 / 117.540,00 / 29.385,00, ganz kofinanzierbar', () => {
    const { plan } = rechne(aachen({ regelstand: { thm: 'THM-2019-F', dia: null } }, '2022-06-30'));
    expect(plan.gesamt).toMatchObject({
      foerdertage: 810,
      bemessung: '153000.00',
      ausgaben: '146925.00',
      zuwendung: '117540.00',
      eigenanteil: '29385.00',
      integrationspauschale: '29385.00',
      kommune: '0.00',
    });
    expect(plan.zeilen.map(({ regelstand }) => regelstand)).toEqual(['THM-2019-F', 'THM-2019-F', 'THM-2019-F']);
  });

  test('ein Zeitraum darüber hinaus wird abgewiesen, nie zugeschnitten', () => {
    const { plan, hinweise } = rechne(aachen({ regelstand: { thm: 'THM-2019-F', dia: null } }));
    expect(plan.gesamt).toBeNull();
    expect(plan.zeilen[0]).toMatchObject({ regelstand: null, betraege: null });
    expect(hinweise.find(({ code }) => code === 'AUSSERHALB_REGELSTAND')?.text).toContain('30.06.2022 (THM-2019-F)');
  });

  test('der andere Regelstand: −26.120,00 €, alles 2022, und er sagt, was er abschneidet', () => {
    const hinweis = rechne(aachen({ integrationspauschale: false })).hinweise.find(
      ({ code }) => code === 'ANDERER_REGELSTAND',
    );
    expect(hinweis?.text).toContain('die Zuwendung 2022 um −26.120,00 €.');
    expect(hinweis?.text).toContain('30.06.2022');
    expect(hinweis?.text).not.toMatch(/202[01] um/);
    const zurueck = rechne(
      aachen({ integrationspauschale: false, regelstand: { thm: 'THM-2019-F', dia: null } }, '2022-06-30'),
    );
    expect(zurueck.codes).not.toContain('ANDERER_REGELSTAND');
  });

  test('eigener Nachweis der Integrationspauschale bis 31.03.2023', () => {
    const { hinweise } = rechne(aachen({ regelstand: { thm: 'THM-2019-F', dia: null } }, '2022-06-30'));
    expect(hinweise.find(({ code }) => code === 'PAUSCHALENNACHWEIS_FAELLIG')?.text).toContain('31.03.2023');
  });
});

describe('DIA-2019-F', () => {
  const antrag = (haushaltsjahr: number, dia: string | null, aenderung = {}) =>
    aachen({
      stellen: [],
      massnahmen: [massnahme(haushaltsjahr, aenderung)] as Antrag['massnahmen'],
      regelstand: { thm: null, dia },
    });

  test('2023 zählt ganz, ohne ihn lässt es sich nicht rechnen', () => {
    expect(rechne(antrag(2023, 'DIA-2019-F')).plan.gesamt).toMatchObject({ zuwendung: '8000.00' });
    expect(rechne(antrag(2023, null)).plan.gesamt).toBeNull();
    expect(rechne(antrag(2024, 'DIA-2019-F')).plan.gesamt).toBeNull();
  });

  test('2022 zählt, was als Ausgaben im Fenster angegeben ist', () => {
    const fenster = { ausgabenImFenster: '4000.00' };
    expect(rechne(antrag(2022, 'DIA-2019-F', fenster)).plan.gesamt?.integrationspauschale).toBe('800.00');
    expect(rechne(antrag(2022, null, fenster)).plan.gesamt?.integrationspauschale).toBe('0.00');
  });
});

describe('Wahl', () => {
  test('ohne Namen gilt nie einer, der nur benannt gilt: 2024 bleibt ein Fehler', () => {
    const antrag = aachen({ stellen: [{ ...stelle, von: '2024-01-01', bis: '2024-12-31' }] });
    expect(rechne(antrag).plan.gesamt).toBeNull();
    const text = rechne(antrag).hinweise.find(({ code }) => code === 'AUSSERHALB_REGELSTAND')?.text;
    expect(text).toContain('(THM-2019)');
    expect(text).not.toContain('-F');
  });

  test('eine Stelle geht dem Kopf vor; die Version nennt nur, was sie braucht', () => {
    const antrag = aachen(
      {
        stellen: [
          { ...stelle, id: 'A', stelle: null, von: '2020-04-01', bis: '2022-12-31', regelstand: 'THM-2019' },
          { ...stelle, id: 'B', stelle: null, von: '2020-04-01', bis: '2022-06-30' },
        ],
        regelstand: { thm: 'THM-2019-F', dia: null },
      },
      '2022-06-30',
    );
    const genannt = rechne(antrag).plan.zeilen.map(({ id, regelstand }) => `${id} ${regelstand}`);
    expect(new Set(genannt)).toEqual(new Set(['A THM-2019', 'B THM-2019-F']));
    expect(verwendeteRegelstaende(antrag).map(({ id }) => id)).toEqual(['THM-2019', 'THM-2019-F']);
    expect(verwendeteRegelstaende(aachen()).map(({ id }) => id)).toEqual(['THM-2019']);
  });

  test('unbekannte Id und Id des anderen Programms: keine Beträge, ein Fehler mit den bekannten Ids', () => {
    for (const thm of ['THM-1999', 'DIA-2019']) {
      const { plan, hinweise } = rechne(aachen({ regelstand: { thm, dia: null } }));
      expect(plan.gesamt).toBeNull();
      const fehler = hinweise.filter(({ schweregrad }) => schweregrad === 'fehler').map(({ text }) => text);
      expect(fehler.join(' ')).toContain(thm);
      expect(fehler.join(' ')).toContain('THM-2019-F');
    }
  });
});

describe('Budget', () => {
  test('die Einträge behalten ihre Zahlen, eine Zeile trägt die Kürzung, jede Spalte geht auf', () => {
    const { plan, hinweise } = rechne(
      aachen({ budget: [{ programm: 'THM-2019', haushaltsjahr: 2021, betrag: '50000.00' as never }] }),
    );
    const kuerzung = plan.zeilen.at(-1);
    expect(kuerzung).toMatchObject({
      art: 'kuerzung',
      bezeichnung: 'Kürzung auf das Budget',
      haushaltsjahr: 2021,
      betraege: { zuwendung: '-2240.00', eigenanteil: '2240.00', kommune: '2240.00', ausgaben: '0.00' },
    });
    expect(plan.zeilen.find((z) => z.id === stelle.id && z.haushaltsjahr === 2021)?.betraege?.zuwendung).toBe(
      '52240.00',
    );
    expect(plan.jeHaushaltsjahr.find(({ schluessel }) => schluessel === 2021)?.betraege).toMatchObject({
      ausgaben: '65300.00',
      zuwendung: '50000.00',
      eigenanteil: '15300.00',
    });
    expect(hinweise.find(({ code }) => code === 'BUDGET_UEBERSCHRITTEN')?.text).toContain('2.240,00 €');
  });

  test('genau das Budget kürzt nichts; eines für kein Programm des Antrags sagt es', () => {
    const genau = aachen({ budget: [{ programm: 'THM', haushaltsjahr: 2021, betrag: '52240.00' as never }] });
    expect(rechne(genau).plan.zeilen.some(({ art }) => art === 'kuerzung')).toBe(false);
    const fremd = aachen({ budget: [{ programm: 'SSA-NRW', haushaltsjahr: 2021, betrag: '1.00' as never }] });
    expect(rechne(fremd).codes).toContain('BUDGET_OHNE_WIRKUNG');
  });

  test('zwei Budgets für dasselbe Programm und Jahr nimmt das Schema nicht an', () => {
    const budget = [1, 2].map((betrag) => ({ programm: 'THM', haushaltsjahr: 2021, betrag: `${betrag}.00` }));
    expect(antragSchema.safeParse({ ...aachen(), budget }).success).toBe(false);
  });

  test('Maßnahmen mehrerer Bausteine: je Baustein eine Kürzung, zusammen genau der Rest', () => {
    const antrag = aachen({
      stellen: [],
      massnahmen: [massnahme(2021), massnahme(2021, { id: 'M2', baustein: 2, ausgaben: '5000.00' })] as never,
      budget: [{ programm: 'DIA', haushaltsjahr: 2021, betrag: '11000.00' as never }],
    });
    const { plan } = rechne(antrag);
    expect(plan.gesamt).toMatchObject({ zuwendung: '11000.00', eigenanteil: '4000.00', ausgaben: '15000.00' });
    expect(plan.zeilen.filter(({ art }) => art === 'kuerzung').map(({ betraege }) => betraege?.zuwendung)).toEqual([
      '-666.67',
      '-333.33',
    ]);
  });
});

describe('Vorzeitiger Beginn (R10)', () => {
  const mit = (thm: string | null) =>
    aachen({
      verfahren: {
        thm: { antragAm: null, bewilligtAm: '2020-06-01' as never },
        dia: { antragAm: null, bewilligtAm: null },
      },
      vorzeitigerBeginn: { thm: thm as never, dia: null },
    });

  test('ein Beginn ab dem genehmigten Tag ist kein Fehler, davor schon', () => {
    expect(rechne(mit(null)).codes).toContain('BEGINN_VOR_BEWILLIGUNG');
    expect(rechne(mit('2020-04-01')).codes).not.toContain('BEGINN_VOR_BEWILLIGUNG');
    expect(rechne(mit('2020-04-02')).codes).toContain('BEGINN_VOR_BEWILLIGUNG');
  });
});

describe('Teile einer Anfrage', () => {
  const voll = aachen({
    regelstand: { thm: 'THM-2019-F', dia: null },
    zeitanteil: 'tage',
    ausnahmegrund: 'weil',
    budget: [{ programm: 'THM', haushaltsjahr: 2021, betrag: '1.00' as never }],
    vorzeitigerBeginn: { thm: '2020-04-01' as never, dia: null },
    stellen: [{ ...stelle, regelstand: 'THM-2019' }],
  });

  test('was eine Anfrage von früher nicht nennt, gilt weiter; null leert es', () => {
    expect(mitVorgaben(uebernommen(aachen(), voll))).toMatchObject({
      regelstand: voll.regelstand,
      zeitanteil: 'tage',
      budget: voll.budget,
      ausnahmegrund: 'weil',
      stellen: [{ regelstand: 'THM-2019' }],
    });
    expect(mitVorgaben(uebernommen(aachen({ regelstand: null, budget: null, zeitanteil: null }), voll))).toMatchObject({
      regelstand: { thm: null, dia: null },
      zeitanteil: 'dreissigstel',
      budget: [],
    });
  });
});
