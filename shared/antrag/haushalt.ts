/**
 * R25 im Antrag: ein Programm in einem Haushaltsjahr im Haushalt der Kommune. Sobald jeder Eintrag ein Ist hat, mit
 * Ist und endgültiger Zuwendung, vorher mit dem Plan. Stellen und Maßnahmen eines Partners gehen als Transferaufwand
 * durch; die der Kommune sind Personalaufwand und Maßnahmen.
 */
import { NULL } from '../grund/geld.ts';
import { type Budget, type Budgetposten, budget } from '../kern/budget.ts';
import { monatsbetraege } from '../kern/ist.ts';
import { kofinanzierungNachIst } from '../kern/kofinanzierung-ist.ts';
import { Schritt } from '../kern/rechenweg.ts';
import { differenz, summe } from '../kern/rechnungen.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import type { ThmWerte } from '../regelstand/werte.ts';
import type { Jahresrechnung } from './abwicklungsrechnung.ts';
import { fenstertage, istbesetzungen } from './istbesetzung.ts';
import type { Planrechnung } from './planrechnung.ts';
import type { Planschritte } from './planschritte.ts';
import type { Programm } from './programm.ts';
import type { Massnahmeneintrag, Stelleneintrag } from './schema.ts';

type Eintrag = Stelleneintrag | Massnahmeneintrag;

export interface Jahreshaushalt extends Budget {
  readonly grundlage: 'plan' | 'ist';
  /** Je Eintrag, in der Reihenfolge des Antrags. */
  readonly posten: readonly Haushaltsposten[];
  /** Aus der Integrationspauschale in €; `null`, wo ihr Teil am Ist einer Maßnahme nicht bekannt ist (R20). */
  readonly integrationspauschale: Schritt<'€'> | null;
  /** Eigenanteil eigener Stellen und Maßnahmen, den ein Partner trägt, in €; die Belastung enthält ihn noch. */
  readonly vonPartnern: Schritt<'€'>;
  /** Andere Mittel nach dem Ist in €; die Belastung enthält sie noch. */
  readonly andereMittel: Schritt<'€'>;
}

/** Ein Eintrag im Haushalt. */
export interface Haushaltsposten {
  readonly id: string;
  readonly art: Budgetposten['art'];
  readonly ausgaben: Groesse<'€'>;
  readonly zuwendung: Groesse<'€'>;
  readonly eigenanteil: Schritt<'€'>;
  readonly traegtKommune: boolean;
}

/** `null`, solange sich ein Eintrag des Plans nicht rechnen lässt. */
export function jahreshaushalt(
  rechnung: Planrechnung,
  programm: Programm,
  jahr: Jahresrechnung,
): Jahreshaushalt | null {
  if (!jahr.planVollstaendig) return null;
  const nachIst = jahr.endgueltig !== null;
  const { haushaltsjahr } = jahr;
  const eintraege = new Map<string, Eintrag>(
    (programm === 'THM' ? rechnung.antrag.stellen : rechnung.antrag.massnahmen).map((e) => [e.id, e]),
  );
  const geplante = new Map(
    rechnung.zeilen.filter((zeile) => zeile.haushaltsjahr === haushaltsjahr).map(({ id, schritte }) => [id, schritte]),
  );
  const schritt = (id: string, titel: string, teile: readonly Groesse<'€'>[]) =>
    new Schritt({
      id: `haushalt.${id}`,
      titel,
      jahr: haushaltsjahr,
      einheit: '€',
      rechnung: summe(teile),
      regeln: ['R25'],
    });
  const posten = jahr.eintraege.flatMap(({ id, geplant }): Haushaltsposten[] => {
    const eintrag = eintraege.get(id);
    const abgerechnet = jahr.abrechnungen.get(id);
    const ausgaben = nachIst ? abgerechnet?.angaben.ist : betragDesPlans(geplante.get(id), 'ausgaben');
    const zuwendung = nachIst ? abgerechnet?.endgueltig : geplant;
    if (!eintrag || !ausgaben || !zuwendung) return [];
    const art = eintrag.traeger.art === 'partner' ? 'partner' : programm === 'THM' ? 'personal' : 'massnahme';
    const eigenanteil = new Schritt({
      id: 'haushalt.eigenanteil',
      titel: `Eigenanteil von ${id}`,
      jahr: haushaltsjahr,
      einheit: '€',
      rechnung: differenz({ von: ausgaben, ab: zuwendung }),
      regeln: ['A4', 'R25'],
    });
    return [{ id, art, ausgaben, zuwendung, eigenanteil, traegtKommune: eintrag.eigenanteil === 'kommune' }];
  });
  const pauschalen = nachIst
    ? pauschalenNachIst(rechnung, programm, jahr, eintraege)
    : jahr.eintraege.flatMap(({ id }) => betragDesPlans(geplante.get(id), 'integrationspauschale') ?? []);
  const integrationspauschale = pauschalen && schritt('pauschale', 'aus der Integrationspauschale', pauschalen);
  const { eingegangenBisJahresende: einzahlung } = jahr;
  return {
    ...budget({
      jahr: haushaltsjahr,
      posten: posten.map(alsBudgetposten),
      einzahlung,
      integrationspauschale: integrationspauschale ?? UNBEKANNT,
      endgueltig: nachIst,
    }),
    grundlage: nachIst ? 'ist' : 'plan',
    posten,
    integrationspauschale,
    vonPartnern: schritt(
      'vonPartnern',
      'Eigenanteil eigener Stellen und Maßnahmen, den Partner tragen',
      posten.flatMap((p) => (p.art !== 'partner' && !p.traegtKommune ? [p.eigenanteil] : [])),
    ),
    andereMittel: schritt(
      'andereMittel',
      'andere Mittel',
      nachIst ? jahr.eintraege.flatMap(({ andereMittel }) => andereMittel ?? []) : [],
    ),
  };
}

const UNBEKANNT = eingabe('Integrationspauschale unbekannt', NULL, '€');

function betragDesPlans(schritte: Planschritte | null | undefined, feld: 'ausgaben' | 'integrationspauschale') {
  return schritte ? (schritte[feld] as Schritt<'€'>) : null;
}

function alsBudgetposten({ art, ausgaben, zuwendung, eigenanteil, traegtKommune }: Haushaltsposten): Budgetposten {
  return art === 'partner'
    ? { art, zuwendung, eigenanteilDerKommune: traegtKommune ? eigenanteil : null }
    : { art, ausgaben, zuwendung };
}

/**
 * Der Teil jedes Eintrags nach seinem Ist (R20, R12). `null`, wo eine Maßnahme im Plan Ausgaben im Fenster nennt: Wie
 * viel ihres Ist dort liegt, steht nirgends.
 */
function pauschalenNachIst(
  rechnung: Planrechnung,
  programm: Programm,
  jahr: Jahresrechnung,
  eintraege: ReadonlyMap<string, Eintrag>,
): Schritt<'€'>[] | null {
  const { antrag, foerderungen } = rechnung;
  if (!antrag.integrationspauschale) return [];
  const mitPauschale = jahr.eintraege.filter(({ id }) => eintraege.get(id)?.eigenanteil === 'kommune');
  if (programm === 'DIA') {
    const offen = antrag.massnahmen.some(
      ({ id, ausgabenImFenster }) => ausgabenImFenster !== null && mitPauschale.some((e) => e.id === id),
    );
    return offen ? null : [];
  }
  const besetzungen = istbesetzungen(rechnung, antrag.abwicklung?.besetzung ?? []);
  const plaetze = new Map(antrag.stellen.map(({ id }, i) => [id, i]));
  return mitPauschale.flatMap(({ id, tage, werte, istzeile }) => {
    const foerderung = foerderungen[plaetze.get(id) ?? -1];
    const abrechnung = jahr.abrechnungen.get(id);
    if (!foerderung || !abrechnung || !istzeile || !tage || !werte.fenster) return [];
    return kofinanzierungNachIst({
      abrechnung,
      tage,
      fenstertage: fenstertage(foerderung, jahr.haushaltsjahr, besetzungen.get(id) ?? null),
      monate: monatsbetraege(istzeile.monate, istzeile.zahlweise),
      werte: werte as ThmWerte,
    });
  });
}
