/** Baut die nächste Version: neuer Inhalt wird gerechnet, ein neuer Status lässt Inhalt und Zahlen, wie sie sind. */

import { berechneErgebnis } from '../../shared/antrag/finanzierungsplan.ts';
import { FORM, formnummern, SCHEMA } from '../../shared/antrag/formen.ts';
import type { Antrag, Bescheid } from '../../shared/antrag/schema.ts';
import type { Antragsversion, Setzung, Status } from '../../shared/antrag/version.ts';
import { verwendeteRegelstaende } from '../../shared/antrag/verwendete-regelstaende.ts';
import type { AntragId } from '../../shared/grund/marken.ts';
import { KERN_VERSION } from '../../shared/kern/version.ts';
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

/** Neuer Inhalt ist immer ein Entwurf, auch nach einem Bescheid oder dem Festschreiben. */
export function mitNeuemInhalt(antrag: Antrag, umstaende: Umstaende): Antragsversion {
  const { ergebnis, hinweise } = berechneErgebnis(antrag);
  return alsVersion(umstaende, SCHEMA, {
    status: 'entwurf',
    festgeschrieben: false,
    antrag,
    ergebnis,
    hinweise,
    regelstand: verwendeteRegelstaende(antrag),
    kern: KERN_VERSION,
    bescheid: null,
    festgeschriebenVon: null,
    bescheidVon: null,
  });
}

export interface Statusaenderung {
  readonly status?: Status;
  readonly festgeschrieben?: true;
  readonly bescheid?: Bescheid;
}

/** Wer die vorige Version festgeschrieben und ihren Bescheid festgehalten hat. */
export type Urheber = Required<Pick<Antragsversion, 'festgeschriebenVon' | 'bescheidVon'>>;

/**
 * Inhalt, Zahlen, Regelstände, Kern und das Schema des Antrags bleiben die der vorigen Version: Es wird nicht neu
 * gerechnet.
 */
export function mitNeuemStatus(
  vorige: Antragsversion,
  aenderung: Statusaenderung,
  umstaende: Umstaende,
  urheber: Urheber = { festgeschriebenVon: vorige.festgeschriebenVon ?? null, bescheidVon: vorige.bescheidVon ?? null },
): Antragsversion {
  const { status, festgeschrieben, antrag, ergebnis, hinweise, regelstand, kern, bescheid } = vorige;
  const selbst = setzung(umstaende);
  return alsVersion(umstaende, formnummern(vorige).schema, {
    status: aenderung.status ?? status,
    festgeschrieben: festgeschrieben || aenderung.festgeschrieben === true,
    antrag,
    ergebnis,
    hinweise,
    regelstand,
    kern,
    bescheid: aenderung.bescheid ?? bescheid,
    festgeschriebenVon: aenderung.festgeschrieben && !festgeschrieben ? selbst : urheber.festgeschriebenVon,
    bescheidVon: aenderung.bescheid ? selbst : urheber.bescheidVon,
  });
}

type Inhalt = Pick<
  Antragsversion,
  'status' | 'festgeschrieben' | 'antrag' | 'ergebnis' | 'hinweise' | 'regelstand' | 'kern' | 'bescheid'
> &
  Urheber;

function alsVersion(umstaende: Umstaende, schema: number, inhalt: Inhalt): Antragsversion {
  const { antragId, vorgaenger, benutzer, kommentar } = umstaende;
  const ohneHash = {
    form: FORM,
    schema,
    tid: benutzer.tid,
    antragId,
    version: (vorgaenger?.version ?? 0) + 1,
    ...inhalt,
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

/**
 * Nie vor der Version davor: Zwei Rechner haben nicht dieselbe Uhr, und eine Kette, deren Zeit zurückgeht, gilt als
 * gefälscht.
 */
function erstelltAm({ zeitpunkt, vorgaenger }: Umstaende): string {
  const jetzt = zeitpunkt.toISOString();
  return vorgaenger && Date.parse(vorgaenger.erstelltAm) > zeitpunkt.getTime() ? vorgaenger.erstelltAm : jetzt;
}
