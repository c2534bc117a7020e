import { defineConfig } from 'vitest/config';

/** Für die Mutationsprüfung: nur die Tests des Kerns, ohne Build und ohne Browser. */
export default defineConfig({
  test: { include: ['tests/shared/{kern,regelstand,antrag}/**/*.test.ts'], testTimeout: 60_000 },
});
