/** Die gespeicherten Anträge der Kommune, zum Öffnen im Blatt. */
import { Badge, Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { Antragskopf } from '../../../shared/api/antworten.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { Warten } from '../oberflaeche/Warten.tsx';
import { STATUSNAMEN } from './status.ts';

const useAntragsstil = makeStyles({
  zeile: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center', justifyContent: 'space-between' },
  titel: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

export function Antragsliste() {
  const steuerung = useSteuerung();
  const { antraege } = useZustand();
  const stile = useStile();
  if (antraege.art === 'fehler') {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          {antraege.meldung} <Button onClick={() => void steuerung.listen.antraege()}>Erneut versuchen</Button>
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (antraege.art !== 'da') return <Warten text="Anträge werden geladen" />;
  if (antraege.eintraege.length === 0 && antraege.cursor === null) return <p className={stile.absatz}>Es ist noch kein Antrag gespeichert.</p>;
  return (
    <>
      <ul className={stile.liste} aria-label="Gespeicherte Anträge">
        {antraege.eintraege.map((eintrag) => (
          <Eintrag key={eintrag.antragId} eintrag={eintrag} />
        ))}
      </ul>
      {antraege.cursor !== null && <Button onClick={() => void steuerung.listen.antraege(true)}>Weitere Anträge zeigen</Button>}
    </>
  );
}

function Eintrag({ eintrag }: { readonly eintrag: Antragskopf }) {
  const steuerung = useSteuerung();
  const { merker, beschaeftigt } = useZustand();
  const stile = useStile();
  const eigene = useAntragsstil();
  const id = useId();
  return (
    <li className={stile.karte} aria-labelledby={id}>
      <h3 id={id} className={eigene.titel}>
        {eintrag.titel}
      </h3>
      <div className={eigene.zeile}>
        <p className={stile.klein}>
          Version {eintrag.neuesteVersion}, {STATUSNAMEN[eintrag.status]}, {zeitpunkt(eintrag.geaendertAm)}
        </p>
        {merker?.antragId === eintrag.antragId ? (
          <Badge appearance="tint">im Blatt</Badge>
        ) : (
          <Button
            size="small"
            aria-describedby={id}
            disabledFocusable={beschaeftigt !== null}
            onClick={() => void steuerung.laden.antrag(eintrag.antragId, eintrag.neuesteVersion)}
          >
            Öffnen
          </Button>
        )}
      </div>
    </li>
  );
}
