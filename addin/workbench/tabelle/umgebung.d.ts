/// <reference types="vite/client" />

/** Der Build übersetzt die Vorlagen der Tabelle (addin/build/tabellenvorlagen.ts). */
declare module '@odoo/o-spreadsheet/dist/o_spreadsheet.xml' {
  /** Owls Typen kennen übersetzte Vorlagen noch nicht, Owl nimmt sie wie Text. */
  const vorlagen: Record<string, string>;
  export default vorlagen;
}
