/** R4–R6 mit A2–A4, A7: was eine Stelle in einem Zeitraum kostet, was das Land zahlt, was bleibt. (Konzept Nr. 5, Anlage 1) */
import type { ThmRegelstand } from '../regelstand/typen.ts';
import { regelstandFuer, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { alsDeutschesDatum, type Datum, vergleicheDatum } from './datum.ts';
import { KernFehler } from './fehler.ts';
import type { Monatsgrenzen } from './foerdertage.ts';
import { Dezimal } from './geld.ts';
import { betragEingabe, eingabe, tagGroesse } from './groessen.ts';
import { Jahresfoerderung } from './jahresfoerderung.ts';
import { type Groesse, Schritt } from './rechenweg.ts';

/** Mehr als 10 Milliarden € gibt es hier nicht; eine größere Zahl ist ein verschobenes Trennzeichen. */
export const BETRAG_HOECHSTENS = 10_000_000_000;
/** So viele Stellen gäbe es nach R1 für {@link PERSONEN_HOECHSTENS} Personen. */
export const STELLENANTEIL_HOECHSTENS = 100_000;

export interface Foerdereingabe {
  /** 1,0 = Vollzeit; jeder Anteil über 0 (A7). */
  readonly stellenanteil: Dezimal | number | string;
  readonly von: Datum;
  readonly bis: Datum;
  /** Volljahreskosten genau dieses Anteils in € (A7); `null`: Ausgaben in Höhe der Bemessungsgrundlage (A3). */
  readonly jahresausgaben: Dezimal | number | string | null;
  /** Höchsttage je Monat „JJJJ-MM“, wenn mehrere Personen eine Stelle nacheinander besetzen (A2). */
  readonly grenzen?: ReadonlyMap<string, number>;
}

export type Foerderfeld = 'tage' | 'bemessung' | 'ausgaben' | 'zuwendung' | 'eigenanteil' | 'nichtZuwendungsfaehig' | 'kofinanzierung';

const SUMMENTITEL: Record<Foerderfeld, string> = {
  tage: 'Fördertage, Summe',
  bemessung: 'Bemessung, Summe',
  ausgaben: 'Ausgaben, Summe',
  zuwendung: 'Zuwendung, Summe',
  eigenanteil: 'Eigenanteil, Summe',
  nichtZuwendungsfaehig: 'davon nicht zuwendungsfähig, Summe',
  kofinanzierung: 'Kofinanzierung aus der Integrationspauschale, Summe',
};

/** Die Förderung einer Stelle über ihren ganzen Zeitraum, je Haushaltsjahr und in Summe. */
export class Foerderung {
  readonly regelstand: ThmRegelstand;
  readonly #von: Groesse;
  readonly #bis: Groesse;
  readonly #stellenanteil: Groesse;
  readonly #jahresausgaben: Groesse | null;
  readonly #eingabe: Foerdereingabe;
  #jahre: Jahresfoerderung[] | undefined;

  /**
   * @throws {KernFehler} ZEITRAUM_VERKEHRT, AUSSERHALB_REGELSTAND, STELLENANTEIL_UNGUELTIG, AUSGABEN_UNGUELTIG
   */
  constructor(angaben: Foerdereingabe, verzeichnis?: Verzeichnis) {
    const { von, bis } = angaben;
    pruefeReihenfolge(von, bis);
    this.regelstand = regelstandFuer('THM', von, bis, verzeichnis);
    this.#eingabe = angaben;
    this.#von = tagGroesse('von', von);
    this.#bis = tagGroesse('bis', bis);
    this.#stellenanteil = eingabe('Stellenanteil', pruefeStellenanteil(angaben.stellenanteil), 'Stellen');
    this.#jahresausgaben = angaben.jahresausgaben === null ? null : jahresausgabenGroesse(angaben.jahresausgaben);
  }

  /** Die Haushaltsjahre, die der Zeitraum berührt. */
  get jahre(): readonly Jahresfoerderung[] {
    if (this.#jahre) return this.#jahre;
    this.#jahre = [];
    for (let jahr = this.#eingabe.von.jahr; jahr <= this.#eingabe.bis.jahr; jahr++) this.#jahre.push(this.imJahr(jahr));
    return this.#jahre;
  }

  /** Ein Haushaltsjahr; alle Beträge sind 0, wenn der Zeitraum es nicht berührt. */
  imJahr(jahr: number): Jahresfoerderung {
    return new Jahresfoerderung({
      jahr,
      von: this.#von,
      bis: this.#bis,
      stellenanteil: this.#stellenanteil,
      jahresausgaben: this.#jahresausgaben,
      grenzen: grenzenImJahr(this.#eingabe.grenzen, jahr),
      regelstand: this.regelstand,
    });
  }

  /** Summe der gerundeten Jahresbeträge (A4), in € oder Tagen. */
  summe(feld: Foerderfeld): Schritt {
    const jahre = this.jahre;
    const erstes = jahre[0];
    if (jahre.length === 1 && erstes) return erstes[feld];
    return new Schritt({
      id: `${feld}.summe`,
      titel: SUMMENTITEL[feld],
      einheit: feld === 'tage' ? 'Tage' : '€',
      operation: 'summe',
      operanden: jahre.map((jahr) => jahr[feld]),
      regeln: feld === 'tage' ? ['R6'] : ['A4'],
    });
  }
}

/** @throws {KernFehler} ZEITRAUM_VERKEHRT */
export function pruefeReihenfolge(von: Datum, bis: Datum): void {
  if (vergleicheDatum(von, bis) <= 0) return;
  throw new KernFehler(
    'ZEITRAUM_VERKEHRT',
    'bis',
    `„bis“ (${alsDeutschesDatum(bis)}) liegt vor „von“ (${alsDeutschesDatum(von)}). Bitte die beiden Tage prüfen.`,
  );
}

function pruefeStellenanteil(wert: Foerdereingabe['stellenanteil']): Dezimal {
  const anteil = wert instanceof Dezimal ? wert : new Dezimal(wert);
  if (anteil.isFinite() && anteil.gt(0) && anteil.lte(STELLENANTEIL_HOECHSTENS)) return anteil;
  throw new KernFehler('STELLENANTEIL_UNGUELTIG', 'stellenanteil', '„stellenanteil“ muss größer als 0 und höchstens 100.000 sein (1,0 = Vollzeit).', 'A7');
}

function jahresausgabenGroesse(wert: NonNullable<Foerdereingabe['jahresausgaben']>): Groesse {
  const betrag = wert instanceof Dezimal ? wert : new Dezimal(wert);
  if (betrag.isFinite() && betrag.gte('0.005') && betrag.lte(BETRAG_HOECHSTENS)) return betragEingabe('jahresausgaben', 'Jahresausgaben', betrag);
  throw new KernFehler(
    'AUSGABEN_UNGUELTIG',
    'jahresausgaben',
    '„jahresausgaben“ muss größer als 0 € und höchstens 10.000.000.000 € sein; ohne eigene Ausgaben bleibt die Angabe leer.',
    'A3',
  );
}

function grenzenImJahr(grenzen: Foerdereingabe['grenzen'], jahr: number): Monatsgrenzen | undefined {
  if (!grenzen) return undefined;
  const imJahr = new Map<number, number>();
  for (const [monat, tage] of grenzen) if (Number(monat.slice(0, 4)) === jahr) imJahr.set(Number(monat.slice(5)), tage);
  return imJahr.size === 0 ? undefined : imJahr;
}
