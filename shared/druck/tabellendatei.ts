/**
 * Tabellen zum Mitnehmen: als CSV, die deutsches Excel mit einem Doppelklick richtig öffnet (UTF-8 mit BOM, Semikolon,
 * Dezimalkomma), und für die Zwischenablage als HTML und Text. Kein Text daraus wird je eine Formel.
 */
import { type Spaltenart, type Tabelle, type Zelle, zellwert } from './schriftstueck.ts';
import { zelltext } from './zelltext.ts';

type Zeile = readonly { readonly text: string; readonly zahl: boolean }[];

export function alsCsv(tabellen: readonly Tabelle[]): string {
  const absaetze = tabellen.map((tabelle) =>
    alsZeilen(tabelle)
      .map((zeile) => zeile.map(({ text }) => `"${text.replaceAll('"', '""')}"`).join(';'))
      .join('\r\n'),
  );
  return `\uFEFF${absaetze.join('\r\n\r\n')}\r\n`;
}

/** Zellen durch Tabulator getrennt, wie Tabellenprogramme sie einfügen. */
export function alsText(tabellen: readonly Tabelle[]): string {
  return tabellen
    .map((tabelle) =>
      alsZeilen(tabelle)
        .map((zeile) => zeile.map(({ text }) => text.replaceAll(/[\t\r\n]+/g, ' ')).join('\t'))
        .join('\n'),
    )
    .join('\n\n');
}

export function alsHtml(tabellen: readonly Tabelle[]): string {
  return tabellen
    .map((tabelle) => {
      const [kopf = [], ...rest] = alsZeilen(tabelle);
      const zeile = (zellen: Zeile, marke: 'th' | 'td') =>
        `<tr>${zellen.map(({ text, zahl }) => `<${marke} style="${zahl ? ZAHL : TEXT}">${maskiert(text)}</${marke}>`).join('')}</tr>`;
      return `<table><caption>${maskiert(tabelle.titel)}</caption><thead>${zeile(kopf, 'th')}</thead><tbody>${rest
        .map((zellen) => zeile(zellen, 'td'))
        .join('')}</tbody></table>`;
    })
    .join('<br>');
}

/** Excel nimmt solche Zellen als Text. */
const TEXT = "text-align:left;mso-number-format:'\\@'";
const ZAHL = 'text-align:right';

function alsZeilen({ spalten, zeilen }: Tabelle): Zeile[] {
  return [
    spalten.map(({ titel }) => ({ text: ungefaehrlich(titel), zahl: false })),
    ...zeilen.map(({ zellen }) => zellen.map((zelle, i) => inhalt(zelle, spalten[i]?.art ?? 'text'))),
  ];
}

/** Zahlen ohne Tausenderpunkt und mit gewöhnlichem Minus, damit jedes Programm sie als Zahlen liest. */
function inhalt(zelle: Zelle, art: Spaltenart): Zeile[number] {
  const wert = zellwert(zelle);
  if (wert === null || wert === '') return { text: '', zahl: art !== 'text' };
  if (art === 'text') return { text: ungefaehrlich(wert), zahl: false };
  if (art === 'tag') return { text: zelltext(zelle, art), zahl: true };
  return { text: zelltext(zelle, art).replaceAll('.', '').replace('−', '-'), zahl: true };
}

/** Ein Hochkomma vor allem, was ein Tabellenprogramm als Formel läse, auch hinter Leerraum. */
function ungefaehrlich(text: string): string {
  return /^\s*[=+\-@|%\u2212\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}

function maskiert(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
