/** Aussehen der Zellen: o-spreadsheet ↔ Excel-Datei. Schriftgrade in Punkt, Farben `#rrggbb`. */
import type { Border, Style } from '@odoo/o-spreadsheet';
import { type CellStyle, resolveThemeColor } from 'hucre/xlsx';

type BorderStyle = NonNullable<CellStyle['border']>;
type Color = NonNullable<NonNullable<CellStyle['font']>['color']>;
type Linie = NonNullable<Border['top']>;
type Seite = keyof Border;

const SEITEN: readonly Seite[] = ['top', 'right', 'bottom', 'left'];
const LINIEN: ReadonlySet<string> = new Set(['thin', 'medium', 'thick', 'dashed', 'dotted']);
const SENKRECHT = { top: 'top', middle: 'center', bottom: 'bottom' } as const;
const WAAGRECHT: ReadonlySet<string> = new Set(['left', 'center', 'right']);

/** Ein Punkt sind 4/3 Pixel. */
export const PUNKT_JE_PIXEL = 0.75;
/** Spaltenbreite in Zeichen der Standardschrift, wie Excel sie speichert: 7 Pixel je Zeichen und 5 Rand. */
export const alsZeichen = (pixel: number) => Math.round(((pixel - 5) / 7) * 100) / 100;
export const alsPixel = (zeichen: number) => Math.max(1, Math.round(zeichen * 7 + 5));

export function alsZellstil(
  stil: Style | undefined,
  format: string | undefined,
  rahmen: Border | undefined,
): CellStyle | undefined {
  const { alignment, ...rest }: CellStyle = {
    ...(stil ? aussehen(stil) : {}),
    ...(format ? { numFmt: format } : {}),
    ...(rahmen ? { border: alsRahmen(rahmen) } : {}),
  };
  const fertig = { ...rest, ...(alignment && Object.keys(alignment).length > 0 ? { alignment } : {}) };
  return Object.keys(fertig).length > 0 ? fertig : undefined;
}

function aussehen(stil: Style): CellStyle {
  const { bold, italic, strikethrough, underline, align, wrapping, verticalAlign, fillColor, textColor, fontSize } =
    stil;
  return {
    font: {
      name: 'Arial',
      size: fontSize ?? 10,
      ...(bold ? { bold } : {}),
      ...(italic ? { italic } : {}),
      ...(underline ? { underline } : {}),
      ...(strikethrough ? { strikethrough } : {}),
      ...(textColor ? { color: farbe(textColor) } : {}),
    },
    ...(fillColor ? { fill: { type: 'pattern', pattern: 'solid', fgColor: farbe(fillColor) } } : {}),
    alignment: {
      ...(align ? { horizontal: align } : {}),
      ...(wrapping === 'wrap' ? { wrapText: true } : {}),
      ...(verticalAlign ? { vertical: SENKRECHT[verticalAlign] } : {}),
    },
  };
}

/** Für bedingte Formate: Excel nennt die Füllfarbe dort den Hintergrund. */
export function alsBedingterStil({ bold, italic, textColor, fillColor }: Style): CellStyle {
  return {
    font: {
      ...(bold ? { bold } : {}),
      ...(italic ? { italic } : {}),
      ...(textColor ? { color: farbe(textColor) } : {}),
    },
    ...(fillColor ? { fill: { type: 'pattern', pattern: 'solid', bgColor: farbe(fillColor) } } : {}),
  };
}

function alsRahmen(rahmen: Border): BorderStyle {
  return Object.fromEntries(
    SEITEN.flatMap((seite) => {
      const linie = rahmen[seite];
      return linie ? [[seite, { style: linie.style, color: farbe(linie.color) }]] : [];
    }),
  );
}

/** `#abc` und `#aabbcc` → `AABBCC` */
function farbe(wert: string): Color {
  const ziffern = wert.replace('#', '');
  const lang = ziffern.length === 3 ? ziffern.replace(/./g, '$&$&') : ziffern.slice(0, 6);
  return { rgb: lang.toUpperCase() };
}

/** Was von einem Stil der Datei die Tabelle zeigen kann. `themen` sind die Farben des Designs der Datei. */
export function ausZellstil(stil: CellStyle, themen: readonly string[]): { stil?: Style; rahmen?: Border } {
  const { font = {}, fill, alignment = {}, border } = stil;
  const [text, grund] = [ausFarbe(font.color, themen), fuellfarbe(fill, themen)];
  const gelesen: Style = {
    ...(font.bold ? { bold: true } : {}),
    ...(font.italic ? { italic: true } : {}),
    ...(font.underline ? { underline: true } : {}),
    ...(font.strikethrough ? { strikethrough: true } : {}),
    ...(font.size ? { fontSize: font.size } : {}),
    ...(text ? { textColor: text } : {}),
    ...(grund ? { fillColor: grund } : {}),
    ...(WAAGRECHT.has(alignment.horizontal ?? '')
      ? { align: alignment.horizontal as 'left' | 'center' | 'right' }
      : {}),
    ...(alignment.wrapText ? { wrapping: 'wrap' } : {}),
    ...(alignment.vertical === 'top' ? { verticalAlign: 'top' } : {}),
    ...(alignment.vertical === 'center' ? { verticalAlign: 'middle' } : {}),
  };
  const rahmen = border ? ausRahmen(border, themen) : {};
  return {
    ...(Object.keys(gelesen).length > 0 ? { stil: gelesen } : {}),
    ...(Object.keys(rahmen).length > 0 ? { rahmen } : {}),
  };
}

function fuellfarbe(fill: CellStyle['fill'], themen: readonly string[]): string | null {
  if (fill?.type !== 'pattern' || fill.pattern === 'none') return null;
  return ausFarbe(fill.fgColor, themen) ?? ausFarbe(fill.bgColor, themen);
}

function ausRahmen(border: BorderStyle, themen: readonly string[]): Border {
  return Object.fromEntries(
    SEITEN.flatMap((seite): [Seite, Linie][] => {
      const linie = border[seite];
      if (!linie) return [];
      const style = (LINIEN.has(linie.style) ? linie.style : 'thin') as Linie['style'];
      return [[seite, { style, color: ausFarbe(linie.color, themen) ?? '#000000' }]];
    }),
  );
}

function ausFarbe(farbwert: Color | undefined, themen: readonly string[]): string | null {
  if (!farbwert) return null;
  const { rgb, theme, tint } = farbwert;
  const ziffern = rgb ?? (theme === undefined ? '' : resolveThemeColor([...themen], theme, tint));
  return /^[0-9a-f]{6,8}$/i.test(ziffern) ? `#${ziffern.slice(-6).toLowerCase()}` : null;
}
