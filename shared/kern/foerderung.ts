/**
 * R4–R6 mit A2–A4, A7: was eine Stelle in einem Zeitraum kostet, was das Land zahlt, was bleibt. (Konzept Nr. 5, Anlage
 * 1)
 */

import type { Datum } from '../grund/datum.ts';
import { KernFehler } from '../grund/fehler.ts';
import { type Exakt, exakt, exaktOderNull, NULL, vergleiche, type Zahlangabe } from '../grund/geld.ts';
import { BETRAG_HOECHSTENS, GRENZTEXT, STELLENANTEIL_HOECHSTENS } from '../grund/grenzen.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import { eingabe, type Groesse, tagEingabe } from '../regelstand/groesse.ts';
import type { RegelId } from '../regelstand/regelid.ts';
import type { ThmRegelstand } from '../regelstand/typen.ts';
import { regelstandFuer, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { werteVon } from '../regelstand/werte.ts';
import { betragEingabe } from './eingaben.ts';
import { Jahresfoerderung } from './jahresfoerderung.ts';
import { Schritt } from './rechenweg.ts';
import { summe } from './rechnungen.ts';
import type { Stellenangaben, Zeitgrenzen } from './stellenjahr.ts';
import type { Zeitanteil } from './zeitanteil.ts';

const STELLENANTEIL_GRENZE = exakt(STELLENANTEIL_HOECHSTENS);
const BETRAG_GRENZE = exakt(BETRAG_HOECHSTENS);
/** Weniger wird auf 0 € gerundet. */
const HALBER_CENT = exakt('0.005');

export interface Foerdereingabe {
  /** 1,0 = Vollzeit; jeder Anteil über 0 (A7). */
  readonly stellenanteil: Zahlangabe;
  readonly von: Datum;
  readonly bis: Datum;
  /** Volljahreskosten genau dieses Anteils in € (A7); `null`: Ausgaben in Höhe der Bemessungsgrundlage (A3). */
  readonly jahresausgaben: Zahlangabe | null;
  /** Höchsttage je Monat „JJJJ-MM“, wenn mehrere Personen eine Stelle nacheinander besetzen (A2). */
  readonly grenzen?: ReadonlyMap<string, number>;
  /** Wie angebrochene Monate zählen, wo der Regelstand es offen lässt; sonst gilt R6. */
  readonly zeitanteil?: Zeitanteil;
  /** Wie `grenzen`, in den anderen Zählungen. */
  readonly zeitgrenzen?: Zeitgrenzen;
}

export type Foerderfeld =
  | 'tage'
  | 'bemessung'
  | 'ausgaben'
  | 'zuwendung'
  | 'eigenanteil'
  | 'nichtZuwendungsfaehig'
  | 'kofinanzierung';

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
  readonly zeitraum: Zeitraum;
  private readonly angaben: Stellenangaben;
  private berechneteJahre: readonly Jahresfoerderung[] | undefined;

  /** @throws {KernFehler} ZEITRAUM_VERKEHRT, AUSSERHALB_REGELSTAND, STELLENANTEIL_UNGUELTIG, AUSGABEN_UNGUELTIG */
  constructor(
    { von, bis, stellenanteil, jahresausgaben, grenzen, zeitanteil, zeitgrenzen }: Foerdereingabe,
    verzeichnis?: Verzeichnis,
  ) {
    this.zeitraum = Zeitraum.aus(von, bis);
    this.regelstand = regelstandFuer('THM', von, bis, verzeichnis);
    const werte = werteVon(this.regelstand);
    this.angaben = {
      von: tagEingabe('von', von),
      bis: tagEingabe('bis', bis),
      bemessungsfaktoren: [
        werte.bemessungsgrundlage,
        eingabe('Stellenanteil', pruefeStellenanteil(stellenanteil), 'Stellen'),
      ],
      jahresausgaben: jahresausgaben === null ? null : jahresausgabenGroesse(jahresausgaben),
      grenzen,
      werte,
    };
    if (werte.zeitanteilOffen)
      this.angaben = { ...this.angaben, zeitanteil: zeitanteil ?? 'dreissigstel', zeitgrenzen };
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
  summe(feld: 'tage'): Schritt<'Tage'>;
  summe(feld: Exclude<Foerderfeld, 'tage'>): Schritt<'€'>;
  summe(feld: Foerderfeld): Schritt;
  summe(feld: Foerderfeld): Schritt {
    return feld === 'tage'
      ? this.summiert(feld, 'Tage', 'R6', (jahr) => jahr.tage)
      : this.summiert(feld, '€', 'A4', (jahr) => jahr[feld]);
  }

  private summiert<E extends '€' | 'Tage'>(
    feld: Foerderfeld,
    einheit: E,
    regel: RegelId,
    von: (jahr: Jahresfoerderung) => Schritt<E>,
  ): Schritt<E> {
    const teile = this.jahre.map(von);
    const [einziger] = teile;
    if (teile.length === 1 && einziger) return einziger;
    return new Schritt({
      id: `${feld}.summe`,
      titel: SUMMENTITEL[feld],
      einheit,
      rechnung: summe(teile),
      regeln: [regel],
      regelstand: this.angaben.werte,
    });
  }

  private alleJahre(): Jahresfoerderung[] {
    const { von, bis } = this.zeitraum;
    const jahre: Jahresfoerderung[] = [];
    for (let { jahr } = von; jahr <= bis.jahr; jahr++) jahre.push(this.imJahr(jahr));
    return jahre;
  }
}

function pruefeStellenanteil(wert: Zahlangabe): Exakt {
  const anteil = exaktOderNull(wert);
  if (anteil && vergleiche(anteil, NULL) > 0 && vergleiche(anteil, STELLENANTEIL_GRENZE) <= 0) return anteil;
  throw new KernFehler(
    'STELLENANTEIL_UNGUELTIG',
    'stellenanteil',
    `„stellenanteil“ muss größer als 0 und höchstens ${GRENZTEXT.stellenanteil} sein (1,0 = Vollzeit).`,
    'A7',
  );
}

function jahresausgabenGroesse(wert: Zahlangabe): Groesse<'€'> {
  const betrag = exaktOderNull(wert);
  if (betrag && vergleiche(betrag, HALBER_CENT) >= 0 && vergleiche(betrag, BETRAG_GRENZE) <= 0)
    return betragEingabe('jahresausgaben', 'Jahresausgaben', betrag);
  throw new KernFehler(
    'AUSGABEN_UNGUELTIG',
    'jahresausgaben',
    `„jahresausgaben“ muss größer als 0 € und höchstens ${GRENZTEXT.betrag} € sein; ohne eigene Ausgaben bleibt die Angabe leer.`,
    'A3',
  );
}
