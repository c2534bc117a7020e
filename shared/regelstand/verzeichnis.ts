/** Alle Regelstände. Neue kommen hinzu, alte bleiben, damit jede Version nachrechenbar ist. */
import { alsDeutschesDatum, type Datum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import { DIA_2019 } from './dia-2019.ts';
import { DIA_2019_F } from './dia-2019-f.ts';
import { KIM_NRW } from './kim-nrw.ts';
import { KIM_NRW_ASSISTENZ } from './kim-nrw-assistenz.ts';
import { SSA_NRW } from './ssa-nrw.ts';
import { SSA_NRW_AUSNAHME } from './ssa-nrw-ausnahme.ts';
import { THM_2019 } from './thm-2019.ts';
import { THM_2019_F } from './thm-2019-f.ts';
import type { DiaRegelstand, Regelstand, ThmRegelstand } from './typen.ts';
import { zeitraeumeVon } from './zeitraeume.ts';
import { zugelassen } from './zulassung.ts';

export type Verzeichnis = readonly Regelstand[];

/** Tage und Haushaltsjahre wählen unter ihnen. */
const NACH_TAGEN: Verzeichnis = [THM_2019, DIA_2019];
/** Sie gelten nur, wo sie genannt sind (`nurBenannt`). */
const NUR_BENANNTE: Verzeichnis = [THM_2019_F, DIA_2019_F, SSA_NRW, SSA_NRW_AUSNAHME, KIM_NRW, KIM_NRW_ASSISTENZ];

export const REGELSTAENDE: Verzeichnis = Object.freeze([...NACH_TAGEN, ...NUR_BENANNTE].map(zugelassen<Regelstand>));

/** Der Typ eines Regelstands nach seinem Programm. */
export type NachProgramm = { THM: ThmRegelstand; DIA: DiaRegelstand };

/** Der Regelstand mit dieser Id. @throws {KernFehler} REGELSTAND_UNBEKANNT */
export function regelstandMitId(id: string, verzeichnis: Verzeichnis = REGELSTAENDE): Regelstand {
  const treffer = verzeichnis.find((r) => r.id === id);
  if (treffer) return treffer;
  const bekannte = verzeichnis.map((r) => r.id).join(', ');
  throw new KernFehler(
    'REGELSTAND_UNBEKANNT',
    'regelstand',
    `„regelstand“: „${id}“ ist nicht bekannt. Erwartet wird eine dieser Ids: ${bekannte}.`,
  );
}

/**
 * Ob Tage ihn wählen können: jeden, der nicht nur mit seiner Id gilt (`nurBenannt`). Ein Verzeichnis mit einem einzigen
 * Eintrag nennt ihn.
 */
export function istNachTagenWaehlbar({ nurBenannt }: Regelstand, verzeichnis: Verzeichnis): boolean {
  return !nurBenannt || verzeichnis.length === 1;
}

/** Alle, die Tage wählen können. */
export function nachTagenWaehlbar<R extends Regelstand>(verzeichnis: readonly R[]): readonly R[] {
  return verzeichnis.filter((regelstand) => istNachTagenWaehlbar(regelstand, verzeichnis));
}

/**
 * Der Regelstand, in dem der ganze Zeitraum liegt. Ein Tag außerhalb jedes Regelstands ist ein Fehler, nie eine
 * Vorgabe; auch einen einzelnen, also genannten Regelstand schneidet nichts zu.
 * @throws {KernFehler} AUSSERHALB_REGELSTAND
 */
export function regelstandFuer<P extends keyof NachProgramm>(
  programm: P,
  von: Datum,
  bis: Datum,
  verzeichnis: Verzeichnis = REGELSTAENDE,
): NachProgramm[P] {
  for (const regelstand of verzeichnis) {
    if (regelstand.programm !== programm || !istNachTagenWaehlbar(regelstand, verzeichnis)) continue;
    const { gueltig } = zeitraeumeVon(regelstand);
    if (gueltig.enthaelt(von) && gueltig.enthaelt(bis)) return regelstand as NachProgramm[P];
  }
  throw ausserhalb(
    nachTagenWaehlbar(verzeichnis).filter((r) => r.programm === programm),
    von,
    bis,
  );
}

function ausserhalb(desProgramms: readonly Regelstand[], von: Datum, bis: Datum): KernFehler {
  const erlaubt = desProgramms.map((r) => `${zeitraeumeVon(r).gueltig} (${r.id})`).join(' oder ');
  const beginntInnen = desProgramms.some((r) => umfasst(r, von));
  if (beginntInnen && desProgramms.some((r) => umfasst(r, bis))) {
    const zeitraum = `${alsDeutschesDatum(von)} bis ${alsDeutschesDatum(bis)}`;
    const meldung = `„bis“: Der Zeitraum ${zeitraum} liegt in zwei Regelständen; bitte aufteilen in ${erlaubt}.`;
    return new KernFehler('AUSSERHALB_REGELSTAND', 'bis', meldung, 'R8');
  }
  const [feld, tag] = beginntInnen ? (['bis', bis] as const) : (['von', von] as const);
  const meldung = `„${feld}“: Der ${alsDeutschesDatum(tag)} liegt außerhalb des Förderzeitraums; erlaubt ist ${erlaubt}.`;
  return new KernFehler('AUSSERHALB_REGELSTAND', feld, meldung, 'R8');
}

/**
 * Der Regelstand der Bausteine 1–5, der das ganze Haushaltsjahr umfasst; `null`, wenn keiner es tut. Bei einem
 * genannten genügt es, dass er das Jahr berührt: Eine Maßnahme hat keine Tage.
 */
export function diaRegelstandImJahr(jahr: number, verzeichnis: Verzeichnis = REGELSTAENDE): DiaRegelstand | null {
  return diaRegelstaende(verzeichnis).find((r) => giltImJahr(r, jahr)) ?? null;
}

/** Ob er für Maßnahmen dieses Haushaltsjahrs gilt. */
export function giltImJahr(regelstand: DiaRegelstand, jahr: number): boolean {
  const { gueltig } = zeitraeumeVon(regelstand);
  return regelstand.nurBenannt ? gueltig.imJahr(jahr) !== null : gueltig.umfasst(Zeitraum.jahr(jahr));
}

/** Wie {@link diaRegelstandImJahr}. @throws {KernFehler} HAUSHALTSJAHR_AUSSERHALB */
export function diaRegelstandFuerJahr(jahr: number, verzeichnis: Verzeichnis = REGELSTAENDE): DiaRegelstand {
  const treffer = diaRegelstandImJahr(jahr, verzeichnis);
  if (treffer) return treffer;
  const erlaubt = diaRegelstaende(verzeichnis)
    .map((r) => {
      const { von, bis } = zeitraeumeVon(r).gueltig;
      return `${von.jahr} bis ${bis.jahr} (${r.id})`;
    })
    .join(' oder ');
  throw new KernFehler(
    'HAUSHALTSJAHR_AUSSERHALB',
    'haushaltsjahr',
    `Das Haushaltsjahr ${jahr} liegt außerhalb der Förderung; erlaubt ist ${erlaubt}.`,
    'R7',
  );
}

/** Ob der Tag in der Gültigkeit liegt, beide Grenzen eingeschlossen (R8). */
export function umfasst(regelstand: Regelstand, tag: Datum): boolean {
  return zeitraeumeVon(regelstand).gueltig.enthaelt(tag);
}

function diaRegelstaende(verzeichnis: Verzeichnis): DiaRegelstand[] {
  return nachTagenWaehlbar(verzeichnis).filter((r): r is DiaRegelstand => r.programm === 'DIA');
}
