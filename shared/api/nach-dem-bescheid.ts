/** In der Antwort auf `POST /berechnungen`: was nach dem Bescheid folgt, und Zinsen auf eine Erstattung. */
import * as z from 'zod';
import { betrag, liste, objekt, tag } from '../antrag/feldschemata.ts';
import { gespeichertesErgebnis } from '../antrag/gespeichert.ts';
import type { NachDemBescheid } from '../antrag/nach-dem-bescheid.ts';
import { PROGRAMME } from '../antrag/programm.ts';
import { regelkennung } from './regelkennung.ts';

/** So viele Zinsrechnungen beantwortet ein Aufruf, und so viele Wechsel der Punkte hat eine. */
export const ZINSEN_HOECHSTENS = 50;
const WECHSEL_HOECHSTENS = 20;

const punkte = z
  .string('Hier werden Prozentpunkte als Text erwartet, z. B. "3".')
  .regex(/^(0|[1-9]\d{0,1})(\.\d{1,6})?$/, 'Keine gültigen Prozentpunkte; erwartet wird z. B. "3" oder "5".');

/** Eine Zinsrechnung (R24): Punkte ohne Angabe die des Gesetzes, Zählung ohne Angabe act/365. */
export const zinsanfrage = objekt({
  betrag,
  /** Erster verzinster Tag. */
  ab: tag,
  /** Tag der Zahlung; er selbst trägt keine Zinsen. */
  gezahltAm: tag,
  punkte: punkte.nullable().optional(),
  zaehlung: z.enum(['act/365', '30/360'], 'Erwartet wird „act/365“ oder „30/360“.').nullable().optional(),
  /** Ab diesen Tagen gelten andere Punkte. */
  wechsel: liste(objekt({ ab: tag, punkte }), WECHSEL_HOECHSTENS).optional(),
});
export type Zinsanfrage = z.infer<typeof zinsanfrage>;

const programm = z.enum(PROGRAMME);
const jahr = z.int();
const euro = z.string();
const vielleicht = euro.nullable();
const lesart = z.object({ regel: regelkennung, text: z.string(), wert: euro });
const lesarten = z.array(lesart).describe('Was andere Lesarten ergäben, wo es etwas anderes ist.');

const haushalt = z.object({
  grundlage: z
    .enum(['plan', 'ist'])
    .describe('„ist“, sobald jeder Eintrag des Haushaltsjahrs ein Ist hat; vorher der Plan, höchstens das Bewilligte.'),
  ertrag: euro.describe(
    'Zuwendung des Landes: geplant, nach dem Bescheid höchstens bewilligt, mit Ist die endgültige, nie das eingegangene Geld. (R25)',
  ),
  personalaufwand: euro,
  transferaufwand: euro.describe('Zuwendung für Partner und deren Eigenanteil, wo ihn die Kommune trägt. (R25)'),
  massnahmen: euro,
  belastung: euro.describe('Personalaufwand + Transferaufwand + Maßnahmen − Ertrag. (R25)'),
  integrationspauschale: vielleicht.describe('null, wo ihr Teil am Ist einer Maßnahme nicht bekannt ist. (R12, R20)'),
  belastungNachPauschale: vielleicht,
  vonPartnern: euro.describe(
    'Eigenanteil eigener Stellen und Maßnahmen, den ein Partner trägt; die Belastung enthält ihn noch.',
  ),
  andereMittel: euro.describe('Andere Mittel nach dem Ist; die Belastung enthält sie noch.'),
  einzahlung: euro.describe('Für dieses Haushaltsjahr bis zum 31.12. eingegangen.'),
  forderung: vielleicht,
  verbindlichkeit: vielleicht,
});

/** Beträge in € als Dezimaltext; `null`, wo etwas dafür noch fehlt. */
export const nachDemBescheidSchema = z.object({
  jeHaushaltsjahr: z.array(
    z.object({
      programm,
      haushaltsjahr: jahr,
      bewilligtMinusGeplant: vielleicht.describe('Ein Programm mit sich selbst verglichen. (R18)'),
      naechsterAbruf: vielleicht.describe(
        'Nach dem bisherigen Ist, mit dem Fenster bis zum 31.12.; was im Fenster fällig wird, ist nicht eingetragen und zählt nicht mit. (R21)',
      ),
      endgueltig: vielleicht,
      lesarten: z
        .array(lesart.extend({ zuErstatten: euro.describe('Was dann zu erstatten wäre. (R23)') }))
        .describe('Was andere Lesarten ergäben, wo es etwas anderes ist. (A8)'),
      haushalt: haushalt.nullable(),
    }),
  ),
  jeEintrag: z
    .array(
      z.object({
        programm,
        haushaltsjahr: jahr,
        id: z.string(),
        bewilligt: vielleicht.describe('Anteil des Eintrags am Bescheid: Höchstbetrag. (R18, A8)'),
        zuwendungsfaehig: euro.describe(
          'Höchstens die Bemessung der besetzten Tage; gerechnet wird mit dem exakten Wert.',
        ),
        nachIst: euro.describe('Noch ohne Höchstbetrag. (R20)'),
        endgueltig: euro,
        lesarten,
      }),
    )
    .nullable()
    .describe('Jeder Eintrag mit Ist; null bei mehr als 2.000 Zeilen.'),
  nachBesetzung: z
    .array(
      z.object({
        id: z.string(),
        haushaltsjahr: jahr,
        foerdertage: z.string(),
        bemessung: euro,
        ausgaben: euro,
        zuwendung: euro,
        eigenanteil: euro,
        unterBescheid: vielleicht.describe('Bewilligter Anteil minus Zuwendung. (R18, R19)'),
      }),
    )
    .describe('Der Plan jeder Stelle mit eingetragener Besetzung, wie er mit ihr herauskäme. (R19)'),
  gesamt: z.array(z.object({ programm, endgueltig: vielleicht, lesarten })).describe('Über alle Haushaltsjahre. (A8)'),
  weiterleitungen: z.array(
    z.object({
      id: z.string(),
      haushaltsjahr: jahr,
      partner: z.string(),
      weitergeleitet: euro,
      endgueltig: vielleicht.describe(
        'Nach dem Ist des Partners, höchstens das Weitergeleitete; null, wo sich mehrere Partner einen Eintrag in einem Haushaltsjahr teilen. (R25)',
      ),
      zurueckzuzahlen: vielleicht.describe('Geht mit den Zinsen des Partners ganz an das Land. (R25)'),
      zurueckgezahlt: vielleicht,
    }),
  ),
  planAufBescheid: z
    .object({
      finanzierungsplan: gespeichertesErgebnis.shape.finanzierungsplan,
      nichtBewilligt: z.array(z.string()).describe('Kennungen der Einträge, für die nichts bewilligt ist.'),
    })
    .nullable()
    .describe('Der Plan mit den bewilligten Einträgen; null, wo offen ist, welche es sind. (R18)'),
}) satisfies z.ZodType<NachDemBescheid>;
