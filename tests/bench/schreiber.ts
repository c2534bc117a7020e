/**
 * 64 Personen speichern zugleich denselben Antrag, jede beginnt nach einem 412 neu: Sie wartet, liest die dann neueste
 * Version und speichert darauf. Gezählt werden ihre Versuche, bis alle gespeichert haben: Wer sofort wiederkommt, bräuchte
 * 64 + 63 + … = 2.080. Wer vor dem Warten liest, speichert fast immer auf einer überholten Version.
 */
import { A, antragMit, neueId, oeffneDatenbank, schnittstelle, speichern } from '../functions/werkzeug.ts';
import { fuelleVersionen } from './bestand.ts';
import { deutsch, type Messung } from './messung.ts';

const SCHREIBER = 64;
const VERSUCHE_HOECHSTENS = 600;
/** Wartezeit vor dem n-ten neuen Versuch: zufällig von 0 bis 100 · 2ⁿ ms, höchstens 4 s. */
const SCHRITT_MS = 100;
const WARTEN_HOECHSTENS_MS = 4_000;

export async function messungDerSchreiber(): Promise<Messung> {
  const db = await oeffneDatenbank();
  const api = schnittstelle(db.ablage);
  const antragId = neueId();
  await fuelleVersionen(db, A, antragId, 1);
  const beginn = performance.now();
  const versuche = await Promise.all(
    Array.from({ length: SCHREIBER }, async (_, wer) => {
      let basis = 1;
      for (let versuch = 1; ; versuch++) {
        const antwort = await api.rufe(
          speichern(antragId, basis, antragMit(100 + wer), { schluessel: `s${wer}-${basis}` }),
        );
        if (antwort.status === 201) return versuch;
        if (![412, 429, 503].includes(antwort.status)) throw new Error(antwort.text);
        await new Promise((weiter) =>
          setTimeout(weiter, Math.random() * Math.min(SCHRITT_MS * 2 ** versuch, WARTEN_HOECHSTENS_MS)),
        );
        // Wo die Ablage nur gerade nicht antwortet, wiederholt derselbe Schlüssel dasselbe Speichern.
        if (antwort.status !== 412) continue;
        const neueste = await api.rufe({ methode: 'GET', pfad: `/antraege/${antragId}` });
        if (neueste.status === 200) basis = neueste.inhalt.version;
        else if (neueste.status !== 503) throw new Error(neueste.text);
      }
    }),
  );
  const dauer = performance.now() - beginn;
  const stand = await db.ablage.kopfstand(A, antragId);
  await db.schliesse();
  if (stand !== 1 + SCHREIBER) throw new Error(`${stand} Versionen statt ${1 + SCHREIBER}`);
  const alle = versuche.reduce((summe, eigene) => summe + eigene, 0);
  return {
    name: `${SCHREIBER} Schreiber desselben Antrags, jeder beginnt nach 412 neu: Versuche zusammen`,
    wert: alle,
    grenze: VERSUCHE_HOECHSTENS,
    richtung: 'hoechstens',
    einheit: '',
    einzeln: `höchstens ${Math.max(...versuche)} je Schreiber, ${deutsch(dauer / 1000)} s; gewartet wird 0 bis 100 · 2ⁿ ms, höchstens 4 s, dann gelesen und gespeichert`,
  };
}
