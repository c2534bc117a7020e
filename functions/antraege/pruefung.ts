/**
 * Prüft Hashkette und Zahlen aller Versionen und gibt sie als JSON-Zeilen aus, beides in Seiten, die in eine Antwort
 * passen.
 */

import { type Bruch, kettenpruefung } from '../../shared/antrag/kette.ts';
import { type Glied, Kettengang } from '../../shared/antrag/kettengang.ts';
import { alsGenannte, nachrechne } from '../../shared/antrag/nachrechnen.ts';
import { bringtInhalt } from '../../shared/antrag/statusschritte.ts';
import type { Pruefung } from '../../shared/api/antworten.ts';
import type { AntragId, Tid } from '../../shared/grund/marken.ts';
import { nichtGefunden } from '../http/problem.ts';
import type { Ablage, Beschaedigt, Gelesen } from '../store/ablage.ts';
import { type Bezug, cursorFuer } from '../store/cursor.ts';
import { ausCursor } from './lesen.ts';
import type { Umgebung } from './umgebung.ts';

/** So viele Einträge rechnet eine Seite etwa höchstens nach: wenige Sekunden, weit unter den 30 des Gateways. */
const EINTRAEGE_JE_SEITE = 5_000;

/** So viele Abweichungen nennt eine Version; weichen alle Zahlen ab, wären es bis zu 18.000 mit je etwa 700 Byte. */
const ABWEICHUNGEN_HOECHSTENS = 500;
const ABWEICHUNGEN_JE_SEITE = 2_000;

/**
 * Unter den 6 MB, die Lambda zurückgibt; gezählt, wie der Text in dessen Antwort steht, also mit maskierten
 * Anführungszeichen.
 */
const AUSGABE_HOECHSTENS = 5_500_000;

/** Eine Seite der Prüfung, älteste Version zuerst. @throws {ProblemFehler} 404, oder 400 bei fremdem Cursor */
export async function pruefe(
  { ablage, regeln }: Pick<Umgebung, 'ablage' | 'regeln'>,
  tid: Tid,
  antragId: AntragId,
  abfrage: { readonly limit: number; readonly cursor: string | null },
): Promise<Pruefung> {
  const bezug: Bezug = { tid, liste: 'pruefung', antragId };
  const ab = Number(ausCursor(bezug, abfrage.cursor) ?? 1);
  const vierAugen = regeln?.vierAugen.has(tid) ?? false;
  const gang = new Kettengang({ antragId, tid, vierAugen });
  const versionen: Pruefung['versionen'][number][] = [];
  const brueche: Bruch[] = [];
  let letzte = ab - 1;
  let eintraege = 0;
  let abweichungen = 0;
  let ende = true;
  for await (const gelesen of versionenAb(
    ablage,
    tid,
    antragId,
    await anfangVor(ablage, { tid, antragId, ab, vierAugen }),
  )) {
    const glied = alsGlied(gelesen);
    if (gelesen.nummer < ab) {
      gang.beginneNach(glied);
      continue;
    }
    if (versionen.length >= abfrage.limit || eintraege > EINTRAEGE_JE_SEITE || abweichungen > ABWEICHUNGEN_JE_SEITE) {
      ende = false;
      break;
    }
    brueche.push(...gang.weiter(glied));
    const ergebnis = nachgerechnet(gelesen.nummer, glied);
    versionen.push(ergebnis);
    letzte = gelesen.nummer;
    abweichungen += ergebnis.abweichungen.length;
    if (glied.art === 'version')
      eintraege += 1 + glied.version.antrag.stellen.length + glied.version.antrag.massnahmen.length;
  }
  if (versionen.length === 0 && ab === 1) throw nichtGefunden();
  if (ende) brueche.push(...(await kopfbruch(ablage, tid, antragId, gang, letzte)));
  return {
    kette: kettenpruefung(brueche, gang.form1),
    versionen,
    cursor: ende ? null : cursorFuer(bezug, String(letzte + 1)),
  };
}

/**
 * Die Version, von der an gelesen wird, damit die erste der Seite beurteilt werden kann: die davor. Verlangt die
 * Kommune vier Augen, ist es die letzte davor, die Inhalt brachte; mit ihr steht fest, wer es war.
 */
async function anfangVor(
  ablage: Ablage,
  seite: { readonly tid: Tid; readonly antragId: AntragId; readonly ab: number; readonly vierAugen: boolean },
) {
  const { tid, antragId, ab, vierAugen } = seite;
  if (ab === 1 || !vierAugen) return Math.max(1, ab - 1);
  for (let vor: string | null = String(ab); vor !== null; ) {
    const { eintraege, weiter }: Awaited<ReturnType<Ablage['versionskoepfe']>> = await ablage.versionskoepfe(
      tid,
      antragId,
      { limit: 50, ab: vor },
    );
    const mitInhalt = eintraege.find(bringtInhalt);
    if (mitInhalt) return mitInhalt.version;
    vor = weiter;
  }
  return ab - 1;
}

function alsGlied(gelesen: Gelesen): Glied {
  const { nummer } = gelesen;
  if (gelesen.art === 'version') return { art: 'version', nummer, version: gelesen.version, unversehrt: true };
  if (gelesen.version) return { art: 'version', nummer, version: gelesen.version, unversehrt: false };
  return { art: 'unlesbar', nummer, grund: gelesen.grund ?? 'inhalt' };
}

/**
 * Ob der Kopf sagt, was die Kette sagt. Einer, der nur zurückliegt, ist kein Bruch: Sein Schreiben ging verloren, das
 * nächste Öffnen holt es nach.
 */
async function kopfbruch(
  ablage: Ablage,
  tid: Tid,
  antragId: AntragId,
  gang: Kettengang,
  letzte: number,
): Promise<Bruch[]> {
  const kopf = await ablage.kopf(tid, antragId);
  const ausgang = kopf && kopf.neuesteVersion < letzte ? await ablage.lies(tid, antragId, kopf.neuesteVersion) : null;
  const bruch = gang.ende(kopf, ausgang?.art === 'version' ? ausgang.version : null);
  if (bruch) return [bruch];
  return kopf && !kopf.auffindbar ? [{ version: letzte, grund: 'kopf' }] : [];
}

/**
 * Eine Zeile je Version, wie sie gehasht wurde; eine beschädigte ist gekennzeichnet, eine unlesbare steht ohne Hash da,
 * damit die Kette an ihr bricht.
 */
export async function gibAus(
  { ablage }: Umgebung,
  tid: Tid,
  antragId: AntragId,
  cursor: string | null,
): Promise<{ zeilen: string; cursor: string | null }> {
  const bezug: Bezug = { tid, liste: 'export', antragId };
  const ab = Number(ausCursor(bezug, cursor) ?? 1);
  const zeilen: string[] = [];
  let groesse = 0;
  for await (const gelesen of versionenAb(ablage, tid, antragId, ab)) {
    const zeile = JSON.stringify(gelesen.art === 'version' ? gelesen.version : ausgabezeile(antragId, gelesen));
    groesse += Buffer.byteLength(JSON.stringify(zeile));
    if (groesse > AUSGABE_HOECHSTENS && zeilen.length > 0)
      return { zeilen: zeilen.join(''), cursor: cursorFuer(bezug, String(gelesen.nummer)) };
    zeilen.push(`${zeile}\n`);
  }
  if (zeilen.length === 0 && ab === 1) throw nichtGefunden();
  return { zeilen: zeilen.join(''), cursor: null };
}

function ausgabezeile(antragId: AntragId, { nummer, grund, version }: Beschaedigt): object {
  return {
    ...(version ?? { antragId, version: nummer }),
    ...(grund === 'neuer' ? { neuer: true } : { beschaedigt: true }),
  };
}

async function* versionenAb(ablage: Ablage, tid: Tid, antragId: AntragId, ab: number): AsyncGenerator<Gelesen> {
  for (let naechste = ab; ; ) {
    const teil = await ablage.versionen(tid, antragId, naechste, 50);
    yield* teil;
    const letzte = teil.at(-1);
    // Ein fremder Eintrag unter diesem Schlüssel hat keine Nummer; nach ihm wüsste niemand, wo es weitergeht.
    if (!letzte || !Number.isInteger(letzte.nummer)) return;
    naechste = letzte.nummer + 1;
  }
}

function nachgerechnet(nummer: number, glied: Glied): Pruefung['versionen'][number] {
  const unlesbar = { version: nummer, lesbar: false, abweichungen: [], weitere: 0 };
  if (glied.art === 'unlesbar') return unlesbar;
  try {
    const alle = nachrechne(glied.version);
    const abweichungen = alle.slice(0, ABWEICHUNGEN_HOECHSTENS).map(alsGenannte);
    return { version: nummer, lesbar: true, abweichungen, weitere: alle.length - abweichungen.length };
  } catch {
    return unlesbar;
  }
}
