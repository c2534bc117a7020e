/** Rechnet die Formeln aus den Texten mit den gebauten GK-Funktionen, in deutscher Schreibweise wie in Excel. */
import { gk, istZellfehler } from '../addin/custom-functions/excel.ts';

const FEHLERNAMEN = { '#VALUE!': '#WERT!', '#N/A': '#NV' } as const;

/** Der Wert einer Formel wie `=GK.STELLEN(256)` oder `=GK.X(…)-GK.Y(…)`; ein Fehler als `#WERT! Meldung`. */
export function rechne(formel: string): unknown {
  const glieder = trenne(formel.replace(/^=/, ''), '-').map(glied);
  if (glieder.length === 1) return glieder[0];
  const differenz = glieder.reduce<number>((bisher, wert, i) => (i === 0 ? Number(wert) : bisher - Number(wert)), 0);
  return Math.round(differenz * 100) / 100;
}

/** Name und Argumente eines einzelnen Aufrufs. */
export function aufruf(formel: string): { readonly id: string; readonly argumente: unknown[] } {
  const [, id, inhalt] = /^=?GK\.([A-Z.]+)\((.*)\)$/s.exec(formel.trim()) ?? [];
  if (!id || inhalt === undefined) throw new Error(`Kein Aufruf einer GK-Funktion: ${formel}`);
  return { id, argumente: trenne(inhalt, ';').map(argument) };
}

/** Jede Zahl, die als Argument vorkommt, in deutscher Schreibweise. */
export function zahlenIn(formel: string): string[] {
  return trenne(formel.replace(/^=/, ''), '-').flatMap((teil) =>
    aufruf(teil)
      .argumente.flat(2)
      .filter((wert) => typeof wert === 'number')
      .map((wert) => String(wert).replace('.', ',')),
  );
}

function glied(text: string): unknown {
  const { id, argumente } = aufruf(text);
  const ergebnis = gk(id, ...argumente);
  return istZellfehler(ergebnis) ? `${FEHLERNAMEN[ergebnis.fehler]} ${ergebnis.meldung}` : ergebnis;
}

function argument(roh: string): unknown {
  const text = roh.trim();
  if (text === '') return null;
  if (/^".*"$/s.test(text)) return text.slice(1, -1);
  if (/^\{.*\}$/.test(text))
    return text
      .slice(1, -1)
      .split(';')
      .map((zelle) => [argument(zelle)]);
  if (/^\d+(,\d+)?%$/.test(text)) return Number(text.slice(0, -1).replace(',', '.')) / 100;
  if (/^\d+(,\d+)?$/.test(text)) return Number(text.replace(',', '.'));
  throw new Error(`Dieses Argument versteht der Test nicht: ${text}`);
}

/** Trennt an einem Zeichen, das weder in Anführungszeichen noch in Klammern steht. */
function trenne(text: string, zeichen: string): string[] {
  const teile = [''];
  let tiefe = 0;
  let imText = false;
  for (const z of text) {
    if (z === '"') imText = !imText;
    else if (!imText && (z === '(' || z === '{')) tiefe++;
    else if (!imText && (z === ')' || z === '}')) tiefe--;
    if (z === zeichen && tiefe === 0 && !imText) teile.push('');
    else teile[teile.length - 1] += z;
  }
  return teile.length === 1 && text.trim() === '' ? [] : teile;
}
