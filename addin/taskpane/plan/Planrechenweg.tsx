/** Der Rechenweg zu einer Zahl des Plans. */
import { useMemo } from 'react';
import type { Planziel } from '../../../shared/antrag/finanzierungsplan.ts';
import { gegliederterRechenweg } from '../../../shared/antrag/rechenweg-gliederung.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { RechenwegFenster } from '../oberflaeche/RechenwegFenster.tsx';

/** Nach welcher Zahl gefragt ist, und wie das Fenster heißt. */
export interface Rechenwegfrage {
  readonly titel: string;
  readonly ziel: Planziel;
}

export function Planrechenweg(props: {
  readonly antrag: Antrag;
  readonly frage: Rechenwegfrage;
  readonly schliesse: () => void;
}) {
  const { antrag, frage, schliesse } = props;
  const weg = useMemo(() => gegliederterRechenweg(antrag, frage.ziel), [antrag, frage]);
  return <RechenwegFenster titel={frage.titel} weg={weg} schliesse={schliesse} />;
}
