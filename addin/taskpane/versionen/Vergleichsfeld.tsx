/** Zwei Versionen oder eine Version und das Blatt vergleichen. */
import { Button, Field, Select } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { fundort } from '../../haushaltsblatt/vergleichszellen.ts';
import { versionshinweis, versionstitel } from '../format/versionstexte.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import type { Seitenwahl } from '../zustand/zustand.ts';
import { Vergleichsliste } from './Vergleichsliste.tsx';

/**
 * Anfangs die neueste Version gegen das Blatt: was seit dem letzten Speichern anders ist. Steht schon ein Vergleich da,
 * bleibt seine Wahl.
 */
export function Vergleichsfeld({ versionen }: { readonly versionen: readonly Versionskopf[] }) {
  const steuerung = useSteuerung();
  const { vergleich, markiert, blatt } = useZustand();
  const stile = useStile();
  const [gewaehlt, setVon] = useState<Seitenwahl | null>(vergleich?.von ?? null);
  const von = gewaehlt ?? versionen[0]?.version ?? 1;
  const [bis, setBis] = useState<Seitenwahl>(vergleich?.bis ?? 'blatt');
  const auswahl = (titel: string, wert: Seitenwahl, setze: (wahl: Seitenwahl) => void) => (
    <Field label={titel} hint={versionshinweis(versionen, wert)}>
      <Select
        value={String(wert)}
        onChange={(_, daten) => setze(daten.value === 'blatt' ? 'blatt' : Number(daten.value))}
      >
        <option value="blatt">Blatt</option>
        {versionen.map((kopf) => (
          <option key={kopf.version} value={kopf.version}>
            {versionstitel(kopf)}
          </option>
        ))}
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
            <Vergleichsliste vergleich={vergleich.vergleich} ort={ort} />
          </>
        )}
      </div>
    </Abschnitt>
  );
}
