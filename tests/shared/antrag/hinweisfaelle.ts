/**
 * Die goldenen Ordner zu Hinweisen nach dem Bescheid: je Ordner ein Fall, in dem der Hinweis kommt, und wenigstens
 * einer, in dem er knapp nicht kommt. Ein knapper Fall nennt nur, was anders ist.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import type { Hinweis } from '../../../shared/antrag/plan-typen.ts';
import type { Pruefangaben } from '../../../shared/antrag/pruefangaben.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { type Aenderung, antragMit } from './bausatz.ts';

export const HINWEISORDNER = 'tests/shared/antrag/golden/hinweise-nach-bescheid';

interface Angaben {
  readonly antrag?: Aenderung;
  readonly bescheide?: readonly unknown[];
  readonly abwicklung?: Partial<Abwicklung>;
  readonly pruefung?: Partial<Pruefangaben>;
}

/** Wie `POST /berechnungen` ihn nimmt. */
export interface Hinweisfall {
  readonly antrag: Antrag;
  readonly bescheide: readonly unknown[];
  readonly pruefung: Partial<Pruefangaben>;
}

interface Falldatei {
  readonly code: string;
  readonly treffer: Hinweisfall;
  readonly knapp: readonly Hinweisfall[];
}

export function falldatei(ordner: string): Falldatei {
  const { code, treffer, knapp } = gelesen(`${ordner}/fall.json`) as {
    code: string;
    treffer: Angaben;
    knapp: readonly Angaben[];
  };
  return { code, treffer: alsFall(treffer), knapp: knapp.map((anders) => alsFall({ ...treffer, ...anders })) };
}

function alsFall({ antrag = {}, bescheide = [], abwicklung = {}, pruefung = {} }: Angaben): Hinweisfall {
  return { antrag: { ...antragMit(antrag), abwicklung: { ...LEER, ...abwicklung } }, bescheide, pruefung };
}

/** Jeder Ordner mit dem, was er erwartet. */
export function alleHinweisfaelle(): (Falldatei & { readonly name: string; readonly erwartet: readonly Hinweis[] })[] {
  return readdirSync(HINWEISORDNER).map((name) => ({
    name,
    ...falldatei(`${HINWEISORDNER}/${name}`),
    erwartet: gelesen(`${HINWEISORDNER}/${name}/hinweise.json`) as Hinweis[],
  }));
}

function gelesen(datei: string): unknown {
  return JSON.parse(readFileSync(datei, 'utf8'));
}
