/**
 * Schreibt beim Bauen `lizenzhinweise.html`: alle mitgelieferten Pakete mit Version und vollem Lizenztext, je Seite die
 * ihren.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { maskiert } from '../../shared/web/html.ts';
import { RICHTLINIE_OHNE_SKRIPTE } from '../../shared/web/richtlinie.ts';

interface Paket {
  readonly name: string;
  readonly version: string;
  readonly lizenz: string;
  readonly quelle: string;
  readonly text: string;
}

/** Aus ihnen stammen nur Vorlagen, Schriften und Stile; im Modulgraphen des Skripts stehen sie nicht. */
export const OHNE_SKRIPT: readonly string[] = [
  '@odoo/o-spreadsheet',
  '@odoo/owl',
  'rbush',
  'quickselect',
  'bootstrap',
  'font-awesome',
];
const LIZENZDATEI = /^(licen[cs]e|copying)([.-].*)?$/i;

/** Lizenztexte, die ein Paket nicht mitliefert, weil es sie nur nennt. */
const FONT_AWESOME = `Font Awesome 4.7.0 by Dave Gandy, http://fontawesome.io
Schrift: SIL Open Font License 1.1, https://scripts.sil.org/OFL
CSS: MIT License, https://opensource.org/licenses/mit-license.html`;

/** Pakete, deren package.json keine Lizenz nennt, mit der aus ihrer Datei LICENSE; nur für genau diese Version. */
const LIZENZ_NUR_IM_TEXT: Readonly<Record<string, string>> = { 'png-js 2.0.0': 'MIT' };

/** Die Lizenz, wie das Paket sie nennt; `undefined`, wo es keine nennt und niemand sie nachgesehen hat. */
export function lizenzVon(name: string, version: string, genannt: string | undefined): string | undefined {
  return genannt ?? LIZENZ_NUR_IM_TEXT[`${name} ${version}`];
}

/** Wozu die Hinweise gehören: Jede Seite nennt nur, was sie selbst enthält. */
interface Seitenangaben {
  /** Pakete, die nicht im Modulgraphen stehen. */
  readonly ohneSkript: readonly string[];
  readonly zurueck: { readonly adresse: string; readonly text: string };
  readonly symbol: string;
  /** HTML vor der Liste. */
  readonly einleitung: string;
}

const WORKBENCH: Seitenangaben = {
  ohneSkript: OHNE_SKRIPT,
  zurueck: { adresse: '/', text: 'Zurück zur Arbeitsmappe' },
  symbol: '/workbench/favicon.svg',
  einleitung: `<p>Die Tabellenkalkulation dieser Arbeitsmappe ist <strong>o-spreadsheet</strong> von Odoo unter der GNU Lesser General Public
License, Version 3. Sie wird in der Fassung des Herstellers eingebunden: Beim Bauen werden ihre Vorlagen übersetzt und um deutsche Texte und
Beschriftungen für Vorlesegeräte ergänzt, und wo sie und ihre Grundlage Owl Code aus Text bauten, steht etwas, das ohne auskommt; beim Start
kommen deutsche Eingaben und Namen dazu. Was ersetzt wird, steht im Quelltext dieses Programms unter <code>addin/build/ohne-eval.ts</code>. Sie dürfen o-spreadsheet gegen eine eigene Fassung austauschen: Sie liegt als Paket <code>@odoo/o-spreadsheet</code> bei den
Abhängigkeiten dieses Programms und wird mit <code>npm run build</code> neu eingebunden. Das Excel-Add-in enthält o-spreadsheet nicht.</p>
<p>Diese Pakete sind in der Arbeitsmappe enthalten:</p>`,
};

const ADDIN: Seitenangaben = {
  ohneSkript: [],
  zurueck: { adresse: 'hilfe.html', text: 'Zur Hilfe' },
  symbol: 'icons/icon-32.png',
  einleitung: '<p>Diese Pakete sind im Excel-Add-in enthalten:</p>',
};

/** Legt die Hinweise neben die Seite; `knoten` ist der Ordner node_modules. */
export function lizenzhinweise(knoten: string, fuer: 'workbench' | 'addin'): Plugin {
  const angaben = fuer === 'addin' ? ADDIN : WORKBENCH;
  const namen = new Set(angaben.ohneSkript);
  return {
    name: 'gk-lizenzhinweise',
    // Ein Worker wird für sich gebündelt; was er mitbringt, stünde sonst in keiner Liste.
    config: () => ({
      worker: {
        plugins: () => [
          { name: 'gk-lizenzhinweise-worker', generateBundle: (_, buendel) => merkePakete(buendel, namen) },
        ],
      },
    }),
    generateBundle(_, buendel) {
      merkePakete(buendel, namen);
      const pakete = [...namen].sort().flatMap((name) => liesPaket(knoten, name));
      this.emitFile({ type: 'asset', fileName: 'lizenzhinweise.html', source: seite(pakete, angaben) });
    },
  };
}

function merkePakete(buendel: Rolldown.OutputBundle, namen: Set<string>): void {
  for (const teil of Object.values(buendel)) {
    if (teil.type !== 'chunk') continue;
    for (const id of teil.moduleIds) {
      const name = paketname(id);
      if (name) namen.add(name);
    }
  }
}

/** `…/node_modules/@fluentui/react-tabs/lib/index.js` → `@fluentui/react-tabs` */
export function paketname(modul: string): string | null {
  const rest = modul.replaceAll('\\', '/').split('/node_modules/').at(-1);
  if (rest === undefined || rest === modul) return null;
  const teile = rest.split('/');
  return (teile[0]?.startsWith('@') ? teile.slice(0, 2).join('/') : teile[0]) ?? null;
}

/** Angaben und Lizenztext eines installierten Pakets; leer, wenn es das Paket nicht gibt. */
export function liesPaket(knoten: string, name: string): Paket[] {
  const ordner = join(knoten, name);
  const datei = join(ordner, 'package.json');
  if (!existsSync(datei)) return [];
  const { version, license, repository } = JSON.parse(readFileSync(datei, 'utf8')) as {
    version?: string;
    license?: string;
    repository?: string | { url?: string };
  };
  const quelle = typeof repository === 'string' ? repository : (repository?.url ?? '');
  const text = readdirSync(ordner)
    .filter((eintrag) => LIZENZDATEI.test(eintrag))
    .map((eintrag) => readFileSync(join(ordner, eintrag), 'utf8').trim())
    .join('\n\n');
  return [
    {
      name,
      version: version ?? '',
      lizenz: lizenzVon(name, version ?? '', license) ?? '',
      quelle: alsAdresse(quelle),
      text: text || (name.endsWith('font-awesome') ? FONT_AWESOME : ''),
    },
  ];
}

function alsAdresse(quelle: string): string {
  const adresse = quelle
    .replace(/^git\+/, '')
    .replace(/\.git$/, '')
    .replace(/^git:\/\//, 'https://');
  return /^https:\/\/github\.com\//.test(adresse) ? adresse : '';
}

function seite(pakete: readonly Paket[], { zurueck, symbol, einleitung }: Seitenangaben): string {
  const abschnitte = pakete.map(
    ({ name, version, lizenz, quelle, text }) => `<details${name === '@odoo/o-spreadsheet' ? ' open' : ''}>
<summary><h2>${maskiert(name)} ${maskiert(version)}</h2> <span>${maskiert(lizenz)}</span></summary>
${quelle ? `<p>Quelltext: ${maskiert(quelle)}</p>` : ''}
<pre tabindex="0">${maskiert(text || lizenz)}</pre>
</details>`,
  );
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${RICHTLINIE_OHNE_SKRIPTE}">
<title>Lizenzhinweise – GK Förderrechner</title>
<link rel="icon" href="${symbol}">
<style>
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; font: 16px/1.5 "Segoe UI", Arial, sans-serif; color: #1b1b1b; }
h1 { color: #0b3d5c; } h2 { display: inline; font-size: 1rem; }
summary { cursor: pointer; padding: .3rem 0; } summary span { color: #46545e; }
pre { max-height: 28rem; overflow: auto; padding: 1rem; border: 1px solid #c9d3da; background: #f4f7f9; font-size: .8rem; white-space: pre-wrap; }
a { color: #0b4f8a; }
</style>
</head>
<body>
<main>
<p><a href="${zurueck.adresse}">${zurueck.text}</a></p>
<h1>Lizenzhinweise</h1>
${einleitung}
${abschnitte.join('\n')}
</main>
</body>
</html>
`;
}
