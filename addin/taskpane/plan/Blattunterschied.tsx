/** Sagt, wo das Blatt etwas anderes zeigt als der Plan, und behebt es mit einem Klick. */

import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Blattvergleich } from '../../haushaltsblatt/blattabweichungen.ts';
import { useSteuerung } from '../oberflaeche/kontext.ts';

/** So viele Zellen werden genannt, der Rest gezählt. */
const GENANNT = 3;

export function Blattunterschied({
  vergleich: { abweichungen, fehlendeJahre, nurImPlan },
}: {
  readonly vergleich: Blattvergleich;
}) {
  const steuerung = useSteuerung();
  const weitere = abweichungen.length - GENANNT;
  return (
    <>
      {nurImPlan && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{nurImPlan}</MessageBarBody>
        </MessageBar>
      )}
      {abweichungen.length > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>Fehler: Blatt und Plan zeigen verschiedene Zahlen</MessageBarTitle>
            {abweichungen
              .slice(0, GENANNT)
              .map(({ text }) => sichtbar(text))
              .join(' ')}
            {weitere > 0 && ` Dazu kommen ${weitere} weitere.`} Es gilt der Plan.
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => void steuerung.stelleFormelnHer()}>Formeln wiederherstellen</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {fehlendeJahre.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            Das Blatt hat keine Spalten für {fehlendeJahre.join(', ')}; seine Summen zählen diese Haushaltsjahre nicht
            mit.
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => void steuerung.stelleFormelnHer()}>Jahre ergänzen</Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </>
  );
}
