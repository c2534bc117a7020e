/**
 * Ein Bescheid (R18): wie ihn die Version trägt und womit der Kern rechnet; wie ihn jemand festhält, steht in
 * `bescheidschema.ts`. Bescheide gehören der Version, nicht dem Antrag; jeder weitere desselben Programms ist ein
 * Änderungsbescheid. Ohne zod, denn der Aufgabenbereich lädt es beim Start.
 */
import type { IsoTag } from '../grund/marken.ts';
import type { Bescheid as Kernbescheid } from '../kern/bescheide.ts';
import type { Bescheidangabe } from './bescheidschema.ts';
import type { Programm } from './programm.ts';
import type { Setzung } from './setzung.ts';
import { tag as alsTag } from './tag.ts';

/** Eine Version zeigt dies als `bescheid`: der neueste für Baustein 6, mit seiner Summe. */
export interface Bescheid {
  readonly datum: IsoTag;
  readonly aktenzeichen: string;
  readonly stellen: string;
  readonly zuwendung: string;
}

/** Ein Bescheid, in dem jede Angabe steht; `null`, was er nicht nennt. */
export interface VollerBescheid {
  readonly programm: Programm;
  readonly datum: IsoTag;
  readonly aktenzeichen: string;
  readonly stellen: string | null;
  readonly von: string | null;
  readonly bis: string | null;
  readonly zuwendung: string;
  readonly jahre: readonly { readonly haushaltsjahr: number; readonly zuwendung: string }[];
  readonly anteile: readonly { readonly id: string; readonly haushaltsjahr: number; readonly zuwendung: string }[];
  readonly bestandskraeftigAm: string | null;
  readonly verzichtAm: string | null;
  readonly einzelnachweise: boolean | null;
  readonly zwischennachweise: boolean | null;
  readonly letzterAbruf: readonly { readonly haushaltsjahr: number; readonly tag: string }[];
}

/** Ein Bescheid in einer Version. */
export interface FestgehaltenerBescheid extends VollerBescheid {
  /** `null` nur, wo eine Version der Form 1 ihn hielt und niemand ihren Urheber nachgesehen hat. */
  readonly erfasstVon: Setzung | null;
  /** Ob sich der Plan geändert hat, seit er festgehalten ist. */
  readonly zumFrueherenPlan: boolean;
}

/** Der Bescheid mit jeder Angabe, auch den fehlenden. */
export function vollerBescheid(angabe: Bescheidangabe): VollerBescheid {
  return {
    programm: angabe.programm ?? 'THM',
    datum: angabe.datum,
    aktenzeichen: angabe.aktenzeichen,
    stellen: angabe.stellen ?? null,
    von: angabe.von ?? null,
    bis: angabe.bis ?? null,
    zuwendung: angabe.zuwendung,
    jahre: angabe.jahre ?? [],
    anteile: angabe.anteile ?? [],
    bestandskraeftigAm: angabe.bestandskraeftigAm ?? null,
    verzichtAm: angabe.verzichtAm ?? null,
    einzelnachweise: angabe.einzelnachweise ?? null,
    zwischennachweise: angabe.zwischennachweise ?? null,
    letzterAbruf: angabe.letzterAbruf ?? [],
  };
}

/** Womit der Kern rechnet. */
export function alsKernbescheid(bescheid: VollerBescheid): Kernbescheid {
  const oderNull = (iso: string | null) => (iso === null ? null : alsTag(iso));
  return {
    ...bescheid,
    datum: alsTag(bescheid.datum),
    von: oderNull(bescheid.von),
    bis: oderNull(bescheid.bis),
    bestandskraeftigAm: oderNull(bescheid.bestandskraeftigAm),
    verzichtAm: oderNull(bescheid.verzichtAm),
    letzterAbruf: bescheid.letzterAbruf.map(({ haushaltsjahr: jahr, tag: iso }) => ({
      haushaltsjahr: jahr,
      tag: alsTag(iso),
    })),
  };
}

/**
 * Der neueste Bescheid für Baustein 6 zum heutigen Plan, nach seinem Tag, an einem Tag nach der Reihenfolge; `null`
 * ohne einen.
 */
export function neuesterThm(bescheide: readonly FestgehaltenerBescheid[]): FestgehaltenerBescheid | null {
  let neuester: FestgehaltenerBescheid | null = null;
  for (const bescheid of bescheide)
    if (bescheid.programm === 'THM' && !bescheid.zumFrueherenPlan && (!neuester || bescheid.datum >= neuester.datum))
      neuester = bescheid;
  return neuester;
}

/** Wie eine Version ihn als `bescheid` zeigt. */
export function alsKurzbescheid(bescheid: FestgehaltenerBescheid | null): Bescheid | null {
  if (bescheid === null || bescheid.stellen === null) return null;
  const { datum, aktenzeichen, stellen, zuwendung } = bescheid;
  return { datum, aktenzeichen, stellen, zuwendung };
}

/** Der Bescheid einer Version vor Form 3: nur eine Summe, für Baustein 6. */
export function ausKurzbescheid(bescheid: Bescheid, erfasstVon: Setzung | null): FestgehaltenerBescheid {
  return { ...vollerBescheid(bescheid), erfasstVon, zumFrueherenPlan: false };
}
