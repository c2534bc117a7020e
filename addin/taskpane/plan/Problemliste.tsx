/** Zeigt, was im Blatt noch fehlt oder nicht gelesen werden kann. */

import { pfadtext } from '../../../shared/antrag/pfad.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Problem } from '../../haushaltsblatt/haushaltsblatt.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { Zellsprung } from '../oberflaeche/Zellsprung.tsx';

const HOECHSTENS = 50;

export function Problemliste({ probleme }: { readonly probleme: readonly Problem[] }) {
  const stile = useStile();
  const uebrig = probleme.length - HOECHSTENS;
  return (
    <Abschnitt
      titel={
        probleme.length === 1
          ? 'Eine Angabe fehlt oder passt nicht'
          : `${deutscherWert(probleme.length)} Angaben fehlen oder passen nicht`
      }
    >
      <p className={stile.absatz}>Der Finanzierungsplan erscheint, sobald das Haushaltsblatt vollständig ist.</p>
      <ul className={stile.liste}>
        {probleme.slice(0, HOECHSTENS).map((problem) => (
          <li key={`${problem.feld && pfadtext(problem.feld)} ${problem.text}`} className={stile.karte}>
            <p className={stile.absatz}>{sichtbar(problem.text)}</p>
            {problem.zelle && <Zellsprung zellen={[problem.zelle]} />}
          </li>
        ))}
      </ul>
      {uebrig > 0 && <p className={stile.klein}>und {deutscherWert(uebrig)} weitere</p>}
    </Abschnitt>
  );
}
