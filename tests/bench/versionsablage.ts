/**
 * Misst, was Speichern, Öffnen, Liste, Verlauf und eine Seite der Prüfung kosten, wenn ein Antrag 10 bis 10.000
 * Versionen hat oder eine Kommune 10 bis 10.000 Anträge. Gemessen wird ein ganzer Aufruf durch den Handler gegen
 * dynalite im Speicher; jede Größe hat ihre eigene Datenbank, und alle Größen kommen reihum dran, damit sie dieselbe
 * Last des Rechners trifft.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ankerbuch } from '../../functions/anker/ankerbuch.ts';
import { Ordnerbehaelter } from '../../functions/anker/ordner.ts';
import { holeBelegeNach, verankert } from '../../functions/anker/verankerung.ts';
import { cursorFuer } from '../../functions/store/cursor.ts';
import type { DynamoAblage } from '../../functions/store/dynamodb.ts';
import { type Verbrauch, verbrauchsmesser } from '../functions/verbrauch.ts';
import {
  A,
  type Anfrage,
  antragMit,
  neueId,
  oeffneDatenbank,
  type Schnittstelle,
  schnittstelle,
  speichern,
  type Testdatenbank,
} from '../functions/werkzeug.ts';
import { fuelleAntraege, fuelleVersionen } from './bestand.ts';
import { deutsch, type Messung, median, verhaeltnisJeRunde } from './messung.ts';

const GROESSEN = [10, 100, 1_000, 10_000] as const;
const RUNDEN = 25;
const AUFWAERMEN = 3;
/** Eine Seite ist überall gleich groß, sonst mäße man die Seite statt des Bestands. */
const SEITE = 10;
/**
 * Das Tausendfache des Bestands darf einen Aufruf höchstens um die Hälfte verteuern: Wer auch nur einmal alles läse,
 * läge beim Hundertfachen; darunter liegen die Suchbäume der Datenbank im Speicher und das Rauschen des Rechners.
 */
const HOECHSTENS = 1.5;

interface Messplatz {
  readonly db: Testdatenbank;
  readonly api: Schnittstelle;
  readonly antragId: string;
  readonly miss: ReturnType<typeof verbrauchsmesser>;
  /** Neueste Version; wächst mit jedem gemessenen Speichern. */
  stand: number;
}

type Vorgang = (platz: Messplatz) => Anfrage;

const lies = (pfad: string, abfrage = ''): Anfrage => ({ methode: 'GET', pfad, abfrage });

/** Wechselnder Inhalt, damit jedes Speichern wirklich rechnet. */
const VORGAENGE: Readonly<Record<string, Vorgang>> = {
  Speichern: (platz) => speichern(platz.antragId, platz.stand++, antragMit(100 + (platz.stand % 50))),
  Öffnen: ({ antragId }) => lies(`/antraege/${antragId}`),
  'Liste, 10 Anträge': () => lies('/antraege', `limit=${SEITE}`),
  'Verlauf, 10 Versionen': ({ antragId }) => lies(`/antraege/${antragId}/versionen`, `limit=${SEITE}`),
  'Prüfung, letzte Seite mit 10 Versionen': ({ antragId, stand }) => {
    const cursor = cursorFuer({ tid: A, liste: 'pruefung', antragId }, String(stand - SEITE + 1));
    return lies(`/antraege/${antragId}/pruefung`, `limit=${SEITE}&cursor=${cursor}`);
  },
};

export interface Ablagemessung {
  readonly messungen: readonly Messung[];
  /** Tabelle der Einheiten je Aufruf. */
  readonly einheiten: readonly string[];
}

export async function messungenDerAblage(): Promise<Ablagemessung> {
  const versionen = await gemessen('Versionen eines Antrags', mitVersionen);
  const antraege = await gemessen('Anträge einer Kommune', mitAntraegen);
  return {
    messungen: [...versionen.messungen, ...antraege.messungen, await mitAnker()],
    einheiten: [
      '| Bestand | Aufruf | Datenbankaufrufe | WRU | RRU | gleich von 10 bis 10.000 |',
      '|---|---|---|---|---|---|',
      ...versionen.einheiten,
      ...antraege.einheiten,
    ],
  };
}

/**
 * Misst, was der Beleg ein Speichern am lokalen Server kostet: zwei Dateien mit `fsync` auf sie und ihre Ordner, bevor
 * bestätigt wird. Bestimmt von der Platte; mehr als das Sechsfache hieße, dass mehr geschrieben oder gelesen wird als
 * das.
 */
const ANKER_HOECHSTENS = 6;

export async function mitAnker(): Promise<Messung> {
  const ordner = mkdtempSync(join(tmpdir(), 'gk-bench-anker-'));
  const [ohne, mit] = [await messplatz(SEITE), await messplatz(SEITE)];
  const anker = new Ankerbuch(new Ordnerbehaelter(ordner));
  const plaetze = [
    ohne,
    { ...mit, api: schnittstelle(verankert(mit.db.ablage, anker, () => new Date()) as DynamoAblage) },
  ];
  for (const platz of plaetze) await fuelleVersionen(platz.db, A, platz.antragId, SEITE);
  // Der Start gibt Belege für alles, was schon da war.
  await holeBelegeNach(mit.db.ablage, anker, [A], () => new Date());
  const zeiten = await reihum(plaetze, VORGAENGE.Speichern as Vorgang);
  for (const { db } of plaetze) await db.schliesse();
  rmSync(ordner, { recursive: true });
  const [nackt = [], belegt = []] = zeiten;
  return {
    name: 'Speichern am lokalen Server mit Anker gegen ohne',
    wert: verhaeltnisJeRunde(belegt, nackt),
    grenze: ANKER_HOECHSTENS,
    richtung: 'hoechstens',
    einheit: '×',
    einzeln: `${deutsch(median(belegt), 2)} gegen ${deutsch(median(nackt), 2)} ms je Aufruf; der Beleg liegt mit fsync auf der Platte, die Tabelle im Speicher`,
  };
}

async function mitVersionen(anzahl: number): Promise<Messplatz> {
  const platz = await messplatz(anzahl);
  await fuelleAntraege(platz.db, A, Array.from({ length: SEITE - 1 }, neueId));
  await fuelleVersionen(platz.db, A, platz.antragId, anzahl);
  return platz;
}

/** Der gemessene Antrag ist der älteste; er hat zehn Versionen, damit eine Seite der Prüfung voll ist. */
async function mitAntraegen(anzahl: number): Promise<Messplatz> {
  const platz = await messplatz(SEITE);
  await fuelleVersionen(platz.db, A, platz.antragId, SEITE);
  await fuelleAntraege(platz.db, A, Array.from({ length: anzahl - 1 }, neueId));
  return platz;
}

async function messplatz(stand: number): Promise<Messplatz> {
  const db = await oeffneDatenbank();
  return { db, api: schnittstelle(db.ablage), antragId: neueId(), miss: verbrauchsmesser(db.client), stand };
}

async function gemessen(bestand: string, richteEin: (anzahl: number) => Promise<Messplatz>): Promise<Ablagemessung> {
  const plaetze: Messplatz[] = [];
  for (const anzahl of GROESSEN) plaetze.push(await richteEin(anzahl));
  const messungen: Messung[] = [];
  const einheiten: string[] = [];
  for (const [name, vorgang] of Object.entries(VORGAENGE)) {
    const zeiten = await reihum(plaetze, vorgang);
    const verbrauch = await Promise.all(plaetze.map((platz) => platz.miss(() => rufe(platz, vorgang))));
    messungen.push(verhaeltnis(`${name}: ${bestand}, 10.000 gegen 10`, zeiten));
    einheiten.push(einheitenzeile(bestand, name, verbrauch));
  }
  for (const { db } of plaetze) await db.schliesse();
  return { messungen, einheiten };
}

/** Je Größe die Zeiten der Runden, in Millisekunden je Aufruf. */
async function reihum(plaetze: readonly Messplatz[], vorgang: Vorgang): Promise<number[][]> {
  const zeiten = plaetze.map((): number[] => []);
  for (let runde = -AUFWAERMEN; runde < RUNDEN; runde++) {
    for (const [i, platz] of plaetze.entries()) {
      const beginn = performance.now();
      await rufe(platz, vorgang);
      if (runde >= 0) zeiten[i]?.push(performance.now() - beginn);
    }
  }
  return zeiten;
}

async function rufe(platz: Messplatz, vorgang: Vorgang): Promise<void> {
  const anfrage = vorgang(platz);
  const antwort = await platz.api.rufe(anfrage);
  if (antwort.status >= 300) throw new Error(`${anfrage.methode} ${anfrage.pfad}: ${antwort.text}`);
  const anzahl = (antwort.inhalt.eintraege ?? antwort.inhalt.versionen)?.length ?? SEITE;
  if (anzahl !== SEITE) throw new Error(`${anfrage.pfad}: ${anzahl} Einträge statt ${SEITE}`);
}

function verhaeltnis(name: string, zeiten: readonly (readonly number[])[]): Messung {
  const [klein = []] = zeiten;
  const gross = zeiten.at(-1) ?? [];
  const einzeln = `${zeiten.map((runden) => deutsch(median(runden), 2)).join(' / ')} ms je Aufruf bei ${GROESSEN.map((n) => deutsch(n, 0)).join(' / ')}`;
  return {
    name,
    wert: verhaeltnisJeRunde(gross, klein),
    grenze: HOECHSTENS,
    richtung: 'hoechstens',
    einheit: '×',
    einzeln,
  };
}

/**
 * @throws {Error} wenn die Einheiten mit dem Bestand wachsen: Dann ist etwas falsch, das keine Messung der Zeit braucht
 */
function einheitenzeile(bestand: string, name: string, verbrauch: readonly Verbrauch[]): string {
  const [erster, ...andere] = verbrauch.map(
    ({ aufrufe, schreiben, lesen }) => `${aufrufe} | ${deutsch(schreiben, 0)} | ${deutsch(lesen, 0)}`,
  );
  const gleich = andere.every((anderer) => anderer === erster);
  if (!gleich) throw new Error(`${name} (${bestand}): Einheiten je Größe ${[erster, ...andere].join(' ; ')}`);
  return `| ${bestand} | ${name} | ${erster} | ja |`;
}
