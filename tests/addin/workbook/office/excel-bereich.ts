/** Ein Bereich im Nachbau: Werte, Formeln, Formate, Verborgenes und Überlauf seiner Zellen. */
import type { Auftraege } from './excel-auftraege.ts';
import {
  alsAdresse,
  angezeigt,
  ausAdresse,
  type Blatt,
  benutzt,
  eingegeben,
  officeFehler,
  type Rechteck,
  ueberschneiden,
  type Zelle,
  zellenVon,
} from './excel-blatt.ts';
import { fuegeZeilenEin, kopiere, loescheZeilen } from './excel-zeilen.ts';

/** So viele Zellen gibt Excel höchstens heraus; darüber sind die Werte `null`. */
const ZELLEN_HOECHSTENS = 5_000_000;

/** Ein Bereich muss von der Mappe dies kennen. */
export interface Umfeld {
  readonly auftraege: Auftraege;
  readonly excel: { schreibversuche: number; auswahl: { blatt: string; adresse: string } };
  blatt(hole: () => Blatt): unknown;
  bedingteFormate(hole: () => Blatt, adresse: () => string): unknown;
}

export function bereich(umfeld: Umfeld, hole: () => Blatt, rechteck: () => Rechteck | null): unknown {
  const { auftraege, excel } = umfeld;
  const spaeter = (auftrag: () => void) => auftraege.spaeter(auftrag);
  const matrix =
    <T>(lies: (zelle: Zelle | undefined) => T) =>
    () => {
      const r = rechteck();
      if (r && r.zeilen * r.spalten > ZELLEN_HOECHSTENS) return null;
      return auftraege.empfange(zellenVon(r).map((zeile) => zeile.map((z) => lies(hole().zellen.get(z)))));
    };
  const schreibe = <T>(werte: T[][], neu: (alt: Zelle | undefined, wert: T) => Zelle | null) => {
    excel.schreibversuche++;
    if (hole().geschuetzt) throw officeFehler('AccessDenied');
    zellenVon(rechteck()).forEach((zeile, i) => {
      zeile.forEach((z, j) => {
        const zelle = neu(hole().zellen.get(z), werte[i]?.[j] as T);
        if (zelle) hole().zellen.set(z, zelle);
        else hole().zellen.delete(z);
      });
    });
  };
  const teil = (r: () => Rechteck | null) => bereich(umfeld, hole, r);
  const setzeVerborgen = (was: 'verborgeneZeilen' | 'verborgeneSpalten') => (verborgen: boolean) => {
    if (hole().geschuetzt) throw officeFehler('AccessDenied');
    const { zeile, zeilen, spalte, spalten } = rechteck() as Rechteck;
    const [ab, anzahl] = was === 'verborgeneZeilen' ? [zeile, zeilen] : [spalte, spalten];
    if (!verborgen) hole()[was] = new Set([...hole()[was]].filter((n) => n < ab || n >= ab + anzahl));
    else for (let i = 0; i < anzahl; i++) hole()[was].add(ab + i);
  };
  return auftraege.objekt(
    {
      values: matrix((z) => z?.wert ?? ''),
      formulas: matrix((z) => z?.formel ?? ''),
      text: matrix(angezeigt),
      numberFormat: matrix((z) => z?.format ?? 'General'),
      valueTypes: matrix((z) => z?.art ?? 'Empty'),
      rowIndex: () => rechteck()?.zeile,
      columnIndex: () => rechteck()?.spalte,
      rowCount: () => rechteck()?.zeilen,
      columnCount: () => rechteck()?.spalten,
      address: () => `${hole().name}!${alsAdresse(rechteck())}`,
      isNullObject: () => rechteck() === null,
      hasSpill: () => hatUeberlauf(hole(), rechteck()),
    },
    {
      format: format(umfeld, hole, rechteck),
      worksheet: umfeld.blatt(hole),
      conditionalFormats: umfeld.bedingteFormate(hole, () => alsAdresse(rechteck())),
      getRowProperties: ({ rowHidden }: { rowHidden?: boolean }) => {
        const ergebnis = { value: null as unknown };
        if (rowHidden)
          auftraege.ladung(() => {
            const { zeile, zeilen } = rechteck() ?? { zeile: 0, zeilen: 0 };
            ergebnis.value = auftraege.empfange(
              Array.from({ length: zeilen }, (_, i) => ({ rowHidden: hole().verborgeneZeilen.has(zeile + i) })),
            );
          });
        return ergebnis;
      },
      getColumnProperties: ({ columnHidden }: { columnHidden?: boolean }) => {
        const ergebnis = { value: null as unknown };
        if (columnHidden)
          auftraege.ladung(() => {
            const { spalte, spalten } = rechteck() ?? { spalte: 0, spalten: 0 };
            ergebnis.value = Array.from({ length: spalten }, (_, i) => ({
              columnHidden: hole().verborgeneSpalten.has(spalte + i),
            }));
          });
        return ergebnis;
      },
      getCellProperties: () => {
        const ergebnis = { value: null as unknown };
        auftraege.ladung(() => {
          ergebnis.value = auftraege.empfange(
            zellenVon(rechteck()).map((zeile) =>
              zeile.map((z) => ({ format: { fill: { color: hole().farben.get(z) ?? '#FFFFFF' } } })),
            ),
          );
        });
        return ergebnis;
      },
      setCellProperties: (eigenschaften: { format?: { fill?: { color: string } } }[][]) => {
        auftraege.sende(eigenschaften);
        spaeter(() =>
          zellenVon(rechteck()).forEach((zeile, i) => {
            zeile.forEach((z, j) => {
              const farbe = eigenschaften[i]?.[j]?.format?.fill?.color;
              if (farbe) hole().farben.set(z, farbe);
            });
          }),
        );
      },
      getUsedRangeOrNullObject: () => teil(() => benutzt(hole(), rechteck())),
      getSpillingToRangeOrNullObject: () =>
        teil(() => {
          const { zeile, spalte } = rechteck() as Rechteck;
          return hole().ueberlauf(zeile, spalte);
        }),
      insert: () => spaeter(() => fuegeZeilenEin(hole(), rechteck() as Rechteck)),
      delete: () => spaeter(() => loescheZeilen(hole(), rechteck() as Rechteck)),
      copyFrom: (adresse: string) => spaeter(() => kopiere(hole(), ausAdresse(adresse), rechteck() as Rechteck)),
      clear: (was = 'All') =>
        spaeter(() => {
          schreibe([], (alt) => (was === 'Contents' && alt ? { ...alt, formel: '', wert: '', art: 'Empty' } : null));
          if (was === 'Contents') return;
          for (const z of zellenVon(rechteck()).flat()) hole().farben.delete(z);
        }),
      select: () =>
        spaeter(() => {
          excel.auswahl = { blatt: hole().name, adresse: alsAdresse(rechteck()).split(':')[0] ?? '' };
        }),
      dataValidation: {
        clear: () =>
          spaeter(() => {
            hole().pruefungen = [];
          }),
        set rule(regel: unknown) {
          spaeter(() => void hole().pruefungen.push(`${alsAdresse(rechteck())} ${JSON.stringify(regel)}`));
        },
        set errorAlert(_: unknown) {},
      },
    },
    {
      formulas: (werte: (string | number)[][]) =>
        schreibe(werte, (alt, wert) => eingegeben(wert, alt?.format ?? 'General')),
      numberFormat: (werte: string[][]) =>
        schreibe(werte, (alt, wert) => ({ ...(alt ?? { formel: '', wert: '', art: 'Empty' }), format: wert })),
      rowHidden: setzeVerborgen('verborgeneZeilen'),
      columnHidden: setzeVerborgen('verborgeneSpalten'),
    },
  );
}

function format({ auftraege }: Umfeld, hole: () => Blatt, rechteck: () => Rechteck | null): unknown {
  return {
    font: {},
    borders: { getItem: () => ({}) },
    fill: {
      set color(farbe: string) {
        auftraege.spaeter(() => {
          for (const z of zellenVon(rechteck()).flat()) hole().farben.set(z, farbe);
        });
      },
    },
  };
}

/** Wie Excel: `true` oder `false`, wenn es für alle Zellen gilt, sonst `null`. */
function hatUeberlauf(blatt: Blatt, rechteck: Rechteck | null): boolean | null {
  if (!rechteck) return false;
  const flaechen = ueberlaeufe(blatt);
  const treffer = flaechen.filter((flaeche) => ueberschneiden(flaeche, rechteck));
  if (treffer.length === 0) return false;
  const gedeckt = treffer.some(
    (f) =>
      f.zeile <= rechteck.zeile &&
      f.spalte <= rechteck.spalte &&
      f.zeile + f.zeilen >= rechteck.zeile + rechteck.zeilen &&
      f.spalte + f.spalten >= rechteck.spalte + rechteck.spalten,
  );
  return gedeckt ? true : null;
}

function ueberlaeufe(blatt: Blatt): Rechteck[] {
  const ganzes = benutzt(blatt);
  if (!ganzes || ganzes.zeilen * ganzes.spalten > ZELLEN_HOECHSTENS) return [];
  return [...blatt.zellen]
    .filter(([, zelle]) => String(zelle.formel).startsWith('=GK.'))
    .map(([name]) => name)
    .flatMap((name) => {
      const [, spalte = '', zeile = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
      const s = [...spalte].reduce((summe, b) => summe * 26 + b.charCodeAt(0) - 64, 0) - 1;
      const flaeche = blatt.ueberlauf(Number(zeile) - 1, s);
      return flaeche ? [flaeche] : [];
    });
}
