/** Hinweise, Fehler und Rückfragen der Workbench; nichts verschwindet von selbst, was man gelesen haben muss. */
import { teil } from './seite.ts';

const HINWEISDAUER_MS = 8000;

/** Verschwindet nach acht Sekunden. */
export function zeigeHinweis(text: string): void {
  const meldung = haengeAn(text, 'meldung');
  setTimeout(() => meldung.remove(), HINWEISDAUER_MS);
}

/** Bleibt, bis jemand ihn schließt; `danach` läuft gleich. */
export function zeigeFehler(text: string, danach?: () => void): void {
  haengeAn(text, 'meldung meldung-fehler');
  danach?.();
}

/** `true`, wenn bestätigt wurde. Escape und „Abbrechen“ gelten als nein. */
export function frage(text: string, bestaetigung = 'OK'): Promise<boolean> {
  const dialog = teil<HTMLDialogElement>('rueckfrage');
  const ja = teil<HTMLButtonElement>('rueckfrage-ja');
  const nein = teil<HTMLButtonElement>('rueckfrage-nein');
  teil('rueckfrage-text').textContent = text;
  ja.textContent = bestaetigung;
  return new Promise((fertig) => {
    const schliesse = (antwort: string) => () => dialog.close(antwort);
    ja.onclick = schliesse('ja');
    nein.onclick = schliesse('nein');
    dialog.onclose = () => fertig(dialog.returnValue === 'ja');
    dialog.returnValue = '';
    dialog.showModal();
    nein.focus();
  });
}

function haengeAn(text: string, klasse: string): HTMLElement {
  const meldung = document.createElement('div');
  meldung.className = klasse;
  const inhalt = document.createElement('span');
  inhalt.textContent = text;
  const schliessen = document.createElement('button');
  schliessen.type = 'button';
  schliessen.className = 'meldung-schliessen';
  schliessen.setAttribute('aria-label', 'Meldung schließen');
  schliessen.textContent = '×';
  schliessen.onclick = () => meldung.remove();
  meldung.append(inhalt, schliessen);
  teil('meldungen').append(meldung);
  return meldung;
}
