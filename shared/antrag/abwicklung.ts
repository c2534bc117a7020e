/**
 * Die Kommune trägt ein, was nach dem Bescheid geschieht: Besetzung, Ist, Abrufe, Weiterleitungen, Konten.
 * Ein eigener Teil des Antrags und kein Teil des Plans: Sein Speichern ändert weder Status noch Festschreibung. Ob
 * Kennungen und Jahre zum Plan passen, sagen Hinweise, denn der Plan kann sich danach noch ändern.
 */
import * as z from 'zod';
import { namensschluessel } from '../grund/name.ts';
import { betrag, doppelteZeilen, haushaltsjahr, liste, objekt, pflichttext, tag, text } from './feldschemata.ts';
import { programm } from './programm.ts';

/** So viele Zeilen darf jede Liste haben: 500 Einträge in zehn Haushaltsjahren. */
export const ZEILEN_HOECHSTENS = 5_000;

/** Wer eine Stelle wann besetzt hat, ohne Namen; mehrere Zeilen je Eintrag lassen Lücken zu (R19). */
const besetzung = objekt({ id: pflichttext, von: tag, bis: tag }).refine(({ von, bis }) => von <= bis, {
  path: ['bis'],
  message: '„bis“ liegt vor „von“.',
});

/** Die Kosten eines Eintrags in einem Haushaltsjahr: ein Betrag oder zwölf Monate, nie beides (R20). */
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

/** Eine Weitergabe an einen Partner (R25). */
const weiterleitung = objekt({
  id: pflichttext,
  haushaltsjahr,
  partner: pflichttext,
  betrag,
  vertragVom: tag.nullable(),
  ist: betrag.nullable(),
  /** Vom Partner zurückgezahlt. */
  zurueck: betrag.nullable(),
});

/** Wo ein Eintrag im Haushalt steht, je Art frei benannt. */
const konto = objekt({ id: pflichttext, art: pflichttext, produkt: text, sachkonto: text });

/** `abwicklung` des Antrags, wie Anfragen sie nennen dürfen; gespeichert ist sie genauso. */
export const abwicklungSchema = objekt({
  besetzung: liste(besetzung, ZEILEN_HOECHSTENS),
  ist: liste(ist, ZEILEN_HOECHSTENS),
  abrufe: liste(abruf, ZEILEN_HOECHSTENS),
  weiterleitungen: liste(weiterleitung, ZEILEN_HOECHSTENS),
  konten: liste(konto, ZEILEN_HOECHSTENS),
  /** Wonach ein Ist einem Haushaltsjahr gehört: Tag der Zahlung oder Zeitraum der Leistung (R20). */
  zahlweise: z.enum(['kasse', 'periode'], 'Erwartet wird „kasse“ oder „periode“.'),
}).superRefine((abwicklung, pruefung) => {
  for (const befund of doppelte(abwicklung)) pruefung.addIssue({ code: 'custom', ...befund });
});
export type Abwicklung = z.infer<typeof abwicklungSchema>;

/** Zeilen, die es nur einmal geben kann. */
function doppelte({ ist: istzeilen, konten }: { ist: readonly Istzeile[]; konten: readonly Konto[] }) {
  return [
    ...doppelteZeilen(
      ['ist', 'id'],
      istzeilen,
      ({ id, haushaltsjahr: jahr }) => `${namensschluessel(id)} ${jahr}`,
      ({ id, haushaltsjahr: jahr }) => `Das Ist von „${id}“ im Haushaltsjahr ${jahr} kommt mehrfach vor.`,
    ),
    ...doppelteZeilen(
      ['konten', 'id'],
      konten,
      ({ id, art }) => JSON.stringify([namensschluessel(id), namensschluessel(art)]),
      ({ id, art }) => `Das Konto „${art}“ von „${id}“ kommt mehrfach vor.`,
    ),
  ];
}
type Istzeile = z.infer<typeof ist>;
type Konto = z.infer<typeof konto>;
