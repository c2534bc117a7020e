/** Was hier wer tun kann, in drei Karten: planen, fortschreiben, prüfen. Mit einem Plan steht bei jeder ihre Zahl. */
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Befund } from '../../../shared/antrag/befund.ts';
import { euro } from '../format/betrag.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useReiterwahl } from '../oberflaeche/reiterwahl.ts';
import { useStile } from '../oberflaeche/stile.ts';

/** Die Zahl, auf die es jeder Rolle zuerst ankommt. */
export interface Rollenzahlen {
  readonly belastung: string | null;
  readonly zuwendung: string | null;
  readonly hinweise: readonly Pick<Befund, 'schweregrad'>[];
}

export function Rollen({ zahlen, planen }: { readonly zahlen: Rollenzahlen | null; readonly planen?: ReactNode }) {
  const stile = useStile();
  const waehle = useReiterwahl();
  return (
    <div className="gk-nicht-drucken">
      <Abschnitt titel="Was möchten Sie tun?">
        <ul className={stile.liste}>
          <Karte
            titel="Haushalt planen"
            text="Was im eigenen Haushalt stehen muss, je Haushaltsjahr, als PDF, Excel-Datei und Absatz für die Ratsvorlage."
            zahl={zahlen && ['Belastung der Kommune', betrag(zahlen.belastung)]}
          >
            {planen}
          </Karte>
          <Karte
            titel="Entwurf fortschreiben"
            text="Eine gespeicherte Version öffnen, ändern, vergleichen und als nächste Version speichern."
            zahl={zahlen && ['Zuwendung', betrag(zahlen.zuwendung)]}
          >
            <Button onClick={() => waehle('versionen')}>Zu den Versionen</Button>
          </Karte>
          <Karte
            titel="Nachrechnen und prüfen"
            text="Kette und Zahlen aller Versionen prüfen, Soll und Ist vergleichen, Prüfmappe schreiben. Eine Liste wie die Landesübersicht prüft auch, wer nicht angemeldet ist."
            zahl={zahlen && ['Zu klären', zuKlaeren(zahlen.hinweise)]}
          >
            <Button onClick={() => waehle('pruefen')}>Versionen oder eine Liste prüfen</Button>
          </Karte>
        </ul>
      </Abschnitt>
    </div>
  );
}

function Karte(props: {
  readonly titel: string;
  readonly text: string;
  readonly zahl: readonly [name: string, wert: string] | null;
  readonly children?: ReactNode;
}) {
  const { titel, text, zahl, children } = props;
  const stile = useStile();
  return (
    <li className={stile.karte}>
      <div className={stile.abschnitt}>
        <h3 className={stile.titel}>{titel}</h3>
        {zahl && (
          <p className={stile.absatz}>
            {zahl[0]}: <strong>{zahl[1]}</strong>
          </p>
        )}
        <p className={stile.klein}>{text}</p>
        {children && <div className={stile.reihe}>{children}</div>}
      </div>
    </li>
  );
}

function betrag(wert: string | null): string {
  return wert === null ? 'nicht berechenbar' : euro(wert);
}

/** „1 Fehler, 2 Warnungen“ */
function zuKlaeren(hinweise: Rollenzahlen['hinweise']): string {
  const anzahl = (art: Befund['schweregrad']) => hinweise.filter(({ schweregrad }) => schweregrad === art).length;
  const [fehler, warnungen] = [anzahl('fehler'), anzahl('warnung')];
  if (fehler + warnungen === 0) return 'nichts';
  const teile = [
    ...(fehler > 0 ? [`${fehler} Fehler`] : []),
    ...(warnungen > 0 ? [`${warnungen} ${warnungen === 1 ? 'Warnung' : 'Warnungen'}`] : []),
  ];
  return teile.join(', ');
}
