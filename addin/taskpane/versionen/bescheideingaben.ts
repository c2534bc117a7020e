/** Der Bescheid, wie ihn jemand eintippt, und was daran nicht zu lesen ist. */
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import type { Programm } from '../../../shared/antrag/programm.ts';
import { BETRAG_ERWARTET, type Gelesen, liesTagEingabe, liesZahlEingabe } from '../format/eingaben.ts';

/** Der Bescheid, wie er eingetippt ist. */
export interface Bescheideingaben {
  readonly datum: string;
  readonly aktenzeichen: string;
  readonly stellen: string;
  readonly zuwendung: string;
  /** Ohne Angabe Baustein 6. */
  readonly programm?: Programm;
  readonly von?: string;
  readonly bis?: string;
  readonly bestandskraeftigAm?: string;
  /** Betrag je Haushaltsjahr; leer: Der Bescheid nennt es nicht. */
  readonly jahre?: Readonly<Record<number, string>>;
}

export const LEERE_EINGABEN: Bescheideingaben = { datum: '', aktenzeichen: '', stellen: '', zuwendung: '' };

/** Nach dem Namen des Felds; ein Haushaltsjahr heißt wie sein Jahr. */
type Feldfehler = Readonly<Record<string, string>>;

const BEISPIELTAG = '15.04.2020';

/** `bescheid` ist `null`, sobald ein Feld nicht gelesen werden kann; freiwillige leere Felder nennt er nicht. */
export function bescheidAusEingaben(eingaben: Bescheideingaben): {
  bescheid: Bescheidangabe | null;
  fehler: Feldfehler;
} {
  const fehler: Record<string, string> = {};
  const merke = (feld: string, gelesen: Gelesen): string => {
    if ('meldung' in gelesen) fehler[feld] = gelesen.meldung;
    return 'meldung' in gelesen ? '' : gelesen.text;
  };
  const freiwillig = (feld: 'von' | 'bis' | 'bestandskraeftigAm') => {
    const text = eingaben[feld] ?? '';
    return text.trim() === '' ? {} : { [feld]: merke(feld, liesTagEingabe(text, BEISPIELTAG)) };
  };
  const datum = merke('datum', liesTagEingabe(eingaben.datum, BEISPIELTAG));
  const aktenzeichen = eingaben.aktenzeichen.trim();
  if (aktenzeichen === '') fehler.aktenzeichen = 'Bitte geben Sie das Aktenzeichen an.';
  const ohneStellen = eingaben.programm === 'DIA' && eingaben.stellen.trim() === '';
  const stellen = ohneStellen
    ? null
    : merke('stellen', liesZahlEingabe(eingaben.stellen, 'stellen', 'Erwartet wird eine Zahl wie 2,5.'));
  const zuwendung = merke('zuwendung', liesZahlEingabe(eingaben.zuwendung, 'betrag', BETRAG_ERWARTET));
  const jahre = Object.entries(eingaben.jahre ?? {}).flatMap(([jahr, text]) =>
    text.trim() === ''
      ? []
      : [{ haushaltsjahr: Number(jahr), zuwendung: merke(jahr, liesZahlEingabe(text, 'betrag', BETRAG_ERWARTET)) }],
  );
  const bescheid = {
    datum,
    aktenzeichen,
    stellen,
    zuwendung,
    ...(eingaben.programm === 'DIA' && { programm: eingaben.programm }),
    ...freiwillig('von'),
    ...freiwillig('bis'),
    ...freiwillig('bestandskraeftigAm'),
    ...(jahre.length > 0 && { jahre }),
  };
  return { bescheid: Object.keys(fehler).length === 0 ? bescheid : null, fehler };
}
