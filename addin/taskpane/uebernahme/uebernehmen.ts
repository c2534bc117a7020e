/** Übernahme einer fremden Liste ins Haushaltsblatt. Die Liste selbst wird nur gelesen. */
import { EINTRAEGE_HOECHSTENS } from '../../../shared/antrag/schema.ts';
import { blattAusEntwurf, type Entwurf, entwurfAusBlatt } from '../../haushaltsblatt/haushaltsblatt.ts';
import { liesTabellen } from '../../haushaltsblatt/in-der-mappe.ts';
import { alsAntragseintraege, type Uebernahmeangaben, uebernimm } from '../../haushaltsblatt/uebernahme/uebernehmen.ts';
import type { Listenart } from '../../haushaltsblatt/uebernahme/ziele.ts';
import type { Bereich } from '../../workbook/workbook.ts';
import { fehlertext, type Steuerkern } from '../zustand/steuerkern.ts';

export type Weise = 'anfuegen' | 'ersetzen';

/** Die Einträge, die im Haushaltsblatt schon stehen. */
export interface Vorhandenes {
  readonly entwurf: Entwurf;
  readonly anzahl: Readonly<Record<Listenart, number>>;
}

const LEER: Entwurf = { kopfdaten: {}, stellen: [], massnahmen: [] };
const NAME = { stellen: ['Stelle', 'Stellen'], massnahmen: ['Maßnahme', 'Maßnahmen'] } as const;
const AUFBAU =
  'Im vorhandenen Haushaltsblatt fehlen Tabellen oder Spalten. Stellen Sie sie zuerst wieder her; der Tab „Plan“ nennt sie.';

type Teile = Pick<Steuerkern, 'umgebung' | 'zustand' | 'frage' | 'melde' | 'schreibe'>;

/** Liest die fremde Liste und schreibt ihre Einträge; bis zur Rückfrage bleibt alles, wie es ist. */
export class Uebernehmen {
  readonly #s: Teile;

  constructor(steuerung: Teile) {
    this.#s = steuerung;
  }

  /** @throws {Error} mit einer Meldung, was anders zu markieren ist */
  async liesBereich(quelle: 'auswahl' | 'blatt'): Promise<Bereich> {
    const { workbook } = this.#s.umgebung;
    const [bereich, tabellen] = [
      await workbook.leseBereich(quelle),
      await liesTabellen(workbook, this.#s.zustand.blattwahl),
    ];
    if (!bereich)
      throw new Error(
        quelle === 'blatt'
          ? 'Dieses Blatt ist leer.'
          : 'Im markierten Bereich steht nichts. Markieren Sie die Liste samt Überschriften.',
      );
    if (bereich.werte.length < 2)
      throw new Error('Der Bereich hat nur eine Zeile. Markieren Sie die Liste samt Überschriften.');
    const eigenes = tabellen?.stellen ?? tabellen?.kopfdaten ?? tabellen?.massnahmen;
    if (eigenes?.blatt === bereich.blatt)
      throw new Error(
        'Das ist das Haushaltsblatt selbst. Wechseln Sie zu dem Blatt mit der Liste, die Sie übernehmen wollen.',
      );
    return bereich;
  }

  /** @throws {Error} wenn sich das Haushaltsblatt nicht lesen lässt, ohne etwas zu verlieren */
  async vorhandenes(): Promise<Vorhandenes | null> {
    const tabellen = await liesTabellen(this.#s.umgebung.workbook, this.#s.zustand.blattwahl, {
      eingabeAbschliessen: true,
    });
    if (!tabellen) return null;
    const entwurf = entwurfAusBlatt(tabellen);
    if (!entwurf) throw new Error(AUFBAU);
    return { entwurf, anzahl: { stellen: entwurf.stellen.length, massnahmen: entwurf.massnahmen.length } };
  }

  /** Schreibt die Einträge, nach Rückfrage, wenn es schon ein Haushaltsblatt gibt. Liefert, ob geschrieben wurde. */
  async schreibe(bereich: Bereich, auftrag: Uebernahmeangaben, weise: Weise): Promise<boolean> {
    const { art } = auftrag;
    const vorher = await this.#plane(bereich, auftrag, weise);
    if (!vorher) return false;
    const { da, neu } = vorher;
    if (da && !(await this.#s.frage(rueckfrage(art, weise, da.anzahl[art], neu.length)))) return false;
    // Während der Frage kann im Blatt weitergearbeitet worden sein.
    const jetzt = da ? await this.#plane(bereich, auftrag, weise) : vorher;
    if (!jetzt) return false;
    return this.#s.schreibe(
      blattAusEntwurf({ ...jetzt.bleibt, [art]: [...jetzt.bleibt[art], ...jetzt.neu] }),
      jetzt.da ? this.#s.zustand.merker : null,
      `${gezaehlt(neu.length, art)} ${neu.length === 1 ? 'ist' : 'sind'} übernommen. Die ursprüngliche Liste ist unverändert.`,
    );
  }

  /** Plant, was bleibt und was dazukommt; `null`, wenn es nicht geht (das wird gemeldet). */
  async #plane(bereich: Bereich, auftrag: Uebernahmeangaben, weise: Weise) {
    const { art } = auftrag;
    let da: Vorhandenes | null;
    try {
      da = await this.vorhandenes();
    } catch (fehler) {
      this.#s.melde('fehler', `Übernommen wurde nichts. ${fehlertext(fehler)}`);
      return null;
    }
    const alt = da?.entwurf ?? LEER;
    const bleibt: Entwurf = weise === 'ersetzen' ? { ...alt, [art]: [] } : alt;
    const neu = alsAntragseintraege(
      uebernimm(bereich, { ...auftrag, vergeben: kennungen(bleibt) }).eintraege,
      auftrag.art,
    );
    if (bleibt.stellen.length + bleibt.massnahmen.length + neu.length > EINTRAEGE_HOECHSTENS) {
      this.#s.melde(
        'fehler',
        `Übernommen wurde nichts: Ein Haushaltsblatt fasst höchstens ${EINTRAEGE_HOECHSTENS} Stellen und Maßnahmen zusammen.`,
      );
      return null;
    }
    return { da, bleibt, neu };
  }
}

/** Die vergebenen Kennungen: Neue Einträge bekommen andere. */
export function kennungen({ stellen, massnahmen }: Entwurf): Set<string> {
  return new Set([...stellen, ...massnahmen].map((e) => String((e as { readonly id?: unknown }).id ?? '')));
}

/** „1 Stelle“, „2 Maßnahmen“ */
export function gezaehlt(anzahl: number, art: Listenart): string {
  return `${anzahl} ${NAME[art][anzahl === 1 ? 0 : 1]}`;
}

function rueckfrage(art: Listenart, weise: Weise, vorhanden: number, neu: number) {
  const was =
    weise === 'ersetzen' && vorhanden > 0
      ? `Im Haushaltsblatt ${vorhanden === 1 ? 'steht' : 'stehen'} ${gezaehlt(vorhanden, art)}; an ihre Stelle ${neu === 1 ? 'tritt' : 'treten'} ${gezaehlt(neu, art)}.`
      : `${gezaehlt(neu, art)} ${neu === 1 ? 'kommt' : 'kommen'} im Haushaltsblatt hinzu.`;
  return {
    titel: 'Vorhandenes Haushaltsblatt ändern?',
    text: `${was} Das Blatt wird dabei neu aufgebaut: Formeln in Eingabefeldern werden zu ihren Werten, Notizen neben den Tabellen entfallen. Danach können Sie den Schritt einmal rückgängig machen.`,
    bestaetigen: weise === 'ersetzen' ? 'Ersetzen' : 'Anfügen',
  };
}
