/** R9 mit A6: bis wann nachzuweisen ist, nach dem geltenden Bewilligungszeitraum, ohne ihn nach dem Plan. */
import type { Programm } from '../antrag/programm.ts';
import { tag } from '../antrag/tag.ts';
import { alsDeutschesDatum, type Datum } from '../grund/datum.ts';
import { istFehlerDerEingabe } from '../grund/fehler.ts';
import { alsZahl } from '../grund/geld.ts';
import { ausSeriell } from '../grund/seriell.ts';
import { fristNachMonaten } from '../kern/fristen.ts';
import { nachweisfrist } from '../kern/nachweisfrist.ts';
import { type Gerechnetes, programmVon } from './quelle.ts';

interface Nachweisfrist {
  /** `null`, wo sie sich nicht bestimmen lässt. */
  readonly tag: Datum | null;
  readonly text: string;
}

export function nachweisfristFuer(quelle: Gerechnetes, programm: Programm): Nachweisfrist {
  const bewilligt = programmVon(quelle, programm)?.kette.zeitraum?.bis ?? null;
  const ende = bewilligt ?? letzterTag(quelle, programm);
  if (!ende) return { tag: null, text: 'nicht zu bestimmen: Kein Bescheid nennt den Bewilligungszeitraum' };
  try {
    const frist = ausSeriell(alsZahl(nachweisfrist(ende, quelle.rechnung.verzeichnis).wert));
    const { naechsterWerktag } = fristNachMonaten(frist, 0);
    const werktag = naechsterWerktag ? `, nächster Werktag ${alsDeutschesDatum(naechsterWerktag)}` : '';
    const woher = bewilligt
      ? 'R9, A6; Feiertage sind nicht berücksichtigt'
      : 'R9, A6, nach dem letzten Tag des Plans, denn kein Bescheid nennt den Bewilligungszeitraum';
    return { tag: frist, text: `${alsDeutschesDatum(frist)}${werktag} (${woher})` };
  } catch (fehler) {
    if (istFehlerDerEingabe(fehler)) return { tag: null, text: `nicht zu bestimmen: ${fehler.message}` };
    throw fehler;
  }
}

function letzterTag({ rechnung: { antrag } }: Gerechnetes, programm: Programm): Datum | null {
  if (programm === 'THM') {
    const letzter = antrag.stellen
      .map(({ bis }) => bis)
      .sort()
      .at(-1);
    return letzter === undefined ? null : tag(letzter);
  }
  if (antrag.massnahmen.length === 0) return null;
  return { jahr: Math.max(...antrag.massnahmen.map(({ haushaltsjahr }) => haushaltsjahr)), monat: 12, tag: 31 };
}
