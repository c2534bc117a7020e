import { defineConfig } from 'vitest/config';

/**
 * Für die Mutationsprüfung: nur die Tests des Kerns, ohne Build und ohne Browser. Tausende Läufe wären mit allen
 * erzeugten Fällen zu lang; ein Fünftel genügt und kann das Ergebnis nur schlechter aussehen lassen, nie besser.
 */
export default defineConfig({
  plugins: [
    {
      name: 'weniger-erzeugte-faelle',
      transform(code, id) {
        if (!id.endsWith('.test.ts')) return null;
        return { code: code.replace(/numRuns: (\d+)/g, (_, n) => `numRuns: ${Math.ceil(Number(n) / 5)}`), map: null };
      },
    },
  ],
  test: {
    include: ['tests/shared/{grund,kern,regelstand,antrag,abwicklung}/**/*.test.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
});
