/** Erzeugt das Modell der Arbeitsmappe mit deutscher Schreibweise. */
import { Model } from '@odoo/o-spreadsheet';
import { richteBlattschreibenEin } from './blatt-plugin.ts';
import { richteEinfuegenEin } from './einfuegen-in-tabelle.ts';
import { richteEingabeEin } from './eingabe.ts';
import { richteKennungenEin } from './kennungen-plugin.ts';
import { DEUTSCH } from './locale.ts';
import { lassVerweiseText } from './verweise.ts';
import { richteZeilenEin } from './zeilen-plugin.ts';
import { richteZellanzeigeEin } from './zellanzeige.ts';
import { richteZwischenablageEin } from './zwischenablage.ts';

export interface LeeresBlatt {
  readonly id: string;
  readonly name: string;
  readonly zeilen: number;
  readonly spalten: number;
}

/** Gespeicherte Fassung einer Mappe, wie `Model.exportData()` sie liefert. */
export type Mappendaten = Readonly<Record<string, unknown>>;

/** Ein Modell aus gespeicherten Daten; die deutsche Schreibweise gilt immer, auch für ältere Sicherungen. */
export function neueMappe(daten: Mappendaten): Model {
  richteEingabeEin();
  richteZwischenablageEin();
  richteEinfuegenEin();
  richteZellanzeigeEin();
  richteBlattschreibenEin();
  richteZeilenEin();
  lassVerweiseText();
  richteKennungenEin();
  const einstellungen = (daten.settings ?? {}) as Readonly<Record<string, unknown>>;
  return new Model(
    { ...daten, settings: { ...einstellungen, locale: DEUTSCH } },
    { defaultCurrency: { symbol: '€', code: 'EUR', position: 'after', decimalPlaces: 2 } },
  );
}

/** Daten einer Mappe aus leeren Blättern. */
export function leereMappendaten(blaetter: readonly LeeresBlatt[]): Mappendaten {
  return {
    sheets: blaetter.map(({ id, name, zeilen, spalten }) => ({ id, name, rowNumber: zeilen, colNumber: spalten })),
    settings: { locale: DEUTSCH },
  };
}
