/** `npm run pruefe:tabelle -- <Tabelle>`: prüft eine wiederhergestellte Tabelle mit den AWS-Rechten der Umgebung; endet mit 1, wenn etwas nicht stimmt. */
import { regelnAus } from '../antraege/regeln.ts';
import { dynamoClient } from '../store/client.ts';
import { pruefeTabelle } from './tabellenpruefung.ts';

const [tabelle, ...weitere] = process.argv.slice(2);
try {
  if (!tabelle || weitere.length > 0) throw new Error('Erwartet wird der Name einer Tabelle: npm run pruefe:tabelle -- <Tabelle>');
  const { antraege, versionen, fehler, hinweise } = await pruefeTabelle(dynamoClient(process.env), tabelle, regelnAus(process.env));
  for (const satz of fehler) console.error(satz);
  for (const satz of hinweise) console.log(`Hinweis: ${satz}`);
  console.log(`${tabelle}: ${antraege} Anträge, ${versionen} Versionen, ${fehler.length === 0 ? 'alles stimmt' : `${fehler.length} Fehler`}.`);
  if (antraege === 0) throw new Error('Die Tabelle enthält keinen Antrag; geprüft ist damit nichts.');
  process.exitCode = fehler.length === 0 ? 0 : 1;
} catch (fehler) {
  console.error(fehler instanceof Error ? fehler.message : fehler);
  process.exitCode = 1;
}
