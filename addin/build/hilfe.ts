/**
 * Die Hilfeseite, auf die Excel bei jeder GK-Funktion und das Manifest verweisen: das Handbuch als barrierearme
 * HTML-Seite. Jede Funktion, Auslegung und jeder Widerspruch hat als Anker ihren Namen (`#STELLEN`, `#A1`); daran
 * hängen die Verweise, die Excel zeigt.
 */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked, type Tokens } from 'marked';
import type { RegelId } from '../../shared/regelstand/regelid.ts';
import { REGELN } from '../../shared/regelstand/regeln.ts';
import { regelsatz } from '../../shared/regelstand/regelsatz.ts';
import { vorgaben } from '../../shared/regelstand/vorgabe.ts';
import { maskiert } from '../../shared/web/html.ts';
import type { Metadaten } from './metadaten.ts';
import { WURZEL } from './pfade.ts';

const HANDBUCH = join(WURZEL, 'docs/handbuch.md');
const BILDER = join(WURZEL, 'docs/bilder');

/** @throws {Error} wenn dem Handbuch eine Funktion fehlt, auf deren Abschnitt Excel verweist */
export function schreibeHilfe(
  ziel: string,
  { functions }: Pick<Metadaten, 'functions'>,
  handbuch = readFileSync(HANDBUCH, 'utf8'),
): void {
  const bilder = new Set(existsSync(BILDER) ? readdirSync(BILDER).map((name) => `bilder/${name}`) : []);
  const seite = hilfeseite(handbuch, bilder);
  const fehlend = functions.filter(({ id }) => !seite.includes(`id="${id}"`)).map(({ name }) => `GK.${name}`);
  if (fehlend.length > 0) throw new Error(`Dem Handbuch fehlt: ${fehlend.join(', ')}`);
  writeFileSync(join(ziel, 'hilfe.html'), seite);
  writeFileSync(join(ziel, 'hilfe.css'), STIL);
  if (bilder.size > 0) cpSync(BILDER, join(ziel, 'bilder'), { recursive: true });
}

/** Das Handbuch als Seite; ein Bild, das es nicht gibt, ließe ein Loch und wird ausgelassen. */
export function hilfeseite(markdown: string, bilder: ReadonlySet<string>): string {
  const anker = new Map<string, string>();
  for (const [, titel] of markdown.matchAll(/^#{1,6} +(.+)$/gm)) anker.set(github(titel ?? ''), kennung(titel ?? ''));
  let abschnitt = '';
  let tabellen = 0;
  const marked = new Marked({ gfm: true });
  marked.use({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        abschnitt = text;
        return `<h${depth} id="${kennung(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const inhalt = this.parser.parseInline(tokens);
        // Andere Seiten der Dokumentation gibt es nur im Quelltext.
        if (!href.startsWith('#') && !href.startsWith('https://')) return inhalt;
        return `<a href="${maskiert(href.startsWith('#') ? `#${anker.get(href.slice(1)) ?? href.slice(1)}` : href)}">${inhalt}</a>`;
      },
      image({ href, text }: Tokens.Image) {
        return bilder.has(href) ? `<img src="${maskiert(href)}" alt="${maskiert(text)}" loading="lazy">` : '';
      },
      table({ header, rows, align }: Tokens.Table) {
        const klasse = (i: number) => (align[i] === 'right' ? ' class="zahl"' : '');
        const kopf = header
          .map((zelle, i) => `<th scope="col"${klasse(i)}>${this.parser.parseInline(zelle.tokens)}</th>`)
          .join('');
        const zeilen = rows.map((zeile) => {
          const [erste, ...weitere] = zeile.map((zelle) => this.parser.parseInline(zelle.tokens));
          return `<tr><th scope="row">${erste}</th>${weitere.map((inhalt, i) => `<td${klasse(i + 1)}>${inhalt}</td>`).join('')}</tr>`;
        });
        return `<div class="rollen" role="region" aria-label="Tabelle ${++tabellen}, ${maskiert(abschnitt)}" tabindex="0"><table><thead><tr>${kopf}</tr></thead><tbody>${zeilen.join('\n')}</tbody></table></div>\n`;
      },
      html({ text }: Tokens.HTML | Tokens.Tag) {
        return text.startsWith('<!--') ? '' : maskiert(text);
      },
    },
  });
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GK Förderrechner – Handbuch</title>
<link rel="icon" href="icons/icon-32.png">
<link rel="stylesheet" href="hilfe.css">
</head>
<body>
<main>
${marked.parse(markdown, { async: false })}
${regelliste()}
<p><a href="lizenzhinweise.html">Lizenzhinweise</a></p>
</main>
</body>
</html>
`;
}

/**
 * Alle Regeln im Wortlaut; Auslegungen und Widersprüche haben darüber ihren eigenen Abschnitt und damit ihren Anker.
 */
function regelliste(): string {
  const zeilen = (Object.keys(REGELN) as RegelId[]).map(
    (id) => `<li${id.startsWith('R') ? ` id="${id}"` : ''}>${maskiert(regelsatz(id, vorgaben()))}</li>`,
  );
  return `<h2 id="regeln">Alle Regeln, Auslegungen und Widersprüche mit Quelle</h2>\n<ul>${zeilen.join('\n')}</ul>`;
}

/** `GK.STELLEN` → `STELLEN`, `A1 Hälften …` → `A1`, sonst wie auf GitHub. */
function kennung(titel: string): string {
  return /^GK\.([A-Z.]+)$/.exec(titel)?.[1] ?? /^([AW]\d+) /.exec(titel)?.[1] ?? github(titel);
}

/** Der Anker, den GitHub einer Überschrift gibt: So gelten dieselben Verweise hier und dort. */
function github(titel: string): string {
  return titel
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

const STIL = `:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#fff;color:#1b1b1b}
a{color:#0b4f8a}
@media (prefers-color-scheme:dark){body{background:#1b1b1b;color:#f5f5f5}a{color:#9ec7ff}}
main{max-width:52rem;margin:0 auto;padding:1rem;overflow-wrap:break-word}
h2{border-top:1px solid #8a8886;padding-top:1rem;margin-top:2rem}
h3{margin-top:1.75rem}
code{font:15px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
img{max-width:100%;height:auto;border:1px solid #8a8886}
.rollen{overflow-x:auto}
table{border-collapse:collapse;margin:.5rem 0 1rem}
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8a8886}
tbody th{font-weight:400}
.zahl{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
`;
