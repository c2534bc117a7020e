/** Die Versionen zur Wahl, für ein Auswahlfeld. */
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { versionstitel } from '../format/versionstexte.ts';

export function Versionsoptionen({ versionen }: { readonly versionen: readonly Versionskopf[] }) {
  return versionen.map((kopf) => (
    <option key={kopf.version} value={kopf.version}>
      {versionstitel(kopf)}
    </option>
  ));
}
