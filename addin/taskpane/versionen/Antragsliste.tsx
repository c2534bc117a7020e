/** Die gespeicherten Anträge der Kommune, zum Öffnen im Blatt. */
import { Badge, Button } from '@fluentui/react-components';
import type { Antragskopf } from '../../../shared/api/antworten.ts';
import { Antragskarte } from '../oberflaeche/Antragskarte.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { useStile } from '../oberflaeche/stile.ts';

export function Antragsliste() {
  const steuerung = useSteuerung();
  const { antraege } = useZustand();
  const stile = useStile();
  if (antraege.art !== 'da')
    return (
      <Ladeanzeige
        ladung={antraege}
        wartetext="Anträge werden geladen"
        erneut={() => void steuerung.listen.antraege()}
      />
    );
  if (antraege.eintraege.length === 0 && antraege.cursor === null)
    return <p className={stile.absatz}>Es ist noch kein Antrag gespeichert.</p>;
  return (
    <>
      <ul className={stile.liste} aria-label="Gespeicherte Anträge">
        {antraege.eintraege.map((eintrag) => (
          <Eintrag key={eintrag.antragId} eintrag={eintrag} />
        ))}
      </ul>
      {antraege.cursor !== null && (
        <Button onClick={() => void steuerung.listen.antraege(true)}>Weitere Anträge zeigen</Button>
      )}
    </>
  );
}

function Eintrag({ eintrag }: { readonly eintrag: Antragskopf }) {
  const steuerung = useSteuerung();
  const { merker, beschaeftigt } = useZustand();
  return (
    <Antragskarte
      antrag={eintrag}
      aktion={(titelId) =>
        merker?.antragId === eintrag.antragId ? (
          <Badge appearance="tint">im Blatt</Badge>
        ) : (
          <Button
            size="small"
            aria-describedby={titelId}
            disabledFocusable={beschaeftigt !== null}
            onClick={() => void steuerung.laden.antrag(eintrag.antragId, eintrag.neuesteVersion)}
          >
            Öffnen
          </Button>
        )
      }
    />
  );
}
