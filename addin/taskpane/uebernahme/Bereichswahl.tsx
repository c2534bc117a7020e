/** Schritt 1: welche Liste. */
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { type Ausschnitt, verborgeneNummern } from '../../workbook/sichtbares.ts';
import type { Bereich } from '../../workbook/workbook.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { Verborgenfrage } from '../oberflaeche/Verborgenfrage.tsx';
import type { Uebernehmen } from './uebernehmen.ts';

export function Bereichswahl(props: {
  readonly uebernehmen: Uebernehmen;
  readonly gelesen: (bereich: Ausschnitt) => void;
  readonly abbrechen: () => void;
}) {
  const stile = useStile();
  const [fehler, setFehler] = useState<string | null>(null);
  const [frage, setFrage] = useState<Bereich | null>(null);
  const lies = async (quelle: 'auswahl' | 'blatt') => {
    setFehler(null);
    setFrage(null);
    try {
      const bereich = await props.uebernehmen.liesBereich(quelle);
      if (verborgeneNummern(bereich).length > 0) setFrage(bereich);
      else props.gelesen(bereich);
    } catch (ursache) {
      setFehler(ursache instanceof Error ? ursache.message : String(ursache));
    }
  };
  return (
    <>
      <p className={stile.absatz}>
        Gehen Sie zu dem Blatt mit Ihrer Liste der Stellen oder Maßnahmen. Markieren Sie die Liste samt ihren
        Überschriften, oder lesen Sie das ganze Blatt. Die Liste selbst bleibt unverändert.
      </p>
      <div role="alert">
        {fehler && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{fehler}</MessageBarBody>
          </MessageBar>
        )}
        {frage && <Verborgenfrage bereich={frage} antworte={props.gelesen} />}
      </div>
      <div className={stile.reihe}>
        <Button appearance="primary" onClick={() => void lies('auswahl')}>
          Markierten Bereich lesen
        </Button>
        <Button onClick={() => void lies('blatt')}>Ganzes Blatt lesen</Button>
        <Button appearance="subtle" onClick={props.abbrechen}>
          Abbrechen
        </Button>
      </div>
    </>
  );
}
