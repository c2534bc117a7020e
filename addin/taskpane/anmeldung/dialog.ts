/**
 * Das Anmeldefenster als Dialog von Office: öffnet anmeldung.html und wartet auf deren Nachricht; eine von anderswo
 * zählt nicht.
 */
import { AnmeldeFehler } from './anmeldung.ts';

/** Die Nachricht, die anmeldung.html dem Aufgabenbereich schickt. */
export type Nachricht = { readonly token: string } | { readonly kennung: string; readonly text: string };

type Oeffne = (
  adresse: string,
  groesse: Office.DialogOptions,
  rueckruf: (ergebnis: Office.AsyncResult<Office.Dialog>) => void,
) => void;

/** Höhe und Breite in Prozent des Bildschirms. */
const GROESSE = { height: 60, width: 30 };
const SELBST_GESCHLOSSEN = 12006;
const BLOCKIERT = [12009, 12011];
const SCHON_OFFEN = 12007;

/** @throws mit `errorCode` in der Gestalt von MSAL, oder {@link AnmeldeFehler} */
export function tokenAusDialog(oeffne: Oeffne, adresse: string): Promise<string> {
  return new Promise((fertig, scheitere) => {
    oeffne(adresse, GROESSE, ({ status, value: dialog, error }) => {
      if (status !== Office.AsyncResultStatus.Succeeded) {
        scheitere(fehlerBeimOeffnen(error.code));
        return;
      }
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (ereignis) => {
        // Älteres Office nennt keine Herkunft und lässt dafür nur Seiten derselben Adresse sprechen.
        const herkunft = 'origin' in ereignis ? ereignis.origin : undefined;
        if (herkunft !== undefined && herkunft !== new URL(adresse).origin) return;
        dialog.close();
        const nachricht = 'message' in ereignis ? lies(ereignis.message) : null;
        if (nachricht && 'token' in nachricht) fertig(nachricht.token);
        else scheitere(wieMsal(nachricht?.kennung ?? 'unbekannte_antwort', nachricht?.text ?? ''));
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, (ereignis) => {
        const abgebrochen = 'error' in ereignis && ereignis.error === SELBST_GESCHLOSSEN;
        scheitere(wieMsal(abgebrochen ? 'user_cancelled' : 'no_network_connectivity', ''));
      });
    });
  });
}

function fehlerBeimOeffnen(code: number): Error {
  if (BLOCKIERT.includes(code)) return wieMsal('popup_window_error', '');
  if (code === SCHON_OFFEN) return wieMsal('interaction_in_progress', '');
  return new AnmeldeFehler(`Excel konnte das Anmeldefenster nicht öffnen (Fehler ${code}).`, { durchAnmelden: true });
}

function wieMsal(errorCode: string, errorMessage: string): Error {
  return Object.assign(new Error(errorMessage), { errorCode, errorMessage });
}

function lies(text: string): Nachricht | null {
  try {
    const gelesen = JSON.parse(text) as Record<string, unknown>;
    if (typeof gelesen.token === 'string') return { token: gelesen.token };
    return { kennung: String(gelesen.kennung ?? ''), text: String(gelesen.text ?? '') };
  } catch {
    return null;
  }
}
