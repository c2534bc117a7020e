/**
 * Andere haben inzwischen gespeichert: wer, wann, was sich geändert hat, und wie es weitergeht. Das Blatt bleibt
 * unberührt.
 */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { alsName, sichtbar } from '../../../shared/grund/zeichen.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { Vergleichsliste } from './Vergleichsliste.tsx';
import { Zusammenfuehrung } from './Zusammenfuehrung.tsx';

export function Konflikt() {
  const steuerung = useSteuerung();
  const { speichern, zusammenfuehrung, beschaeftigt } = useZustand();
  const stile = useStile();
  const anfang = useRef<HTMLElement>(null);
  const konflikt = speichern.art === 'konflikt' ? speichern : null;

  // Auch ein weiterer Konflikt beim Speichern der Zusammenführung wird von oben gelesen.
  useEffect(() => {
    if (konflikt) anfang.current?.focus();
  }, [konflikt]);

  if (!konflikt) return null;
  const { neuere, vorhaben } = konflikt;
  return (
    <section ref={anfang} tabIndex={-1} className={stile.abschnitt} aria-label="Neuere Version vorhanden">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>Inzwischen gibt es Version {neuere.version}</MessageBarTitle>
          {alsName(neuere.autor.name)} hat sie am {zeitpunkt(neuere.erstelltAm)} gespeichert. Ihre Fassung{' '}
          {vorhaben.imBlatt
            ? 'steht unverändert im Blatt und ist'
            : `von „${sichtbar(vorhaben.antrag.titel)}“ bleibt in dieser Mappe vorgemerkt und ist`}{' '}
          noch nicht gespeichert.
        </MessageBarBody>
      </MessageBar>
      {zusammenfuehrung && (
        <Ladeanzeige
          ladung={zusammenfuehrung}
          wartetext="Die Fassungen werden geladen"
          fehlersatz="Die Fassungen konnten nicht geladen werden."
          erneut={() => void steuerung.zusammenfuehren.oeffne()}
        />
      )}
      {zusammenfuehrung?.art === 'da' && (
        <Zusammenfuehrung stand={zusammenfuehrung} ausgangsversion={vorhaben.basis ?? 1} neuere={neuere} />
      )}
      {zusammenfuehrung?.art === 'fehler' && (
        <>
          <h3 className={stile.ueberschrift}>Was sich seit Version {vorhaben.basis ?? 1} geändert hat</h3>
          {neuere.vergleich ? (
            <Vergleichsliste vergleich={neuere.vergleich} />
          ) : (
            <p className={stile.absatz}>Die Änderungen lassen sich nicht anzeigen.</p>
          )}
        </>
      )}
      <h3 className={stile.ueberschrift}>Oder ohne Zusammenführen</h3>
      <div className={stile.reihe}>
        <Button
          disabledFocusable={beschaeftigt !== null}
          onClick={() => void steuerung.laden.version(vorhaben.antragId, neuere.version, neuere.version)}
        >
          Neuere Version laden
        </Button>
        <Button disabledFocusable={beschaeftigt !== null} onClick={() => void steuerung.speichern.alsNaechste()}>
          Meine Fassung als nächste Version speichern
        </Button>
        <Button appearance="subtle" onClick={() => void steuerung.speichern.entscheideSpaeter()}>
          {vorhaben.imBlatt ? 'Später entscheiden' : 'Verwerfen'}
        </Button>
      </div>
    </section>
  );
}
