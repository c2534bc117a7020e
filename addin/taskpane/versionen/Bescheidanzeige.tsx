/** Der festgehaltene Bescheid zum Nachlesen, für jede Rolle; ändern lässt er sich hier nicht. */

import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Bescheid } from '../../../shared/antrag/schema.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { darf } from '../anmeldung/anmeldung.ts';
import { dezimal, euro } from '../format/betrag.ts';
import { deutscherTag } from '../format/zeitpunkt.ts';
import { Fenster } from '../oberflaeche/Fenster.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';

export function Bescheidanzeige({ version }: { readonly version: number }) {
  const steuerung = useSteuerung();
  const { benutzer } = useZustand();
  const stile = useStile();
  const [bescheid, setBescheid] = useState<Bescheid | null>(null);
  const schliesse = () => setBescheid(null);
  return (
    <>
      <div>
        <Button onClick={() => void steuerung.statuswechsel.bescheid(version).then(setBescheid)}>
          Bescheid ansehen
        </Button>
      </div>
      {bescheid && (
        <Fenster
          titel="Bewilligungsbescheid"
          schliesse={schliesse}
          knoepfe={[{ titel: 'Schließen', betont: true, tu: schliesse }]}
        >
          <dl className={stile.angaben}>
            <dt>Datum</dt>
            <dd>{deutscherTag(bescheid.datum)}</dd>
            <dt>Aktenzeichen</dt>
            <dd>{sichtbar(bescheid.aktenzeichen)}</dd>
            <dt>Stellen</dt>
            <dd>{dezimal(bescheid.stellen)}</dd>
            <dt>Zuwendung</dt>
            <dd>{euro(bescheid.zuwendung)}</dd>
          </dl>
          {!darf(benutzer, 'GK.Festschreiben') && (
            <p className={stile.klein}>
              Festhalten kann einen Bescheid nur, wer festschreiben darf, zum Beispiel die Kämmerei.
            </p>
          )}
        </Fenster>
      )}
    </>
  );
}
