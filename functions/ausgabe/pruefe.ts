/**
 * `node pruefe.mjs [Ordner]`: prüft die Ausgabe einer Kommune, ohne uns und ohne Netz: jede Kette, jede Zahl, jeden
 * Beleg, jeden Beweis und jeden Zeitstempel. Endet mit 0, wenn alles stimmt, sonst mit 1. Ohne Angabe gilt der Ordner,
 * in dem das Programm liegt.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type Beleg, belegAus, belegordner } from '../../shared/anker/beleg.ts';
import { type Vorhanden, vergleicheBelege } from '../../shared/anker/belegvergleich.ts';
import { beweisSchema, stimmtBeweis } from '../../shared/anker/tagesabschluss.ts';
import { pfadInWorten } from '../../shared/antrag/abweichungstexte.ts';
import { BRUCHGRUENDE } from '../../shared/antrag/kette.ts';
import { Kettengang } from '../../shared/antrag/kettengang.ts';
import { liesKettenzeile } from '../../shared/antrag/kettenzeile.ts';
import { type Abweichung, nachrechne } from '../../shared/antrag/nachrechnen.ts';
import { pruefeZeitstempel, zertifikateAus } from '../anker/zeitstempel.ts';
import { versionshash } from '../store/versionshash.ts';
import { type Kopfdatei, kopfSchema } from './kopfdatei.ts';

const tagSchema = z.strictObject({
  tag: z.iso.date(),
  anzahl: beweisSchema.shape.anzahl,
  wurzel: beweisSchema.shape.wurzel,
});
const fehler: string[] = [];
const vermerke: string[] = [];

try {
  const [angabe, ...weitere] = process.argv.slice(2);
  if (weitere.length > 0) throw new Error('Erwartet wird höchstens ein Ordner: node pruefe.mjs [Ordner]');
  await pruefe(resolve(angabe ?? dirname(fileURLToPath(import.meta.url))));
} catch (grund) {
  fehler.push(grund instanceof Error ? grund.message : String(grund));
}
for (const satz of vermerke) console.log(`Vermerk: ${satz}`);
for (const satz of fehler) console.error(satz);
process.exitCode = fehler.length === 0 ? 0 : 1;

/** @throws {Error} wenn das keine Ausgabe ist */
async function pruefe(ordner: string): Promise<void> {
  const gelesen = kopfSchema.safeParse(jsonDatei(join(ordner, 'kommune.json')));
  if (!gelesen.success)
    throw new Error(`In „${ordner}“ liegt keine Ausgabe einer Kommune (kommune.json fehlt oder ist verändert).`);
  const kopf = gelesen.data;
  const belege = kopf.anker ? liesBelege(ordner, kopf.tid) : null;
  let versionen = 0;
  const antraege = new Set([...kopf.antraege, ...(belege?.keys() ?? [])]);
  for (const name of dateien(join(ordner, 'antraege'))) antraege.add(name.replace(/\.jsonl$/, ''));
  for (const antragId of [...antraege].sort())
    versionen += pruefeAntrag(ordner, kopf, antragId, belege?.get(antragId) ?? (kopf.anker ? [] : null));
  const gestempelt = kopf.anker ? await pruefeTage(ordner, kopf, [...(belege?.values() ?? [])].flat()) : 0;
  const anker = kopf.anker
    ? `, ${[...(belege?.values() ?? [])].flat().length} Belege, ${gestempelt} Tage gestempelt`
    : ', ohne Anker';
  const urteil = fehler.length === 0 ? 'alles stimmt' : `${fehler.length} Fehler`;
  console.log(
    `Kommune ${kopf.tid}, Stand ${kopf.am}: ${antraege.size} Anträge, ${versionen} Versionen${anker}, ${urteil}.`,
  );
}

function pruefeAntrag(ordner: string, { tid }: Kopfdatei, antragId: string, belege: readonly Beleg[] | null): number {
  const name = `Kommune ${tid}, Antrag ${antragId}`;
  const datei = join(ordner, 'antraege', `${antragId}.jsonl`);
  const zeilen = existsSync(datei)
    ? readFileSync(datei, 'utf8')
        .split('\n')
        .filter((zeile) => zeile !== '')
    : [];
  if (zeilen.length === 0) fehler.push(`${name}: Die Datei fehlt oder ist leer.`);
  const gang = new Kettengang({ antragId, tid });
  const vorhanden: Vorhanden[] = [];
  for (const zeile of zeilen) {
    const glied = liesKettenzeile(zeile, versionshash);
    for (const { version, grund } of gang.weiter(glied))
      fehler.push(`${name}, Version ${version}: ${BRUCHGRUENDE[grund]} Die Kette ist gebrochen (${grund}).`);
    if (glied.art === 'unlesbar') {
      vorhanden.push({ version: glied.nummer, hash: null });
      continue;
    }
    vorhanden.push({ version: glied.nummer, hash: versionshash(glied.version) });
    const abweichungen = nachgerechnet(glied.version);
    if (abweichungen === null) fehler.push(`${name}, Version ${glied.nummer}: lässt sich nicht nachrechnen.`);
    else if (abweichungen.length > 0)
      fehler.push(
        `${name}, Version ${glied.nummer}: ${abweichungen.length} Zahlen weichen ab, zuerst ${pfadInWorten((abweichungen[0] as Abweichung).pfad, glied.version)}.`,
      );
  }
  if (belege !== null) {
    const vergleich = vergleicheBelege(vorhanden, belege);
    fehler.push(...vergleich.fehler.map(({ version, satz }) => `${name}, Version ${version}: ${satz}`));
    vermerke.push(...vergleich.vermerke.map(({ version, satz }) => `${name}, Version ${version}: ${satz}`));
  }
  return zeilen.length;
}

function nachgerechnet(version: Parameters<typeof nachrechne>[0]) {
  try {
    return nachrechne(version);
  } catch {
    return null;
  }
}

function liesBelege(ordner: string, tid: string): Map<string, Beleg[]> {
  const belege = new Map<string, Beleg[]>();
  const wurzel = belegordner(tid);
  for (const antragId of dateien(join(ordner, wurzel))) {
    const eigene: Beleg[] = [];
    for (const name of dateien(join(ordner, wurzel, antragId))) {
      const platz = `${wurzel}${antragId}/${name}`;
      const beleg = belegAus(platz, readFileSync(join(ordner, platz)));
      if (beleg) eigene.push(beleg);
      else fehler.push(`${platz}: Der Beleg ist nicht lesbar oder wurde verändert.`);
    }
    belege.set(antragId, eigene);
  }
  return belege;
}

/** Jeder Beleg gegen seinen Beweis, jede Wurzel gegen ihren Zeitstempel. */
async function pruefeTage(ordner: string, { tid, tage }: Kopfdatei, belege: readonly Beleg[]): Promise<number> {
  const pem = join(ordner, 'tsa.pem');
  const vertraute = existsSync(pem) ? zertifikateAus(readFileSync(pem, 'utf8')) : [];
  const wurzeln = new Map<string, { anzahl: number; wurzel: string }>();
  let gestempelt = 0;
  for (const tag of tage) {
    const gelesen = tagSchema.safeParse(jsonDatei(join(ordner, 'tage', `${tag}.json`)));
    if (!gelesen.success || gelesen.data.tag !== tag) {
      fehler.push(`Anker, Tag ${tag}: Der Abschluss fehlt oder ist nicht lesbar.`);
      continue;
    }
    wurzeln.set(tag, gelesen.data);
    const stempel = join(ordner, 'tage', `${tag}.tsr`);
    if (!existsSync(stempel)) {
      vermerke.push(`Anker, Tag ${tag}: ohne Zeitstempel.`);
      continue;
    }
    try {
      const { zeit, tsa, vertraut } = await pruefeZeitstempel(readFileSync(stempel), gelesen.data.wurzel, vertraute);
      if (vertraut === false) fehler.push(`Anker, Tag ${tag}: Der Zeitstempel kommt von keiner TSA aus tsa.pem.`);
      else gestempelt++;
      console.log(
        `Tag ${tag}: gestempelt am ${zeit} von ${tsa}${vertraut === null ? ' (Zertifikat nicht vorgegeben)' : ''}.`,
      );
    } catch (grund) {
      fehler.push(`Anker, Tag ${tag}: ${(grund as Error).message}`);
    }
  }
  let offen = 0;
  for (const beleg of belege) {
    const datei = join(ordner, 'beweise', beleg.antragId, `${String(beleg.version).padStart(8, '0')}.json`);
    const name = `Kommune ${tid}, Antrag ${beleg.antragId}, Version ${beleg.version}`;
    if (!existsSync(datei)) {
      offen++;
      continue;
    }
    const beweis = beweisSchema.safeParse(jsonDatei(datei));
    const soll = beweis.success ? wurzeln.get(beweis.data.tag) : undefined;
    if (
      !beweis.success ||
      soll?.wurzel !== beweis.data.wurzel ||
      soll.anzahl !== beweis.data.anzahl ||
      !stimmtBeweis(beleg, beweis.data)
    )
      fehler.push(`${name}: Ihr Beleg liegt nicht in dem Baum, den der Zeitstempel bezeugt.`);
  }
  if (offen > 0) vermerke.push(`Anker: ${offen} Belege sind noch in keinem Tagesabschluss.`);
  return gestempelt;
}

function dateien(ordner: string): string[] {
  return existsSync(ordner) ? readdirSync(ordner).sort() : [];
}

function jsonDatei(datei: string): unknown {
  try {
    return JSON.parse(readFileSync(datei, 'utf8'));
  } catch {
    return undefined;
  }
}
