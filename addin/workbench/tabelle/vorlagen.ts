/** Ergänzt die Vorlagen von o-spreadsheet um das, was Tastatur und Vorlesegeräte brauchen, ehe sie übersetzt werden. */

const TASTEN = ".replace('Ctrl', 'Strg').replace('Shift', 'Umschalt')";

/** „Blue, TableStyleMedium2“ → „Blau, mittel 2“ */
const FORMATNAMEN = [
  ['TableStyleLight', 'hell '],
  ['TableStyleMedium', 'mittel '],
  ['TableStyleDark', 'dunkel '],
  ['Black', 'Schwarz'],
  ['Blue', 'Blau'],
  ['Red', 'Rot'],
  ['Green', 'Grün'],
  ['Purple', 'Violett'],
  ['Gray', 'Grau'],
]
  .map(([englisch, deutsch]) => `.replace('${englisch}', '${deutsch}')`)
  .join('');

/** [Gesucht, ersetzt durch]; findet sich eine Stelle nicht mehr, bricht der Build ab, statt dass es still fehlt. */
const ERGAENZUNGEN: readonly (readonly [string, string])[] = [
  // Tasten heißen auf deutschen Tastaturen anders: in Menüs und in den Hinweisen der Symbolleiste.
  [
    '"menuItem.description(env) or menuItem.shortcut"',
    `"(menuItem.description(env) or menuItem.shortcut or '')${TASTEN}"`,
  ],
  ['t-att-title="title"', `t-att-title="title and title${TASTEN}"`],
  ['t-att-title="styleName"', `t-att-title="styleName${FORMATNAMEN}"`],
  // Eine eigene Reihenfolge der Tabulatortaste risse die Tabelle aus der Seite heraus.
  ['tabindex="1"', 'tabindex="0"'],
  // Die Menüleiste ist sonst nur mit der Maus zu öffnen.
  [
    'class="o-topbar-menu o-hoverable-button text-nowrap rounded"',
    `class="o-topbar-menu o-hoverable-button text-nowrap rounded" role="button" tabindex="0" aria-haspopup="menu"
      t-on-keydown="(ev) => ev.key === 'Enter' ? this.openMenu(menu, ev.currentTarget, true) : null"`,
  ],
  ['class="o-composer w-100 text-start"', 'class="o-composer w-100 text-start" role="textbox" aria-label="Zellinhalt"'],
  ['t-key="selectionKey"', 't-key="selectionKey" ariaLabel="\'Namenfeld\'"'],
  ['t-att-placeholder="props.placeholder"', 't-att-placeholder="props.placeholder" t-att-aria-label="props.ariaLabel"'],
  [
    'class="o-font-size o-number-input bg-transparent border-0"',
    'class="o-font-size o-number-input bg-transparent border-0" t-att-aria-label="props.title || \'Zoom in Prozent\'"',
  ],
  [
    'class="o-grid-add-rows-input o-input mt-0 me-2"',
    'class="o-grid-add-rows-input o-input mt-0 me-2" aria-label="Anzahl weiterer Zeilen"',
  ],
];

/** @throws {Error} wenn eine der Stellen in den Vorlagen fehlt, etwa nach einer neuen Fassung von o-spreadsheet */
export function ergaenzteVorlagen(quelle: string): string {
  return ERGAENZUNGEN.reduce((text, [gesucht, ersatz]) => {
    if (!text.includes(gesucht)) throw new Error(`In den Vorlagen der Tabelle fehlt: ${gesucht}`);
    return text.replaceAll(gesucht, ersatz);
  }, quelle);
}
