/** Wie die Lambda-Funktionen gebündelt werden; der Stack, die Messung und der Test nehmen dieselben Angaben. */
import type { BuildOptions } from 'esbuild';

/**
 * Andere Quellen für Zugangsdaten als die Umgebung. In Lambda stehen sie immer in der Umgebung; diese Pakete lädt das SDK nur dynamisch
 * und nie, sie wären ein Siebtel des Bündels.
 */
const NIE_GEBRAUCHT = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

export const FUNKTIONEN = ['antraege', 'berechnungen', 'zugang'] as const;

export const BUENDEL = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  external: NIE_GEBRAUCHT,
  /** Teile des SDK sind CommonJS. */
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
} as const satisfies BuildOptions;
