/** Was alle Schriftstücke gemeinsam haben: Angaben zur Version, wessen Blatt es ist, Fußzeile, Herleitung. */

import { versionsstand } from '../antrag/version.ts';
import { absatz, type Block, type Schriftstueck, type Tabelle, tabelle, textspalte } from '../druck/schriftstueck.ts';
import { alsDeutschesDatum } from '../grund/datum.ts';
import { alsBetrag, cent, type Exakt, quotient } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { alsName } from '../grund/zeichen.ts';
import type { Bescheid } from '../kern/bescheide.ts';
import type { Schritt } from '../kern/rechenweg.ts';
import { ergebniseintrag } from '../kern/rechenweg-text.ts';
import { zeitpunkt } from '../pruefmappe/bezeichnungen.ts';
import { schrittwert } from '../pruefmappe/schrittwert.ts';
import type { Quelle } from './quelle.ts';
import { naechste, vomErgebnis } from './reihenfolge.ts';

/** Ein Schriftstück, oder welche Angabe dafür fehlt. */
export type Angebot = { readonly schriftstueck: Schriftstueck } | { readonly fehlt: string };

/** So viele Schritte druckt das PDF; die Arbeitsmappe hat alle bis {@link SCHRITTE_HOECHSTENS}. */
const SCHRITTE_GEDRUCKT = 150;
const SCHRITTE_HOECHSTENS = 20_000;
const HASH_GEKUERZT = 12;

interface Inhalt {
  readonly titel: string;
  readonly ausrichtung?: Schriftstueck['ausrichtung'];
  /** Zu den Angaben der Version, was dieses Blatt ausmacht. */
  readonly angaben: readonly (readonly [name: string, wert: string])[];
  readonly bloecke: readonly Block[];
  readonly ergebnisse: readonly Schritt[];
}

/** Setzt Kopf, Inhalt und Herleitung zu einem Schriftstück zusammen. */
export function schriftstueckAus(quelle: Quelle, inhalt: Inhalt): Schriftstueck {
  const { titel, ausrichtung = 'quer', bloecke, ergebnisse } = inhalt;
  const { version } = quelle;
  const { antrag, hash } = version;
  return {
    titel,
    ausrichtung,
    fuss: `${antrag.titel} · ${antrag.kommune.name} · Version ${version.version} · SHA-256 ${hash.slice(0, HASH_GEKUERZT)}…`,
    bloecke: [
      {
        art: 'absatz',
        betont: true,
        text: 'Eine Zusammenstellung des GK Förderrechners. Maßgeblich ist der Vordruck der Bewilligungsbehörde; dieses Blatt ersetzt ihn nicht.',
      },
      { art: 'angaben', zeilen: [...inhalt.angaben, ...versionsangaben(quelle)] },
      ...bloecke,
      ...herleitung(ergebnisse),
    ],
  };
}

function versionsangaben({ version }: Quelle): (readonly [string, string])[] {
  const { antrag, hash, regelstand, kern } = version;
  return [
    ['Antrag', antrag.titel],
    ['Kommune', antrag.kommune.name],
    ['Version', `${version.version}, ${versionsstand(version)}`],
    ['Gespeichert', `${zeitpunkt(version.erstelltAm)} von ${alsName(version.autor.name)}`],
    ['SHA-256 der Version', hash],
    ['Gerechnet mit', `${regelstand.map(({ id }) => `Regelstand ${id}`).join(', ')}; Rechenkern ${kern}`],
  ];
}

/** „Bescheid vom 01.12.2020, Aktenzeichen 36.02-17“ */
export function bescheidname({ datum, aktenzeichen }: Pick<Bescheid, 'datum' | 'aktenzeichen'>): string {
  return `Bescheid vom ${alsDeutschesDatum(datum)}, Aktenzeichen ${aktenzeichen}`;
}

/** Ein Betrag für eine Zelle; exakte Werte auf Cent gezeigt. */
export function betragszelle(groesse: { readonly wert: Exakt } | null): string | null {
  return groesse && alsBetrag(cent(groesse.wert));
}

/** Ein exakter Wert für eine Zelle, auf so viele Nachkommastellen. */
export function dezimalzelle(groesse: { readonly wert: Exakt } | null, nachkommastellen: number): string | null {
  return groesse && quotient(groesse.wert).toFixed(nachkommastellen);
}

function herleitung(ergebnisse: readonly Schritt[]): Block[] {
  const schritte = vomErgebnis(ergebnisse).slice(0, SCHRITTE_HOECHSTENS);
  if (schritte.length === 0) return [];
  const gedruckte = naechste(ergebnisse, SCHRITTE_GEDRUCKT);
  const eintraege = schritte.map((schritt) => ({
    ...ergebniseintrag(schritt),
    wert: schrittwert(schritt),
    nurInDerMappe: !gedruckte.has(schritt),
  }));
  const fundstellen = [...new Set(eintraege.flatMap((eintrag) => eintrag.fundstellen))];
  const rechenweg: Tabelle = {
    art: 'tabelle',
    titel: 'Rechenweg, vom Ergebnis zu seinen Voraussetzungen',
    blatt: 'Rechenweg',
    spalten: [
      { titel: 'Schritt', art: 'text', breite: 3 },
      { titel: 'Rechnung', art: 'text', breite: 9 },
      { titel: 'Ergebnis', art: 'text', breite: 1 },
      { titel: 'Regeln', art: 'text', breite: 1 },
    ],
    zeilen: eintraege.map(({ schritt, rechnung, wert, regeln, nurInDerMappe }) => ({
      zellen: [schritt, rechnung, wert, regeln.join(', ')],
      nurInDerMappe,
    })),
  };
  return [
    { art: 'ueberschrift', text: 'Herleitung' },
    ...(schritte.length > SCHRITTE_GEDRUCKT
      ? [
          absatz(
            `Gedruckt sind die ${gedruckte.size} Schritte, die dem Ergebnis am nächsten sind; alle ${deutscherWert(schritte.length)} stehen in der Arbeitsmappe zu diesem Blatt.`,
          ),
        ]
      : []),
    rechenweg,
    tabelle(
      'Fundstellen',
      'Fundstellen',
      [textspalte('Regel und Fundstelle')],
      fundstellen.map((fundstelle) => [fundstelle]),
    ),
  ];
}
