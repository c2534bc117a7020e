/**
 * R18: die Bescheide eines Programms. Für ein Haushaltsjahr gilt der neueste, der es nennt, nach seinem Tag, dann nach
 * der Reihenfolge der Eingabe. Beträge sind immer der neue Betrag im Ganzen, nie eine Änderung; 0 nennt ein Jahr, eine
 * fehlende Angabe nicht.
 */
import { alsDeutschesDatum, type Datum, vergleicheDatum } from '../grund/datum.ts';
import { type Exakt, NULL, vergleiche, type Zahlangabe } from '../grund/geld.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import type { Groesse } from '../regelstand/groesse.ts';
import { betragAus } from './betrag.ts';
import { betragEingabe } from './eingaben.ts';
import { Schritt } from './rechenweg.ts';
import { summe, uebernommen } from './rechnungen.ts';
import { verteileExakt } from './verteilung.ts';

export interface Bescheid {
  readonly datum: Datum;
  readonly aktenzeichen: string;
  readonly stellen: Zahlangabe | null;
  /** Bewilligungszeitraum; `null`, wo dieser Bescheid ihn nicht nennt. */
  readonly von: Datum | null;
  readonly bis: Datum | null;
  /** Zuwendung im Ganzen in €; `null`, wo er sie nicht nennt. */
  readonly zuwendung: Zahlangabe | null;
  readonly jahre: readonly Jahresbetrag[];
  readonly anteile: readonly Eintragsanteil[];
  readonly bestandskraeftigAm: Datum | null;
  readonly verzichtAm: Datum | null;
  readonly einzelnachweise: boolean | null;
  readonly zwischennachweise: boolean | null;
  /** Letzter Tag für Abrufe eines Haushaltsjahrs; ohne Vorgabe. */
  readonly letzterAbruf: readonly { readonly haushaltsjahr: number; readonly tag: Datum }[];
}

interface Jahresbetrag {
  readonly haushaltsjahr: number;
  readonly zuwendung: Zahlangabe;
}

interface Eintragsanteil extends Jahresbetrag {
  /** Kennung des Eintrags. */
  readonly id: string;
}

/** Die Bescheide eines Programms in ihrer Reihenfolge. */
export class Bescheidkette {
  /** Nach dem Tag, an einem Tag nach der Eingabe. */
  readonly bescheide: readonly Bescheid[];

  constructor(bescheide: readonly Bescheid[]) {
    this.bescheide = [...bescheide].sort((a, b) => vergleicheDatum(a.datum, b.datum));
  }

  /** Tag des ersten Bescheids: „bewilligt am“ (R10). */
  get bewilligtAm(): Datum | null {
    return this.bescheide[0]?.datum ?? null;
  }

  /** Bewilligungszeitraum nach dem neuesten Bescheid, der beide Tage nennt; verkehrte Tage nennen keinen. */
  get zeitraum(): Zeitraum | null {
    const treffer = this.bescheide.findLast(({ von, bis }) => von !== null && bis !== null);
    return treffer?.von && treffer.bis ? Zeitraum.oderNull(treffer.von, treffer.bis) : null;
  }

  /** Alle Haushaltsjahre, die ein Bescheid nennt, aufsteigend. */
  get jahre(): number[] {
    return [...new Set(this.bescheide.flatMap(({ jahre }) => jahre.map(({ haushaltsjahr }) => haushaltsjahr)))].sort(
      (a, b) => a - b,
    );
  }

  /** Der Bescheid, der für das Haushaltsjahr gilt. */
  gueltig(jahr: number): Bescheid | null {
    return this.bescheide.findLast(({ jahre }) => jahre.some(({ haushaltsjahr }) => haushaltsjahr === jahr)) ?? null;
  }

  /** Bewilligt für das Haushaltsjahr in €; `null`, wo kein Bescheid es nennt. */
  imJahr(jahr: number): Schritt<'€'> | null {
    const bescheid = this.gueltig(jahr);
    const betrag = bescheid?.jahre.findLast(({ haushaltsjahr }) => haushaltsjahr === jahr);
    if (!bescheid || !betrag) return null;
    return new Schritt({
      id: 'bescheid.jahr',
      titel: 'bewilligt',
      jahr,
      einheit: '€',
      rechnung: uebernommen(imBescheid(bescheid, betrag.zuwendung)),
      regeln: ['R18'],
    });
  }

  /** Summe der geltenden Beträge aller Haushaltsjahre in €. */
  get gesamt(): Schritt<'€'> {
    const jahre = this.jahre.flatMap((jahr) => this.imJahr(jahr) ?? []);
    return new Schritt({
      id: 'bescheid.gesamt',
      titel: 'bewilligt, Summe',
      einheit: '€',
      rechnung: summe(jahre),
      regeln: ['R18'],
    });
  }

  /**
   * Anteil jedes Eintrags am Bescheid des Haushaltsjahrs in €: wie eingetragen (wer nicht genannt ist, 0), sonst von
   * uns im Verhältnis der geplanten Zuwendung. Leer, wo kein Bescheid das Jahr nennt oder nichts geplant ist.
   */
  anteile(
    jahr: number,
    geplant: readonly { readonly id: string; readonly zuwendung: Exakt }[],
  ): ReadonlyMap<string, Schritt<'€'>> {
    const bescheid = this.gueltig(jahr);
    const betrag = this.imJahr(jahr);
    if (!bescheid || !betrag) return new Map();
    const eingetragen = bescheid.anteile.filter(({ haushaltsjahr }) => haushaltsjahr === jahr);
    if (eingetragen.length > 0) {
      const jeEintrag = new Map(eingetragen.map(({ id, zuwendung }) => [id, zuwendung]));
      return new Map(
        geplant.map(({ id }) => [id, anteil(id, jahr, 'im Bescheid', imBescheid(bescheid, jeEintrag.get(id) ?? 0))]),
      );
    }
    if (geplant.every(({ zuwendung }) => vergleiche(zuwendung, NULL) === 0)) return new Map();
    const { betraege } = verteileExakt(
      betrag.wert,
      geplant.map(({ zuwendung }) => zuwendung),
    );
    return new Map(geplant.map(({ id }, i) => [id, anteil(id, jahr, 'von uns verteilt', betraege[i] as Schritt<'€'>)]));
  }

  /** Letzter Tag für Abrufe eines Haushaltsjahrs nach dem neuesten Bescheid, der ihn nennt; ohne Vorgabe. */
  letzterAbruf(jahr: number): Datum | null {
    const genannt = this.bescheide.flatMap(({ letzterAbruf }) =>
      letzterAbruf.filter(({ haushaltsjahr }) => haushaltsjahr === jahr),
    );
    return genannt.at(-1)?.tag ?? null;
  }
}

function anteil(id: string, jahr: number, woher: string, betrag: Groesse<'€'>): Schritt<'€'> {
  return new Schritt({
    id: 'bescheid.anteil',
    titel: `bewilligt für ${id}, ${woher}`,
    jahr,
    einheit: '€',
    rechnung: uebernommen(betrag),
    regeln: ['R18'],
  });
}

function imBescheid({ datum, aktenzeichen }: Bescheid, zuwendung: Zahlangabe): Groesse<'€'> {
  return betragEingabe(
    'bescheid',
    `Bescheid vom ${alsDeutschesDatum(datum)}, ${aktenzeichen}`,
    betragAus('zuwendung', zuwendung, 'R18'),
  );
}
