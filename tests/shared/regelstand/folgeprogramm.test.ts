/**
 * Ein Folgeprogramm beider Arten geht als Daten durch alles, was aus einem Regelstand rechnet oder schreibt, und
 * nirgends steht eine Zahl oder Quelle von 2019. Nicht geprüft sind hier die Sätze der Regeln und ihre Fundstellen im
 * Rechenweg.
 */
import * as xlsx from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { regelstandwerte } from '../../../addin/taskpane/regeln/regelstandwerte.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import { type Antrag, antragSchema } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { pruefeListe } from '../../../shared/listenpruefung/pruefen.ts';
import { erkenneSpalten } from '../../../shared/listenpruefung/spalten.ts';
import { pruefmappe } from '../../../shared/pruefmappe/pruefmappe.ts';
import type { Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';
import { alsHtml } from '../../../shared/schriftstuecke/html-seite.ts';
import { pruefprotokoll } from '../../../shared/schriftstuecke/pruefprotokoll.ts';
import { libreOffice, mitOrakel } from '../../orakel/libreoffice.ts';
import { neuGerechnet } from '../pruefmappe/tabellenprogramm.ts';
import { alsVersion } from '../pruefmappe/version.ts';
import {
  DIA_2031,
  FOLGEANTRAG,
  MIT_FOLGEPROGRAMM,
  NUR_FOLGEPROGRAMM,
  spurenVon2019,
  THM_2031,
} from './folgeprogramm.ts';

const GESPEICHERT = { erstelltAm: '2031-03-01T09:30:00.000Z' };
const mit = (aenderung: Partial<Antrag>): Antrag => antragSchema.parse({ ...FOLGEANTRAG, ...aenderung });
const [S1, S2] = FOLGEANTRAG.stellen as [Antrag['stellen'][number], Antrag['stellen'][number]];
const [M1] = FOLGEANTRAG.massnahmen as [Antrag['massnahmen'][number]];
const hinweistexte = (antrag: Antrag, verzeichnis: Verzeichnis = NUR_FOLGEPROGRAMM) =>
  berechneErgebnis(antrag, verzeichnis).hinweise.map(({ text }) => text);

describe('Die Suche nach Spuren', () => {
  it('findet 2019 in dem, was das Beispiel Aachen zeigt', () => {
    const { hinweise } = berechneErgebnis({ ...AACHEN_BEISPIEL, massnahmen: [] });
    expect(hinweise.filter(({ text }) => spurenVon2019(text).length > 0).length).toBeGreaterThan(2);
    expect(spurenVon2019(alsHtml(pruefprotokoll(alsVersion(AACHEN_BEISPIEL))))).not.toEqual([]);
  });

  it.each([
    'Regelstand THM-2019',
    '68.000,00 €',
    '(80 %)',
    '0,8 (Förderquote)',
    'nur halbe Schritte',
    'bis 20.11.',
    'Konzept Nr. 5',
    'im Jahr 2020',
  ])('%s', (text) => expect(spurenVon2019(text)).not.toEqual([]));

  it.each(['2.020,21 €', '0,85', '180 %', 'Folgeprogramm § 520', '93.600,00 €'])('%s ist keine', (text) =>
    expect(spurenVon2019(text)).toEqual([]),
  );
});

describe('Plan', () => {
  const { finanzierungsplan } = berechneErgebnis(FOLGEANTRAG, NUR_FOLGEPROGRAMM).ergebnis;
  const zeile = (id: string, jahr: number) =>
    finanzierungsplan.zeilen.find((z) => z.id === id && z.haushaltsjahr === jahr)?.betraege;

  it('rechnet mit Grundlage, Quote und einem Fenster über zwei Jahre', () => {
    expect(zeile('S1', 2031)).toMatchObject({
      foerdertage: 270,
      bemessung: '70200.00',
      ausgaben: '65250.00',
      zuwendung: '42412.50',
      eigenanteil: '22837.50',
    });
    expect(zeile('S1', 2031)).toMatchObject({ integrationspauschale: '20300.00', kommune: '2537.50' });
    expect(zeile('S1', 2032)).toMatchObject({ zuwendung: '56550.00', integrationspauschale: '8881.25' });
    expect(zeile('S1', 2033)).toMatchObject({ zuwendung: '56550.00', integrationspauschale: '0.00' });
    expect(zeile('S2', 2032)).toMatchObject({
      bemessung: '46800.00',
      zuwendung: '30420.00',
      nichtZuwendungsfaehig: '46800.00',
    });
  });

  it('rechnet die Bausteine mit ihren Quoten und ihrem Fenster', () => {
    expect(zeile('M1', 2031)).toMatchObject({ zuwendung: '60000.00', integrationspauschale: '0.00' });
    expect(zeile('M2', 2032)).toMatchObject({ zuwendung: '60000.00', integrationspauschale: '13333.33' });
    expect(zeile('M3', 2032)).toMatchObject({ zuwendung: '2750.01', eigenanteil: '2250.00' });
    expect(zeile('M4', 2033)).toMatchObject({ zuwendung: '45000.00', integrationspauschale: '55000.00' });
  });

  it.each([
    [256, '2.75'],
    [30, '0.75'],
    [59, '0.75'],
    [60, '1.0'],
    [101, '1.0'],
    [102, '1.25'],
  ])('%i Personen sind %s Stellen', (geduldete, stellen) =>
    expect(
      berechneErgebnis(mit({ personen: { geduldete, gestattete: 0 } }), NUR_FOLGEPROGRAMM).ergebnis.finanzierungsplan
        .stellenNachSchluessel,
    ).toBe(stellen),
  );

  it('rechnet neben den Regelständen von 2019 dasselbe wie allein', () => {
    expect(berechneErgebnis(FOLGEANTRAG, MIT_FOLGEPROGRAMM)).toEqual(berechneErgebnis(FOLGEANTRAG, NUR_FOLGEPROGRAMM));
    expect(nachrechne(alsVersion(FOLGEANTRAG, {}, MIT_FOLGEPROGRAMM), MIT_FOLGEPROGRAMM)).toEqual([]);
  });

  it('ändert an einem Antrag von 2019 nichts', () =>
    expect(berechneErgebnis(AACHEN_BEISPIEL, MIT_FOLGEPROGRAMM)).toEqual(berechneErgebnis(AACHEN_BEISPIEL)));
});

describe('Hinweise', () => {
  it.each<[string, Antrag]>([
    ['der ganze Antrag', FOLGEANTRAG],
    ['ohne Integrationspauschale', mit({ integrationspauschale: false })],
    ['wenige Stellen', mit({ stellen: [{ ...S1, stellenanteil: '0.25' }] })],
    ['das Fördervolumen reicht nur für die Zuwendung', mit({ foerdervolumen: '170000.00' })],
    ['eine andere als die feste Quote', mit({ massnahmen: [{ ...M1, quote: '0.7' }] })],
    ['eine Quote außerhalb der Spanne', mit({ massnahmen: [{ ...M1, baustein: 5, quote: '0.75' }] })],
    ['Baustein 5 ohne Quote', mit({ massnahmen: [{ ...M1, baustein: 5 }] })],
    [
      'außerhalb des Regelstands',
      mit({ stellen: [{ ...S1, bis: '2034-01-31' }], massnahmen: [{ ...M1, haushaltsjahr: 2034 }] }),
    ],
    ['unter der Bagatellgrenze', mit({ bagatellgrenze: '9000000.00' })],
    ['Hälften', mit({ personen: { geduldete: 281, gestattete: 0 } })],
  ])('%s', (_fall, antrag) => {
    const texte = hinweistexte(antrag);
    expect(texte.length).toBeGreaterThan(2);
    expect(texte.flatMap(spurenVon2019)).toEqual([]);
  });

  it.each([
    ['Frist', 'kam nach der Frist 31.10.2030'],
    ['Frist der Bausteine', 'kam nach der Frist 30.11.2030'],
    ['Nachweis', 'fällig am 31.05.2034, 5 Monate nach dem Ende'],
    ['Nachweis der Bausteine', 'fällig am 31.07.2034, 7 Monate nach dem Ende'],
    ['Fördervolumen', 'Die Bausteine 1 bis 3 und 5 sehen 165.000,00 € Zuwendung vor'],
    [
      'W3',
      'beträgt der Eigenanteil 49.382,68 € (40 %) und die Zuwendung nur 74.074,02 €. Ist es die Zuwendung (60 %), gehören 82.304,47 € Eigenanteil dazu',
    ],
    [
      'Coaching',
      'mit 4 Coaches (rechnerisch 3,466666…), einem je 15 Personen. Das ist eine Planungszahl (Bürgerliches Gesetzbuch, Folgeprogramm § 507)',
    ],
    ['Fenster', 'außerhalb (01.02.2032 bis 31.05.2033)'],
    ['Teilzeit', 'mit einer Bemessungsgrundlage von 46.800,00 €'],
    ['geteilte Stelle', '2032 nur 286 statt 292 Fördertage'],
    ['Schlüssel', 'für 256 Geduldete 2,75 möglich'],
  ])('%s: %s', (_was, text) => expect(hinweistexte(FOLGEANTRAG)).toContainEqual(expect.stringContaining(text)));

  it('das Fördervolumen als Gesamtausgaben nennt die zählenden Bausteine', () =>
    expect(hinweistexte(mit({ foerdervolumen: '170000.00' }))).toContainEqual(
      expect.stringContaining('reicht für 165.000,00 € Zuwendung der Bausteine 1 bis 3 und 5.'),
    ));

  it('zählt nur ein Baustein, steht die Einzahl', () => {
    const { 1: eins, ...uebrige } = DIA_2031.bausteine;
    const ohne = Object.fromEntries(
      Object.entries(uebrige).map(([nr, b]) => [
        nr,
        { ...b, zaehltZumFoerdervolumen: { ...b.zaehltZumFoerdervolumen, wert: false } },
      ]),
    );
    const dia = { ...DIA_2031, bausteine: { ...ohne, 1: eins } as typeof DIA_2031.bausteine };
    const texte = (foerdervolumen: string) => hinweistexte(mit({ foerdervolumen }), [THM_2031, dia]);
    expect(texte('50000.00')).toContainEqual(expect.stringContaining('Der Baustein 1 sieht 60.000,00 € Zuwendung vor'));
    expect(texte('70000.00')).toContainEqual(
      expect.stringContaining('reicht für 60.000,00 € Zuwendung des Bausteins 1.'),
    );
  });

  it('W3 gilt mit den Quoten aller Regelstände, die die Maßnahmen berühren, auch in einem Antrag über den Wechsel', () => {
    const ueberDenWechsel = mit({
      massnahmen: [{ ...M1, id: 'M0', haushaltsjahr: 2022 }, M1],
      stellen: [{ ...S1, jahresausgaben: '49382.68' }],
    });
    const w3 = (antrag: Antrag) =>
      berechneErgebnis(antrag, MIT_FOLGEPROGRAMM)
        .hinweise.filter(({ code }) => code === 'EIGENANTEIL_LESARTEN')
        .map(({ text }) => text);
    expect(w3(ueberDenWechsel)).toEqual([expect.stringContaining('(40 %)')]);
    expect(w3({ ...ueberDenWechsel, stellen: [{ ...S2, jahresausgaben: '24691.34' }] })).toEqual([
      expect.stringContaining('(20 %)'),
    ]);
  });
});

describe('Liste prüfen', () => {
  const REGELSTAENDE = { thm: THM_2031, dia: DIA_2031 };
  const LISTE = [
    ['A', '256', '2,75', '100.000,00', '40.000,00'],
    ['B', '256', '2,6', '100.000,00', '20.000,00'],
    ['C', '30', '0,5', '100.000,00', '40.000'],
    ['D', '59', '0,75', '100.000,00', '66.666,67'],
  ];
  const zuordnung = { kopfzeile: null, rollen: ['kommune', 'geduldete', 'stellen', 'mittel', 'eigenanteil'] } as const;

  it('vergleicht mit dem Schlüssel und den Quoten des gewählten Regelstands und nennt ihn', () => {
    const ergebnis = pruefeListe(LISTE, zuordnung, REGELSTAENDE);
    expect(ergebnis.regelstaende).toEqual(['THM-2031', 'DIA-2031']);
    expect(ergebnis.zeilen.map(({ nachSchluessel }) => nachSchluessel?.toString())).toEqual([
      '2.75',
      '2.75',
      '0.75',
      '0.75',
    ]);
    const texte = ergebnis.zeilen.map(({ befunde }) => befunde.map(({ text }) => text).join(' '));
    expect(texte[0]).toBe('');
    expect(texte[1]).toContain('Der Schlüssel kennt nur Schritte von 0,25.');
    expect(texte[1]).toContain('beträgt der Eigenanteil 40.000,00 € (40 %)');
    expect(texte[3]).toBe('');
    expect(texte.flatMap(spurenVon2019)).toEqual([]);
  });

  it('eine unklare Zahl passt mit der Quote des Regelstands', () => {
    const [zeile] = pruefeListe([['A', '', '', '100', '40.000']], zuordnung, REGELSTAENDE).zeilen;
    expect(zeile?.befunde.map(({ text }) => text)).toContainEqual('40 passt als 40 % von Gesamtausgaben von 100,00 €.');
  });

  it('erkennt Spalten ohne Überschriften an seinem Schlüssel', () => {
    const liste = [
      ['A', '256', '2,75'],
      ['B', '130', '1,5'],
      ['C', '102', '1,25'],
      ['D', '30', '0,75'],
    ];
    expect(erkenneSpalten(liste, THM_2031).rollen).toEqual(['kommune', 'geduldete', 'stellen']);
  });
});

describe('Prüfmappe', () => {
  const version = alsVersion(FOLGEANTRAG, GESPEICHERT, NUR_FOLGEPROGRAMM);
  const daneben = alsVersion(FOLGEANTRAG, GESPEICHERT, MIT_FOLGEPROGRAMM);

  it('zeigt in keiner Zelle eine Zahl oder Quelle von 2019', async () => {
    const mappe = xlsx.read(await pruefmappe(version, NUR_FOLGEPROGRAMM), { type: 'array', cellFormula: true });
    const texte = mappe.SheetNames.flatMap((name) =>
      Object.entries(mappe.Sheets[name] ?? {}).flatMap(([adresse, zelle]: [string, xlsx.CellObject]) =>
        adresse.startsWith('!')
          ? []
          : spurenVon2019(`${zelle.f ?? ''} ${zelle.v}`).map((spur) => `${name}!${adresse} ${spur}`),
      ),
    );
    expect(texte).toEqual([]);
  });

  it('ein Tabellenprogramm rechnet aus ihren Formeln dasselbe, ob allein oder neben den Regelständen von 2019', async () => {
    for (const datei of [await pruefmappe(version, NUR_FOLGEPROGRAMM), await pruefmappe(daneben, MIT_FOLGEPROGRAMM)]) {
      const zellen = neuGerechnet(datei);
      expect(zellen.length).toBeGreaterThan(1_000);
      expect(zellen.filter(({ unsere, neu }) => unsere !== neu)).toEqual([]);
    }
  });

  it('ihre Formeln meinen nur Zellen des eigenen Regelstands, auch wo er Werte von 2019 unverändert übernimmt', async () => {
    const uebernommen = { ...THM_2031, tageJeMonat: (MIT_FOLGEPROGRAMM[0] as typeof THM_2031).tageJeMonat };
    const verzeichnis = [...MIT_FOLGEPROGRAMM.filter(({ id }) => id !== THM_2031.id), uebernommen];
    const datei = await pruefmappe(alsVersion(FOLGEANTRAG, GESPEICHERT, verzeichnis), verzeichnis);
    const ab2031 = zeilenDesRegelstands(datei);
    const bezuege = neuGerechnet(datei).flatMap(({ formel }) =>
      [...formel.matchAll(/'Regelstand'!\$[CD]\$(\d+)/g)].map(([, zeile]) => Number(zeile)),
    );
    expect(bezuege.length).toBeGreaterThan(500);
    expect(bezuege.filter((zeile) => !ab2031.has(zeile))).toEqual([]);
  });

  it.each([
    ['Tage je Monat', 'C', 31, 'Plan!F9', 372],
    ['Tage je Monat (im vollen Jahr kürzt es sich)', 'C', 31, 'Plan!I9', 93_600],
    ['Tage je Monat (auch bei den Ausgaben)', 'C', 31, 'Plan!L9', 87_000],
    ['Förderquote', 'C', 50, 'Plan!O9', 43_500],
    ['Bemessungsgrundlage je 1,0 Stelle und Jahr in €', 'C', 60_000, 'Plan!I9', 60_000],
    ['Geduldete je Stelle', 'C', 256, 'Übersicht!B6', 1],
    ['1,0 Stelle ab Personen', 'C', 257, 'Übersicht!B6', 2.75],
    ['Integrationspauschale bis', 'C', 48_030, 'Plan!AD9', 0],
  ])('wer auf dem Blatt „Regelstand“ %s ändert, ändert das Ergebnis', async (angabe, spalte, wert, ziel, erwartet) => {
    const datei = await pruefmappe(version, NUR_FOLGEPROGRAMM);
    const zelle = `Regelstand!${spalte}${zeileDerAngabe(datei, angabe.replace(/ \(.*/, ''))}`;
    expect(neuGerechnet(datei, new Map([[zelle, wert]])).find(({ adresse }) => adresse === ziel)?.neu).toBe(erwartet);
  });

  const programm = libreOffice();
  it.runIf(programm !== null)('LibreOffice rechnet sie neu, Zelle für Zelle gleich', { timeout: 600_000 }, async () => {
    const mappen = new Map([
      ['allein', await pruefmappe(version, NUR_FOLGEPROGRAMM)],
      ['daneben', await pruefmappe(daneben, MIT_FOLGEPROGRAMM)],
    ]);
    const { geprueft, falsch } = await mitOrakel(programm as string, async (orakel) => orakel.pruefe(mappen));
    expect(geprueft).toBeGreaterThan(2_000);
    expect(falsch).toEqual([]);
  });
});

describe('Protokoll und Tab „Regeln“', () => {
  it('das Protokoll zeigt nichts von 2019 und nennt das Folgeprogramm', () => {
    const version = alsVersion(FOLGEANTRAG, GESPEICHERT, NUR_FOLGEPROGRAMM);
    const seite = alsHtml(pruefprotokoll(version, {}, NUR_FOLGEPROGRAMM));
    expect(spurenVon2019(seite)).toEqual([]);
    expect(seite).toContain('THM-2031');
    expect(seite).toContain('Nachgerechnet mit den genannten Regelständen: alle gespeicherten Zahlen stimmen.');
  });

  it.each([THM_2031, DIA_2031])('die Werte von $id stehen mit ihrer eigenen Quelle da', (regelstand) => {
    const werte = regelstandwerte(regelstand);
    expect(werte.flatMap(({ name, wert }) => spurenVon2019(`${name}: ${wert}`))).toEqual([]);
    for (const { fundstelle } of werte) expect(fundstelle.stelle).toMatch(/^Folgeprogramm § \d+$/);
  });
});

/** Spalte A des Blatts „Regelstand“, Zeile für Zeile ab 1. */
function angaben(datei: Uint8Array): string[] {
  const blatt = xlsx.read(datei, { type: 'array' }).Sheets.Regelstand as xlsx.WorkSheet;
  return xlsx.utils.sheet_to_json<unknown[]>(blatt, { header: 1, blankrows: true }).map(([name]) => String(name ?? ''));
}

function zeileDerAngabe(datei: Uint8Array, angabe: string): number {
  return angaben(datei).indexOf(angabe) + 1;
}

/** Zeilen der Abschnitte „THM-2031“ und „DIA-2031“. */
function zeilenDesRegelstands(datei: Uint8Array): ReadonlySet<number> {
  const eigene = new Set<number>();
  let innen = false;
  for (const [i, name] of angaben(datei).entries()) {
    if (/^(THM|DIA)-\d+: /.test(name)) innen = name.includes('-2031: ');
    if (innen) eigene.add(i + 1);
  }
  return eigene;
}
