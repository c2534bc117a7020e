/** Eingang für `npm run synth` (mit Beispielwerten, alle Stacks) und `npm run deploy` (einer je Aufruf). */
import { erstelleAnkerstack, erstelleStack, erstelleWafstack, neueApp, pruefeMitNag } from './anwendung.ts';
import { ankerkonfigurationAus, konfigurationAus, pruefeAddin } from './konfiguration.ts';

try {
  const app = neueApp();
  const beispiel = app.node.tryGetContext('beispiel') !== undefined;
  const ziel: unknown = app.node.tryGetContext('stack');
  pruefeMitNag(app);
  if (beispiel || ziel === 'anker') erstelleAnkerstack(app, ankerkonfigurationAus(process.env, beispiel));
  if (beispiel || ziel === 'waf') erstelleWafstack(app);
  if (beispiel || ziel === undefined) {
    const konfiguration = konfigurationAus(process.env, beispiel);
    pruefeAddin(konfiguration.addin, beispiel);
    erstelleStack(app, konfiguration);
  }
  app.synth();
} catch (fehler) {
  console.error(fehler instanceof Error ? fehler.message : fehler);
  process.exitCode = 1;
}
