/** Ein gespeicherter Antrag in einer Liste: Titel, Stand und was sich mit ihm tun lässt. */

import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { STATUSNAMEN } from '../../../shared/antrag/version.ts';
import type { Antragskopf } from '../../../shared/api/antworten.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { useStile } from './stile.ts';

const useKartenstil = makeStyles({
  zeile: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center', justifyContent: 'space-between' },
});

export function Antragskarte(props: {
  readonly antrag: Antragskopf;
  /** Auch die Kommune nennen. */
  readonly mitKommune?: boolean;
  /** Knopf oder Zeichen neben dem Stand; `titelId` benennt den Antrag für `aria-describedby`. */
  readonly aktion: (titelId: string) => ReactNode;
  readonly children?: ReactNode;
}) {
  const { antrag, mitKommune = false, aktion, children } = props;
  const stile = useStile();
  const eigene = useKartenstil();
  const id = useId();
  return (
    <li className={stile.karte} aria-labelledby={id}>
      <h3 id={id} className={stile.titel}>
        {sichtbar(antrag.titel)}
      </h3>
      <div className={eigene.zeile}>
        <p className={stile.klein}>
          {mitKommune && `${sichtbar(antrag.kommune)}, `}Version {antrag.neuesteVersion}, {STATUSNAMEN[antrag.status]},{' '}
          {zeitpunkt(antrag.geaendertAm)}
        </p>
        {aktion(id)}
      </div>
      {children}
    </li>
  );
}
