/** Die Zeilen der Tabelle „Bescheide“, so wie sie in den Zellen stehen; gelesen wird in ihr nichts, was zum Antrag gehört. */
import { istLeer, normal, type Zellwert } from '../workbook/zellen.ts';
import { BESCHEIDSPALTEN, type Bescheidspalte } from './abwicklungsspalten.ts';
import type { Tabelle } from './tabellen.ts';

export const BESCHEIDFELDER = Object.keys(BESCHEIDSPALTEN) as Bescheidspalte[];

/** Eine Zeile: je Spalte ihr Zellwert, Tage als Seriennummer; fehlend heißt leer. */
export type Bescheidzeile = Partial<Readonly<Record<Bescheidspalte, Zellwert>>>;

/** Wo jede Spalte steht, gezählt ab der ersten der Tabelle; −1, wo eine fehlt. */
export function bescheidorte({ werte: [kopf = []] }: Tabelle): Readonly<Record<Bescheidspalte, number>> {
  const titel = kopf.map(normal);
  return Object.fromEntries(
    BESCHEIDFELDER.map((feld) => [feld, titel.indexOf(normal(BESCHEIDSPALTEN[feld]))]),
  ) as Record<Bescheidspalte, number>;
}

/** Die belegten Zeilen, wie sie dastehen; keine, wo es die Tabelle nicht gibt. */
export function bescheidzeilenAus(tabelle: Tabelle | null): Bescheidzeile[] {
  return tabelle ? bescheidplaetze(tabelle).map(({ werte }) => werte) : [];
}

/** Die belegten Zeilen mit ihrer Nummer, gezählt ab der Kopfzeile. */
export function bescheidplaetze(tabelle: Tabelle): { readonly zeile: number; readonly werte: Bescheidzeile }[] {
  const orte = bescheidorte(tabelle);
  return tabelle.werte.flatMap((zellen, zeile) => {
    const werte = Object.fromEntries(
      BESCHEIDFELDER.flatMap((feld) => {
        const wert = zellen[orte[feld]] ?? null;
        return istLeer(wert) ? [] : [[feld, wert]];
      }),
    );
    return zeile > 0 && Object.keys(werte).length > 0 ? [{ zeile, werte }] : [];
  });
}
