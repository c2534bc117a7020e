/**
 * Der ganze Rechenweg jeder Rechnung nach dem Bescheid (R18–R25) als goldene Datei: Werte, Jahre, Regeln, Fundstellen
 * und Lesarten. `GOLDEN=neu` schreibt sie neu; der Unterschied gehört vor dem Commit gelesen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exakt } from '../../../shared/grund/geld.ts';
import { abrechnung, endgueltigInSumme } from '../../../shared/kern/abrechnung.ts';
import { Bescheidkette } from '../../../shared/kern/bescheide.ts';
import {
  ausgabenDerBesetzung,
  bemessungDerBesetzung,
  besetzteTage,
  besetzungsplan,
} from '../../../shared/kern/besetzung.ts';
import { budget } from '../../../shared/kern/budget.ts';
import { erstattung, restanforderung } from '../../../shared/kern/erstattung.ts';
import { Foerderung } from '../../../shared/kern/foerderung.ts';
import { istDesJahres, monatsbetraege } from '../../../shared/kern/ist.ts';
import { kofinanzierungNachIst } from '../../../shared/kern/kofinanzierung-ist.ts';
import { abrufziel, einzelabruf, mittelabruf } from '../../../shared/kern/mittelabruf.ts';
import { nachweisdifferenz, nachweisspalte } from '../../../shared/kern/nachweis.ts';
import { nachweisfrist } from '../../../shared/kern/nachweisfrist.ts';
import type { Schritt } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { stellenabrechnung } from '../../../shared/kern/stellenabrechnung.ts';
import { ueberDemBescheid } from '../../../shared/kern/weiterleitung.ts';
import { zinsen } from '../../../shared/kern/zinsen.ts';
import { summeDerZwischenzinsen, verwendungen } from '../../../shared/kern/zwischenzinsen.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { werteVon } from '../../../shared/regelstand/werte.ts';
import { d } from '../tage.ts';
import { bescheid } from './bescheid.ts';

const werte = werteVon(THM_2019);
const euro = (b: string) => eingabe('Betrag', exakt(b), '€');
const oderNull = (b: string | null) => (b === null ? null : euro(b));
const aachen = (jahr: number) =>
  new Foerderung({ stellenanteil: 1, von: d('2020-04-01'), bis: d('2022-12-31'), jahresausgaben: null }).imJahr(jahr);
const rechneAb = (ist: string, andere: string | null, bewilligt: string | null, bemessung: string | null = '68000') =>
  abrechnung({
    jahr: 2021,
    ist: euro(ist),
    bemessung: oderNull(bemessung),
    quote: werte.foerderquote,
    andereMittel: oderNull(andere),
    bewilligt: oderNull(bewilligt),
    werte,
  });
const stelle = (haushaltsjahr: number | null, ist: string, bewilligt: string | null, bis = '2022-12-31') =>
  stellenabrechnung({ stellenanteil: 1, von: d('2020-04-01'), bis: d(bis), ist, bewilligt, haushaltsjahr });
const besetzt = {
  jahr: 2021,
  besetzungen: [
    { von: d('2021-01-01'), bis: d('2021-03-14'), grenzen: undefined },
    { von: d('2021-06-01'), bis: d('2021-12-31'), grenzen: new Map([[7, 12]]) },
  ],
  stellenanteil: eingabe('Stellenanteil', 1, 'Stellen'),
  werte,
};
const monate = (...betraege: (string | null)[]) =>
  [...betraege, ...Array<null>(12 - betraege.length).fill(null)] as (string | null)[];
const nachIst = (eingetragen: (string | null)[] | null, fenstertage = 230) =>
  kofinanzierungNachIst({
    abrechnung: abrechnung({
      ...rechneAb('48000', null, null).angaben,
      jahr: 2020,
      bemessung: aachen(2020).bemessungExakt,
    }),
    tage: aachen(2020).tage,
    fenstertage: eingabe('Fördertage im Fenster', fenstertage, 'Tage'),
    monate: monatsbetraege(eingetragen, 'kasse'),
    werte,
  });
const kette = new Bescheidkette([
  bescheid('2020-03-15', { 2020: '39180', 2021: '52240.01' }, { zuwendung: '91420.01' }),
  bescheid('2021-02-01', { 2021: '50000.01' }, { anteile: [{ id: 'S1', haushaltsjahr: 2021, zuwendung: '20000' }] }),
]);
const ziel = (bedarf: string, bewilligt: string, bemessung: string | null = null, jahr?: number) =>
  abrufziel({
    ...(jahr !== undefined && { jahr }),
    bedarf: euro(bedarf),
    bemessung: oderNull(bemessung),
    quote: werte.foerderquote,
    bewilligt: euro(bewilligt),
    werte,
  } as Parameters<typeof abrufziel>[0]);
const spalte = (ausgaben: string, land: string, dritte = '0', jahr?: number) =>
  nachweisspalte(
    {
      ausgaben: euro(ausgaben),
      zuwendungsfaehig: euro(ausgaben),
      leistungenDritter: euro(dritte),
      oeffentlicheMittel: euro('0'),
      landeszuwendung: euro(land),
    },
    jahr,
  );
const alle = (...schritte: (Schritt | null)[]) => schritte.flatMap((schritt) => schritt ?? []);
const ausSpalte = ({ vomHundert, summe, einnahmen }: ReturnType<typeof spalte>) =>
  alle(
    ...Object.values(vomHundert),
    summe,
    ...Object.values(einnahmen).filter((e): e is Schritt<'€'> => 'angaben' in e),
  );
const haushalt = (endgueltig: boolean, pauschale: string) =>
  budget({
    jahr: 2021,
    posten: [
      { art: 'personal', ausgaben: euro('65300'), zuwendung: euro('52240') },
      { art: 'massnahme', ausgaben: euro('1000'), zuwendung: euro('800') },
      { art: 'partner', zuwendung: euro('49600'), eigenanteilDerKommune: euro('12400') },
      { art: 'partner', zuwendung: euro('54400'), eigenanteilDerKommune: null },
    ],
    einzahlung: euro('100000'),
    integrationspauschale: euro(pauschale),
    endgueltig,
  });
const schuld = { betrag: '5510.10', ab: d('2022-07-01'), gezahltAm: d('2023-10-01') };

const RECHNUNGEN: Readonly<Record<string, () => readonly Schritt[]>> = {
  'Abrechnung, Bescheid begrenzt': () => alle(rechneAb('66100', null, '52240').endgueltig),
  'Abrechnung, Ist über der Bemessung': () => alle(rechneAb('72000', null, null).endgueltig),
  'Abrechnung, andere Mittel': () => alle(rechneAb('72000', '5000', '60000').endgueltig),
  'Abrechnung, andere Mittel über dem Ist': () => alle(rechneAb('1000', '5000', null).endgueltig),
  'Abrechnung einer Maßnahme mit anderen Mitteln': () => alle(rechneAb('90000', '4000', null, null).endgueltig),
  'Abrechnung, Jahr und alle Jahre': () => {
    const abrechnungen = [stelle(2021, '58412.37', '52240'), stelle(2021, '66100', '52240')];
    return alle(
      endgueltigInSumme({ jahr: 2021, abrechnungen, bewilligt: euro('104480') }),
      endgueltigInSumme({ abrechnungen, bewilligt: euro('104480') }),
      endgueltigInSumme({ jahr: 2021, abrechnungen, bewilligt: null }),
    );
  },
  'Stelle, ein Haushaltsjahr ohne Angabe': () => alle(stelle(null, '30000.004', '25000.006', '2020-12-31').endgueltig),
  'Stelle, ohne Höchstbetrag': () => alle(stelle(2022, '70000', null).endgueltig),
  Erstattung: () =>
    alle(
      erstattung({ jahr: 2021, ausgezahlt: euro('104480'), endgueltig: euro('98969.90') }),
      erstattung({ ausgezahlt: euro('1'), endgueltig: euro('2') }),
      restanforderung({ jahr: 2021, ausgezahlt: euro('1'), endgueltig: euro('2') }),
      restanforderung({ ausgezahlt: euro('2'), endgueltig: euro('1') }),
    ),
  Besetzung: () =>
    alle(
      besetzteTage(besetzt),
      besetzteTage({ ...besetzt, bisTag: d('2021-06-15') }),
      besetzteTage({ ...besetzt, besetzungen: [] }),
      bemessungDerBesetzung(besetzt),
      ausgabenDerBesetzung({ ...besetzt, jahresausgaben: euro('65300') }),
    ),
  'Plan nach der Besetzung': () =>
    [euro('65300'), euro('72000.33'), null].flatMap((jahresausgaben) =>
      Object.values(besetzungsplan({ ...besetzt, jahresausgaben })),
    ),
  'Ist nach Monaten': () =>
    alle(
      istDesJahres({ jahr: 2021, betrag: null, monate: monate('5000', null, '400.10'), zahlweise: 'kasse' }) as Schritt,
    ),
  'Kofinanzierung nach Ist': () =>
    alle(nachIst(null), nachIst(monate(null, null, null, '5000', '5100', '5200', null, '30000')), nachIst(null, 0)),
  'Kofinanzierung nach Ist, angebrochener Monat': () =>
    alle(nachIst(monate(null, null, null, '5000', '5000', '5000', '5000', '5000', '5000', '5000', '6000', '7000'))),
  Bescheide: () =>
    alle(
      kette.imJahr(2020),
      kette.imJahr(2021),
      kette.imJahr(2030),
      ...[
        ...kette
          .anteile(2020, [
            { id: 'S1', zuwendung: exakt('3') },
            { id: 'S2', zuwendung: exakt('4') },
          ])
          .values(),
      ].filter((anteil): anteil is Schritt<'€'> => 'angaben' in anteil),
      ...[
        ...kette
          .anteile(2021, [
            { id: 'S1', zuwendung: exakt('3') },
            { id: 'S2', zuwendung: exakt('4') },
          ])
          .values(),
      ].filter((anteil): anteil is Schritt<'€'> => 'angaben' in anteil),
    ),
  Mittelabruf: () =>
    alle(
      mittelabruf({
        jahr: 2021,
        ziele: [ziel('70000', '54400', '68000', 2021), ziel('60000', '54400', '68000', 2021)],
        bereits: euro('90000'),
        bewilligt: euro('101000'),
      }),
      mittelabruf({ ziele: [ziel('1000', '54400')], bereits: euro('900'), bewilligt: euro('54400') }),
      ziel('10883.33', '52240'),
    ),
  'Einzelner Abruf': () =>
    alle(
      einzelabruf(
        { bedarf: '21766.67', bereits: '8706.66', bewilligt: '52240', bemessung: '68000', quote: '0.75' },
        THM_2019,
      ),
      einzelabruf({ bedarf: '0', bereits: '1', bewilligt: '52240', bemessung: null, quote: null }, THM_2019),
    ),
  Nachweis: () => {
    const [laut, ab] = [spalte('130600', '104480', '0', 2021), spalte('124512.37', '98969.90', '500')];
    const differenz = nachweisdifferenz('Landeszuwendung', euro('104480'), euro('98969.90'), 2021);
    const ohne = nachweisdifferenz('Dritte', euro('0'), euro('500'));
    return [
      ...ausSpalte(laut),
      ...ausSpalte(ab),
      ...ausSpalte(spalte('0', '0')),
      ...alle(differenz.betrag, differenz.vomHundert, ohne.betrag, ohne.vomHundert),
    ];
  },
  Nachweisfrist: () => alle(nachweisfrist(d('2020-11-30'), [THM_2019]), nachweisfrist(d('2022-12-31'), [THM_2019])),
  Weiterleitung: () =>
    alle(
      ueberDemBescheid({
        jahr: 2021,
        weitergeleitet: [euro('49600'), euro('54400')],
        eigen: euro('52240'),
        bewilligt: euro('156000'),
      }),
    ),
  Haushalt: () =>
    [haushalt(true, '3000'), haushalt(false, '0')].flatMap((b) =>
      alle(b.belastung, b.belastungNachPauschale, b.forderung, b.verbindlichkeit),
    ),
  Zinsen: () =>
    alle(
      zinsen(schuld),
      zinsen({ ...schuld, punkte: 5 }),
      zinsen({ ...schuld, zaehlung: '30/360' }),
      zinsen({ ...schuld, punkte: 5, wechsel: [{ ab: d('2023-07-01'), punkte: 3 }] }),
      zinsen({ ...schuld, gezahltAm: schuld.ab }),
      zinsen({ ...schuld, punkte: 4 }),
    ),
  Zwischenzinsen: () =>
    alle(
      summeDerZwischenzinsen(
        verwendungen(
          [
            { tag: d('2021-01-15'), betrag: exakt('8000') },
            { tag: d('2021-03-15'), betrag: exakt('8000.01') },
          ],
          [
            { tag: d('2021-02-28'), betrag: exakt('5000.01') },
            { tag: d('2021-08-31'), betrag: exakt('9000') },
          ],
          exakt('0.8'),
        ),
      ),
      summeDerZwischenzinsen([]),
    ),
};

const GOLDEN = 'tests/shared/kern/golden-abwicklung.json';
const zeilen = (name: string) => RECHNUNGEN[name]?.().map((schritt) => rechenwegzeilen(schritt));
if (process.env.GOLDEN === 'neu') {
  const neu = Object.fromEntries(Object.keys(RECHNUNGEN).map((name) => [name, zeilen(name)]));
  writeFileSync(GOLDEN, `${JSON.stringify(neu, null, 1)}\n`);
}
const erwartet = JSON.parse(readFileSync(GOLDEN, 'utf8')) as Readonly<Record<string, unknown>>;

// Gerechnet wird erst im Test: Was schon beim Laden der Datei läuft, ordnet die Mutationsprüfung keinem Test zu.
test.each(Object.keys(RECHNUNGEN))('%s', (name) =>
  expect(JSON.parse(JSON.stringify(zeilen(name)))).toEqual(erwartet[name]),
);
