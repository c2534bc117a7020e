/**
 * Rechnet andere Lesarten (A3, A4, A7) für eine Stelle in einem Haushaltsjahr. Gerechnet wird nur, wenn es jemand
 * wissen will.
 */
import {
  abgerundetAuf,
  alsZahl,
  cent,
  durch,
  type Exakt,
  exakt,
  kleinster,
  mal,
  minus,
  NULL,
  plus,
} from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import { mitQuote } from './foerderquote.ts';
import { foerdertageImMonat } from './foerdertage.ts';
import type { Lesart } from './rechenweg.ts';
import type { Stellenjahr, Zeitbetrag } from './stellenjahr.ts';
import { ZEITANTEILE, ZEITANTEILNAMEN } from './zeitanteil.ts';

const EINS = exakt(1);

/** So heißen die anderen Lesarten von A3, A4 und A7. */
export const FESTER_BETRAG = 'fester Betrag je Monat unabhängig von den Ausgaben';
export const JEDEN_MONAT_GERUNDET = 'jeden Monat gerundet';
export function nurInSchritten({ wert }: Groesse<'Stellen'>): string {
  return `nur Stellen in Schritten von ${deutscherWert(wert)}`;
}

/**
 * A3: ein fester Betrag je Monat, was immer ausgegeben wird; A4: jeder Monat für sich gerundet. Ein Regelstand, der
 * dazu anderes sagt, hat eigene Lesarten: wie die Zeit zählt (A2), und was die Bemessungsgrundlage begrenzt (R4).
 */
export function zuwendungslesarten(foerderung: Stellenjahr, ausgaben: Groesse<'€'>): Lesart<'€'>[] {
  const { foerderquote, bemessungExakt, angaben } = foerderung;
  if (angaben.werte.zeitanteilOffen)
    return [...zeitlesarten(foerderung, 'zuwendung'), ...begrenzteZuwendung(foerderung, ausgaben, (wert) => wert)];
  const festerBetrag = () => cent(mitQuote(foerderquote, bemessungExakt.wert));
  return [
    { id: 'A3', bezeichnung: FESTER_BETRAG, andere: festerBetrag },
    { id: 'A4', bezeichnung: JEDEN_MONAT_GERUNDET, andere: () => monatlichGerundet(foerderung) },
  ];
}

/** Was von den Ausgaben bleibt, wo die Zuwendung anders zu lesen ist. */
export function eigenanteilslesarten(foerderung: Stellenjahr, ausgaben: Groesse<'€'>): Lesart<'€'>[] {
  return [
    ...zeitlesarten(foerderung, 'eigenanteil'),
    ...begrenzteZuwendung(foerderung, ausgaben, (zuwendung) => minus(cent(ausgaben.wert), zuwendung)),
  ];
}

/** A2: jede Zählung der Zeit, wo keine Quelle eine nennt; auf einer geteilten Stelle nur, wo sie bekannt ist. */
export function zeitlesarten(foerderung: Stellenjahr, betrag: Zeitbetrag): Lesart<'€'>[] {
  const { werte, grenzen, zeitgrenzen } = foerderung.angaben;
  if (!werte.zeitanteilOffen || (grenzen && !zeitgrenzen)) return [];
  return ZEITANTEILE.map((zeitanteil) => ({
    id: 'A2',
    bezeichnung: ZEITANTEILNAMEN[zeitanteil],
    andere: () => foerderung.nachZeitanteil(zeitanteil)[betrag].wert,
  }));
}

/** R4: Die Bemessungsgrundlage begrenzt die Zuwendung und nicht die Ausgaben, von denen das Land seinen Anteil trägt. */
function begrenzteZuwendung(
  { foerderquote, bemessungExakt, angaben }: Stellenjahr,
  ausgaben: Groesse<'€'>,
  daraus: (zuwendung: Exakt) => Exakt,
): Lesart<'€'>[] {
  if (!angaben.werte.begrenztZuwendung) return [];
  return [
    {
      id: 'R4',
      bezeichnung: 'sie begrenzt die Zuwendung statt der Ausgaben',
      andere: () => daraus(cent(kleinster(mitQuote(foerderquote, ausgaben.wert), bemessungExakt.wert))),
    },
  ];
}

/**
 * A7: Die Bemessungsgrundlage ist nur je Stellenschritt genannt; die andere Lesart kennt deshalb nur ganze Schritte.
 * Exakt, `runde` macht daraus den Betrag. Nennt der Regelstand keine Schritte, gibt es sie nicht.
 */
export function bemessungInStufen(foerderung: Stellenjahr, runde = (wert: Exakt) => wert): Lesart<'€'>[] {
  const { bemessungsfaktoren, werte } = foerderung.angaben;
  const { stellenschritt } = werte;
  if (stellenschritt === null) return [];
  return [
    {
      id: 'A7',
      bezeichnung: nurInSchritten(stellenschritt),
      andere: () => {
        const [grundlage, anteil] = bemessungsfaktoren;
        const stufe = abgerundetAuf(anteil.wert, stellenschritt.wert);
        return runde(durch(mal(mal(grundlage.wert, stufe), foerderung.zeit.wert), foerderung.ganzesJahr.wert));
      },
    },
  ];
}

function monatlichGerundet({ jahr, angaben, grenzen, foerderquote, zuwendungsfaehigJeVolljahr }: Stellenjahr): Exakt {
  const imJahr = zuwendungsfaehigJeVolljahr.reduce(
    (produkt, faktor) => mal(produkt, faktor.wert),
    mitQuote(foerderquote, EINS),
  );
  const { von, bis, werte } = angaben;
  const jeTag = durch(imJahr, werte.tageJeJahr.wert);
  let summe = NULL;
  for (let monat = 1; monat <= 12; monat++) {
    const tage = foerdertageImMonat(von.wert, bis.wert, jahr, monat, alsZahl(werte.tageJeMonat.wert));
    summe = plus(summe, cent(mal(jeTag, exakt(Math.min(tage, grenzen?.get(monat) ?? tage)))));
  }
  return summe;
}
