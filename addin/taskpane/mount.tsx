/** Zeigt den Aufgabenbereich in einem Element, in Excel wie in der Werkbank. */
import { createRoot } from 'react-dom/client';
import type { Workbook } from '../workbook/workbook.ts';
import { Entwicklungsanmeldung } from './anmeldung/entwicklung.ts';
import { HttpAblage } from './api/client.ts';
import { neueUuid } from './api/uuid.ts';
import { Farbrahmen } from './Farbrahmen.tsx';
import { Steuerung } from './steuerung/steuerung.ts';

export interface Aufgabenbereichsoptionen {
  readonly workbook: Workbook;
  /** Ohne Angabe folgt der Bereich der Einstellung des Systems. */
  readonly farbschema?: 'hell' | 'dunkel';
}

export interface GezeigterAufgabenbereich {
  beende(): void;
}

export function zeigeAufgabenbereich(element: HTMLElement, optionen: Aufgabenbereichsoptionen): GezeigterAufgabenbereich {
  const holen: typeof fetch = (eingabe, angaben) => fetch(eingabe, angaben);
  const anmeldung = new Entwicklungsanmeldung({ fetch: holen, speicher: sitzungsspeicher(), jetzt: () => Date.now() });
  const steuerung = new Steuerung({ workbook: optionen.workbook, ablage: new HttpAblage(anmeldung, holen), anmeldung, neueId: neueUuid });
  const wurzel = createRoot(element);
  wurzel.render(<Farbrahmen steuerung={steuerung} farbschema={optionen.farbschema ?? null} eingebettet={optionen.workbook.umgebung === 'werkbank'} />);
  void steuerung.starte();
  // Ist das Netz wieder da, wird ein unbestätigtes Speichern von selbst wiederholt.
  const wiederOnline = () => void steuerung.speichern.erneut();
  addEventListener('online', wiederOnline);
  return {
    beende() {
      removeEventListener('online', wiederOnline);
      steuerung.beende();
      wurzel.unmount();
    },
  };
}

/** In eingebetteten Ansichten kann der Speicher gesperrt sein; dann wird eben nichts gemerkt. */
function sitzungsspeicher(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
