/** Tab „Plan“: der Finanzierungsplan dessen, was gerade im Blatt steht. */
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { nachladbar } from '../oberflaeche/nachladbar.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { Warten } from '../oberflaeche/Warten.tsx';

export const Planansicht = nachladbar(() => import('./Planansicht.tsx'));

export function PlanTab() {
  const steuerung = useSteuerung();
  const { blatt } = useZustand();
  const stile = useStile();
  switch (blatt.art) {
    case 'laedt':
      return <Warten text="Das Haushaltsblatt wird gelesen" />;
    case 'keinBlatt':
      return (
        <div className={stile.seite}>
          <Abschnitt titel="Noch kein Haushaltsblatt">
            <p className={stile.absatz}>
              Diese Mappe enthält kein Haushaltsblatt. Legen Sie eines an oder öffnen Sie im Tab „Versionen“ einen gespeicherten Antrag.
            </p>
            <div>
              <Button appearance="primary" onClick={() => void steuerung.legeBlattAn()}>
                Haushaltsblatt anlegen
              </Button>
            </div>
          </Abschnitt>
        </div>
      );
    case 'fehler':
      return (
        <div className={stile.seite}>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>Das Haushaltsblatt lässt sich gerade nicht lesen. {blatt.meldung}</MessageBarBody>
          </MessageBar>
        </div>
      );
    case 'probleme':
    case 'plan':
      return <Planansicht blatt={blatt} />;
  }
}
