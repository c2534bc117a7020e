/** Der Rechenweg zu einer Zahl des Plans, Schritt für Schritt mit Fundstellen. */

import { type Planziel, rechenwegZu } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { Fenster } from '../oberflaeche/Fenster.tsx';
import { Schrittliste } from '../oberflaeche/Schrittliste.tsx';
import { useStile } from '../oberflaeche/stile.ts';

/** Nach welcher Zahl gefragt ist, und wie das Fenster heißt. */
export interface Rechenwegfrage {
  readonly titel: string;
  readonly ziel: Planziel;
}

export function RechenwegFenster({
  antrag,
  frage,
  schliesse,
}: {
  readonly antrag: Antrag;
  readonly frage: Rechenwegfrage;
  readonly schliesse: () => void;
}) {
  const stile = useStile();
  const zeilen = rechenwegZu(antrag, frage.ziel);
  return (
    <Fenster
      titel={`Rechenweg: ${sichtbar(frage.titel)}`}
      schliesse={schliesse}
      knoepfe={[{ titel: 'Schließen', betont: true, tu: schliesse }]}
    >
      {zeilen ? (
        <Schrittliste schritte={zeilen} />
      ) : (
        <p className={stile.absatz}>Zu dieser Zahl gibt es keinen Rechenweg.</p>
      )}
    </Fenster>
  );
}
