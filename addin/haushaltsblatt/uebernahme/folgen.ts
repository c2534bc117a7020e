/**
 * Personen, die einander auf derselben Stelle folgen: gleiche Bezeichnung, gleicher Träger, kein gemeinsamer Tag. Ob es
 * eine Stelle ist, sagt die Person.
 */
import { namensschluessel } from '../../../shared/grund/name.ts';
import type { Eintrag } from './eintrag.ts';

export interface Folge {
  readonly schluessel: string;
  /** Name der gemeinsamen Stelle, wenn sie eine ist. */
  readonly name: string;
  /** Zeilennummern im Blatt. */
  readonly zeilen: readonly number[];
}

/** Nur Einträge mit Bezeichnung, vollständigem Zeitraum und noch ohne gemeinsame Stelle. */
export function folgenIn(eintraege: readonly Eintrag[]): Folge[] {
  const gruppen = new Map<string, Eintrag[]>();
  for (const eintrag of eintraege) {
    const { stelle, bezeichnung, von, bis } = eintrag.werte;
    if (stelle || typeof bezeichnung !== 'string' || typeof von !== 'string' || typeof bis !== 'string') continue;
    const schluessel = schluesselZu(eintrag);
    const gruppe = gruppen.get(schluessel);
    if (gruppe) gruppe.push(eintrag);
    else gruppen.set(schluessel, [eintrag]);
  }
  return [...gruppen].flatMap(([schluessel, gruppe]): Folge[] => {
    const geordnet = [...gruppe].sort((a, b) => (String(a.werte.von) < String(b.werte.von) ? -1 : 1));
    const folgt = geordnet.every(
      (eintrag, i) => i === 0 || String(geordnet[i - 1]?.werte.bis) < String(eintrag.werte.von),
    );
    if (gruppe.length < 2 || !folgt) return [];
    return [{ schluessel, name: String(gruppe[0]?.werte.bezeichnung), zeilen: gruppe.map(({ zeile }) => zeile) }];
  });
}

/** Trägt bei den gewählten Folgen den Namen der gemeinsamen Stelle ein. */
export function mitGemeinsamerStelle(
  eintraege: readonly Eintrag[],
  folgen: readonly Folge[],
  gewaehlt: ReadonlySet<string>,
): Eintrag[] {
  const namen = new Map(
    folgen
      .filter(({ schluessel }) => gewaehlt.has(schluessel))
      .flatMap(({ name, zeilen }) => zeilen.map((zeile) => [zeile, name] as const)),
  );
  return eintraege.map((eintrag) => {
    const name = namen.get(eintrag.zeile);
    return name === undefined ? eintrag : { ...eintrag, werte: { ...eintrag.werte, stelle: name } };
  });
}

function schluesselZu({ werte }: Eintrag): string {
  return [werte.bezeichnung, werte['traeger.name']].map((name) => namensschluessel(String(name ?? ''))).join('\u0000');
}
