/**
 * Goldene Ordner: je Fall ein Ordner mit der Eingabe und dem erwarteten Ergebnis als JSON.
 * `GOLDEN=neu npx vitest run …` schreibt die Ergebnisse neu; der Unterschied gehört vor dem Commit gelesen.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';

export function goldenerOrdner(
  wurzel: string,
  eingabe: string,
  berechne: (ordner: string) => Record<string, unknown>,
): void {
  const faelle = readdirSync(wurzel, { withFileTypes: true }).filter((eintrag) => eintrag.isDirectory());
  it('hat Fälle', () => expect(faelle.length).toBeGreaterThan(0));
  it.each(faelle.map(({ name }) => name))('%s', (name) => {
    const ordner = `${wurzel}/${name}`;
    expect(existsSync(`${ordner}/${eingabe}`)).toBe(true);
    for (const [datei, ergebnis] of Object.entries(berechne(ordner))) {
      const pfad = `${ordner}/${datei}`;
      if (process.env.GOLDEN === 'neu') writeFileSync(pfad, `${JSON.stringify(ergebnis, null, 2)}\n`);
      expect(JSON.parse(JSON.stringify(ergebnis))).toEqual(JSON.parse(readFileSync(pfad, 'utf8')));
    }
  });
}
