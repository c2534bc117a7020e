/** Das Prüfprotokoll: eine Version, ihre Zahlen und was das Nachrechnen ergab, als HTML zum Drucken und Abheften. */
import { pfadInWorten, wertInWorten } from '../antrag/abweichungstexte.ts';
import { versionsHash } from '../antrag/kette.ts';
import { type Abweichung, nachrechne } from '../antrag/nachrechnen.ts';
import { type Betraege, istBetragsfeld, PLANFELD, PLANFELDER, type Planfeld, trennbar } from '../antrag/planfelder.ts';
import type { Antragsversion } from '../antrag/version.ts';
import type { Versionsbeleg } from '../api/belegantworten.ts';
import { Dezimal } from '../grund/geld.ts';
import { deutscherWert, deutscheZahl } from '../grund/zahlformat.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { html, Markup, maskiert } from '../web/html.ts';
import { beleg as belegabschnitt } from './belegabschnitt.ts';
import { bezeichnungen } from './bezeichnungen.ts';
import { DRUCKSTIL } from './druckstil.ts';
import { blattsaetze, type Pruefungen, pruefsaetze, UNGEPRUEFT } from './pruefungen.ts';
import { zeilenname } from './regelwahl.ts';

/**
 * Das Protokoll einer Version, mit dem hier nachgerechneten Hash und dem Stand der beiden Prüfungen, Inhalt und Kette;
 * mit `anker` steht auch darin, wie sie belegt ist.
 */
export function pruefprotokoll(
  version: Antragsversion,
  pruefungen: Pruefungen = UNGEPRUEFT,
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
${ergebnisDerPruefung(version, abweichungen, pruefungen)}
${belegabschnitt(version, anker)}
${plan(version)}
${hinweise(version)}
</main>
<footer><p>SHA-256 dieser Version, nachgerechnet: <code>${versionsHash(version)}</code></p></footer>
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

function ergebnisDerPruefung(
  version: Antragsversion,
  abweichungen: readonly Abweichung[],
  pruefungen: Pruefungen,
): Markup {
  const womit = version.regelstand.length === 1 ? 'dem genannten Regelstand' : 'den genannten Regelständen';
  const anzahl = `${deutscherWert(abweichungen.length)} ${abweichungen.length === 1 ? 'Abweichung' : 'Abweichungen'}`;
  const nachgerechnet = html`<p>Nachgerechnet mit ${womit}: <strong>${abweichungen.length === 0 ? 'alle gespeicherten Zahlen stimmen' : anzahl}</strong>.</p>`;
  return html`<section aria-labelledby="ergebnis"><h2 id="ergebnis">Ergebnis</h2>
${nachgerechnet}
${abweichungen.length === 0 ? [] : abweichungstabelle(abweichungen, version)}
${[...pruefsaetze(version, pruefungen), ...blattsaetze(pruefungen)].map((satz) => html`<p>${satz}</p>`)}</section>`;
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
      zeilen.map((zeile): [string, Betraege | null] => [zeilenname(zeile), zeile.betraege]),
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
  const kopf = PLANFELDER.map(
    (feld) => html`<th scope="col">${new Markup(maskiert(trennbar(PLANFELD[feld].titel)))}</th>`,
  );
  const schluessel =
    stellenNachSchluessel === null
      ? html``
      : html`<p>Stellen nach Schlüssel (R1–R3): ${stellenNachSchluessel.replace('.', ',')}</p>`;
  return html`<section aria-labelledby="plan"><h2 id="plan">Finanzierungsplan</h2>
${schluessel}
<table><caption>Gespeicherte Beträge in €</caption>
<thead><tr><th scope="col">Zeile</th>${kopf}</tr></thead>
${rumpf}
</table></section>`;
}

function gruppe(name: string, zeilen: readonly (readonly [string, Betraege | null])[]): Markup {
  const inhalt = zeilen.map(([titel, betraege]) => {
    const zellen = PLANFELDER.map(
      (feld) => html`<td class="zahl">${betraege ? betragstext(feld, betraege) : '–'}</td>`,
    );
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
  if (version.hinweise.length === 0)
    return html`<section aria-labelledby="hinweise"><h2 id="hinweise">Hinweise</h2><p>Keine.</p></section>`;
  const zeilen = version.hinweise.map(
    ({ schweregrad, regel, text }) =>
      html`<tr><th scope="row">${schweregrad}</th><td>${regel ?? '–'}</td><td>${text}</td></tr>`,
  );
  return html`<section aria-labelledby="hinweise"><h2 id="hinweise">Hinweise</h2>
<table><caption>Hinweise, die mit dieser Version gespeichert sind</caption>
<thead><tr><th scope="col">Art</th><th scope="col">Regel</th><th scope="col">Text</th></tr></thead>
<tbody>
${zeilen}
</tbody></table></section>`;
}
