/** Ergänzt die Vorlagen von o-spreadsheet um das, was Tastatur und Vorlesegeräte brauchen. */
import vorlagen from '@odoo/o-spreadsheet/dist/o_spreadsheet.xml?raw';

/** [Gesucht, ersetzt durch]; findet sich eine Stelle nicht mehr, fällt es beim Start auf statt still zu fehlen. */
const ERGAENZUNGEN: readonly (readonly [string, string])[] = [
  // Eine eigene Reihenfolge der Tabulatortaste risse die Tabelle aus der Seite heraus.
  ['tabindex="1"', 'tabindex="0"'],
  ['class="o-composer w-100 text-start"', 'class="o-composer w-100 text-start" role="textbox" aria-label="Zellinhalt"'],
  ['t-key="selectionKey"', 't-key="selectionKey" ariaLabel="\'Namenfeld\'"'],
  ['t-att-placeholder="props.placeholder"', 't-att-placeholder="props.placeholder" t-att-aria-label="props.ariaLabel"'],
];

export function ergaenzteVorlagen(quelle: string = vorlagen): string {
  return ERGAENZUNGEN.reduce((text, [gesucht, ersatz]) => {
    if (!text.includes(gesucht)) throw new Error(`In den Vorlagen der Tabelle fehlt: ${gesucht}`);
    return text.replaceAll(gesucht, ersatz);
  }, quelle);
}
