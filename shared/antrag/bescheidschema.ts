/** Ein Bescheid (R18), wie ihn jemand festhält: das Schema der Anfrage. */
import * as z from 'zod';
import { namensschluessel } from '../grund/name.ts';
import { betrag, haushaltsjahr, objekt, pflichttext, stellenanteil, tag } from './feldschemata.ts';
import { programm } from './programm.ts';

const JAHRE_HOECHSTENS = 50;
const ANTEILE_HOECHSTENS = 5_000;

function liste<S extends z.ZodType>(zeile: S, hoechstens: number) {
  return z.array(zeile, 'Hier wird eine Liste erwartet.').max(hoechstens, `Höchstens ${hoechstens} Zeilen.`);
}
const jaOderNein = z.boolean('Hier wird ja oder nein erwartet.').nullable().optional();

/**
 * Von der Bewilligungsbehörde bewilligt. Ohne `programm` gilt er für Baustein 6, ohne `jahre` nennt er nur die
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
