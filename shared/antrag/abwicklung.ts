/**
 * Was nach dem Bescheid geschieht, so weit die Kommune es einträgt: Besetzung, Ist, Abrufe, Weiterleitungen, Konten.
 * Ein eigener Teil des Antrags und kein Teil des Plans: Sein Speichern ändert weder Status noch Festschreibung. Ob
 * Kennungen und Jahre zum Plan passen, sagen Hinweise, denn der Plan kann sich danach noch ändern.
 */
import * as z from 'zod';
import { namensschluessel } from '../grund/name.ts';
import { betrag, haushaltsjahr, objekt, pflichttext, tag, text } from './feldschemata.ts';
import { programm } from './programm.ts';

/** So viele Zeilen darf jede Liste haben: 500 Einträge in zehn Haushaltsjahren. */
export const ZEILEN_HOECHSTENS = 5_000;

function liste<S extends z.ZodType>(zeile: S) {
  return z
    .array(zeile, 'Hier wird eine Liste erwartet.')
    .max(ZEILEN_HOECHSTENS, `Höchstens ${ZEILEN_HOECHSTENS} Zeilen.`);
}

/** Wer eine Stelle wann besetzt hat, ohne Namen; mehrere Zeilen je Eintrag lassen Lücken zu (R19). */
const besetzung = objekt({ id: pflichttext, von: tag, bis: tag }).refine(({ von, bis }) => von <= bis, {
  path: ['bis'],
  message: '„bis“ liegt vor „von“.',
});

/** Was ein Eintrag in einem Haushaltsjahr gekostet hat: ein Betrag oder zwölf Monate, nie beides (R20). */
const ist = objekt({
  id: pflichttext,
  haushaltsjahr,
  betrag: betrag.nullable(),
  monate: z
    .array(betrag.nullable(), 'Hier wird eine Liste mit zwölf Beträgen erwartet.')
    .length(12, 'Erwartet werden genau zwölf Monate; ohne Angabe bleibt ein Monat null.')
    .nullable(),
  /** Andere Mittel für diesen Eintrag, ohne die Integrationspauschale. */
  andereMittel: betrag.nullable(),
}).refine(({ betrag: jahresbetrag, monate }) => jahresbetrag === null || !monate?.some((monat) => monat !== null), {
  path: ['monate'],
  message: 'Für dieses Haushaltsjahr stehen ein Jahresbetrag und Monate da. Erwartet wird nur eines davon.',
});

/** Eine Mittelanforderung (R21). */
const abruf = objekt({
  programm,
  haushaltsjahr,
  angefordertAm: tag,
  fensterBis: tag,
  betrag,
  eingegangenAm: tag.nullable(),
});

/** Was an einen Partner weitergegeben ist (R25). */
const weiterleitung = objekt({
  id: pflichttext,
  haushaltsjahr,
  partner: pflichttext,
  betrag,
  vertragVom: tag.nullable(),
  ist: betrag.nullable(),
  /** Was der Partner zurückgezahlt hat. */
  zurueck: betrag.nullable(),
});

/** Wo ein Eintrag im Haushalt steht, je Art frei benannt. */
const konto = objekt({ id: pflichttext, art: pflichttext, produkt: text, sachkonto: text });

/** `abwicklung` des Antrags, wie Anfragen sie nennen dürfen; gespeichert ist sie genauso. */
export const abwicklungSchema = objekt({
  besetzung: liste(besetzung),
  ist: liste(ist),
  abrufe: liste(abruf),
  weiterleitungen: liste(weiterleitung),
  konten: liste(konto),
  /** Wonach ein Ist einem Haushaltsjahr gehört: Tag der Zahlung oder Zeitraum der Leistung (R20). */
  zahlweise: z.enum(['kasse', 'periode'], 'Erwartet wird „kasse“ oder „periode“.'),
}).superRefine((abwicklung, pruefung) => {
  for (const befund of doppelteZeilen(abwicklung)) pruefung.addIssue({ code: 'custom', ...befund });
});
export type Abwicklung = z.infer<typeof abwicklungSchema>;

/** Zeilen, die es nur einmal geben kann; die zweite überschriebe die erste, ohne dass es jemand sähe. */
function doppelteZeilen({ ist: istzeilen, konten }: { ist: readonly Istzeile[]; konten: readonly Konto[] }) {
  return [
    ...doppelte(
      'ist',
      istzeilen,
      ({ id, haushaltsjahr: jahr }) => `${namensschluessel(id)} ${jahr}`,
      ({ id, haushaltsjahr: jahr }) => `Das Ist von „${id}“ im Haushaltsjahr ${jahr} kommt mehrfach vor.`,
    ),
    ...doppelte(
      'konten',
      konten,
      ({ id, art }) => JSON.stringify([namensschluessel(id), namensschluessel(art)]),
      ({ id, art }) => `Das Konto „${art}“ von „${id}“ kommt mehrfach vor.`,
    ),
  ];
}
type Istzeile = z.infer<typeof ist>;
type Konto = z.infer<typeof konto>;

function doppelte<Z>(
  feld: string,
  zeilen: readonly Z[],
  schluesselVon: (zeile: Z) => string,
  meldung: (zeile: Z) => string,
): { path: (string | number)[]; message: string }[] {
  const gesehen = new Set<string>();
  return zeilen.flatMap((zeile, i) => {
    const schluessel = schluesselVon(zeile);
    const mehrfach = gesehen.has(schluessel);
    gesehen.add(schluessel);
    return mehrfach ? [{ path: [feld, i, 'id'], message: meldung(zeile) }] : [];
  });
}
