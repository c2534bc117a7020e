/** Zeigt, was die Prüfung einer Liste ergab: zuerst die Summen und die abweichenden Zeilen, auf Wunsch alle. */

import { Button, Link, MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { SCHLUESSELREGELN } from '../../../shared/antrag/sollisttexte.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import {
  type Befund,
  istEinwandfrei,
  type Listenpruefung,
  type Listenzeile,
  type Summenpruefung,
} from '../../../shared/listenpruefung/ergebnis.ts';
import { regelstandMitId } from '../../../shared/regelstand/verzeichnis.ts';
import { Mitnehmen } from '../drucken/Mitnehmen.tsx';
import { Fundstelle } from '../oberflaeche/Fundstelle.tsx';
import { Rollbereich } from '../oberflaeche/Rollbereich.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { listenstueck } from './listenstueck.ts';
import { summensatz, zusammenfassung } from './listentexte.ts';

/** Zeigt die Zeile mit dieser Nummer im Blatt. */
export type Sprung = (zeile: number) => void;

/** So viele Zeilen auf einmal; mehr machen die Seite langsam. */
const SEITE = 100;

const useErgebnisstil = makeStyles({
  befunde: { margin: 0, paddingLeft: '1.2em', overflowWrap: 'anywhere' },
  // Der Befund steht unter dem Namen: In einer eigenen Spalte läge er in einem schmalen Bereich außer Sicht.
  name: { minWidth: '170px' },
  befund: { fontWeight: tokens.fontWeightRegular },
});

/** `springe` zeigt eine Zeile des Blatts; ohne sie ist die Liste eingefügt. */
export function Listenergebnis({
  ergebnis,
  springe,
}: {
  readonly ergebnis: Listenpruefung;
  readonly springe?: Sprung;
}) {
  const stile = useStile();
  const eigene = useErgebnisstil();
  const { regelstaende, zeilen, summenpruefungen, doppelte } = ergebnis;
  const stueck = useMemo(() => listenstueck(ergebnis), [ergebnis]);
  const auffaellig = zeilen.filter(({ befunde }) => befunde.some(({ art }) => art !== 'info'));
  return (
    <section className={stile.abschnitt} aria-label="Ergebnis der Liste">
      <MessageBar intent={istEinwandfrei(ergebnis) ? 'success' : 'warning'} layout="multiline">
        <MessageBarBody>{zusammenfassung(ergebnis).join(' ')}</MessageBarBody>
      </MessageBar>
      <Mitnehmen stueck={stueck} name="Geprüfte Liste" datei={['Listenpruefung', regelstaende[0] ?? '']} />
      {summenpruefungen.map((summe) => (
        <Summe key={summe.nr ?? 'angegeben'} summe={summe} />
      ))}
      {doppelte.length > 0 && (
        <div>
          <h3 className={stile.titel}>Doppelte Kommunen</h3>
          <ul className={eigene.befunde}>
            {doppelte.map(({ kommune, zeilen: nummern }) => (
              <li key={kommune}>
                {kommune}: Zeilen {nummern.join(', ')}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Zeilen zeilen={zeilen} auffaellig={auffaellig} springe={springe} />
      <Fundstelle regeln={verwendeteRegeln(ergebnis)} regelstaende={regelstaende.map((id) => regelstandMitId(id))} />
    </section>
  );
}

/** Der Schlüssel, und was Befunde außerdem nennen. */
function verwendeteRegeln({ zeilen, summenpruefungen }: Listenpruefung): string[] {
  const genannte = [...zeilen, ...summenpruefungen].flatMap(({ befunde }) =>
    befunde.flatMap(({ regel }) => regel ?? []),
  );
  return [...new Set([...SCHLUESSELREGELN, ...genannte])];
}

function Summe({ summe }: { readonly summe: Summenpruefung }) {
  const eigene = useErgebnisstil();
  const stile = useStile();
  const { nr, bezeichnung, geprueft, abweichungen, erklaerungen, befunde } = summe;
  const ort = nr === null ? bezeichnung : `${bezeichnung}, Zeile ${nr}`;
  const teils =
    befunde.length > 0 ? 'Was sich nachrechnen ließ, stimmt mit den Zeilen überein.' : 'Stimmt mit den Zeilen überein.';
  const ohneBefund = geprueft === 0 ? 'Nichts davon ließ sich nachrechnen.' : teils;
  return (
    <div>
      <h3 className={stile.titel}>{sichtbar(ort)}</h3>
      {abweichungen.length === 0 && <p className={stile.absatz}>{ohneBefund}</p>}
      <ul className={eigene.befunde}>
        {abweichungen.map((abweichung) => (
          <li key={abweichung.spalte}>{summensatz(abweichung)}</li>
        ))}
        {befunde.map(({ text }) => (
          <li key={text}>{sichtbar(text)}</li>
        ))}
        {erklaerungen.map((erklaerung) => (
          <li key={erklaerung}>
            <strong>{sichtbar(erklaerung)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Zeilen(props: {
  readonly zeilen: readonly Listenzeile[];
  readonly auffaellig: readonly Listenzeile[];
  readonly springe: Sprung | undefined;
}) {
  const { zeilen, auffaellig, springe } = props;
  const stile = useStile();
  const [alle, setAlle] = useState(auffaellig.length === 0);
  const [bis, setBis] = useState(SEITE);
  const gezeigt = alle ? zeilen : auffaellig;
  return (
    <>
      <h3 className={stile.titel}>
        {alle
          ? `Alle ${deutscherWert(zeilen.length)} Zeilen`
          : `Auffällige Zeilen: ${deutscherWert(auffaellig.length)}`}
      </h3>
      {gezeigt.length > 0 && (
        <Rollbereich name="Tabelle der Zeilen">
          <table className={stile.tabelle} aria-label="Zeilen der Liste">
            <caption>Geduldete Personen; Stellen nach Schlüssel und in der Liste</caption>
            <thead>
              <tr>
                <th scope="col">Kommune und Befund</th>
                <th scope="col">Geduldete</th>
                <th scope="col">nach Schlüssel</th>
                <th scope="col">Liste</th>
                <th scope="col">Differenz</th>
              </tr>
            </thead>
            <tbody>
              {gezeigt.slice(0, bis).map((zeile) => (
                <Zeile key={zeile.nr} zeile={zeile} springe={springe} />
              ))}
            </tbody>
          </table>
        </Rollbereich>
      )}
      <div className={stile.reihe}>
        {gezeigt.length > bis && <Button onClick={() => setBis(bis + SEITE)}>Weitere Zeilen zeigen</Button>}
        <Button onClick={() => setAlle(!alle)}>{alle ? 'Nur auffällige Zeilen' : 'Alle Zeilen zeigen'}</Button>
      </div>
    </>
  );
}

function Zeile({ zeile, springe }: { readonly zeile: Listenzeile; readonly springe: Sprung | undefined }) {
  const { nr, kommune, werte, nachSchluessel, differenz, befunde } = zeile;
  const stile = useStile();
  const eigene = useErgebnisstil();
  const vorzeichen = differenz && !differenz.isZero() && !differenz.isNegative() ? '+' : '';
  return (
    <tr>
      <th scope="row" className={mergeClasses(stile.textzelle, eigene.name)}>
        {kommune === '' ? `Zeile ${nr}` : kommune}
        <div className={mergeClasses(stile.klein, eigene.befund)}>
          {springe && (
            <>
              <Link inline as="button" onClick={() => springe(nr)}>
                Zeile {nr} zeigen
              </Link>
              {'. '}
            </>
          )}
          {befunde.length === 0 ? `Zeile ${nr}: stimmt` : befunde.map((befund) => befundtext(befund, nr)).join(' ')}
        </div>
      </th>
      <td>{werte.geduldete ? deutscherWert(werte.geduldete) : '–'}</td>
      <td>{nachSchluessel ? deutscherWert(nachSchluessel, 1) : '–'}</td>
      <td>{werte.stellen ? deutscherWert(werte.stellen, 1) : '–'}</td>
      <td>{differenz ? `${vorzeichen}${deutscherWert(differenz, 1)}` : '–'}</td>
    </tr>
  );
}

function befundtext({ text }: Befund, nr: number): string {
  return `Zeile ${nr}: ${text}`;
}
