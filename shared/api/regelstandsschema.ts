/** Regelstände, wie die Schnittstelle sie ausgibt: die Daten mit Fundstelle an jedem Wert, dazu ihr Hash. */
import * as z from 'zod';
import { DOKUMENTE, type DokumentId } from '../regelstand/dokumente.ts';
import type { RegelId } from '../regelstand/regelid.ts';
import { REGELN } from '../regelstand/regeln.ts';
import type { DiaRegelstand, ThmRegelstand } from '../regelstand/typen.ts';

function wert<T extends z.ZodType>(typ: T) {
  return z.object({
    wert: typ,
    regel: z.enum(Object.keys(REGELN) as [RegelId, ...RegelId[]]),
    fundstelle: z.object({
      dokument: z.enum(Object.keys(DOKUMENTE) as [DokumentId, ...DokumentId[]]),
      stelle: z.string(),
    }),
  });
}

const text = wert(z.string());
const zahl = wert(z.number());

const kopf = {
  id: z.string(),
  titel: z.string(),
  gueltigVon: text,
  gueltigBis: text,
  antragsfrist: text,
  verwendungsnachweisMonate: zahl,
  kofinanzierung: z.object({ von: text, bis: text }),
  hash: z.string(),
};

const thm = z.object({
  ...kopf,
  programm: z.literal('THM'),
  personenJeStelle: text,
  mindeststellen: text,
  volleStelleAb: text,
  stellenschritt: text,
  bemessungsgrundlage: text,
  foerderquote: text,
  tageJeMonat: zahl,
}) satisfies z.ZodType<ThmRegelstand>;

const quote = z.union([
  z.object({ art: z.literal('fest'), quote: text }),
  z.object({ art: z.literal('spanne'), von: text, bis: text }),
]);
const baustein = z.object({ name: text, quote, zaehltZumFoerdervolumen: wert(z.boolean()) });

const dia = z.object({
  ...kopf,
  programm: z.literal('DIA'),
  bausteine: z.object({ 1: baustein, 2: baustein, 3: baustein, 4: baustein, 5: baustein }),
  personenJeCoach: text,
}) satisfies z.ZodType<DiaRegelstand>;

/** Ein Regelstand für Baustein 6 (THM) oder die Bausteine 1–5 (DIA). */
export const regelstandSchema = z.union([thm, dia]);
export const regelstandslisteSchema = z.object({ eintraege: z.array(regelstandSchema) });
