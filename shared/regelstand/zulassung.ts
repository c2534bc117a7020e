/** Lehnt einen Regelstand ab, mit dem nicht gerechnet werden kann; geprüft, sobald er geladen wird. */
import { ausIso } from '../grund/datum.ts';
import type { Regelstand, ThmRegelstand } from './typen.ts';
import { unbrauchbar, zeitraeumeVon } from './zeitraeume.ts';

/**
 * Die Zählung der Fördertage (A2) gilt nur für Monate zu 30 Tagen; mit einer anderen Zahl käme sie still auf falsche
 * Tage.
 */
const TAGE_JE_MONAT = 30;

/** Gibt denselben Regelstand zurück. @throws {KernFehler} REGELSTAND_UNBRAUCHBAR */
export function zugelassen<R extends Regelstand>(regelstand: R): R {
  zeitraeumeVon(regelstand);
  pruefeFrist(regelstand);
  if (regelstand.programm === 'THM') pruefeStellenprogramm(regelstand);
  return regelstand;
}

function pruefeStellenprogramm(regelstand: ThmRegelstand): void {
  const { tageJeMonat, foerderart, foerderquote, stellenschritt } = regelstand;
  if (tageJeMonat.wert !== TAGE_JE_MONAT) {
    throw unbrauchbar(
      regelstand,
      `„tageJeMonat“ ist ${tageJeMonat.wert}; die Zählung der Fördertage (A2) kennt nur ${TAGE_JE_MONAT}.`,
    );
  }
  const festbetrag = foerderart?.wert === 'festbetrag';
  if (festbetrag && foerderquote) throw unbrauchbar(regelstand, 'Ein Festbetrag hat keine „foerderquote“.');
  if (!festbetrag && !foerderquote) throw unbrauchbar(regelstand, 'Es fehlt die „foerderquote“.');
  const schluessel = [regelstand.personenJeStelle, regelstand.mindeststellen, regelstand.volleStelleAb];
  const genannt = schluessel.filter((wert) => wert !== undefined);
  if (genannt.length > 0 && (genannt.length < schluessel.length || !stellenschritt))
    throw unbrauchbar(regelstand, 'Der Schlüssel für Stellen ist nicht vollständig.');
}

function pruefeFrist(regelstand: Regelstand): void {
  const frist = regelstand.antragsfristImJahr?.wert;
  if (frist !== undefined && ausIso(`2001-${frist}`) === null)
    throw unbrauchbar(regelstand, `„antragsfristImJahr“ ist kein Monat und Tag: ${frist}.`);
}
