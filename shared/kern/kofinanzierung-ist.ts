/**
 * R12 nach dem Ist (R20): Welcher Teil des Eigenanteils aus der Integrationspauschale kommt. Sind Monate eingetragen,
 * aus denen im Fenster, ein angebrochener nach seinen Fördertagen; sonst Ist · Fördertage im Fenster ÷ Fördertage des
 * Jahres. Nie mehr als der zuwendungsfähige Eigenanteil.
 */
import { monatsende } from '../grund/datum.ts';
import { alsZahl, cent, durch, type Exakt, exakt, kleinster, mal, minus, NULL, plus } from '../grund/geld.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import type { ThmWerte } from '../regelstand/werte.ts';
import type { Abrechnung } from './abrechnung.ts';
import { gefoerdert, mitQuote } from './foerderquote.ts';
import { foerdertageImMonat } from './foerdertage.ts';
import { eigenanteilImFenster, fensterDes, nichtsImFenster } from './kofinanzierung.ts';
import { AUF_CENT, Schritt } from './rechenweg.ts';
import { anteilig, differenz, minimum, summe, uebernommen } from './rechnungen.ts';

interface Angaben {
  readonly abrechnung: Abrechnung;
  /** Besetzte Tage des Haushaltsjahrs und die davon im Fenster. */
  readonly tage: Groesse<'Tage'>;
  readonly fenstertage: Groesse<'Tage'>;
  /** Eingetragene Monate (1–12) in €; leer, wo nur ein Jahresbetrag steht. */
  readonly monate: ReadonlyMap<number, Groesse<'€'>>;
  readonly werte: ThmWerte;
}

/** Kofinanzierter Teil des Eigenanteils in €, auf Cent. */
export function kofinanzierungNachIst(angaben: Angaben): Schritt<'€'> {
  const { abrechnung, fenstertage, tage, monate, werte } = angaben;
  if (alsZahl(fenstertage.wert) === 0 || alsZahl(tage.wert) === 0)
    return keineFenstertage(abrechnung.angaben.jahr, werte);
  const imFenster =
    monate.size === 0
      ? nachFoerdertagen(angaben)
      : kleinster(summeImFenster(angaben), abrechnung.zuwendungsfaehig.wert);
  return new Schritt(() => nachIst(angaben).angaben, kofinanziert(angaben, imFenster));
}

/** Was von diesem zuwendungsfähigen Ist im Fenster, exakt, aus der Pauschale kommen darf. */
function kofinanziert({ abrechnung }: Angaben, imFenster: Exakt): Exakt {
  const { angaben, zuwendungsfaehig, endgueltig } = abrechnung;
  const eigenanteil = minus(cent(imFenster), cent(mitQuote(angaben.quote, imFenster)));
  return kleinster(eigenanteil, minus(cent(zuwendungsfaehig.wert), endgueltig.wert));
}

function nachFoerdertagen({ abrechnung, fenstertage, tage }: Angaben): Exakt {
  return durch(mal(abrechnung.zuwendungsfaehig.wert, fenstertage.wert), tage.wert);
}

function summeImFenster({ abrechnung, monate, werte }: Angaben): Exakt {
  const { von, bis } = fensterDes(werte).zeitraum;
  const tageJeMonat = alsZahl(werte.tageJeMonat.wert);
  let summe = NULL;
  for (const [monat, { wert }] of monate) {
    const tage = foerdertageImMonat(von, bis, abrechnung.angaben.jahr, monat, tageJeMonat);
    summe = plus(summe, mal(wert, exakt(tage)));
  }
  return durch(summe, werte.tageJeMonat.wert);
}

function nachIst(angaben: Angaben): Schritt<'€'> {
  const { abrechnung, fenstertage, tage, monate, werte } = angaben;
  const { jahr, quote } = abrechnung.angaben;
  const gemeinsam = { jahr, einheit: '€', regelstand: werte, regeln: ['R20', 'R12'] } as const;
  const nachTagen = anteilig<'€'>({ faktoren: [abrechnung.zuwendungsfaehig, fenstertage], teiler: tage });
  const imFenster =
    monate.size === 0
      ? new Schritt({
          ...gemeinsam,
          id: 'fenster.ist',
          titel: 'Zuwendungsfähiges Ist im Fenster, exakt',
          rechnung: nachTagen,
        })
      : new Schritt({
          ...gemeinsam,
          id: 'fenster.ist',
          titel: 'Zuwendungsfähiges Ist im Fenster, exakt',
          rechnung: minimum([monateImFenster(angaben), abrechnung.zuwendungsfaehig]),
        });
  const ausgaben = new Schritt({
    ...gemeinsam,
    id: 'fenster.ausgaben',
    titel: 'Ist im Fenster',
    rechnung: uebernommen(imFenster),
    rundung: AUF_CENT,
  });
  const zuwendung = new Schritt({
    ...gemeinsam,
    id: 'fenster.zuwendung',
    titel: 'Zuwendung im Fenster',
    rechnung: gefoerdert(quote, imFenster),
    rundung: AUF_CENT,
  });
  const zuwendungsfaehig = new Schritt({
    ...gemeinsam,
    id: 'zuwendungsfaehig.ist',
    titel: 'Zuwendungsfähiges Ist',
    rechnung: uebernommen(abrechnung.zuwendungsfaehig),
    rundung: AUF_CENT,
  });
  const hoechstens = new Schritt({
    ...gemeinsam,
    id: 'zuwendungsfaehigerEigenanteil',
    titel: 'Zuwendungsfähiger Eigenanteil nach Ist',
    rechnung: differenz({ von: zuwendungsfaehig, ab: abrechnung.endgueltig }),
  });
  const lesarten = () => [
    {
      id: 'R20' as const,
      bezeichnung: 'nach Fördertagen statt nach Monaten',
      andere: () => kofinanziert(angaben, nachFoerdertagen(angaben)),
    },
  ];
  return eigenanteilImFenster({ jahr, ausgaben, zuwendung, hoechstens, werte, ...(monate.size > 0 && { lesarten }) });
}

/** Für ein Haushaltsjahr, das das Fenster nicht berührt oder in dem niemand die Stelle dort besetzt. */
export function keineFenstertage(jahr: number, werte: ThmWerte): Schritt<'€'> {
  return nichtsImFenster(jahr, 'keine Fördertage im Fenster', werte);
}

function monateImFenster({ abrechnung, monate, werte }: Angaben): Schritt<'€'> {
  const { jahr } = abrechnung.angaben;
  const teile = [...monate].flatMap(([monat, betrag]): Groesse<'€'>[] => {
    const erster = { jahr, monat, tag: 1 };
    const schnitt = Zeitraum.aus(erster, monatsende(erster)).schnitt(fensterDes(werte).zeitraum);
    if (!schnitt) return [];
    const tage = foerdertageImMonat(schnitt.von, schnitt.bis, jahr, monat, alsZahl(werte.tageJeMonat.wert));
    if (tage === alsZahl(werte.tageJeMonat.wert)) return [betrag];
    return [
      new Schritt({
        id: `fenster.monat.${monat}`,
        titel: `Monat ${monat} im Fenster, exakt`,
        jahr,
        einheit: '€',
        rechnung: anteilig<'€'>({
          faktoren: [betrag, eingabe(`Fördertage bis ${schnitt.bis.tag}.${monat}.`, tage, 'Tage')],
          teiler: werte.tageJeMonat,
        }),
        regeln: ['R20', 'R12'],
        regelstand: werte,
      }),
    ];
  });
  const addiert = summe<'€'>(teile.length > 0 ? teile : [eingabe('kein Monat im Fenster', 0, '€')]);
  return new Schritt({
    id: 'fenster.monate',
    titel: 'Monate im Fenster, exakt',
    jahr,
    einheit: '€',
    rechnung: addiert,
    regeln: ['R20', 'R12'],
    regelstand: werte,
  });
}
