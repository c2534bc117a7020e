/**
 * Die erzeugten Tabellen im Handbuch. Vor jeder steht, woraus sie entsteht: `<!-- rechenweg: =GK.… -->`, `<!-- tabelle:
 * =GK.… -->` oder
 * `<!-- parameter: NAME -->`. `GOLDEN=neu` schreibt sie neu.
 */
import { FUNKTIONEN } from '../../addin/custom-functions/funktionen.ts';
import { gk, metadaten } from '../addin/custom-functions/excel.ts';
import { aufruf } from './formeln.ts';

export interface Block {
  readonly art: string;
  readonly angabe: string;
  readonly steht: string;
  readonly soll: string;
}

const BLOCK = /(<!-- (rechenweg|tabelle|parameter): (.+?) -->\n)((?:\|.*\n)*)/g;

export function bloecke(text: string): Block[] {
  return [...text.matchAll(BLOCK)].map(([, , art = '', angabe = '', steht = '']) => ({
    art,
    angabe,
    steht,
    soll: erzeuge(art, angabe),
  }));
}

export function mitBloecken(text: string): string {
  return text.replace(BLOCK, (_, kopf: string, art: string, angabe: string) => kopf + erzeuge(art, angabe));
}

export function ohneBloecke(text: string): string {
  return text.replace(BLOCK, '');
}

/** Zahl in deutscher Schreibweise; Beträge mit zwei Nachkommastellen. */
export function deutsch(wert: number, betrag = false): string {
  return wert.toLocaleString('de-DE', { minimumFractionDigits: betrag ? 2 : 0, maximumFractionDigits: 10 });
}

function erzeuge(art: string, angabe: string): string {
  if (art === 'parameter') return parameter(angabe);
  const { id, argumente } = aufruf(angabe);
  if (art === 'rechenweg') return rechenweg(id, argumente);
  const [kopf, ...zeilen] = gk(id, ...argumente) as (string | number)[][];
  const betraege = (i: number) => i > 1;
  return tabelle(
    (kopf ?? []).map(String),
    zeilen.map((zeile) =>
      zeile.map((wert, i) => (typeof wert === 'number' ? (i === 0 ? String(wert) : deutsch(wert, betraege(i))) : wert)),
    ),
    1,
  );
}

function rechenweg(id: string, argumente: readonly unknown[]): string {
  const weg = gk('RECHENWEG', id, ...argumente);
  if (!Array.isArray(weg)) throw new Error(`GK.${id} ergibt keinen Rechenweg: ${JSON.stringify(weg)}`);
  const zeilen = (weg as (string | number)[][]).slice(1).map(([nr, schritt, rechnung, , fundstelle]) => {
    const regeln = String(fundstelle)
      .split(' | ')
      .map((stelle) => stelle.slice(0, stelle.indexOf(':')));
    return [String(nr), String(schritt), String(rechnung), regeln.join(', ')];
  });
  return tabelle(['Nr', 'Schritt', 'Rechnung und Wert', 'Regeln'], zeilen, 4);
}

function parameter(id: string): string {
  const funktion = metadaten.find((eintrag) => eintrag.id === id);
  const ergebnis = FUNKTIONEN.find((eintrag) => eintrag.id === id)?.ergebnis;
  if (!funktion || ergebnis === undefined) throw new Error(`GK.${id} gibt es nicht`);
  return tabelle(
    ['Parameter', 'Bedeutung'],
    [
      ...funktion.parameters.map(({ name, description, optional }) => [
        `\`${name}\``,
        `${description}${optional ? ' (freiwillig)' : ''}`,
      ]),
      ['Ergebnis', ergebnis],
    ],
    2,
  );
}

/** Die ersten `texte` Spalten links-, die übrigen rechtsbündig. */
function tabelle(kopf: readonly string[], zeilen: readonly (readonly string[])[], texte: number): string {
  const zeile = (zellen: readonly string[]) =>
    `| ${zellen.map((zelle) => zelle.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [zeile(kopf), `|${kopf.map((_, i) => (i < texte ? '---' : '--:')).join('|')}|\n`, ...zeilen.map(zeile)].join(
    '',
  );
}
