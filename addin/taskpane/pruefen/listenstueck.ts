/** Was die Prüfung einer Liste ergab, als Schriftstück: Zusammenfassung, Summen, jede Zeile mit ihrem Befund. */
import {
  absatz,
  type Schriftstueck,
  type Tabelle,
  tabelle,
  textspalte,
  zahlspalte,
} from '../../../shared/druck/schriftstueck.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Listenpruefung } from '../../../shared/listenpruefung/ergebnis.ts';
import { SPALTENNAMEN } from '../../../shared/listenpruefung/spaltenrollen.ts';
import { zusammenfassung } from './listentexte.ts';

export function listenstueck(ergebnis: Listenpruefung): Schriftstueck {
  const { regelstaende } = ergebnis;
  return {
    titel: 'Geprüfte Liste',
    ausrichtung: 'quer',
    fuss: `Geprüft mit ${regelstaende.map((id) => `Regelstand ${id}`).join(', ')} · GK Förderrechner`,
    bloecke: [
      ...zusammenfassung(ergebnis).map((satz) => absatz(satz)),
      zeilentabelle(ergebnis),
      ...summentabelle(ergebnis),
      ...ungelesen(ergebnis),
    ],
  };
}

function zeilentabelle({ zeilen }: Listenpruefung): Tabelle {
  return tabelle(
    'Zeilen der Liste',
    'Zeilen',
    [
      textspalte('Kommune', 2),
      zahlspalte('Zeile'),
      zahlspalte('Geduldete'),
      zahlspalte('Stellen nach R1–R3'),
      zahlspalte('Stellen in der Liste'),
      zahlspalte('Unterschied'),
      textspalte('Befund', 4),
    ],
    zeilen.map(({ nr, kommune, werte, nachSchluessel, differenz, befunde }) => [
      sichtbar(kommune),
      String(nr),
      werte.geduldete?.toFixed() ?? null,
      nachSchluessel?.toFixed() ?? null,
      werte.stellen?.toFixed() ?? null,
      differenz?.toFixed() ?? null,
      befunde.map(({ text }) => sichtbar(text)).join(' '),
    ]),
  );
}

function summentabelle({ summenpruefungen }: Listenpruefung): Tabelle[] {
  const zeilen = summenpruefungen.flatMap(({ nr, bezeichnung, abweichungen, befunde, erklaerungen }) => {
    const name = nr === null ? bezeichnung : `${bezeichnung}, Zeile ${nr}`;
    const texte = [...befunde.map(({ text }) => text), ...erklaerungen].map(sichtbar).join(' ');
    if (abweichungen.length === 0) return [[sichtbar(name), '', '', '', '', texte]];
    return abweichungen.map(({ spalte, angegeben, gerechnet, unterschied }, i) => [
      sichtbar(name),
      SPALTENNAMEN[spalte],
      angegeben.toFixed(),
      gerechnet.toFixed(),
      unterschied.toFixed(),
      i === 0 ? texte : '',
    ]);
  });
  if (zeilen.length === 0) return [];
  return [
    tabelle(
      'Summen der Liste',
      'Summen',
      [
        textspalte('Summe', 2),
        textspalte('Spalte'),
        zahlspalte('angegeben'),
        zahlspalte('gerechnet'),
        zahlspalte('Unterschied'),
        textspalte('Erklärung', 4),
      ],
      zeilen,
    ),
  ];
}

function ungelesen({ ungelesen: zeilen }: Listenpruefung): Tabelle[] {
  if (zeilen.length === 0) return [];
  return [
    tabelle(
      'Nicht gelesene Zeilen',
      'Nicht gelesen',
      [textspalte('Zeile'), textspalte('Grund', 6)],
      zeilen.map(({ nr, grund }) => [String(nr), sichtbar(grund)]),
    ),
  ];
}
