/**
 * Formeln, wie Excel sie in der Datei schreibt, und zurück.
 *
 * GK-Funktionen stehen dort als `_xldudf_GK_ZUWENDUNG(…)`: Das Präfix nennt Microsoft in
 * github.com/OfficeDev/Excel-Custom-Functions, Issue 108 („For Javascript Custom Functions, we by default save out with a
 * different prefix "_xldudf"“), die Form im Blatt zeigt github.com/OfficeDev/office-js, Issue 2568 („I unzipped the xlsx
 * and looked in sheetX.xml … `_xldudf_XXXX`“). Namensraum und Name verbindet ein Unterstrich: Was Excel als
 * `CX.GET` anbietet (office-js, Issue 6611), steht in Dateien als `_xldudf_CX_GET`.
 */
import { helpers, registries, tokenize } from '@odoo/o-spreadsheet';
import { aufEnglisch, istAufruf } from '../tabelle/deutsche-namen.ts';
import { KATEGORIE_GK } from '../tabelle/gk-funktionen.ts';

const PRAEFIX = '_xldudf_';

/** Jünger als Excel 2007: In der Datei tragen sie ein Präfix, sonst zeigt Excel #NAME? (MS-XLSX 2.2.2.3). */
const MIT_XLFN: ReadonlySet<string> = new Set(
  (
    'ACOT ACOTH ARRAYTOTEXT CEILING.MATH CEILING.PRECISE CHOOSECOLS CHOOSEROWS CONCAT COT COTH COVARIANCE.P ' +
    'COVARIANCE.S CSC CSCH DAYS DECIMAL DROP EXPAND FLOOR.MATH FLOOR.PRECISE FORMULATEXT HSTACK IFNA IFS ISFORMULA ' +
    'ISOWEEKNUM MAXIFS MINIFS MUNIT PDURATION PERCENTILE.EXC PERCENTILE.INC QUARTILE.EXC QUARTILE.INC RANDARRAY ' +
    'REGEXEXTRACT REGEXREPLACE REGEXTEST RRI SEC SECH SEQUENCE STDEV.P STDEV.S SWITCH TAKE TEXTAFTER TEXTBEFORE ' +
    'TEXTJOIN TEXTSPLIT TOCOL TOROW UNIQUE VAR.P VAR.S VSTACK WRAPCOLS WRAPROWS XLOOKUP XOR'
  ).split(' '),
);
const MIT_XLWS: ReadonlySet<string> = new Set(['SORT']);

/** Die Namen der Funktionen in einer Formel; jeder steht vor einer Klammer. */
function jeFunktion(formel: string, ersetze: (name: string) => string): string {
  const teile = tokenize(formel);
  return teile
    .map(({ type, value }, i) => (type === 'SYMBOL' && istAufruf(teile, i) ? ersetze(value) : value))
    .join('');
}

/**
 * Die Formel für die Datei, ohne Gleichheitszeichen; `null`, wenn eine ihrer Funktionen in Excel nicht vorkommt.
 * `formel` steht, wie o-spreadsheet sie speichert.
 */
export function alsDateiformel(formel: string): string | null {
  let inExcel = true;
  const text = jeFunktion(aufEnglisch(formel), (name) => {
    const gross = name.toUpperCase();
    const funktion = registries.functionRegistry.contains(gross) ? registries.functionRegistry.get(gross) : null;
    if (funktion?.category === KATEGORIE_GK) return `${PRAEFIX}${gross.replaceAll('.', '_')}`;
    if (!funktion?.isExported) inExcel = false;
    if (MIT_XLWS.has(gross)) return `_xlfn._xlws.${gross}`;
    return MIT_XLFN.has(gross) ? `_xlfn.${gross}` : gross;
  });
  return inExcel ? text.replace(/^=/, '') : null;
}

/** Die Formel, wie o-spreadsheet sie speichert. Eine GK-Funktion gilt auch so, wie man sie tippt. */
export function ausDateiformel(formel: string): string {
  return jeFunktion(`=${formel.replace(/^=/, '')}`, (name) => {
    const gross = name.toUpperCase();
    if (gross.startsWith(PRAEFIX.toUpperCase())) return gkNamen().get(gross.slice(PRAEFIX.length)) ?? name;
    return gross.replace(/^_XLFN\./, '').replace(/^_XLWS\./, '');
  });
}

/** `GK_EIGENANTEIL_ZU` → `GK.EIGENANTEIL.ZU` */
function gkNamen(): ReadonlyMap<string, string> {
  const { functionRegistry } = registries;
  return new Map(
    functionRegistry
      .getKeys()
      .filter((name) => functionRegistry.get(name).category === KATEGORIE_GK)
      .map((name) => [name.replaceAll('.', '_'), name]),
  );
}

const ZELLE = /(\$?)([A-Z]{1,3})(\$?)(\d+)/gi;
const GANZE_ZEILEN_ODER_SPALTEN = /(?<![A-Z0-9$_.])\$?(?:[A-Z]{1,3}:\$?[A-Z]{1,3}|\d+:\$?\d+)(?![A-Z0-9_.(])/i;

/**
 * Eine gemeinsame Formel steht nur in ihrer ersten Zelle; dies ist sie `zeilen` tiefer und `spalten` weiter rechts. `null`,
 * wenn ein Bezug sich nicht verschieben lässt.
 */
export function verschobeneFormel(formel: string, zeilen: number, spalten: number): string | null {
  const teile = tokenize(`=${formel}`);
  const ohneTexte = teile.map(({ type, value }) => (type === 'STRING' ? '""' : value)).join('');
  let moeglich = !GANZE_ZEILEN_ODER_SPALTEN.test(ohneTexte);
  const text = teile
    .map(({ type, value }) => {
      if (type !== 'REFERENCE') return value;
      const trenner = value.lastIndexOf('!') + 1;
      const [blatt, bezug] = [value.slice(0, trenner), value.slice(trenner)];
      return (
        blatt +
        bezug.replace(ZELLE, (_, festeSpalte: string, buchstaben: string, festeZeile: string, zeile: string) => {
          const { col } = helpers.toCartesian(`${buchstaben}1`);
          const [neueSpalte, neueZeile] = [
            col + (festeSpalte ? 0 : spalten),
            Number(zeile) + (festeZeile ? 0 : zeilen),
          ];
          if (neueSpalte < 0 || neueZeile < 1) moeglich = false;
          return `${festeSpalte}${helpers.numberToLetters(Math.max(0, neueSpalte))}${festeZeile}${neueZeile}`;
        })
      );
    })
    .join('');
  return moeglich ? text.slice(1) : null;
}
