/** Der Rechenweg zu einer Zahl in einem eigenen Fenster. */
import type { GegliederterRechenweg } from '../../../shared/antrag/rechenweg-gliederung.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { Fenster } from './Fenster.tsx';
import { Rechenweggliederung } from './Rechenweggliederung.tsx';
import { useStile } from './stile.ts';

export function RechenwegFenster(props: {
  readonly titel: string;
  /** `null`, wenn es zu der Zahl keinen gibt. */
  readonly weg: GegliederterRechenweg | null;
  readonly schliesse: () => void;
}) {
  const { titel, weg, schliesse } = props;
  const stile = useStile();
  return (
    <Fenster
      titel={`Rechenweg: ${sichtbar(titel)}`}
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
