/** Die Handler über einer eigenen Datenbank, für eine ganze Testdatei; nach ihrem letzten Test wird geschlossen. */
import { afterAll, expect } from 'vitest';
import type { Ankerbuch } from '../../functions/anker/ankerbuch.ts';
import { verankert } from '../../functions/anker/verankerung.ts';
import type { DynamoAblage } from '../../functions/store/dynamodb.ts';
import { A, antragMit, neueId, oeffneDatenbank, schnittstelle, speichern } from './werkzeug.ts';

export type Testschnittstelle = Awaited<ReturnType<typeof testschnittstelle>>;

/** Mit `anker` schreibt jedes Speichern vorher seinen Beleg, wie auf dem lokalen Server. */
export async function testschnittstelle(anker: Ankerbuch | null = null) {
  const db = await oeffneDatenbank();
  afterAll(() => db.schliesse());
  const api = schnittstelle(
    anker === null ? db.ablage : (verankert(db.ablage, anker, () => new Date('2026-01-01T08:00:00Z')) as DynamoAblage),
    anker,
  );
  return {
    db,
    api,
    lies: (pfad: string, abfrage = '', tid = A) => api.rufe({ methode: 'GET', pfad, abfrage, tid }),
    /** Kennung eines neuen Antrags mit so vielen Versionen; in Version n sind n Personen geduldet. */
    mitVersionen: async (anzahl: number, tid = A): Promise<string> => {
      const { antragId } = await api.lege(antragMit(1), neueId(), { tid });
      for (let n = 1; n < anzahl; n++)
        expect((await api.rufe(speichern(antragId, n, antragMit(n + 1), { tid }))).status).toBe(201);
      return antragId;
    },
  };
}
