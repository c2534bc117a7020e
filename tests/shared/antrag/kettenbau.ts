/** Ketten für Tests: Jede Version übernimmt, was ihre Felder nicht nennen, und schließt an die vorige an. */
import { versionsHash } from '../../../shared/antrag/kette.ts';
import { ROLLEN, type Rolle } from '../../../shared/antrag/rollen.ts';
import type { Setzung } from '../../../shared/antrag/setzung.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';

export type Felder = Partial<Antragsversion>;

export const TID = '11111111-1111-4111-8111-111111111111';
export const [ANNA, BERT] = ['a', 'b'].map((z) => `${z.repeat(8)}-0000-4000-8000-000000000000`) as [string, string];
export const KURZBESCHEID = { datum: '2020-03-01', aktenzeichen: 'Az. 1', stellen: '3.0', zuwendung: '442860.00' };

export const autor = (oid: string, ...rollen: Rolle[]) => ({ oid, name: 'Person', rollen });
/** Wann Version `n` entstand. */
export const zeit = (n: number) => `2026-01-01T00:00:${String(n).padStart(2, '0')}.000Z`;
export const von = (oid: string, n: number, ...rollen: Rolle[]): Setzung => ({ ...autor(oid, ...rollen), am: zeit(n) });
export const alle = (oid: string, n: number) => von(oid, n, ...ROLLEN);

/** Hängt an `davor` je Schritt eine Version; die erste beginnt mit `anfang`. */
export function haengeAn(
  davor: readonly Antragsversion[],
  anfang: Antragsversion,
  schritte: readonly Felder[],
): Antragsversion[] {
  const versionen = [...davor];
  for (const felder of schritte) {
    const vorige = versionen.at(-1);
    const { hash: _, ...rest } = vorige ?? anfang;
    const nummer = versionen.length + 1;
    const anschluss = { version: nummer, erstelltAm: zeit(nummer), vorgaengerHash: vorige?.hash ?? null };
    const neu = { ...rest, ...anschluss, ...felder };
    versionen.push({ ...neu, hash: versionsHash(neu) });
  }
  return versionen;
}

/** Eine Kette, in der Anna jeden Schritt mit allen Rollen tut, wenn er nichts anderes sagt. */
export function ketteVonAnna(anfang: Antragsversion, schritte: readonly Felder[]): Antragsversion[] {
  const vonAnna = schritte.map((felder) => ({ autor: autor(ANNA, ...ROLLEN), ...felder }));
  return haengeAn([], anfang, vonAnna);
}

/** Das Ergebnis, wie Schema 1 es hielt: ohne Regelstand je Zeile, ohne Abwicklung und Haushalt. */
export function inSchema1(version: Antragsversion): Antragsversion {
  const { finanzierungsplan } = version.ergebnis;
  const zeilen = finanzierungsplan.zeilen.map(({ regelstand: _, ...zeile }) => zeile);
  return { ...version, ergebnis: { finanzierungsplan: { ...finanzierungsplan, zeilen } } };
}
