/** Die Hilfeseite, auf die Excel bei jeder GK-Funktion verweist: Funktionen mit Parametern, dann Regeln, Auslegungen, Widersprüche. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGELN, type RegelId, regelsatz } from '../../shared/regelstand/regeln.ts';
import type { Metadaten } from './funktionen.ts';

export function schreibeHilfe(ziel: string, { functions }: Metadaten): void {
  const funktionen = functions.map((funktion) => {
    const aufruf = funktion.parameters.map((p) => (p.optional ? `[${p.name}]` : p.name)).join('; ');
    const zeilen = funktion.parameters.map(
      (p) => `<tr><th scope="row">${sicher(p.name)}</th><td>${sicher(p.description ?? '')}${p.optional ? ' (freiwillig)' : ''}</td></tr>`,
    );
    return `<section id="${sicher(funktion.id)}"><h2>GK.${sicher(funktion.name)}</h2><p>${sicher(funktion.description ?? '')}</p><p><code>=GK.${sicher(funktion.name)}(${sicher(aufruf)})</code></p><table><caption>Parameter</caption><tbody>${zeilen.join('')}</tbody></table></section>`;
  });
  const regeln = (Object.keys(REGELN) as RegelId[]).map((id) => `<li id="${id}">${sicher(regelsatz(id))}</li>`);
  const verweise = functions.map((f) => `<li><a href="#${sicher(f.id)}">GK.${sicher(f.name)}</a></li>`).join('');
  writeFileSync(
    join(ziel, 'hilfe.html'),
    `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GK Förderrechner – Hilfe zu den Funktionen</title>
<link rel="stylesheet" href="hilfe.css">
</head>
<body>
<main>
<h1>GK Förderrechner: Funktionen</h1>
<nav aria-label="Funktionen"><ul class="verweise">${verweise}</ul></nav>
${funktionen.join('\n')}
<section id="regeln"><h2>Regeln, Auslegungen und Widersprüche</h2><ul>${regeln.join('\n')}</ul></section>
</main>
</body>
</html>
`,
  );
  writeFileSync(join(ziel, 'hilfe.css'), STIL);
}

const STIL = `:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:0}
main{max-width:48rem;margin:0 auto;padding:1rem}
section{border-top:1px solid #8a8886;padding-top:.5rem;margin-top:1.5rem}
code{font:15px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
table{border-collapse:collapse}caption{text-align:left;font-weight:600}
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0}
.verweise{columns:14rem;padding-left:1.2rem}
`;

function sicher(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
