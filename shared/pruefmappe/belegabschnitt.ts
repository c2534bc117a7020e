/**
 * Der Abschnitt „Beleg im Anker“ des Prüfprotokolls: was außerhalb der Ablage an diese Version erinnert, zum
 * Nachrechnen von Hand.
 */
import { alsBytes, belegblatt } from '../anker/beleg.ts';
import { stimmtBeweis } from '../anker/tagesabschluss.ts';
import type { Antragsversion } from '../antrag/version.ts';
import { deutscherTag } from '../antrag/worte.ts';
import type { Versionsbeleg } from '../api/belegantworten.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { html, type Markup } from '../web/html.ts';
import { zeitpunkt } from './bezeichnungen.ts';

/** `null`: Der Anker ließ sich nicht fragen. Beleg und Beweis werden hier nachgerechnet, nicht geglaubt. */
export function beleg(version: Antragsversion, anker: Versionsbeleg | null): Markup {
  return html`<section aria-labelledby="beleg"><h2 id="beleg">Beleg im Anker</h2>
${inhalt(version, anker)}</section>`;
}

function inhalt(version: Antragsversion, anker: Versionsbeleg | null): Markup {
  if (anker === null) return html`<p>Der Anker wurde nicht befragt.</p>`;
  if (!anker.anker) return html`<p>Für diese Versionsablage ist kein Anker eingerichtet; Belege gibt es nicht.</p>`;
  const gelesen = anker.beleg;
  if (gelesen === null) return html`<p>Zu dieser Version liegt kein Beleg vor.</p>`;
  const passt =
    gelesen.hash === version.hash &&
    gelesen.antragId === version.antragId &&
    gelesen.version === version.version &&
    (version.tid === undefined || gelesen.tid === version.tid);
  const urteil = passt
    ? html`<strong>Der Beleg nennt den Hash dieser Version</strong>`
    : html`<strong>Der Beleg passt nicht zu dieser Version</strong>`;
  const nachgeholt = gelesen.nachgeholt
    ? html` Er wurde nachgeholt und bezeugt den Stand von diesem Zeitpunkt.`
    : html``;
  return html`<p>${urteil}, geschrieben am ${zeitpunkt(gelesen.am)}.${nachgeholt}</p>
<dl>
<div><dt>Beleg (RFC 8785)</dt><dd><code>${new TextDecoder().decode(alsBytes(gelesen))}</code></dd></div>
<div><dt>Sein Hash als Blatt (RFC 6962)</dt><dd><code>${belegblatt(gelesen)}</code></dd></div>
</dl>
${beweis(anker)}
${zeitstempel(anker)}
`;
}

function beweis({ beleg: gelesen, beweis: weg }: Versionsbeleg): Markup {
  if (weg === null || gelesen === null) return html`<p>In einem Tagesabschluss steht er noch nicht.</p>`;
  const urteil = stimmtBeweis(gelesen, weg)
    ? html`<strong>führt zur Wurzel</strong>`
    : html`<strong>führt nicht zur Wurzel</strong>`;
  const hashes = weg.hashes.map((hash) => html`<li><code>${hash}</code></li>`);
  return html`<p>Abschluss vom ${deutscherTag(weg.tag)}: Blatt ${deutscherWert(weg.nummer)} (ab 0) von ${deutscherWert(weg.anzahl)}. Der Beweis ${urteil}.</p>
<dl><div><dt>Wurzel</dt><dd><code>${weg.wurzel}</code></dd></div></dl>
<p>Beweis, vom Blatt aufwärts:</p>
<ol>
${hashes}
</ol>`;
}

function zeitstempel({ beweis: weg, zeitstempel: stempel }: Versionsbeleg): Markup {
  if (weg === null) return html``;
  if (stempel === null) return html`<p>Einen gültigen Zeitstempel hat die Wurzel nicht oder noch nicht.</p>`;
  const wer =
    stempel.vertraut === null
      ? 'Welcher TSA zu trauen ist, ist nicht festgelegt.'
      : stempel.vertraut
        ? 'Die TSA gehört zu den festgelegten.'
        : 'Die TSA gehört nicht zu den festgelegten.';
  return html`<p>Zeitstempel der Wurzel (RFC 3161), geprüft von der Versionsablage: <strong>${zeitpunkt(stempel.zeit)}</strong>, ${stempel.tsa}. ${wer}</p>`;
}
