/** Die HTML-Tabelle, die Excel und LibreOffice neben den Text in die Zwischenablage legen. */
import { helpers } from '@odoo/o-spreadsheet';
import { zerlegeKopiertes } from '../../../shared/tabellentext/zerlegen.ts';
import { DEUTSCH } from './locale.ts';

/**
 * Die Zellen des kopierten Texts, Zahlen so genau, wie sie in der Zelle stehen und nicht wie ihr Format sie rundet.
 * `null`, wenn das HTML keine Tabelle ist, die zum Text passt.
 */
export function liesHtmlTabelle(html: string, text: string): string[][] | null {
  const tabelle = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!tabelle) return null;
  const gelesen = zellenDer(tabelle);
  if (gelesen.length === 0) return null;
  if (text.trim() === '') return gelesen.map((zeile) => zeile.map(({ inhalt }) => inhalt));
  const zeilen = zerlegeKopiertes(text);
  const passt =
    zeilen.length === gelesen.length && zeilen.every((zeile, i) => zeile.length === (gelesen[i]?.length ?? 0));
  if (!passt) return null;
  return zeilen.map((zeile, i) => zeile.map((zelle, j) => genauer(zelle, gelesen[i]?.[j]?.zahl ?? null)));
}

interface Htmlzelle {
  readonly inhalt: string;
  /** Die Zahl hinter der Anzeige, englisch geschrieben. */
  readonly zahl: string | null;
}

function zellenDer(tabelle: HTMLTableElement): Htmlzelle[][] {
  const zeilen: Htmlzelle[][] = [];
  for (const [i, zeile] of [...tabelle.rows].entries()) {
    let spalte = 0;
    for (const zelle of zeile.cells) {
      while (zeilen[i]?.[spalte] !== undefined) spalte++;
      for (let unter = 0; unter < Math.max(1, zelle.rowSpan); unter++) {
        for (let neben = 0; neben < Math.max(1, zelle.colSpan); neben++) {
          const erste = unter === 0 && neben === 0;
          zeilen[i + unter] ??= [];
          (zeilen[i + unter] as Htmlzelle[])[spalte + neben] = erste ? htmlzelle(zelle) : { inhalt: '', zahl: null };
        }
      }
    }
  }
  return zeilen.map((zeile) => Array.from(zeile, (zelle) => zelle ?? { inhalt: '', zahl: null }));
}

function htmlzelle(zelle: HTMLTableCellElement): Htmlzelle {
  for (const umbruch of zelle.querySelectorAll('br')) umbruch.replaceWith('\u2028');
  const inhalt = (zelle.textContent ?? '').replaceAll(/\s*\u2028\s*/g, '\n').replaceAll(/[ \t\r\n]+/g, einzeilig);
  const zahl = zelle.getAttribute('sdval') ?? zelle.getAttribute('x:num');
  return { inhalt: inhalt.trim(), zahl: zahl !== null && /^-?\d+(\.\d+)?$/.test(zahl) ? zahl : null };
}

/** Der Quelltext darf umbrechen und einrücken, wo er will; ein Umbruch in der Zelle ist ein `br`. */
function einzeilig(leerraum: string): string {
  return /\n[ \t]/.test(leerraum) ? ' ' : leerraum;
}

/** Nur wo der Text dieselbe Zahl gerundet zeigt; ein Tag oder ein Prozentsatz steht im Text schon richtig. */
function genauer(text: string, zahl: string | null): string {
  const anzeige = text.trim();
  if (zahl === null || !helpers.isNumber(anzeige, DEUTSCH) || anzeige.includes('%')) return text;
  const gezeigt = helpers.toNumber(anzeige, DEUTSCH);
  const stellen = /,(\d+)/.exec(anzeige)?.[1]?.length ?? 0;
  if (Math.abs(gezeigt - Number(zahl)) > 0.51 * 10 ** -stellen) return text;
  return zahl.replace('.', ',');
}
