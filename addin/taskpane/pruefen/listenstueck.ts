/** Was die Prüfung einer Liste ergab, als Schriftstück: Zusammenfassung, Summen, jede Zeile mit ihrem Befund. */
import { absatz, type Schriftstueck, type Tabelle } from '../../../shared/druck/schriftstueck.ts';
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
  return {
    art: 'tabelle',
    titel: 'Zeilen der Liste',
    blatt: 'Zeilen',
    spalten: [
      { titel: 'Kommune', art: 'text', breite: 2 },
      { titel: 'Zeile', art: 'zahl' },
      { titel: 'Geduldete', art: 'zahl' },
      { titel: 'Stellen nach R1–R3', art: 'zahl' },
      { titel: 'Stellen in der Liste', art: 'zahl' },
      { titel: 'Unterschied', art: 'zahl' },
      { titel: 'Befund', art: 'text', breite: 4 },
    ],
    zeilen: zeilen.map(({ nr, kommune, werte, nachSchluessel, differenz, befunde }) => ({
      zellen: [
        sichtbar(kommune),
        String(nr),
        werte.geduldete?.toFixed() ?? null,
        nachSchluessel?.toFixed() ?? null,
        werte.stellen?.toFixed() ?? null,
        differenz?.toFixed() ?? null,
        befunde.map(({ text }) => sichtbar(text)).join(' '),
      ],
    })),
  };
}

function summentabelle({ summenpruefungen }: Listenpruefung): Tabelle[] {
  const zeilen = summenpruefungen.flatMap(({ nr, bezeichnung, abweichungen, befunde, erklaerungen }) => {
    const name = nr === null ? bezeichnung : `${bezeichnung}, Zeile ${nr}`;
    const texte = [...befunde.map(({ text }) => text), ...erklaerungen].map(sichtbar).join(' ');
    if (abweichungen.length === 0) return [{ zellen: [sichtbar(name), '', '', '', '', texte] }];
    return abweichungen.map(({ spalte, angegeben, gerechnet, unterschied }, i) => ({
      zellen: [
        sichtbar(name),
        SPALTENNAMEN[spalte],
        angegeben.toFixed(),
        gerechnet.toFixed(),
        unterschied.toFixed(),
        i === 0 ? texte : '',
      ],
    }));
  });
  if (zeilen.length === 0) return [];
  return [
    {
      art: 'tabelle',
      titel: 'Summen der Liste',
      blatt: 'Summen',
      spalten: [
        { titel: 'Summe', art: 'text', breite: 2 },
        { titel: 'Spalte', art: 'text' },
        { titel: 'angegeben', art: 'zahl' },
        { titel: 'gerechnet', art: 'zahl' },
        { titel: 'Unterschied', art: 'zahl' },
        { titel: 'Erklärung', art: 'text', breite: 4 },
      ],
      zeilen,
    },
  ];
}

function ungelesen({ ungelesen: zeilen }: Listenpruefung): Tabelle[] {
  if (zeilen.length === 0) return [];
  return [
    {
      art: 'tabelle',
      titel: 'Nicht gelesene Zeilen',
      blatt: 'Nicht gelesen',
      spalten: [
        { titel: 'Zeile', art: 'text' },
        { titel: 'Grund', art: 'text', breite: 6 },
      ],
      zeilen: zeilen.map(({ nr, grund }) => ({ zellen: [String(nr), sichtbar(grund)] })),
    },
  ];
}
