/** Eine Zeile je Haushaltsjahr; jede Zahl öffnet ihren Rechenweg. */
import { ABWICKLUNGSFELD, type Abwicklungsfeld } from '../../../shared/antrag/abwicklungsfelder.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import type { Schritt } from '../../../shared/kern/rechenweg.ts';
import { PROGRAMMTITEL } from '../../../shared/schriftstuecke/programmtitel.ts';
import { Zahlknopf } from '../oberflaeche/Betragszelle.tsx';
import { Rollbereich } from '../oberflaeche/Rollbereich.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import type { Programmlage } from './lage.ts';

const FELDER = Object.keys(ABWICKLUNGSFELD) as Abwicklungsfeld[];

/** Den Rechenweg zu einem Schritt zeigen. */
export type ZeigeSchritt = (titel: string, schritt: Schritt) => void;

export function Jahrestabelle({ lage, zeige }: { readonly lage: Programmlage; readonly zeige: ZeigeSchritt }) {
  const stile = useStile();
  const name = `Abwicklung je Haushaltsjahr, ${PROGRAMMTITEL[lage.programm]}`;
  return (
    <Rollbereich name={`Tabelle ${name}`}>
      <table className={stile.tabelle} aria-label={name}>
        <caption>Beträge in €</caption>
        <thead>
          <tr>
            <th scope="col">Jahr</th>
            {FELDER.map((feld) => (
              <th key={feld} scope="col">
                {ABWICKLUNGSFELD[feld]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lage.jahre.map(({ haushaltsjahr, schritte }) => (
            <tr key={haushaltsjahr}>
              <th scope="row">{haushaltsjahr}</th>
              {FELDER.map((feld) => {
                const schritt = schritte[feld];
                return (
                  <td key={feld}>
                    {schritt === null ? (
                      <span className={stile.klein}>fehlt noch</span>
                    ) : (
                      <Zahlknopf
                        zahl={deutscherWert(schritt.wert, feld === 'foerdertage' ? 0 : 2)}
                        zeige={() => zeige(`${ABWICKLUNGSFELD[feld]}, ${haushaltsjahr}`, schritt)}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Rollbereich>
  );
}
