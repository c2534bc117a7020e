/**
 * Ein Bescheid (R18): wie ihn jemand festhält, wie ihn die Version trägt und womit der Kern rechnet. Bescheide gehören
 * der Version, nicht dem Antrag; jeder weitere desselben Programms ist ein Änderungsbescheid.
 */
import * as z from 'zod';
import type { IsoTag } from '../grund/marken.ts';
import { namensschluessel } from '../grund/name.ts';
import type { Bescheid as Kernbescheid } from '../kern/bescheide.ts';
import { betrag, haushaltsjahr, objekt, pflichttext, stellenanteil, tag } from './feldschemata.ts';
import { type Programm, programm } from './programm.ts';
import type { Setzung } from './setzung.ts';
import { tag as alsTag } from './tag.ts';

const JAHRE_HOECHSTENS = 50;
const ANTEILE_HOECHSTENS = 5_000;

function liste<S extends z.ZodType>(zeile: S, hoechstens: number) {
  return z.array(zeile, 'Hier wird eine Liste erwartet.').max(hoechstens, `Höchstens ${hoechstens} Zeilen.`);
}
const jaOderNein = z.boolean('Hier wird ja oder nein erwartet.').nullable().optional();

/**
 * Was die Bewilligungsbehörde bewilligt hat. Ohne `programm` gilt er für Baustein 6, ohne `jahre` nennt er nur die
 * Summe. Beträge sind immer der neue Betrag im Ganzen, nie eine Änderung; 0 nennt ein Jahr, eine fehlende Angabe nicht.
 */
export const bescheidSchema = objekt({
  datum: tag,
  aktenzeichen: pflichttext,
  /** Bei den Bausteinen 1 bis 5 entbehrlich. */
  stellen: stellenanteil.nullable().optional(),
  zuwendung: betrag,
  programm: programm.optional(),
  /** Bewilligungszeitraum. */
  von: tag.nullable().optional(),
  bis: tag.nullable().optional(),
  jahre: liste(objekt({ haushaltsjahr, zuwendung: betrag }), JAHRE_HOECHSTENS).optional(),
  /** Was die Behörde je Eintrag bewilligt hat; `id` ist seine Kennung. */
  anteile: liste(objekt({ id: pflichttext, haushaltsjahr, zuwendung: betrag }), ANTEILE_HOECHSTENS).optional(),
  bestandskraeftigAm: tag.nullable().optional(),
  /** Verzicht auf den Rechtsbehelf. */
  verzichtAm: tag.nullable().optional(),
  einzelnachweise: jaOderNein,
  zwischennachweise: jaOderNein,
  /** Letzter Tag für Abrufe eines Haushaltsjahrs. */
  letzterAbruf: liste(objekt({ haushaltsjahr, tag }), JAHRE_HOECHSTENS).optional(),
}).superRefine((bescheid, pruefung) => {
  for (const befund of widersprueche(bescheid)) pruefung.addIssue({ code: 'custom', ...befund });
});
export type Bescheidangabe = z.infer<typeof bescheidSchema>;

function widersprueche({ stellen, programm: von6, von, bis, jahre, anteile, letzterAbruf }: Bescheidangabe) {
  const befunde: { path: (string | number)[]; message: string }[] = [];
  if ((stellen ?? null) === null && von6 !== 'DIA')
    befunde.push({ path: ['stellen'], message: 'Zu einem Bescheid für Baustein 6 gehört die Zahl der Stellen.' });
  if ((von ?? null) !== (bis ?? null) && ((von ?? null) === null || (bis ?? null) === null))
    befunde.push({ path: [von ? 'bis' : 'von'], message: 'Ein Bewilligungszeitraum hat beide Tage oder keinen.' });
  if (von && bis && bis < von) befunde.push({ path: ['bis'], message: '„bis“ liegt vor „von“.' });
  befunde.push(
    ...mehrfach('jahre', jahre, (jahr) => String(jahr.haushaltsjahr)),
    ...mehrfach('anteile', anteile, (a) => `${namensschluessel(a.id)} ${a.haushaltsjahr}`),
    ...mehrfach('letzterAbruf', letzterAbruf, (jahr) => String(jahr.haushaltsjahr)),
  );
  return befunde;
}

function mehrfach<Z extends { readonly haushaltsjahr: number }>(
  feld: string,
  zeilen: readonly Z[] | undefined,
  schluesselVon: (zeile: Z) => string,
) {
  const gesehen = new Set<string>();
  return (zeilen ?? []).flatMap((zeile, i) => {
    const schluessel = schluesselVon(zeile);
    const doppelt = gesehen.has(schluessel);
    gesehen.add(schluessel);
    const message = `Das Haushaltsjahr ${zeile.haushaltsjahr} kommt${feld === 'anteile' ? ' für diesen Eintrag' : ''} mehrfach vor.`;
    return doppelt ? [{ path: [feld, i, 'haushaltsjahr'], message }] : [];
  });
}

/** Was eine Version als `bescheid` zeigt: der neueste für Baustein 6, mit seiner Summe. */
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
