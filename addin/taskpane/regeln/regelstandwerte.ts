/** Die Werte eines Regelstands in der Reihenfolge und Schreibweise, in der sie angezeigt werden. */
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
  const gemeinsam = [
    zeile('Gültig von', regelstand.gueltigVon, deutscherTag),
    zeile('Gültig bis', regelstand.gueltigBis, deutscherTag),
    zeile('Antragsfrist', regelstand.antragsfrist, deutscherTag),
    zeile(
      'Verwendungsnachweis',
      regelstand.verwendungsnachweisMonate,
      (monate) => `${monate} Monate nach dem Ende des Bewilligungszeitraums`,
    ),
    zeile('Integrationspauschale ab', regelstand.kofinanzierung.von, deutscherTag),
    zeile('Integrationspauschale bis', regelstand.kofinanzierung.bis, deutscherTag),
  ];
  if (regelstand.programm === 'THM') {
    return [
      zeile('Geduldete je Stelle', regelstand.personenJeStelle, dezimal),
      zeile('Stellen mindestens', regelstand.mindeststellen, dezimal),
      zeile('1,0 Stelle ab Personen', regelstand.volleStelleAb, dezimal),
      zeile('Stellen in Schritten von', regelstand.stellenschritt, dezimal),
      zeile('Bemessungsgrundlage je 1,0 Stelle und Jahr', regelstand.bemessungsgrundlage, euro),
      zeile('Förderquote', regelstand.foerderquote, prozent),
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
  return [...bausteine, zeile('Personen je Coach (Planungszahl)', regelstand.personenJeCoach, dezimal), ...gemeinsam];
}

function zeile<T>(name: string, wert: Wert<T>, schreibe: (wert: T) => string): Regelwert {
  return { name, wert: schreibe(wert.wert), regel: wert.regel, fundstelle: wert.fundstelle };
}
