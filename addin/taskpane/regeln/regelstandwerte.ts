/** Die Werte eines Regelstands in der Reihenfolge und Schreibweise, in der sie angezeigt werden. */
import { tagImJahr } from '../../../shared/regelstand/satzteile.ts';
import type { BausteinNummer, Fundstelle, Regelstand, Wert } from '../../../shared/regelstand/typen.ts';
import { dezimal, euro, prozent } from '../format/betrag.ts';
import { deutscherTag } from '../format/zeitpunkt.ts';

/** Ein Wert eines Regelstands, fertig geschrieben mit Einheit, und wo er steht. */
export interface Regelwert {
  readonly name: string;
  readonly wert: string;
  readonly regel: string;
  readonly fundstelle: Fundstelle;
}

/** Alle Werte: erst die des Programms, dann Gültigkeit, Fristen und Fenster der Integrationspauschale. */
export function regelstandwerte(regelstand: Regelstand): Regelwert[] {
  const { kofinanzierung } = regelstand;
  const gemeinsam = [
    zeile('Gültig von', regelstand.gueltigVon, deutscherTag),
    zeile('Gültig bis', regelstand.gueltigBis, deutscherTag),
    ...genannt('Belegt bis', regelstand.belegtBis, deutscherTag),
    ...genannt('Antragsfrist', regelstand.antragsfrist, deutscherTag),
    ...genannt('Antragsfrist im Jahr, in dem das Schuljahr beginnt', regelstand.antragsfristImJahr, tagImJahr),
    ...genannt(
      'Verwendungsnachweis',
      regelstand.verwendungsnachweisMonate,
      (monate) => `${monate} Monate nach dem Ende des Bewilligungszeitraums`,
    ),
    ...genannt('Integrationspauschale ab', kofinanzierung?.von, deutscherTag),
    ...genannt('Integrationspauschale bis', kofinanzierung?.bis, deutscherTag),
    ...genannt('Nachweis der Integrationspauschale bis', kofinanzierung?.nachweisBis, deutscherTag),
  ];
  if (regelstand.programm === 'THM') {
    const grundlage = regelstand.foerderquote ? 'Bemessungsgrundlage' : 'Festbetrag';
    return [
      ...genannt('Geduldete je Stelle', regelstand.personenJeStelle, dezimal),
      ...genannt('Stellen mindestens', regelstand.mindeststellen, dezimal),
      ...genannt('1,0 Stelle ab Personen', regelstand.volleStelleAb, dezimal),
      ...genannt('Stellen in Schritten von', regelstand.stellenschritt, dezimal),
      ...genannt('Art der Förderung', regelstand.foerderart, (art) =>
        art === 'festbetrag' ? 'Festbetrag' : 'Anteilfinanzierung',
      ),
      zeile(`${grundlage} je 1,0 Stelle und Jahr`, regelstand.bemessungsgrundlage, euro),
      ...genannt('Zuwendungsfähig', regelstand.ausgabenarten, String),
      ...genannt('Förderquote', regelstand.foerderquote, prozent),
      zeile('Tage je Monat', regelstand.tageJeMonat, String),
      ...gemeinsam,
    ];
  }
  const bausteine = (Object.keys(regelstand.bausteine) as unknown as BausteinNummer[]).map((nummer): Regelwert => {
    const { name, quote } = regelstand.bausteine[nummer];
    const titel = `Baustein ${nummer}, ${name.wert}`;
    return quote.art === 'fest'
      ? zeile(titel, quote.quote, prozent)
      : { ...zeile(titel, quote.von, prozent), wert: `${prozent(quote.von.wert)} bis ${prozent(quote.bis.wert)}` };
  });
  return [
    ...bausteine,
    ...genannt('Personen je Coach (Planungszahl)', regelstand.personenJeCoach, dezimal),
    ...gemeinsam,
  ];
}

/** Was der Regelstand nicht nennt, wird nicht gezeigt. */
function genannt<T>(name: string, wert: Wert<T> | undefined, schreibe: (wert: T) => string): Regelwert[] {
  return wert ? [zeile(name, wert, schreibe)] : [];
}

function zeile<T>(name: string, wert: Wert<T>, schreibe: (wert: T) => string): Regelwert {
  return { name, wert: schreibe(wert.wert), regel: wert.regel, fundstelle: wert.fundstelle };
}
