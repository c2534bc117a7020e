/** Der Rechenweg zu einer Zahl des Plans: das Ergebnis zuerst, darunter jeder Summand zum Aufklappen. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Planziel } from '../../../shared/antrag/finanzierungsplan.ts';
import { gegliederterRechenweg, type Rechenwegteil } from '../../../shared/antrag/rechenweg-gliederung.ts';
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

const useFensterstil = makeStyles({
  teil: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

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
        <div className={stile.abschnitt}>
          <Schrittliste schritte={[weg.ergebnis]} />
          {/* Ein einzelner Teil ist die ganze Erklärung: Dann gibt es nichts auszuwählen. */}
          {weg.teile.map((teil) => (
            <Teil key={teil.titel} teil={teil} anfangsOffen={weg.teile.length === 1} />
          ))}
        </div>
      ) : (
        <p className={stile.absatz}>Zu dieser Zahl gibt es keinen Rechenweg.</p>
      )}
    </Fenster>
  );
}

function Teil({ teil, anfangsOffen }: { readonly teil: Rechenwegteil; readonly anfangsOffen: boolean }) {
  const stile = useStile();
  const eigene = useFensterstil();
  const [offen, setOffen] = useState(anfangsOffen);
  return (
    <details className={eigene.teil} open={offen} onToggle={(ereignis) => setOffen(ereignis.currentTarget.open)}>
      <summary className={stile.klappe}>{sichtbar(teil.titel)}</summary>
      {offen && <Schrittliste schritte={teil.zeilen()} />}
    </details>
  );
}
