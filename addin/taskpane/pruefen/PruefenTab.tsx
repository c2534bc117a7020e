/**
 * Tab „Prüfen“: Kette und Zahlen aller Versionen, Soll und Ist, Prüfmappe und Protokoll, Listen. Jede Rolle darf
 * prüfen.
 */
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect } from 'react';
import { Benutzerwahl } from '../oberflaeche/Benutzerwahl.tsx';
import { useZustand } from '../oberflaeche/kontext.ts';
import { nachladbar } from '../oberflaeche/nachladbar.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { neuesteBekannte } from '../zustand/zustand.ts';
import { Antragsauswahl } from './Antragsauswahl.tsx';
import { Dateiausgabe } from './Dateiausgabe.tsx';
import { Kettenausgabe } from './Kettenausgabe.tsx';
import { Kettenpruefung } from './Kettenpruefung.tsx';
import { usePruefen } from './kontext.ts';
import { SollIstFeld } from './SollIstFeld.tsx';

const ListenpruefungSpaeter = nachladbar(() => import('./Listenpruefung.tsx'));

export default function PruefenTab() {
  const zustand = useZustand();
  const { benutzer, merker } = zustand;
  const { pruefen, stand } = usePruefen();
  const stile = useStile();
  const { wahl } = stand;

  useEffect(() => {
    if (benutzer && merker && wahl.art === 'keine') void pruefen.waehle(merker.antragId, null, merker.basis);
  }, [benutzer, merker, wahl.art, pruefen]);

  return (
    <div className={stile.seite}>
      <Benutzerwahl />
      {benutzer && <Antragsauswahl pruefen={pruefen} stand={stand} imBlatt={merker?.antragId ?? null} />}
      {benutzer && wahl.art === 'da' && (
        <>
          <NeuereVersion
            geprueft={wahl.antrag.neueste}
            neueste={merker?.antragId === wahl.antragId ? (neuesteBekannte(zustand)?.version ?? 0) : 0}
            aktualisiere={(bis) => void pruefen.waehle(wahl.antragId, wahl.antrag.titel, bis)}
          />
          <Kettenpruefung pruefen={pruefen} lauf={stand.lauf} />
          <Kettenausgabe key={`${wahl.antrag.antragId} Kette`} pruefen={pruefen} antrag={wahl.antrag} />
          <SollIstFeld sollIst={wahl.antrag.sollIst} />
          <Dateiausgabe key={wahl.antrag.antragId} pruefen={pruefen} antrag={wahl.antrag} />
        </>
      )}
      <ListenpruefungSpaeter />
    </div>
  );
}

/** Sagt, dass seit der Prüfung gespeichert wurde: Kette, Zahlen, Soll und Ist gelten nur bis zur Version davor. */
function NeuereVersion(props: {
  readonly geprueft: number;
  readonly neueste: number;
  readonly aktualisiere: (bis: number) => void;
}) {
  const { geprueft, neueste, aktualisiere } = props;
  if (neueste <= geprueft) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        Inzwischen gibt es Version {neueste}. Was hier steht, gilt bis Version {geprueft}.
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => aktualisiere(neueste)}>Bis Version {neueste} prüfen</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
