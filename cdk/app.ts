/** Eingang für `npm run synth` und `npm run deploy`. */
import { erstelleApp } from './anwendung.ts';
import { konfigurationAus } from './konfiguration.ts';

try {
  erstelleApp(konfigurationAus(process.env)).app.synth();
} catch (fehler) {
  console.error(fehler instanceof Error ? fehler.message : fehler);
  process.exitCode = 1;
}
