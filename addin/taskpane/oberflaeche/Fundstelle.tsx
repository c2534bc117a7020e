/** Zugeklappt, woher etwas kommt: Regel, ihr Satz und die Quelle. Wer rechnet, braucht es selten; wer prüft, immer. */
import { REGEL_IDS } from '../../../shared/regelstand/regelid.ts';
import { regelaussage, titelFuer } from '../../../shared/regelstand/regelsatz.ts';
import type { Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';
import { vorgaben } from '../../../shared/regelstand/vorgabe.ts';
import { useStile } from './stile.ts';

interface Angaben {
  readonly regeln: readonly string[];
  /** Sie sprechen den Satz; ohne Angabe die von heute. */
  readonly regelstaende?: Verzeichnis;
}

export function Fundstelle({ regeln, regelstaende = vorgaben() }: Angaben) {
  const stile = useStile();
  if (regeln.length === 0) return null;
  return (
    <details>
      <summary className={stile.kleineKlappe}>{regeln.length === 1 ? 'Fundstelle' : 'Fundstellen'}</summary>
      {regeln.map((regel) => (
        <p key={regel} className={stile.klein}>
          {satz(regel, regelstaende)}
        </p>
      ))}
    </details>
  );
}

function satz(regel: string, regelstaende: Verzeichnis): string {
  const id = REGEL_IDS.find((bekannte) => bekannte === regel);
  if (id === undefined) return regel;
  const aussage = regelaussage(id, regelstaende);
  return `${id} ${titelFuer(id, regelstaende)}${aussage ? `: ${aussage.satz} (${aussage.quelle})` : ''}.`;
}
