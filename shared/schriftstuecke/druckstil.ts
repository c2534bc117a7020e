import { Markup } from '../web/html.ts';

/** Aussehen am Bildschirm und auf A4 quer; Tabellenköpfe wiederholen sich, Zeilen werden nicht zerschnitten. */
export const DRUCKSTIL = new Markup(`
:root { color-scheme: light; }
body { font: 10pt/1.4 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 1.5rem; }
h1 { font-size: 1.5em; } h2 { font-size: 1.2em; margin-top: 1.5em; border-bottom: 1px solid #767676; }
dl > div { display: grid; grid-template-columns: 18em 1fr; gap: 0.5em; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: 0.9em; } caption { text-align: left; font-weight: 600; padding: 0.5em 0; }
th, td { border: 1px solid #767676; padding: 0.2em 0.4em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { overflow-wrap: break-word; }
thead th, th[scope='rowgroup'] { background: #e7ebf0; } .zahl { text-align: right; white-space: nowrap; }
footer { margin-top: 2em; overflow-wrap: anywhere; }
.summe { font-weight: 600; } .summe > * { border-top-width: 2px; }
.unterschriften { display: grid; grid-template-columns: 1fr 1fr; gap: 2em; margin: 4em 0 1em; break-inside: avoid; } .unterschriften > p { border-top: 1px solid #767676; padding-top: 0.3em; }
@media (max-width: 40em) { dl > div { grid-template-columns: 1fr; gap: 0; } }
@page { size: A4 landscape; margin: 12mm 12mm 16mm; @bottom-right { content: 'Seite ' counter(page) ' von ' counter(pages); font: 8pt system-ui, sans-serif; } }
@media print { body { margin: 0; font-size: 8pt; } thead { display: table-header-group; } tr, dl > div { break-inside: avoid; } h2 { break-after: avoid; } }
`);
