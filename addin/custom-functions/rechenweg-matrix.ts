/** GK.RECHENWEG: der Rechenweg einer anderen GK-Funktion als Matrix für das Blatt. */
import { alsZahl } from '../../shared/grund/geld.ts';
import { rechenweg, type Schritt } from '../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../shared/kern/rechenweg-text.ts';
import { falsch } from './eingabefehler.ts';
import { type Funktion, freiwillig, funktion, noetig, type Parameter, type Zelltabelle } from './eintrag.ts';
import { leser } from './lesen.ts';
import type { Parameterart } from './parameterart.ts';
import { auswahl } from './texte.ts';
import { einzelwert, istLeer } from './zellwert.ts';

const RECHENWEG_KOPF = ['Nr', 'Schritt', 'Rechnung', 'Wert', 'Fundstelle'] as const;
const ORDNUNGSZAHLEN = [
  'Erster',
  'Zweiter',
  'Dritter',
  'Vierter',
  'Fünfter',
  'Sechster',
  'Siebter',
  'Achter',
  'Neunter',
  'Zehnter',
];

/**
 * So viele Zeichen fasst eine Zelle in Excel; ein längerer Text machte aus der ganzen Matrix einen Fehler ohne Meldung.
 */
const ZELLE_HOECHSTENS = 32_767;

/** Reicht weiter, was ankommt; gelesen wird es als Parameter der anderen Funktion. */
const UNGELESEN: Parameterart<unknown> = { erwartet: () => 'ein Parameter der Funktion', lies: (_, wert) => wert };
const UNGELESENER_BEREICH: Parameterart<unknown> = { ...UNGELESEN, bereich: true };

interface Herleitung {
  readonly id: string;
  readonly anzahl: number;
  /** Die Schritte, deren Rechenweg gezeigt wird; das Ergebnis der Funktion ist der letzte. */
  readonly schritte: (argumente: readonly unknown[]) => readonly Schritt[];
}

/** Der Eintrag für GK.RECHENWEG: Funktionen, Zahl der Parameter und Bereiche kommen aus den anderen Einträgen. */
export function rechenwegEintrag(funktionen: readonly Funktion[]): Funktion {
  const name = funktionsname(funktionen);
  return funktion({
    id: 'RECHENWEG',
    zweck: 'Rechenweg einer anderen GK-Funktion: jeder Schritt mit Rechnung, Wert und Fundstelle',
    regeln: [],
    parameter: {
      funktion: noetig(name, 'Name der Funktion als Text, z. B. "ZUWENDUNG"'),
      ...weitergereichte(funktionen),
    },
    rechnung: {
      tabelle: ({ funktion: herleitung, ...parameter }) =>
        rechenwegMatrix(herleitung as Herleitung, Object.values(parameter)),
    },
    ergebnis: 'Tabelle mit Kopfzeile',
  });
}

/** Wie GK.RECHENWEG, aber mit beliebig vielen Argumenten. @throws {Eingabefehler | KernFehler} */
export function rechenwegVon(
  funktionen: readonly Funktion[],
): (name: unknown, argumente: readonly unknown[]) => Zelltabelle {
  const art = funktionsname(funktionen);
  return (name, argumente) => rechenwegMatrix(art.lies('funktion', name, []), argumente);
}

/** Die Schritte desselben Rechenwegs, das Ergebnis zuletzt. @throws {Eingabefehler | KernFehler} */
export function schritteVon(
  funktionen: readonly Funktion[],
): (name: unknown, argumente: readonly unknown[]) => readonly Schritt[] {
  const art = funktionsname(funktionen);
  return (name, argumente) => rechenweg(...art.lies('funktion', name, []).schritte(argumente));
}

/** p1, p2, … so viele wie die längste Funktion Parameter hat; ein Bereich, wo eine von ihnen einen nimmt. */
function weitergereichte(funktionen: readonly Funktion[]): Record<string, Parameter<unknown>> {
  const listen = funktionen.map(({ parameter }) => Object.values(parameter));
  const anzahl = Math.max(...listen.map(({ length }) => length));
  const parameter = Array.from({ length: anzahl }, (_, i) => {
    const art = listen.some((liste) => liste[i]?.art.bereich) ? UNGELESENER_BEREICH : UNGELESEN;
    return [
      `p${i + 1}`,
      freiwillig(art, `${ORDNUNGSZAHLEN[i] ?? `${i + 1}.`} Parameter${i === 0 ? ' dieser Funktion' : ''}`),
    ] as const;
  });
  return Object.fromEntries(parameter);
}

function funktionsname(funktionen: readonly Funktion[]): Parameterart<Herleitung> {
  const herleitungen = new Map(funktionen.flatMap((f) => herleitungAus(f) ?? []).map((h) => [h.id, h]));
  const bekannte = [...herleitungen.keys()].join(', ');
  return auswahl(
    () => `der Name einer GK-Funktion als Text: ${bekannte}`,
    (name) => herleitungen.get(name.toUpperCase().replace(/^GK\./, '')),
  );
}

function herleitungAus(funktion: Funktion): Herleitung | null {
  const { rechnung } = funktion;
  const lies = leser(funktion);
  const angaben = { id: funktion.id, anzahl: Object.keys(funktion.parameter).length };
  if ('schritt' in rechnung)
    return { ...angaben, schritte: (argumente) => lies(argumente, (werte, r) => [rechnung.schritt(werte, r)]) };
  if (!('schritte' in rechnung) || !rechnung.schritte) return null;
  const { schritte } = rechnung;
  return { ...angaben, schritte: (argumente) => lies(argumente, schritte) };
}

/** Eine Kopfzeile und eine Zeile je Schritt; der Wert der letzten Zeile ist das Ergebnis der Funktion. */
function rechenwegMatrix(herleitung: Herleitung, argumente: readonly unknown[]): Zelltabelle {
  pruefeUeberzaehlige(herleitung, argumente);
  const ergebnisse = herleitung.schritte(argumente);
  const werte = rechenwegzeilen(...ergebnisse).map((z) => [
    z.nr,
    z.schritt,
    inZelle(z.rechnung),
    Number(z.wert),
    z.fundstelle,
  ]);
  const letzte = werte.at(-1);
  const ergebnis = ergebnisse.at(-1);
  if (letzte && ergebnis) letzte[3] = alsZahl(ergebnis.wert);
  return [[...RECHENWEG_KOPF], ...werte];
}

function inZelle(rechnung: string): string {
  return rechnung.length <= ZELLE_HOECHSTENS ? rechnung : `${rechnung.slice(0, ZELLE_HOECHSTENS - 1)}…`;
}

/** Lehnt Werte ab, die über die Parameter der Funktion hinausgehen; sie blieben sonst still unbeachtet. */
function pruefeUeberzaehlige({ id, anzahl }: Herleitung, argumente: readonly unknown[]): void {
  for (let i = anzahl; i < argumente.length; i++) {
    const wert = einzelwert(argumente[i]);
    if (!istLeer(wert)) throw falsch(`p${i + 1}`, wert, `nichts, denn GK.${id} hat nur ${anzahl} Parameter`);
  }
}
