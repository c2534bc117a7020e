/**
 * Teile der Oberfläche, die nicht zum ersten Bild gehören: bei Bedarf geholt und nach dem Start im Leerlauf, damit sie
 * auch ohne Netz da sind.
 */
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { Warten } from './Warten.tsx';

type Lade<P> = () => Promise<{ readonly default: ComponentType<P> }>;

/** Eine Komponente, die ihren Inhalt erst holt. */
export interface Nachladbar<P> {
  (angaben: P): React.JSX.Element;
  /** Holt den Teil, ohne ihn zu zeigen. */
  hole(): Promise<unknown>;
}

const vorrat: (() => Promise<unknown>)[] = [];

/**
 * Kommt ein Teil nicht an, steht das an seiner Stelle, mit einem Knopf für den nächsten Versuch; alles andere bleibt
 * bedienbar.
 */
export function nachladbar<P extends object>(lade: Lade<P>): Nachladbar<P> {
  let geladen: ComponentType<P> | null = null;
  const hole = async (): Promise<ComponentType<P>> => {
    geladen ??= (await lade()).default;
    return geladen;
  };
  vorrat.push(hole);
  const Nachgeladen = (angaben: P) => {
    const [Teil, setTeil] = useState<ComponentType<P> | null>(() => geladen);
    const [fehlt, setFehlt] = useState(false);
    const versuche = useCallback(() => {
      setFehlt(false);
      hole().then(
        (teil) => setTeil(() => teil),
        () => setFehlt(true),
      );
    }, []);
    useEffect(() => {
      if (!Teil) versuche();
    }, [Teil, versuche]);
    if (Teil) return <Teil {...angaben} />;
    return fehlt ? <Fehlt versuche={versuche} /> : <Warten text="Wird geladen" />;
  };
  return Object.assign(Nachgeladen, { hole });
}

/** Holt nacheinander alles Nachladbare. Was nicht ankommt, wird beim Zeigen noch einmal versucht. */
export async function holeVorrat(): Promise<void> {
  for (const hole of vorrat) await hole().catch(() => null);
}

function Fehlt({ versuche }: { readonly versuche: () => void }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>Diese Ansicht konnte nicht geladen werden. Bitte prüfen Sie die Netzverbindung.</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={versuche}>
          Noch einmal versuchen
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
