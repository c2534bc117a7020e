import { defineConfig } from 'vitest/config';
import { neueFaelle } from './tests/erzeugte-faelle.ts';

/** Sucht nach Fällen, an die niemand gedacht hat; ein Lauf dauert etwa zehnmal so lang wie `npm test` ohne Browser. */
export default defineConfig({
  plugins: [neueFaelle(process.env.FAELLE)],
  test: {
    globalSetup: ['tests/aufbau.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    testTimeout: 1_200_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
  },
});
