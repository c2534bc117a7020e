import { defineConfig } from 'vitest/config';
import { wenigeFaelle } from './tests/erzeugte-faelle.ts';

/**
 * Für die Mutationsprüfung: nur die Tests des Kerns, ohne Build und ohne Browser. Tausende Läufe wären mit allen
 * erzeugten Fällen zu lang; ein Fünftel genügt. Auch die beiden langsamsten Dateien fehlen (Tabellenprogramme, Zeiten
 * bei 500 Stellen). Beides kann das Ergebnis nur schlechter aussehen lassen, nie besser.
 */
export default defineConfig({
  plugins: [wenigeFaelle()],
  test: {
    include: ['tests/shared/{grund,kern,regelstand,antrag,abwicklung}/**/*.test.ts'],
    exclude: ['tests/shared/regelstand/folgeprogramm.test.ts', 'tests/shared/antrag/aufwand.test.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
});
