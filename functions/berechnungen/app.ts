/** Rechnen und Nachschlagen: alles, was ohne Datenbank auskommt, dazu die Beschreibung der Schnittstelle. */
import { vollerBescheid } from '../../shared/antrag/bescheid.ts';
import { berechnungSchema } from '../../shared/api/anfragen.ts';
import { openapi } from '../../shared/api/openapi.ts';
import { KERN_VERSION } from '../../shared/kern/version.ts';
import { regelstandHash } from '../../shared/regelstand/hash.ts';
import type { Regelstand } from '../../shared/regelstand/typen.ts';
import { REGELSTAENDE } from '../../shared/regelstand/verzeichnis.ts';
import { liesInhalt } from '../http/anfrage.ts';
import { json } from '../http/antwort.ts';
import { type LambdaHandler, lambdaHandler } from '../http/anwendung.ts';
import { nichtGefunden } from '../http/problem.ts';
import { berechnung } from './berechnung.ts';

/** Der Handler; er hält nichts zwischen zwei Aufrufen. */
export function berechnungenHandler(): LambdaHandler {
  return lambdaHandler('berechnungen', {
    berechnen: async ({ request }) => {
      const { bescheide, ...frage } = await liesInhalt(request, berechnungSchema);
      return json(berechnung({ ...frage, bescheide: bescheide?.map(vollerBescheid) }));
    },
    regelstaendeListen: () => json({ eintraege: REGELSTAENDE.map(mitHash) }),
    regelstandLesen: ({ parameter }) => {
      const regelstand = REGELSTAENDE.find(({ id }) => id === parameter.regelstandId);
      if (!regelstand) throw nichtGefunden();
      return json(mitHash(regelstand));
    },
    openapi: () => json(openapi(KERN_VERSION)),
  });
}

function mitHash(regelstand: Regelstand) {
  return { ...regelstand, hash: regelstandHash(regelstand) };
}
