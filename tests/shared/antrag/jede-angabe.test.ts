/**
 * Jede einzelne Angabe nach dem Bescheid: Wird sie verändert, sehen es Vergleich, Zusammenführen, Hash und Kette, und
 * das Nachrechnen, wo eine Zahl davon abhängt.
 */
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { type Abwicklung, abwicklungSchema } from '../../../shared/antrag/abwicklung.ts';
import { type FestgehaltenerBescheid, vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import { bescheidSchema } from '../../../shared/antrag/bescheidschema.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { bescheidInVersion } from '../../../shared/antrag/gespeicherte-abwicklung.ts';
import { versionsHash } from '../../../shared/antrag/kette.ts';
import { Kettengang } from '../../../shared/antrag/kettengang.ts';
import { liesKettenzeile } from '../../../shared/antrag/kettenzeile.ts';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import { pfadtext } from '../../../shared/antrag/pfad.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { vergleiche } from '../../../shared/antrag/vergleich.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { fuehreZusammen } from '../../../shared/antrag/zusammenfuehren.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { ZWEI_STELLEN } from '../beispiele/zwei-stellen.ts';
import { versionNachBescheid } from '../pruefmappe/nach-dem-bescheid.ts';

type Blatt = string | number | boolean | null;
interface Angabe {
  readonly pfad: readonly (string | number)[];
  readonly alt: Blatt;
}

const ABWICKLUNG: Abwicklung = {
  besetzung: [{ id: 'S1', von: '2021-01-01', bis: '2021-11-30' }],
  ist: [
    { id: 'S1', haushaltsjahr: 2021, betrag: '51514.44', monate: null, andereMittel: '100.00' },
    {
      id: 'S2',
      haushaltsjahr: 2021,
      betrag: null,
      monate: Array.from({ length: 12 }, (_, i) => `${4_000 + i}.10`),
      andereMittel: '7.00',
    },
  ],
  abrufe: [
    {
      programm: 'THM',
      haushaltsjahr: 2021,
      angefordertAm: '2021-02-01',
      fensterBis: '2021-03-31',
      betrag: '50000.00',
      eingegangenAm: '2021-02-20',
    },
  ],
  weiterleitungen: [
    {
      id: 'S2',
      haushaltsjahr: 2021,
      partner: 'Verein',
      betrag: '40000.00',
      vertragVom: '2021-01-05',
      ist: '50000.00',
      zurueck: '0.01',
    },
  ],
  konten: [{ id: 'S1', art: 'Ertrag', produkt: '05.1', sachkonto: '414100' }],
  zahlweise: 'kasse',
};
const ANGABE = {
  programm: 'THM' as const,
  datum: '2020-12-01',
  aktenzeichen: 'Az. 1',
  stellen: '2.0',
  zuwendung: '104480.00',
  von: '2021-01-01',
  bis: '2021-12-31',
  jahre: [{ haushaltsjahr: 2021, zuwendung: '104480.00' }],
  anteile: [
    { id: 'S1', haushaltsjahr: 2021, zuwendung: '52240.00' },
    { id: 'S2', haushaltsjahr: 2021, zuwendung: '52240.00' },
  ],
  bestandskraeftigAm: '2021-01-04',
  verzichtAm: '2020-12-15',
  einzelnachweise: true,
  zwischennachweise: false,
  letzterAbruf: [{ haushaltsjahr: 2021, tag: '2021-11-30' }],
};
const ANTRAG: Antrag = { ...ZWEI_STELLEN, abwicklung: ABWICKLUNG };
const TID = '11111111-1111-4111-8111-111111111111';
const VERSION = mitHash({
  ...versionNachBescheid(ANTRAG, [ANGABE]),
  tid: TID,
  autor: { oid: 'o', name: 'Kämmerei', rollen: ['GK.Bearbeiten'] },
});
const [BESCHEID] = VERSION.bescheide as [FestgehaltenerBescheid];

/** Jede einzelne Angabe mit ihrem Platz. */
function angaben(wert: unknown, pfad: readonly (string | number)[] = []): Angabe[] {
  if (Array.isArray(wert)) return wert.flatMap((teil, i) => angaben(teil, [...pfad, i]));
  if (typeof wert === 'object' && wert !== null)
    return Object.entries(wert).flatMap(([name, teil]) => angaben(teil, [...pfad, name]));
  return [{ pfad, alt: wert as Blatt }];
}

/** Eine andere Angabe derselben Art, die ein Antrag oder Bescheid auch haben dürfte. */
function andere(alt: Blatt, feld: string | number | undefined): Blatt {
  if (typeof alt === 'boolean') return !alt;
  if (typeof alt === 'number') return alt + 1;
  if (alt === null) return feld === 'stellen' ? '1.0' : '12.34';
  if (alt === 'kasse') return 'periode';
  if (alt === 'THM') return 'DIA';
  if (/^\d{4}-\d{2}-\d{2}$/.test(alt)) return feld === 'bis' ? '2021-12-30' : alt.replace(/\d\d$/, '16');
  if (/^\d{4}-\d{2}-\d{2}T/.test(alt)) return alt.replace('T08', 'T09');
  if (/^\d+\.\d\d?$/.test(alt)) return '1.00';
  return `${alt}x`;
}

function mitAngabe<T>(ganzes: T, [erster, ...rest]: readonly (string | number)[], wert: Blatt): T {
  if (erster === undefined) return wert as T;
  const kopie = (Array.isArray(ganzes) ? [...ganzes] : { ...ganzes }) as Record<string | number, unknown>;
  kopie[erster] = mitAngabe(kopie[erster], rest, wert);
  return kopie as T;
}

function felder(schema: unknown, pfad = ''): string[] {
  const s = schema as { shape?: Record<string, unknown>; element?: unknown; unwrap?: () => unknown };
  if (s.shape) return Object.entries(s.shape).flatMap(([name, teil]) => felder(teil, pfad ? `${pfad}.${name}` : name));
  if (s.element) return felder(s.element, pfad);
  return s.unwrap ? felder(s.unwrap(), pfad) : [pfad];
}
const genannteFelder = (alle: readonly Angabe[]) =>
  new Set(alle.map(({ pfad }) => pfad.filter((teil) => typeof teil === 'string').join('.')));

const seite = (antrag: Antrag, bescheide: readonly object[] = [BESCHEID]) => ({
  antrag,
  ergebnis: berechneErgebnis(antrag, REGELSTAENDE).ergebnis,
  bescheide,
});
const bruch = (version: Antragsversion) => {
  const gang = new Kettengang({ antragId: version.antragId, tid: TID, vierAugen: false });
  return gang.weiter(liesKettenzeile(JSON.stringify(version))).map(({ grund }) => grund);
};

function mitHash(version: Antragsversion): Antragsversion {
  return { ...version, hash: versionsHash(version) };
}

test('unverändert ist alles heil', () => {
  expect(bruch(VERSION)).not.toContain('inhalt');
  expect(nachrechne(VERSION)).toEqual([]);
});

describe('Abwicklung', () => {
  const alle = angaben(ABWICKLUNG);

  test('die Beispiele haben jede Angabe des Schemas', () => {
    expect(genannteFelder(alle)).toEqual(new Set(felder(abwicklungSchema as z.ZodType)));
  });

  /** Von diesen Feldern hängt keine gespeicherte Zahl ab; von allen anderen schon. */
  const OHNE_ZAHL = /^(konten|weiterleitungen|zahlweise)|abrufe\[0\]\.(angefordertAm|fensterBis|eingegangenAm)$/;

  test.each(alle.map((angabe) => [pfadtext(angabe.pfad), angabe] as const))('%s', (name, { pfad, alt }) => {
    const neu = andere(alt, pfad.at(-1));
    // Ein Ist hat einen Jahresbetrag oder Monate, nie beides: Das fehlende bleibt hier, wie es ist.
    if (alt === null) return;
    const abwicklung = mitAngabe(ABWICKLUNG, pfad, neu);
    expect(abwicklungSchema.safeParse(abwicklung).error?.issues ?? []).toEqual([]);
    const antrag = { ...ANTRAG, abwicklung };
    const vergleich = vergleiche(seite(ANTRAG), seite(antrag));
    expect(vergleich.gleich).toBe(false);
    expect(vergleich.abwicklung.map((a) => a.alt)).toContain(alt);
    expect(vergleich.abwicklung.map((a) => a.neu)).toContain(neu);
    expect(vergleiche(seite(antrag), seite(antrag)).gleich).toBe(true);
    for (const fassungen of [
      { basis: ANTRAG, meine: antrag, andere: ANTRAG },
      { basis: ANTRAG, meine: ANTRAG, andere: antrag },
    ]) {
      const zusammen = fuehreZusammen(fassungen).antrag?.abwicklung;
      for (const liste of ['besetzung', 'ist', 'abrufe', 'weiterleitungen', 'konten'] as const)
        expect(new Set<object>(zusammen?.[liste] ?? [])).toEqual(new Set<object>(abwicklung[liste]));
      expect(zusammen?.zahlweise).toBe(abwicklung.zahlweise);
    }
    const gefaelscht = { ...VERSION, antrag };
    expect(versionsHash(gefaelscht)).not.toBe(VERSION.hash);
    expect(bruch(gefaelscht)).toContain('inhalt');
    expect(nachrechne(gefaelscht).length > 0).toBe(!OHNE_ZAHL.test(name));
  });
});

describe('Bescheide', () => {
  const alle = angaben(BESCHEID).filter(({ pfad }) => pfad[0] !== 'erfasstVon' || pfad[1] !== 'rollen');

  test('die Beispiele haben jede Angabe der Anfrage und der Version', () => {
    expect(genannteFelder(angaben(vollerBescheid(ANGABE)))).toEqual(new Set(felder(bescheidSchema as z.ZodType)));
    expect(genannteFelder(angaben({ ...BESCHEID, erfasstVon: { ...BESCHEID.erfasstVon, rollen: ['x'] } }))).toEqual(
      new Set(felder(bescheidInVersion as z.ZodType)),
    );
  });

  /** Von diesen Feldern hängt eine gespeicherte Zahl ab. */
  const MIT_ZAHL = /^(programm|jahre|anteile)/;

  test.each(alle.map((angabe) => [pfadtext(angabe.pfad), angabe] as const))('%s', (name, { pfad, alt }) => {
    const neu = andere(alt, pfad.at(-1));
    const bescheid = mitAngabe(BESCHEID, pfad, neu);
    const vergleich = vergleiche(seite(ANTRAG), seite(ANTRAG, [bescheid]));
    expect(vergleich).toMatchObject({ gleich: false, bescheide: [{ feld: `[0].${name}`, alt, neu }] });
    const gefaelscht = { ...VERSION, bescheide: [bescheid] };
    expect(versionsHash(gefaelscht)).not.toBe(VERSION.hash);
    expect(bruch(gefaelscht)).toContain('inhalt');
    expect(nachrechne(gefaelscht).length > 0).toBe(MIT_ZAHL.test(name));
  });
});

describe('Ergebnis', () => {
  const [jahr] = VERSION.ergebnis.abwicklung?.jeHaushaltsjahr ?? [];

  test.each(Object.keys(jahr ?? {}))('eine andere Angabe „%s“ findet das Nachrechnen, und nur sie', (feld) => {
    const neu = { ...jahr, [feld]: andere((jahr as unknown as Record<string, Blatt>)[feld] ?? null, feld) };
    const ergebnis = { ...VERSION.ergebnis, abwicklung: { jeHaushaltsjahr: [neu] } } as Antragsversion['ergebnis'];
    expect(nachrechne({ ...VERSION, ergebnis }).map(({ pfad }) => pfadtext(pfad))).toEqual([
      `ergebnis.abwicklung.jeHaushaltsjahr[0].${feld}`,
    ]);
    expect(versionsHash({ ...VERSION, ergebnis })).not.toBe(VERSION.hash);
  });
});
