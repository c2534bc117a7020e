/** Drei Fassungen Feld für Feld: was von selbst gilt, was zu entscheiden ist, und was dabei herauskommt. */

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useMemo } from 'react';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import {
  type Abweichung,
  abweichungen,
  type Zusammenfuehrung as Ergebnis,
  fuehreZusammen,
  type Wahl,
} from '../../../shared/antrag/zusammenfuehren.ts';
import { alsName, sichtbar } from '../../../shared/grund/zeichen.ts';
import type { NeuereVersion } from '../api/schnittstelle.ts';
import { euro } from '../format/betrag.ts';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import type { Zusammenfuehrungszustand } from '../zustand/zustand.ts';
import { Entscheidung, Uebernommen } from './Abweichungen.tsx';

type Stand = Extract<Zusammenfuehrungszustand, { art: 'da' }>;

export function Zusammenfuehrung({
  stand,
  ausgangsversion,
  neuere,
}: {
  readonly stand: Stand;
  readonly ausgangsversion: number;
  readonly neuere: NeuereVersion;
}) {
  const { blatt } = useZustand();
  const stile = useStile();
  const meine = stand.meine ?? (blatt.art === 'plan' ? blatt.antrag : null);
  return (
    <section className={stile.abschnitt} aria-label="Zusammenführen">
      <h3 className={stile.ueberschrift}>Zusammenführen mit Version {neuere.version}</h3>
      <p className={stile.klein}>
        Ausgangspunkt ist Version {ausgangsversion}. Was nur Sie oder nur {alsName(neuere.autor.name)} geändert hat,
        gilt; wo beide verschieden geändert haben, entscheiden Sie.
      </p>
      {meine ? (
        <Fassungen stand={stand} meine={meine} autor={alsName(neuere.autor.name)} />
      ) : (
        <p className={stile.absatz}>
          Das Haushaltsblatt lässt sich gerade nicht lesen. Der Tab „Plan“ nennt die Zellen.
        </p>
      )}
    </section>
  );
}

function Fassungen({ stand, meine, autor }: { readonly stand: Stand; readonly meine: Antrag; readonly autor: string }) {
  const steuerung = useSteuerung();
  const { beschaeftigt } = useZustand();
  const stile = useStile();
  const { basis, andere, wahlen } = stand;
  const alle = useMemo(() => abweichungen({ basis, meine, andere }), [basis, meine, andere]);
  const ergebnis = useMemo(
    () => fuehreZusammen({ basis, meine, andere }, new Map(Object.entries(wahlen))),
    [basis, meine, andere, wahlen],
  );
  const konflikte = alle.filter(({ herkunft }) => herkunft === 'konflikt');
  const mitHerkunft = (herkunft: Abweichung['herkunft']) => alle.filter((a) => a.herkunft === herkunft);
  const waehle = (gewaehlte: readonly Abweichung[], wahl: Wahl) => steuerung.zusammenfuehren.waehle(gewaehlte, wahl);
  return (
    <>
      {konflikte.length > 0 && (
        <>
          <h4 className={stile.ueberschrift}>Zu entscheiden ({konflikte.length})</h4>
          <div className={stile.reihe}>
            <Button size="small" onClick={() => waehle(konflikte, 'meine')}>
              Alle meine
            </Button>
            <Button size="small" onClick={() => waehle(konflikte, 'andere')}>
              Alle deren
            </Button>
          </div>
          {konflikte.map((konflikt) => (
            <Entscheidung
              key={konflikt.schluessel}
              konflikt={konflikt}
              wahl={wahlen[konflikt.schluessel] ?? null}
              waehle={(wahl) => waehle([konflikt], wahl)}
            />
          ))}
        </>
      )}
      <Uebernommen titel="Nur von Ihnen geändert" abweichungen={mitHerkunft('meine')} seite="meine" />
      <Uebernommen titel={`Nur von ${autor} geändert`} abweichungen={mitHerkunft('andere')} seite="andere" />
      <Uebernommen titel="Von beiden gleich geändert" abweichungen={mitHerkunft('beide')} seite="meine" />
      {alle.length === 0 && <p className={stile.absatz}>Der Inhalt ist gleich; geändert hat sich nur der Status.</p>}
      <Vorschau ergebnis={ergebnis} />
      <div>
        <Button
          appearance="primary"
          disabledFocusable={beschaeftigt !== null || ergebnis.antrag === null}
          onClick={() => void steuerung.zusammenfuehren.speichere()}
        >
          Zusammengeführt speichern
        </Button>
      </div>
    </>
  );
}

function Vorschau({ ergebnis: { antrag, offen, fehler } }: { readonly ergebnis: Ergebnis }) {
  const stile = useStile();
  const gesamt = useMemo(() => antrag && berechneErgebnis(antrag).ergebnis.finanzierungsplan.gesamt, [antrag]);
  if (fehler.length > 0) {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>So lässt sich die Zusammenführung nicht speichern. {sichtbar(fehler.join(' '))}</MessageBarBody>
      </MessageBar>
    );
  }
  const text = antrag
    ? `Zusammengeführt: Zuwendung ${gesamt ? euro(gesamt.zuwendung) : 'nicht berechenbar'}, Eigenanteil ${gesamt ? euro(gesamt.eigenanteil) : 'nicht berechenbar'}.`
    : `Noch ${offen.length === 1 ? 'eine Entscheidung' : `${offen.length} Entscheidungen`} offen.`;
  return (
    <p className={stile.absatz} role="status">
      {text}
    </p>
  );
}
