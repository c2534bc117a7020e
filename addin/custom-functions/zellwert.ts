/** Nimmt, was Excel als Argument übergibt, bevor es jemand als Zahl, Tag oder Text liest. */
import { wieGezeigt } from '../../shared/grund/grenzen.ts';

/** Lokal benannt, weil sie in jeder Zelle vorkommen und globale Namen in einem fremden Realm langsam sind. */
const { isFinite: istEndlich, isInteger: istGanz } = Number;
const { round } = Math;
const { isArray: istFeld } = Array;

/** Leer sind `null`, nicht angegeben und der leere Text, den eine Formel statt einer leeren Zelle liefert. */
export function istLeer(wert: unknown): wert is null | undefined | '' {
  return wert === null || wert === undefined || wert === '';
}

/** Ein einzelner Wert, auch wenn er als Bereich aus einer Zelle oder als Excel-Datentyp (formatierte Zahl) ankommt. */
export function einzelwert(wert: unknown): unknown {
  if (typeof wert !== 'object' || wert === null) return wert;
  if (!istFeld(wert)) return Object.hasOwn(wert, 'basicValue') ? (wert as { basicValue: unknown }).basicValue : wert;
  return wert.length === 1 ? einzelwert(wert[0]) : wert;
}

/** Ein Double mit seinen 15 gültigen Stellen, so wie Excel es anzeigt und die Person es eingegeben hat. */
export function mitFuenfzehnStellen(wert: number): number {
  const millionstel = round(wert * 1e6);
  if (millionstel < 1e15 && millionstel > -1e15 && millionstel / 1e6 === wert) return wert;
  if (istGanz(wert) && wert < 1e15 && wert > -1e15) return wert;
  const gerundet = wieGezeigt(wert);
  return istEndlich(gerundet) ? gerundet : wert;
}
