/**
 * Der eine Gang über die Versionen eines Antrags: was an jeder zu prüfen ist und an jedem Übergang. Server, `npm run
 * pruefe:tabelle` und der Aufgabenbereich gehen ihn alle, auch über Versionen, die sich nicht lesen lassen. Ob Inhalt
 * und Hash zueinander passen, bringt jedes Glied mit.
 */

import { kanonisch } from '../grund/hash.ts';
import type { AntragId, Tid } from '../grund/marken.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { formnummern } from './formen.ts';
import { type Antragskopf, kopfPasst } from './kopf.ts';
import { type Aenderung, brauchtVierAugen, bringtInhalt, erlaubteSchritte, noetigeRollen } from './statusschritte.ts';
import type { Antragsversion, Setzung } from './version.ts';

/** Gründe, aus denen eine Stelle der Kette nicht stimmt; in Worten steht es in `BRUCHGRUENDE`. */
export const BRUCHARTEN = [
  'inhalt',
  'neuer',
  'reihenfolge',
  'luecke',
  'antrag',
  'kommune',
  'form',
  'vorgaenger',
  'zeit',
  'schritt',
  'urheber',
  'rolle',
  'vieraugen',
  'regelstand',
  'kopf',
] as const;
export type Bruchgrund = (typeof BRUCHARTEN)[number];

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
  /** Wer den neuesten Inhalt gespeichert hat; `null`, wenn das von hier aus niemand weiß. */
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
    if (bringtInhalt(version)) this.#inhaltVon = version.autor.oid;
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
    const inhalt = bringtInhalt(version);
    if (version.version === 1 && !inhalt) return 'schritt';
    if (inhalt && version.bescheid !== null) return 'schritt';
    if (!urheberGenannt(version)) return 'urheber';
    if (inhalt) return hatRollen(version, ['GK.Bearbeiten']) ? null : 'rolle';
    if (vorige === null) return null;
    const aenderung = aenderungZu(vorige, version);
    if (!istErlaubt(vorige, version, aenderung)) return 'schritt';
    if (!urheberPassen(vorige, version, aenderung)) return 'urheber';
    if (!hatRollen(version, noetigeRollen(vorige, aenderung))) return 'rolle';
    return this.#vorgabe.vierAugen && brauchtVierAugen(aenderung) && version.autor.oid === this.#inhaltVon
      ? 'vieraugen'
      : null;
  }
}

function faellt(version: Antragsversion, vorige: Antragsversion): boolean {
  const [jetzt, davor] = [formnummern(version), formnummern(vorige)];
  return jetzt.form < davor.form || jetzt.schema < davor.schema;
}

function kennt(verzeichnis: Verzeichnis, { regelstand }: Antragsversion): boolean {
  return regelstand.every(({ id }) => verzeichnis.some((bekannt) => bekannt.id === id));
}

/** Form 1 hält keine Rollen fest; dort ist das nicht zu prüfen. */
function hatRollen({ form, autor }: Antragsversion, noetig: readonly string[]): boolean {
  return form === undefined || noetig.every((rolle) => autor.rollen?.some((hat) => hat === rolle));
}

function gleich(a: unknown, b: unknown): boolean {
  return kanonisch(a) === kanonisch(b);
}

/** {@link Aenderung}, in der alles genannt ist. */
type Schritt = { readonly [feld in keyof Required<Aenderung>]: Aenderung[feld] };

function aenderungZu(vorige: Antragsversion, version: Antragsversion): Schritt {
  return {
    status: version.status === vorige.status ? undefined : version.status,
    festgeschrieben: version.festgeschrieben && !vorige.festgeschrieben,
    // Ein Bescheid mit demselben Inhalt kann noch einmal festgehalten werden; das zeigt dann nur, wer es war.
    bescheid: !gleich(version.bescheid, vorige.bescheid) || neuGesetzt(version.bescheidVon, version, vorige),
  };
}

const INHALT = ['antrag', 'ergebnis', 'hinweise', 'regelstand', 'kern'] as const;

/**
 * Eine Statusversion lässt den Inhalt, wie er ist, hebt ein Festschreiben nie auf und hält einen Bescheid nur fest, wo
 * er hingehört.
 */
function istErlaubt(
  vorige: Antragsversion,
  version: Antragsversion,
  { status, festgeschrieben, bescheid }: Schritt,
): boolean {
  if (status !== undefined && !erlaubteSchritte(vorige.status).includes(status)) return false;
  // In Form 1 hinterließ ein noch einmal festgehaltener, gleicher Bescheid keine Spur.
  const ohneSpur = version.form === undefined && version.bescheid !== null;
  if (status === undefined && !festgeschrieben && !bescheid && !ohneSpur) return false;
  if (vorige.festgeschrieben && !version.festgeschrieben) return false;
  if (bescheid && (version.status !== 'bewilligt' || version.bescheid === null)) return false;
  return (
    formnummern(version).schema === formnummern(vorige).schema &&
    INHALT.every((feld) => gleich(version[feld], vorige[feld]))
  );
}

/**
 * Ab Form 2 nennt eine Version genau dann, wer festschrieb und wer den Bescheid festhielt, wenn es etwas zu nennen
 * gibt.
 */
function urheberGenannt({ form, festgeschrieben, festgeschriebenVon, bescheid, bescheidVon }: Antragsversion): boolean {
  return (
    form === undefined ||
    (festgeschrieben === Boolean(festgeschriebenVon) && (bescheid !== null) === Boolean(bescheidVon))
  );
}

function urheberPassen(
  vorige: Antragsversion,
  version: Antragsversion,
  { festgeschrieben, bescheid }: Schritt,
): boolean {
  if (version.form === undefined) return true;
  return (
    passt(version.festgeschriebenVon, vorige.festgeschriebenVon, version, festgeschrieben === true) &&
    passt(version.bescheidVon, vorige.bescheidVon, version, bescheid === true)
  );
}

/**
 * Neu Gesetztes nennt den Autor dieser Version, Übernommenes den der vorigen; was aus Form 1 kommt, nannte niemanden.
 */
function passt(
  jetzt: Setzung | null | undefined,
  davor: Setzung | null | undefined,
  version: Antragsversion,
  neu: boolean,
): boolean {
  if (neu) return gleich(jetzt ?? null, selbst(version));
  if (davor === undefined) return !jetzt || jetzt.rollen.length === 0;
  return gleich(jetzt ?? null, davor);
}

function neuGesetzt(jetzt: Setzung | null | undefined, version: Antragsversion, vorige: Antragsversion): boolean {
  return Boolean(jetzt) && gleich(jetzt, selbst(version)) && !gleich(jetzt, vorige.bescheidVon ?? null);
}

function selbst({ autor, erstelltAm }: Antragsversion): Setzung {
  return { oid: autor.oid, name: autor.name, rollen: autor.rollen ?? [], am: erstelltAm };
}
