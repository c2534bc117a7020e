/**
 * Schlägt nach, was der Anker über eine Version weiß: Beleg, Beweis und Zeitstempel. Liest nur den Anker, nie die
 * Tabelle.
 */
import type { Certificate } from 'pkijs';
import type { Belegstelle } from '../../shared/anker/beleg.ts';
import { beweisFuer, type Tagesabschluss } from '../../shared/anker/tagesabschluss.ts';
import type { Belege, Versionsbeleg } from '../../shared/api/belegantworten.ts';
import type { Ankerbuch } from '../anker/ankerbuch.ts';
import { NACHZUEGLER_TAGE } from '../anker/tagesstempel.ts';
import { pruefeZeitstempel, ZeitstempelFehler } from '../anker/zeitstempel.ts';

/** So viele Belege werden zugleich gelesen. */
const ZUGLEICH = 20;

/** Die Belege dieser Versionen, aufsteigend. @throws {AnkerFehler} */
export async function belegeVon(
  anker: Ankerbuch,
  tid: string,
  antragId: string,
  von: number,
  bis: number,
): Promise<Belege['eintraege']> {
  const eintraege: Belege['eintraege'] = [];
  for (let erste = von; erste <= bis; erste += ZUGLEICH) {
    const nummern = Array.from({ length: Math.min(ZUGLEICH, bis - erste + 1) }, (_, i) => erste + i);
    const gelesen = await Promise.all(nummern.map((version) => anker.lies({ tid, antragId, version })));
    for (const beleg of gelesen) {
      if (beleg === null) continue;
      const { version, hash, am, nachgeholt } = beleg;
      eintraege.push({ version, hash, am, nachgeholt });
    }
  }
  return eintraege;
}

/** Der Beleg mit Beweis und Zeitstempel; was es nicht oder noch nicht gibt, ist `null`. @throws {AnkerFehler} */
export async function belegVon(
  anker: Ankerbuch,
  stelle: Belegstelle,
  vertraute: readonly Certificate[],
): Promise<Omit<Versionsbeleg, 'anker'>> {
  const beleg = await anker.lies(stelle);
  const abschluss = beleg && (await abschlussMit(anker, stelle, beleg.am.slice(0, 10)));
  if (!abschluss) return { beleg, beweis: null, zeitstempel: null };
  return {
    beleg,
    beweis: beweisFuer(abschluss, stelle),
    zeitstempel: await gepruefterStempel(anker, abschluss, vertraute),
  };
}

/** Der Abschluss, der den Beleg aufgenommen hat: der seines Tags, oder bei einem Nachzügler einer der nächsten. */
async function abschlussMit(anker: Ankerbuch, stelle: Belegstelle, tag: string): Promise<Tagesabschluss | null> {
  const spaetere = await anker.tage(tag, NACHZUEGLER_TAGE + 2);
  for (const kandidat of spaetere) {
    const abschluss = await anker.abschluss(kandidat);
    if (abschluss !== null && beweisFuer(abschluss, stelle) !== null) return abschluss;
  }
  return null;
}

/** Ein Zeitstempel, der nicht stimmt, ist hier keiner; die Prüfung der Tabelle nennt ihn. */
async function gepruefterStempel(anker: Ankerbuch, { tag, wurzel }: Tagesabschluss, vertraute: readonly Certificate[]) {
  const antwort = await anker.stempel(tag);
  if (antwort === null) return null;
  try {
    return await pruefeZeitstempel(antwort, wurzel, vertraute);
  } catch (fehler) {
    if (fehler instanceof ZeitstempelFehler) return null;
    throw fehler;
  }
}
