/**
 * Passt die Menüs an: ohne das, was hier nicht hingehört (Diagramme, Bilder, Pivot, Gebietsschema), Funktionen mit
 * deutschem Namen.
 */
import { registries } from '@odoo/o-spreadsheet';

/**
 * Wege zu Einträgen der Menüleiste. Diagramme bräuchten eine weitere Bibliothek, „Settings“ stellte das Gebietsschema
 * um.
 */
const MENUELEISTE: Readonly<Record<string, readonly string[]>> = {
  file: ['settings'],
  view: ['view_irregularity_map', 'toggle_pin_panel'],
  insert: ['insert_chart', 'insert_carousel', 'insert_pivot', 'insert_image', 'insert_link', 'insert_checkbox'],
  data: [
    'data_cleanup',
    'split_to_columns',
    'column_statistics',
    'pivot_data_sources',
    'reinsert_dynamic_pivot',
    'reinsert_static_pivot',
  ],
};

const ZELLMENUE = [
  'insert_link',
  'pivot_headers_group',
  'pivot_group_remaining',
  'pivot_headers_ungroup',
  'collapse_pivot',
  'pivot_sorting',
  'pivot_fix_formulas',
  'pivot_properties',
];

/** Die Funktionen, die „Einfügen › Funktion“ zuerst nennt. */
const HAEUFIGE_FUNKTIONEN: Readonly<Record<string, string>> = {
  insert_function_sum: 'SUMME',
  insert_function_average: 'MITTELWERT',
  insert_function_count: 'ANZAHL',
};

interface Menueknoten {
  children?: (Menueknoten | (() => unknown))[];
  id?: string;
}

/** Einmal beim Start; die Menüs gehören der Bibliothek und gelten für alle Mappen der Seite. */
export function passeMenuesAn(): void {
  for (const [menue, ids] of Object.entries(MENUELEISTE)) {
    const knoten = registries.topbarMenuRegistry.get(menue) as Menueknoten;
    knoten.children = (knoten.children ?? []).filter(
      (kind) => typeof kind === 'function' || !ids.includes(kind.id ?? ''),
    );
  }
  for (const [i, [id, name]] of Object.entries(HAEUFIGE_FUNKTIONEN).entries()) {
    const execute = (umgebung: { startCellEdition(text: string): void }) => umgebung.startCellEdition(`=${name}(`);
    registries.topbarMenuRegistry.replaceChild(id, ['insert', 'insert_function'], { name, execute, sequence: i });
  }
  for (const id of ZELLMENUE) registries.cellMenuRegistry.remove(id);
  registries.colMenuRegistry.remove('column_statistics');
}
