/**
 * functions.json aus der Tabelle der GK-Funktionen: Form und Reihenfolge wie bei Microsofts custom-functions-metadata.
 */
import type { Funktion, Parameter } from '../custom-functions/eintrag.ts';

interface ParameterMetadaten {
  readonly description: string;
  readonly dimensionality?: 'matrix';
  readonly name: string;
  readonly optional?: true;
  readonly type: 'any';
}

interface FunktionsMetadaten {
  readonly description: string;
  readonly helpUrl: string;
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly ParameterMetadaten[];
  readonly result: { readonly dimensionality?: 'matrix'; readonly type?: 'number' | 'string' };
}

export interface Metadaten {
  readonly allowCustomDataForDataTypeAny: true;
  readonly functions: readonly FunktionsMetadaten[];
}

/** @throws {Error} wenn Excel die Tabelle nicht oder nur zum Teil annähme */
export function metadaten(funktionen: readonly Funktion[], basisadresse: string): Metadaten {
  const maengel = maengelDer(funktionen);
  if (maengel.length > 0) throw new Error(`functions.json lässt sich nicht erzeugen:\n${maengel.join('\n')}`);
  return {
    allowCustomDataForDataTypeAny: true,
    functions: funktionen.map((funktion) => beschreibung(funktion, basisadresse)),
  };
}

function beschreibung(funktion: Funktion, basisadresse: string): FunktionsMetadaten {
  const { id } = funktion;
  return {
    description: satz(funktion),
    helpUrl: `${basisadresse}/hilfe.html#${id}`,
    id,
    name: id,
    parameters: Object.entries(funktion.parameter).map(([name, parameter]) => parameterangaben(name, parameter)),
    result: ergebnisangaben(funktion.rechnung),
  };
}

function parameterangaben(
  name: string,
  { art, beschreibung: description, freiwillig }: Parameter<unknown>,
): ParameterMetadaten {
  return {
    description,
    ...(art.bereich ? { dimensionality: 'matrix' } : {}),
    name,
    ...(freiwillig ? { optional: true } : {}),
    type: 'any',
  };
}

function ergebnisangaben(rechnung: Funktion['rechnung']): FunktionsMetadaten['result'] {
  if ('schritt' in rechnung) return { type: 'number' };
  if ('text' in rechnung) return { type: 'string' };
  return rechnung.nurZahlen ? { dimensionality: 'matrix', type: 'number' } : { dimensionality: 'matrix' };
}

/** „Bemessungsgrundlage in € für Stellenanteil und Zeitraum (R4).“ */
export function satz({ zweck, regeln }: Pick<Funktion, 'zweck' | 'regeln'>): string {
  return regeln.length === 0 ? `${zweck}.` : `${zweck} (${zusammengefasst(regeln)}).`;
}

/** R1, R2, R3, A4 → „R1–R3, A4“; zwei benachbarte bleiben einzeln. */
function zusammengefasst(regeln: readonly string[]): string {
  const folgen: string[][] = [];
  for (const regel of regeln) {
    const folge = folgen.at(-1);
    if (folge && folgtAuf(regel, folge.at(-1) ?? '')) folge.push(regel);
    else folgen.push([regel]);
  }
  return folgen.flatMap((folge) => (folge.length > 2 ? [`${folge[0]}–${folge.at(-1)}`] : folge)).join(', ');
}

function folgtAuf(regel: string, vorige: string): boolean {
  return regel[0] === vorige[0] && Number(regel.slice(1)) === Number(vorige.slice(1)) + 1;
}

/** Nennt, was Excel still übergeht oder falsch liest. */
function maengelDer(funktionen: readonly Funktion[]): string[] {
  const doppelte = funktionen.filter(({ id }, i) => funktionen.findIndex((f) => f.id === id) < i);
  return [
    ...doppelte.map(({ id }) => `${id}: Diese Id gibt es zweimal.`),
    ...funktionen.flatMap(({ id, zweck, parameter }) => {
      const angaben = Object.entries(parameter);
      const erstesFreiwillige = angaben.findIndex(([, { freiwillig }]) => freiwillig);
      const noetigeDahinter =
        erstesFreiwillige < 0 ? [] : angaben.slice(erstesFreiwillige).filter(([, { freiwillig }]) => !freiwillig);
      return [
        ...(/^[A-Z][A-Z0-9.]+$/.test(id)
          ? []
          : [`${id}: Eine Id besteht aus Großbuchstaben ohne Umlaute, Ziffern und Punkten.`]),
        ...(zweck === '' || zweck.endsWith('.') ? [`${id}: Der Zweck ist ein Satz ohne Punkt am Ende.`] : []),
        ...angaben
          .filter(([name]) => !/^[a-z][a-z0-9_]*$/.test(name))
          .map(([name]) => `${id}: „${name}“ ist kein Name für einen Parameter.`),
        ...angaben.filter(([, p]) => p.beschreibung === '').map(([name]) => `${id}: „${name}“ ist nicht beschrieben.`),
        ...noetigeDahinter.map(([name]) => `${id}: „${name}“ ist nötig und steht hinter einem freiwilligen Parameter.`),
      ];
    }),
  ];
}
