/**
 * Ganze Zeilen im Nachbau einfügen, löschen und kopieren. Bezüge wandern wie in Excel; ein Bereich wächst nur, wenn
 * die Zeile zwischen seiner ersten und seiner letzten dazukommt.
 */
import { spaltenname } from '../../../../addin/workbook/zellen.ts';
import { ausAdresse, type Blatt, officeFehler, type Rechteck, type Zelle } from './excel-blatt.ts';

const BEZUG = /(\$?[A-Z]{1,3}\$?)(\d+)\b(?!\()/g;

export function fuegeZeilenEin(blatt: Blatt, { zeile, zeilen }: Rechteck): void {
  if (blatt.geschuetzt) throw officeFehler('AccessDenied');
  verschiebe(blatt, (z) => (z >= zeile ? z + zeilen : z));
  for (const [name, lage] of blatt.tabellen) {
    if (zeile <= lage.zeile) blatt.tabellen.set(name, { ...lage, zeile: lage.zeile + zeilen });
    else if (zeile < lage.zeile + lage.zeilen) blatt.tabellen.set(name, { ...lage, zeilen: lage.zeilen + zeilen });
  }
}

export function loescheZeilen(blatt: Blatt, { zeile, zeilen }: Rechteck): void {
  if (blatt.geschuetzt) throw officeFehler('AccessDenied');
  for (const adresse of [...blatt.zellen.keys()]) {
    const lage = ausAdresse(adresse);
    if (lage.zeile >= zeile && lage.zeile < zeile + zeilen) blatt.zellen.delete(adresse);
  }
  // Endet ein Bereich mit einer gelöschten Zeile, endet er danach eine darüber.
  blatt.zellen = new Map(
    [...blatt.zellen].map(([adresse, zelle]) => [
      adresse,
      mitFormel(zelle, (formel) =>
        formel.replace(/:(\$?[A-Z]{1,3}\$?)(\d+)\b/g, (ganz, spalte: string, nr: string) =>
          Number(nr) - 1 >= zeile && Number(nr) - 1 < zeile + zeilen ? `:${spalte}${zeile}` : ganz,
        ),
      ),
    ]),
  );
  verschiebe(blatt, (z) => (z >= zeile + zeilen ? z - zeilen : z));
  for (const [name, lage] of blatt.tabellen) {
    if (zeile < lage.zeile) blatt.tabellen.set(name, { ...lage, zeile: lage.zeile - zeilen });
    else if (zeile < lage.zeile + lage.zeilen) blatt.tabellen.set(name, { ...lage, zeilen: lage.zeilen - zeilen });
  }
}

/** Mit Formeln, deren Bezüge ohne „$“ um den Abstand wandern. */
export function kopiere(blatt: Blatt, von: Rechteck, nach: Rechteck): void {
  if (blatt.geschuetzt) throw officeFehler('AccessDenied');
  for (let i = 0; i < von.spalten; i++) {
    const quelle = blatt.zellen.get(`${spaltenname(von.spalte + i)}${von.zeile + 1}`);
    const ziel = `${spaltenname(nach.spalte + i)}${nach.zeile + 1}`;
    if (quelle)
      blatt.zellen.set(
        ziel,
        mitFormel(quelle, (formel) =>
          formel.replace(BEZUG, (ganz, spalte: string, nr: string) =>
            spalte.endsWith('$') ? ganz : `${spalte}${Number(nr) + nach.zeile - von.zeile}`,
          ),
        ),
      );
    else blatt.zellen.delete(ziel);
  }
}

function verschiebe(blatt: Blatt, neu: (zeile: number) => number): void {
  const formel = (text: string) =>
    text.replace(BEZUG, (_, spalte: string, nr: string) => `${spalte}${neu(Number(nr) - 1) + 1}`);
  blatt.zellen = new Map(
    [...blatt.zellen].map(([adresse, zelle]) => {
      const lage = ausAdresse(adresse);
      return [`${spaltenname(lage.spalte)}${neu(lage.zeile) + 1}`, mitFormel(zelle, formel)];
    }),
  );
}

function mitFormel(zelle: Zelle, neu: (formel: string) => string): Zelle {
  const istFormel = typeof zelle.formel === 'string' && zelle.formel.startsWith('=') && zelle.art !== 'String';
  return istFormel ? { ...zelle, formel: neu(String(zelle.formel)) } : zelle;
}
