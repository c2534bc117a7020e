/** Der Haushalt einer gespeicherten Version, und welche seit dem Festschreiben gilt. */
import { haushaltsergebnis } from '../../../shared/antrag/haushaltsrechnung.ts';
import { haushaltsunterschied } from '../../../shared/antrag/haushaltsseite.ts';
import type { Planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Seitenunterschied } from '../../../shared/schriftstuecke/haushaltsseite.ts';
import { quelleAus } from '../../../shared/schriftstuecke/quelle.ts';

/** Die Version, mit der zuletzt festgeschrieben wurde; `null`, wenn keine bekannte festgeschrieben ist. */
export function seitFestschreiben(versionen: readonly Versionskopf[]): number | null {
  const absteigend = [...versionen].sort((a, b) => b.version - a.version);
  const erste = absteigend.findIndex(({ festgeschrieben }) => festgeschrieben);
  if (erste < 0) return null;
  const danach = absteigend.slice(erste).findIndex(({ festgeschrieben }) => !festgeschrieben);
  const letzte = danach < 0 ? absteigend.at(-1) : absteigend[erste + danach - 1];
  return letzte?.version ?? null;
}

/** „gegenüber Version 2 (Nachtrag 1)“ */
export function unterschiedZu(rechnung: Planrechnung, andere: Antragsversion): Seitenunterschied {
  const kommentar = andere.kommentar === '' ? '' : ` („${sichtbar(andere.kommentar)}“)`;
  return {
    titel: `gegenüber Version ${andere.version}${kommentar}`,
    ...haushaltsunterschied(
      haushaltsergebnis(rechnung).jeHaushaltsjahr,
      haushaltsergebnis(quelleAus(andere).rechnung).jeHaushaltsjahr,
    ),
  };
}
