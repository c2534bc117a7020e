/** Gestapelte Balken je Haushaltsjahr als eingebettetes SVG; die Werte stehen als Tabelle darunter. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { Finanzierungsplan } from '../../../shared/antrag/plan-typen.ts';
import { PLANFELD } from '../../../shared/antrag/planfelder.ts';
import { betrag, euro } from '../format/betrag.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useBildstil } from '../oberflaeche/bildstil.ts';
import { Rollbereich } from '../oberflaeche/Rollbereich.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { anteil, diagrammdaten, groessterBetrag } from './diagrammdaten.ts';

const REIHEN = [
  { feld: 'zuwendung', farbe: tokens.colorCompoundBrandStroke, muster: null },
  { feld: 'eigenanteil', farbe: tokens.colorPaletteDarkOrangeBorderActive, muster: 'punkte' },
  { feld: 'integrationspauschale', farbe: tokens.colorPaletteGreenBorderActive, muster: 'striche' },
] as const;

const BREITE = 320;
const LINKS = 38;
const RECHTS = 84;
const HOEHE = 30;
const BALKEN = 16;

const useDiagrammstil = makeStyles({
  breite: { maxWidth: '520px' },
});

export function Diagramm({ plan }: { readonly plan: Finanzierungsplan }) {
  const stile = useStile();
  const eigene = useDiagrammstil();
  const bildstil = useBildstil();
  const id = useId();
  const werte = diagrammdaten(plan);
  if (werte.length === 0) return null;
  const groesster = groessterBetrag(werte);
  const platz = BREITE - LINKS - RECHTS;
  const beschreibung = werte
    .map((w) => `${w.jahr}: ${REIHEN.map(({ feld }) => `${PLANFELD[feld].kurz} ${euro(w[feld])}`).join(', ')}`)
    .join('; ');
  return (
    <Abschnitt titel="Wer trägt die Ausgaben?">
      <figure className={bildstil.figur}>
        <svg
          className={mergeClasses(stile.bild, eigene.breite)}
          viewBox={`0 0 ${BREITE} ${werte.length * HOEHE}`}
          role="img"
          aria-labelledby={`${id}t ${id}d`}
        >
          <title id={`${id}t`}>Ausgaben je Haushaltsjahr</title>
          <desc id={`${id}d`}>{beschreibung}</desc>
          <defs>
            <Muster id={`${id}punkte`} art="punkte" />
            <Muster id={`${id}striche`} art="striche" />
          </defs>
          {werte.map((w, zeile) => {
            let x = LINKS;
            const y = zeile * HOEHE + (HOEHE - BALKEN) / 2;
            return (
              <g key={w.jahr}>
                <text className={stile.bildtext} x={0} y={y + 12}>
                  {w.jahr}
                </text>
                {REIHEN.map(({ feld, farbe, muster }) => {
                  const breite = anteil(w[feld], groesster) * platz;
                  const teil = { x, y, width: Math.max(0, breite - 1), height: BALKEN };
                  x += breite;
                  return breite > 0 ? (
                    <g key={feld}>
                      <rect {...teil} fill={farbe} />
                      {muster && <rect {...teil} fill={`url(#${id}${muster})`} />}
                    </g>
                  ) : null;
                })}
                <text className={stile.bildtext} x={BREITE} y={y + 12} textAnchor="end">
                  {euro(w.ausgaben)}
                </text>
              </g>
            );
          })}
        </svg>
        <ul className={bildstil.legende} aria-hidden="true">
          {REIHEN.map(({ feld, farbe, muster }) => (
            <li key={feld} className={bildstil.eintrag}>
              <svg width="14" height="14" aria-hidden="true">
                <rect width="14" height="14" fill={farbe} />
                {muster && <rect width="14" height="14" fill={`url(#${id}${muster})`} />}
              </svg>
              {PLANFELD[feld].kurz}
            </li>
          ))}
        </ul>
        <details>
          <summary className={stile.klappe}>Werte des Diagramms</summary>
          <Rollbereich name="Tabelle Werte des Diagramms">
            <table className={stile.tabelle} aria-label="Werte des Diagramms">
              <caption>Beträge in €</caption>
              <thead>
                <tr>
                  <th scope="col">Jahr</th>
                  {REIHEN.map(({ feld }) => (
                    <th key={feld} scope="col">
                      {PLANFELD[feld].kurz}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {werte.map((w) => (
                  <tr key={w.jahr}>
                    <th scope="row">{w.jahr}</th>
                    {REIHEN.map(({ feld }) => (
                      <td key={feld}>{betrag(w[feld])}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Rollbereich>
        </details>
      </figure>
    </Abschnitt>
  );
}

/** Muster über der Farbe, damit sich die Reihen auch ohne Farbe unterscheiden. */
function Muster({ id, art }: { readonly id: string; readonly art: 'punkte' | 'striche' }) {
  return (
    <pattern
      id={id}
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform={art === 'striche' ? 'rotate(45)' : undefined}
    >
      {art === 'striche' ? (
        <rect width="1.6" height="5" fill={tokens.colorNeutralBackground1} opacity="0.75" />
      ) : (
        <circle cx="2.5" cy="2.5" r="0.9" fill={tokens.colorNeutralBackground1} opacity="0.75" />
      )}
    </pattern>
  );
}
