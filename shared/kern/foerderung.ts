/** R4–R6 mit A2–A4, A7: was eine Stelle in einem Zeitraum kostet, was das Land zahlt, was bleibt. (Konzept Nr. 5, Anlage 1) */

import { alsDeutschesDatum, type Datum, vergleicheDatum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import { type Exakt, exakt, NULL, vergleiche, type Zahl } from '../grund/geld.ts';
import type { ThmRegelstand } from '../regelstand/typen.ts';
import { regelstandFuer, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { BETRAG_HOECHSTENS } from './betrag.ts';
import { betragEingabe, eingabe, regelwert, tagGroesse } from './groessen.ts';
import { Jahresfoerderung, type Stellenangaben } from './jahresfoerderung.ts';
import { type Groesse, Schritt } from './rechenweg.ts';

/** So viele Stellen gäbe es nach R1 für {@link PERSONEN_HOECHSTENS} Personen. */
export const STELLENANTEIL_HOECHSTENS = 100_000;

const STELLENANTEIL_GRENZE = exakt(STELLENANTEIL_HOECHSTENS);
const BETRAG_GRENZE = exakt(BETRAG_HOECHSTENS);
/** Weniger wird auf 0 € gerundet. */
const HALBER_CENT = exakt('0.005');

export interface Foerdereingabe {
  /** 1,0 = Vollzeit; jeder Anteil über 0 (A7). */
  readonly stellenanteil: Zahl;
  readonly von: Datum;
  readonly bis: Datum;
  /** Volljahreskosten genau dieses Anteils in € (A7); `null`: Ausgaben in Höhe der Bemessungsgrundlage (A3). */
  readonly jahresausgaben: Zahl | null;
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
  private readonly angaben: Stellenangaben;
  private berechneteJahre: readonly Jahresfoerderung[] | undefined;

  /** @throws {KernFehler} ZEITRAUM_VERKEHRT, AUSSERHALB_REGELSTAND, STELLENANTEIL_UNGUELTIG, AUSGABEN_UNGUELTIG */
  constructor({ von, bis, stellenanteil, jahresausgaben, grenzen }: Foerdereingabe, verzeichnis?: Verzeichnis) {
    pruefeReihenfolge(von, bis);
    this.regelstand = regelstandFuer('THM', von, bis, verzeichnis);
    this.angaben = {
      von: tagGroesse('von', von),
      bis: tagGroesse('bis', bis),
      bemessungsfaktoren: [
        regelwert('Bemessungsgrundlage', this.regelstand.bemessungsgrundlage, '€'),
        eingabe('Stellenanteil', pruefeStellenanteil(stellenanteil), 'Stellen'),
      ],
      jahresausgaben: jahresausgaben === null ? null : jahresausgabenGroesse(jahresausgaben),
      grenzen,
      regelstand: this.regelstand,
    };
  }

  /** Die Haushaltsjahre, die der Zeitraum berührt. */
  get jahre(): readonly Jahresfoerderung[] {
    this.berechneteJahre ??= this.alleJahre();
    return this.berechneteJahre;
  }

  /** Ein Haushaltsjahr; alle Beträge sind 0, wenn der Zeitraum es nicht berührt. */
  imJahr(jahr: number): Jahresfoerderung {
    return new Jahresfoerderung(jahr, this.angaben);
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

  private alleJahre(): Jahresfoerderung[] {
    const jahre: Jahresfoerderung[] = [];
    const letztes = (this.angaben.bis.wert as Datum).jahr;
    for (let jahr = (this.angaben.von.wert as Datum).jahr; jahr <= letztes; jahr++) jahre.push(this.imJahr(jahr));
    return jahre;
  }
}

/** Ein Zeitraum endet nicht, bevor er beginnt; ein einzelner Tag ist einer. @throws {KernFehler} ZEITRAUM_VERKEHRT */
export function pruefeReihenfolge(von: Datum, bis: Datum): void {
  if (vergleicheDatum(von, bis) <= 0) return;
  throw new KernFehler(
    'ZEITRAUM_VERKEHRT',
    'bis',
    `„bis“ (${alsDeutschesDatum(bis)}) liegt vor „von“. Erwartet wird ein Tag ab dem ${alsDeutschesDatum(von)}.`,
  );
}

function pruefeStellenanteil(wert: Zahl): Exakt {
  const anteil = exakt(wert);
  if (vergleiche(anteil, NULL) > 0 && vergleiche(anteil, STELLENANTEIL_GRENZE) <= 0) return anteil;
  throw new KernFehler('STELLENANTEIL_UNGUELTIG', 'stellenanteil', '„stellenanteil“ muss größer als 0 und höchstens 100.000 sein (1,0 = Vollzeit).', 'A7');
}

function jahresausgabenGroesse(wert: Zahl): Groesse {
  const betrag = exakt(wert);
  if (vergleiche(betrag, HALBER_CENT) >= 0 && vergleiche(betrag, BETRAG_GRENZE) <= 0) return betragEingabe('jahresausgaben', 'Jahresausgaben', betrag);
  throw new KernFehler(
    'AUSGABEN_UNGUELTIG',
    'jahresausgaben',
    '„jahresausgaben“ muss größer als 0 € und höchstens 10.000.000.000 € sein; ohne eigene Ausgaben bleibt die Angabe leer.',
    'A3',
  );
}
