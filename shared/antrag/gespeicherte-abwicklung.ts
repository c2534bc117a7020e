/** Form 3 und Schema 3 brachten dazu: Abwicklung des Antrags, ihr Ergebnis und die Bescheide der Version. */
import * as z from 'zod';
import type { Abwicklung } from './abwicklung.ts';
import type { Abwicklungsergebnis } from './abwicklungsergebnis.ts';
import type { FestgehaltenerBescheid } from './bescheid.ts';
import { dezimal, ganz, setzung, tag, text } from './gespeicherte-felder.ts';
import { PROGRAMME } from './programm.ts';

const programm = z.enum(PROGRAMME);

export const gespeicherteAbwicklung = z.object({
  besetzung: z.array(z.object({ id: text, von: tag, bis: tag })),
  ist: z.array(
    z.object({
      id: text,
      haushaltsjahr: ganz,
      betrag: dezimal.nullable(),
      monate: z.array(dezimal.nullable()).length(12).nullable(),
      andereMittel: dezimal.nullable(),
    }),
  ),
  abrufe: z.array(
    z.object({
      programm,
      haushaltsjahr: ganz,
      angefordertAm: tag,
      fensterBis: tag,
      betrag: dezimal,
      eingegangenAm: tag.nullable(),
    }),
  ),
  weiterleitungen: z.array(
    z.object({
      id: text,
      haushaltsjahr: ganz,
      partner: text,
      betrag: dezimal,
      vertragVom: tag.nullable(),
      ist: dezimal.nullable(),
      zurueck: dezimal.nullable(),
    }),
  ),
  konten: z.array(z.object({ id: text, art: text, produkt: text, sachkonto: text })),
  zahlweise: z.enum(['kasse', 'periode']),
}) satisfies z.ZodType<Abwicklung>;

const vielleicht = dezimal.nullable();

/** Beträge in € und Fördertage als Dezimaltext; `null`, wo etwas dafür noch fehlt, nie 0. */
export const gespeichertesAbwicklungsergebnis = z.object({
  jeHaushaltsjahr: z.array(
    z.object({
      programm,
      haushaltsjahr: ganz,
      geplant: vielleicht.describe('Geplante Zuwendung in €. (R18)'),
      bewilligt: vielleicht.describe('Bewilligt nach dem Bescheid, der für das Haushaltsjahr gilt, in €. (R18)'),
      foerdertage: vielleicht.describe('Besetzte Fördertage. (R19)'),
      ist: vielleicht.describe('Ist in €; null, sobald das Ist eines Eintrags fehlt. (R20)'),
      endgueltig: vielleicht.describe('Endgültige Zuwendung nach dem Ist in €. (R20, A8)'),
      abgerufen: vielleicht.describe('Angefordert in €, auch wenn es noch nicht eingegangen ist. (R21)'),
      nochAbrufbar: vielleicht.describe('Bewilligt minus abgerufen in €, nie unter 0. (R21)'),
      zuErstatten: vielleicht.describe('Ausgezahlt minus endgültig in €, nie unter 0. (R23)'),
      forderung: vielleicht.describe('Am 31.12. des Haushaltsjahrs noch zu erhalten in €. (R23, R25)'),
      verbindlichkeit: vielleicht.describe('Am 31.12. des Haushaltsjahrs zurückzuzahlen in €. (R23, R25)'),
    }),
  ),
}) satisfies z.ZodType<Abwicklungsergebnis>;

const voll = z.object({
  programm,
  datum: tag,
  aktenzeichen: text,
  stellen: dezimal.nullable(),
  von: tag.nullable(),
  bis: tag.nullable(),
  zuwendung: dezimal,
  jahre: z.array(z.object({ haushaltsjahr: ganz, zuwendung: dezimal })),
  anteile: z.array(z.object({ id: text, haushaltsjahr: ganz, zuwendung: dezimal })),
  bestandskraeftigAm: tag.nullable(),
  verzichtAm: tag.nullable(),
  einzelnachweise: z.boolean().nullable(),
  zwischennachweise: z.boolean().nullable(),
  letzterAbruf: z.array(z.object({ haushaltsjahr: ganz, tag })),
});

/** Ein Bescheid in einer Version, mit jeder Angabe; `null`, was er nicht nennt. */
export const bescheidInVersion = voll.extend({
  erfasstVon: setzung,
  zumFrueherenPlan: z
    .boolean()
    .describe('Ob sich der Plan seit dem Bescheid geändert hat; gültig bleibt der Bescheid, bis ein neuer ihn ändert.'),
}) satisfies z.ZodType<FestgehaltenerBescheid>;
