/**
 * Tab „Prüfen“: Kette und Zahlen aller Versionen, Soll und Ist, Prüfmappe und Protokoll, Listen. Jede Rolle darf
 * prüfen.
 */
import { useEffect } from 'react';
import { Benutzerwahl } from '../oberflaeche/Benutzerwahl.tsx';
import { useZustand } from '../oberflaeche/kontext.ts';
import { nachladbar } from '../oberflaeche/nachladbar.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { Antragsauswahl } from './Antragsauswahl.tsx';
import { Dateiausgabe } from './Dateiausgabe.tsx';
import { Kettenpruefung } from './Kettenpruefung.tsx';
import { usePruefen } from './kontext.ts';
import { SollIstFeld } from './SollIstFeld.tsx';

const ListenpruefungSpaeter = nachladbar(() => import('./Listenpruefung.tsx'));

export default function PruefenTab() {
  const { benutzer, merker } = useZustand();
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
          <Kettenpruefung pruefen={pruefen} lauf={stand.lauf} />
          <SollIstFeld sollIst={wahl.antrag.sollIst} />
          <Dateiausgabe key={wahl.antrag.antragId} pruefen={pruefen} antrag={wahl.antrag} />
        </>
      )}
      <ListenpruefungSpaeter />
    </div>
  );
}
