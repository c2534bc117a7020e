/** Das Prüfprotokoll: eine Version, ihre Zahlen und was das Nachrechnen ergab, als HTML zum Drucken und Abheften. */
import { pfadInWorten, wertInWorten } from '../antrag/abweichungstexte.ts';
import type { Bruchgrund, Kettenpruefung } from '../antrag/kette.ts';
import { type Abweichung, nachrechne } from '../antrag/nachrechnen.ts';
import { type Betraege, istBetragsfeld, PLANFELD, PLANFELDER, type Planfeld, trennbar } from '../antrag/planfelder.ts';
import type { Antragsversion } from '../antrag/version.ts';
import type { Versionsbeleg } from '../api/belegantworten.ts';
import { Dezimal } from '../grund/geld.ts';
import { deutscherWert, deutscheZahl } from '../grund/zahlformat.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { html, type Markup } from '../web/html.ts';
import { beleg as belegabschnitt } from './belegabschnitt.ts';
import { bezeichnungen } from './bezeichnungen.ts';
import { DRUCKSTIL } from './druckstil.ts';

const BRUCHGRUND = {
  inhalt: 'ihr Inhalt passt nicht zu ihrem Hash',
  neuer: 'sie ist neuer als dieses Programm',
  reihenfolge: 'die Versionen stehen nicht in Folge',
  luecke: 'sie fehlt',
  antrag: 'sie gehört zu einem anderen Antrag',
  kommune: 'sie gehört einer anderen Kommune',
  form: 'sie steht in einer älteren Form als die Version vor ihr',
  vorgaenger: 'sie nennt einen anderen Vorgänger',
  zeit: 'sie trägt eine frühere Zeit als die Version vor ihr',
  schritt: 'von der Version vor ihr führt kein erlaubter Schritt zu ihr',
  urheber: 'wer sie festgeschrieben oder den Bescheid festgehalten hat, passt nicht zu den Versionen vor ihr',
  rolle: 'wer sie gespeichert hat, hatte dafür nicht die Rolle',
  vieraugen: 'bewilligt oder festgeschrieben hat, wer den Inhalt selbst gespeichert hat',
  regelstand: 'sie nennt einen unbekannten Regelstand',
  kopf: 'die Liste der Anträge zeigt anderes als diese neueste Version',
} as const satisfies Record<Bruchgrund, string>;

/** Das Protokoll einer Version; mit `kette` steht auch darin, ob die Hashkette bis zu ihr heil ist, mit `anker`, wie sie belegt ist. */
export function pruefprotokoll(
  version: Antragsversion,
  kette: Kettenpruefung | null = null,
  anker: Versionsbeleg | null = null,
  verzeichnis: Verzeichnis = REGELSTAENDE,
): string {
  const abweichungen = nachrechne(version, verzeichnis);
  const titel = `Prüfprotokoll: ${version.antrag.titel}, Version ${version.version}`;
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
${angaben(version)}
${ergebnisDerPruefung(version, abweichungen, kette)}
${belegabschnitt(version, anker)}
${plan(version)}
${hinweise(version)}
</main>
<footer><p>SHA-256 dieser Version: <code>${version.hash}</code></p></footer>
</body>
</html>`;
  return `<!doctype html>\n${seite.text}\n`;
}

function angaben(version: Antragsversion): Markup {
  const zeilen = bezeichnungen(version).map(([name, wert]) => html`<div><dt>${name}</dt><dd>${wert}</dd></div>`);
  return html`<section aria-labelledby="angaben"><h2 id="angaben">Was geprüft wurde</h2><dl>
${zeilen}
</dl></section>`;
}

function ergebnisDerPruefung(version: Antragsversion, abweichungen: readonly Abweichung[], kette: Kettenpruefung | null): Markup {
  const womit = version.regelstand.length === 1 ? 'dem genannten Regelstand' : 'den genannten Regelständen';
  const anzahl = `${deutscherWert(abweichungen.length)} ${abweichungen.length === 1 ? 'Abweichung' : 'Abweichungen'}`;
  const nachgerechnet = html`<p>Nachgerechnet mit ${womit}: <strong>${abweichungen.length === 0 ? 'alle gespeicherten Zahlen stimmen' : anzahl}</strong>.</p>`;
  return html`<section aria-labelledby="ergebnis"><h2 id="ergebnis">Ergebnis</h2>
${nachgerechnet}
${abweichungen.length === 0 ? [] : abweichungstabelle(abweichungen, version)}
${kettensatz(kette)}</section>`;
}

function kettensatz(kette: Kettenpruefung | null): Markup {
  if (kette === null) return html`<p>Die Hashkette wurde nicht geprüft.</p>`;
  if (kette.bruch === null) return html`<p>Die Hashkette aller Versionen ist <strong>heil</strong>.</p>`;
  return html`<p>Die Hashkette ist bei <strong>Version ${kette.bruch.version}</strong> gebrochen: ${BRUCHGRUND[kette.bruch.grund]}.</p>`;
}

function abweichungstabelle(abweichungen: readonly Abweichung[], version: Antragsversion): Markup {
  const zeilen = abweichungen.map((abweichung) => {
    const { pfad, gespeichert, berechnet, schritt } = abweichung;
    const werte = [gespeichert, berechnet].map((wert) => html`<td class="zahl">${wertInWorten(abweichung, wert)}</td>`);
    return html`<tr><th scope="row">${pfadInWorten(pfad, version)}</th>${werte}<td>${schritt ? `${schritt.schritt}: ${schritt.rechnung}` : '–'}</td></tr>`;
  });
  return html`<table><caption>Abweichungen</caption>
<thead><tr><th scope="col">Zahl</th><th scope="col">gespeichert</th><th scope="col">berechnet</th><th scope="col">Schritt, an dem beide auseinandergehen</th></tr></thead>
<tbody>
${zeilen}
</tbody></table>`;
}

function plan({ ergebnis }: Antragsversion): Markup {
  const { zeilen, jeHaushaltsjahr, jeBaustein, jeTraeger, gesamt, stellenNachSchluessel } = ergebnis.finanzierungsplan;
  const rumpf = [
    gruppe(
      'Einträge',
      zeilen.map(({ id, bezeichnung, haushaltsjahr, betraege }): [string, Betraege | null] => [
        `${id} ${bezeichnung}, ${haushaltsjahr ?? 'ohne Haushaltsjahr'}`,
        betraege,
      ]),
    ),
    gruppe(
      'Je Haushaltsjahr',
      jeHaushaltsjahr.map(({ schluessel, betraege }): [string, Betraege | null] => [String(schluessel), betraege]),
    ),
    gruppe(
      'Je Baustein',
      jeBaustein.map(({ schluessel, betraege }): [string, Betraege | null] => [`Baustein ${schluessel}`, betraege]),
    ),
    gruppe(
      'Je Träger',
      jeTraeger.map(({ schluessel, betraege }): [string, Betraege | null] => [schluessel, betraege]),
    ),
    gruppe('Gesamt', [['Summe', gesamt]]),
  ];
  const kopf = PLANFELDER.map((feld) => html`<th scope="col">${trennbar(PLANFELD[feld].titel)}</th>`);
  const schluessel = stellenNachSchluessel === null ? html`` : html`<p>Stellen nach Schlüssel (R1–R3): ${stellenNachSchluessel.replace('.', ',')}</p>`;
  return html`<section aria-labelledby="plan"><h2 id="plan">Finanzierungsplan</h2>
${schluessel}
<table><caption>Gespeicherte Beträge in €</caption>
<thead><tr><th scope="col">Zeile</th>${kopf}</tr></thead>
${rumpf}
</table></section>`;
}

function gruppe(name: string, zeilen: readonly (readonly [string, Betraege | null])[]): Markup {
  const inhalt = zeilen.map(([titel, betraege]) => {
    const zellen = PLANFELDER.map((feld) => html`<td class="zahl">${betraege ? betragstext(feld, betraege) : '–'}</td>`);
    return html`<tr><th scope="row">${titel}</th>${zellen}</tr>`;
  });
  return html`<tbody>
<tr><th scope="rowgroup" colspan="${PLANFELDER.length + 1}">${name}</th></tr>
${inhalt}
</tbody>`;
}

function betragstext(feld: Planfeld, betraege: Betraege): string {
  return deutscheZahl(new Dezimal(betraege[feld]), istBetragsfeld(feld) ? 2 : 0);
}

function hinweise(version: Antragsversion): Markup {
  if (version.hinweise.length === 0) return html`<section aria-labelledby="hinweise"><h2 id="hinweise">Hinweise</h2><p>Keine.</p></section>`;
  const zeilen = version.hinweise.map(
    ({ schweregrad, regel, text }) => html`<tr><th scope="row">${schweregrad}</th><td>${regel ?? '–'}</td><td>${text}</td></tr>`,
  );
  return html`<section aria-labelledby="hinweise"><h2 id="hinweise">Hinweise</h2>
<table><caption>Hinweise, die mit dieser Version gespeichert sind</caption>
<thead><tr><th scope="col">Art</th><th scope="col">Regel</th><th scope="col">Text</th></tr></thead>
<tbody>
${zeilen}
</tbody></table></section>`;
}
