/** Die Angaben hinter `--` im Aufruf eines Befehls. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

type Optionen = NonNullable<ParseArgsConfig['options']>;

/**
 * Eine Option ohne Wert ist `true`; was dann gilt, entscheidet der Aufrufer.
 * @throws {Error} bei einer unbekannten Angabe; die Meldung nennt alle möglichen
 */
export function liesArgumente(optionen: Optionen): Readonly<Record<string, string | boolean | undefined>> {
  const { values, positionals } = parseArgs({ options: optionen, strict: false });
  const unbekannt = [...Object.keys(values).filter((name) => !Object.hasOwn(optionen, name)), ...positionals];
  if (unbekannt.length === 0) return values as Record<string, string | boolean>;
  const moeglich = Object.keys(optionen).map((name) => `--${name}`);
  const genannt =
    moeglich.length === 1
      ? `Möglich ist ${moeglich[0]}`
      : `Möglich sind ${moeglich.slice(0, -1).join(', ')} und ${moeglich.at(-1)}`;
  throw new Error(`„${unbekannt.join(', ')}“ ist unbekannt. ${genannt}.`);
}
