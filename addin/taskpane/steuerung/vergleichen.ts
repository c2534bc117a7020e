/**
 * Vergleicht zwei Versionen oder eine Version mit dem, was gerade im Blatt steht, und hebt im Blatt hervor, was anders
 * ist.
 */
import { inHeutigerForm } from '../../../shared/antrag/formen.ts';
import type { Vergleich } from '../../../shared/antrag/vergleich.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';
import { blattform } from '../../haushaltsblatt/blattform.ts';
import { fundort, geaenderteZellen } from '../../haushaltsblatt/vergleichszellen.ts';
import { fehlertext, type Steuerkern } from '../zustand/steuerkern.ts';
import type { Seitenwahl, Vergleichsergebnis } from '../zustand/zustand.ts';

/** Der Vergleich steht im Zustand, die Hervorhebung im Blatt. */
export class Vergleichen {
  readonly #s: Steuerkern;
  /** Nummer des letzten Vergleichs; was ein früherer noch ergibt, zählt nicht mehr. */
  #nummer = 0;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  async vergleiche(von: Seitenwahl, bis: Seitenwahl): Promise<void> {
    const antragId = this.#s.zustand.merker?.antragId;
    if (!antragId) return;
    const nummer = ++this.#nummer;
    this.#s.setze({ vergleich: { art: 'laedt', von, bis } });
    const vergleich = await this.#ergebnis(antragId, von, bis).catch(
      (fehler: unknown): Vergleichsergebnis => ({ art: 'fehler', meldung: fehlertext(fehler) }),
    );
    if (nummer !== this.#nummer || this.#s.zustand.merker?.antragId !== antragId) return;
    this.#s.setze({ vergleich: { ...vergleich, von, bis } });
    if (vergleich.art === 'da') await this.#markiere(vergleich.vergleich);
  }

  /** Nimmt die Hervorhebung zurück; die eigenen Farben des Blatts waren nie weg. */
  async entferneMarkierung(): Promise<void> {
    if (!this.#s.zustand.markiert) return;
    await this.#s.umgebung.workbook.markiere([]);
    this.#s.setze({ markiert: false });
  }

  /** Wie {@link entferneMarkierung}, auf Wunsch der Person: Was nicht geht, wird gemeldet. */
  async hebeMarkierungAuf(): Promise<void> {
    try {
      await this.entferneMarkierung();
    } catch (fehler) {
      this.#s.melde('fehler', `Die Hervorhebung ist noch im Blatt. ${fehlertext(fehler)}`);
    }
  }

  /** Ob von einem früheren Vergleich, auch vor einem Neustart, noch etwas hervorgehoben ist. */
  async pruefeMarkierung(): Promise<void> {
    const markiert = await this.#s.umgebung.workbook.hatMarkierung().catch(() => false);
    this.#s.setze({ markiert });
  }

  async #markiere(vergleich: Vergleich): Promise<void> {
    const { blatt, markiert } = this.#s.zustand;
    const zellen = blatt.art === 'plan' ? geaenderteZellen(vergleich, fundort(blatt.antrag, blatt.lesung.zellen)) : [];
    if (zellen.length === 0 && !markiert) return;
    try {
      await this.#s.umgebung.workbook.markiere(zellen);
      this.#s.setze({ markiert: zellen.length > 0 });
    } catch (fehler) {
      this.#s.melde(
        'warnung',
        `Die Unterschiede stehen in der Liste; im Blatt ließen sie sich nicht hervorheben. ${fehlertext(fehler)}`,
      );
    }
  }

  async #ergebnis(antragId: AntragId, von: Seitenwahl, bis: Seitenwahl): Promise<Vergleichsergebnis> {
    const titel = `${name(von)} → ${name(bis)}`;
    if (von !== 'blatt' && bis !== 'blatt')
      return {
        art: 'da',
        titel,
        vergleich: await this.#s.umgebung.ablage.vergleich(antragId, von, bis),
        blattHash: null,
      };
    const [alt, neu] = [await this.#seite(antragId, von), await this.#seite(antragId, bis)];
    if (!alt || !neu)
      return {
        art: 'fehler',
        meldung: 'Das Haushaltsblatt lässt sich noch nicht lesen. Der Tab „Plan“ nennt die Zellen.',
      };
    const { vergleiche } = await import('../../../shared/antrag/vergleich.ts');
    const blattHash = [alt, neu].find((seite) => seite.antragHash !== null)?.antragHash ?? null;
    return { art: 'da', titel, vergleich: vergleiche(alt, neu), blattHash };
  }

  async #seite(antragId: AntragId, wahl: Seitenwahl) {
    if (wahl !== 'blatt') {
      const { antrag, ergebnis } = inHeutigerForm(await this.#s.umgebung.ablage.version(antragId, wahl));
      return { antrag: blattform(antrag), ergebnis, antragHash: null };
    }
    const blatt = await this.#s.liesBlatt();
    return blatt.art === 'plan' ? blatt : null;
  }
}

function name(wahl: Seitenwahl): string {
  return wahl === 'blatt' ? 'Blatt' : `Version ${wahl}`;
}
