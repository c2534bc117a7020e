/**
 * „Kosten 2020“, „Kosten 2021“ nebeneinander: je Jahr ein Eintrag derselben Stelle. Ob der Betrag für die Zeit im Jahr
 * oder ein volles gilt, sagt die Person.
 */
import { ausIso, type Datum } from '../../../shared/grund/datum.ts';
import { istFehlerDerEingabe } from '../../../shared/grund/fehler.ts';
import { Dezimal } from '../../../shared/grund/geld.ts';
import { foerdertageImJahr } from '../../../shared/kern/foerdertage.ts';
import { regelstandFuer } from '../../../shared/regelstand/verzeichnis.ts';
import type { Zellwert } from '../../workbook/zellen.ts';
import { BETRAG } from '../feldarten.ts';
import { STELLEN } from '../spalten.ts';
import { Wortlaut } from '../wortlaut.ts';
import type { Eintrag } from './eintrag.ts';
import { liesFremd } from './lesen.ts';
import type { Jahresspalte } from './ziele.ts';

export interface Jahresauftrag {
  readonly spalten: readonly Jahresspalte[];
  /** `zeitraum`: was in der Zeit der Stelle in diesem Jahr anfiel; `volljahr`: die Kosten eines ganzen Jahres. */
  readonly betrag: 'zeitraum' | 'volljahr';
}

/**
 * Je belegter Jahresspalte ein Eintrag, sein Zeitraum auf das Jahr begrenzt. Ein Betrag für 270 von 360 Fördertagen
 * wird auf das Jahr gerechnet und auf Cent gerundet: 48.975,00 € sind 65.300,00 €. Fehlt der Zeitraum oder ist der
 * Betrag nicht eindeutig, kommt der Wortlaut an.
 */
export function jeJahr(
  { zeile, werte, zellen }: Eintrag & { readonly zellen: readonly Zellwert[] },
  { spalten, betrag }: Jahresauftrag,
  kennung: () => string,
): Eintrag[] {
  const feld = STELLEN.find(({ art, pfad }) => art === BETRAG && pfad === 'jahresausgaben') as (typeof STELLEN)[number];
  const belegt = spalten.flatMap(({ spalte, jahr }) => {
    const gelesen = liesFremd(feld, zellen[spalte] ?? null);
    return gelesen.art === 'leer'
      ? []
      : [{ jahr, wert: gelesen.art === 'wert' ? gelesen.wert : Wortlaut.alsText(zellen[spalte] ?? null) }];
  });
  if (belegt.length === 0) return [{ zeile, werte }];
  const stelle = werte.stelle ?? (belegt.length > 1 ? String(werte.bezeichnung ?? werte.id ?? `Zeile ${zeile}`) : null);
  return belegt.map(({ jahr, wert }, i): Eintrag => {
    const [von, bis] = [imJahr(werte.von, jahr, 'von'), imJahr(werte.bis, jahr, 'bis')];
    const jahresausgaben = betrag === 'zeitraum' && typeof wert === 'string' ? aufsJahr(wert, von, bis, jahr) : wert;
    return { zeile, werte: { ...werte, id: i === 0 ? werte.id : kennung(), stelle, von, bis, jahresausgaben } };
  });
}

function imJahr(tag: unknown, jahr: number, grenze: 'von' | 'bis'): unknown {
  if (typeof tag !== 'string') return tag;
  const rand = grenze === 'von' ? `${jahr}-01-01` : `${jahr}-12-31`;
  return grenze === 'von' ? (tag > rand ? tag : rand) : tag < rand ? tag : rand;
}

function aufsJahr(betrag: string, von: unknown, bis: unknown, jahr: number): unknown {
  const [erster, letzter] = [ausIso(String(von)), ausIso(String(bis))];
  if (!erster || !letzter || String(von) > String(bis)) return Wortlaut.alsText(betrag);
  const tageJeMonat = tageJeMonatZu(erster, letzter);
  if (tageJeMonat === null) return Wortlaut.alsText(betrag);
  const tage = foerdertageImJahr(erster, letzter, jahr, tageJeMonat);
  return new Dezimal(betrag)
    .times(tageJeMonat * 12)
    .div(tage)
    .toFixed(2, Dezimal.ROUND_HALF_UP);
}

/** `null`, wenn kein Regelstand den Zeitraum kennt. */
function tageJeMonatZu(von: Datum, bis: Datum): number | null {
  try {
    return regelstandFuer('THM', von, bis).tageJeMonat.wert;
  } catch (fehler) {
    if (istFehlerDerEingabe(fehler)) return null;
    throw fehler;
  }
}
