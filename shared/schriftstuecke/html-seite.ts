/**
 * Ein Schriftstück als HTML-Seite, die für sich allein steht: mit Überschriften, Tabellentiteln und Kopfzellen zum
 * Vorlesen ausgezeichnet, zum Drucken auf A4; sie lädt nichts nach.
 */
import type { Block, Schriftstueck, Tabelle } from '../druck/schriftstueck.ts';
import { zelltext } from '../druck/zelltext.ts';
import { html, type Markup } from '../web/html.ts';
import { DRUCKSTIL } from './druckstil.ts';

export function alsHtml({ titel, fuss, bloecke }: Schriftstueck): string {
  const seite = html`<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titel}</title>
<style>${DRUCKSTIL}</style>
</head>
<body>
<header><h1>${titel}</h1></header>
<main>
${abschnitte(bloecke)}
</main>
<footer><p>${fuss}</p></footer>
</body>
</html>`;
  return `<!doctype html>\n${seite.text}\n`;
}

/** Eine Überschrift mit allem bis zur nächsten. */
function abschnitte(bloecke: readonly Block[]): Markup[] {
  const teile: { titel: string | null; inhalt: Markup[] }[] = [{ titel: null, inhalt: [] }];
  for (const block of bloecke)
    if (block.art === 'ueberschrift') teile.push({ titel: block.text, inhalt: [] });
    else teile.at(-1)?.inhalt.push(inhalt(block));
  return teile.flatMap(({ titel, inhalt: eigener }, i) => {
    if (titel === null) return eigener;
    const id = `abschnitt-${i}`;
    return [
      html`<section aria-labelledby="${id}"><h2 id="${id}">${titel}</h2>
${eigener}
</section>`,
    ];
  });
}

function inhalt(block: Exclude<Block, { art: 'ueberschrift' }>): Markup {
  switch (block.art) {
    case 'absatz':
      return block.betont ? html`<p><strong>${block.text}</strong></p>` : html`<p>${block.text}</p>`;
    case 'angaben':
      return html`<dl>
${block.zeilen.map(([name, wert]) => html`<div><dt>${name}</dt><dd>${wert}</dd></div>`)}
</dl>`;
    case 'tabelle':
      return tabelle(block);
    case 'unterschriften':
      return html`<div class="unterschriften">
${block.wer.map((name) => html`<p>${name}: Ort, Tag, Unterschrift</p>`)}
</div>`;
  }
}

function tabelle({ titel, spalten, zeilen }: Tabelle): Markup {
  const kopf = spalten.map(({ titel: name }) => html`<th scope="col">${name}</th>`);
  const gedruckte = zeilen.filter(({ nurInDerMappe }) => !nurInDerMappe);
  const rumpf = gedruckte.map(({ zellen, summe }) => {
    const felder = zellen.map((zelle, i) => {
      const art = spalten[i]?.art ?? 'text';
      const text = zelltext(zelle, art);
      if (i === 0) return html`<th scope="row">${text}</th>`;
      return art === 'text' ? html`<td>${text}</td>` : html`<td class="zahl">${text}</td>`;
    });
    return summe ? html`<tr class="summe">${felder}</tr>` : html`<tr>${felder}</tr>`;
  });
  return html`<table><caption>${titel}</caption>
<thead><tr>${kopf}</tr></thead>
<tbody>
${rumpf}
</tbody></table>`;
}
