/** Soll und Ist der Stellen und der Zuwendung: Tabelle, Sätze dazu und ein kleines Bild mit Textfassung. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { SollIst } from '../../../shared/antrag/sollist.ts';
import { balken, SCHLUESSELREGELN, saetze, stellenzahl, zeilen } from '../../../shared/antrag/sollisttexte.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Fundstelle } from '../oberflaeche/Fundstelle.tsx';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { Rollbereich } from '../oberflaeche/Rollbereich.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import type { Pruefantrag } from './pruefen.ts';

const BREITE = 320;
const LINKS = 62;
const RECHTS = 34;
const HOEHE = 26;
const BALKEN = 14;

const useBildstil = makeStyles({
  breite: { maxWidth: '420px' },
});

export function SollIstFeld({ sollIst }: { readonly sollIst: Pruefantrag['sollIst'] }) {
  return (
    <Abschnitt titel="Soll und Ist">
      <Ladeanzeige
        ladung={sollIst}
        wartetext="Plan und Bescheid werden geladen"
        fehlersatz="Soll und Ist lassen sich nicht zeigen."
        schwere="warning"
      />
      {sollIst.art === 'da' && <Vergleich sollIst={sollIst.zahlen} />}
    </Abschnitt>
  );
}

function Vergleich({ sollIst }: { readonly sollIst: SollIst }) {
  const stile = useStile();
  return (
    <>
      <Rollbereich name="Tabelle Soll und Ist">
        <table className={stile.tabelle} aria-label="Soll und Ist">
          <thead>
            <tr>
              <th scope="col">Was</th>
              <th scope="col">Stellen</th>
              <th scope="col">Zuwendung in €</th>
            </tr>
          </thead>
          <tbody>
            {zeilen(sollIst).map(({ titel, stellen, zuwendung }) => (
              <tr key={titel}>
                <th scope="row">{titel}</th>
                <td>{stellen}</td>
                <td>{zuwendung}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Rollbereich>
      <Bild sollIst={sollIst} />
      <p className={stile.absatz}>{saetze(sollIst).join(' ')}</p>
      <Fundstelle regeln={SCHLUESSELREGELN} />
    </>
  );
}

function Bild({ sollIst }: { readonly sollIst: SollIst }) {
  const stile = useStile();
  const eigene = useBildstil();
  const id = useId();
  const reihen = balken(sollIst);
  const groesster = Math.max(...reihen.map(({ stellen }) => stellen.toNumber()), 0.5);
  const platz = BREITE - LINKS - RECHTS;
  return (
    <svg
      className={mergeClasses(stile.bild, eigene.breite)}
      viewBox={`0 0 ${BREITE} ${reihen.length * HOEHE}`}
      role="img"
      aria-labelledby={`${id}t ${id}d`}
    >
      <title id={`${id}t`}>Stellen: Soll und Ist</title>
      <desc id={`${id}d`}>{reihen.map(({ titel, stellen }) => `${titel} ${stellenzahl(stellen)}`).join('; ')}</desc>
      {reihen.map(({ titel, stellen }, i) => {
        const y = i * HOEHE + (HOEHE - BALKEN) / 2;
        const breite = (stellen.toNumber() / groesster) * platz;
        return (
          <g key={titel}>
            <text className={stile.bildtext} x={0} y={y + 11}>
              {titel}
            </text>
            <rect
              x={LINKS}
              y={y}
              width={Math.max(1, breite)}
              height={BALKEN}
              fill={titel === 'bewilligt' ? tokens.colorPaletteGreenBorderActive : tokens.colorCompoundBrandStroke}
            />
            <text className={stile.bildtext} x={LINKS + breite + 4} y={y + 11}>
              {stellenzahl(stellen)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
