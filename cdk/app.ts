/** Eingang für `npm run synth` (mit Beispielwerten, beide Stacks) und `npm run deploy` (einer je Konto). */
import { erstelleAnkerstack, erstelleStack, neueApp, pruefeMitNag } from './anwendung.ts';
import { ankerkonfigurationAus, konfigurationAus, pruefeAddin } from './konfiguration.ts';

try {
  const app = neueApp();
  const beispiel = app.node.tryGetContext('beispiel') !== undefined;
  const nurAnker = app.node.tryGetContext('stack') === 'anker';
  pruefeMitNag(app);
  if (beispiel || nurAnker) erstelleAnkerstack(app, ankerkonfigurationAus(process.env, beispiel));
  if (beispiel || !nurAnker) {
    const konfiguration = konfigurationAus(process.env, beispiel);
    pruefeAddin(konfiguration.addin, beispiel);
    erstelleStack(app, konfiguration);
  }
  app.synth();
} catch (fehler) {
  console.error(fehler instanceof Error ? fehler.message : fehler);
  process.exitCode = 1;
}
