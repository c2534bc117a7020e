/**
 * Die Zahlen einer Stelle in einem Haushaltsjahr ohne ihre Schritte, mit den Ergebnissen der anderen Lesarten; gerechnet
 * wie in `zahlenweg.ts` erklärt. Ein Plan mit Hunderten Stellen zeigt Tausende Zahlen, deren Rechenweg meist niemand
 * sehen will.
 */
import { inGanzen } from '../grund/geld.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import type { Fensterwerte } from '../regelstand/werte.ts';
import { foerdertageImJahr, foerdertageImMonat, tage30E360 } from './foerdertage.ts';
import { ZAEHLUNG_30E360 } from './foerdertage-schritt.ts';
import type { Jahresfoerderung } from './jahresfoerderung.ts';
import { FESTER_BETRAG, JEDEN_MONAT_GERUNDET, nurInSchritten } from './jahreslesarten.ts';
import { bisZahltag, NACH_ZAHLUNGSTAG } from './kofinanzierung.ts';
import type { Lesart } from './rechenweg.ts';
import {
  ausgabenDerTage,
  bemessungInCent,
  fenstertage,
  kofinanzierungInCent,
  OHNE_AUSGABEN,
  type Zahlenwerte,
  zahlenwerte,
  zuwendungInCent,
  zuwendungsfaehigInCent,
} from './zahlenweg.ts';

/** Eine andere Lesart mit ihrem Ergebnis in Tagen oder Cent. */
export interface Zahlenlesart extends Pick<Lesart, 'id' | 'bezeichnung'> {
  readonly wert: number;
}

/** Tage und ganze Cent; jede Zahl ist die des Schritts gleichen Namens. */
export class Stellenzahlen {
  readonly tage: number;
  readonly bemessung: number;
  readonly ausgaben: number;
  readonly zuwendung: number;
  readonly eigenanteil: number;
  readonly nichtZuwendungsfaehig: number;
  readonly #jahr: Jahresfoerderung;
  readonly #werte: Zahlenwerte;
  readonly #anteil: number;
  readonly #imVolljahr: number;

  private constructor(jahr: Jahresfoerderung, werte: Zahlenwerte, anteil: number, imVolljahr: number) {
    const { von, bis } = jahr.angaben;
    this.#jahr = jahr;
    this.#werte = werte;
    this.#anteil = anteil;
    this.#imVolljahr = imVolljahr;
    this.tage = foerdertageImJahr(von.wert, bis.wert, jahr.jahr, werte.tageJeMonat, jahr.grenzen);
    this.bemessung = bemessungInCent(werte, anteil, this.tage);
    this.ausgaben = ausgabenDerTage(werte, anteil, imVolljahr, this.tage);
    this.zuwendung = zuwendungInCent(werte, anteil, imVolljahr, this.tage);
    this.eigenanteil = this.ausgaben - this.zuwendung;
    this.nichtZuwendungsfaehig = werte.mitQuote
      ? this.ausgaben - zuwendungsfaehigInCent(werte, anteil, imVolljahr, this.tage)
      : 0;
  }

  /** `null`, wo die Schritte entscheiden: eine andere Zählung der Zeit, zu große oder zu feine Zahlen. */
  static zu(jahr: Jahresfoerderung): Stellenzahlen | null {
    const { werte, zeitanteil = 'dreissigstel', bemessungsfaktoren, jahresausgaben } = jahr.angaben;
    const zahlen = zeitanteil === 'dreissigstel' ? zahlenwerte(werte) : null;
    if (zahlen === null) return null;
    const anteil = inGanzen(bemessungsfaktoren[1].wert, 1_000_000);
    const imVolljahr = jahresausgaben === null ? OHNE_AUSGABEN : inGanzen(jahresausgaben.wert, 100);
    const neu = new Stellenzahlen(jahr, zahlen, anteil, imVolljahr);
    const alle = [neu.bemessung, neu.ausgaben, neu.zuwendung, neu.nichtZuwendungsfaehig];
    return alle.every(Number.isSafeInteger) ? neu : null;
  }

  /** Teil des Eigenanteils, den die Integrationspauschale decken darf; `NaN` ohne Fenster (R12). */
  get kofinanzierung(): number {
    const imFenster = fenstertage(this.#werte, this.#zeitraum, this.#jahr.jahr, this.#jahr.grenzen);
    return kofinanzierungInCent(this.#werte, this.#anteil, this.#imVolljahr, this.tage, imFenster);
  }

  /** Die andere Zählung der Tage (A2). */
  get taglesarten(): readonly Zahlenlesart[] {
    const { von, bis } = this.#jahr.angaben;
    const wert = tage30E360(von.wert, bis.wert, this.#jahr.jahr, this.#jahr.grenzen);
    return [{ id: 'A2', bezeichnung: ZAEHLUNG_30E360, wert }];
  }

  /** Die Bemessung nur in ganzen Stellenschritten (A7). */
  get bemessungslesarten(): readonly Zahlenlesart[] {
    const { stellenschritt } = this.#jahr.angaben.werte;
    if (stellenschritt === null) return [];
    const schritt = inGanzen(stellenschritt.wert, 1_000_000);
    const wert = bemessungInCent(this.#werte, this.#anteil - (this.#anteil % schritt), this.tage);
    return [{ id: 'A7', bezeichnung: nurInSchritten(stellenschritt), wert }];
  }

  /** Ein fester Betrag (A3) und jeder Monat für sich gerundet (A4). */
  get zuwendungslesarten(): readonly Zahlenlesart[] {
    return [
      {
        id: 'A3',
        bezeichnung: FESTER_BETRAG,
        wert: zuwendungInCent(this.#werte, this.#anteil, OHNE_AUSGABEN, this.tage),
      },
      { id: 'A4', bezeichnung: JEDEN_MONAT_GERUNDET, wert: this.#monatlichGerundet() },
    ];
  }

  /** Gezahlt wird am Monatsende (A5); keine, wo nichts ins Fenster fällt. */
  kofinanzierungslesarten(fenster: Fensterwerte): readonly Zahlenlesart[] {
    const { jahr } = this.#jahr;
    if (!this.#zeitraum.schnitt(fenster.zeitraum)?.imJahr(jahr)) return [];
    const gezahlt = bisZahltag(fenster);
    const zeitraum = gezahlt && this.#zeitraum.schnitt(gezahlt);
    const tage = zeitraum
      ? foerdertageImJahr(zeitraum.von, zeitraum.bis, jahr, this.#werte.tageJeMonat, this.#jahr.grenzen)
      : 0;
    const wert = kofinanzierungInCent(this.#werte, this.#anteil, this.#imVolljahr, this.tage, tage);
    return [{ id: 'A5', bezeichnung: NACH_ZAHLUNGSTAG, wert }];
  }

  #monatlichGerundet(): number {
    const { jahr, grenzen, angaben } = this.#jahr;
    const { tageJeMonat } = this.#werte;
    const imMonat = (tage: number) => zuwendungInCent(this.#werte, this.#anteil, this.#imVolljahr, tage);
    const voll = imMonat(tageJeMonat);
    let summe = 0;
    for (let monat = 1; monat <= 12; monat++) {
      const tage = foerdertageImMonat(angaben.von.wert, angaben.bis.wert, jahr, monat, tageJeMonat);
      const zaehlt = Math.min(tage, grenzen?.get(monat) ?? tage);
      summe += zaehlt === tageJeMonat ? voll : imMonat(zaehlt);
    }
    return summe;
  }

  get #zeitraum(): Zeitraum {
    const { von, bis } = this.#jahr.angaben;
    return Zeitraum.aus(von.wert, bis.wert);
  }
}
