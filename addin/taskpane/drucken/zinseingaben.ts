/** Was jemand zu Zinsen einträgt: erster Tag, eine Zahlung oder mehrere, ein Wechsel der Punkte; geraten wird nichts. */
import { ausIso, type Datum, vergleicheDatum } from '../../../shared/grund/datum.ts';
import type { Betrag } from '../../../shared/grund/marken.ts';
import type { Zinsfrage } from '../../../shared/kern/zinsergebnisse.ts';
import { ausCents, cents } from '../format/betrag.ts';
import { BETRAG_ERWARTET, type Gelesen, liesTagEingabe, liesZahlEingabe } from '../format/eingaben.ts';

export interface Zahlungseingabe {
  readonly am: string;
  /** Leer: alles, was dann noch offen ist. */
  readonly betrag: string;
}

export interface Zinseingaben {
  readonly ab: string;
  readonly zahlungen: readonly Zahlungseingabe[];
  readonly wechselAb: string;
}

export const LEERE_ZAHLUNG: Zahlungseingabe = { am: '', betrag: '' };
export const LEERE_ZINSEINGABEN: Zinseingaben = { ab: '', zahlungen: [LEERE_ZAHLUNG], wechselAb: '' };
/** So viele Zahlungen nimmt das Formular. */
export const ZAHLUNGEN_HOECHSTENS = 60;

export type Zinsfehler = Readonly<Record<string, string>>;

/** Wie der Fehler eines Felds der Zahlung heißt. */
export function zahlungsfeld(feld: keyof Zahlungseingabe, nummer: number): string {
  return `zahlungen.${nummer}.${feld}`;
}

const BEISPIELTAG = '15.04.2021';

interface Zahlung {
  readonly nummer: number;
  readonly am: Datum;
  /** `null`: alles, was dann noch offen ist. */
  readonly betrag: Betrag | null;
}

/** Wonach gefragt ist, oder je Feld, warum noch nicht. `betrag` ist zu erstatten. */
export function zinsfrageAus(
  betrag: Betrag,
  { ab, zahlungen, wechselAb }: Zinseingaben,
): { readonly frage: Zinsfrage & { readonly betrag: Betrag } } | { readonly fehler: Zinsfehler } {
  const fehler: Record<string, string> = {};
  const merke = (feld: string, gelesen: Gelesen): string | null => {
    if ('text' in gelesen) return gelesen.text;
    fehler[feld] = gelesen.meldung;
    return null;
  };
  const tag = (feld: string, text: string): Datum | null => {
    const iso = merke(feld, liesTagEingabe(text, BEISPIELTAG));
    return iso === null ? null : ausIso(iso);
  };
  const erster = tag('ab', ab);
  const wechsel = wechselAb.trim() === '' ? null : tag('wechselAb', wechselAb);
  const genannte = zahlungen.map((zahlung, nummer) => ({ ...zahlung, nummer })).filter(istGenannt);
  const gelesen = genannte.flatMap(({ am, betrag: text, nummer }): Zahlung[] => {
    const gezahltAm = tag(zahlungsfeld('am', nummer), am);
    const genannt =
      text.trim() === ''
        ? null
        : merke(zahlungsfeld('betrag', nummer), liesZahlEingabe(text, 'betrag', BETRAG_ERWARTET));
    return gezahltAm ? [{ nummer, am: gezahltAm, betrag: genannt }] : [];
  });
  const raten = Object.keys(fehler).length === 0 ? mitRest(betrag, gelesen, fehler) : [];
  if (erster === null || Object.keys(fehler).length > 0) return { fehler };
  return { frage: { betrag, ab: erster, raten, wechselAb: wechsel } };
}

/** Leere weitere Zeilen zählen nicht; die erste gehört immer dazu, damit eine leere Eingabe sagt, was fehlt. */
function istGenannt({ nummer, am, betrag }: Zahlungseingabe & { readonly nummer: number }): boolean {
  return nummer === 0 || am.trim() !== '' || betrag.trim() !== '';
}

/** Die eine Zahlung ohne Betrag bekommt, was die anderen offen lassen; sie muss die letzte sein. */
function mitRest(betrag: Betrag, zahlungen: readonly Zahlung[], fehler: Record<string, string>): Zinsfrage['raten'] {
  const ohne = zahlungen.filter((zahlung) => zahlung.betrag === null);
  const rest = cents(betrag) - zahlungen.reduce((s, zahlung) => s + cents(zahlung.betrag ?? '0.00'), 0n);
  for (const { nummer } of ohne.slice(1))
    fehler[zahlungsfeld('betrag', nummer)] = 'Nur eine Zahlung darf ohne Betrag bleiben: die letzte.';
  const [letzte] = ohne;
  if (letzte && zahlungen.some(({ am }) => vergleicheDatum(am, letzte.am) > 0))
    fehler[zahlungsfeld('betrag', letzte.nummer)] =
      'Danach ist noch gezahlt; bitte nennen Sie den Betrag. Ohne Betrag bleibt nur die letzte Zahlung.';
  else if (letzte && rest <= 0n)
    fehler[zahlungsfeld('betrag', letzte.nummer)] =
      'Hier ist nichts mehr offen; bitte prüfen Sie die anderen Zahlungen.';
  return zahlungen.map(({ am, betrag: genannt }) => ({ am, betrag: genannt ?? ausCents(rest) }));
}
