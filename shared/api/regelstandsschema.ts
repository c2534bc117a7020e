/** Regelstände, wie die Schnittstelle sie ausgibt: die Daten mit Fundstelle an jedem Wert, dazu ihr Hash. */
import * as z from 'zod';
import { DOKUMENTE, type DokumentId } from '../regelstand/dokumente.ts';
import type { RegelId } from '../regelstand/regelid.ts';
import { REGELN } from '../regelstand/regeln.ts';
import type { DiaRegelstand, ThmRegelstand } from '../regelstand/typen.ts';

const regel = z.enum(Object.keys(REGELN) as [RegelId, ...RegelId[]]);
const fundstelle = z.object({
  dokument: z.enum(Object.keys(DOKUMENTE) as [DokumentId, ...DokumentId[]]),
  stelle: z.string(),
});

function wert<T extends z.ZodType>(typ: T) {
  return z.object({
    wert: typ,
    regel,
    fundstelle,
  });
}

const text = wert(z.string());
const zahl = wert(z.number());

/** Was ein Regelstand nicht nennt, fehlt. */
const kopf = {
  id: z.string(),
  titel: z.string(),
  name: z.exactOptional(z.string()),
  nurBenannt: z.exactOptional(z.literal(true)),
  budgetprogramm: z.exactOptional(z.string()),
  schreibtFort: z.exactOptional(z.string()),
  gueltigVon: text,
  gueltigBis: text,
  belegtBis: z.exactOptional(text),
  antragsfrist: z.exactOptional(text),
  antragsfristImJahr: z.exactOptional(text),
  verwendungsnachweisMonate: z.exactOptional(zahl),
  kofinanzierung: z.exactOptional(z.object({ von: text, bis: text, nachweisBis: z.exactOptional(text) })),
  quellen: z.exactOptional(z.partialRecord(regel, z.array(fundstelle))),
  hash: z.string(),
};

const thm = z.object({
  ...kopf,
  programm: z.literal('THM'),
  foerderart: z.exactOptional(wert(z.enum(['anteil', 'festbetrag']))),
  personenJeStelle: z.exactOptional(text),
  mindeststellen: z.exactOptional(text),
  volleStelleAb: z.exactOptional(text),
  stellenschritt: z.exactOptional(text),
  bemessungsgrundlage: text,
  ausgabenarten: z.exactOptional(text),
  foerderquote: z.exactOptional(text),
  tageJeMonat: zahl,
  zeitanteilOffen: z.exactOptional(z.literal(true)),
  begrenztZuwendung: z.exactOptional(z.literal(true)),
  grundNoetig: z.exactOptional(z.literal(true)),
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
  personenJeCoach: z.exactOptional(text),
}) satisfies z.ZodType<DiaRegelstand>;

/** Ein Regelstand für Baustein 6 (THM) oder die Bausteine 1–5 (DIA). */
export const regelstandSchema = z.union([thm, dia]);
export const regelstandslisteSchema = z.object({ eintraege: z.array(regelstandSchema) });
