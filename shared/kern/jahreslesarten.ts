/**
 * Rechnet andere Lesarten (A3, A4, A7) für eine Stelle in einem Haushaltsjahr. Gerechnet wird nur, wenn es jemand
 * wissen will.
 */
import { abgerundetAuf, alsZahl, cent, durch, type Exakt, exakt, mal, NULL, plus } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { foerdertageImMonat } from './foerdertage.ts';
import type { Lesart } from './rechenweg.ts';
import type { Stellenjahr } from './stellenjahr.ts';

/** A3: ein fester Betrag je Monat, was immer ausgegeben wird; A4: jeder Monat für sich gerundet. */
export function zuwendungslesarten(foerderung: Stellenjahr): Lesart<'€'>[] {
  const festerBetrag = () => cent(mal(foerderung.foerderquote.wert, foerderung.bemessungExakt.wert));
  return [
    { id: 'A3', bezeichnung: 'fester Betrag je Monat unabhängig von den Ausgaben', andere: festerBetrag },
    { id: 'A4', bezeichnung: 'jeden Monat gerundet', andere: () => monatlichGerundet(foerderung) },
  ];
}

/**
 * A7: Die Bemessungsgrundlage ist nur je Stellenschritt genannt; die andere Lesart kennt deshalb nur ganze Schritte.
 * Exakt, `runde` macht daraus den Betrag.
 */
export function bemessungInStufen(foerderung: Stellenjahr, runde = (wert: Exakt) => wert): Lesart<'€'> {
  const { werte, bemessungsfaktoren } = foerderung.angaben;
  return {
    id: 'A7',
    bezeichnung: `nur Stellen in Schritten von ${deutscherWert(werte.stellenschritt.wert)}`,
    andere: () => {
      const [grundlage, anteil] = bemessungsfaktoren;
      const stufe = abgerundetAuf(anteil.wert, werte.stellenschritt.wert);
      return runde(durch(mal(mal(grundlage.wert, stufe), foerderung.tage.wert), werte.tageJeJahr.wert));
    },
  };
}

function monatlichGerundet({ jahr, angaben, grenzen, foerderquote, zuwendungsfaehigJeVolljahr }: Stellenjahr): Exakt {
  const imJahr = zuwendungsfaehigJeVolljahr.reduce((produkt, faktor) => mal(produkt, faktor.wert), foerderquote.wert);
  const { von, bis, werte } = angaben;
  const jeTag = durch(imJahr, werte.tageJeJahr.wert);
  let summe = NULL;
  for (let monat = 1; monat <= 12; monat++) {
    const tage = foerdertageImMonat(von.wert, bis.wert, jahr, monat, alsZahl(werte.tageJeMonat.wert));
    summe = plus(summe, cent(mal(jeTag, exakt(Math.min(tage, grenzen?.get(monat) ?? tage)))));
  }
  return summe;
}
