/** Das Handbuch: Jede Formel, jeder Rechenweg und jede Zahl darin stimmt mit dem Programm überein. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Feld, KOPFDATEN, MASSNAHMEN, STELLEN, ZUSATZANGABEN } from '../../addin/haushaltsblatt/spalten.ts';
import { berechneErgebnis } from '../../shared/antrag/finanzierungsplan.ts';
import type { Stelleneintrag } from '../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import { landesuebersicht, leseLandesuebersicht } from '../../shared/beispiele/landesuebersicht.ts';
import { alsDeutschesDatum, ausIso, type Datum } from '../../shared/grund/datum.ts';
import { fristNachMonaten } from '../../shared/kern/fristen.ts';
import { REGEL_IDS } from '../../shared/regelstand/regelid.ts';
import { REGELN } from '../../shared/regelstand/regeln.ts';
import { regelsatz } from '../../shared/regelstand/regelsatz.ts';
import { THM_2019 } from '../../shared/regelstand/thm-2019.ts';
import { vorgaben } from '../../shared/regelstand/vorgabe.ts';
import { metadaten } from '../addin/custom-functions/excel.ts';
import { bloecke, deutsch, mitBloecken, ohneBloecke } from './bloecke.ts';
import { rechne, zahlenIn } from './formeln.ts';
import { programmteile } from './programm.ts';

const DATEI = 'docs/handbuch.md';
if (process.env.GOLDEN === 'neu') writeFileSync(DATEI, mitBloecken(readFileSync(DATEI, 'utf8')));
const text = readFileSync(DATEI, 'utf8');
const abschnitte = new Map(
  text
    .split(/^### /m)
    .slice(1)
    .map((teil) => [/^\S+/.exec(teil)?.[0] ?? '', teil.split(/^## /m)[0] ?? '']),
);

const FORMELZEILE = /^\| `(=GK\.[^`]+)` \| (.+) \|$/gm;
const formelzeilen = (teil: string) =>
  [...teil.matchAll(FORMELZEILE)].map(([, formel = '', ergebnis = '']) => ({ formel, ergebnis }));

describe('Formeln', () => {
  test.each(formelzeilen(text))('$formel ist $ergebnis', ({ formel, ergebnis }) => {
    const wert = rechne(formel);
    if (Array.isArray(wert))
      return expect(
        wert
          .flat()
          .map((betrag) => deutsch(betrag, true))
          .join('; '),
      ).toBe(ergebnis);
    if (typeof wert === 'string') return expect(/^#\S+$/.test(ergebnis) ? wert.split(' ')[0] : wert).toBe(ergebnis);
    const stellen = /,(\d+)/.exec(ergebnis)?.[1]?.length ?? 0;
    expect(Number(wert).toLocaleString('de-DE', { minimumFractionDigits: stellen, maximumFractionDigits: 10 })).toBe(
      ergebnis.replace(/ €$/, ''),
    );
  });

  test('jede GK-Funktion hat Parameter, ein Beispiel und einen Rechenweg', () => {
    for (const { id } of metadaten) {
      const teil = abschnitte.get(`GK.${id}`) ?? '';
      expect(teil).toContain(`<!-- parameter: ${id} -->`);
      expect(teil).toMatch(new RegExp(`\`=GK\\.${id.replace('.', '\\.')}\\(`));
      if (id !== 'FUNDSTELLE') expect(teil).toContain('<!-- rechenweg: ');
    }
  });
});

test.each(metadaten.map(({ id }) => id))('GK.%s: jede Zahl im Text ist belegt', (id) => {
  const regeln = REGEL_IDS.flatMap((kennung) =>
    kennung.startsWith('R') ? zahlen(regelsatz(kennung, vorgaben())) : [],
  );
  expect(unbelegt((abschnitte.get(`GK.${id}`) ?? '').replace(/^.*\n/, ''), regeln)).toEqual([]);
});

describe('erzeugte Tabellen (neu mit GOLDEN=neu)', () => {
  test.each(bloecke(text).map((block, i) => ({ ...block, nr: i + 1 })))(
    'Tabelle $nr, $art: $angabe',
    ({ steht, soll }) => expect(steht).toBe(soll),
  );
});

test('„Die Felder“ nennt jedes Feld des Haushaltsblatts mit seiner Überschrift, und welche freiwillig sind', () => {
  const genannt = [...text.matchAll(/<!-- felder -->\n.+\n.+\n((?:\|.*\n)+)/g)].map(([, zeilen = '']) =>
    [...zeilen.matchAll(/^\| (.+?) \| .+ \|$/gm)].map(([, feld]) => feld).sort(),
  );
  const gemeinsam = new Set(
    STELLEN.map(({ pfad }) => pfad).filter((pfad) => MASSNAHMEN.some((feld) => feld.pfad === pfad)),
  );
  const beide = STELLEN.filter(({ pfad }) => gemeinsam.has(pfad));
  const nur = (felder: readonly Feld[]) => felder.filter(({ pfad }) => !gemeinsam.has(pfad));
  const erwartet = [KOPFDATEN, beide, nur(STELLEN), nur(MASSNAHMEN)];
  expect(genannt).toEqual(
    erwartet.map((felder) =>
      felder.map(({ titel, leer }) => (leer === 'pflicht' ? titel : `${titel} (freiwillig)`)).sort(),
    ),
  );
});

test('„Andere Programme“ nennt jede Angabe neben der Übersicht', () => {
  const [, zeilen = ''] = /<!-- zusatzfelder -->\n.+\n.+\n((?:\|.*\n)+)/.exec(text) ?? [];
  const genannt = [...zeilen.matchAll(/^\| (.+?) \| .+ \|$/gm)].map(([, feld]) => feld);
  expect(genannt).toEqual(ZUSATZANGABEN.map(({ titel }) => `${titel} (freiwillig)`));
});

/** Wörter, die im Handbuch fett stehen und im Aufgabenbereich angeklickt oder gelesen wird. */
const BESCHRIFTUNGEN = [
  'Haushaltsblatt anlegen',
  'Neuer Antrag',
  'Vorhandenes Blatt übernehmen',
  'Markierten Bereich lesen',
  'Ins Haushaltsblatt schreiben',
  'Version speichern',
  'Angemeldet als',
  'Erneut senden',
  'Wer trägt den Eigenanteil?',
  'Markierung entfernen',
  'Bewilligung festhalten',
  'Ablehnung festhalten',
  'Festschreiben',
  'Kette und Zahlen',
  'Selbst nachrechnen',
  'Soll und Ist',
  'Prüfmappe und Protokoll',
  'Liste prüfen',
  'Markierten Bereich prüfen',
  'Summen aus einem Text vergleichen',
];

const OBERFLAECHE = programmteile('addin/taskpane', 'addin/custom-functions', 'addin/workbook', 'addin/haushaltsblatt');

test.each(BESCHRIFTUNGEN)('„%s“ heißt im Aufgabenbereich so', (beschriftung) => {
  expect(text.replace(/\s+/g, ' ').includes(`**${beschriftung}`)).toBe(true);
  expect(OBERFLAECHE.texte.some((t) => t.includes(beschriftung))).toBe(true);
});

test('Meldungen unter „Wenn etwas nicht geht“ stehen so im Programm', () => {
  const teil = text.split('## Wenn etwas nicht geht')[1]?.split('## Begriffe')[0] ?? '';
  const meldungen = [...teil.matchAll(/^\| „([^“]+?)(?: …)?“ \|/gm)].map((treffer) => treffer[1] as string);
  expect(meldungen.length).toBe(13);
  const texte = [...OBERFLAECHE.texte, ...programmteile('addin/workbench').texte];
  expect(meldungen.filter((meldung) => !texte.some((t) => t.includes(meldung)))).toEqual([]);
});

test('Registerkarte, Gruppe und Schaltfläche heißen in Excel wie beschrieben', () => {
  expect(text).toContain('Registerkarte **Start** in der Gruppe **Förderung** auf **GK Förderrechner**');
  const manifest = readFileSync('manifest.xml', 'utf8');
  for (const stelle of [
    '<OfficeTab id="TabHome">',
    'id="Gruppe.Name" DefaultValue="Förderung"',
    'id="Knopf.Name" DefaultValue="GK Förderrechner"',
  ])
    expect(manifest).toContain(stelle);
});

describe('Auslegungen und Widersprüche', () => {
  const ids = Object.keys(REGELN).filter((id) => /^[AW]/.test(id)) as (keyof typeof REGELN)[];

  test('jede mit ihrem Titel', () => {
    for (const id of ids) expect(abschnitte.get(id)?.startsWith(`${id} ${REGELN[id].titel}\n`), id).toBe(true);
  });

  /** Zahlen, die nicht aus einer Formel des Abschnitts kommen: aus der Landesübersicht gerechnet oder ein Zitat. */
  const belege: Partial<Record<string, readonly string[]>> = {
    A2: geteilteStelle(),
    A7: [deutsch(2 * 32_650)],
    W2: [deutsch(54_400 - 54_000)],
    W4: landesbeleg(),
    W5: landesbeleg(),
    W7: zahlen(hinweisAachen('MEHR_STELLEN_ALS_SCHLUESSEL')),
  };

  test.each(ids)('%s: jede Zahl im Text ist belegt', (id) => {
    expect(unbelegt(abschnitte.get(id) ?? '', [...zahlen(regelsatz(id, vorgaben())), ...(belege[id] ?? [])])).toEqual(
      [],
    );
  });

  test('A6: jede Frist der Tabelle', () => {
    const zeilen = [...(abschnitte.get('A6') ?? '').matchAll(/^\| (\d\d\.\d\d\.\d{4}) \| (\S+) \| (\S*) ?\|$/gm)];
    expect(zeilen.length).toBe(3);
    for (const [, ende = '', tag, werktag] of zeilen) {
      const frist = fristNachMonaten(
        ausIso(ende.split('.').reverse().join('-')) as Datum,
        THM_2019.verwendungsnachweisMonate.wert,
      );
      expect([
        alsDeutschesDatum(frist.tag),
        frist.naechsterWerktag ? alsDeutschesDatum(frist.naechsterWerktag) : '',
      ]).toEqual([tag, werktag]);
    }
  });

  test('W5: jede abweichende Zeile der Landesübersicht', () => {
    const eineStelle = (zahl: { toNumber(): number }) =>
      zahl.toNumber().toLocaleString('de-DE', { minimumFractionDigits: 1 });
    const { zeilen } = landesuebersicht(
      leseLandesuebersicht(readFileSync('shared/beispiele/bewilligte-stellen.csv', 'utf8')),
      THM_2019,
    );
    const erwartet = zeilen
      .filter(({ differenz }) => !differenz.isZero())
      .map(
        ({ kommune, geduldete, nachSchluessel, bewilligt }) =>
          `| ${kommune} | ${geduldete} | ${eineStelle(nachSchluessel)} | ${eineStelle(bewilligt)} |`,
      );
    expect((abschnitte.get('W5') ?? '').match(/^\| (Stadt|Kreis|Gemeinde) .*$/gm)).toEqual(erwartet);
  });

  /** Zwei Personen nacheinander auf einer Stelle: die Fördertage im Januar. */
  function geteilteStelle(): string[] {
    const [stelle] = AACHEN_BEISPIEL.stellen;
    const person = (id: string, von: string, bis: string) => ({
      ...(stelle as Stelleneintrag),
      id,
      stelle: 'T',
      von,
      bis,
    });
    const stellen = [person('P1', '2021-01-01', '2021-01-14'), person('P2', '2021-01-15', '2021-01-31')];
    const { zeilen } = berechneErgebnis({ ...AACHEN_BEISPIEL, stellen }).ergebnis.finanzierungsplan;
    return zeilen.map(({ betraege }) => String(betraege?.foerdertage));
  }

  function hinweisAachen(code: string): string {
    return berechneErgebnis(AACHEN_BEISPIEL).hinweise.find((hinweis) => hinweis.code === code)?.text ?? '';
  }

  function landesbeleg(): string[] {
    const alle = leseLandesuebersicht(readFileSync('shared/beispiele/bewilligte-stellen.csv', 'utf8'));
    const hamm = alle.find(({ kommune }) => kommune === 'Stadt Hamm');
    const mit = landesuebersicht(alle, THM_2019);
    const ohne = landesuebersicht(
      alle.filter((zeile) => zeile !== hamm),
      THM_2019,
    );
    const summen = [mit.summen, ohne.summen].flatMap((s) => [
      s.gestattete,
      s.geduldete,
      s.bewilligt.toNumber(),
      s.stellen.toNumber(),
      s.uebereinstimmend,
    ]);
    const aachen = mit.zeilen.find(({ kommune }) => kommune === 'Stadt Aachen');
    const einzelne = [
      hamm?.gestattete,
      hamm?.geduldete,
      Number(hamm?.bewilligt),
      aachen?.geduldete,
      aachen?.bewilligt.toNumber(),
      aachen?.nachSchluessel.toNumber(),
    ];
    expect(mit.zeilen.filter(({ differenz }) => differenz.isNegative()).length).toBe(8);
    return [...summen, ...einzelne, alle.length].map((zahl) => deutsch(Number(zahl)));
  }
});

/**
 * Zahlen im Fließtext eines Abschnitts, die weder in seinen Formeln und erzeugten Tabellen vorkommen noch in `weitere`.
 */
function unbelegt(teil: string, weitere: readonly string[]): string[] {
  const erzeugt = bloecke(teil).flatMap(({ art, soll, angabe }) => [
    ...zahlen(soll),
    ...(art === 'parameter' ? [] : zahlenIn(angabe)),
  ]);
  const ergebnisse = formelzeilen(teil).flatMap(({ formel, ergebnis }) => [...zahlenIn(formel), ...zahlen(ergebnis)]);
  const belegt = new Set([...erzeugt, ...ergebnisse, ...weitere].map(normal));
  const prosa = ohneBloecke(teil.replace(FORMELZEILE, ''))
    .replace(/^\S+ .*\n/, '')
    .replace(/^\|.*$/gm, '');
  return zahlen(prosa).filter((zahl) => !belegt.has(normal(zahl)));
}

/** Zahlen eines Textes ohne Tage, Jahre, Zitate, Kennungen und einzelne Ziffern. */
function zahlen(teil: string): string[] {
  const ohne = teil
    .replace(/„[^“]*“|`[^`]*`|\]\([^)]*\)/g, ' ')
    .replace(
      /\b\d{1,2}\. ?(\d{1,2}\.\d{4}|Januar|Februar)|\b\d{2}\.\d{2}\.\d{4}|\b(19|20)\d{2}\b|[RAW]\d+|\d+\/\d+|Nr\. \d+/g,
      ' ',
    );
  return [...ohne.matchAll(/\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g)]
    .map(([zahl]) => zahl)
    .filter((zahl) => zahl.length > 1);
}

/** `2,50` und `2,5` sind dieselbe Zahl. */
function normal(zahl: string): number {
  return Number(zahl.replaceAll('.', '').replace(',', '.'));
}
