/** Hinweise zum Antrag nach Schwere, mit Sprung zu den Zellen, um die es geht. */

import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { Befund } from '../../../shared/antrag/befund.ts';
import { pfadtext } from '../../../shared/antrag/pfad.ts';
import type { Schweregrad } from '../../../shared/antrag/plan-typen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { verwendeteRegelstaende } from '../../../shared/antrag/verwendete-regelstaende.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { regelstandMitId, type Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';
import { type Zellplan, zelleZu } from '../../haushaltsblatt/haushaltsblatt.ts';
import { adresse, type Zellbezug } from '../../workbook/zellen.ts';
import { ungetrennt } from '../format/betrag.ts';
import { ohneKennungen } from '../format/kennungen.ts';
import { Abschnitt } from './Abschnitt.tsx';
import { Fundstelle } from './Fundstelle.tsx';
import { hinweisgruppen } from './hinweisgruppen.ts';
import { useStile } from './stile.ts';
import { Zellsprung } from './Zellsprung.tsx';

const GRUPPEN: readonly {
  readonly grad: Schweregrad;
  readonly titel: string;
  readonly farbe: 'danger' | 'warning' | 'informative';
}[] = [
  { grad: 'fehler', titel: 'Fehler', farbe: 'danger' },
  { grad: 'warnung', titel: 'Warnungen', farbe: 'warning' },
  { grad: 'info', titel: 'Informationen', farbe: 'informative' },
];

const useHinweisstil = makeStyles({
  gruppe: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  fehler: { borderLeft: `4px solid ${tokens.colorPaletteRedBorderActive}` },
  warnung: { borderLeft: `4px solid ${tokens.colorPaletteDarkOrangeBorderActive}` },
  info: { borderLeft: `4px solid ${tokens.colorBrandStroke1}` },
});

export function Hinweisliste(props: {
  readonly hinweise: readonly Befund[];
  readonly zellen: Zellplan;
  readonly antrag: Antrag;
}) {
  const { hinweise, zellen, antrag } = props;
  const regelstaende = verwendeteRegelstaende(antrag).map(({ id }) => regelstandMitId(id));
  const stile = useStile();
  const eigene = useHinweisstil();
  return (
    <Abschnitt titel="Hinweise">
      {hinweise.length === 0 && <p className={stile.absatz}>Zu diesem Antrag gibt es keine Hinweise.</p>}
      {GRUPPEN.map(({ grad, titel, farbe }) => {
        const darin = hinweise.filter((h) => h.schweregrad === grad);
        if (darin.length === 0) return null;
        return (
          <details key={grad} open={grad !== 'info'}>
            <summary className={stile.klappe}>
              <h3 className={eigene.gruppe}>
                {titel}
                <Badge color={farbe} appearance="outline">
                  {darin.length}
                </Badge>
              </h3>
            </summary>
            <ul className={stile.liste}>
              {hinweisgruppen(darin).map(({ erster, weitere }) => (
                <li key={schluessel(erster)} className={`${stile.karte} ${eigene[grad]}`}>
                  <Hinweistext hinweis={erster} zellen={zellen} regelstaende={regelstaende} />
                  {weitere.length > 0 && (
                    <details>
                      <summary className={stile.klappe}>{weitere.length} weitere dieser Art</summary>
                      <ul className={stile.liste}>
                        {weitere.map((hinweis) => (
                          <li key={schluessel(hinweis)}>
                            <Hinweistext hinweis={hinweis} zellen={zellen} regelstaende={regelstaende} />
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </Abschnitt>
  );
}

interface Umgebung {
  readonly zellen: Zellplan;
  /** Die Regelstände des Antrags sprechen die Fundstellen. */
  readonly regelstaende: Verzeichnis;
}

function Hinweistext({ hinweis, zellen, regelstaende }: Umgebung & { readonly hinweis: Befund }) {
  const stile = useStile();
  return (
    <>
      <p className={stile.absatz}>{ungetrennt(sichtbar(ohneKennungen(hinweis.text)))}</p>
      <div className={stile.reihe}>
        <Zellsprung zellen={zellenVon(hinweis, zellen)} />
      </div>
      {hinweis.regel && <Fundstelle regeln={[hinweis.regel]} regelstaende={regelstaende} />}
    </>
  );
}

function schluessel(hinweis: Befund): string {
  return `${hinweis.code} ${hinweis.felder.map(pfadtext).join(' ')} ${hinweis.text}`;
}

function zellenVon(hinweis: Befund, zellen: Zellplan): Zellbezug[] {
  const gefunden = new Map<string, Zellbezug>();
  for (const feld of hinweis.felder) {
    const zelle = zelleZu(feld, zellen);
    if (zelle) gefunden.set(`${zelle.blatt} ${adresse(zelle)}`, zelle);
  }
  return [...gefunden.values()].slice(0, 6);
}
