import { defineConfig } from 'vitest/config';
import { dieselbenFaelle } from './tests/erzeugte-faelle.ts';

/**
 * Zwei Gruppen: alles ohne Browser zuerst, dann der Browser allein, weil er die Kerne braucht. Keine Zeitgrenze, hier
 * oder in einem Test, liegt unter dem Vierfachen dessen, was er auf einem ruhigen Rechner braucht: Sie soll Hängendes
 * beenden, nicht langsame Rechner.
 */
export default defineConfig({
  plugins: [dieselbenFaelle()],
  test: {
    globalSetup: ['tests/aufbau.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'kern',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 480_000,
          hookTimeout: 480_000,
          // So lange wie jedes andere Warten im Browser (WARTEZEIT_MS); die Vorgabe wäre eine Sekunde.
          expect: { poll: { timeout: 120_000 } },
          // Jede Datei hat ihren eigenen Server und ihren eigenen Browser.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
