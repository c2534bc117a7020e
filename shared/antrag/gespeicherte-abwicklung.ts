/** Form 3 und Schema 3 brachten dazu: Abwicklung des Antrags, ihr Ergebnis und die Bescheide der Version. */
import * as z from 'zod';
import type { Abwicklung } from './abwicklung.ts';
import type { Abwicklungsergebnis } from './abwicklungsergebnis.ts';
import type { FestgehaltenerBescheid } from './bescheid.ts';
import { dezimal, ganz, setzung, tag, text } from './gespeicherte-felder.ts';
import type { Haushaltsergebnis } from './haushaltstypen.ts';
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

/** Was durch den Haushalt der Kommune geht, beide Programme zusammen; Beträge in € als Dezimaltext. */
export const gespeicherterHaushalt = z.object({
  jeHaushaltsjahr: z.array(
    z.object({
      haushaltsjahr: ganz,
      ertrag: vielleicht.describe(
        'Zuwendung des Landes: geplant, nach dem Bescheid höchstens bewilligt, mit Ist die endgültige, nie das eingegangene Geld. (R25)',
      ),
      personalaufwand: vielleicht.describe('Eigene Stellen der Kommune. (R25)'),
      transferaufwand: vielleicht.describe(
        'Zuwendung für Partner und deren Eigenanteil, wo ihn die Kommune trägt. (R25)',
      ),
      massnahmen: vielleicht.describe('Eigene Maßnahmen der Kommune. (R25)'),
      last: vielleicht.describe('Personalaufwand + Transferaufwand + Maßnahmen − Ertrag. (R25)'),
      integrationspauschale: vielleicht.describe(
        'Teil der Last, den die Integrationspauschale deckt; null auch, wo ihr Teil am Ist nicht bekannt ist. (R12, R20)',
      ),
      lastDanach: vielleicht.describe('Last minus Integrationspauschale. (R25)'),
    }),
  ),
}) satisfies z.ZodType<Haushaltsergebnis>;

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
