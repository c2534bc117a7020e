/** Tab „Plan“: der Finanzierungsplan dessen, was gerade im Blatt steht. */

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { nachladbar } from '../oberflaeche/nachladbar.tsx';
import { Sprungknopf } from '../oberflaeche/Sprungknopf.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { Warten } from '../oberflaeche/Warten.tsx';
import { Zellsprung } from '../oberflaeche/Zellsprung.tsx';
import type { Blattzustand } from '../zustand/zustand.ts';
import { Rollen } from './Rollen.tsx';

const VERBORGENES_HOECHSTENS = 20;

export const Planansicht = nachladbar(() => import('./Planansicht.tsx'));
const Uebernahme = nachladbar(() => import('../uebernahme/Uebernahme.tsx'));

export function PlanTab() {
  const { blatt } = useZustand();
  const stile = useStile();
  const [uebernahme, setUebernahme] = useState(false);
  const amEnde = useRef<HTMLDivElement>(null);
  if (uebernahme) return <Uebernahme schliesse={() => setUebernahme(false)} />;
  const knopf = <Button onClick={() => setUebernahme(true)}>Vorhandenes Blatt übernehmen</Button>;
  return (
    <>
      {blatt.art === 'plan' && <Sprungknopf ziel={amEnde} text="Zum Blatt und seinen Zeilen" />}
      <Planinhalt blatt={blatt} uebernahme={knopf} />
      {(blatt.art === 'plan' || blatt.art === 'probleme') && (
        <div className={stile.seite}>
          <div className={stile.reihe} ref={amEnde}>
            <Zeileneinfuegung />
            {blatt.art === 'plan' && <Regelstandspalte antrag={blatt.antrag} />}
            {knopf}
          </div>
        </div>
      )}
    </>
  );
}

function Zeileneinfuegung() {
  const steuerung = useSteuerung();
  const stile = useStile();
  const hinweis = useId();
  return (
    <>
      <Button aria-describedby={hinweis} onClick={() => void steuerung.fuegeZeileEin()}>
        Zeile einfügen
      </Button>
      <p id={hinweis} className={`${stile.klein} gk-nicht-drucken`}>
        Unter der gewählten Zeile; steht die Auswahl in keiner Tabelle, unter der letzten Stelle.
      </p>
    </>
  );
}

/** Nur, wo die Tabelle noch keine Spalte „Regelstand“ hat. */
function Regelstandspalte({ antrag: { stellen } }: { readonly antrag: Pick<Antrag, 'stellen'> }) {
  const steuerung = useSteuerung();
  const stile = useStile();
  const hinweis = useId();
  if (stellen.length === 0 || stellen.some(({ regelstand }) => regelstand !== undefined)) return null;
  return (
    <>
      <Button aria-describedby={hinweis} onClick={() => void steuerung.fuegeRegelstandspalteEin()}>
        Regelstand je Stelle
      </Button>
      <p id={hinweis} className={`${stile.klein} gk-nicht-drucken`}>
        Fügt den Stellen eine Spalte dafür an, wenn in einem Antrag mehrere Programme stehen.
      </p>
    </>
  );
}

function Planinhalt({ blatt, uebernahme }: { readonly blatt: Blattzustand; readonly uebernahme: ReactNode }) {
  const steuerung = useSteuerung();
  const stile = useStile();
  switch (blatt.art) {
    case 'laedt':
      return <Warten text="Das Haushaltsblatt wird gelesen" />;
    case 'keinBlatt':
      return (
        <div className={stile.seite}>
          <Abschnitt titel="Noch kein Haushaltsblatt">
            <p className={stile.absatz}>
              Diese Mappe enthält kein Haushaltsblatt. Legen Sie eines an, übernehmen Sie eine vorhandene Liste oder
              öffnen Sie im Tab „Versionen“ einen gespeicherten Antrag.
            </p>
          </Abschnitt>
          <Rollen
            zahlen={null}
            planen={
              <>
                <Button appearance="primary" onClick={() => void steuerung.legeBlattAn()}>
                  Haushaltsblatt anlegen
                </Button>
                {uebernahme}
              </>
            }
          />
        </div>
      );
    case 'fehler':
      return (
        <div className={stile.seite}>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>Das Haushaltsblatt lässt sich gerade nicht lesen. {sichtbar(blatt.meldung)}</MessageBarBody>
          </MessageBar>
        </div>
      );
    case 'probleme':
    case 'plan':
      return (
        <>
          <Verborgenes />
          <Planansicht blatt={blatt} />
        </>
      );
  }
}

/** Nennt Zellen, die nicht oder anders zu sehen sind, als sie gelesen werden. */
function Verborgenes() {
  const { verborgenes } = useZustand();
  const stile = useStile();
  if (verborgenes.length === 0) return null;
  return (
    <div className={stile.seite}>
      <Abschnitt titel="Im Blatt nicht zu sehen">
        <ul className={stile.liste} aria-label="Im Blatt nicht zu sehen">
          {verborgenes.slice(0, VERBORGENES_HOECHSTENS).map(({ zelle, text }) => (
            <li key={text} className={stile.karte}>
              <p className={stile.absatz}>{text}</p>
              <Zellsprung zellen={[zelle]} />
            </li>
          ))}
        </ul>
        {verborgenes.length > VERBORGENES_HOECHSTENS && (
          <p className={stile.klein}>und {verborgenes.length - VERBORGENES_HOECHSTENS} weitere</p>
        )}
      </Abschnitt>
    </div>
  );
}
