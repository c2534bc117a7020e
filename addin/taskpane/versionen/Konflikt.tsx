/** Andere haben inzwischen gespeichert: wer, wann, was sich geändert hat, und wie es weitergeht. Das Blatt bleibt unberührt. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { Vergleichsliste } from './Vergleichsliste.tsx';

export function Konflikt() {
  const steuerung = useSteuerung();
  const { speichern, beschaeftigt } = useZustand();
  const stile = useStile();
  const anfang = useRef<HTMLElement>(null);
  const offen = speichern.art === 'konflikt';

  useEffect(() => {
    if (offen) anfang.current?.focus();
  }, [offen]);

  if (speichern.art !== 'konflikt') return null;
  const { neuere, vorhaben } = speichern;
  return (
    <section ref={anfang} tabIndex={-1} className={stile.abschnitt} aria-label="Neuere Version vorhanden">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>Inzwischen gibt es Version {neuere.version}</MessageBarTitle>
          {neuere.autor.name} hat sie am {zeitpunkt(neuere.erstelltAm)} gespeichert. Ihre Fassung steht unverändert im Blatt und ist noch nicht gespeichert.
        </MessageBarBody>
      </MessageBar>
      <h3 className={stile.ueberschrift}>Was sich seit Version {vorhaben.basis ?? 1} geändert hat</h3>
      {neuere.vergleich ? <Vergleichsliste vergleich={neuere.vergleich} /> : <p className={stile.absatz}>Die Änderungen lassen sich nicht anzeigen.</p>}
      <div className={stile.reihe}>
        <Button
          appearance="primary"
          disabledFocusable={beschaeftigt !== null}
          onClick={() => void steuerung.laden.version(vorhaben.antragId, neuere.version, neuere.version)}
        >
          Neuere Version laden
        </Button>
        <Button disabledFocusable={beschaeftigt !== null} onClick={() => void steuerung.speichern.alsNaechste()}>
          Meine Fassung als nächste Version speichern
        </Button>
        <Button appearance="subtle" onClick={() => steuerung.speichern.verwirf()}>
          Später entscheiden
        </Button>
      </div>
    </section>
  );
}
