/** Erzeugt das Modell der Arbeitsmappe mit deutscher Schreibweise. */
import { type LocalTransportService, Model } from '@odoo/o-spreadsheet';
import { richteBlattschreibenEin } from './blatt-plugin.ts';
import { richteEinfuegenEin } from './einfuegen-in-tabelle.ts';
import { richteEingabeEin } from './eingabe.ts';
import { haltGesichertesAussehen } from './gesichertes-aussehen.ts';
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

/** Die Revisionen einer Mappe, wie o-spreadsheet sie nennt und wieder annimmt. */
export type Revisionen = NonNullable<ConstructorParameters<typeof Model>[2]>;

export interface Verlauf {
  /** Wer jede neue Revision erfährt. */
  readonly zuhoerer?: LocalTransportService;
  /** Was seit den Daten schon geändert wurde. */
  readonly revisionen?: Revisionen;
  /** Die Mappe wird nur ausgegeben, nicht gerechnet und nicht gezeigt. */
  readonly nurDaten?: boolean;
}

/**
 * Ein Modell aus gespeicherten Daten und den Änderungen seither; die deutsche Schreibweise gilt immer, auch für ältere
 * Sicherungen.
 */
export function neueMappe(daten: Mappendaten, { zuhoerer, revisionen = [], nurDaten = false }: Verlauf = {}): Model {
  richteEingabeEin();
  richteZwischenablageEin();
  richteEinfuegenEin();
  richteZellanzeigeEin();
  richteBlattschreibenEin();
  richteZeilenEin();
  haltGesichertesAussehen();
  lassVerweiseText();
  richteKennungenEin();
  // Eine Kopie: Beim Umstellen älterer Daten ändert o-spreadsheet sie selbst, ein zweites Mal geladen wären sie leer.
  const eigene = structuredClone(daten);
  const einstellungen = (eigene.settings ?? {}) as Readonly<Record<string, unknown>>;
  return new Model(
    { ...eigene, settings: { ...einstellungen, locale: DEUTSCH } },
    {
      defaultCurrency: { symbol: '€', code: 'EUR', position: 'after', decimalPlaces: 2 },
      ...(zuhoerer ? { transportService: zuhoerer } : {}),
      ...(nurDaten ? { mode: 'export_verification' as const } : {}),
    },
    revisionen,
  );
}

/** Daten einer Mappe aus leeren Blättern. */
export function leereMappendaten(blaetter: readonly LeeresBlatt[]): Mappendaten {
  return {
    sheets: blaetter.map(({ id, name, zeilen, spalten }) => ({ id, name, rowNumber: zeilen, colNumber: spalten })),
    settings: { locale: DEUTSCH },
  };
}
