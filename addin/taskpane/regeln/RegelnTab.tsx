/** Tab „Regeln“: die Werte der Regelstände mit Fundstellen, dazu Regeln, Auslegungen und Widersprüche. */
import { Field, Link, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { DOKUMENTE } from '../../../shared/regelstand/dokumente.ts';
import { REGEL_IDS } from '../../../shared/regelstand/regelid.ts';
import { REGELN } from '../../../shared/regelstand/regeln.ts';
import { regelaussage } from '../../../shared/regelstand/regelsatz.ts';
import { REGELSTAENDE, regelstandMitId } from '../../../shared/regelstand/verzeichnis.ts';
import { vorgaben } from '../../../shared/regelstand/vorgabe.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useSteuerung } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { regelstandwerte } from './regelstandwerte.ts';

const GRUPPEN = [
  { anfang: 'R', titel: 'Regeln' },
  { anfang: 'A', titel: 'Auslegungen' },
  { anfang: 'W', titel: 'Widersprüche in den Dokumenten' },
] as const;

const useRegelstil = makeStyles({
  begriffe: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  zeile: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingBottom: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  wert: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  titel: { fontWeight: tokens.fontWeightSemibold },
});

export default function RegelnTab() {
  const stile = useStile();
  const eigene = useRegelstil();
  const [gewaehlt, setGewaehlt] = useState('');
  const regelstaende = gewaehlt === '' ? vorgaben() : [regelstandMitId(gewaehlt)];
  // Die Workbench liegt unter einer anderen Adresse als das Add-in, zu dem das Handbuch gehört.
  const handbuch = useSteuerung().umgebung.workbook.umgebung === 'workbench' ? '/addin/hilfe.html' : 'hilfe.html';
  return (
    <div className={stile.seite}>
      <p className={stile.absatz}>
        <Link inline href={handbuch} target="_blank" rel="noreferrer">
          Handbuch
        </Link>{' '}
        mit Beispielen zu jeder Funktion, Auslegung und jedem Widerspruch (öffnet ein neues Fenster)
      </p>
      {REGELSTAENDE.map((regelstand) => (
        <Abschnitt key={regelstand.id} titel={`Regelstand ${regelstand.id}`}>
          <p className={stile.klein}>{regelstand.titel}</p>
          <dl className={eigene.begriffe}>
            {regelstandwerte(regelstand).map(({ name, wert, regel, fundstelle }) => (
              <div key={name} className={eigene.zeile}>
                <dt className={eigene.name}>{name}</dt>
                <dd className={eigene.wert}>{wert}</dd>
                <dd className={stile.klein}>
                  {regel}, {DOKUMENTE[fundstelle.dokument]}, {fundstelle.stelle}
                </dd>
              </div>
            ))}
          </dl>
        </Abschnitt>
      ))}
      <section aria-label="Alle Regeln" className={stile.abschnitt}>
        <Field label="Sätze mit den Zahlen von">
          <Select value={gewaehlt} onChange={(_, { value }) => setGewaehlt(value)}>
            <option value="">
              {vorgaben()
                .map(({ id }) => id)
                .join(' und ')}{' '}
              (Vorgabe)
            </option>
            {REGELSTAENDE.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </Select>
        </Field>
        {GRUPPEN.map(({ anfang, titel }) => (
          <details key={anfang}>
            <summary className={stile.klappe}>{titel}</summary>
            <ul className={stile.liste}>
              {REGEL_IDS.filter((id) => id.startsWith(anfang)).map((id) => {
                const aussage = regelaussage(id, regelstaende);
                return (
                  aussage && (
                    <li key={id} className={eigene.zeile}>
                      <span className={eigene.titel}>
                        {id} {REGELN[id].titel}
                      </span>
                      <p className={stile.absatz}>{aussage.satz}.</p>
                      <p className={stile.klein}>{aussage.quelle}</p>
                    </li>
                  )
                );
              })}
            </ul>
          </details>
        ))}
      </section>
    </div>
  );
}
