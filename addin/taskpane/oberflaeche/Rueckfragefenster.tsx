/** Rückfrage, bevor etwas überschrieben wird. Ohne ausdrückliches Ja bleibt alles, wie es ist. */
import { Fenster } from './Fenster.tsx';
import { useSteuerung, useZustand } from './kontext.ts';
import { useStile } from './stile.ts';

/** Erscheint, solange die Steuerung auf eine Antwort wartet; Escape heißt Nein. */
export function Rueckfragefenster() {
  const steuerung = useSteuerung();
  const { rueckfrage } = useZustand();
  const stile = useStile();
  if (!rueckfrage) return null;
  const nein = () => steuerung.beantworte(false);
  const knoepfe = [
    { titel: 'Abbrechen', tu: nein },
    { titel: rueckfrage.bestaetigen, betont: true, tu: () => steuerung.beantworte(true) },
  ];
  return (
    <Fenster dringend titel={rueckfrage.titel} schliesse={nein} knoepfe={knoepfe}>
      <p className={stile.absatz}>{rueckfrage.text}</p>
    </Fenster>
  );
}
