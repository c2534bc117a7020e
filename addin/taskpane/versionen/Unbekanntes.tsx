/**
 * Ein Speichern in der Mappe, das dieses Gerät so nicht vorgemerkt hat: was es ist, warum gefragt wird, und die
 * Entscheidung.
 */

import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { entstandAm } from '../../../shared/grund/uuid.ts';
import { alsName, sichtbar } from '../../../shared/grund/zeichen.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import type { Vorhaben } from '../zustand/zustand.ts';

export function Unbekanntes({ vorhaben }: { readonly vorhaben: Vorhaben }) {
  const steuerung = useSteuerung();
  const { ausgang, benutzer } = useZustand();
  const { antrag, kommentar, schluessel, von } = vorhaben;
  const zeit = entstandAm(schluessel);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Speichern aus dieser Mappe: bitte entscheiden</MessageBarTitle>
        In der Mappe wartet ein Speichern unter dem Namen {alsName(von.name)}. Dieser Browser hat es so nicht
        vorgemerkt: Es stammt von einem anderen Gerät, wurde verändert, oder der Browser konnte es sich nicht merken.
        Deshalb wird es erst gesendet, wenn Sie zustimmen. Kennen Sie es nicht, verwerfen Sie es.
        <ul aria-label="Was gespeichert würde">
          <li>Antrag: „{sichtbar(antrag.titel)}“</li>
          <li>{grundlage(vorhaben)}</li>
          <li>{zeit ? `Vorgemerkt: ${zeitpunkt(zeit)}` : 'Wann es vorgemerkt wurde, ist nicht bekannt.'}</li>
          <li>{kommentar ? `Kommentar: ${sichtbar(kommentar)}` : 'Ohne Kommentar'}</li>
        </ul>
        {ausgang.length > 1 &&
          `Danach ${ausgang.length === 2 ? 'wartet noch ein weiteres Speichern' : `warten noch ${ausgang.length - 1} weitere`}.`}
      </MessageBarBody>
      <MessageBarActions>
        {benutzer && <Button onClick={() => void steuerung.speichern.sendeUnbekanntes()}>Jetzt speichern</Button>}
        <Button onClick={() => void steuerung.speichern.verwirfAusgang()}>Verwerfen</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function grundlage({ basis, folgt }: Vorhaben): string {
  if (folgt) return 'Baut auf dem Speichern davor auf.';
  return basis === null ? 'Legt einen neuen Antrag an.' : `Baut auf Version ${basis} auf.`;
}
