/** Der Rechenweg zu einer Zahl des Plans in einem eigenen Fenster. */
import { useMemo } from 'react';
import type { Planziel } from '../../../shared/antrag/finanzierungsplan.ts';
import { gegliederterRechenweg } from '../../../shared/antrag/rechenweg-gliederung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { Fenster } from '../oberflaeche/Fenster.tsx';
import { Rechenweggliederung } from '../oberflaeche/Rechenweggliederung.tsx';
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
  const weg = useMemo(() => gegliederterRechenweg(antrag, frage.ziel), [antrag, frage]);
  return (
    <Fenster
      titel={`Rechenweg: ${sichtbar(frage.titel)}`}
      schliesse={schliesse}
      knoepfe={[{ titel: 'Schließen', betont: true, tu: schliesse }]}
    >
      {weg ? (
        <Rechenweggliederung weg={weg} />
      ) : (
        <p className={stile.absatz}>Zu dieser Zahl gibt es keinen Rechenweg.</p>
      )}
    </Fenster>
  );
}
