/** Alle Ergebnisse zu Zinsen nebeneinander und die Abschnitte des gezeigten, jeder mit seinem Satz. */
import { alsDeutschesDatum } from '../../../shared/grund/datum.ts';
import { alsBetrag, exakt, mal, NULL, quotient, vergleiche } from '../../../shared/grund/geld.ts';
import { deutscherWert, deutscheZahl } from '../../../shared/grund/zahlformat.ts';
import { zinsabschnitte } from '../../../shared/kern/zinsabschnitte.ts';
import { ZAEHLUNGEN, type Zinsergebnisse } from '../../../shared/kern/zinsergebnisse.ts';
import type { Groesse } from '../../../shared/regelstand/groesse.ts';
import { euro } from '../format/betrag.ts';
import { Zahlknopf } from '../oberflaeche/Betragszelle.tsx';
import { Rollbereich } from '../oberflaeche/Rollbereich.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import type { ZeigeSchritt } from './Jahrestabelle.tsx';

const HUNDERT = exakt(100);

export function Zinsergebnis(props: { readonly ergebnisse: Zinsergebnisse; readonly zeige: ZeigeSchritt }) {
  const { ergebnisse, zeige } = props;
  const { gezeigt, womit, arten } = ergebnisse;
  const stile = useStile();
  return (
    <>
      <p className={stile.absatz} role="status">
        Zinsen: <strong>{euro(alsBetrag(gezeigt.zinsen.wert))}</strong> ({womit}).
        {vergleiche(gezeigt.offen.wert, NULL) > 0 &&
          ` Offen bleiben ${euro(alsBetrag(gezeigt.offen.wert))}; was sie nach der letzten Zahlung an Zinsen tragen, ist nicht enthalten.`}
      </p>
      <Rollbereich name="Tabelle Zinsen, alle Ergebnisse">
        <table className={stile.tabelle} aria-label="Zinsen, alle Ergebnisse">
          <caption>Zinsen in €, alle Ergebnisse nebeneinander</caption>
          <thead>
            <tr>
              <th scope="col">Zählung der Tage</th>
              {arten.map(({ titel }) => (
                <th key={titel} scope="col">
                  {titel}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ZAEHLUNGEN.map(([zaehlung, name], i) => (
              <tr key={zaehlung}>
                <th scope="row">{name}</th>
                {arten.map(({ titel, jeZaehlung }) => {
                  const zinsen = jeZaehlung[i];
                  return (
                    <td key={titel}>
                      {zinsen && (
                        <Zahlknopf
                          zahl={deutscherWert(zinsen.wert, 2)}
                          zeige={() => zeige(`Zinsen, ${titel}, ${name}`, zinsen)}
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
      <p className={stile.klein}>
        3 Punkte über dem Basiszinssatz nennt § 49a Abs. 3 VwVfG NRW in der Fassung vom 07.11.2025, 5 Nr. 8.5 VVG zu §
        44 LHO, Ausgabe 2012. Von welchem Tag an 3 gelten, nennt keine unserer Quellen.
      </p>
      <Abschnittstabelle ergebnisse={ergebnisse} />
    </>
  );
}

function Abschnittstabelle({ ergebnisse: { gezeigt, womit } }: { readonly ergebnisse: Zinsergebnisse }) {
  const stile = useStile();
  const vomHundert = ({ wert }: Groesse) => deutscheZahl(quotient(mal(wert, HUNDERT)), 2);
  return (
    <>
      <Rollbereich name="Tabelle Abschnitte der Zinsen">
        <table className={stile.tabelle} aria-label="Abschnitte der Zinsen">
          <caption>Abschnitte: {womit}; Beträge in €, Sätze in v.&nbsp;H.</caption>
          <thead>
            <tr>
              {['von', 'bis', 'offen', 'Tage', 'Basiszinssatz', 'Punkte', 'Zinssatz', 'Zinsen'].map((titel) => (
                <th key={titel} scope="col">
                  {titel}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {zinsabschnitte(gezeigt.zinsen).map(({ von, bis, offen, tage, basiszinssatz, punkte, satz, zinsen }) => (
              <tr key={alsDeutschesDatum(von)}>
                <th scope="row">{alsDeutschesDatum(von)}</th>
                <td>{alsDeutschesDatum(bis)}</td>
                <td>{deutscherWert(offen.wert, 2)}</td>
                <td>{deutscherWert(tage.wert)}</td>
                <td>{basiszinssatz ? vomHundert(basiszinssatz) : '–'}</td>
                <td>{vomHundert(punkte)}</td>
                <td>{vomHundert(satz)}</td>
                <td>{deutscheZahl(quotient(zinsen.wert), 4)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Rollbereich>
      <p className={stile.klein}>
        Gerundet wird einmal, die Summe der exakten Abschnitte. Gezeigt sind vier Stellen. Eine Zahlung mindert den
        Betrag von ihrem Tag an; Zinsen tragen keine Zinsen.
      </p>
    </>
  );
}
