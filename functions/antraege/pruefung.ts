/** Prüft Hashkette und Zahlen aller Versionen und gibt sie als JSON-Zeilen aus, beides in Seiten, die in eine Antwort passen. */
import { type Anschluss, type Bruch, pruefeKette } from '../../shared/antrag/kette.ts';
import { nachrechne } from '../../shared/antrag/nachrechnen.ts';
import type { Pruefung } from '../../shared/api/antworten.ts';
import { nichtGefunden } from '../http/problem.ts';
import type { Ablage, Gelesen } from '../store/ablage.ts';
import { type Bezug, cursorFuer } from '../store/cursor.ts';
import { ausCursor } from './lesen.ts';
import type { Umgebung } from './umgebung.ts';

/** So viele Einträge rechnet eine Seite etwa höchstens nach: wenige Sekunden, weit unter den 30 des Gateways. */
const EINTRAEGE_JE_SEITE = 5_000;

/** So viele Abweichungen nennt eine Version; weichen alle Zahlen ab, wären es bis zu 18.000 mit je etwa 700 Byte. */
const ABWEICHUNGEN_HOECHSTENS = 500;
const ABWEICHUNGEN_JE_SEITE = 2_000;

/** Unter den 6 MB, die Lambda zurückgibt; gezählt, wie der Text in dessen Antwort steht, also mit maskierten Anführungszeichen. */
const AUSGABE_HOECHSTENS = 5_500_000;

/** Eine Seite der Prüfung, älteste Version zuerst. @throws {ProblemFehler} 404, oder 400 bei fremdem Cursor */
export async function pruefe(
  { ablage }: Pick<Umgebung, 'ablage'>,
  tid: string,
  antragId: string,
  abfrage: { readonly limit: number; readonly cursor: string | null },
): Promise<Pruefung> {
  const bezug: Bezug = { tid, liste: 'pruefung', antragId };
  const ab = Number(ausCursor(bezug, abfrage.cursor) ?? 1);
  const seite: Gelesen[] = [];
  const versionen: Pruefung['versionen'][number][] = [];
  let davor: Gelesen | null = null;
  let eintraege = 0;
  let abweichungen = 0;
  let ende = true;
  for await (const gelesen of versionenAb(ablage, tid, antragId, Math.max(1, ab - 1))) {
    if (gelesen.nummer < ab) {
      davor = gelesen;
      continue;
    }
    if (versionen.length >= abfrage.limit || eintraege > EINTRAEGE_JE_SEITE || abweichungen > ABWEICHUNGEN_JE_SEITE) {
      ende = false;
      break;
    }
    seite.push(gelesen);
    const ergebnis = nachgerechnet(gelesen);
    versionen.push(ergebnis);
    abweichungen += ergebnis.abweichungen.length;
    if (gelesen.art === 'version') eintraege += 1 + gelesen.version.antrag.stellen.length + gelesen.version.antrag.massnahmen.length;
  }
  if (seite.length === 0 && ab === 1) throw nichtGefunden();
  const letzte = seite.at(-1)?.nummer ?? ab - 1;
  const bruch = ersterBruch(antragId, seite, anschluss(davor, seite)) ?? (ende ? await fehlendesEnde(ablage, tid, antragId, letzte) : null);
  return { kette: { ok: bruch === null, bruch }, versionen, cursor: ende ? null : cursorFuer(bezug, String(letzte + 1)) };
}

/** Eine Zeile je Version; eine unlesbare steht als Zeile ohne Hash da, damit die Kette an ihr bricht. */
export async function gibAus({ ablage }: Umgebung, tid: string, antragId: string, cursor: string | null): Promise<{ zeilen: string; cursor: string | null }> {
  const bezug: Bezug = { tid, liste: 'export', antragId };
  const ab = Number(ausCursor(bezug, cursor) ?? 1);
  const zeilen: string[] = [];
  let groesse = 0;
  for await (const gelesen of versionenAb(ablage, tid, antragId, ab)) {
    const zeile = JSON.stringify(gelesen.art === 'version' ? gelesen.version : { antragId, version: gelesen.nummer, beschaedigt: true });
    groesse += Buffer.byteLength(JSON.stringify(zeile));
    if (groesse > AUSGABE_HOECHSTENS && zeilen.length > 0) return { zeilen: zeilen.join(''), cursor: cursorFuer(bezug, String(gelesen.nummer)) };
    zeilen.push(`${zeile}\n`);
  }
  if (zeilen.length === 0 && ab === 1) throw nichtGefunden();
  return { zeilen: zeilen.join(''), cursor: null };
}

async function* versionenAb(ablage: Ablage, tid: string, antragId: string, ab: number): AsyncGenerator<Gelesen> {
  for (let naechste = ab; ; ) {
    const teil = await ablage.versionen(tid, antragId, naechste, 50);
    yield* teil;
    const letzte = teil.at(-1);
    // Ein fremder Eintrag unter diesem Schlüssel hat keine Nummer; nach ihm wüsste niemand, wo es weitergeht.
    if (!letzte || !Number.isInteger(letzte.nummer)) return;
    naechste = letzte.nummer + 1;
  }
}

function nachgerechnet(gelesen: Gelesen): Pruefung['versionen'][number] {
  const unlesbar = { version: gelesen.nummer, lesbar: false, abweichungen: [], weitere: 0 };
  if (gelesen.art === 'beschaedigt') return unlesbar;
  try {
    const alle = nachrechne(gelesen.version);
    const abweichungen = alle.slice(0, ABWEICHUNGEN_HOECHSTENS);
    return { version: gelesen.nummer, lesbar: true, abweichungen, weitere: alle.length - abweichungen.length };
  } catch {
    return unlesbar;
  }
}

/** Die Kette bis zur ersten unlesbaren Version; an ihr bricht sie spätestens. */
function ersterBruch(antragId: string, seite: readonly Gelesen[], davor: Anschluss | null): Bruch | null {
  const grenze = seite.findIndex(({ art }) => art === 'beschaedigt');
  const lesbare = (grenze < 0 ? seite : seite.slice(0, grenze)).flatMap((gelesen) => (gelesen.art === 'version' ? gelesen.version : []));
  const { bruch } = pruefeKette(antragId, lesbare, davor);
  const unlesbar = seite[grenze];
  return bruch ?? (unlesbar ? { version: unlesbar.nummer, grund: 'inhalt' } : null);
}

/** Ist schon die Version davor unlesbar, hat ihre Seite den Bruch genannt; diese schließt an, was sie selbst als Vorgänger nennt. */
function anschluss(davor: Gelesen | null, seite: readonly Gelesen[]): Anschluss | null {
  if (davor === null) return null;
  if (davor.art === 'version') return davor.version;
  const [erste] = seite;
  return { version: davor.nummer, hash: (erste?.art === 'version' && erste.version.vorgaengerHash) || '' };
}

/** Fehlen Versionen am Ende, weiß es noch der Kopf. */
async function fehlendesEnde(ablage: Ablage, tid: string, antragId: string, letzte: number): Promise<Bruch | null> {
  const kopf = await ablage.kopf(tid, antragId);
  return kopf && kopf.neuesteVersion > letzte ? { version: letzte + 1, grund: 'luecke' } : null;
}
