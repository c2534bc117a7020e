/** Anlegen und Speichern. Bestätigt wird nur, was geschrieben ist; eine Wiederholung schreibt nie doppelt. */
import type { Antrag } from '../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { VERSION_HOECHSTENS } from '../../shared/api/kennungen.ts';
import { hashVon } from '../../shared/grund/hash.ts';
import type { Benutzer } from '../http/benutzer.ts';
import { nichtGefunden, ProblemFehler } from '../http/problem.ts';
import { AblageFehler, type Herkunft } from '../store/ablage.ts';
import { type Anschluss, loeseKonflikt, wiederholung } from './konflikt.ts';
import { beschaedigt, type Umgebung } from './umgebung.ts';
import { uuidv7 } from './uuid.ts';
import { mitNeuemInhalt, type Umstaende } from './versionsbau.ts';

export interface Inhalt {
  readonly antrag: Antrag;
  readonly kommentar: string;
}

/**
 * Version 1 eines neuen Antrags; eine Wiederholung gibt die vorhandene zurück.
 * @throws {ProblemFehler} 409, wenn es den Antrag mit anderem Inhalt schon gibt, 422 bei wiederverwendetem Schlüssel
 */
export async function legeAn(
  umgebung: Umgebung,
  benutzer: Benutzer,
  { antragId, antrag, kommentar }: Inhalt & { readonly antragId?: string | undefined },
  schluessel: string | null,
): Promise<Antragsversion> {
  if (schluessel !== null && antragId === undefined) {
    throw new ProblemFehler(
      'ANFRAGE_UNGUELTIG',
      'Mit einem Idempotency-Key muss die Anfrage eine antragId nennen; nur daran ist eine Wiederholung zu erkennen.',
    );
  }
  const { ablage } = umgebung;
  const zeitpunkt = umgebung.jetzt();
  const version = mitNeuemInhalt(antrag, { antragId: antragId ?? uuidv7(zeitpunkt), vorgaenger: null, benutzer, zeitpunkt, kommentar });
  const herkunft: Herkunft = { schluessel, auftrag: hashVon({ art: 'anlegen', antrag, kommentar }) };
  const ausgang = await ablage.schreibe(benutzer.tid, version, herkunft);
  if (ausgang === 'geschrieben') return version;
  // Ohne Kopf fände niemand den Antrag in der Liste: Bestätigt wird erst, wenn er steht, auch wenn die Version schon geschrieben ist.
  const vorhanden = await ablage.lies(benutzer.tid, version.antragId, 1);
  if (vorhanden === null) throw new AblageFehler('unerreichbar', new Error('Version 1 nicht lesbar'));
  if (vorhanden.art === 'beschaedigt') throw beschaedigt(vorhanden);
  if (vorhanden.herkunft.auftrag !== herkunft.auftrag && wiederholung(vorhanden, herkunft, null) === null) {
    throw new ProblemFehler('SCHON_VORHANDEN', 'Diesen Antrag gibt es schon mit anderem Inhalt.');
  }
  await ablage.setzeKopf(benutzer.tid, vorhanden.version);
  return vorhanden.version;
}

/** Die nächste Version nach `basis`, als Entwurf und neu gerechnet. @throws {ProblemFehler} 404, 409, 412 oder 422 */
export async function speichere(
  umgebung: Umgebung,
  benutzer: Benutzer,
  { antragId, basis }: Omit<Anschluss, 'tid'>,
  { antrag, kommentar }: Inhalt,
  schluessel: string | null,
): Promise<Antragsversion> {
  const anschluss = { tid: benutzer.tid, antragId, basis };
  const herkunft: Herkunft = { schluessel, auftrag: hashVon({ art: 'versionen', antrag, kommentar }) };
  const neueste = await umgebung.ablage.neuesterVersionskopf(benutzer.tid, antragId);
  if (neueste === null) throw nichtGefunden();
  if ('art' in neueste) throw beschaedigt(neueste);
  if (neueste.version !== basis) return loeseKonflikt(umgebung, anschluss, herkunft, null);
  const umstaende: Umstaende = { antragId, vorgaenger: neueste, benutzer, zeitpunkt: umgebung.jetzt(), kommentar };
  return schreibeNaechste(umgebung, anschluss, mitNeuemInhalt(antrag, umstaende), herkunft);
}

/** Schreibt die Version im Anschluss an `basis`, oder klärt, warum ihre Nummer vergeben ist. */
export async function schreibeNaechste(umgebung: Umgebung, anschluss: Anschluss, version: Antragsversion, herkunft: Herkunft): Promise<Antragsversion> {
  if (version.version > VERSION_HOECHSTENS) throw new ProblemFehler('SCHRITT_NICHT_ERLAUBT', 'Dieser Antrag kann keine weitere Version haben.');
  const ausgang = await umgebung.ablage.schreibe(anschluss.tid, version, herkunft);
  return ausgang === 'vergeben' ? loeseKonflikt(umgebung, anschluss, herkunft, version) : version;
}
