/**
 * Das Prüfprotokoll einer Version: was geprüft wurde, von wem, wann und womit, was herauskam, Eingaben, Zahlen, Hinweise,
 * Rechenweg der Summen, alle Versionen mit Hash und Beleg, und Platz für zwei Unterschriften. PDF und HTML entstehen aus
 * denselben Daten.
 */
import { pfadInWorten, wertInWorten } from '../antrag/abweichungstexte.ts';
import { versionsHash } from '../antrag/kette.ts';
import { type Abweichung, nachrechne } from '../antrag/nachrechnen.ts';
import { sollIst } from '../antrag/sollist.ts';
import { saetze, zeilen as sollIstZeilen } from '../antrag/sollisttexte.ts';
import type { Antragsversion, Autor } from '../antrag/version.ts';
import type { Versionsbeleg } from '../api/belegantworten.ts';
import { absatz, type Block, type Schriftstueck, type Tabelle, tabelle, textspalte } from '../druck/schriftstueck.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { alsName } from '../grund/zeichen.ts';
import { KERN_VERSION } from '../kern/version.ts';
import { bezeichnungen, SCHWEREGRAD, zeitpunkt } from '../pruefmappe/bezeichnungen.ts';
import { blattsaetze, type Pruefungen, pruefsaetze, UNGEPRUEFT } from '../pruefmappe/pruefungen.ts';
import type { Verzeichnis } from '../regelstand/verzeichnis.ts';
import { belegabschnitt, belegurteil } from './protokoll-beleg.ts';
import { eingabenabschnitt } from './protokoll-eingaben.ts';
import { type Versionsliste, versionsabschnitt } from './protokoll-versionen.ts';
import { rechenwegabschnitt, zahlenabschnitt } from './protokoll-zahlen.ts';
import { quelleAus } from './quelle.ts';

export interface Protokollangaben {
  readonly pruefungen?: Pruefungen;
  /** Was der Anker zur Version sagt; `null`: nicht befragt. */
  readonly anker?: Versionsbeleg | null;
  /** Alle Versionen des Antrags; `null`: nicht geholt. */
  readonly versionen?: Versionsliste | null;
  /** Wer das Protokoll erstellt; `null`: niemand ist angemeldet. */
  readonly wer?: Pick<Autor, 'name' | 'oid'> | null;
}

const HASH_GEKUERZT = 16;
const PROGRAMM = `GK Förderrechner, Rechenkern ${KERN_VERSION}`;

/** @throws {Error} wenn die Version neuer ist als dieses Programm */
export function pruefprotokoll(
  version: Antragsversion,
  { pruefungen = UNGEPRUEFT, anker = null, versionen = null, wer = null }: Protokollangaben = {},
  verzeichnis?: Verzeichnis,
): Schriftstueck {
  const quelle = quelleAus(version, verzeichnis);
  const abweichungen = nachrechne(version, verzeichnis);
  const hash = versionsHash(version);
  return {
    titel: `Prüfprotokoll: ${version.antrag.titel}, Version ${version.version}`,
    ausrichtung: 'quer',
    fuss: `${version.antrag.titel} · ${version.antrag.kommune.name} · Version ${version.version} · SHA-256, nachgerechnet: ${hash.slice(0, HASH_GEKUERZT)}…`,
    bloecke: [
      ...ergebnis(version, abweichungen, pruefungen),
      geprueft(version, { abweichungen, pruefungen, anker, wer }),
      { art: 'unterschriften', wer: ['Geprüft', 'Mitgezeichnet'] },
      { art: 'ueberschrift', text: 'Was geprüft wurde' },
      { art: 'angaben', zeilen: bezeichnungen(version) },
      absatz('Zeiten sind Ortszeit in Nordrhein-Westfalen: MEZ ist UTC + 1 Stunde, MESZ UTC + 2 Stunden.'),
      ...sollIstAbschnitt(version, verzeichnis),
      ...zahlenabschnitt(quelle),
      ...hinweise(version),
      ...eingabenabschnitt(quelle),
      ...rechenwegabschnitt(quelle),
      ...versionsabschnitt(versionen),
      ...belegabschnitt(version, anker),
    ],
  };
}

function ergebnis(version: Antragsversion, abweichungen: readonly Abweichung[], pruefungen: Pruefungen): Block[] {
  const womit = version.regelstand.length === 1 ? 'dem genannten Regelstand' : 'den genannten Regelständen';
  return [
    { art: 'ueberschrift', text: 'Ergebnis' },
    { art: 'absatz', betont: true, text: `Nachgerechnet mit ${womit}: ${urteil(abweichungen)}.` },
    ...[...pruefsaetze(version, pruefungen), ...blattsaetze(pruefungen)].map(absatz),
    ...(abweichungen.length === 0 ? [] : [abweichungstabelle(abweichungen, version)]),
  ];
}

function urteil(abweichungen: readonly Abweichung[]): string {
  if (abweichungen.length === 0) return 'alle gespeicherten Zahlen stimmen';
  return abweichungen.length === 1 ? '1 Abweichung' : `${deutscherWert(abweichungen.length)} Abweichungen`;
}

function abweichungstabelle(abweichungen: readonly Abweichung[], version: Antragsversion): Tabelle {
  return tabelle(
    'Abweichungen',
    'Abweichungen',
    [
      textspalte('Zahl', 2),
      textspalte('gespeichert'),
      textspalte('berechnet'),
      textspalte('Schritt, an dem beide auseinandergehen', 3),
    ],
    abweichungen.map((abweichung) => {
      const { pfad, gespeichert, berechnet, schritt } = abweichung;
      return [
        pfadInWorten(pfad, version),
        wertInWorten(abweichung, gespeichert),
        wertInWorten(abweichung, berechnet),
        schritt && `${schritt.schritt}: ${schritt.rechnung}`,
      ];
    }),
  );
}

type Geprueftes = Required<Pick<Protokollangaben, 'pruefungen' | 'anker' | 'wer'>> & {
  readonly abweichungen: readonly Abweichung[];
};

/** Wer was wann womit geprüft hat, und mit welchem Ergebnis. */
function geprueft(version: Antragsversion, { abweichungen, pruefungen, anker, wer }: Geprueftes): Tabelle {
  const { am, kette } = pruefungen;
  const [inhalt] = pruefsaetze(version, { am: null, kette: null });
  const person = wer ? `${alsName(wer.name)} (${wer.oid})` : null;
  const wann = am === null ? null : zeitpunkt(am);
  const vonAblage = 'die Versionsablage';
  const kettenzeile =
    kette === null
      ? ['nicht geprüft', null, null, null]
      : [
          kette.bruch === null ? 'heil' : `gebrochen bei Version ${kette.bruch.version}`,
          kette.am === null ? null : zeitpunkt(kette.am),
          kette.wo === 'hier' ? person : vonAblage,
          kette.wo === 'hier' ? PROGRAMM : vonAblage,
        ];
  return tabelle(
    'Wer was wann geprüft hat',
    'Prüfung',
    [
      textspalte('Was', 2),
      textspalte('Ergebnis', 3),
      textspalte('Wann', 2),
      textspalte('Wer', 3),
      textspalte('Womit', 2),
    ],
    [
      ['Inhalt gegen den Hash', inhalt.replace(/^Inhalt geprüft: /, ''), wann, person, PROGRAMM],
      ['Zahlen nachgerechnet', urteil(abweichungen), wann, person, PROGRAMM],
      ['Kette aller Versionen', ...kettenzeile],
      ['Beleg im Anker', belegurteil(version, anker), ...(anker ? [wann, person, PROGRAMM] : [null, null, null])],
    ],
  );
}

function sollIstAbschnitt(version: Antragsversion, verzeichnis: Verzeichnis | undefined): Block[] {
  const stand = sollIst(version, version.bescheid ? version : null, verzeichnis);
  return [
    { art: 'ueberschrift', text: 'Soll und Ist' },
    tabelle(
      'Möglich, geplant, bewilligt',
      'Soll und Ist',
      [textspalte('Was', 2), textspalte('Stellen'), textspalte('Zuwendung in €')],
      sollIstZeilen(stand).map(({ titel, stellen, zuwendung }) => [titel, stellen, zuwendung]),
    ),
    absatz(saetze(stand).join(' ')),
  ];
}

function hinweise({ hinweise: alle }: Antragsversion): Block[] {
  const titel: Block = { art: 'ueberschrift', text: 'Hinweise' };
  if (alle.length === 0) return [titel, absatz('Keine.')];
  return [
    titel,
    tabelle(
      'Hinweise, die mit dieser Version gespeichert sind',
      'Hinweise',
      [textspalte('Art'), textspalte('Regel'), textspalte('Text', 9)],
      alle.map(({ schweregrad, regel, text }) => [SCHWEREGRAD[schweregrad], regel, text]),
    ),
  ];
}
