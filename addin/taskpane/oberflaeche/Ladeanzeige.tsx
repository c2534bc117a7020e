/** Steht für den Inhalt, solange er lädt oder wenn er nicht kam. */

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Ladung } from '../zustand/ladung.ts';
import { Warten } from './Warten.tsx';

interface Angaben {
  readonly ladung: { readonly art: 'ungeladen' } | Ladung<object>;
  /** Sagt, was gerade geschieht, ohne Punkte am Ende. */
  readonly wartetext: string;
  /** Satz vor der Meldung. */
  readonly fehlersatz?: string;
  /** Für Angaben, ohne die sich weiterarbeiten lässt, eine Warnung. */
  readonly schwere?: 'error' | 'warning';
  readonly erneut?: () => void;
}

/** Nichts, sobald der Inhalt da ist. */
export function Ladeanzeige({ ladung, wartetext, fehlersatz, schwere = 'error', erneut }: Angaben) {
  if (ladung.art === 'da') return null;
  if (ladung.art !== 'fehler') return <Warten text={wartetext} />;
  return (
    <MessageBar intent={schwere} layout="multiline">
      <MessageBarBody>
        {fehlersatz && `${fehlersatz} `}
        {sichtbar(ladung.meldung)} {erneut && <Button onClick={erneut}>Erneut versuchen</Button>}
      </MessageBarBody>
    </MessageBar>
  );
}
