/** Ein Rechenweg: nummerierte Schritte, jeder mit seiner Rechnung und seinen Fundstellen. */

import { makeStyles, tokens } from '@fluentui/react-components';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { ungetrennt } from '../format/betrag.ts';
import { useStile } from './stile.ts';

/** Ein Schritt, fertig geschrieben: „Zuwendung 2020“, „39.180,00 € = 0,8 × …“, Fundstellen. */
export interface Schrittzeile {
  readonly nr: number;
  readonly schritt: string;
  readonly rechnung: string;
  readonly fundstellen: readonly string[];
}

const useSchrittstil = makeStyles({
  liste: {
    margin: 0,
    paddingLeft: '1.6em',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    overflowWrap: 'anywhere',
  },
  schritt: { fontWeight: tokens.fontWeightSemibold },
  rechnung: { fontVariantNumeric: 'tabular-nums' },
});

export function Schrittliste({ schritte }: { readonly schritte: readonly Schrittzeile[] }) {
  const stile = useStile();
  const eigene = useSchrittstil();
  return (
    <ol className={eigene.liste}>
      {schritte.map(({ nr, schritt, rechnung, fundstellen }) => (
        <li key={nr}>
          <span className={eigene.schritt}>{sichtbar(schritt)}</span>
          <div className={eigene.rechnung}>{ungetrennt(sichtbar(rechnung))}</div>
          {fundstellen.map((fundstelle) => (
            <div key={fundstelle} className={stile.klein}>
              {fundstelle}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
