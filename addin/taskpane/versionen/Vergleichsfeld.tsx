/** Zwei Versionen oder eine Version und das Blatt vergleichen. */
import { Button, Field, MessageBar, MessageBarActions, MessageBarBody, Select } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { fundort } from '../../haushaltsblatt/vergleichszellen.ts';
import { versionshinweis } from '../format/versionstexte.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { Versionsoptionen } from '../oberflaeche/Versionsoptionen.tsx';
import { hatUngespeichertes, istVeraltet, type Seitenwahl } from '../zustand/zustand.ts';
import { anfangswahl } from './anfangswahl.ts';
import { Vergleichsliste } from './Vergleichsliste.tsx';

/**
 * Anfangs zwei Stände, die sich unterscheiden (`anfangswahl`). Wählt jemand selbst oder steht schon ein Vergleich da,
 * bleibt diese Wahl.
 */
export function Vergleichsfeld({ versionen }: { readonly versionen: readonly Versionskopf[] }) {
  const steuerung = useSteuerung();
  const zustand = useZustand();
  const { vergleich, markiert, blatt } = zustand;
  const stile = useStile();
  const anfang = anfangswahl(versionen, hatUngespeichertes(zustand));
  const [gewaehltVon, setVon] = useState<Seitenwahl | null>(null);
  const [gewaehltBis, setBis] = useState<Seitenwahl | null>(null);
  const von = gewaehltVon ?? vergleich?.von ?? anfang.von;
  const bis = gewaehltBis ?? vergleich?.bis ?? anfang.bis;
  const auswahl = (titel: string, wert: Seitenwahl, setze: (wahl: Seitenwahl) => void) => (
    <Field label={titel} hint={versionshinweis(versionen, wert)}>
      <Select
        value={String(wert)}
        onChange={(_, daten) => setze(daten.value === 'blatt' ? 'blatt' : Number(daten.value))}
      >
        <option value="blatt">Blatt</option>
        <Versionsoptionen versionen={versionen} />
      </Select>
    </Field>
  );
  const ort = useMemo(() => (blatt.art === 'plan' ? fundort(blatt.antrag, blatt.lesung.zellen) : null), [blatt]);
  return (
    <Abschnitt titel="Vergleichen">
      <div className={`${stile.abschnitt} ${stile.schmaleFelder}`}>
        {auswahl('Von', von, setVon)}
        {auswahl('Bis', bis, setBis)}
      </div>
      {von === bis && <p className={stile.klein}>Bitte zwei verschiedene Stände wählen.</p>}
      <div>
        <Button disabledFocusable={von === bis} onClick={() => void steuerung.vergleichen.vergleiche(von, bis)}>
          Vergleichen
        </Button>
      </div>
      {markiert && (
        <div className={stile.abschnitt}>
          <p className={stile.klein}>
            Geänderte Zellen sind im Blatt hervorgehoben; Ihre eigenen Farben bleiben darunter erhalten.
          </p>
          <div>
            <Button onClick={() => void steuerung.vergleichen.hebeMarkierungAuf()}>Markierung entfernen</Button>
          </div>
        </div>
      )}
      <div className={stile.abschnitt} aria-live="polite">
        {vergleich && <Ladeanzeige ladung={vergleich} wartetext="Wird verglichen" />}
        {vergleich?.art === 'da' && (
          <>
            <h3 className={stile.ueberschrift}>{vergleich.titel}</h3>
            {istVeraltet(zustand) && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>
                  Das Blatt ist seit diesem Vergleich geändert; was hier steht und hervorgehoben ist, gilt dem Stand
                  davor.
                </MessageBarBody>
                <MessageBarActions>
                  <Button onClick={() => void steuerung.vergleichen.vergleiche(vergleich.von, vergleich.bis)}>
                    Neu vergleichen
                  </Button>
                </MessageBarActions>
              </MessageBar>
            )}
            <Vergleichsliste vergleich={vergleich.vergleich} ort={ort} />
          </>
        )}
      </div>
    </Abschnitt>
  );
}
