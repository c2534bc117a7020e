/** Der Rechenweg zu einer Zahl des Plans, Schritt für Schritt mit Fundstellen. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { type Planziel, rechenwegZu } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { quellenangabe } from '../../../shared/regelstand/regeln.ts';
import { ungetrennt } from '../format/betrag.ts';
import { Fenster } from '../oberflaeche/Fenster.tsx';
import { useStile } from '../oberflaeche/stile.ts';

export interface Rechenwegfrage {
  readonly titel: string;
  readonly ziel: Planziel;
}

const useSchrittstil = makeStyles({
  liste: { margin: 0, paddingLeft: '1.6em', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  schritt: { fontWeight: tokens.fontWeightSemibold },
  rechnung: { fontVariantNumeric: 'tabular-nums' },
});

export function RechenwegFenster({ antrag, frage, schliesse }: { readonly antrag: Antrag; readonly frage: Rechenwegfrage; readonly schliesse: () => void }) {
  const stile = useStile();
  const eigene = useSchrittstil();
  const zeilen = rechenwegZu(antrag, frage.ziel);
  return (
    <Fenster titel={`Rechenweg: ${frage.titel}`} schliesse={schliesse} knoepfe={[{ titel: 'Schließen', betont: true, tu: schliesse }]}>
      {zeilen ? (
        <ol className={eigene.liste}>
          {zeilen.map((zeile) => (
            <li key={zeile.nr}>
              <span className={eigene.schritt}>{zeile.schritt}</span>
              <div className={eigene.rechnung}>{ungetrennt(zeile.rechnung)}</div>
              {zeile.regeln.map((id) => (
                <div key={id} className={stile.klein}>
                  {id}: {quellenangabe(id)}
                </div>
              ))}
            </li>
          ))}
        </ol>
      ) : (
        <p className={stile.absatz}>Zu dieser Zahl gibt es keinen Rechenweg.</p>
      )}
    </Fenster>
  );
}
