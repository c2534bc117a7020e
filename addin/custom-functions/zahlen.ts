/**
 * Zahlen aus Zellen; was nicht passt, wird ein Eingabefehler. Text ist nie eine Zahl, auch "256" nicht: ein Punkt kann
 * Tausender oder Komma heißen.
 */
import { Dezimal } from '../../shared/grund/geld.ts';
import {
  BETRAG_HOECHSTENS,
  GRENZTEXT,
  PERSONEN_HOECHSTENS,
  STELLENANTEIL_HOECHSTENS,
} from '../../shared/grund/grenzen.ts';
import { deutscherWert } from '../../shared/grund/zahlformat.ts';
import { PUNKTE_HOECHSTENS, PUNKTE_MINDESTENS } from '../../shared/kern/zinsabschnitte.ts';
import type { Verzeichnis } from '../../shared/regelstand/verzeichnis.ts';
import { falsch, fehlt } from './eingabefehler.ts';
import type { Parameterart } from './parameterart.ts';
import { desProgramms } from './regelstandwahl.ts';
import { einzelwert, istLeer, mitFuenfzehnStellen } from './zellwert.ts';

const { isFinite: istEndlich, isInteger: istGanz } = Number;
const TEXT_STATT_ZAHL =
  'Der Wert ist Text; bitte als Zahl eingeben (ohne Anführungszeichen, mit Komma als Dezimalzeichen).';
/** So sieht in Excel auf dem Desktop eine leere Zelle aus. */
const leereZelle = (ohne: string) =>
  `Excel übergibt eine leere Zelle als 0: Soll ohne ${ohne} gerechnet werden, den Parameter weglassen oder mit WENN(ISTLEER(…);"";…) übergeben.`;

interface Zahlgrenzen {
  readonly erwartet: string | ((regelstaende: Verzeichnis) => string);
  readonly ganz?: true;
  readonly ab: number;
  readonly bis: number;
  /** Schon `ab` selbst ist zu wenig. */
  readonly ausschliesslich?: true;
  /** Rat zu einem Wert, der nicht passt. */
  readonly rat?: (wert: number) => string;
}

/** Anzahl Personen, ganze Zahl von 0 bis 10 Millionen. Eine eingetippte 0 gilt, eine leere Zelle nicht. */
export const PERSONEN = zahlart({
  erwartet: `eine ganze Zahl von 0 bis ${GRENZTEXT.personen}`,
  ganz: true,
  ab: 0,
  bis: PERSONEN_HOECHSTENS,
});

/** Stellenanteil größer als 0; 1 ist Vollzeit. */
export const STELLENANTEIL = zahlart({
  erwartet: `ein Stellenanteil größer als 0 und höchstens ${GRENZTEXT.stellenanteil} (1 = Vollzeit, 0,5 = halbe Stelle)`,
  ab: 0,
  ausschliesslich: true,
  bis: STELLENANTEIL_HOECHSTENS,
});

/** Betrag in € von 0 bis 10 Milliarden, wie eingegeben; auf Cent rundet der Kern und schreibt es in den Rechenweg. */
export const BETRAG = zahlart({
  erwartet: `ein Betrag in € von 0 bis ${GRENZTEXT.betrag}`,
  ab: 0,
  bis: BETRAG_HOECHSTENS,
});

/**
 * Jahresausgaben in €, wenigstens ein Cent. 0 wird abgewiesen: so sieht in Excel auf dem Desktop eine leere Zelle aus.
 */
export const JAHRESAUSGABEN = betragUeberNull(', oder nichts', leereZelle('eigene Ausgaben'));

/** Nimmt das Ist in €, wenigstens ein Cent. Eine leere Zelle ist kein Ist von 0 €. */
export const IST = betragUeberNull(
  '',
  'Excel übergibt eine leere Zelle als 0: Ist noch nichts ausgegeben, gibt es kein Ergebnis; die Zelle mit WENN(ISTLEER(…);"";…) übergeben.',
);

/** Die bewilligte Zuwendung in €, wenigstens ein Cent; wo sie begrenzt, darf sie fehlen. */
export const HOECHSTBETRAG = betragUeberNull(', oder nichts', leereZelle('Höchstbetrag'));
export const BEWILLIGT = betragUeberNull(
  '',
  'Excel übergibt eine leere Zelle als 0: Bitte prüfen, ob dort der Bescheid des Haushaltsjahrs steht.',
);

/** Bemessung in €, die den Bedarf begrenzt. */
export const BEMESSUNGSBETRAG = betragUeberNull(', oder nichts', leereZelle('Bemessung'));

/** Anteil des Landes, größer als 0 und höchstens 1. */
export const ABRUFQUOTE = zahlart({
  erwartet: 'eine Quote größer als 0 und höchstens 1 (80 % = 0,8), oder nichts',
  ab: 0,
  ausschliesslich: true,
  bis: 1,
});

/** Prozentpunkte über dem Basiszinssatz. */
export const PUNKTE = zahlart({
  erwartet: `Prozentpunkte von ${PUNKTE_MINDESTENS} bis ${PUNKTE_HOECHSTENS}, oder nichts`,
  ab: PUNKTE_MINDESTENS,
  bis: PUNKTE_HOECHSTENS,
});

/** Ein Haushaltsjahr, auf das ein Ergebnis beschränkt wird; außerhalb des Zeitraums ist es 0. */
export const HAUSHALTSJAHR = zahlart({
  erwartet: 'ein ganzes Jahr von 1900 bis 9999',
  ganz: true,
  ab: 1900,
  bis: 9999,
});

/** Nummer eines Bausteins, 1 bis 5. */
export const BAUSTEIN = zahlart({ erwartet: 'die Nummer eines Bausteins von 1 bis 5', ganz: true, ab: 1, bis: 5 });

/** Förderquote als Zahl zwischen 0 und 1; ob sie zulässig ist, entscheidet der Kern. */
export const QUOTE = zahlart({ erwartet: quotenspanne, ab: 0, bis: 1 });

/**
 * Die Anteile eines Bereichs, zeilenweise gelesen. Eine leere Zelle darin wird abgewiesen, denn ihr Betrag fiele sonst
 * still auf 0.
 */
export const ANTEILE: Parameterart<number[]> = {
  bereich: true,
  erwartet: () => 'ein Bereich mit Zahlen ab 0',
  lies: (name, roh) => {
    const bereich = Array.isArray(roh) ? roh.flat() : [roh];
    if (bereich.every((zelle) => istLeer(einzelwert(zelle)))) throw fehlt(name, 'ein Bereich mit Zahlen ab 0');
    return bereich.map((zelle: unknown, i) =>
      anteil(bereich.length === 1 ? name : `${name}, Zelle ${i + 1}`, einzelwert(zelle)),
    );
  },
};

function anteil(stelle: string, wert: unknown): number {
  if (istLeer(wert)) throw fehlt(stelle, 'eine Zahl ab 0');
  return ANTEIL.lies(stelle, wert, []);
}

const ANTEIL = zahlart({ erwartet: 'eine Zahl ab 0', ab: 0, bis: Number.MAX_VALUE });

/** Weniger als ein halber Cent ist wie 0 und wird abgewiesen; `rat` sagt, was zu tun ist. */
function betragUeberNull(zusatz: string, rat: string): Parameterart<number> {
  return zahlart({
    erwartet: `ein Betrag in € größer als 0 und höchstens ${GRENZTEXT.betrag}${zusatz}`,
    ab: 0.005,
    bis: BETRAG_HOECHSTENS,
    rat: (wert) => (wert >= 0 && wert < 0.005 ? rat : ''),
  });
}

function zahlart({ erwartet, ganz, ab, bis, ausschliesslich, rat }: Zahlgrenzen): Parameterart<number> {
  const text = typeof erwartet === 'string' ? () => erwartet : erwartet;
  return {
    erwartet: text,
    lies: (name, roh, regelstaende) => {
      if (typeof roh !== 'number' || !istEndlich(roh))
        throw falsch(name, roh, text(regelstaende), typeof roh === 'string' ? TEXT_STATT_ZAHL : '');
      const wert = mitFuenfzehnStellen(roh);
      if (wert < ab || wert > bis || (ganz && !istGanz(wert)) || (ausschliesslich && wert === ab))
        throw falsch(name, wert, text(regelstaende), rat?.(wert));
      return wert;
    },
  };
}

/** Von der kleinsten bis zur größten Quote, die die Regelstände der Bausteine 1–5 zulassen. */
function quotenspanne(regelstaende: Verzeichnis): string {
  const quoten = desProgramms(regelstaende, 'DIA')
    .flatMap(({ bausteine }) => Object.values(bausteine))
    .flatMap(({ quote }) => (quote.art === 'fest' ? [quote.quote] : [quote.von, quote.bis]))
    .map(({ wert }) => new Dezimal(wert));
  const [von, bis] = [Dezimal.min(...quoten), Dezimal.max(...quoten)];
  return `eine Quote von ${deutscherWert(von)} bis ${deutscherWert(bis)} (${deutscherWert(von.times(100))} % bis ${deutscherWert(bis.times(100))} %)`;
}
