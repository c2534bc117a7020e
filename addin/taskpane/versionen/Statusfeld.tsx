/**
 * Bietet an, was Status, Rolle und Vier-Augen-Regel mit der neuesten Version erlauben; entschieden wird nur über das,
 * was im Blatt zu sehen ist.
 */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useState } from 'react';
import { brauchtVierAugen, bringtInhalt, noetigeRollen } from '../../../shared/antrag/statusschritte.ts';
import { type Antragsversion, STATUSNAMEN, type Status, versionsstand } from '../../../shared/antrag/version.ts';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import { erlaubteSchritte } from '../../../shared/api/rollen.ts';
import { darf } from '../anmeldung/anmeldung.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Fenster } from '../oberflaeche/Fenster.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { type Abgleichstand, istNichtDieVersion, zeigtVersion } from '../zustand/zustand.ts';
import { Bescheidanzeige } from './Bescheidanzeige.tsx';
import { Bescheidfenster } from './Bescheidfenster.tsx';
import { LEERE_EINGABEN } from './bescheideingaben.ts';
import { Vergleichsliste } from './Vergleichsliste.tsx';
import { Versionsangaben } from './Versionsangaben.tsx';

const SCHRITTNAMEN: Readonly<Record<Status, string>> = {
  entwurf: 'Als Entwurf führen',
  eingereicht: 'Einreichen',
  bewilligt: 'Bewilligung festhalten',
  abgelehnt: 'Ablehnung festhalten',
  zurueckgezogen: 'Zurückziehen',
};

type Schritt = Status | 'festschreiben';

/** Wozu gefragt wird und was die Ablage dazu zeigt. */
interface Frage {
  readonly schritt: Schritt;
  readonly gesehen: Antragsversion;
}

export function Statusfeld({
  neueste,
  versionen,
}: {
  readonly neueste: Versionskopf;
  readonly versionen: readonly Versionskopf[];
}) {
  const steuerung = useSteuerung();
  const zustand = useZustand();
  const { benutzer, beschaeftigt, vierAugen } = zustand;
  const stile = useStile();
  const [frage, setFrage] = useState<Frage | null>(null);
  const [eingaben, setEingaben] = useState(LEERE_EINGABEN);
  const moegliche: readonly Schritt[] = [
    ...erlaubteSchritte(neueste.status),
    ...(neueste.festgeschrieben ? [] : (['festschreiben'] as const)),
  ];
  const mitRolle = moegliche.filter((schritt) =>
    noetigeRollen(neueste, alsAenderung(schritt)).every((rolle) => darf(benutzer, rolle)),
  );
  const eigenerInhalt = vierAugen && planVon(zustand.abgleich, neueste, versionen) === benutzer?.oid;
  const schritte = mitRolle.filter((schritt) => !eigenerInhalt || !brauchtVierAugen(alsAenderung(schritt)));
  const zeigt = zeigtVersion(zustand);
  const schliesse = () => setFrage(null);
  const oeffne = async (schritt: Schritt) => {
    const gesehen = await steuerung.statuswechsel.zeige();
    if (gesehen) setFrage({ schritt, gesehen });
  };
  const setze = async (wunsch: Parameters<typeof steuerung.statuswechsel.setze>[0], erfolg: string) => {
    schliesse();
    if (await steuerung.statuswechsel.setze(wunsch, erfolg, frage?.gesehen)) setEingaben(LEERE_EINGABEN);
  };
  return (
    <Abschnitt titel="Status">
      <p className={stile.absatz}>
        Version {neueste.version}: {versionsstand(neueste)}
      </p>
      {mitRolle.length === 0 && moegliche.length > 0 && (
        <p className={stile.klein}>Mit Ihrer Rolle können Sie den Status ansehen, aber nicht ändern.</p>
      )}
      {schritte.length < mitRolle.length && (
        <p className={stile.klein}>
          Vier-Augen-Regel Ihrer Kommune: Diesen Inhalt haben Sie gespeichert; bewilligen und festschreiben muss ihn
          eine andere Person.
        </p>
      )}
      {vierAugen && !eigenerInhalt && <p className={stile.klein}>In Ihrer Kommune gilt die Vier-Augen-Regel.</p>}
      {schritte.length > 0 && !zeigt && <NichtImBlatt version={neueste.version} />}
      {schritte.length > 0 && zeigt && (
        <div className={stile.reihe}>
          {schritte.map((schritt) => (
            <Button key={schritt} disabledFocusable={beschaeftigt !== null} onClick={() => void oeffne(schritt)}>
              {schritt === 'festschreiben' ? 'Festschreiben' : SCHRITTNAMEN[schritt]}
            </Button>
          ))}
        </div>
      )}
      {neueste.status === 'bewilligt' && <Bescheidanzeige version={neueste.version} />}
      {frage?.schritt === 'bewilligt' && (
        <Bescheidfenster
          gesehen={frage.gesehen}
          eingaben={eingaben}
          aendere={setEingaben}
          schliesse={schliesse}
          halteFest={(bescheid) =>
            void setze({ status: 'bewilligt', bescheid, kommentar: '' }, 'Die Bewilligung ist festgehalten.')
          }
        />
      )}
      {frage && frage.schritt !== 'bewilligt' && (
        <Entscheidungsfenster frage={frage} schliesse={schliesse} setze={setze} />
      )}
    </Abschnitt>
  );
}

/**
 * Wer den Plan der neuesten Version gespeichert hat. Ab Form 3 sagt sie es selbst; wer danach nur ein Ist einträgt,
 * wird dadurch nicht zum Verfasser. Davor war es, wer zuletzt Inhalt brachte.
 */
function planVon(
  abgleich: Abgleichstand | null,
  { version }: Versionskopf,
  versionen: readonly Versionskopf[],
): string | undefined {
  const genannt = abgleich?.art === 'verglichen' && abgleich.version === version ? abgleich.planVon : null;
  return genannt ?? versionen.find(bringtInhalt)?.autor.oid;
}

function alsAenderung(schritt: Schritt) {
  return schritt === 'festschreiben'
    ? { festgeschrieben: true }
    : { status: schritt, bescheid: schritt === 'bewilligt' };
}

/** Warum hier gerade nichts zu entscheiden ist, mit den Unterschieden, wo sie bekannt sind. */
function NichtImBlatt({ version }: { readonly version: number }) {
  const zustand = useZustand();
  const stile = useStile();
  const { abgleich } = zustand;
  const unterschiede = abgleich?.art === 'verglichen' && istNichtDieVersion(zustand) ? abgleich.unterschiede : null;
  const genannt = istNichtDieVersion(zustand) && abgleich ? abgleich.version : version;
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>Das Blatt ist nicht Version {genannt}</MessageBarTitle> Entschieden wird nur über das, was im
          Blatt zu sehen ist. Speichern Sie das Blatt, oder laden Sie Version {version}.
        </MessageBarBody>
      </MessageBar>
      {unterschiede && (
        <>
          <h3 className={stile.ueberschrift}>Version {genannt} → Blatt</h3>
          <Vergleichsliste vergleich={unterschiede} />
        </>
      )}
    </>
  );
}

function Entscheidungsfenster(props: {
  readonly frage: Frage;
  readonly schliesse: () => void;
  readonly setze: (
    wunsch: { status?: Status; festgeschrieben?: true; kommentar: string },
    erfolg: string,
  ) => Promise<void>;
}) {
  const { frage, schliesse, setze } = props;
  const stile = useStile();
  const { schritt, gesehen } = frage;
  const festschreiben = schritt === 'festschreiben';
  const titel = festschreiben ? `Version ${gesehen.version} festschreiben?` : `${SCHRITTNAMEN[schritt]}?`;
  const knopf = festschreiben
    ? {
        titel: 'Endgültig festschreiben',
        tu: () => void setze({ festgeschrieben: true, kommentar: '' }, 'Der Antrag ist festgeschrieben.'),
      }
    : {
        titel: SCHRITTNAMEN[schritt],
        tu: () => void setze({ status: schritt, kommentar: '' }, `Der Antrag ist ${STATUSNAMEN[schritt]}.`),
      };
  return (
    <Fenster
      titel={titel}
      schliesse={schliesse}
      knoepfe={[
        { titel: 'Abbrechen', tu: schliesse },
        { ...knopf, betont: true },
      ]}
    >
      <Versionsangaben version={gesehen} />
      <p className={stile.absatz}>
        {festschreiben
          ? 'Ein Festschreiben lässt sich nicht aufheben. Wer danach neue Inhalte speichert, beginnt einen neuen Entwurf.'
          : `Daraus wird Version ${gesehen.version + 1} mit demselben Inhalt.`}
      </p>
    </Fenster>
  );
}
