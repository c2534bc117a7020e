/** Die festgehaltenen Bescheide zum Nachlesen, für jede Rolle; ändern lassen sie sich hier nicht. */

import { Button } from '@fluentui/react-components';
import { Fragment, useState } from 'react';

import type { FestgehaltenerBescheid } from '../../../shared/antrag/bescheid.ts';

import { darf } from '../anmeldung/anmeldung.ts';
import { Fenster } from '../oberflaeche/Fenster.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { bescheidangaben } from './bescheidangaben.ts';

export function Bescheidanzeige({ version }: { readonly version: number }) {
  const steuerung = useSteuerung();
  const { benutzer } = useZustand();
  const stile = useStile();
  const [bescheide, setBescheide] = useState<readonly FestgehaltenerBescheid[]>([]);
  const schliesse = () => setBescheide([]);
  return (
    <>
      <div>
        <Button onClick={() => void steuerung.statuswechsel.bescheide(version).then(setBescheide)}>
          Bescheid ansehen
        </Button>
      </div>
      {bescheide.length > 0 && (
        <Fenster
          titel={bescheide.length === 1 ? 'Bewilligungsbescheid' : `${bescheide.length} Bewilligungsbescheide`}
          schliesse={schliesse}
          knoepfe={[{ titel: 'Schließen', betont: true, tu: schliesse }]}
        >
          {bescheide.map((bescheid, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: Bescheide kommen nur dazu, ihr Platz bleibt
            <Fragment key={i}>
              {bescheide.length > 1 && <h3 className={stile.ueberschrift}>Bescheid Nr. {i + 1}</h3>}
              <dl className={stile.angaben}>
                {bescheidangaben(bescheid).map(({ titel, wert }) => (
                  <Fragment key={titel}>
                    <dt>{titel}</dt>
                    <dd>{wert}</dd>
                  </Fragment>
                ))}
              </dl>
            </Fragment>
          ))}
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
