/**
 * Einstieg in Excel. functions.js ist davor schon geladen: Die Formeln rechnen auch, wenn dieser Bereich nicht startet.
 */
import './start/vorab.ts';
import { ExcelWorkbook } from '../workbook/office/excel-workbook.ts';
import { METAANGABE } from './anmeldung/konfiguration.ts';
import { zeigeAufgabenbereich } from './mount.tsx';
import { farbschemaVon, ladeMitDerMappe } from './start/office.ts';

const ELEMENT = 'aufgabenbereich';
const EXCEL_API = '1.14';
/** So lange darf Office brauchen, bis der Hinweis erscheint; meldet es sich später doch, geht es ganz normal weiter. */
const WARTEZEIT_MS = 3000;
const AUSSERHALB = 'Dieser Aufgabenbereich gehört in Excel.';

void starte();

async function starte(): Promise<void> {
  const element = document.getElementById(ELEMENT);
  if (!element) return;
  if (typeof Office === 'undefined') {
    zeigeHinweis(element, 'Office wurde nicht geladen', AUSSERHALB);
    return;
  }
  const wartehinweis = setTimeout(() => zeigeHinweis(element, 'Excel antwortet nicht', AUSSERHALB), WARTEZEIT_MS);
  const { host } = await Office.onReady();
  clearTimeout(wartehinweis);
  if (host !== Office.HostType.Excel) {
    zeigeHinweis(element, 'Hier läuft kein Excel', AUSSERHALB);
    return;
  }
  if (!Office.context.requirements.isSetSupported('ExcelApi', EXCEL_API)) {
    zeigeHinweis(
      element,
      'Dieses Excel ist zu alt',
      `GK Förderrechner braucht Excel mit ExcelApi ${EXCEL_API} (Microsoft 365 oder Office LTSC 2021 und neuer). Die GK-Funktionen rechnen eventuell trotzdem; speichern können Sie hier nicht.`,
    );
    return;
  }
  element.replaceChildren();
  zeigeAufgabenbereich(element, {
    workbook: new ExcelWorkbook(),
    farbschema: () => farbschemaVon(Office.context.officeTheme?.bodyBackgroundColor),
  });
  await ladeMitDerMappe({
    kann: Office.context.requirements.isSetSupported('SharedRuntime', '1.1'),
    addin: Office.addin,
  });
}

function zeigeHinweis(element: HTMLElement, titel: string, text: string): void {
  const bereich = document.createElement('main');
  bereich.className = 'ausserhalb';
  const ueberschrift = document.createElement('h1');
  ueberschrift.textContent = titel;
  const absatz = document.createElement('p');
  absatz.textContent = text;
  bereich.append(ueberschrift, absatz);
  if (amLokalenServer()) bereich.append(verweisZurArbeitsmappe());
  element.replaceChildren(bereich);
}

/** Nur dort gibt es die Arbeitsmappe im Browser; ausgeliefert führt „/“ wieder auf diese Seite. */
function amLokalenServer(): boolean {
  return document.querySelector(`meta[name="${METAANGABE}"]`) === null;
}

function verweisZurArbeitsmappe(): HTMLElement {
  const verweis = document.createElement('a');
  verweis.href = '/';
  verweis.textContent = 'Arbeitsmappe im Browser öffnen';
  return verweis;
}
