/** Bietet an, was Status und Rolle mit der neuesten Version erlauben. */
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { STATUSNAMEN, type Status, versionsstand } from '../../../shared/antrag/version.ts';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { erlaubteSchritte, rolleFuerStatus } from '../../../shared/api/rollen.ts';
import { darf } from '../anmeldung/anmeldung.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Fenster } from '../oberflaeche/Fenster.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { Bescheidanzeige } from './Bescheidanzeige.tsx';
import { Bescheidfenster } from './Bescheidfenster.tsx';
import { LEERE_EINGABEN } from './bescheideingaben.ts';

const SCHRITTNAMEN: Readonly<Record<Status, string>> = {
  entwurf: 'Als Entwurf führen',
  eingereicht: 'Einreichen',
  bewilligt: 'Bewilligung festhalten',
  abgelehnt: 'Ablehnung festhalten',
  zurueckgezogen: 'Zurückziehen',
};

type Frage = Status | 'festschreiben';

export function Statusfeld({ neueste }: { readonly neueste: Versionskopf }) {
  const steuerung = useSteuerung();
  const { benutzer, beschaeftigt } = useZustand();
  const stile = useStile();
  const [frage, setFrage] = useState<Frage | null>(null);
  const [eingaben, setEingaben] = useState(LEERE_EINGABEN);
  const schritte = erlaubteSchritte(neueste.status).filter((status) => darf(benutzer, rolleFuerStatus(status)));
  const festschreiben = !neueste.festgeschrieben && darf(benutzer, 'GK.Festschreiben');
  const schliesse = () => setFrage(null);
  const setze = async (wunsch: Parameters<typeof steuerung.statuswechsel.setze>[0], erfolg: string) => {
    schliesse();
    if (await steuerung.statuswechsel.setze(wunsch, erfolg)) setEingaben(LEERE_EINGABEN);
  };
  return (
    <Abschnitt titel="Status">
      <p className={stile.absatz}>
        Version {neueste.version}: {versionsstand(neueste)}
      </p>
      {schritte.length === 0 && !festschreiben && erlaubteSchritte(neueste.status).length > 0 && (
        <p className={stile.klein}>Mit Ihrer Rolle können Sie den Status ansehen, aber nicht ändern.</p>
      )}
      {(schritte.length > 0 || festschreiben) && (
        <div className={stile.reihe}>
          {schritte.map((status) => (
            <Button key={status} disabledFocusable={beschaeftigt !== null} onClick={() => setFrage(status)}>
              {SCHRITTNAMEN[status]}
            </Button>
          ))}
          {festschreiben && (
            <Button disabledFocusable={beschaeftigt !== null} onClick={() => setFrage('festschreiben')}>
              Festschreiben
            </Button>
          )}
        </div>
      )}
      {neueste.status === 'bewilligt' && <Bescheidanzeige version={neueste.version} />}
      {frage === 'bewilligt' && (
        <Bescheidfenster
          eingaben={eingaben}
          aendere={setEingaben}
          schliesse={schliesse}
          halteFest={(bescheid) => void setze({ status: 'bewilligt', bescheid, kommentar: '' }, 'Die Bewilligung ist festgehalten.')}
        />
      )}
      {frage === 'festschreiben' && (
        <Fenster
          titel={`Version ${neueste.version} festschreiben?`}
          schliesse={schliesse}
          knoepfe={[
            { titel: 'Abbrechen', tu: schliesse },
            {
              titel: 'Endgültig festschreiben',
              betont: true,
              tu: () => void setze({ festgeschrieben: true, kommentar: '' }, 'Der Antrag ist festgeschrieben.'),
            },
          ]}
        >
          <p className={stile.absatz}>Ein Festschreiben lässt sich nicht aufheben. Wer danach neue Inhalte speichert, beginnt einen neuen Entwurf.</p>
        </Fenster>
      )}
      {frage !== null && frage !== 'bewilligt' && frage !== 'festschreiben' && (
        <Fenster
          titel={`${SCHRITTNAMEN[frage]}?`}
          schliesse={schliesse}
          knoepfe={[
            { titel: 'Abbrechen', tu: schliesse },
            { titel: SCHRITTNAMEN[frage], betont: true, tu: () => void setze({ status: frage, kommentar: '' }, `Der Antrag ist ${STATUSNAMEN[frage]}.`) },
          ]}
        >
          <p className={stile.absatz}>
            Das betrifft die gespeicherte Version {neueste.version}, nicht ungespeicherte Änderungen im Blatt. Daraus wird Version {neueste.version + 1} mit
            demselben Inhalt.
          </p>
        </Fenster>
      )}
    </Abschnitt>
  );
}
