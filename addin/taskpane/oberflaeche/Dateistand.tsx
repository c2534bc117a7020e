/** Wie weit eine Datei ist: Fortschritt mit Abbruch, der Verweis auf sie, und andere Wege zu ihr. */
import { Button, Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import type { Dateischreiben, Schreibstand } from './dateischreiben.ts';
import { Fortschritt } from './Fortschritt.tsx';
import { oeffneFenster } from './herunterladen.ts';
import { useSteuerung } from './kontext.ts';
import { useStile } from './stile.ts';

const IM_FENSTER = { html: 'das Protokoll', pdf: 'das PDF', csv: 'die CSV-Datei', jsonl: 'die Datei' } as const;

export function Dateistand({ schreiben }: { readonly schreiben: Dateischreiben }) {
  const { stand, brichAb, warne } = schreiben;
  const stile = useStile();
  return (
    <>
      {stand.art === 'arbeitet' && <Fortschritt name={stand.auftrag.titel} {...stand.fortschritt} brichAb={brichAb} />}
      <div className={stile.abschnitt} role="status">
        {stand.art === 'fertig' && (
          <p className={stile.absatz}>
            {stand.auftrag.fertigtext}{' '}
            <Link href={stand.datei.adresse} download={stand.datei.name}>
              {stand.datei.name}
            </Link>
          </p>
        )}
        {stand.art === 'meldung' && (
          <MessageBar intent={stand.intent} layout="multiline">
            <MessageBarBody>{sichtbar(stand.text)}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {stand.art === 'fertig' && <Ausweg fertig={stand} warne={warne} />}
    </>
  );
}

/** Nicht jedes Excel lädt Dateien aus dem Aufgabenbereich herunter; dann hilft ein anderer Weg. */
function Ausweg(props: {
  readonly fertig: Extract<Schreibstand, { art: 'fertig' }>;
  readonly warne: (text: string) => void;
}) {
  const { auftrag, datei } = props.fertig;
  const { workbook } = useSteuerung().umgebung;
  const stile = useStile();
  const { endung } = auftrag;
  if (endung === 'xlsx' && !workbook.oeffneMappe) return null;
  const oeffne = async () => {
    if (endung === 'xlsx') await workbook.oeffneMappe?.(new Uint8Array(await datei.inhalt.arrayBuffer()));
    else if (!oeffneFenster(datei.adresse))
      props.warne(
        `Hier lässt sich kein Fenster öffnen. Laden Sie ${IM_FENSTER[endung]} herunter oder öffnen Sie es in der Arbeitsmappe im Browser.`,
      );
  };
  return (
    <div className={stile.reihe}>
      <Button onClick={() => void oeffne().catch((fehler: unknown) => props.warne(fehlertext(fehler)))}>
        {endung === 'xlsx' ? 'Als neue Mappe in Excel öffnen' : 'In neuem Fenster öffnen'}
      </Button>
    </div>
  );
}
