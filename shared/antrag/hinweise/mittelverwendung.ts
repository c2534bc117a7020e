/** R24: Geld, das nach zwei Monaten nicht verwendet ist (Nr. 8.6 VVG zu § 44 LHO). */
import { alsDeutschesDatum, alsIso, monatsende, vergleicheDatum } from '../../grund/datum.ts';
import { type Exakt, exakt, NULL, plus } from '../../grund/geld.ts';
import { mitQuote } from '../../kern/foerderquote.ts';
import { fristNachMonaten } from '../../kern/fristen.ts';
import { FENSTERMONATE } from '../../kern/mittelabruf.ts';
import { verwendungen, type Zahlung } from '../../kern/zwischenzinsen.ts';
import { abwicklungsrechnung, type Jahresrechnung } from '../abwicklungsrechnung.ts';
import type { Befund } from '../befund.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { PROGRAMMNAMEN } from '../programm.ts';
import type { Pruefangaben } from '../pruefangaben.ts';
import { tag } from '../tag.ts';
import { deutscherTag, euro, genannt } from '../worte.ts';
import { gesammelt, zeilenMit } from './listenzeilen.ts';

/**
 * `warnung` je Haushaltsjahr: Am Stichtag liegt eine Auszahlung mehr als zwei Monate zurück, und in diesen zwei Monaten
 * ist nicht alles verwendet. Ausgaben eines Monats gelten als an seinem letzten Tag verwendet, zur Förderquote; wo ein
 * Ist nur als Jahresbetrag dasteht, ist nicht bekannt, wann, und es wird nicht geprüft.
 */
export function ungenutzteMittel(rechnung: Planrechnung, { stichtag }: Pruefangaben): Befund[] {
  const { abwicklung } = rechnung.antrag;
  if (stichtag === null || !abwicklung) return [];
  const heute = tag(stichtag);
  return abwicklungsrechnung(rechnung).flatMap(({ programm, jahre }) =>
    jahre.flatMap((jahr) => {
      const eingaenge = zeilenMit(
        abwicklung.abrufe,
        (abruf) =>
          abruf.programm === programm && abruf.haushaltsjahr === jahr.haushaltsjahr && abruf.eingegangenAm !== null,
      );
      const ausgaben = eingaenge.length === 0 ? null : monatsausgaben(jahr);
      if (ausgaben === null) return [];
      const auszahlungen = eingaenge.map(({ zeile }) => ({
        tag: tag(zeile.eingegangenAm as string),
        betrag: exakt(zeile.betrag),
      }));
      const ungenutzt = new Map<string, Exakt>();
      for (const { ausgezahltAm, verwendetAm, betrag } of verwendungen(auszahlungen, ausgaben, exakt(1))) {
        const { tag: ende } = fristNachMonaten(ausgezahltAm, FENSTERMONATE);
        if (vergleicheDatum(heute, ende) <= 0) continue;
        if (verwendetAm !== null && vergleicheDatum(verwendetAm, ende) <= 0) continue;
        const eingang = alsIso(ausgezahltAm);
        ungenutzt.set(eingang, plus(ungenutzt.get(eingang) ?? NULL, betrag));
      }
      const betroffen = eingaenge.filter(({ zeile }) => ungenutzt.has(zeile.eingegangenAm as string));
      return gesammelt(
        betroffen.map(({ index }) => ['abwicklung', 'abrufe', index, 'eingegangenAm']),
        'MITTEL_UNGENUTZT',
        'R24',
        () =>
          `Für ${PROGRAMMNAMEN[programm]} ist am ${deutscherTag(stichtag)} im Haushaltsjahr ${jahr.haushaltsjahr} innerhalb von zwei Monaten nach der Auszahlung nach dem eingetragenen Ist nicht verwendet: ${genannt([...ungenutzt].map(([eingang, betrag]) => `${euro(betrag)} vom ${deutscherTag(eingang)} (bis ${alsDeutschesDatum(fristNachMonaten(tag(eingang), FENSTERMONATE).tag)})`))}. Fehlt Ist, bitte nachtragen; sonst das Geld zurückgeben oder mit dem nächsten Abruf verrechnen. Es kann Zwischenzinsen kosten.`,
      );
    }),
  );
}

/** Je Monat, was davon das Land trägt; `null`, wo ein Jahresbetrag nicht sagt, wann. */
function monatsausgaben({ haushaltsjahr: jahr, eintraege }: Jahresrechnung): Zahlung[] | null {
  const summen = new Map<number, Exakt>();
  for (const { istzeile, quote } of eintraege) {
    if (!istzeile) continue;
    if (istzeile.betrag !== null) return null;
    istzeile.monate?.forEach((betrag, i) => {
      if (betrag !== null) summen.set(i + 1, plus(summen.get(i + 1) ?? NULL, mitQuote(quote, exakt(betrag))));
    });
  }
  return [...summen].map(([monat, betrag]) => ({ tag: monatsende({ jahr, monat, tag: 1 }), betrag }));
}
