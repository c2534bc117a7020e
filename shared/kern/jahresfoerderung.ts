/**
 * Eine Stelle in einem Haushaltsjahr (R4–R6, A2–A4, A7).
 *
 *   bemessung = 68 000 € · stellenanteil · tage / 360      ausgaben = jahresausgaben · tage / 360
 *   zuwendung = cent(0,8 · min(ausgaben, bemessung))        eigenanteil = ausgaben − zuwendung
 *
 * Gerechnet wird exakt, gerundet einmal je Betrag (A4). Jeder Schritt entsteht erst, wenn ihn jemand braucht.
 */
import type { ThmRegelstand } from '../regelstand/typen.ts';
import type { Datum } from './datum.ts';
import { foerdertageImMonat, type Monatsgrenzen, TAGE_JE_JAHR } from './foerdertage.ts';
import { foerdertageSchritt, JAHRESTAGE } from './foerdertage-schritt.ts';
import { abgerundetAuf, cent, durch, type Exakt, exakt, konstante, mal, NULL, plus } from './geld.ts';
import { regelwert } from './groessen.ts';
import { kofinanzierung } from './kofinanzierung.ts';
import { AUF_CENT, type Groesse, type Lesart, Schritt } from './rechenweg.ts';

export interface Jahresangaben {
  readonly jahr: number;
  readonly von: Groesse;
  readonly bis: Groesse;
  readonly stellenanteil: Groesse;
  readonly jahresausgaben: Groesse | null;
  readonly grenzen: Monatsgrenzen | undefined;
  readonly regelstand: ThmRegelstand;
}

export class Jahresfoerderung {
  readonly angaben: Jahresangaben;
  readonly #schritte: { [name: string]: Schritt } = {};

  constructor(angaben: Jahresangaben) {
    this.angaben = angaben;
  }

  get jahr(): number {
    return this.angaben.jahr;
  }

  /** Fördertage des Haushaltsjahrs, 0–360 (R6, A2). */
  get tage(): Schritt {
    return this.#schritt('tage', () => {
      const { von, bis, jahr, grenzen } = this.angaben;
      return foerdertageSchritt('foerdertage', 'Fördertage', von, bis, jahr, grenzen);
    });
  }

  /** Bemessungsgrundlage für Anteil und Tage in €, exakt (R4). */
  get bemessungExakt(): Schritt {
    return this.#schritt('bemessungExakt', () => this.#anteilig('bemessung.exakt', 'Bemessung, exakt', this.#bemessungsfaktoren, ['R4', 'R6']));
  }

  /** Bemessung in €, auf Cent (A4). */
  get bemessung(): Schritt {
    return this.#schritt('bemessung', () => this.#gerundet('bemessung', 'Bemessung', this.bemessungExakt, ['A4'], [this.#lesartA7]));
  }

  /** Ausgaben in €, exakt: Jahresausgaben anteilig nach Tagen, ohne Angabe die Bemessung (A3). */
  get ausgabenExakt(): Schritt {
    return this.#schritt('ausgabenExakt', () => {
      const { jahresausgaben } = this.angaben;
      return jahresausgaben === null ? this.bemessungExakt : this.#anteilig('ausgaben.exakt', 'Ausgaben, exakt', [jahresausgaben], ['A3', 'A7']);
    });
  }

  /** Ausgaben in €, auf Cent (A4). */
  get ausgaben(): Schritt {
    return this.#schritt('ausgaben', () =>
      this.#gerundet('ausgaben', 'Ausgaben', this.ausgabenExakt, this.angaben.jahresausgaben === null ? ['A3', 'A4'] : ['A4']),
    );
  }

  /** Zuwendungsfähige Ausgaben in €, exakt: höchstens die Bemessung (A3). */
  get zuwendungsfaehigExakt(): Schritt {
    return this.#schritt('zuwendungsfaehigExakt', () => {
      if (this.angaben.jahresausgaben === null) return this.bemessungExakt;
      return new Schritt({
        id: 'zuwendungsfaehig.exakt',
        titel: 'Zuwendungsfähige Ausgaben, exakt',
        jahr: this.jahr,
        einheit: '€',
        operation: 'minimum',
        operanden: [this.ausgabenExakt, this.bemessungExakt],
        regeln: ['A3', 'R4'],
      });
    });
  }

  /** Zuwendung des Landes in €, auf Cent (R5, A3, A4). */
  get zuwendung(): Schritt {
    return this.#schritt(
      'zuwendung',
      () =>
        new Schritt({
          id: 'zuwendung',
          titel: 'Zuwendung',
          jahr: this.jahr,
          einheit: '€',
          operation: 'produkt',
          operanden: [this.foerderquote, this.zuwendungsfaehigExakt],
          rundung: AUF_CENT,
          regeln: ['R5', 'A4'],
          lesarten: this.#zuwendungslesarten,
        }),
    );
  }

  /** Eigenanteil in € = Ausgaben − Zuwendung, beide gerundet (A4): alles, was der Haushalt tragen muss. */
  get eigenanteil(): Schritt {
    return this.#schritt('eigenanteil', () => this.#differenz('eigenanteil', 'Eigenanteil', this.ausgaben, this.zuwendung));
  }

  /** Zuwendungsfähige Ausgaben in €, auf Cent (A3, A4). */
  get zuwendungsfaehig(): Schritt {
    return this.#schritt('zuwendungsfaehig', () => this.#gerundet('zuwendungsfaehig', 'Zuwendungsfähige Ausgaben', this.zuwendungsfaehigExakt, ['A4']));
  }

  /** Teil des Eigenanteils in €, der über der Bemessungsgrundlage liegt (A4). */
  get nichtZuwendungsfaehig(): Schritt {
    return this.#schritt('nichtZuwendungsfaehig', () =>
      this.#differenz('nichtZuwendungsfaehig', 'davon nicht zuwendungsfähig', this.ausgaben, this.zuwendungsfaehig),
    );
  }

  /** Zuwendungsfähiger Eigenanteil in €: Obergrenze der Kofinanzierung (A5). */
  get zuwendungsfaehigerEigenanteil(): Schritt {
    return this.#schritt('zuwendungsfaehigerEigenanteil', () =>
      this.#differenz('zuwendungsfaehigerEigenanteil', 'Zuwendungsfähiger Eigenanteil', this.zuwendungsfaehig, this.zuwendung),
    );
  }

  /** Teil des Eigenanteils in €, den die Integrationspauschale decken darf (R12, A5). */
  get kofinanzierung(): Schritt {
    return this.#schritt('kofinanzierung', () => kofinanzierung(this));
  }

  get foerderquote(): Groesse {
    return regelwert('Förderquote', this.angaben.regelstand.foerderquote, 'Anteil');
  }

  /** Was sich im vollen Jahr höchstens fördern lässt, in €: der kleinere aus Jahresausgaben und Bemessungsgrundlage. */
  get zuwendungsfaehigJeVolljahr(): Groesse[] {
    const { jahresausgaben } = this.angaben;
    if (jahresausgaben === null) return this.#bemessungsfaktoren;
    return [
      this.#schritt('volljahr', () => {
        const bemessung = new Schritt({
          id: 'bemessung.volljahr',
          titel: 'Bemessung eines vollen Jahres',
          einheit: '€',
          operation: 'produkt',
          operanden: this.#bemessungsfaktoren,
          regeln: ['R4'],
        });
        return new Schritt({
          id: 'zuwendungsfaehig.volljahr',
          titel: 'Zuwendungsfähige Ausgaben eines vollen Jahres',
          einheit: '€',
          operation: 'minimum',
          operanden: [jahresausgaben, bemessung],
          regeln: ['A3', 'R4'],
        });
      }),
    ];
  }

  get #bemessungsfaktoren(): Groesse[] {
    return [regelwert('Bemessungsgrundlage', this.angaben.regelstand.bemessungsgrundlage, '€'), this.angaben.stellenanteil];
  }

  get #zuwendungslesarten(): Lesart[] {
    const lesarten: Lesart[] = [{ id: 'A4', bezeichnung: 'jeden Monat gerundet', andere: () => this.#monatlichGerundet() }];
    if (this.angaben.jahresausgaben !== null) {
      const festerBetrag = () => cent(mal(this.foerderquote.wert as Exakt, this.bemessungExakt.wert));
      lesarten.unshift({ id: 'A3', bezeichnung: 'fester Betrag je Monat unabhängig von den Ausgaben', andere: festerBetrag });
    }
    return lesarten;
  }

  /** A7: Anlage 1 nennt nur 0,5 und 1,0; die andere Lesart kennt deshalb nur halbe und ganze Stellen. */
  get #lesartA7(): Lesart {
    return {
      id: 'A7',
      bezeichnung: 'nur halbe und ganze Stellen',
      andere: () => {
        const { regelstand, stellenanteil } = this.angaben;
        const stufe = abgerundetAuf(stellenanteil.wert as Exakt, konstante(regelstand.stellenschritt.wert));
        return cent(durch(mal(mal(konstante(regelstand.bemessungsgrundlage.wert), stufe), this.tage.wert), exakt(TAGE_JE_JAHR)));
      },
    };
  }

  #monatlichGerundet(): Exakt {
    const { von, bis, jahr, grenzen } = this.angaben;
    const jeTag = durch(
      mal(
        this.foerderquote.wert as Exakt,
        this.zuwendungsfaehigJeVolljahr.reduce((p, f) => mal(p, f.wert as Exakt), exakt(1)),
      ),
      exakt(TAGE_JE_JAHR),
    );
    let summe = NULL;
    for (let monat = 1; monat <= 12; monat++) {
      const tage = Math.min(foerdertageImMonat(von.wert as Datum, bis.wert as Datum, jahr, monat), grenzen?.get(monat) ?? Number.POSITIVE_INFINITY);
      summe = plus(summe, cent(mal(jeTag, exakt(tage))));
    }
    return summe;
  }

  #anteilig(id: string, titel: string, faktoren: readonly Groesse[], regeln: Schritt['angaben']['regeln']): Schritt {
    return new Schritt({ id, titel, jahr: this.jahr, einheit: '€', operation: 'anteilig', operanden: [...faktoren, this.tage, JAHRESTAGE], regeln });
  }

  #gerundet(id: string, titel: string, exakterSchritt: Schritt, regeln: Schritt['angaben']['regeln'], lesarten?: readonly Lesart[]): Schritt {
    return new Schritt({
      id,
      titel,
      jahr: this.jahr,
      einheit: '€',
      operation: 'uebernommen',
      operanden: [exakterSchritt],
      rundung: AUF_CENT,
      regeln,
      ...(lesarten && { lesarten }),
    });
  }

  #differenz(id: string, titel: string, von: Schritt, ab: Schritt): Schritt {
    return new Schritt({ id, titel, jahr: this.jahr, einheit: '€', operation: 'differenz', operanden: [von, ab], regeln: ['A4'] });
  }

  #schritt(name: string, baue: () => Schritt): Schritt {
    this.#schritte[name] ??= baue();
    return this.#schritte[name];
  }
}
