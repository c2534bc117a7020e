/** Eine Tabelle der Haushaltsseite, so wie sie auch auf Papier und in der Datei steht; Zahlen können Knöpfe sein. */
import { mergeClasses } from '@fluentui/react-components';
import { trennbar } from '../../../shared/antrag/planfelder.ts';
import type { Tabelle } from '../../../shared/druck/schriftstueck.ts';
import { zelltext } from '../../../shared/druck/zelltext.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { Zahlknopf } from '../oberflaeche/Betragszelle.tsx';
import { Rollbereich } from '../oberflaeche/Rollbereich.tsx';
import { useStile } from '../oberflaeche/stile.ts';

/** Lange Wörter dürfen getrennt werden: So bleibt es auch in einem schmalen Bereich eine Tabelle. */
function geteilt(text: string): string {
  return trennbar(text)
    .replace('Integrations', 'Inte\u00ADgrations')
    .replace(/(Personal|Transfer)(?=aufwand)/, '$1\u00AD')
    .replace('Verbindlichkeit', 'Verbind\u00ADlich\u00ADkeit')
    .replace('Eigenanteil', 'Eigen\u00ADanteil');
}

export function Haushaltstabelle(props: {
  readonly tabelle: Tabelle;
  /** Was ein Klick auf diese Zahl zeigt; `null`, wo nichts dahinter steht. Beide ab 0, ohne Kopf. */
  readonly zeige?: (zeile: number, spalte: number) => (() => void) | null;
}) {
  const { tabelle, zeige } = props;
  const { titel, spalten, zeilen } = tabelle;
  const stile = useStile();
  return (
    <Rollbereich name={`Tabelle ${titel}`}>
      <table className={stile.tabelle} aria-label={titel}>
        <caption>{titel}</caption>
        <thead>
          <tr>
            {spalten.map((spalte) => (
              <th key={spalte.titel} scope="col" className={mergeClasses(spalte.art === 'text' && stile.textzelle)}>
                {spalte.titel}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {zeilen.map(({ zellen, summe }, z) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: dieselbe Zeile steht immer auf demselben Platz
            <tr key={z} style={summe ? { fontWeight: 600 } : undefined}>
              {zellen.map((zelle, s) => {
                const spalte = spalten[s];
                const text = zelltext(zelle, spalte?.art ?? 'text');
                if (s === 0)
                  return (
                    <th key={spalte?.titel} scope="row" className={stile.textzelle}>
                      {geteilt(sichtbar(text))}
                    </th>
                  );
                if (spalte?.art === 'text')
                  return (
                    <td key={spalte.titel} className={stile.textzelle}>
                      {sichtbar(text)}
                    </td>
                  );
                const tu = zelle === null ? null : (zeige?.(z, s) ?? null);
                return <td key={spalte?.titel}>{tu ? <Zahlknopf zahl={text} zeige={tu} /> : text}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Rollbereich>
  );
}
