/**
 * Der eine Gang über die Versionen eines Antrags: was an jeder zu prüfen ist und an jedem Übergang. Server, `npm run
 * pruefe:tabelle` und der Aufgabenbereich gehen ihn alle, auch über Versionen, die sich nicht lesen lassen. Ob Inhalt
 * und Hash zueinander passen, bringt jedes Glied mit.
 */

import type { AntragId, Tid } from '../grund/marken.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { formnummern } from './formen.ts';
import type { Bruchgrund } from './kettenbruch.ts';
import { schrittgrund } from './kettenschritt.ts';
import { schrittgrundBisForm2 } from './kettenschritt-form2.ts';
import { type Antragskopf, kopfPasst } from './kopf.ts';

import { bringtInhalt } from './statusschritte.ts';
import type { Antragsversion } from './version.ts';

export interface Bruch {
  readonly version: number;
  readonly grund: Bruchgrund;
}

/** Eine Version, wie sie in der Kette steht. */
export type Glied =
  | {
      readonly art: 'version';
      /** Der Platz, an dem sie steht; nur eine vertauschte Version nennt selbst eine andere Nummer. */
      readonly nummer: number;
      readonly version: Antragsversion;
      /** Ob ihr Hash zu ihrem Inhalt passt. */
      readonly unversehrt: boolean;
    }
  /** Nicht lesbar; `nummer` 0, wenn auch ihr Platz unbekannt ist. */
  | { readonly art: 'unlesbar'; readonly nummer: number; readonly grund: 'inhalt' | 'neuer' | 'kommune' };

/** Zu wem die Kette gehört und was dort gilt. */
export interface Kettenvorgabe {
  readonly antragId: AntragId;
  /** Die Kommune, der alle Versionen gehören müssen; ohne Angabe müssen sie nur einer gemeinsam gehören. */
  readonly tid?: string | undefined;
  /** Ob diese Kommune vier Augen verlangt. */
  readonly vierAugen?: boolean | undefined;
  readonly verzeichnis?: Verzeichnis | undefined;
}

/** Geht von Version 1 an, oder im Anschluss an `davor`, Glied für Glied weiter. */
export class Kettengang {
  /** So viele Versionen standen in Form 1: Kommune und Rollen lassen sich dort nicht prüfen. */
  form1 = 0;
  readonly #vorgabe: Kettenvorgabe;
  #tid: Tid | undefined;
  #nummer: number;
  /** Hash der Version davor; `undefined`, wenn sie nicht lesbar war. */
  #hash: string | null | undefined;
  /** Die letzte lesbare Version. */
  #vorige: Antragsversion | null = null;
  /** Wer den neuesten Plan gespeichert hat; `null`, wenn das von hier aus niemand weiß. */
  #inhaltVon: string | null = null;

  constructor(vorgabe: Kettenvorgabe, davor: Pick<Antragsversion, 'version' | 'hash'> | null = null) {
    this.#vorgabe = vorgabe;
    this.#tid = vorgabe.tid;
    this.#nummer = davor?.version ?? 0;
    this.#hash = davor?.hash ?? null;
  }

  /** Nimmt ein Glied als gegeben hin: Seine Brüche hat schon eine frühere Seite genannt. */
  beginneNach(glied: Glied): void {
    this.#merke(glied);
    this.form1 = 0;
  }

  /** Die Brüche an diesem Glied, je Version höchstens der erste Grund. */
  weiter(glied: Glied): readonly Bruch[] {
    const erwartet = this.#nummer + 1;
    const nummer = glied.art === 'version' ? glied.version.version : glied.nummer || erwartet;
    const luecke: Bruch[] = nummer > erwartet ? [{ version: erwartet, grund: 'luecke' }] : [];
    const grund = glied.art === 'version' ? this.#grund(glied, erwartet) : glied.grund;
    this.#merke(glied);
    return grund ? [...luecke, { version: nummer, grund }] : luecke;
  }

  /**
   * Ob der Kopf kennt, was die Kette hat. Liegt er nur zurück, ist das kein Bruch, solange er zu `ausgang` passt, der
   * Version, die er nennt.
   */
  ende(kopf: Antragskopf | null, ausgang: Antragsversion | null = null): Bruch | null {
    if (kopf === null) return null;
    if (kopf.neuesteVersion > this.#nummer) return { version: this.#nummer + 1, grund: 'luecke' };
    const genannt = kopf.neuesteVersion === this.#vorige?.version ? this.#vorige : ausgang;
    return genannt && !kopfPasst(kopf, genannt) ? { version: this.#nummer, grund: 'kopf' } : null;
  }

  #merke(glied: Glied): void {
    if (glied.art === 'unlesbar') {
      this.#nummer = glied.nummer || this.#nummer + 1;
      this.#hash = undefined;
      this.#inhaltVon = null;
      return;
    }
    const { version } = glied;
    if (formnummern(version).form === 1) this.form1++;
    this.#nummer = version.version;
    this.#hash = version.hash;
    this.#vorige = version;
    this.#tid ??= version.tid;
    if (version.planVon) this.#inhaltVon = version.planVon.oid;
    else if (bringtInhalt(version)) this.#inhaltVon = version.autor.oid;
  }

  #grund({ nummer, version, unversehrt }: Extract<Glied, { art: 'version' }>, erwartet: number): Bruchgrund | null {
    const { antragId, verzeichnis = REGELSTAENDE } = this.#vorgabe;
    const vorige = this.#vorige;
    const folgt = version.version === erwartet;
    if (!Number.isInteger(version.version) || version.version < erwartet || nummer !== version.version)
      return 'reihenfolge';
    if (!unversehrt) return 'inhalt';
    if (version.antragId !== antragId) return 'antrag';
    if (this.#tid !== undefined && formnummern(version).form > 1 && version.tid !== this.#tid) return 'kommune';
    if (vorige && faellt(version, vorige)) return 'form';
    if (folgt && this.#hash !== undefined && version.vorgaengerHash !== this.#hash) return 'vorgaenger';
    if (vorige && Date.parse(version.erstelltAm) < Date.parse(vorige.erstelltAm)) return 'zeit';
    const davor = folgt && this.#hash !== undefined ? vorige : null;
    return this.#schrittgrund(version, davor) ?? (kennt(verzeichnis, version) ? null : 'regelstand');
  }

  /** Ohne die Version davor lässt sich nur die erste beurteilen und was eine Version über sich selbst sagt. */
  #schrittgrund(version: Antragsversion, vorige: Antragsversion | null): Bruchgrund | null {
    const schritt = { version, vorige, inhaltVon: this.#inhaltVon, vierAugen: this.#vorgabe.vierAugen ?? false };
    return formnummern(version).form < 3 ? schrittgrundBisForm2(schritt) : schrittgrund(schritt);
  }
}

function faellt(version: Antragsversion, vorige: Antragsversion): boolean {
  const [jetzt, davor] = [formnummern(version), formnummern(vorige)];
  return jetzt.form < davor.form || jetzt.schema < davor.schema;
}

function kennt(verzeichnis: Verzeichnis, { regelstand }: Antragsversion): boolean {
  return regelstand.every(({ id }) => verzeichnis.some((bekannt) => bekannt.id === id));
}
