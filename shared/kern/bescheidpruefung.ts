/** R18: Was an den Bescheiden eines Programms nicht zusammenpasst, jeder Fehler mit dem Unterschied in €. */
import { vergleicheDatum } from '../grund/datum.ts';
import { type Exakt, NULL, vergleiche, type Zahlangabe } from '../grund/geld.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import { type Bescheid, Bescheidkette } from './bescheide.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './eingaben.ts';
import { Schritt } from './rechenweg.ts';
import { differenz, summe } from './rechnungen.ts';

export type Bescheidmangel =
  /** Die genannte Summe ist nicht die der geltenden Jahre; `unterschied` = genannt − Jahre. */
  | {
      readonly art: 'summe';
      readonly schweregrad: 'fehler';
      readonly bescheid: Bescheid;
      readonly unterschied: Schritt<'€'>;
    }
  /** Ein Betrag für ein Haushaltsjahr außerhalb des Bewilligungszeitraums. */
  | {
      readonly art: 'jahrAusserhalb';
      readonly schweregrad: 'fehler';
      readonly bescheid: Bescheid;
      readonly jahr: number;
      readonly unterschied: Schritt<'€'>;
    }
  /** Die Anteile der Einträge ergeben nicht den Betrag des Haushaltsjahrs; `unterschied` = Jahr − Anteile. */
  | {
      readonly art: 'anteile';
      readonly schweregrad: 'fehler';
      readonly bescheid: Bescheid;
      readonly jahr: number;
      readonly unterschied: Schritt<'€'>;
    }
  /** Zwei Bescheide an einem Tag: Es gilt der später eingegebene. */
  | { readonly art: 'gleicherTag'; readonly schweregrad: 'warnung'; readonly bescheid: Bescheid };

/** Alle Mängel, in der Reihenfolge der Bescheide. Jeder wird mit dem verglichen, was nach ihm gilt. */
export function bescheidmaengel(bescheide: readonly Bescheid[]): Bescheidmangel[] {
  const geordnet = new Bescheidkette(bescheide).bescheide;
  return geordnet.flatMap((bescheid, i) =>
    maengelNach(bescheid, new Bescheidkette(geordnet.slice(0, i + 1)), geordnet[i - 1]),
  );
}

function maengelNach(bescheid: Bescheid, bisher: Bescheidkette, voriger: Bescheid | undefined): Bescheidmangel[] {
  const maengel: Bescheidmangel[] = [];
  if (voriger && vergleicheDatum(voriger.datum, bescheid.datum) === 0)
    maengel.push({ art: 'gleicherTag', schweregrad: 'warnung', bescheid });
  if (bescheid.zuwendung !== null && bisher.jahre.length > 0) {
    const genannt = betragEingabe('bescheid.summe', 'Zuwendung laut Bescheid', betrag(bescheid.zuwendung));
    const unterschied = rest(
      'bescheid.unterschied',
      'Summe laut Bescheid minus Haushaltsjahre',
      genannt,
      bisher.gesamt,
    );
    if (istUngleich(unterschied.wert)) maengel.push({ art: 'summe', schweregrad: 'fehler', bescheid, unterschied });
  }
  for (const jahr of new Set(bescheid.jahre.map(({ haushaltsjahr }) => haushaltsjahr)))
    maengel.push(...maengelImJahr(bescheid, bisher, jahr));
  return maengel;
}

function maengelImJahr(bescheid: Bescheid, bisher: Bescheidkette, jahr: number): Bescheidmangel[] {
  const bewilligt = bisher.imJahr(jahr);
  if (bewilligt === null) return [];
  const maengel: Bescheidmangel[] = [];
  const { zeitraum } = bisher;
  if (zeitraum && !zeitraum.schnitt(Zeitraum.jahr(jahr)) && istUngleich(bewilligt.wert)) {
    const unterschied = rest(
      'bescheid.ausserhalb',
      'außerhalb des Bewilligungszeitraums bewilligt',
      bewilligt,
      eingabe('zulässig', 0, '€'),
    );
    maengel.push({ art: 'jahrAusserhalb', schweregrad: 'fehler', bescheid, jahr, unterschied });
  }
  const anteile = bescheid.anteile.filter(({ haushaltsjahr }) => haushaltsjahr === jahr);
  if (anteile.length > 0) {
    const verteilt = new Schritt({
      id: 'bescheid.anteile',
      titel: 'Anteile der Einträge, Summe',
      jahr,
      einheit: '€',
      rechnung: summe(anteile.map(({ id, zuwendung }) => betragEingabe('bescheid.anteil', id, betrag(zuwendung)))),
      regeln: ['R18'],
    });
    const unterschied = rest('bescheid.rest', 'bewilligt minus Anteile', bewilligt, verteilt);
    if (istUngleich(unterschied.wert))
      maengel.push({ art: 'anteile', schweregrad: 'fehler', bescheid, jahr, unterschied });
  }
  return maengel;
}

function rest(id: string, titel: string, von: Groesse<'€'>, ab: Groesse<'€'>): Schritt<'€'> {
  return new Schritt({ id, titel, einheit: '€', rechnung: differenz({ von, ab }), regeln: ['R18'] });
}

function betrag(wert: Zahlangabe): Exakt {
  return betragAus('zuwendung', wert, 'R18');
}

function istUngleich(wert: Exakt): boolean {
  return vergleiche(wert, NULL) !== 0;
}
