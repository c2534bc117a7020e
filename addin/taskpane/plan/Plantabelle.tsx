/**
 * Eine Tabelle des Finanzierungsplans, je Haushaltsjahr, Baustein, Träger oder Eintrag; jede Zahl öffnet ihren
 * Rechenweg.
 */
import type { Planziel } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Plansumme } from '../../../shared/antrag/plan-typen.ts';
import { type Betraege, type Betragsfeld, PLANFELD, trennbar } from '../../../shared/antrag/planfelder.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { Betragszelle } from '../oberflaeche/Betragszelle.tsx';
import { Rollbereich } from '../oberflaeche/Rollbereich.tsx';
import { useStile } from '../oberflaeche/stile.ts';

/**
 * Ein Haushaltsjahr, Baustein, Träger, Eintrag oder die Summe; ohne Beträge, wenn sich etwas davon nicht rechnen lässt.
 */
export interface Planzeile {
  readonly titel: string;
  readonly betraege: Betraege | null;
  readonly ziel: (feld: Betragsfeld) => Planziel;
}

/** Die Spalten jeder Ansicht, die den ganzen Plan aufteilt. */
export const BETRAGSSPALTEN: readonly Betragsfeld[] = ['ausgaben', 'zuwendung', 'eigenanteil'];

/** Rechenweg zu einer Zahl zeigen. */
export type ZeigeRechenweg = (titel: string, ziel: Planziel) => void;

export function Plantabelle(props: {
  readonly name: string;
  readonly ersteSpalte: string;
  readonly spalten: readonly Betragsfeld[];
  readonly zeilen: readonly Planzeile[];
  readonly summe: Planzeile | null;
  readonly zeige: ZeigeRechenweg;
}) {
  const { name: tabelle, ersteSpalte, spalten, zeilen, summe, zeige } = props;
  const stile = useStile();
  const reihe = (zeile: Planzeile) => {
    const name = zeile === summe ? zeile.titel : `${ersteSpalte} ${zeile.titel}`;
    return (
      <tr key={zeile.titel}>
        <th scope="row">{sichtbar(zeile.titel)}</th>
        {spalten.map((feld) => (
          <Betragszelle
            key={feld}
            betrag={zeile.betraege?.[feld] ?? null}
            zeige={() => zeige(`${PLANFELD[feld].titel}, ${name}`, zeile.ziel(feld))}
          />
        ))}
      </tr>
    );
  };
  return (
    <Rollbereich name={`Tabelle ${tabelle}`}>
      <table className={stile.tabelle} aria-label={tabelle}>
        <caption>Beträge in €</caption>
        <thead>
          <tr>
            <th scope="col">{ersteSpalte}</th>
            {spalten.map((feld) => (
              <th key={feld} scope="col">
                {trennbar(PLANFELD[feld].kurz)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{zeilen.map(reihe)}</tbody>
        {summe && <tfoot>{reihe(summe)}</tfoot>}
      </table>
    </Rollbereich>
  );
}

/** Je Haushaltsjahr eine Zeile. */
export function zeilenJeJahr(summen: readonly Plansumme<number>[]): Planzeile[] {
  return summen.map(({ schluessel, betraege }) => ({
    titel: String(schluessel),
    betraege,
    ziel: (feld) => ({ summe: 'haushaltsjahr', schluessel, feld }),
  }));
}

/** Die Summe des ganzen Plans; dieselbe unter jeder Aufteilung. */
export function summenzeile(betraege: Betraege | null): Planzeile {
  return { titel: 'Summe', betraege, ziel: (feld) => ({ summe: 'gesamt', feld }) };
}
