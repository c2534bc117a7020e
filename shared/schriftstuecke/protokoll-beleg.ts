/**
 * Der Abschnitt „Beleg im Anker“ des Prüfprotokolls: was außerhalb der Ablage an diese Version erinnert, zum
 * Nachrechnen von Hand.
 */
import { alsBytes, belegblatt } from '../anker/beleg.ts';
import { stimmtBeweis } from '../anker/tagesabschluss.ts';
import type { Antragsversion } from '../antrag/version.ts';
import { deutscherTag } from '../antrag/worte.ts';
import type { Versionsbeleg } from '../api/belegantworten.ts';
import { absatz, type Block } from '../druck/schriftstueck.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { zeitpunkt } from '../pruefmappe/bezeichnungen.ts';

/** `null`: Der Anker ließ sich nicht fragen. Beleg und Beweis werden hier nachgerechnet, nicht geglaubt. */
export function belegabschnitt(version: Antragsversion, anker: Versionsbeleg | null): Block[] {
  return [{ art: 'ueberschrift', text: 'Beleg im Anker' }, ...inhalt(version, anker)];
}

/** Was der Beleg über die Version sagt, in einem Satz. */
export function belegurteil(version: Antragsversion, anker: Versionsbeleg | null): string {
  if (anker === null) return 'Der Anker wurde nicht befragt.';
  if (!anker.anker) return 'Für diese Versionsablage ist kein Anker eingerichtet; Belege gibt es nicht.';
  const gelesen = anker.beleg;
  if (gelesen === null) return 'Zu dieser Version liegt kein Beleg vor.';
  const passt =
    gelesen.hash === version.hash &&
    gelesen.antragId === version.antragId &&
    gelesen.version === version.version &&
    (version.tid === undefined || gelesen.tid === version.tid);
  const urteil = passt ? 'Der Beleg nennt den Hash dieser Version' : 'Der Beleg passt nicht zu dieser Version';
  return `${urteil}, geschrieben am ${zeitpunkt(gelesen.am)}.`;
}

function inhalt(version: Antragsversion, anker: Versionsbeleg | null): Block[] {
  const urteil: Block = { art: 'absatz', betont: true, text: belegurteil(version, anker) };
  const gelesen = anker?.beleg;
  if (!anker || !gelesen) return [urteil];
  return [
    urteil,
    ...(gelesen.nachgeholt ? [absatz('Er wurde nachgeholt und bezeugt den Stand von diesem Zeitpunkt.')] : []),
    {
      art: 'angaben',
      zeilen: [
        ['Beleg (RFC 8785)', new TextDecoder().decode(alsBytes(gelesen))],
        ['Sein Hash als Blatt (RFC 6962)', belegblatt(gelesen)],
      ],
    },
    ...beweis(anker),
    ...zeitstempel(anker),
  ];
}

function beweis({ beleg: gelesen, beweis: weg }: Versionsbeleg): Block[] {
  if (weg === null || gelesen === null) return [absatz('In einem Tagesabschluss steht er noch nicht.')];
  const urteil = stimmtBeweis(gelesen, weg) ? 'führt zur Wurzel' : 'führt nicht zur Wurzel';
  return [
    absatz(
      `Abschluss vom ${deutscherTag(weg.tag)}: Blatt ${deutscherWert(weg.nummer)} (ab 0) von ${deutscherWert(weg.anzahl)}. Der Beweis ${urteil}.`,
    ),
    {
      art: 'angaben',
      zeilen: [
        ['Wurzel', weg.wurzel],
        ...weg.hashes.map((hash, i): [string, string] => [`Beweis, ${i + 1}. Hash vom Blatt aufwärts`, hash]),
      ],
    },
  ];
}

function zeitstempel({ beweis: weg, zeitstempel: stempel }: Versionsbeleg): Block[] {
  if (weg === null) return [];
  if (stempel === null) return [absatz('Einen gültigen Zeitstempel hat die Wurzel nicht oder noch nicht.')];
  const wer =
    stempel.vertraut === null
      ? 'Welcher TSA zu trauen ist, ist nicht festgelegt.'
      : stempel.vertraut
        ? 'Die TSA gehört zu den festgelegten.'
        : 'Die TSA gehört nicht zu den festgelegten.';
  return [
    absatz(
      `Zeitstempel der Wurzel (RFC 3161), geprüft von der Versionsablage: ${zeitpunkt(stempel.zeit)}, ${stempel.tsa}. ${wer}`,
    ),
  ];
}
