/**
 * Hinweise, Fehler und Rückfragen der Workbench. Meldungen gehen von selbst, aber nicht, solange jemand mit Maus oder
 * Fokus bei ihnen ist; dieselbe noch einmal zählt nur weiter.
 */
import { teil } from './seite.ts';

/** So lange steht jede Meldung mindestens, dazu kommt die Zeit zum Lesen. */
const DAUER_MS = { hinweis: 6000, fehler: 12_000 } as const;
const JE_ZEICHEN_MS = 60;

interface Gezeigt {
  readonly meldung: HTMLElement;
  /** Beginnt die Zeit von vorn und zählt, wie oft die Meldung kam. */
  wiederhole(): void;
}

const gezeigt = new Map<string, Gezeigt>();

/** Verschwindet von selbst. */
export function zeigeHinweis(text: string): void {
  zeige(text, 'hinweis');
}

/** Wie ein Hinweis, steht aber länger; `danach` läuft gleich. */
export function zeigeFehler(text: string, danach?: () => void): void {
  zeige(text, 'fehler');
  danach?.();
}

function zeige(text: string, art: keyof typeof DAUER_MS): void {
  const schluessel = `${art} ${text}`;
  const vorhanden = gezeigt.get(schluessel);
  if (vorhanden) vorhanden.wiederhole();
  else
    gezeigt.set(
      schluessel,
      neue(text, art, () => gezeigt.delete(schluessel)),
    );
}

function neue(text: string, art: keyof typeof DAUER_MS, beiEnde: () => void): Gezeigt {
  let [uhr, anzahl] = [0, 1];
  const ende = () => {
    window.clearTimeout(uhr);
    meldung.remove();
    beiEnde();
  };
  const starte = () => {
    window.clearTimeout(uhr);
    uhr = window.setTimeout(ende, DAUER_MS[art] + text.length * JE_ZEICHEN_MS);
  };
  const meldung = haengeAn(text, art === 'fehler' ? 'meldung meldung-fehler' : 'meldung', ende);
  for (const ereignis of ['pointerenter', 'focusin']) meldung.addEventListener(ereignis, () => clearTimeout(uhr));
  for (const ereignis of ['pointerleave', 'focusout']) meldung.addEventListener(ereignis, starte);
  starte();
  return {
    meldung,
    wiederhole() {
      const zaehler = meldung.querySelector('.meldung-zahl');
      if (zaehler) zaehler.textContent = `${++anzahl}×`;
      starte();
    },
  };
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

function haengeAn(text: string, klasse: string, schliesse: () => void): HTMLElement {
  const meldung = document.createElement('div');
  meldung.className = klasse;
  const inhalt = document.createElement('span');
  inhalt.textContent = text;
  const schliessen = document.createElement('button');
  schliessen.type = 'button';
  schliessen.className = 'meldung-schliessen';
  schliessen.setAttribute('aria-label', 'Meldung schließen');
  schliessen.textContent = '×';
  schliessen.onclick = () => {
    meldung.remove();
    schliesse();
  };
  const zahl = document.createElement('span');
  zahl.className = 'meldung-zahl';
  meldung.append(inhalt, zahl, schliessen);
  teil('meldungen').append(meldung);
  return meldung;
}
