/**
 * Eine Stelle in einem Haushaltsjahr (R4–R6, A2–A4, A7).
 *
 *   bemessung = Bemessungsgrundlage · stellenanteil · tage / Tage im Förderjahr      ausgaben = jahresausgaben · tage /
 *   Tage im Förderjahr   zuwendung = cent(Quote · min(ausgaben, bemessung))                               eigenanteil =
 *   ausgaben − zuwendung
 *
 * Gerechnet wird exakt, gerundet einmal je Betrag (A4). Jeder Schritt entsteht erst, wenn ihn jemand braucht.
 */

import { cent } from '../grund/geld.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import type { RegelId } from '../regelstand/regelid.ts';
import { type Foerderquote, gefoerdert } from './foerderquote.ts';
import { grenzenImJahr, type Monatsgrenzen } from './foerdertage.ts';
import { foerdertageSchritt } from './foerdertage-schritt.ts';
import { bemessungInStufen, eigenanteilslesarten, zeitlesarten, zuwendungslesarten } from './jahreslesarten.ts';
import { kofinanzierung } from './kofinanzierung.ts';
import { AUF_CENT, type Lesart, Schritt } from './rechenweg.ts';
import { anteilig, differenz, minimum, produkt, uebernommen } from './rechnungen.ts';
import type { Stellenangaben, Stellenjahr } from './stellenjahr.ts';
import { ganzesJahr, type Zeitanteil, zeitschritt } from './zeitanteil.ts';

type Betragsname =
  | 'bemessungExakt'
  | 'bemessung'
  | 'ausgabenExakt'
  | 'ausgaben'
  | 'zuwendungsfaehigExakt'
  | 'zuwendungsfaehig'
  | 'zuwendung'
  | 'eigenanteil'
  | 'nichtZuwendungsfaehig'
  | 'zuwendungsfaehigerEigenanteil'
  | 'volljahr'
  | 'kofinanzierung';

/** Die Beträge und Tage eines Haushaltsjahrs, jeder als Schritt; 0, wo der Zeitraum das Jahr nicht berührt. */
export class Jahresfoerderung implements Stellenjahr {
  readonly jahr: number;
  readonly angaben: Stellenangaben;
  private gezaehlt: Schritt<'Tage'> | undefined;
  private gezaehlteZeit: Schritt | undefined;
  private readonly schritte: { [name in Betragsname]?: Schritt<'€'> } = {};

  constructor(jahr: number, angaben: Stellenangaben) {
    this.jahr = jahr;
    this.angaben = angaben;
  }

  /** Fördertage des Haushaltsjahrs, 0–360 (R6, A2). */
  get tage(): Schritt<'Tage'> {
    const { von, bis, werte } = this.angaben;
    this.gezaehlt ??= foerdertageSchritt({
      id: 'foerdertage',
      titel: 'Fördertage',
      von,
      bis,
      jahr: this.jahr,
      werte,
      grenzen: this.grenzen,
    });
    return this.gezaehlt;
  }

  /** Der Teil des Jahres, nach dem sich die Beträge richten: Fördertage, begonnene Monate oder Kalendertage (R6, A2). */
  get zeit(): Schritt {
    const { zeitanteil = 'dreissigstel', von, bis, werte } = this.angaben;
    if (zeitanteil === 'dreissigstel') return this.tage;
    this.gezaehlteZeit ??= zeitschritt({
      zeitanteil,
      von,
      bis,
      jahr: this.jahr,
      werte,
      grenzen: this.zeitgrenzen,
    });
    return this.gezaehlteZeit;
  }

  /** Das ganze Jahr in derselben Einheit. */
  get ganzesJahr(): Groesse {
    const { zeitanteil = 'dreissigstel', werte } = this.angaben;
    return zeitanteil === 'dreissigstel' ? werte.tageJeJahr : ganzesJahr(zeitanteil, this.jahr);
  }

  nachZeitanteil(zeitanteil: Zeitanteil): Jahresfoerderung {
    return new Jahresfoerderung(this.jahr, { ...this.angaben, zeitanteil });
  }

  /** Bemessungsgrundlage für Anteil und Tage in €, exakt (R4). */
  get bemessungExakt(): Schritt<'€'> {
    const [grundlage, anteil] = this.angaben.bemessungsfaktoren;
    this.schritte.bemessungExakt ??= new Schritt({
      id: 'bemessung.exakt',
      titel: 'Bemessung, exakt',
      jahr: this.jahr,
      einheit: '€',
      rechnung: anteilig({ faktoren: [grundlage, anteil, this.zeit], teiler: this.ganzesJahr }),
      regeln: ['R4', 'R6'],
      regelstand: this.angaben.werte,
      lesarten: () => bemessungInStufen(this),
    });
    return this.schritte.bemessungExakt;
  }

  /** Bemessung in €, auf Cent (A4). */
  get bemessung(): Schritt<'€'> {
    this.schritte.bemessung ??= this.gerundet('bemessung', 'Bemessung', this.bemessungExakt, ['A4'], () => [
      ...bemessungInStufen(this, cent),
      ...zeitlesarten(this, 'bemessung'),
    ]);
    return this.schritte.bemessung;
  }

  /** Ausgaben in €, exakt: Jahresausgaben anteilig nach Tagen, ohne Angabe die Bemessung (A3). */
  get ausgabenExakt(): Schritt<'€'> {
    const { jahresausgaben } = this.angaben;
    if (jahresausgaben === null) return this.bemessungExakt;
    this.schritte.ausgabenExakt ??= new Schritt({
      id: 'ausgaben.exakt',
      titel: 'Ausgaben, exakt',
      jahr: this.jahr,
      einheit: '€',
      rechnung: anteilig({ faktoren: [jahresausgaben, this.zeit], teiler: this.ganzesJahr }),
      regeln: ['A3', 'A7'],
      regelstand: this.angaben.werte,
    });
    return this.schritte.ausgabenExakt;
  }

  /** Ausgaben in €, auf Cent (A4). */
  get ausgaben(): Schritt<'€'> {
    this.schritte.ausgaben ??= this.gerundet(
      'ausgaben',
      'Ausgaben',
      this.ausgabenExakt,
      this.angaben.jahresausgaben === null ? ['A3', 'A4'] : ['A4'],
      () => zeitlesarten(this, 'ausgaben'),
    );
    return this.schritte.ausgaben;
  }

  /** Zuwendungsfähige Ausgaben in €, exakt: höchstens die Bemessung (A3). */
  get zuwendungsfaehigExakt(): Schritt<'€'> {
    if (this.angaben.jahresausgaben === null) return this.bemessungExakt;
    this.schritte.zuwendungsfaehigExakt ??= new Schritt({
      id: 'zuwendungsfaehig.exakt',
      titel: 'Zuwendungsfähige Ausgaben, exakt',
      jahr: this.jahr,
      einheit: '€',
      rechnung: minimum([this.ausgabenExakt, this.bemessungExakt]),
      regeln: ['A3', 'R4'],
      regelstand: this.angaben.werte,
    });
    return this.schritte.zuwendungsfaehigExakt;
  }

  /** Zuwendung des Landes in €, auf Cent (R5, A3, A4). */
  get zuwendung(): Schritt<'€'> {
    this.schritte.zuwendung ??= new Schritt({
      id: 'zuwendung',
      titel: 'Zuwendung',
      jahr: this.jahr,
      einheit: '€',
      rechnung: gefoerdert(this.foerderquote, this.zuwendungsfaehigExakt),
      rundung: AUF_CENT,
      regeln: ['R5', 'A4'],
      regelstand: this.angaben.werte,
      lesarten: () => zuwendungslesarten(this, this.ausgabenExakt),
    });
    return this.schritte.zuwendung;
  }

  /** Eigenanteil in € = Ausgaben − Zuwendung, beide gerundet (A4): alles, was der Haushalt tragen muss. */
  get eigenanteil(): Schritt<'€'> {
    this.schritte.eigenanteil ??= this.differenz('eigenanteil', 'Eigenanteil', this.ausgaben, this.zuwendung, () =>
      eigenanteilslesarten(this, this.ausgabenExakt),
    );
    return this.schritte.eigenanteil;
  }

  /** Zuwendungsfähige Ausgaben in €, auf Cent (A3, A4). */
  get zuwendungsfaehig(): Schritt<'€'> {
    this.schritte.zuwendungsfaehig ??= this.gerundet(
      'zuwendungsfaehig',
      'Zuwendungsfähige Ausgaben',
      this.zuwendungsfaehigExakt,
      ['A4'],
    );
    return this.schritte.zuwendungsfaehig;
  }

  /**
   * Teil des Eigenanteils in €, der über der Bemessungsgrundlage liegt (A4). Ein Festbetrag sagt nicht, was darüber
   * zuwendungsfähig wäre: 0.
   */
  get nichtZuwendungsfaehig(): Schritt<'€'> {
    if (this.foerderquote === null) return this.ohneUnterscheidung();
    this.schritte.nichtZuwendungsfaehig ??= this.differenz(
      'nichtZuwendungsfaehig',
      'davon nicht zuwendungsfähig',
      this.ausgaben,
      this.zuwendungsfaehig,
    );
    return this.schritte.nichtZuwendungsfaehig;
  }

  /** Zuwendungsfähiger Eigenanteil in €: Obergrenze der Kofinanzierung (A5). */
  get zuwendungsfaehigerEigenanteil(): Schritt<'€'> {
    const titel = 'Zuwendungsfähiger Eigenanteil';
    this.schritte.zuwendungsfaehigerEigenanteil ??= this.differenz(
      'zuwendungsfaehigerEigenanteil',
      titel,
      this.zuwendungsfaehig,
      this.zuwendung,
    );
    return this.schritte.zuwendungsfaehigerEigenanteil;
  }

  /** Teil des Eigenanteils in €, den die Integrationspauschale decken darf (R12, A5). */
  get kofinanzierung(): Schritt<'€'> {
    this.schritte.kofinanzierung ??= kofinanzierung(this);
    return this.schritte.kofinanzierung;
  }

  /** Anteil des Landes an den zuwendungsfähigen Ausgaben (R5); `null` bei einem Festbetrag. */
  get foerderquote(): Foerderquote {
    return this.angaben.werte.foerderquote;
  }

  /** Höchsttage je Monat (1–12) dieses Haushaltsjahrs (A2). */
  get grenzen(): Monatsgrenzen | undefined {
    return grenzenImJahr(this.angaben.grenzen, this.jahr);
  }

  /** Dasselbe in der gewählten Zählung der Zeit. */
  get zeitgrenzen(): Monatsgrenzen | undefined {
    const { zeitanteil = 'dreissigstel', zeitgrenzen } = this.angaben;
    return zeitanteil === 'dreissigstel' ? undefined : grenzenImJahr(zeitgrenzen?.[zeitanteil], this.jahr);
  }

  /** Der Höchstbetrag im vollen Jahr, in €: der kleinere aus Jahresausgaben und Bemessungsgrundlage. */
  get zuwendungsfaehigJeVolljahr(): readonly Groesse[] {
    const { jahresausgaben, bemessungsfaktoren } = this.angaben;
    if (jahresausgaben === null) return bemessungsfaktoren;
    this.schritte.volljahr ??= zuwendungsfaehigesVolljahr({ ...this.angaben, jahresausgaben });
    return [this.schritte.volljahr];
  }

  private gerundet(
    id: string,
    titel: string,
    genau: Schritt<'€'>,
    regeln: readonly RegelId[],
    lesarten?: () => readonly Lesart<'€'>[],
  ): Schritt<'€'> {
    const { jahr } = this;
    const { werte: regelstand } = this.angaben;
    const angaben = {
      id,
      titel,
      jahr,
      einheit: '€',
      rechnung: uebernommen(genau),
      rundung: AUF_CENT,
      regeln,
      regelstand,
    } as const;
    return new Schritt(lesarten ? { ...angaben, lesarten } : angaben);
  }

  private differenz(
    id: string,
    titel: string,
    von: Schritt<'€'>,
    ab: Schritt<'€'>,
    lesarten?: () => readonly Lesart<'€'>[],
  ): Schritt<'€'> {
    const { werte: regelstand } = this.angaben;
    const angaben = {
      id,
      titel,
      jahr: this.jahr,
      einheit: '€',
      rechnung: differenz({ von, ab }),
      regeln: ['A4'],
      regelstand,
    } as const;
    return new Schritt(lesarten ? { ...angaben, lesarten } : angaben);
  }

  private ohneUnterscheidung(): Schritt<'€'> {
    this.schritte.nichtZuwendungsfaehig ??= new Schritt({
      id: 'nichtZuwendungsfaehig',
      titel: 'davon nicht zuwendungsfähig',
      jahr: this.jahr,
      einheit: '€',
      rechnung: uebernommen(eingabe('bei einem Festbetrag nicht unterschieden', 0, '€')),
      regeln: ['R5'],
      regelstand: this.angaben.werte,
    });
    return this.schritte.nichtZuwendungsfaehig;
  }
}

function zuwendungsfaehigesVolljahr({
  jahresausgaben,
  bemessungsfaktoren,
  werte,
}: Stellenangaben & { readonly jahresausgaben: Groesse<'€'> }): Schritt<'€'> {
  const bemessung = new Schritt({
    id: 'bemessung.volljahr',
    titel: 'Bemessung eines vollen Jahres',
    einheit: '€',
    rechnung: produkt<'€'>(bemessungsfaktoren),
    regeln: ['R4'],
    regelstand: werte,
  });
  return new Schritt({
    id: 'zuwendungsfaehig.volljahr',
    titel: 'Zuwendungsfähige Ausgaben eines vollen Jahres',
    einheit: '€',
    rechnung: minimum([jahresausgaben, bemessung]),
    regeln: ['A3', 'R4'],
    regelstand: werte,
  });
}
