/**
 * Was nach dem Bescheid zu wissen ist und keine Version speichert, weil es aus ihr folgt: nächster Abruf (R21), jeder
 * Eintrag abgerechnet (R20), Haushalt und Partner (R25), Plan auf den Bescheid (R18). Beträge in € als Dezimaltext;
 * `null`, wo etwas dafür noch fehlt, nie 0.
 */
import { endgueltigGesamt } from '../abwicklung/haushaltsjahr.ts';
import { alsBetrag, type Exakt, groesster, minus, NULL, quotient } from '../grund/geld.ts';
import type { Betrag } from '../grund/marken.ts';
import type { Schritt } from '../kern/rechenweg.ts';
import type { RegelId } from '../regelstand/regelid.ts';
import { abwicklungsrechnung, type Jahresrechnung } from './abwicklungsrechnung.ts';
import { type Jahreshaushalt, jahreshaushalt } from './haushalt.ts';
import { istbesetzungen, planNachBesetzung } from './istbesetzung.ts';
import { partnerergebnisse } from './partnerergebnis.ts';
import { type PlanAufBescheid, planAufBescheid } from './plan-auf-bescheid.ts';
import type { Planrechnung } from './planrechnung.ts';
import { istZuwendungsfaehig } from './planzeilen.ts';
import type { Programm } from './programm.ts';

/** Was eine andere Lesart ergäbe, in €. */
interface AndereLesart {
  readonly regel: RegelId;
  readonly text: string;
  readonly wert: Betrag;
}

/** Eine andere Lesart des Haushaltsjahrs (A8), und was dann zu erstatten wäre (R23). */
interface Jahreslesart extends AndereLesart {
  readonly zuErstatten: Betrag;
}

/** R25: was das Programm in diesem Jahr den Haushalt der Kommune kostet. */
interface Haushaltsergebnis {
  readonly grundlage: 'plan' | 'ist';
  readonly ertrag: Betrag;
  readonly personalaufwand: Betrag;
  readonly transferaufwand: Betrag;
  readonly massnahmen: Betrag;
  readonly belastung: Betrag;
  readonly integrationspauschale: Betrag | null;
  readonly belastungNachPauschale: Betrag | null;
  readonly vonPartnern: Betrag;
  readonly andereMittel: Betrag;
  readonly einzahlung: Betrag;
  readonly forderung: Betrag | null;
  readonly verbindlichkeit: Betrag | null;
}

interface Jahresergebnis {
  readonly programm: Programm;
  readonly haushaltsjahr: number;
  readonly bewilligtMinusGeplant: Betrag | null;
  readonly naechsterAbruf: Betrag | null;
  readonly endgueltig: Betrag | null;
  readonly lesarten: readonly Jahreslesart[];
  readonly haushalt: Haushaltsergebnis | null;
}

interface Eintragsergebnis {
  readonly programm: Programm;
  readonly haushaltsjahr: number;
  readonly id: string;
  readonly bewilligt: Betrag | null;
  readonly zuwendungsfaehig: Betrag;
  readonly nachIst: Betrag;
  readonly endgueltig: Betrag;
  readonly lesarten: readonly AndereLesart[];
}

/** R19: der Plan einer Stelle, wie er mit ihrer Besetzung herauskäme. */
interface Besetzungsergebnis {
  readonly id: string;
  readonly haushaltsjahr: number;
  /** Besetzte Fördertage als Dezimaltext. */
  readonly foerdertage: string;
  readonly bemessung: Betrag;
  readonly ausgaben: Betrag;
  readonly zuwendung: Betrag;
  readonly eigenanteil: Betrag;
  /** Bewilligter Anteil − Zuwendung; `null` ohne Bescheid. */
  readonly unterBescheid: Betrag | null;
}

interface Weiterleitungsergebnis {
  readonly id: string;
  readonly haushaltsjahr: number;
  readonly partner: string;
  readonly weitergeleitet: Betrag;
  readonly endgueltig: Betrag | null;
  readonly zurueckzuzahlen: Betrag | null;
  readonly zurueckgezahlt: Betrag | null;
}

export interface NachDemBescheid {
  readonly jeHaushaltsjahr: readonly Jahresergebnis[];
  /** Jeder Eintrag mit Ist; `null` bei mehr als {@link EINTRAEGE_ABGERECHNET} Zeilen. */
  readonly jeEintrag: readonly Eintragsergebnis[] | null;
  /** Jede Stelle, für die eine Besetzung eingetragen ist, in jedem ihrer Haushaltsjahre. */
  readonly nachBesetzung: readonly Besetzungsergebnis[];
  readonly gesamt: readonly {
    readonly programm: Programm;
    readonly endgueltig: Betrag | null;
    readonly lesarten: readonly AndereLesart[];
  }[];
  readonly weiterleitungen: readonly Weiterleitungsergebnis[];
  readonly planAufBescheid: PlanAufBescheid | null;
}

/** So viele abgerechnete Einträge passen mit ihren Lesarten sicher in eine Antwort. */
export const EINTRAEGE_ABGERECHNET = 2_000;

/** `null`, solange es weder einen Bescheid noch eine Abwicklung gibt. */
export function nachDemBescheid(rechnung: Planrechnung): NachDemBescheid | null {
  const programme = abwicklungsrechnung(rechnung);
  if (programme.length === 0) return null;
  const abgerechnete = programme.flatMap(({ programm, jahre }) =>
    jahre.flatMap((jahr) => eintragsergebnisse(programm, jahr)),
  );
  return {
    jeHaushaltsjahr: programme.flatMap(({ programm, jahre }) =>
      jahre.map((jahr) => jahresergebnis(programm, jahr, jahreshaushalt(rechnung, programm, jahr))),
    ),
    jeEintrag: abgerechnete.length > EINTRAEGE_ABGERECHNET ? null : abgerechnete,
    nachBesetzung: nachBesetzung(rechnung),
    gesamt: programme.map(({ programm, kette, jahre }) => {
      const vollstaendig = jahre.every(({ planVollstaendig }) => planVollstaendig);
      const gesamt = vollstaendig ? endgueltigGesamt(jahre, kette) : null;
      return { programm, endgueltig: betrag(gesamt), lesarten: andereLesarten(gesamt) };
    }),
    weiterleitungen: partnerergebnisse(rechnung).map(({ angaben, abrechnung, zurueckzuzahlen }) => ({
      id: angaben.id,
      haushaltsjahr: angaben.haushaltsjahr,
      partner: angaben.partner,
      weitergeleitet: angaben.betrag,
      endgueltig: betrag(abrechnung?.endgueltig ?? null),
      zurueckzuzahlen: betrag(zurueckzuzahlen),
      zurueckgezahlt: angaben.zurueck,
    })),
    planAufBescheid: planAufBescheid(rechnung),
  };
}

function nachBesetzung(rechnung: Planrechnung): Besetzungsergebnis[] {
  const { antrag, foerderungen, vergleich } = rechnung;
  const genannte = antrag.abwicklung?.besetzung ?? [];
  const kennungen = new Set(genannte.map(({ id }) => vergleich(id)));
  const besetzungen = istbesetzungen(rechnung);
  const jahre = abwicklungsrechnung(rechnung).find(({ programm }) => programm === 'THM')?.jahre ?? [];
  return antrag.stellen.flatMap(({ id }, i) => {
    const foerderung = foerderungen[i];
    if (!foerderung || !kennungen.has(vergleich(id))) return [];
    if (!istZuwendungsfaehig(antrag, foerderung.regelstand)) return [];
    return foerderung.jahre.map(({ jahr }): Besetzungsergebnis => {
      const plan = planNachBesetzung(foerderung, jahr, besetzungen.get(id) ?? []);
      const anteil = jahre.find(({ haushaltsjahr }) => haushaltsjahr === jahr)?.anteile.get(id);
      return {
        id,
        haushaltsjahr: jahr,
        foerdertage: quotient(plan.tage.wert).toFixed(),
        bemessung: alsBetrag(plan.bemessung.wert),
        ausgaben: alsBetrag(plan.ausgaben.wert),
        zuwendung: alsBetrag(plan.zuwendung.wert),
        eigenanteil: alsBetrag(plan.eigenanteil.wert),
        unterBescheid: anteil ? alsBetrag(minus(anteil.wert, plan.zuwendung.wert)) : null,
      };
    });
  });
}

function jahresergebnis(programm: Programm, jahr: Jahresrechnung, haushalt: Jahreshaushalt | null): Jahresergebnis {
  const vomPlan = (schritt: Schritt<'€'> | null) => (jahr.planVollstaendig ? schritt : null);
  const endgueltig = vomPlan(jahr.endgueltig);
  return {
    programm,
    haushaltsjahr: jahr.haushaltsjahr,
    bewilligtMinusGeplant: betrag(vomPlan(jahr.unterschied)),
    naechsterAbruf: betrag(jahr.naechsterAbruf),
    endgueltig: betrag(endgueltig),
    lesarten: (endgueltig?.greifendeLesarten ?? []).map((lesart) => ({
      ...alsLesart(lesart),
      zuErstatten: alsBetrag(groesster(minus(jahr.eingegangen.wert, lesart.wert), NULL)),
    })),
    haushalt: haushalt && {
      grundlage: haushalt.grundlage === 'ist' ? 'ist' : 'plan',
      ertrag: alsBetrag(haushalt.ertrag.wert),
      personalaufwand: alsBetrag(haushalt.personalaufwand.wert),
      transferaufwand: alsBetrag(haushalt.transferaufwand.wert),
      massnahmen: alsBetrag(haushalt.massnahmen.wert),
      belastung: alsBetrag(haushalt.belastung.wert),
      integrationspauschale: betrag(haushalt.integrationspauschale),
      belastungNachPauschale: haushalt.integrationspauschale && betrag(haushalt.belastungNachPauschale),
      vonPartnern: alsBetrag(haushalt.vonPartnern.wert),
      andereMittel: alsBetrag(haushalt.andereMittel.wert),
      einzahlung: alsBetrag(haushalt.einzahlung.wert),
      forderung: betrag(haushalt.forderung),
      verbindlichkeit: betrag(haushalt.verbindlichkeit),
    },
  };
}

function eintragsergebnisse(programm: Programm, { haushaltsjahr, abrechnungen }: Jahresrechnung): Eintragsergebnis[] {
  return [...abrechnungen].map(([id, { angaben, zuwendungsfaehig, nachIst, endgueltig }]) => ({
    programm,
    haushaltsjahr,
    id,
    bewilligt: betrag(angaben.bewilligt),
    zuwendungsfaehig: alsBetrag(zuwendungsfaehig.wert),
    nachIst: alsBetrag(nachIst.wert),
    endgueltig: alsBetrag(endgueltig.wert),
    lesarten: andereLesarten(nachIst),
  }));
}

function betrag(groesse: { readonly wert: Exakt } | null): Betrag | null {
  return groesse && alsBetrag(groesse.wert);
}

function andereLesarten(schritt: Schritt<'€'> | null): AndereLesart[] {
  return (schritt?.greifendeLesarten ?? []).map(alsLesart);
}

function alsLesart({ id, bezeichnung, wert }: Schritt<'€'>['greifendeLesarten'][number]): AndereLesart {
  return { regel: id, text: bezeichnung, wert: alsBetrag(wert) };
}
