/** Baut die nächste Version: neuer Inhalt wird gerechnet, ein neuer Status lässt Inhalt und Zahlen, wie sie sind. */
import { berechneErgebnis } from '../../shared/antrag/finanzierungsplan.ts';
import { versionsHash } from '../../shared/antrag/kette.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import { verwendeteRegelstaende } from '../../shared/antrag/verwendete-regelstaende.ts';
import { KERN_VERSION } from '../../shared/kern/version.ts';
import type { Benutzer } from '../http/benutzer.ts';

/** Wer wann warum und im Anschluss woran. */
export interface Umstaende {
  readonly antragId: string;
  readonly vorgaenger: { readonly version: number; readonly hash: string } | null;
  readonly benutzer: Pick<Benutzer, 'oid' | 'name'>;
  readonly zeitpunkt: Date;
  readonly kommentar: string;
}

/** Neuer Inhalt ist immer ein Entwurf, auch nach einem Bescheid oder dem Festschreiben. */
export function mitNeuemInhalt(antrag: Antrag, umstaende: Umstaende): Antragsversion {
  const { ergebnis, hinweise } = berechneErgebnis(antrag);
  return alsVersion(umstaende, {
    status: 'entwurf',
    festgeschrieben: false,
    antrag,
    ergebnis,
    hinweise,
    regelstand: verwendeteRegelstaende(antrag),
    kern: KERN_VERSION,
    bescheid: null,
  });
}

export type Statusaenderung = Partial<Pick<Antragsversion, 'status' | 'festgeschrieben' | 'bescheid'>>;

/** Inhalt, Zahlen, Regelstände und Kern bleiben die der vorigen Version: Es wird nicht neu gerechnet. */
export function mitNeuemStatus(vorige: Antragsversion, aenderung: Statusaenderung, umstaende: Umstaende): Antragsversion {
  const { status, festgeschrieben, antrag, ergebnis, hinweise, regelstand, kern, bescheid } = vorige;
  return alsVersion(umstaende, { status, festgeschrieben, antrag, ergebnis, hinweise, regelstand, kern, bescheid, ...aenderung });
}

type Inhalt = Pick<Antragsversion, 'status' | 'festgeschrieben' | 'antrag' | 'ergebnis' | 'hinweise' | 'regelstand' | 'kern' | 'bescheid'>;

function alsVersion({ antragId, vorgaenger, benutzer, zeitpunkt, kommentar }: Umstaende, inhalt: Inhalt): Antragsversion {
  const ohneHash = {
    antragId,
    version: (vorgaenger?.version ?? 0) + 1,
    ...inhalt,
    kommentar,
    autor: { oid: benutzer.oid, name: benutzer.name },
    erstelltAm: zeitpunkt.toISOString(),
    vorgaengerHash: vorgaenger?.hash ?? null,
  };
  return { ...ohneHash, hash: versionsHash(ohneHash) };
}
