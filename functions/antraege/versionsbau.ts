/**
 * Baut die nächste Version: Neuer Inhalt wird gerechnet, ein neuer Status lässt Inhalt und Zahlen, wie sie sind. Wer
 * nur einträgt, was nach dem Bescheid geschieht, führt den Plan fort; mit einem anderen Plan beginnt ein Entwurf.
 */

import { mitVorgaben, uebernommen } from '../../shared/antrag/antragsteile.ts';
import {
  alsKurzbescheid,
  type FestgehaltenerBescheid,
  neuesterThm,
  vollerBescheid,
} from '../../shared/antrag/bescheid.ts';
import type { Bescheidangabe } from '../../shared/antrag/bescheidschema.ts';
import { berechneErgebnis, ergebnisVon } from '../../shared/antrag/finanzierungsplan.ts';
import { FORM, formnummern, inHeutigerForm, SCHEMA, vergleichDer } from '../../shared/antrag/formen.ts';
import { hinweiseZu } from '../../shared/antrag/hinweise.ts';
import { genannteRegelstaende } from '../../shared/antrag/nachrechnen.ts';
import { planrechnung } from '../../shared/antrag/planrechnung.ts';
import { fuehrtPlanFort } from '../../shared/antrag/planteil.ts';
import { OHNE_PRUEFANGABEN, type Pruefangaben, stichtagDer } from '../../shared/antrag/pruefangaben.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import type { Setzung } from '../../shared/antrag/setzung.ts';
import type { Antragsversion, Status } from '../../shared/antrag/version.ts';
import { verwendeteRegelstaende } from '../../shared/antrag/verwendete-regelstaende.ts';
import type { AntragId } from '../../shared/grund/marken.ts';
import { KERN_VERSION } from '../../shared/kern/version.ts';
import { REGELSTAENDE } from '../../shared/regelstand/verzeichnis.ts';
import type { Benutzer } from '../http/benutzer.ts';
import { versionshash } from '../store/versionshash.ts';

/** Wer wann warum und im Anschluss woran. */
export interface Umstaende {
  readonly antragId: AntragId;
  readonly vorgaenger: Pick<Antragsversion, 'version' | 'hash' | 'erstelltAm'> | null;
  readonly benutzer: Benutzer;
  readonly zeitpunkt: Date;
  readonly kommentar: string;
}

/** Wer die vorige Version festgeschrieben, ihren Bescheid festgehalten und ihren Plan gespeichert hat. */
export type Urheber = Required<Pick<Antragsversion, 'festgeschriebenVon' | 'bescheidVon' | 'planVon'>>;

/** Eine Version, auf der die nächste aufbaut, und wer sie zu dem gemacht hat, was sie ist. */
export interface Grundlage {
  readonly vorige: Antragsversion;
  readonly urheber: Urheber;
}

/**
 * Eine Version mit diesem Inhalt. Nennt er keine Abwicklung oder keinen Teil aus Schema 4, gilt der der vorigen
 * Version; `null` leert ihn. Ein anderer Plan ist immer ein Entwurf, auch nach einem Bescheid oder dem Festschreiben;
 * die Bescheide bleiben und gelten dann als die zum früheren Plan.
 */
export function mitNeuemInhalt(
  anfrage: Antrag,
  umstaende: Umstaende,
  grundlage: Grundlage | null = null,
): Antragsversion {
  const vorheriger = grundlage?.vorige.antrag;
  const abwicklung = anfrage.abwicklung === undefined ? (vorheriger?.abwicklung ?? null) : anfrage.abwicklung;
  const antrag = mitVorgaben({ ...(vorheriger ? uebernommen(anfrage, vorheriger) : anfrage), abwicklung });
  const bisher = grundlage ? bescheideVon(grundlage) : [];
  const fruehere = bisher.map((bescheid) => ({ ...bescheid, zumFrueherenPlan: true }));
  const gerechnet = (bescheide: readonly FestgehaltenerBescheid[]) => ({
    antrag,
    ...berechneErgebnis(antrag, REGELSTAENDE, bescheide, amTag(umstaende)),
    regelstand: verwendeteRegelstaende(antrag),
    kern: KERN_VERSION,
    bescheide,
  });
  const fortgefuehrt = gerechnet(bisher);
  if (grundlage && fuehrtPlanFort(grundlage.vorige, fortgefuehrt)) {
    const { status, festgeschrieben, bescheid } = grundlage.vorige;
    return alsVersion(umstaende, SCHEMA, { ...fortgefuehrt, status, festgeschrieben, bescheid, ...grundlage.urheber });
  }
  return alsVersion(umstaende, SCHEMA, {
    ...(bisher.length === 0 ? fortgefuehrt : gerechnet(fruehere)),
    status: 'entwurf',
    festgeschrieben: false,
    bescheid: null,
    festgeschriebenVon: null,
    bescheidVon: null,
    planVon: setzung(umstaende),
  });
}

export interface Statusaenderung {
  readonly status?: Status;
  readonly festgeschrieben?: true;
  readonly bescheid?: Bescheidangabe;
}

/**
 * Antrag, Plan, Regelstände und das Schema des Antrags bleiben die der vorigen Version: Der Plan wird nicht neu
 * gerechnet. Mit einem weiteren Bescheid ändert sich nur, was aus ihm folgt.
 */
export function mitNeuemStatus(grundlage: Grundlage, aenderung: Statusaenderung, umstaende: Umstaende): Antragsversion {
  const { vorige, urheber } = grundlage;
  const { status, festgeschrieben, antrag, ergebnis, hinweise, regelstand, kern, bescheid } = vorige;
  const selbst = setzung(umstaende);
  const bisher = bescheideVon(grundlage);
  const unveraendert = { antrag, ergebnis, hinweise, regelstand, kern, bescheid, bescheide: bisher };
  return alsVersion(umstaende, formnummern(vorige).schema, {
    ...unveraendert,
    ...urheber,
    ...(aenderung.bescheid && mitBescheid(vorige, bisher, aenderung.bescheid, selbst, amTag(umstaende))),
    status: aenderung.status ?? status,
    festgeschrieben: festgeschrieben || aenderung.festgeschrieben === true,
    festgeschriebenVon: aenderung.festgeschrieben && !festgeschrieben ? selbst : urheber.festgeschriebenVon,
  });
}

/** Der weitere Bescheid und was aus ihm folgt; bis Schema 2 gab es nichts davon zu rechnen. */
function mitBescheid(
  vorige: Antragsversion,
  bisher: readonly FestgehaltenerBescheid[],
  angabe: Bescheidangabe,
  erfasstVon: Setzung,
  pruefung: Pruefangaben,
) {
  const bescheide = [...bisher, { ...vollerBescheid(angabe), erfasstVon, zumFrueherenPlan: false }];
  const neuester = neuesterThm(bescheide);
  const felder = { bescheide, bescheid: alsKurzbescheid(neuester), bescheidVon: neuester?.erfasstVon ?? null };
  if (formnummern(vorige).schema < 3) return felder;
  const regelstaende = genannteRegelstaende(vorige, REGELSTAENDE);
  const rechnung = planrechnung(vorige.antrag, regelstaende, vergleichDer(vorige), bescheide);
  const { abwicklung, haushalt } = ergebnisVon(rechnung);
  const ergebnis = { ...vorige.ergebnis, abwicklung, ...(vorige.ergebnis.haushalt && { haushalt }) };
  return { ...felder, ergebnis, hinweise: hinweiseZu(rechnung, pruefung), kern: KERN_VERSION };
}

/** Die Bescheide der vorigen Version in heutiger Form, jeder mit seinem Urheber. */
function bescheideVon({ vorige, urheber }: Grundlage): readonly FestgehaltenerBescheid[] {
  return inHeutigerForm({ ...vorige, bescheidVon: urheber.bescheidVon }).bescheide ?? [];
}

type Inhalt = Pick<
  Antragsversion,
  'status' | 'festgeschrieben' | 'antrag' | 'ergebnis' | 'hinweise' | 'regelstand' | 'kern' | 'bescheid'
> &
  Required<Pick<Antragsversion, 'bescheide'>> &
  Urheber;

function alsVersion(umstaende: Umstaende, schema: number, inhalt: Inhalt): Antragsversion {
  const { antragId, vorgaenger, benutzer, kommentar } = umstaende;
  const { status, festgeschrieben, antrag, ergebnis, hinweise, regelstand, kern } = inhalt;
  const { bescheid, bescheide, festgeschriebenVon, bescheidVon, planVon } = inhalt;
  const ohneHash = {
    form: FORM,
    schema,
    tid: benutzer.tid,
    antragId,
    version: (vorgaenger?.version ?? 0) + 1,
    // In der Reihenfolge, in der die Ablage sie wieder zusammensetzt.
    ...{ status, festgeschrieben, antrag, ergebnis, hinweise, regelstand, kern },
    ...{ bescheid, bescheide, festgeschriebenVon, bescheidVon, planVon },
    kommentar,
    autor: { oid: benutzer.oid, name: benutzer.name, rollen: benutzer.rollen },
    erstelltAm: erstelltAm(umstaende),
    vorgaengerHash: vorgaenger?.hash ?? null,
  };
  return { ...ohneHash, hash: versionshash(ohneHash) };
}

function setzung(umstaende: Umstaende): Setzung {
  const { oid, name, rollen } = umstaende.benutzer;
  return { oid, name, rollen, am: erstelltAm(umstaende) };
}

/** Die Hinweise einer Version gelten für den Tag, an dem sie gespeichert ist. */
function amTag(umstaende: Umstaende): Pruefangaben {
  return { ...OHNE_PRUEFANGABEN, stichtag: stichtagDer({ erstelltAm: erstelltAm(umstaende) }) };
}

/**
 * Nie vor der Version davor: Zwei Rechner haben nicht dieselbe Uhr, und eine Kette, deren Zeit zurückgeht, gilt als
 * gefälscht.
 */
function erstelltAm({ zeitpunkt, vorgaenger }: Umstaende): string {
  const jetzt = zeitpunkt.toISOString();
  return vorgaenger && Date.parse(vorgaenger.erstelltAm) > zeitpunkt.getTime() ? vorgaenger.erstelltAm : jetzt;
}
