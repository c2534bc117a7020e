/**
 * R20 für eine einzige Stelle: die Bemessung kommt aus Anteil und Zeitraum, die Tage aus dem Haushaltsjahr. Andere
 * Mittel gibt es hier nicht.
 */
import type { Datum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import { type Exakt, exakt, vergleiche, type Zahlangabe } from '../grund/geld.ts';
import type { Verzeichnis } from '../regelstand/verzeichnis.ts';
import { werteVon } from '../regelstand/werte.ts';
import { type Abrechnung, abrechnung } from './abrechnung.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './eingaben.ts';
import { Foerderung } from './foerderung.ts';

const HALBER_CENT = exakt('0.005');

export interface Stellenabrechnung {
  readonly stellenanteil: Zahlangabe;
  readonly von: Datum;
  readonly bis: Datum;
  /** Die wirklichen Kosten der Stelle in diesem Haushaltsjahr, in €; nie ein Betrag für ein volles Jahr. */
  readonly ist: Zahlangabe;
  /** Anteil der Stelle am Bescheid dieses Haushaltsjahrs in €; `null` ohne Höchstbetrag. */
  readonly bewilligt: Zahlangabe | null;
  /** `null`, wo der Zeitraum in einem einzigen liegt. */
  readonly haushaltsjahr: number | null;
}

/**
 * Rechnet eine Stelle in einem Haushaltsjahr ab; Beträge mit Bruchteilen von Cents werden auf Cent gerundet, und der
 * Rechenweg sagt es.
 * @throws {KernFehler} wie {@link Foerderung}, dazu HAUSHALTSJAHR_AUSSERHALB
 */
export function stellenabrechnung(
  { stellenanteil, von, bis, ist, bewilligt, haushaltsjahr }: Stellenabrechnung,
  verzeichnis?: Verzeichnis,
): Abrechnung {
  const foerderung = new Foerderung({ stellenanteil, von, bis, jahresausgaben: null }, verzeichnis);
  const jahr = foerderung.imJahr(dasHaushaltsjahr(foerderung, haushaltsjahr));
  return abrechnung({
    jahr: jahr.jahr,
    ist: betragEingabe('abrechnung.ist', 'Ist', ueberNull('ist', ist)),
    bemessung: jahr.bemessungExakt,
    quote: jahr.foerderquote,
    andereMittel: null,
    bewilligt:
      bewilligt === null ? null : betragEingabe('abrechnung.bewilligt', 'bewilligt', ueberNull('bewilligt', bewilligt)),
    werte: werteVon(foerderung.regelstand),
  });
}

function dasHaushaltsjahr({ zeitraum }: Foerderung, genannt: number | null): number {
  const { jahre } = zeitraum;
  const [einziges] = jahre;
  if (genannt === null && jahre.length === 1 && einziges !== undefined) return einziges;
  if (genannt !== null && jahre.includes(genannt)) return genannt;
  const grund =
    genannt === null
      ? `ist leer, aber der Zeitraum ${zeitraum} liegt in mehreren`
      : `${genannt} gehört nicht zum Zeitraum ${zeitraum}`;
  throw new KernFehler(
    'HAUSHALTSJAHR_AUSSERHALB',
    'haushaltsjahr',
    `„haushaltsjahr“ ${grund}. Erwartet wird eines davon: ${jahre.join(', ')}.`,
    'R20',
  );
}

function ueberNull(feld: string, wert: Zahlangabe): Exakt {
  const betrag = betragAus(feld, wert, 'R20');
  if (vergleiche(betrag, HALBER_CENT) >= 0) return betrag;
  throw new KernFehler(
    'AUSGABEN_UNGUELTIG',
    feld,
    `„${feld}“ muss größer als 0 € sein; ohne Angabe bleibt es leer.`,
    'R20',
  );
}
