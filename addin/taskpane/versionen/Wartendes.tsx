/** Ein Speichern, das noch niemand bestätigt hat: warum, und was man tun kann. */

import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { gehoert } from '../speichern/ausgang.ts';
import { Unbekanntes } from './Unbekanntes.tsx';

export function Wartendes() {
  const steuerung = useSteuerung();
  const { speichern, ausgang, benutzer } = useZustand();
  if (speichern.art === 'unbekannt') return <Unbekanntes vorhaben={speichern.vorhaben} />;
  if (speichern.art !== 'unbestaetigt') return null;
  const eigenes = benutzer === null || gehoert(speichern.vorhaben, benutzer);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{eigenes ? 'Noch nicht bestätigt' : 'Speichern einer anderen Person'}</MessageBarTitle>
        {sichtbar(speichern.meldung)}{' '}
        {ausgang[0]?.imBlatt
          ? 'Im Blatt ist nichts verloren.'
          : 'Im Blatt steht diese Fassung nicht mehr; sie bleibt vorgemerkt.'}
        {eigenes && ' „Erneut senden“ speichert auch dann nur einmal, wenn der erste Versuch schon angekommen ist.'}
        {ausgang.length > 1 && ` Vorgemerkt sind ${ausgang.length} Versionen; sie werden der Reihe nach gesendet.`}
      </MessageBarBody>
      <MessageBarActions>
        {eigenes && (
          <Button appearance="primary" onClick={() => void steuerung.speichern.erneut()}>
            Erneut senden
          </Button>
        )}
        <Button onClick={() => void steuerung.speichern.verwirfAusgang()}>Verwerfen</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
