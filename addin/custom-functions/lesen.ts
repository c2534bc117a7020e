/**
 * Von den Argumenten einer Zelle zu den Werten, mit denen die Funktion rechnet. Was nicht passt, wird ein
 * Eingabefehler.
 */
import type { Regelstand } from '../../shared/regelstand/typen.ts';
import type { Verzeichnis } from '../../shared/regelstand/verzeichnis.ts';
import { fehlt } from './eingabefehler.ts';
import type { Funktion, Parameter } from './eintrag.ts';
import { NACH_DEN_TAGEN, REGELSTAND } from './regelstandwahl.ts';
import { einzelwert, istLeer } from './zellwert.ts';

type Rechne<E> = (werte: Record<string, unknown>, regelstaende: Verzeichnis) => E;

/**
 * Liest den Regelstand zuerst, dann den Stichtag, dann den Rest: Grenzen und Meldungen der übrigen kommen aus dem
 * gewählten Regelstand. Einmal je Funktion vorbereitet, weil eine Mappe Zehntausende Aufrufe hat.
 */
export function leser({
  parameter,
  wahl = NACH_DEN_TAGEN,
}: Funktion): <E>(argumente: readonly unknown[], rechne: Rechne<E>) => E {
  const namen = Object.keys(parameter);
  const regelstandstelle = namen.indexOf(REGELSTAND);
  const stichtagstelle = wahl.stichtag === undefined ? -1 : namen.indexOf(wahl.stichtag);
  const { [REGELSTAND]: regelstandparameter } = parameter;
  const stichtagparameter = wahl.stichtag === undefined ? undefined : parameter[wahl.stichtag];
  const uebrige = Object.entries(parameter)
    .map(([name, angabe], stelle) => ({ name, angabe, stelle }))
    .filter(({ stelle }) => stelle !== regelstandstelle && stelle !== stichtagstelle);
  return (argumente, rechne) => {
    const genannt = regelstandparameter
      ? (gelesen(REGELSTAND, regelstandparameter, argumente[regelstandstelle], []) as Regelstand | null)
      : null;
    const stichtag = stichtagparameter
      ? gelesen(wahl.stichtag ?? '', stichtagparameter, argumente[stichtagstelle], NACH_DEN_TAGEN.waehle(genannt, null))
      : null;
    const regelstaende: Verzeichnis = wahl.waehle(genannt, stichtag);
    const werte: Record<string, unknown> = {};
    for (const { name, angabe, stelle } of uebrige)
      werte[name] = gelesen(name, angabe, argumente[stelle], regelstaende);
    return rechne(werte, regelstaende);
  };
}

function gelesen(name: string, { art, freiwillig }: Parameter<any>, roh: unknown, regelstaende: Verzeichnis): unknown {
  // Abkürzung: die meisten Argumente sind Zahlen oder weggelassen.
  if (typeof roh === 'number') return art.lies(name, roh, regelstaende);
  if (roh === null && freiwillig) return null;
  const wert = art.bereich ? roh : einzelwert(roh);
  if (!istLeer(wert)) return art.lies(name, wert, regelstaende);
  if (freiwillig) return null;
  throw fehlt(name, art.erwartet(regelstaende));
}
