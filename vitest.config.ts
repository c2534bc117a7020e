import { defineConfig } from 'vitest/config';

/** Zwei Gruppen: alles ohne Browser zuerst, dann der Browser allein, weil er die Kerne braucht. */
export default defineConfig({
  test: {
    globalSetup: ['tests/aufbau.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'kern',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
