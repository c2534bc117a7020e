/**
 * R25 im Antrag: ein Programm in einem Haushaltsjahr im Haushalt der Kommune. Sobald jeder Eintrag ein Ist hat, mit
 * Ist und endgültiger Zuwendung, vorher mit den geplanten Ausgaben und der geplanten Zuwendung, nach dem Bescheid
 * höchstens der bewilligten: Mehr gibt es für diese Ausgaben nicht (R20). Stellen und Maßnahmen eines Partners gehen
 * als Transferaufwand durch; die der Kommune sind Personalaufwand und Maßnahmen.
 */
import { NULL } from '../grund/geld.ts';
import type { Abrechnung } from '../kern/abrechnung.ts';
import { type Budget, type Budgetposten, budget } from '../kern/budget.ts';
import type { Foerderung } from '../kern/foerderung.ts';
import { monatsbetraege } from '../kern/ist.ts';
import { fensterDes } from '../kern/kofinanzierung.ts';
import { keineFenstertage, kofinanzierungNachIst } from '../kern/kofinanzierung-ist.ts';
import { Schritt } from '../kern/rechenweg.ts';
import { differenz, minimum, summe } from '../kern/rechnungen.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import type { ThmWerte, Werte } from '../regelstand/werte.ts';
import {
  abwicklungsrechnung,
  type Eintragsrechnung,
  type Istzeile,
  type Jahresrechnung,
  kuerzungenIm,
} from './abwicklungsrechnung.ts';
import { fenstertage, istbesetzungen } from './istbesetzung.ts';
import type { Planrechnung } from './planrechnung.ts';
import type { Planschritte } from './planschritte.ts';
import { EINTRAGSART, PROGRAMME, type Programm } from './programm.ts';
import type { Massnahmeneintrag, Stelleneintrag } from './schema.ts';

type Eintrag = Stelleneintrag | Massnahmeneintrag;

/** Woher Ertrag und Aufwand kommen: aus dem Plan, aus dem Plan mit höchstens dem Bewilligten, aus dem Ist. */
export type Haushaltsgrundlage = 'plan' | 'bescheid' | 'ist';

export interface Jahreshaushalt extends Budget {
  readonly grundlage: Haushaltsgrundlage;
  /** Je Eintrag, in der Reihenfolge des Antrags. */
  readonly posten: readonly Haushaltsposten[];
  /** Aus der Integrationspauschale in €; `null`, wo ihr Teil am Ist einer Maßnahme nicht bekannt ist (R20). */
  readonly integrationspauschale: Schritt<'€'> | null;
  /** Eigenanteil eigener Stellen und Maßnahmen, den ein Partner trägt, in €; die Belastung enthält ihn noch. */
  readonly vonPartnern: Schritt<'€'>;
  /** Eigenanteil der Stellen und Maßnahmen von Partnern, den sie selbst tragen, in €; er geht an der Kommune vorbei. */
  readonly beiPartnern: Schritt<'€'>;
  /** Andere Mittel nach dem Ist in €; die Belastung enthält sie noch. */
  readonly andereMittel: Schritt<'€'>;
}

/** Ein Eintrag im Haushalt, oder die Kürzung auf ein Budget: Sie mindert den Ertrag, und die Kommune trägt sie. */
export interface Haushaltsposten {
  /** Kennung des Eintrags oder der Kürzung. */
  readonly id: string;
  readonly art: Budgetposten['art'];
  readonly ausgaben: Groesse<'€'>;
  readonly zuwendung: Groesse<'€'>;
  readonly eigenanteil: Schritt<'€'>;
  readonly traegtKommune: boolean;
  /** Der bewilligte Anteil in €, wo er die geplante Zuwendung begrenzt. */
  readonly hoechstens: Groesse<'€'> | null;
}

/** Ein Programm in einem Haushaltsjahr; `haushalt` ist `null`, solange sich ein Eintrag des Plans nicht rechnen lässt. */
export interface Programmhaushalt {
  readonly programm: Programm;
  readonly haushaltsjahr: number;
  readonly haushalt: Jahreshaushalt | null;
}

/** So viel vom Haushaltsjahr nach dem Bescheid fließt in den Haushalt ein; vor dem Bescheid ist es nur der Plan. */
type Jahresquelle = Pick<
  Jahresrechnung,
  'haushaltsjahr' | 'planVollstaendig' | 'endgueltig' | 'abrechnungen' | 'anteile' | 'eingegangenBisJahresende'
> & { readonly eintraege: readonly (Pick<Jahresrechnung['eintraege'][number], 'id' | 'geplant'> & Istteil)[] };
type Istteil = Partial<Pick<Jahresrechnung['eintraege'][number], 'tage' | 'werte' | 'istzeile' | 'andereMittel'>>;

const gerechnete = new WeakMap<Planrechnung, readonly Programmhaushalt[]>();

/** Jedes Programm in jedem Haushaltsjahr, das Plan, Bescheid oder Abwicklung nennen. */
export function haushalte(rechnung: Planrechnung): readonly Programmhaushalt[] {
  const bekannt = gerechnete.get(rechnung);
  if (bekannt) return bekannt;
  const programme = abwicklungsrechnung(rechnung);
  const quellen: readonly { readonly programm: Programm; readonly jahre: readonly Jahresquelle[] }[] =
    programme.length > 0
      ? programme
      : PROGRAMME.map((programm) => ({ programm, jahre: planjahre(rechnung, programm) }));
  const neu = quellen.flatMap(({ programm, jahre }) =>
    jahre.map((jahr) => ({
      programm,
      haushaltsjahr: jahr.haushaltsjahr,
      haushalt: jahreshaushalt(rechnung, programm, jahr),
    })),
  );
  gerechnete.set(rechnung, neu);
  return neu;
}

/** Vor Bescheid und Abwicklung: jedes Haushaltsjahr des Plans. */
function planjahre({ zeilen }: Planrechnung, programm: Programm): Jahresquelle[] {
  const eigene = zeilen.filter(({ art }) => art === EINTRAGSART[programm]);
  const ohneJahr = eigene.some(({ haushaltsjahr }) => haushaltsjahr === null);
  const jahre = [...new Set(eigene.flatMap(({ haushaltsjahr }) => haushaltsjahr ?? []))].sort((a, b) => a - b);
  return jahre.map((haushaltsjahr) => {
    const imJahr = eigene.filter((zeile) => zeile.haushaltsjahr === haushaltsjahr);
    const eintraege = imJahr.flatMap(({ id, schritte }) =>
      schritte ? [{ id, geplant: schritte.zuwendung as Schritt<'€'> }] : [],
    );
    return {
      haushaltsjahr,
      planVollstaendig: !ohneJahr && eintraege.length === imJahr.length,
      endgueltig: null,
      abrechnungen: new Map(),
      anteile: new Map(),
      eingegangenBisJahresende: nichtsEingegangen(haushaltsjahr),
      eintraege,
    };
  });
}

function nichtsEingegangen(jahr: number): Schritt<'€'> {
  return new Schritt({
    id: 'haushalt.eingegangen',
    titel: 'ausgezahlt bis 31.12.',
    jahr,
    einheit: '€',
    rechnung: summe([]),
    regeln: ['R21'],
  });
}

/** `null`, solange sich ein Eintrag des Plans nicht rechnen lässt. */
export function jahreshaushalt(rechnung: Planrechnung, programm: Programm, jahr: Jahresquelle): Jahreshaushalt | null {
  if (!jahr.planVollstaendig) return null;
  const { haushaltsjahr } = jahr;
  const grundlage = grundlageVon(jahr);
  const nachIst = grundlage === 'ist';
  const eintraege = eintraegeVon(rechnung, programm);
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
  const posten = [
    ...(nachIst ? abgerechnete(jahr) : erwartete(jahr, geplante)).map((betraege): Haushaltsposten => {
      const eintrag = eintraege.get(betraege.id) as Eintrag;
      const art = eintrag.traeger.art === 'partner' ? 'partner' : programm === 'THM' ? 'personal' : 'massnahme';
      return new Eintragsposten({ ...betraege, haushaltsjahr, art, traegtKommune: eintrag.eigenanteil === 'kommune' });
    }),
    ...(grundlage === 'plan' ? kuerzungsposten(rechnung, programm, haushaltsjahr) : []),
  ];
  const pauschalen = nachIst
    ? pauschalenNachIst(rechnung, programm, jahr, posten)
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
    grundlage,
    posten,
    integrationspauschale,
    vonPartnern: schritt(
      'vonPartnern',
      'Eigenanteil eigener Stellen und Maßnahmen, den Partner tragen',
      posten.flatMap((p) => (p.art !== 'partner' && !p.traegtKommune ? [p.eigenanteil] : [])),
    ),
    beiPartnern: schritt(
      'beiPartnern',
      'Eigenanteil der Partner, der nicht durch den Haushalt geht',
      posten.flatMap((p) => (p.art === 'partner' && !p.traegtKommune ? [p.eigenanteil] : [])),
    ),
    andereMittel: schritt(
      'andereMittel',
      'andere Mittel',
      nachIst ? jahr.eintraege.flatMap(({ andereMittel }) => andereMittel ?? []) : [],
    ),
  };
}

type Postenbetraege = Pick<Haushaltsposten, 'id' | 'ausgaben' | 'zuwendung' | 'hoechstens'>;

function abgerechnete({ abrechnungen }: Jahresquelle): Postenbetraege[] {
  return [...abrechnungen].map(([id, { angaben, endgueltig }]) => ({
    ...{ id, ausgaben: angaben.ist, zuwendung: endgueltig, hoechstens: null },
  }));
}

/** Was geplant ist; ein ungeplanter Eintrag steht erst mit jedem Ist des Jahres im Haushalt. */
function erwartete(jahr: Jahresquelle, geplante: ReadonlyMap<string, Planschritte | null>): Postenbetraege[] {
  return jahr.eintraege.flatMap(({ id, geplant }) => {
    const ausgaben = betragDesPlans(geplante.get(id), 'ausgaben');
    const anteil = jahr.anteile.get(id);
    const zuwendung = zuErwarten(id, jahr.haushaltsjahr, geplant, anteil);
    return ausgaben ? [{ id, ausgaben, zuwendung, hoechstens: anteil ?? null }] : [];
  });
}

/** Ein Eintrag; sein Eigenanteil entsteht, wenn ihn jemand liest. */
class Eintragsposten implements Haushaltsposten {
  readonly id: string;
  readonly art: Budgetposten['art'];
  readonly ausgaben: Groesse<'€'>;
  readonly zuwendung: Groesse<'€'>;
  readonly traegtKommune: boolean;
  readonly hoechstens: Groesse<'€'> | null;
  readonly #haushaltsjahr: number;
  #eigenanteil: Schritt<'€'> | undefined;

  constructor(angaben: Omit<Haushaltsposten, 'eigenanteil'> & { readonly haushaltsjahr: number }) {
    this.id = angaben.id;
    this.art = angaben.art;
    this.ausgaben = angaben.ausgaben;
    this.zuwendung = angaben.zuwendung;
    this.traegtKommune = angaben.traegtKommune;
    this.hoechstens = angaben.hoechstens;
    this.#haushaltsjahr = angaben.haushaltsjahr;
  }

  get eigenanteil(): Schritt<'€'> {
    this.#eigenanteil ??= eigenanteil(this.id, this.#haushaltsjahr, this.ausgaben, this.zuwendung);
    return this.#eigenanteil;
  }
}

/** Anteile gibt es nur nach einem Bescheid; lässt er sich nicht auf die Einträge verteilen, ändert er den Plan nicht. */
function grundlageVon({ endgueltig, anteile }: Jahresquelle): Haushaltsgrundlage {
  if (endgueltig !== null) return 'ist';
  return anteile.size > 0 ? 'bescheid' : 'plan';
}

function eintraegeVon({ antrag }: Planrechnung, programm: Programm): ReadonlyMap<string, Eintrag> {
  return new Map<string, Eintrag>(
    (programm === 'THM' ? antrag.stellen : antrag.massnahmen).map((eintrag) => [eintrag.id, eintrag]),
  );
}

/** Die geplante Zuwendung, höchstens der bewilligte Anteil. */
function zuErwarten(id: string, jahr: number, geplant: Groesse<'€'>, anteil: Groesse<'€'> | undefined): Groesse<'€'> {
  if (!anteil) return geplant;
  return new Schritt({
    id: 'haushalt.zuwendung',
    titel: `Zuwendung für ${id}, geplant und höchstens bewilligt`,
    jahr,
    einheit: '€',
    rechnung: minimum([geplant, anteil]),
    regeln: ['R18', 'R20', 'R25'],
  });
}

function eigenanteil(id: string, jahr: number, ausgaben: Groesse<'€'>, zuwendung: Groesse<'€'>): Schritt<'€'> {
  return new Schritt({
    id: 'haushalt.eigenanteil',
    titel: `Eigenanteil von ${id}`,
    jahr,
    einheit: '€',
    rechnung: differenz({ von: ausgaben, ab: zuwendung }),
    regeln: ['A4', 'R25'],
  });
}

/** Ab dem Bescheid begrenzt er selbst; bis dahin das Budget, das der Antrag nennt (R13). */
function kuerzungsposten(rechnung: Planrechnung, programm: Programm, jahr: number): Haushaltsposten[] {
  return kuerzungenIm(rechnung, programm, jahr).map(({ id, ausgaben, zuwendung }) => ({
    ...{ id, art: 'kuerzung', ausgaben, zuwendung, traegtKommune: true, hoechstens: null },
    eigenanteil: eigenanteil(id, jahr, ausgaben, zuwendung),
  }));
}

const UNBEKANNT = eingabe('Integrationspauschale unbekannt', NULL, '€');

function betragDesPlans(schritte: Planschritte | null | undefined, feld: 'ausgaben' | 'integrationspauschale') {
  return schritte ? (schritte[feld] as Schritt<'€'>) : null;
}

function alsBudgetposten(posten: Haushaltsposten): Budgetposten {
  const { art, ausgaben, zuwendung, traegtKommune } = posten;
  return art === 'partner'
    ? { art, zuwendung, eigenanteilDerKommune: traegtKommune ? posten.eigenanteil : null }
    : { art, ausgaben, zuwendung };
}

/** Eine Stelle in einem Haushaltsjahr, in dem jede ein Ist hat. */
type Stellenjahr = Eintragsrechnung & { readonly istzeile: Istzeile; readonly tage: Groesse<'Tage'> };

/**
 * Der Teil jedes Eintrags nach seinem Ist (R20, R12). `null`, wo eine Maßnahme im Plan Ausgaben im Fenster nennt: Wie
 * viel ihres Ist dort liegt, steht nirgends.
 */
function pauschalenNachIst(
  rechnung: Planrechnung,
  programm: Programm,
  jahr: Jahresquelle,
  posten: readonly Haushaltsposten[],
): Schritt<'€'>[] | null {
  const { antrag } = rechnung;
  if (!antrag.integrationspauschale) return [];
  const mitPauschale = new Set(posten.flatMap(({ id, traegtKommune }) => (traegtKommune ? [id] : [])));
  if (programm === 'DIA')
    return antrag.massnahmen.some((m) => m.ausgabenImFenster !== null && mitPauschale.has(m.id)) ? null : [];
  const besetzungen = istbesetzungen(rechnung);
  const foerderungen = new Map(antrag.stellen.map(({ id }, i) => [id, rechnung.foerderungen[i]]));
  // Ein Haushaltsjahr, das das Fenster nicht berührt, ergibt für jeden Eintrag dasselbe.
  const ausserhalb = new Map<Werte, Schritt<'€'>>();
  return (jahr.eintraege as readonly Stellenjahr[]).flatMap(({ id, tage, werte, istzeile }) => {
    if (!mitPauschale.has(id) || !werte.fenster) return [];
    const foerderung = foerderungen.get(id) as Foerderung;
    const abrechnung = jahr.abrechnungen.get(id) as Abrechnung;
    if (!fensterDes(werte as ThmWerte).zeitraum.imJahr(jahr.haushaltsjahr)) {
      const keine = ausserhalb.get(werte) ?? keineFenstertage(jahr.haushaltsjahr, werte as ThmWerte);
      ausserhalb.set(werte, keine);
      return keine;
    }
    return kofinanzierungNachIst({
      abrechnung,
      tage,
      fenstertage: fenstertage(foerderung, jahr.haushaltsjahr, besetzungen.get(id) ?? null),
      monate: monatsbetraege(istzeile.monate, istzeile.zahlweise),
      werte: werte as ThmWerte,
    });
  });
}
