/**
 * Ein neues Haushaltsblatt, nur mit Tasten gefüllt: Stellen tippen, Zeilen einfügen, kopieren und nach unten ausfüllen.
 * Das Blatt zeigt danach auf den Cent den Plan.
 */
import { expect, test } from 'vitest';
import { berechneErgebnis } from '../../shared/antrag/finanzierungsplan.ts';
import type { Betraege } from '../../shared/antrag/planfelder.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import { AACHEN } from '../shared/beispiele/aachen.ts';
import { starteProdukt } from './produkt.ts';
import { bisZu, druecke, schreibeZeile, zumReiter, zurZelle } from './tasten.ts';
import { Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

/** Zeilen der Tabelle „Stellen“ im leeren Blatt. */
const [ERSTE, SUMME] = [24, 27];

const KOPFDATEN: readonly (readonly [zelle: string, wert: string])[] = [
  ['B6', 'Getippt'],
  ['B7', 'Stadt Aachen'],
  ['B9', 'kreisfrei'],
  ['B10', 'ja'],
  ['B11', '30.06.2019'],
  ['B12', '256'],
  ['B13', '0'],
  ['B19', 'ja'],
];

const stelle = (id: string, name: string | null, anteil: string, von: string, bis: string, ausgaben: string | null) =>
  [id, null, 'Stadt Aachen', 'Kommune', 'Kommune', name, anteil, von, bis, ausgaben] as const;

const GETIPPT = [
  stelle('S1', null, '1', '01.04.2020', '31.12.2022', '65300'),
  stelle('S2', 'Stelle 2', '1', '01.01.2021', '14.01.2021', '65300'),
  stelle('S3', 'Stelle 2', '1', '15.01.2021', '31.12.2021', '65300'),
];

/** Der Inhalt der Tabelle danach, von oben nach unten. */
const ERWARTET = [
  GETIPPT[0],
  stelle('S4', null, '0,5', '01.07.2020', '31.12.2022', null),
  stelle('S5', null, '1', '01.04.2020', '31.12.2022', '65300'),
  ...GETIPPT.slice(1),
  stelle('S6', 'Stelle 2', '1', '01.02.2022', '31.12.2022', '65300'),
] as readonly (typeof GETIPPT)[number][];

function antrag(): Antrag {
  const iso = (tag: string) => tag.split('.').reverse().join('-');
  return {
    ...AACHEN,
    massnahmen: [],
    stellen: ERWARTET.map(([id, , , , , name, anteil, von, bis, ausgaben]) => ({
      ...(AACHEN.stellen[0] as Antrag['stellen'][number]),
      id,
      stelle: name,
      stellenanteil: anteil.replace(',', '.'),
      von: iso(von),
      bis: iso(bis),
      jahresausgaben: ausgaben,
    })),
  };
}

const deutsch = (betrag: string | number) =>
  Number(betrag) === 0
    ? '–'
    : Number(betrag).toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

test('vier Stellen getippt, eine Zeile eingefügt, eine kopiert, eine ausgefüllt: Blatt und Plan sind gleich', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const { seite, bereich } = workbench;
  try {
    await zumReiter(workbench, 'Versionen');
    await bisZu(workbench, bereich.getByRole('button', { name: 'Neuer Antrag' }));
    await druecke(workbench, 'Enter');
    await bisZu(workbench, seite.getByRole('alertdialog').getByRole('button', { name: 'Trotzdem überschreiben' }));
    await druecke(workbench, 'Enter');
    await bereich.getByText('Ein leeres Haushaltsblatt ist angelegt.').first().waitFor();

    for (const [zelle, wert] of KOPFDATEN) await schreibeZeile(workbench, zelle, [wert]);
    for (const [i, werte] of GETIPPT.entries()) await schreibeZeile(workbench, `A${ERSTE + i}`, werte);

    // Zwischen zwei Stellen: eine leere Zeile, in die eine vierte Stelle kommt.
    await zurZelle(workbench, `A${ERSTE + 1}`);
    await druecke(workbench, 'Shift+Space', 'Control+Alt+=');
    await schreibeZeile(workbench, `A${ERSTE + 1}`, ERWARTET[1] ?? []);

    // Die erste Zeile, ganz kopiert, in eine weitere eingefügte; nur die Kennung ist neu.
    await zurZelle(workbench, `A${ERSTE}`);
    await druecke(workbench, 'Shift+Space', 'Control+C');
    await zurZelle(workbench, `A${ERSTE + 2}`);
    await druecke(workbench, 'Shift+Space', 'Control+Alt+=');
    await zurZelle(workbench, `A${ERSTE + 2}`);
    await druecke(workbench, 'Shift+Space', 'Control+V');
    await schreibeZeile(workbench, `A${ERSTE + 2}`, ['S5']);

    // Vor der Summe, also unter der letzten Stelle; nach unten ausgefüllt.
    await zurZelle(workbench, `A${SUMME + 2}`);
    expect(await workbench.zeigt(`A${SUMME + 2}`)).toBe('Summe');
    await druecke(workbench, 'Shift+Space', 'Control+Alt+=');
    await zurZelle(workbench, `A${SUMME + 2}`);
    await druecke(workbench, 'Shift+Space', 'Control+D');
    await schreibeZeile(workbench, `A${SUMME + 2}`, ['S6']);
    await schreibeZeile(workbench, `H${SUMME + 2}`, ['01.02.2022', '31.12.2022']);

    const plan = berechneErgebnis(antrag()).ergebnis.finanzierungsplan;
    const gesamt = plan.gesamt as Betraege;
    // Zwei nacheinander auf „Stelle 2“: 52.240,00 € im Jahr 2021, nicht 52.385,12 €.
    const aufStelle2 = plan.zeilen.filter(
      ({ id, haushaltsjahr }) => ['S2', 'S3'].includes(id) && haushaltsjahr === 2021,
    );
    expect(aufStelle2.map(({ betraege }) => Number(betraege?.zuwendung)).reduce((a, b) => a + b, 0)).toBe(52_240);

    await zumReiter(workbench, 'Plan');
    const tabelle = bereich.getByRole('table', { name: 'Finanzierungsplan je Haushaltsjahr' });
    await tabelle.getByText(deutsch(gesamt.zuwendung)).first().waitFor();
    expect(await bereich.getByText('Fehler: Blatt und Plan zeigen verschiedene Zahlen').count()).toBe(0);
    for (const { schluessel, betraege } of plan.jeHaushaltsjahr) {
      const zeile = await tabelle.getByRole('row', { name: String(schluessel) }).innerText();
      for (const feld of ['zuwendung', 'eigenanteil'] as const)
        expect(zeile).toContain(deutsch(betraege?.[feld] ?? ''));
    }
    const zeigt = async (zellen: readonly string[]) => {
      const werte: string[] = [];
      for (const zelle of zellen) werte.push(await workbench.zeigt(zelle));
      return werte;
    };
    const spalten = (betraege: Betraege) => [
      deutsch(betraege.ausgaben),
      deutsch(betraege.zuwendung),
      deutsch(betraege.eigenanteil),
      deutsch(betraege.integrationspauschale),
    ];
    for (const { schluessel, betraege } of plan.jeHaushaltsjahr) {
      const nr = 6 + schluessel - 2019;
      expect(await zeigt([`D${nr}`, `E${nr}`, `F${nr}`, `G${nr}`, `H${nr}`])).toEqual([
        String(schluessel),
        ...spalten(betraege as Betraege),
      ]);
    }
    expect(await zeigt(['D10', 'E10', 'F10', 'G10', 'H10'])).toEqual(['Summe', ...spalten(gesamt)]);
    expect(await zeigt([`P${SUMME + 3}`, `U${SUMME + 3}`])).toEqual([
      deutsch(gesamt.zuwendung),
      deutsch(gesamt.eigenanteil),
    ]);
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});
