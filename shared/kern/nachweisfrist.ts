/** R9 mit A6 und R22: bis wann der Verwendungsnachweis vorzulegen ist. */
import { alsDeutschesDatum, type Datum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import { tagEingabe } from '../regelstand/groesse.ts';
import { nachTagenWaehlbar, umfasst, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { werteVon } from '../regelstand/werte.ts';
import { zeitraeumeVon } from '../regelstand/zeitraeume.ts';
import { Schritt } from './rechenweg.ts';
import { nachweistag } from './rechnungen-abwicklung.ts';

/**
 * Letzter Tag für den Verwendungsnachweis als Excels serielle Zahl, nie verschoben; der nächste Werktag steht im
 * Rechenweg. Gerechnet wird mit dem ersten Regelstand des Verzeichnisses, in dem das Ende liegt.
 * @throws {KernFehler} AUSSERHALB_REGELSTAND, NACHWEISFRIST_FEHLT
 */
export function nachweisfrist(ende: Datum, verzeichnis: Verzeichnis): Schritt<'Tageszahl'> {
  const waehlbare = nachTagenWaehlbar(verzeichnis);
  const regelstand = waehlbare.find((r) => umfasst(r, ende));
  if (!regelstand) throw ausserhalb(ende, waehlbare);
  const werte = werteVon(regelstand);
  const { nachweismonate } = werte;
  if (nachweismonate === null) {
    const meldung = `„regelstand“: ${werte.id} nennt keine Frist für den Verwendungsnachweis; sie steht im Bescheid.`;
    throw new KernFehler('NACHWEISFRIST_FEHLT', 'regelstand', meldung, 'R9');
  }
  return new Schritt({
    id: 'nachweisfrist',
    titel: 'Frist für den Verwendungsnachweis',
    einheit: 'Tageszahl',
    rechnung: nachweistag(tagEingabe('Ende des Bewilligungszeitraums', ende), nachweismonate),
    regeln: ['R22', 'A6'],
    regelstand: werte,
  });
}

function ausserhalb(ende: Datum, erlaubte: Verzeichnis): KernFehler {
  const spannen = erlaubte.map((r) => `${zeitraeumeVon(r).gueltig} (${r.id})`).join(' oder ');
  const meldung = `„ende“: Der ${alsDeutschesDatum(ende)} liegt außerhalb des Förderzeitraums; erlaubt ist ${spannen}.`;
  return new KernFehler('AUSSERHALB_REGELSTAND', 'ende', meldung, 'R9');
}
