/**
 * Mit welchem Regelstand eine Funktion rechnet: dem genannten, sonst nach Tag oder Haushaltsjahr wie der Plan, sonst
 * der Vorgabe.
 */
import type { Datum } from '../../shared/grund/datum.ts';
import type { DiaRegelstand, Regelstand, ThmRegelstand } from '../../shared/regelstand/typen.ts';
import {
  diaRegelstandFuerJahr,
  type NachProgramm,
  REGELSTAENDE,
  regelstandFuer,
  type Verzeichnis,
} from '../../shared/regelstand/verzeichnis.ts';
import { vorgabe, vorgaben } from '../../shared/regelstand/vorgabe.ts';
import type { Parameterart } from './parameterart.ts';
import { auswahl } from './texte.ts';

/** So heißt der Parameter, der einen Regelstand nennt; er wird vor allen anderen gelesen. */
export const REGELSTAND = 'regelstand';

export interface Wahl<R extends Verzeichnis> {
  /** Der Parameter, nach dem gewählt wird, wo kein Regelstand genannt ist; er wird als zweiter gelesen. */
  readonly stichtag?: string;
  /** `genannt`: der genannte Regelstand, in dessen Zeitraum der Stichtag schon liegt. */
  readonly waehle: (genannt: Regelstand | null, stichtag: any) => R;
}

/** Alle, oder der genannte: Der Kern wählt daraus nach den Tagen und lehnt ab, was außerhalb liegt. */
export const NACH_DEN_TAGEN: Wahl<Verzeichnis> = { waehle: (genannt) => (genannt ? nur(genannt) : REGELSTAENDE) };

/** Einer für Baustein 6, ohne Id nach dem Parameter `tag`. */
export const THM_AM_TAG: Wahl<readonly [ThmRegelstand]> = {
  stichtag: 'tag',
  waehle: (genannt, tag: Datum | null) => einer('THM', genannt, tag && (() => regelstandFuer('THM', tag, tag))),
};

/** Einer für die Bausteine 1–5, ohne Id nach dem Parameter `haushaltsjahr`. */
export const DIA_IM_JAHR: Wahl<readonly [DiaRegelstand]> = {
  stichtag: 'haushaltsjahr',
  waehle: (genannt, jahr: number | null) =>
    einer('DIA', genannt, jahr === null ? null : () => diaRegelstandFuerJahr(jahr)),
};

/** Einer für die Bausteine 1–5, ohne Id die Vorgabe. */
export const DIA: Wahl<readonly [DiaRegelstand]> = { waehle: (genannt) => einer('DIA', genannt, null) };

/**
 * Nur der genannte, sonst die Vorgabe jedes Programms: Ein Satz nennt keine Zahl aus einem Regelstand, nach dem niemand
 * gefragt hat.
 */
export const JE_PROGRAMM: Wahl<Verzeichnis> = { waehle: (genannt) => (genannt ? nur(genannt) : vorgaben()) };

const VORGABEN: { readonly [P in keyof NachProgramm]: readonly [NachProgramm[P]] } = {
  THM: nur(vorgabe('THM')),
  DIA: nur(vorgabe('DIA')),
};

function einer<P extends keyof NachProgramm>(
  programm: P,
  genannt: Regelstand | null,
  gewaehlt: (() => NachProgramm[P]) | null,
): readonly [NachProgramm[P]] {
  if (genannt) return nur(genannt as NachProgramm[P]);
  return gewaehlt ? nur(gewaehlt()) : VORGABEN[programm];
}

/** Ein Verzeichnis mit einem einzigen Regelstand. */
function nur<R extends Regelstand>(regelstand: R): readonly [R] {
  return [regelstand];
}

/** „THM-2019, DIA-2019“: die Ids, die es für das Programm gibt. */
export function bekannteIds(programm: keyof NachProgramm | null = null): string {
  return desProgramms(REGELSTAENDE, programm)
    .map(({ id }) => id)
    .join(', ');
}

export function desProgramms<P extends keyof NachProgramm>(
  regelstaende: Verzeichnis,
  programm: P | null,
): readonly NachProgramm[P][] {
  return regelstaende.filter((r): r is NachProgramm[P] => programm === null || r.programm === programm);
}

/** Sagt dazu, wenn nicht alle in Frage kommen, sondern nur der genannte. */
export function genannterRegelstand(regelstaende: Verzeichnis, programm: keyof NachProgramm): string {
  if (regelstaende === REGELSTAENDE) return '';
  return ` (${regelstaende.map(({ id }) => id).join(', ')}; bekannt: ${bekannteIds(programm)})`;
}

function regelstandart(programm: keyof NachProgramm | null, wofuer: string): Parameterart<Regelstand> {
  return auswahl(
    () => `die Id eines Regelstands${wofuer} als Text: ${bekannteIds(programm)}`,
    (id) => desProgramms(REGELSTAENDE, programm).find((r) => r.id === id),
  );
}

export const THM_REGELSTAND = regelstandart('THM', ' für Baustein 6');
export const DIA_REGELSTAND = regelstandart('DIA', ' für die Bausteine 1–5');
export const IRGENDEIN_REGELSTAND = regelstandart(null, '');
