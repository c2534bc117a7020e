/** Bewilligt, abgerufen und ausgegeben über die Zeit: drei Treppen als eingebettetes SVG, dieselben Werte als Tabelle. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { alsDeutschesDatum } from '../../../shared/grund/datum.ts';
import { betrag, euro } from '../format/betrag.ts';
import { useBildstil } from '../oberflaeche/bildstil.ts';
import { Rollbereich } from '../oberflaeche/Rollbereich.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import {
  type Bildpunkt,
  VERLAUFSREIHEN,
  type Verlaufspunkt,
  type Verlaufsreihe,
  verlaufsbild,
} from './verlaufsdaten.ts';

const BREITE = 320;
const HOEHE = 150;
/** Links stehen die Beträge der Achse. */
const RAND = { oben: 6, unten: 18, links: 54, rechts: 2 };

/** Ohne Farbe unterscheiden sich die Linien durch Strichelung und Stärke. */
const AUSSEHEN: Readonly<Record<Verlaufsreihe, { readonly striche: string | undefined; readonly staerke: number }>> = {
  bewilligt: { striche: undefined, staerke: 1.5 },
  abgerufen: { striche: '7 3', staerke: 2.5 },
  ausgegeben: { striche: '2 2.5', staerke: 2.5 },
};

// Wo das System die Farben vorgibt, zeichnet es Linien nicht von selbst in seiner.
const VORGEGEBEN = { '@media (forced-colors: active)': { stroke: 'CanvasText' } } as const;

const useVerlaufsstil = makeStyles({
  breite: { maxWidth: '620px' },
  bewilligt: { stroke: tokens.colorNeutralForeground1, ...VORGEGEBEN },
  abgerufen: { stroke: tokens.colorCompoundBrandStroke, ...VORGEGEBEN },
  ausgegeben: { stroke: tokens.colorPaletteDarkOrangeBorderActive, ...VORGEGEBEN },
  gitter: { stroke: tokens.colorNeutralStroke2, ...VORGEGEBEN },
  achse: { fill: tokens.colorNeutralForeground2, fontSize: '9px' },
});

export function Verlauf({ punkte }: { readonly punkte: readonly Verlaufspunkt[] }) {
  const stile = useStile();
  const eigene = useVerlaufsstil();
  const bildstil = useBildstil();
  const id = useId();
  const letzter = punkte.at(-1);
  if (!letzter) return <p className={stile.absatz}>Es ist noch nichts bewilligt, abgerufen oder ausgegeben.</p>;
  const bild = verlaufsbild(punkte, {
    breite: BREITE - RAND.links - RAND.rechts,
    hoehe: HOEHE - RAND.oben - RAND.unten,
  });
  const grund = HOEHE - RAND.unten;
  const jedes = Math.ceil(bild.jahre.length / 8);
  return (
    <figure className={bildstil.figur}>
      <svg
        className={mergeClasses(stile.bild, eigene.breite)}
        viewBox={`0 0 ${BREITE} ${HOEHE}`}
        role="img"
        aria-labelledby={`${id}t ${id}d`}
      >
        <title id={`${id}t`}>Bewilligt, abgerufen und ausgegeben über die Zeit</title>
        <desc id={`${id}d`}>
          {`Aufsummiert bis ${alsDeutschesDatum(letzter.tag)}: ${VERLAUFSREIHEN.map((reihe) => `${reihe} ${euro(letzter[reihe])}`).join(', ')}. Jeder Schritt steht in der Tabelle darunter.`}
        </desc>
        {bild.stufen.map(({ betrag: hoehe, y }) => (
          <g key={hoehe}>
            <line
              className={eigene.gitter}
              x1={RAND.links}
              x2={BREITE}
              y1={y + RAND.oben}
              y2={y + RAND.oben}
              strokeWidth={0.5}
            />
            <text className={eigene.achse} x={RAND.links - 4} y={y + RAND.oben + 3} textAnchor="end">
              {euro(hoehe).replace(',00', '')}
            </text>
          </g>
        ))}
        <line className={eigene.gitter} x1={RAND.links} x2={BREITE} y1={grund} y2={grund} strokeWidth={1} />
        {bild.jahre.map(({ jahr, x, mitte }, i) => (
          <g key={jahr}>
            <line
              className={eigene.gitter}
              x1={x + RAND.links}
              x2={x + RAND.links}
              y1={grund}
              y2={grund + 4}
              strokeWidth={1}
            />
            {i % jedes === 0 && (
              <text className={eigene.achse} x={mitte + RAND.links} y={HOEHE - 5} textAnchor="middle">
                {jahr}
              </text>
            )}
          </g>
        ))}
        {VERLAUFSREIHEN.map((reihe) => (
          <polyline
            key={reihe}
            className={eigene[reihe]}
            points={bild.treppen[reihe].map(alsEcke).join(' ')}
            fill="none"
            strokeWidth={AUSSEHEN[reihe].staerke}
            strokeDasharray={AUSSEHEN[reihe].striche}
          />
        ))}
      </svg>
      <ul className={bildstil.legende} aria-hidden="true">
        {VERLAUFSREIHEN.map((reihe) => (
          <li key={reihe} className={bildstil.eintrag}>
            <svg width="28" height="8" aria-hidden="true">
              <line
                className={eigene[reihe]}
                x1={0}
                x2={28}
                y1={4}
                y2={4}
                strokeWidth={AUSSEHEN[reihe].staerke}
                strokeDasharray={AUSSEHEN[reihe].striche}
              />
            </svg>
            {reihe} {euro(letzter[reihe])}
          </li>
        ))}
      </ul>
      <details>
        <summary className={stile.klappe}>Werte des Bilds</summary>
        <Rollbereich name="Tabelle Werte des Bilds">
          <table className={stile.tabelle} aria-label="Werte des Bilds">
            <caption>Beträge in €, aufsummiert</caption>
            <thead>
              <tr>
                <th scope="col">bis</th>
                {VERLAUFSREIHEN.map((reihe) => (
                  <th key={reihe} scope="col">
                    {reihe}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {punkte.map((punkt) => (
                <tr key={alsDeutschesDatum(punkt.tag)}>
                  <th scope="row">{alsDeutschesDatum(punkt.tag)}</th>
                  {VERLAUFSREIHEN.map((reihe) => (
                    <td key={reihe}>{betrag(punkt[reihe])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Rollbereich>
        <p className={stile.klein}>
          Bewilligtes zählt vom 1. Januar seines Haushaltsjahrs an, ein Abruf vom Tag der Anforderung, ein Ist vom
          letzten Tag seines Monats, ohne Monate vom 31.12.
        </p>
      </details>
    </figure>
  );
}

function alsEcke({ x, y }: Bildpunkt): string {
  return `${(x + RAND.links).toFixed(1)},${(y + RAND.oben).toFixed(1)}`;
}
