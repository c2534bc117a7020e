/** Der Abschnitt „Alle Versionen“ des Prüfprotokolls: jede mit ihrem Hash und dem Beleg im Anker. */
import { type Antragsversion, versionsstand } from '../antrag/version.ts';
import type { Belege } from '../api/belegantworten.ts';
import { absatz, type Block, tabelle, textspalte } from '../druck/schriftstueck.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { alsName } from '../grund/zeichen.ts';
import { zeitpunkt } from '../pruefmappe/bezeichnungen.ts';

type Versionszeile = Pick<
  Antragsversion,
  'version' | 'erstelltAm' | 'autor' | 'status' | 'festgeschrieben' | 'hash' | 'kommentar'
>;

export interface Versionsliste {
  /** Die neueste zuerst. */
  readonly eintraege: readonly Versionszeile[];
  /** So viele ältere fehlen in der Liste. */
  readonly weitere: number;
  /** Was der Anker zu ihnen sagt; `null`: nicht befragt. */
  readonly belege: Belege | null;
}

export function versionsabschnitt(liste: Versionsliste | null): Block[] {
  const titel: Block = { art: 'ueberschrift', text: 'Alle Versionen' };
  if (liste === null) return [titel, absatz('Die Liste der Versionen wurde nicht geholt.')];
  const { eintraege, weitere, belege } = liste;
  const nachNummer = new Map(belege?.eintraege.map((beleg) => [beleg.version, beleg]));
  return [
    titel,
    ...(weitere > 0
      ? [
          absatz(
            `Genannt sind die neuesten ${deutscherWert(eintraege.length)} Versionen; ${deutscherWert(weitere)} ältere stehen im Tab „Versionen“ und in der Ausgabe aller Ketten, die der Betrieb auf Wunsch herausgibt.`,
          ),
        ]
      : []),
    ...(belege === null ? [absatz('Der Anker wurde zu ihnen nicht befragt.')] : []),
    ...(belege?.anker === false ? [absatz('Einen Anker gibt es für diese Versionsablage nicht.')] : []),
    tabelle(
      'Versionen mit Hash und Beleg',
      'Versionen',
      [
        textspalte('Version'),
        textspalte('gespeichert', 2),
        textspalte('von', 2),
        textspalte('Stand', 2),
        textspalte('SHA-256', 4),
        textspalte('im Anker seit', 2),
      ],
      eintraege.map((version) => {
        const beleg = nachNummer.get(version.version);
        return [
          String(version.version),
          zeitpunkt(version.erstelltAm),
          alsName(version.autor.name),
          versionsstand(version),
          version.hash,
          beleg ? `${zeitpunkt(beleg.am)}${bewertung(version, beleg)}` : null,
        ];
      }),
    ),
  ];
}

function bewertung({ hash }: Versionszeile, beleg: Belege['eintraege'][number]): string {
  if (beleg.hash !== hash) return ', mit einem anderen Hash';
  return beleg.nachgeholt ? ', nachgeholt' : '';
}
