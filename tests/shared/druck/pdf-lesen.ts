/** Liest ein PDF mit einem anderen Programm zurück: Text je Seite, Auszeichnung, Schriften. */
import { readFileSync } from 'node:fs';
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Schriftdateien } from '../../../shared/druck/schriften.ts';

const ORDNER = 'node_modules/@fontsource/noto-sans/files';
const TEILE = ['latin', 'latin-ext', 'cyrillic', 'greek'];
const dateien = (staerke: number) =>
  TEILE.map((teil) => new Uint8Array(readFileSync(`${ORDNER}/noto-sans-${teil}-${staerke}-normal.woff`)));

/** Dieselben Schriften, die der Aufgabenbereich lädt. */
export const SCHRIFTEN: Schriftdateien = { normal: dateien(400), fett: dateien(700) };

export interface Element {
  readonly rolle: string;
  /** Was der Teilbaum auf dieser Seite sagt. */
  readonly text: string;
  readonly kinder: readonly Element[];
}

export interface GelesenesPdf {
  readonly titel: string;
  readonly sprache: string;
  readonly ausgezeichnet: boolean;
  readonly erstelltAm: string;
  /** Aller Text je Seite, auch Kopf und Fuß, in der Reihenfolge, in der er geschrieben ist. */
  readonly seiten: readonly string[];
  /** Je Seite das oberste Element. */
  readonly baeume: readonly Element[];
  /** Namen der eingebetteten Schriften, ohne das Kennzeichen der Auswahl. */
  readonly schriften: readonly string[];
  /** Jedes Stück Text mit seiner Lage, in Punkten von links unten. */
  readonly stuecke: readonly Stueck[];
  readonly masse: readonly [breite: number, hoehe: number];
}

export interface Stueck {
  readonly seite: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly breite: number;
  readonly groesse: number;
}

export async function liesPdf(datei: Uint8Array): Promise<GelesenesPdf> {
  const laden = getDocument({ data: new Uint8Array(datei), useSystemFonts: false, verbosity: 0 });
  const pdf = await laden.promise;
  const [{ info }, marken] = await Promise.all([pdf.getMetadata(), pdf.getMarkInfo()]);
  const gelesene: GeleseneSeite[] = [];
  for (let nummer = 1; nummer <= pdf.numPages; nummer++)
    gelesene.push(await liesSeite(await pdf.getPage(nummer), nummer));
  await laden.destroy();
  const angaben = info as Readonly<Record<string, string>>;
  return {
    titel: angaben.Title ?? '',
    sprache: angaben.Language ?? '',
    erstelltAm: angaben.CreationDate ?? '',
    ausgezeichnet: marken?.Marked === true,
    seiten: gelesene.map(({ text }) => text),
    baeume: gelesene.map(({ baum }) => baum),
    stuecke: gelesene.flatMap(({ stuecke }) => stuecke),
    masse: gelesene.at(-1)?.masse ?? [0, 0],
    schriften: [...new Set(gelesene.flatMap(({ schriften }) => schriften))].sort(),
  };
}

interface GeleseneSeite {
  readonly text: string;
  readonly baum: Element;
  readonly stuecke: readonly Stueck[];
  readonly schriften: readonly string[];
  readonly masse: GelesenesPdf['masse'];
}

async function liesSeite(seite: PDFPageProxy, nummer: number): Promise<GeleseneSeite> {
  const { width, height } = seite.getViewport({ scale: 1 });
  const { items } = await seite.getTextContent({ includeMarkedContent: true });
  const stuecke: Stueck[] = [];
  const offen: string[] = [];
  const jeMarke = new Map<string, string>();
  let text = '';
  for (const item of items) {
    if ('type' in item) {
      if (item.type.startsWith('begin')) offen.push(item.id ?? '');
      else offen.pop();
      continue;
    }
    const { str, transform, width: breite, hasEOL } = item;
    text += hasEOL ? `${str}\n` : str;
    for (const marke of offen) jeMarke.set(marke, (jeMarke.get(marke) ?? '') + str);
    const [, , c, d, x, y] = transform;
    if (str.trim() !== '') stuecke.push({ seite: nummer, text: str, x, y, breite, groesse: Math.hypot(c, d) });
  }
  const baum = alsElement(await seite.getStructTree(), jeMarke);
  return { text, baum, stuecke, schriften: await schriftenDer(seite), masse: [width, height] };
}

async function schriftenDer(seite: PDFPageProxy): Promise<string[]> {
  const { fnArray, argsArray } = await seite.getOperatorList();
  return fnArray.flatMap((fn, i) => {
    if (fn !== OPS.setFont) return [];
    const { name } = seite.commonObjs.get(argsArray[i][0]) as { name: string };
    return [name.replace(/^[A-Z]{6}\+/, '')];
  });
}

interface Knoten {
  readonly role?: string;
  readonly id?: string;
  readonly children?: readonly Knoten[];
}

function alsElement(knoten: Knoten | null, jeMarke: ReadonlyMap<string, string>): Element {
  const kinder = (knoten?.children ?? []).filter(({ role }) => role !== undefined).map((k) => alsElement(k, jeMarke));
  const eigener = (knoten?.children ?? []).flatMap(({ id }) => (id === undefined ? [] : (jeMarke.get(id) ?? '')));
  return { rolle: knoten?.role ?? '', kinder, text: [...eigener, ...kinder.map(({ text }) => text)].join('') };
}

/** Alle Elemente mit dieser Rolle, Seite für Seite. */
export function mitRolle({ baeume }: GelesenesPdf, rolle: string): Element[] {
  const alle = (element: Element): Element[] => [
    ...(element.rolle === rolle ? [element] : []),
    ...element.kinder.flatMap(alle),
  ];
  return baeume.flatMap(alle);
}

/**
 * Die Zeilen aller Tabellen, Zelle für Zelle, ohne Leerraum: Wo eine Zelle umbricht, gibt pdf.js ihn nicht wieder. Der
 * Baum jeder Seite enthält alle Zeilen; die anderer Seiten sind dort leer.
 */
export function zeilen(pdf: GelesenesPdf): string[][] {
  return mitRolle(pdf, 'TR')
    .filter(({ text }) => text !== '')
    .map(({ kinder }) => kinder.map(({ text }) => ohneLeerraum(text)));
}

export function ohneLeerraum(text: string): string {
  return text.replaceAll(/\s/g, '');
}
