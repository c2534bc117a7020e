/** Eingang für `npm run synth` (mit Beispielwerten) und `npm run deploy`. */
import { erstelleStack, neueApp } from './anwendung.ts';
import { konfigurationAus, pruefeAddin } from './konfiguration.ts';

try {
  const app = neueApp();
  const beispiel = app.node.tryGetContext('beispiel') !== undefined;
  const konfiguration = konfigurationAus(process.env, beispiel);
  pruefeAddin(konfiguration.addin, beispiel);
  erstelleStack(app, konfiguration);
  app.synth();
} catch (fehler) {
  console.error(fehler instanceof Error ? fehler.message : fehler);
  process.exitCode = 1;
}
