/** Was andere Lesarten (A3, A4, A7) für eine Stelle in einem Haushaltsjahr ergäben. Gerechnet wird nur, wenn es jemand wissen will. */
import type { Datum } from '../grund/datum.ts';
import { abgerundetAuf, cent, durch, type Exakt, exakt, konstante, mal, NULL, plus } from '../grund/geld.ts';
import { foerdertageImMonat, TAGE_JE_JAHR } from './foerdertage.ts';
import type { Jahresfoerderung } from './jahresfoerderung.ts';
import type { Groesse, Lesart } from './rechenweg.ts';

/** A3: ein fester Betrag je Monat, was immer ausgegeben wird; A4: jeder Monat für sich gerundet. */
export function zuwendungslesarten(foerderung: Jahresfoerderung): Lesart[] {
  const festerBetrag = () => cent(mal(zahl(foerderung.foerderquote), foerderung.bemessungExakt.wert));
  return [
    { id: 'A3', bezeichnung: 'fester Betrag je Monat unabhängig von den Ausgaben', andere: festerBetrag },
    { id: 'A4', bezeichnung: 'jeden Monat gerundet', andere: () => monatlichGerundet(foerderung) },
  ];
}

/** A7: Anlage 1 nennt nur 0,5 und 1,0; die andere Lesart kennt deshalb nur halbe und ganze Stellen. Exakt, `runde` macht daraus den Betrag. */
export function bemessungInStufen(foerderung: Jahresfoerderung, runde = (wert: Exakt) => wert): Lesart {
  const { regelstand, bemessungsfaktoren } = foerderung.angaben;
  return {
    id: 'A7',
    bezeichnung: 'nur halbe und ganze Stellen',
    andere: () => {
      const [grundlage, anteil] = bemessungsfaktoren;
      const stufe = abgerundetAuf(zahl(anteil), konstante(regelstand.stellenschritt.wert));
      return runde(durch(mal(mal(zahl(grundlage), stufe), foerderung.tage.wert), exakt(TAGE_JE_JAHR)));
    },
  };
}

function monatlichGerundet({ jahr, angaben, grenzen, foerderquote, zuwendungsfaehigJeVolljahr }: Jahresfoerderung): Exakt {
  const imJahr = zuwendungsfaehigJeVolljahr.reduce((produkt, faktor) => mal(produkt, zahl(faktor)), zahl(foerderquote));
  const jeTag = durch(imJahr, exakt(TAGE_JE_JAHR));
  let summe = NULL;
  for (let monat = 1; monat <= 12; monat++) {
    const tage = foerdertageImMonat(angaben.von.wert as Datum, angaben.bis.wert as Datum, jahr, monat);
    summe = plus(summe, cent(mal(jeTag, exakt(Math.min(tage, grenzen?.get(monat) ?? tage)))));
  }
  return summe;
}

function zahl(groesse: Groesse): Exakt {
  return groesse.wert as Exakt;
}
