/**
 * Blatt „Übersicht“: was geprüft wird, mit dem Hash der Version, und ob gespeicherte und gerechnete Zahlen
 * übereinstimmen.
 */
import type { Planrechnung } from '../antrag/planrechnung.ts';
import type { Antragsversion } from '../antrag/version.ts';
import { alsZahl } from '../grund/geld.ts';
import type { ThmRegelstand } from '../regelstand/typen.ts';
import { bezeichnungen, SCHWEREGRAD } from './bezeichnungen.ts';
import { a1, Blatt } from './blatt.ts';
import type { Planblatt } from './plan-blatt.ts';
import { blattsaetze, type Pruefungen, pruefsaetze } from './pruefungen.ts';
import type { Regelstandblatt } from './regelstand-blatt.ts';
import { schreibeVergleich, type Unterschied } from './vergleichszellen.ts';

const NAME = 'Übersicht';
const PAUSCHALE = { zeile: 4, spalte: 2 };
const PERSONEN = { zeile: 5, spalte: 2 };
const GERECHNET = { zeile: 6, spalte: 2 };
const GESPEICHERT = { zeile: 7, spalte: 2 };
const UNTERSCHIED = { zeile: 8, spalte: 2 };
const ERSTE_ANGABE = 10;

/** Bezug auf „ja“ oder „nein“ bei der Integrationspauschale, für die Formeln der anderen Blätter. */
export const PAUSCHALE_BEZUG = `'${NAME}'!$B$${PAUSCHALE.zeile}`;

/** `plan` zählt die Unterschiede seines Blatts; die Stellen nach Schlüssel (R1–R3) kommen hier dazu. */
export function uebersichtblatt(
  version: Antragsversion,
  rechnung: Planrechnung,
  plan: Planblatt,
  regelstand: Regelstandblatt,
  pruefungen: Pruefungen,
): Blatt {
  const blatt = new Blatt(NAME, [44, 96]);
  const name = (zeile: number, text: string) => blatt.wert({ zeile, spalte: 1 }, text, 'name');
  blatt.wert({ zeile: 1, spalte: 1 }, 'Prüfmappe', 'titel');
  blatt.wert(
    { zeile: 2, spalte: 1 },
    'Gelb: Eingaben. Grau: gespeichertes Ergebnis. Ohne Farbe: Formeln, die dieselben Regeln noch einmal rechnen.',
    'erlaeuterung',
  );
  name(PAUSCHALE.zeile, 'Integrationspauschale vorgesehen');
  blatt.wert(PAUSCHALE, version.antrag.integrationspauschale ? 'ja' : 'nein', 'eingabeText');
  name(PERSONEN.zeile, 'Geduldete (18 bis 27 Jahre)');
  blatt.wert(PERSONEN, version.antrag.personen.geduldete, 'eingabeGanz');
  name(GERECHNET.zeile, 'Stellen nach Schlüssel (R1–R3)');
  name(GESPEICHERT.zeile, 'Stellen nach Schlüssel, gespeichert');
  name(UNTERSCHIED.zeile, 'Stellen nach Schlüssel, Unterschied');
  const unterschied = vergleicheStellen(blatt, version, rechnung, regelstand);
  name(3, 'Zahlen, in denen beide verschieden sind');
  blatt.formel(
    { zeile: 3, spalte: 2 },
    `${plan.anzahlUnterschiede}+IF(${a1(UNTERSCHIED)}=0,0,1)`,
    plan.unterschiede + (unterschied === 0 ? 0 : 1),
    'ganz',
  );
  let zeile = ERSTE_ANGABE;
  for (const angabe of bezeichnungen(version)) {
    blatt.zeile(zeile, angabe, ['name', 'text']);
    zeile += 1;
  }
  const [inhalt, kette] = pruefsaetze(version, pruefungen);
  blatt.zeile(zeile, ['Prüfung des Inhalts', inhalt], ['name', 'text']);
  blatt.zeile(zeile + 1, ['Prüfung der Kette', kette], ['name', 'text']);
  zeile += 1;
  for (const satz of blattsaetze(pruefungen)) {
    zeile += 1;
    blatt.zeile(zeile, ['Haushaltsblatt', satz], ['name', 'text']);
  }
  zeile += 2;
  blatt.wert({ zeile, spalte: 1 }, 'Hinweise', 'abschnitt');
  for (const { schweregrad, regel, text } of version.hinweise) {
    zeile += 1;
    blatt.zeile(zeile, [`${SCHWEREGRAD[schweregrad]}${regel === null ? '' : ` (${regel})`}`, text], ['name', 'text']);
  }
  return blatt;
}

function vergleicheStellen(
  blatt: Blatt,
  version: Antragsversion,
  { thm, stellenNachSchluessel }: Planrechnung,
  regelstand: Regelstandblatt,
): Unterschied {
  const gespeichert = version.ergebnis.finanzierungsplan.stellenNachSchluessel;
  const rechnung = thm &&
    stellenNachSchluessel && { formel: stellenformel(thm, regelstand), ergebnis: alsZahl(stellenNachSchluessel.wert) };
  return schreibeVergleich(
    blatt,
    [GERECHNET, GESPEICHERT, UNTERSCHIED],
    rechnung,
    gespeichert === null ? null : Number(gespeichert),
    {
      gerechnet: 'zahl',
      gespeichert: 'gespeichertZahl',
      nachkommastellen: 6,
    },
  );
}

/**
 * R1 mit A1 (auf den Schritt gerundet, Hälften auf), R2 (mindestens), R3 (volle Stelle ab so vielen Personen, wie der
 * Regelstand nennt).
 */
function stellenformel(thm: ThmRegelstand, regelstand: Regelstandblatt): string {
  const { personenJeStelle, stellenschritt, mindeststellen, volleStelleAb } = thm;
  if (!personenJeStelle || !stellenschritt || !mindeststellen || !volleStelleAb) return '';
  const jeStelle = regelstand.bezug(thm, personenJeStelle);
  const schritt = regelstand.bezug(thm, stellenschritt);
  const mindestens = regelstand.bezug(thm, mindeststellen);
  const personen = a1(PERSONEN);
  const stufen = `ROUND(${personen}*${jeStelle.nenner}*${schritt.nenner}/(${jeStelle.zaehler}*${schritt.zaehler}),0)*${schritt.zaehler}/${schritt.nenner}`;
  const volleAb = regelstand.bezug(thm, volleStelleAb);
  return `MAX(${stufen},${mindestens.zaehler}/${mindestens.nenner},IF(${personen}*${volleAb.nenner}>=${volleAb.zaehler},1,0))`;
}
