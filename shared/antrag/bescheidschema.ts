/** Ein Bescheid (R18), wie ihn jemand festhält: das Schema der Anfrage. */
import * as z from 'zod';
import { namensschluessel } from '../grund/name.ts';
import {
  betrag,
  doppelteZeilen,
  haushaltsjahr,
  liste,
  objekt,
  pflichttext,
  stellenanteil,
  tag,
} from './feldschemata.ts';
import { programm } from './programm.ts';

const JAHRE_HOECHSTENS = 50;
const ANTEILE_HOECHSTENS = 5_000;

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
  /** Von der Behörde je Eintrag bewilligt; `id` ist seine Kennung. */
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
  const desJahrs = ({ haushaltsjahr: jahr }: { readonly haushaltsjahr: number }) => String(jahr);
  const mehrfach = ({ haushaltsjahr: jahr }: { readonly haushaltsjahr: number }) =>
    `Das Haushaltsjahr ${jahr} kommt mehrfach vor.`;
  befunde.push(
    ...doppelteZeilen(['jahre', 'haushaltsjahr'], jahre ?? [], desJahrs, mehrfach),
    ...doppelteZeilen(
      ['anteile', 'haushaltsjahr'],
      anteile ?? [],
      (anteil) => `${namensschluessel(anteil.id)} ${anteil.haushaltsjahr}`,
      ({ haushaltsjahr: jahr }) => `Das Haushaltsjahr ${jahr} kommt für diesen Eintrag mehrfach vor.`,
    ),
    ...doppelteZeilen(['letzterAbruf', 'haushaltsjahr'], letzterAbruf ?? [], desJahrs, mehrfach),
  );
  return befunde;
}
