/** Zeigt den Aufgabenbereich in einem Element, in Excel wie in der Workbench. */
import { createRoot } from 'react-dom/client';
import type { Workbook } from '../workbook/workbook.ts';
import { AnmeldeFehler, type Anmeldung } from './anmeldung/anmeldung.ts';
import { liesKonfiguration } from './anmeldung/konfiguration.ts';
import { type Ablage, NichtErreichbar } from './api/schnittstelle.ts';
import { neueUuid } from './api/uuid.ts';
import { Farbrahmen, type Farbwunsch } from './Farbrahmen.tsx';
import { holeVorrat } from './oberflaeche/nachladbar.tsx';
import { holeRechner } from './start/rechner.ts';
import { spaet } from './start/spaet.ts';
import { Steuerung } from './steuerung/steuerung.ts';
import type { Blattzustand } from './zustand/zustand.ts';

const OHNE_NETZ = 'Ein Teil des Aufgabenbereichs konnte nicht geladen werden. Bitte prüfen Sie die Netzverbindung.';

export interface Aufgabenbereichsoptionen {
  readonly workbook: Workbook;
  /** Ohne Angabe folgt der Bereich der Einstellung des Systems. */
  readonly farbschema?: Farbwunsch;
  /** Erfährt jeden neuen Stand des Haushaltsblatts: Wer ihn braucht, muss die Mappe nicht selbst noch einmal lesen. */
  readonly beiBlatt?: (blatt: Blattzustand) => void;
}

export interface GezeigterAufgabenbereich {
  beende(): void;
}

/**
 * Zeigt ihn sofort, liest dann die Mappe und holt im Leerlauf, was noch fehlt. Je Mappe einmal; vor dem nächsten {@link
 * GezeigterAufgabenbereich.beende}.
 */
export function zeigeAufgabenbereich(
  element: HTMLElement,
  optionen: Aufgabenbereichsoptionen,
): GezeigterAufgabenbereich {
  const steuerung = new Steuerung({
    workbook: optionen.workbook,
    ...dienste(),
    neueId: neueUuid,
    geraetespeicher: speicher(() => localStorage),
    ladeRechner: holeRechner,
  });
  if (optionen.beiBlatt) meldeBlatt(steuerung.store, optionen.beiBlatt);
  const wurzel = createRoot(element);
  wurzel.render(
    <Farbrahmen
      steuerung={steuerung}
      farbschema={optionen.farbschema ?? null}
      eingebettet={optionen.workbook.umgebung === 'workbench'}
    />,
  );
  void steuerung.starte().then(holeVorrat);
  // Ist das Netz wieder da, wird ein unbestätigtes Speichern von selbst wiederholt.
  const wiederOnline = () => void steuerung.speichern.erneut();
  addEventListener('online', wiederOnline);
  const zurueck = () => {
    if (document.visibilityState === 'visible') void steuerung.abgleich.beiRueckkehr();
  };
  addEventListener('focus', zurueck);
  document.addEventListener('visibilitychange', zurueck);
  return {
    beende() {
      removeEventListener('online', wiederOnline);
      removeEventListener('focus', zurueck);
      document.removeEventListener('visibilitychange', zurueck);
      steuerung.beende();
      wurzel.unmount();
    },
  };
}

function meldeBlatt(store: Steuerung['store'], melde: (blatt: Blattzustand) => void): void {
  let zuletzt = store.lesen().blatt;
  store.abonniere(() => {
    const { blatt } = store.lesen();
    if (blatt === zuletzt) return;
    zuletzt = blatt;
    melde(blatt);
  });
}

/** Anmeldung und Ablage bringen Schema und Client mit; das erste Bild braucht beide nicht. */
function dienste(): { anmeldung: Anmeldung; ablage: Ablage } {
  const holen: typeof fetch = (eingabe, angaben) => fetch(eingabe, angaben);
  const anmeldung = spaet<Anmeldung>(
    async () => {
      const jetzt = () => Date.now();
      const entra = liesKonfiguration(document);
      if (entra) return (await import('./anmeldung/in-office.ts')).anmeldungInOffice(entra, jetzt);
      const { Entwicklungsanmeldung } = await import('./anmeldung/entwicklung.ts');
      return new Entwicklungsanmeldung({ fetch: holen, speicher: speicher(() => sessionStorage), jetzt });
    },
    (cause) => new AnmeldeFehler(OHNE_NETZ, { cause }),
  );
  const ablage = spaet<Ablage>(
    async () => {
      const { HttpAblage } = await import('./api/client.ts');
      return new HttpAblage(anmeldung, holen);
    },
    (cause) => new NichtErreichbar(OHNE_NETZ, { cause }),
  );
  return { anmeldung, ablage };
}

/** In eingebetteten Ansichten kann der Speicher gesperrt sein; dann wird eben nichts gemerkt. */
function speicher(hole: () => Storage): Storage | null {
  try {
    return hole();
  } catch {
    return null;
  }
}
