/** Tab „Versionen“: speichern, auflisten, laden, Antrag wechseln. */
import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import { darf } from '../anmeldung/anmeldung.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Benutzerwahl } from '../oberflaeche/Benutzerwahl.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { nachladbar } from '../oberflaeche/nachladbar.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { Antragsliste } from './Antragsliste.tsx';
import { Speicherfeld } from './Speicherfeld.tsx';
import { Statusfeld } from './Statusfeld.tsx';
import { Vergleichsfeld } from './Vergleichsfeld.tsx';
import { Versionsliste } from './Versionsliste.tsx';
import { Wartendes } from './Wartendes.tsx';

const DruckfeldSpaeter = nachladbar(() => import('../drucken/Druckfeld.tsx'));

export default function VersionenTab() {
  const steuerung = useSteuerung();
  const { benutzer, merker, versionen, antraege } = useZustand();
  const stile = useStile();

  useEffect(() => {
    if (benutzer && merker && versionen.art === 'ungeladen') void steuerung.listen.versionen();
    if (benutzer && antraege.art === 'ungeladen') void steuerung.listen.antraege();
  }, [benutzer, merker, versionen.art, antraege.art, steuerung]);

  useEffect(() => void steuerung.vergleichen.pruefeMarkierung(), [steuerung]);

  return (
    <div className={stile.seite}>
      <Benutzerwahl />
      {!benutzer && <Wartendes />}
      {benutzer && (
        <>
          {darf(benutzer, 'GK.Bearbeiten') ? (
            <Speicherfeld />
          ) : (
            <>
              <p className={stile.absatz}>
                Mit Ihrer Rolle können Sie Versionen ansehen, laden und vergleichen, aber nicht speichern.
              </p>
              <Wartendes />
            </>
          )}
          <Abschnitt titel="Versionen dieses Antrags">
            {merker ? (
              <Versionsliste />
            ) : (
              <p className={stile.absatz}>Dieses Haushaltsblatt ist noch nicht gespeichert.</p>
            )}
          </Abschnitt>
          {merker && versionen.art === 'da' && versionen.eintraege[0] && (
            <>
              <Statusfeld key={merker.antragId} neueste={versionen.eintraege[0]} versionen={versionen.eintraege} />
              <Vergleichsfeld key={merker.antragId} versionen={versionen.eintraege} />
              <DruckfeldSpaeter
                key={`druck ${merker.antragId}`}
                antragId={merker.antragId}
                versionen={versionen.eintraege}
              />
            </>
          )}
          <Abschnitt titel="Gespeicherte Anträge">
            <Antragsliste />
            {darf(benutzer, 'GK.Bearbeiten') && (
              <div>
                <Button onClick={() => void steuerung.legeBlattAn()}>Neuer Antrag</Button>
              </div>
            )}
          </Abschnitt>
        </>
      )}
    </div>
  );
}
