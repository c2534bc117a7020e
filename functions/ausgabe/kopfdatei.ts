/** `kommune.json`: was die Ausgabe einer Kommune enthält. */
import * as z from 'zod';

export const kopfSchema = z.strictObject({
  /** Form der Ausgabe. */
  ausgabe: z.literal(1),
  tid: z.string(),
  /** Wann ausgegeben wurde, RFC 3339 in UTC. */
  am: z.iso.datetime(),
  /** Alle Anträge der Kommune. */
  antraege: z.array(z.string()),
  /** Ob Belege dabei sind. */
  anker: z.boolean(),
  /** Die Tage, deren Abschluss Belege dieser Kommune enthält. */
  tage: z.array(z.iso.date()),
});
export type Kopfdatei = Readonly<z.infer<typeof kopfSchema>>;
