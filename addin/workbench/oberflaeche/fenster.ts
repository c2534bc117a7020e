/**
 * An der Mappe eines Browsers arbeitet immer nur ein Fenster: Zwei überschrieben einander die Sicherung. Ein zweites
 * wartet und kann übernehmen; das erste sichert dann, was offen ist, und hält an.
 */
import { teil } from './seite.ts';

const SPERRE = 'gk-arbeitsmappe';
const KANAL = 'gk-arbeitsmappe';
const UEBERNEHMEN = 'uebernehmen';
/** Nach dem Neuladen übernimmt dieses Fenster, ohne noch einmal zu fragen. */
const MERKWORT = 'gk-uebernehmen';
/** So lange darf das Fenster, das gerade neu geladen wird, seine Sperre noch halten. */
const GEDULD_MS = 1_500;
/** Antwortet das andere Fenster so lange nicht, ist es eingefroren, und seine Sperre gilt nicht mehr. */
const ABGABE_MS = 5_000;

const SCHON_OFFEN =
  'Diese Mappe ist in einem anderen Fenster geöffnet. Damit keines das andere überschreibt, arbeitet immer nur eines. Übernehmen Sie hier, sichert das andere seinen Stand und hält an.';
const ABGEGEBEN =
  'Sie arbeiten in einem anderen Fenster an dieser Mappe weiter. Dieses Fenster ist angehalten; alles, was hier stand, ist gesichert.';

/** Kehrt zurück, sobald dieses Fenster das einzige ist. `gibAb` sichert, bevor ein anderes übernimmt. */
export async function werdeEinzigesFenster(gibAb: () => void): Promise<void> {
  if (!navigator.locks) return;
  const sofort = merkwort();
  if (await halte({ signal: AbortSignal.timeout(sofort ? 1 : GEDULD_MS) }, gibAb)) return;
  if (!sofort) await warteAufKnopf(SCHON_OFFEN);
  const kanal = new BroadcastChannel(KANAL);
  kanal.postMessage(UEBERNEHMEN);
  kanal.close();
  if (!(await halte({ signal: AbortSignal.timeout(ABGABE_MS) }, gibAb))) await halte({ steal: true }, gibAb);
}

/** `true`, wenn dieses Fenster die Sperre hat; es behält sie, bis ein anderes übernimmt oder es geschlossen wird. */
function halte(optionen: LockOptions, gibAb: () => void): Promise<boolean> {
  return new Promise((entschieden) => {
    let hat = false;
    navigator.locks
      .request(SPERRE, optionen, () => {
        hat = true;
        entschieden(true);
        return bisUebernahme(gibAb);
      })
      .then(haltAn, () => {
        if (!hat) return entschieden(false);
        // Ein anderes Fenster hat nicht gewartet; gesichert wird trotzdem noch.
        gibAb();
        haltAn();
      });
  });
}

/** Endet, wenn ein anderes Fenster übernehmen will; damit fällt die Sperre. */
function bisUebernahme(gibAb: () => void): Promise<void> {
  const kanal = new BroadcastChannel(KANAL);
  return new Promise((frei) => {
    kanal.onmessage = ({ data }) => {
      if (data !== UEBERNEHMEN) return;
      kanal.close();
      gibAb();
      frei();
    };
  });
}

function haltAn(): void {
  teil('zustand').textContent = 'Angehalten: in einem anderen Fenster geöffnet';
  void warteAufKnopf(ABGEGEBEN).then(() => {
    try {
      sessionStorage.setItem(MERKWORT, 'ja');
    } catch {
      // Ohne Speicher fragt das neue Laden noch einmal.
    }
    location.reload();
  });
}

function merkwort(): boolean {
  try {
    const gesetzt = sessionStorage.getItem(MERKWORT) !== null;
    sessionStorage.removeItem(MERKWORT);
    return gesetzt;
  } catch {
    return false;
  }
}

/** Ein Fenster über allem, das sich nur mit seinem Knopf schließen lässt. */
function warteAufKnopf(text: string): Promise<void> {
  const dialog = teil<HTMLDialogElement>('angehalten');
  teil('angehalten-text').textContent = text;
  dialog.oncancel = (ereignis) => ereignis.preventDefault();
  dialog.showModal();
  return new Promise((weiter) => {
    teil('angehalten-weiter').onclick = () => {
      dialog.close();
      weiter();
    };
  });
}
