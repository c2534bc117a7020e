/**
 * Hält schnelles Tippen richtig. o-spreadsheet lässt den alten Zellinhalt im unsichtbaren Eingabefeld stehen, bis es das nächste Bild
 * gezeichnet hat; kommen zwei Tasten vorher, entsteht aus „72000“ über „65300“ die Zahl 7200065300. Deshalb ersetzt das erste Zeichen
 * einer neuen Eingabe hier alles, was noch im Feld steht.
 */
const EINGABEFELD = '.o-grid-composer .o-composer';
const BEENDET = new Set(['Enter', 'Tab', 'Escape']);

export function haltSchnellesTippenRichtig(tabelle: HTMLElement): void {
  let begonnen = false;
  tabelle.addEventListener(
    'keydown',
    (ereignis) => {
      if (BEENDET.has(ereignis.key)) begonnen = false;
      else if (ereignis.key === 'F2') begonnen = true;
    },
    { capture: true },
  );
  tabelle.addEventListener('pointerdown', () => {
    begonnen = false;
  });
  tabelle.addEventListener('dblclick', () => {
    begonnen = true;
  });
  tabelle.addEventListener(
    'beforeinput',
    (ereignis) => {
      const feld = (ereignis.target as HTMLElement).closest<HTMLElement>(EINGABEFELD);
      if (!feld || begonnen) return;
      const ersteTaste = ereignis.inputType.startsWith('insert') && !feld.classList.contains('active');
      begonnen = true;
      if (ersteTaste) feld.ownerDocument.getSelection()?.selectAllChildren(feld);
    },
    { capture: true },
  );
}
