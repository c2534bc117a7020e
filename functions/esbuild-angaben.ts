/** Wie esbuild die Lambda-Funktionen bündelt; der Stack, die Messung und der Test nehmen dieselben Angaben. */

/**
 * Andere Quellen für Zugangsdaten als die Umgebung. In Lambda stehen sie immer in der Umgebung; diese Pakete lädt das
 * SDK nur dynamisch und nie, sie wären ein Siebtel des Bündels.
 */
const NIE_GEBRAUCHT: string[] = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** Die Lambda-Funktionen der API, jede mit `functions/<Name>/handler.ts`. */
export const FUNKTIONEN = ['antraege', 'belege', 'berechnungen', 'zugang'] as const;

/** Die Funktionen des Ankers: am Strom der Tabelle, und der tägliche Zeitstempel im zweiten Konto. */
export const ANKERFUNKTIONEN = ['anker', 'stempel'] as const;

/** Angaben für esbuild; das SDK ist mitgebündelt, damit seine Fassung fest ist und der Start kürzer. */
export const ESBUILD_ANGABEN = {
  bundle: true,
  minify: true,
  platform: 'node' as const,
  format: 'esm' as const,
  target: 'node24',
  mainFields: ['module', 'main'] as string[],
  external: NIE_GEBRAUCHT,
  /** Teile des SDK sind CommonJS. */
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
};
