/**
 * Was Schema 4 zum Antrag brachte: Regelstand je Programm und Stelle, Zählung der Zeit, Budget, Ausnahmegrund und
 * vorzeitiger Beginn. Eine Anfrage muss nichts davon nennen. Was ein Speichern nicht nennt, gilt wie in der Version, auf
 * der es aufbaut; `null` heißt: wie vorgegeben.
 */
import { namensschluessel } from '../grund/name.ts';
import type { Antrag, Stelleneintrag } from './schema.ts';

type Teile = (typeof TEILE)[number];
type Gesetzt = { readonly [T in Teile]-?: T extends 'ausnahmegrund' ? string | null : NonNullable<Antrag[T]> };

/** Ein Antrag, in dem jeder Teil steht, so wie er gespeichert wird. */
export type VollerAntrag = Omit<Antrag, Teile | 'stellen'> &
  Gesetzt & { readonly stellen: (Stelleneintrag & { readonly regelstand: string | null })[] };

/** Derselbe Antrag; was fehlt oder `null` ist, wie vorgegeben. */
export function mitVorgaben(antrag: Antrag): VollerAntrag {
  return {
    ...antrag,
    stellen: antrag.stellen.map((stelle) => ({ ...stelle, regelstand: stelle.regelstand ?? null })),
    regelstand: antrag.regelstand ?? { thm: null, dia: null },
    zeitanteil: antrag.zeitanteil ?? 'dreissigstel',
    budget: antrag.budget ?? [],
    ausnahmegrund: antrag.ausnahmegrund ?? null,
    vorzeitigerBeginn: antrag.vorzeitigerBeginn ?? { thm: null, dia: null },
  };
}

const TEILE = ['regelstand', 'zeitanteil', 'budget', 'ausnahmegrund', 'vorzeitigerBeginn'] as const;

/** Was `antrag` nicht nennt, aus `grundlage`; Stellen werden an ihrer Kennung erkannt. `null` bleibt. */
export function uebernommen(antrag: Antrag, grundlage: Antrag): Antrag {
  const fehlende = TEILE.filter((name) => antrag[name] === undefined && grundlage[name] !== undefined);
  const bisher = new Map(grundlage.stellen.map(({ id, regelstand }) => [namensschluessel(id), regelstand]));
  return {
    ...antrag,
    ...Object.fromEntries(fehlende.map((name) => [name, grundlage[name]])),
    stellen: antrag.stellen.map((stelle) => {
      const regelstand = bisher.get(namensschluessel(stelle.id));
      return stelle.regelstand === undefined && regelstand !== undefined ? { ...stelle, regelstand } : stelle;
    }),
  };
}

/**
 * Alle so, dass sich nur unterscheidet, was sie nennen: Was einem fehlt, gilt bei ihm wie beim ersten, der es nennt.
 * Nennt keiner etwas davon, bleiben sie, wie sie sind.
 */
export function vergleichbar<A extends readonly Antrag[]>(antraege: A): { readonly [I in keyof A]: Antrag } {
  const nennende = antraege.filter(nenntTeile);
  const angeglichen =
    nennende.length === 0 ? antraege : antraege.map((antrag) => mitVorgaben(nennende.reduce(uebernommen, antrag)));
  return angeglichen as { readonly [I in keyof A]: Antrag };
}

/** Derselbe Antrag ohne das, was nur sagt, was ohnehin vorgegeben ist. */
export function ohneVorgaben(antrag: Antrag): Antrag {
  const voll = mitVorgaben(antrag);
  const leer = mitVorgaben({ ...antrag, ...Object.fromEntries(TEILE.map((name) => [name, null])) });
  const { regelstand: _, zeitanteil: __, budget: ___, ausnahmegrund: ____, vorzeitigerBeginn: _____, ...rest } = antrag;
  const eigene = TEILE.filter((name) => JSON.stringify(voll[name]) !== JSON.stringify(leer[name]));
  return {
    ...rest,
    ...Object.fromEntries(eigene.map((name) => [name, voll[name]])),
    stellen: antrag.stellen.map(({ regelstand, ...stelle }) => (regelstand ? { ...stelle, regelstand } : stelle)),
  };
}

/** Ob etwas anders gewählt ist als vorgegeben. */
export function waehltEtwas(antrag: Antrag): boolean {
  return nenntTeile(ohneVorgaben(antrag));
}

function nenntTeile(antrag: Antrag): boolean {
  return (
    TEILE.some((name) => antrag[name] !== undefined) ||
    antrag.stellen.some(({ regelstand }) => regelstand !== undefined)
  );
}

/**
 * Dieselben Kopfdaten, das Budget je Programm und Haushaltsjahr unter seinem Namen, „SSA-NRW 2024“: So lassen sich zwei
 * vergleichen.
 */
export function mitBenanntemBudget<K extends Pick<Antrag, 'budget'>>(kopf: K): object {
  if (!kopf.budget) return kopf;
  const budget = kopf.budget.map(({ programm, haushaltsjahr, betrag }) => [`${programm} ${haushaltsjahr}`, betrag]);
  return { ...kopf, budget: Object.fromEntries(budget) };
}

/** Macht das Budget aus {@link mitBenanntemBudget} wieder zu Zeilen; `null` ist eine entfernte Zeile. */
export function budgetAusNamen(namen: unknown): unknown {
  if (typeof namen !== 'object' || namen === null) return namen;
  return Object.entries(namen).flatMap(([name, betrag]) =>
    betrag === null ? [] : [{ programm: name.slice(0, -5), haushaltsjahr: Number(name.slice(-4)), betrag }],
  );
}
