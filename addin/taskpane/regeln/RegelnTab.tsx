/** Tab „Regeln“: die Werte der Regelstände mit Fundstellen, dazu Regeln, Auslegungen und Widersprüche. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { DOKUMENTE } from '../../../shared/regelstand/dokumente.ts';
import { quellenangabe, REGELN, type Regel, type RegelId } from '../../../shared/regelstand/regeln.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
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
  zeile: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, paddingBottom: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  wert: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  titel: { fontWeight: tokens.fontWeightSemibold },
});

export default function RegelnTab() {
  const stile = useStile();
  const eigene = useRegelstil();
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
        {GRUPPEN.map(({ anfang, titel }) => (
          <details key={anfang}>
            <summary className={stile.klappe}>{titel}</summary>
            <ul className={stile.liste}>
              {regelIds(anfang).map((id) => {
                const regel: Regel = REGELN[id];
                return (
                  <li key={id} className={eigene.zeile}>
                    <span className={eigene.titel}>
                      {id} {regel.titel}
                    </span>
                    <p className={stile.absatz}>{regel.satz}.</p>
                    <p className={stile.klein}>{quellenangabe(id)}</p>
                  </li>
                );
              })}
            </ul>
          </details>
        ))}
      </section>
    </div>
  );
}

function regelIds(anfang: string): RegelId[] {
  return (Object.keys(REGELN) as RegelId[]).filter((id) => id.startsWith(anfang));
}
