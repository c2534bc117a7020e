/** Anlegen und Speichern. Bestätigt wird nur, was geschrieben ist; eine Wiederholung schreibt nie doppelt. */

import type { Antrag } from '../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { VERSION_HOECHSTENS } from '../../shared/api/kennungen.ts';
import type { AntragId, Tid } from '../../shared/grund/marken.ts';
import type { Benutzer } from '../http/benutzer.ts';
import { ProblemFehler } from '../http/problem.ts';
import { AblageFehler, type Herkunft } from '../store/ablage.ts';
import { auftragshash } from '../store/versionshash.ts';
import { type Anschluss, loeseKonflikt, wiederholung } from './konflikt.ts';
import { beschaedigt, type Umgebung, vorhandene } from './umgebung.ts';
import { urheberVon } from './urheber.ts';
import { uuidv7 } from './uuid.ts';
import { mitNeuemInhalt, type Umstaende } from './versionsbau.ts';

const TAG_MS = 86_400_000;

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
  if (antragId !== undefined) pruefeZeitDerKennung(antragId, zeitpunkt);
  const version = mitNeuemInhalt(antrag, {
    antragId: antragId ?? uuidv7(zeitpunkt),
    vorgaenger: null,
    benutzer,
    zeitpunkt,
    kommentar,
  });
  const herkunft: Herkunft = { schluessel, auftrag: auftragshash({ art: 'anlegen', antrag, kommentar }) };
  const ausgang = await ablage.schreibe(benutzer.tid, version, herkunft);
  if (ausgang === 'geschrieben') return version;
  // Ohne Kopf fände niemand den Antrag in der Liste: Bestätigt wird erst, wenn er steht, auch wenn die Version schon
  // geschrieben ist.
  const vorhanden =
    typeof ausgang === 'object' ? ausgang.vergeben : await ablage.lies(benutzer.tid, version.antragId, 1);
  if (vorhanden === null) throw new AblageFehler('unerreichbar', new Error('Version 1 nicht lesbar'));
  if (vorhanden.art === 'beschaedigt') throw beschaedigt(vorhanden);
  if (vorhanden.version.autor.oid !== benutzer.oid)
    throw new ProblemFehler('SCHON_VORHANDEN', 'Diesen Antrag hat schon jemand anderes angelegt.');
  if (
    vorhanden.herkunft.auftrag !== herkunft.auftrag &&
    wiederholung(vorhanden, { ...herkunft, oid: benutzer.oid }, null) === null
  ) {
    throw new ProblemFehler('SCHON_VORHANDEN', 'Diesen Antrag gibt es schon mit anderem Inhalt.');
  }
  await ablage.setzeKopf(benutzer.tid, vorhanden.version);
  return vorhanden.version;
}

/**
 * Die nächste Version nach `basis`, neu gerechnet; mit einem anderen Plan ein Entwurf. @throws {ProblemFehler} 404,
 * 409, 412, 422 oder 429
 */
export async function speichere(
  umgebung: Umgebung,
  benutzer: Benutzer,
  { antragId, basis }: Pick<Anschluss, 'antragId' | 'basis'>,
  { antrag, kommentar }: Inhalt,
  schluessel: string | null,
): Promise<Antragsversion> {
  const anschluss = { tid: benutzer.tid, oid: benutzer.oid, antragId, basis };
  const herkunft: Herkunft = { schluessel, auftrag: auftragshash({ art: 'versionen', antrag, kommentar }) };
  const neueste = await liesAusgang(umgebung, anschluss);
  if (neueste === null) return loeseKonflikt(umgebung, anschluss, herkunft, null);
  const umstaende: Umstaende = { antragId, vorgaenger: neueste, benutzer, zeitpunkt: umgebung.jetzt(), kommentar };
  await pruefeTagesgrenze(umgebung, benutzer.tid, umstaende);
  const urheber = await urheberVon(umgebung.ablage, benutzer.tid, neueste);
  const version = mitNeuemInhalt(antrag, umstaende, { vorige: neueste, urheber });
  return schreibeNaechste(umgebung, anschluss, version, herkunft);
}

/**
 * Die neueste Version, wenn auf ihr aufgebaut werden soll; `null`, wenn andere inzwischen gespeichert haben. Nennt der
 * Kopf die Version, auf der aufgebaut werden soll, genügt es, sie zu lesen: Ist ihre nächste Nummer doch vergeben,
 * merkt es das bedingte Schreiben.
 * @throws {ProblemFehler} 404, oder 409, wenn sie beschädigt oder neuer ist oder dem Antrag Versionen fehlen
 */
export async function liesAusgang(
  { ablage }: Umgebung,
  { tid, antragId, basis }: Anschluss,
): Promise<Antragsversion | null> {
  const [genannt, kopfstand] = await Promise.all([ablage.lies(tid, antragId, basis), ablage.kopfstand(tid, antragId)]);
  const gelesen = genannt && kopfstand === basis ? genannt : await ablage.neueste(tid, antragId);
  // Eine abgeschnittene Kette darf nicht weiterwachsen: Unter derselben Nummer stünde dann etwas anderes, und niemand
  // sähe es ihr an.
  if (kopfstand !== null && kopfstand > (gelesen?.nummer ?? 0)) {
    const satz = `Dem Antrag fehlen Versionen. Die Liste kennt Version ${kopfstand}, die neueste gespeicherte ist ${gelesen?.nummer ?? 'keine'}.`;
    throw new ProblemFehler(
      'VERSIONEN_FEHLEN',
      `${satz} Bitte den Betreiber rufen; bis dahin lässt sich hier nichts speichern.`,
    );
  }
  const { version } = vorhandene(gelesen);
  return version.version === basis ? version : null;
}

/** Schreibt die Version im Anschluss an `basis`, oder klärt, warum ihre Nummer vergeben ist. */
export async function schreibeNaechste(
  umgebung: Umgebung,
  anschluss: Anschluss,
  version: Antragsversion,
  herkunft: Herkunft,
): Promise<Antragsversion> {
  if (version.version > VERSION_HOECHSTENS)
    throw new ProblemFehler('SCHRITT_NICHT_ERLAUBT', 'Dieser Antrag kann keine weitere Version haben.');
  const ausgang = await umgebung.ablage.schreibe(anschluss.tid, version, herkunft);
  if (typeof ausgang === 'object') return loeseKonflikt(umgebung, anschluss, herkunft, version, ausgang.vergeben);
  return ausgang === 'vergeben' ? loeseKonflikt(umgebung, anschluss, herkunft, version) : version;
}

/**
 * Höchstens so viele Versionen in 24 Stunden: Ein Programm in einer Schleife soll keine Kette unbrauchbar lang machen.
 * Es genügt, die eine Version anzusehen, die so weit zurückliegt.
 * @throws {ProblemFehler} 429 mit der Wartezeit
 */
export async function pruefeTagesgrenze(
  { ablage, regeln }: Umgebung,
  tid: Tid,
  { antragId, vorgaenger, zeitpunkt }: Umstaende,
): Promise<void> {
  const grenze = regeln?.versionenJeTag ?? null;
  const nummer = (vorgaenger?.version ?? 0) + 1 - (grenze ?? Number.POSITIVE_INFINITY);
  if (grenze === null || nummer < 1) return;
  const { version } = vorhandene(await ablage.lies(tid, antragId, nummer));
  const wieder = Date.parse(version.erstelltAm) + TAG_MS;
  if (wieder <= zeitpunkt.getTime()) return;
  const satz = `Dieser Antrag hat in 24 Stunden schon ${grenze} Versionen bekommen. Mehr nimmt die Ablage nicht an; bitte später noch einmal.`;
  throw new ProblemFehler('ZU_VIELE_ANFRAGEN', satz, {
    kopf: { 'retry-after': String(Math.ceil((wieder - zeitpunkt.getTime()) / 1000)) },
  });
}

/** Neueste zuerst heißt: nach der Zeit in der Kennung. Eine aus der Zukunft stünde für immer oben. */
function pruefeZeitDerKennung(antragId: AntragId, jetzt: Date): void {
  if (Number.parseInt(antragId.replace('-', '').slice(0, 12), 16) <= jetzt.getTime() + TAG_MS) return;
  const meldung = 'Die Kennung nennt eine Zeit, die mehr als einen Tag in der Zukunft liegt.';
  throw new ProblemFehler('INHALT_UNGUELTIG', 'Einige Angaben sind ungültig.', {
    fehler: [{ pfad: 'antragId', meldung }],
  });
}
