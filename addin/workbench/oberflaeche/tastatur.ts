/** F6 wechselt wie in Excel zwischen Tabelle und Aufgabenbereich; die Tabelle fängt die Tabulatortaste selbst. */
import { teil } from './seite.ts';

/** Ohne die Reiter, die gerade nicht gewählt sind: Von ihnen führte der Tabulator aus dem Aufgabenbereich hinaus. */
const FOKUSSIERBAR =
  ':is(button:not([disabled]), [href], input:not([disabled]), select, textarea, [tabindex]):not([tabindex="-1"])';
/** Wie in `workbench.css`: Darunter ist nur eines von beiden zu sehen. */
const SCHMAL = '(max-width: 799px)';

export function richteTastaturEin(fokussiereTabelle: () => void): void {
  const tabelle = teil('tabelle');
  const bereich = teil('aufgabenbereich');
  const zurTabelle = () => {
    zeigeBereich(false);
    fokussiereTabelle();
  };
  const zumBereich = () => {
    zeigeBereich(true);
    (bereich.querySelector<HTMLElement>(FOKUSSIERBAR) ?? bereich).focus();
  };
  window.addEventListener(
    'keydown',
    (ereignis) => {
      if (ereignis.key !== 'F6' || ereignis.ctrlKey || ereignis.altKey || ereignis.metaKey) return;
      ereignis.preventDefault();
      ereignis.stopPropagation();
      if (tabelle.contains(document.activeElement) || document.activeElement === document.body) zumBereich();
      else zurTabelle();
    },
    { capture: true },
  );
  for (const sprung of document.querySelectorAll<HTMLAnchorElement>('.sprunglink')) {
    sprung.addEventListener('click', (ereignis) => {
      ereignis.preventDefault();
      if (sprung.hash === '#tabelle') zurTabelle();
      else zumBereich();
    });
  }
  teil('umschalter').addEventListener('click', () => {
    if (teil('flaeche').classList.contains('zeigt-bereich')) zurTabelle();
    else zumBereich();
  });
  // Wer im Aufgabenbereich arbeitet, behält ihn, wenn das Fenster schmal wird; ein offenes Fenster darin wäre sonst
  // unsichtbar und sperrte alles.
  matchMedia(SCHMAL).addEventListener('change', ({ matches }) => {
    if (matches && bereich.matches(':focus-within, :has(dialog[open])')) zeigeBereich(true);
  });
}

/** Nur in schmalen Fenstern sichtbar: dort ist entweder die Tabelle oder der Aufgabenbereich zu sehen. */
function zeigeBereich(an: boolean): void {
  const umschalter = teil('umschalter');
  teil('flaeche').classList.toggle('zeigt-bereich', an);
  umschalter.textContent = an ? 'Tabelle' : 'Aufgabenbereich';
  window.dispatchEvent(new Event('resize'));
}
