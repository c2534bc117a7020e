/** Die Einträge, wie sie im Haushaltsblatt stehen werden; Spalten ohne Angaben fehlen. */

import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Feld } from '../../haushaltsblatt/spalten.ts';
import type { Eintrag } from '../../haushaltsblatt/uebernahme/eintrag.ts';
import { anzeige } from '../../haushaltsblatt/uebernahme/ergebnis.ts';
import { FELDER, type Listenart } from '../../haushaltsblatt/uebernahme/ziele.ts';
import { Wortlaut } from '../../haushaltsblatt/wortlaut.ts';
import { Rollbereich } from '../oberflaeche/Rollbereich.tsx';
import { useStile } from '../oberflaeche/stile.ts';

export function Eintragstabelle({
  art,
  name,
  eintraege,
}: {
  readonly art: Listenart;
  readonly name: string;
  readonly eintraege: readonly Eintrag[];
}) {
  const stile = useStile();
  const felder = FELDER[art].filter(({ pfad }) => eintraege.some((e) => e.werte[pfad] !== null));
  if (eintraege.length === 0) return null;
  // Ein Format haben nur Zahlen und Tage; alles andere ist Text und darf umbrechen.
  const spaltenstil = ({ art: { format } }: Feld) => (format === null ? stile.textzelle : undefined);
  return (
    <Rollbereich name={`Tabelle ${name}`}>
      <table className={stile.tabelle} aria-label={name}>
        <caption>Beträge in €</caption>
        <thead>
          <tr>
            <th scope="col">Zeile</th>
            {felder.map((feld) => (
              <th key={feld.pfad} scope="col" className={spaltenstil(feld)}>
                {feld.titel}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {eintraege.map(({ zeile, werte }) => (
            <tr key={zeile}>
              <th scope="row">{zeile}</th>
              {felder.map((feld) => (
                <td key={feld.pfad} className={spaltenstil(feld)}>
                  {werte[feld.pfad] instanceof Wortlaut
                    ? `„${sichtbar(anzeige(feld, werte[feld.pfad]))}“ offen`
                    : sichtbar(anzeige(feld, werte[feld.pfad]))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Rollbereich>
  );
}
