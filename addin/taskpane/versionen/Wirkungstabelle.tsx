/**
 * Zeigt, was eine Änderung ausmacht: je Zahl eine Tabelle mit den Haushaltsjahren, in denen sich etwas ändert, und der
 * Summe.
 */
import { PLANFELD } from '../../../shared/antrag/planfelder.ts';
import { type Vergleich, WIRKUNGSFELDER, type Wirkung } from '../../../shared/antrag/vergleich.ts';
import type { Betrag } from '../../../shared/grund/marken.ts';
import { betrag } from '../format/betrag.ts';
import { Rollbereich } from '../oberflaeche/Rollbereich.tsx';
import { useStile } from '../oberflaeche/stile.ts';

export function Wirkungstabelle({ vergleich }: { readonly vergleich: Vergleich }) {
  const stile = useStile();
  return (
    <>
      {WIRKUNGSFELDER.map((feld) => (
        <Rollbereich key={feld} name={`Tabelle Wirkung auf ${PLANFELD[feld].titel}`}>
          <table className={stile.tabelle} aria-label={`Wirkung auf ${PLANFELD[feld].titel}`}>
            <caption>{PLANFELD[feld].titel}, Beträge in €</caption>
            <thead>
              <tr>
                <th scope="col">Jahr</th>
                <th scope="col">vorher</th>
                <th scope="col">nachher</th>
                <th scope="col">Änderung</th>
              </tr>
            </thead>
            <tbody>
              {vergleich.jeHaushaltsjahr.map((jahr) => (
                <Reihe key={jahr.haushaltsjahr} titel={String(jahr.haushaltsjahr)} wirkung={jahr[feld]} />
              ))}
            </tbody>
            <tfoot>
              <Reihe titel="Summe" wirkung={vergleich[feld]} />
            </tfoot>
          </table>
        </Rollbereich>
      ))}
    </>
  );
}

function Reihe({ titel, wirkung: { alt, neu, unterschied } }: { readonly titel: string; readonly wirkung: Wirkung }) {
  return (
    <tr>
      <th scope="row">{titel}</th>
      <td>{oderFehlt(alt)}</td>
      <td>{oderFehlt(neu)}</td>
      <td>{unterschied === null ? '–' : mitVorzeichen(unterschied)}</td>
    </tr>
  );
}

function oderFehlt(wert: Betrag | null): string {
  return wert === null ? 'nicht berechenbar' : betrag(wert);
}

/** „+1.620,00“, „−1.620,00“, „0,00“ */
function mitVorzeichen(wert: Betrag): string {
  return `${/^-|^0+(\.0+)?$/.test(wert) ? '' : '+'}${betrag(wert)}`;
}
