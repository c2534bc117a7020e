/** Einreichen, Zurückziehen, Festschreiben und den Bescheid festhalten: Versionen mit demselben Inhalt. */

import { betrifftNurAbwicklung } from '../../shared/antrag/hinweise/bescheide.ts';
import type { Rolle } from '../../shared/antrag/rollen.ts';
import {
  type Aenderung,
  brauchtVierAugen,
  erlaubteSchritte,
  noetigeRollen,
} from '../../shared/antrag/statusschritte.ts';
import type { Antragsversion } from '../../shared/antrag/version.ts';
import type { Statusauftrag } from '../../shared/api/anfragen.ts';
import type { Benutzer } from '../http/benutzer.ts';
import { ProblemFehler } from '../http/problem.ts';
import type { Herkunft } from '../store/ablage.ts';
import { auftragshash } from '../store/versionshash.ts';
import { type Anschluss, loeseKonflikt, pruefeGesehen } from './konflikt.ts';
import { liesAusgang, pruefeTagesgrenze, schreibeNaechste } from './speichern.ts';
import type { Umgebung } from './umgebung.ts';
import { autorDesPlans, urheberVon } from './urheber.ts';
import { mitNeuemStatus, type Statusaenderung } from './versionsbau.ts';

/** Die nächste Version nach `basis` mit demselben Inhalt. @throws {ProblemFehler} 403, 404, 409, 412, 422 oder 429 */
export async function setzeStatus(
  umgebung: Umgebung,
  benutzer: Benutzer,
  { antragId, basis }: Pick<Anschluss, 'antragId' | 'basis'>,
  auftrag: Statusauftrag,
  schluessel: string | null,
): Promise<Antragsversion> {
  pruefeRollen(benutzer, unabhaengigVomStand(auftrag));
  const anschluss = { tid: benutzer.tid, oid: benutzer.oid, antragId, basis };
  const herkunft: Herkunft = { schluessel, auftrag: auftragshash({ art: 'status', auftrag }) };
  const vorige = await liesAusgang(umgebung, anschluss);
  if (vorige === null) return loeseKonflikt(umgebung, anschluss, herkunft, null);
  pruefeRollen(benutzer, noetigeRollen(vorige, alsAenderung(auftrag)));
  pruefeGesehen(vorige, auftrag.gesehenerHash);
  const aenderung = pruefeSchritt(vorige, auftrag);
  await pruefeVierAugen(umgebung, benutzer, vorige, alsAenderung(auftrag));
  const umstaende = {
    antragId,
    vorgaenger: vorige,
    benutzer,
    zeitpunkt: umgebung.jetzt(),
    kommentar: auftrag.kommentar,
  };
  await pruefeTagesgrenze(umgebung, benutzer.tid, umstaende);
  const urheber = await urheberVon(umgebung.ablage, benutzer.tid, vorige);
  return schreibeNaechste(umgebung, anschluss, mitNeuemStatus({ vorige, urheber }, aenderung, umstaende), herkunft);
}

function alsAenderung({ status, festgeschrieben, bescheid }: Statusauftrag): Aenderung {
  return { status, festgeschrieben, bescheid: bescheid !== undefined };
}

/**
 * Die Rollen, die der Auftrag auf jeden Fall braucht. Was ein Zurückziehen braucht, hängt davon ab, was zurückgezogen
 * wird.
 */
function unabhaengigVomStand(auftrag: Statusauftrag): readonly Rolle[] {
  const { status, ...rest } = alsAenderung(auftrag);
  return noetigeRollen(
    { status: 'entwurf', festgeschrieben: false },
    status === 'zurueckgezogen' ? rest : { status, ...rest },
  );
}

/** @throws {ProblemFehler} 403, das die fehlende Rolle nennt */
function pruefeRollen({ rollen }: Benutzer, noetig: readonly Rolle[]): void {
  for (const rolle of noetig)
    if (!rollen.includes(rolle)) throw new ProblemFehler('NICHT_ERLAUBT', `Dafür ist die Rolle ${rolle} nötig.`);
}

/** @throws {ProblemFehler} 403, wo die Kommune vier Augen verlangt und es dieselben zwei sind */
async function pruefeVierAugen(
  { ablage, regeln }: Umgebung,
  { tid, oid }: Benutzer,
  vorige: Antragsversion,
  aenderung: Aenderung,
): Promise<void> {
  if (!regeln?.vierAugen.has(tid) || !brauchtVierAugen(aenderung)) return;
  if ((await autorDesPlans(ablage, tid, vorige)).oid !== oid) return;
  const satz =
    'Vier-Augen-Regel Ihrer Kommune: Wer den Plan zuletzt gespeichert hat, darf ihn nicht bewilligen und nicht festschreiben.';
  throw new ProblemFehler('NICHT_ERLAUBT', `${satz} Das muss eine andere Person tun.`);
}

function pruefeSchritt(vorige: Antragsversion, { status, festgeschrieben, bescheid }: Statusauftrag): Statusaenderung {
  const erlaubt = erlaubteSchritte(vorige.status);
  if (status !== undefined && !erlaubt.includes(status)) {
    const moeglich =
      erlaubt.length === 0
        ? 'Es gibt keinen weiteren; neuer Inhalt beginnt einen neuen Entwurf.'
        : `Möglich ist: ${erlaubt.join(', ')}.`;
    throw schrittproblem(vorige, `Von „${vorige.status}“ führt kein Schritt nach „${status}“. ${moeglich}`);
  }
  if (status === undefined && bescheid === undefined && vorige.festgeschrieben)
    throw schrittproblem(vorige, 'Diese Version ist schon festgeschrieben.');
  if (bescheid !== undefined && (status ?? vorige.status) !== 'bewilligt')
    throw schrittproblem(vorige, 'Ein Bescheid gehört zum Status „bewilligt“.');
  if (status === 'eingereicht') pruefeHinweise(vorige);
  return {
    ...(status ? { status } : {}),
    ...(festgeschrieben ? { festgeschrieben } : {}),
    ...(bescheid ? { bescheid } : {}),
  };
}

/** Fehler im Plan verhindern nie das Speichern, aber das Einreichen. */
function pruefeHinweise({ hinweise }: Antragsversion): void {
  const hindernisse = hinweise.filter((hinweis) => hinweis.schweregrad === 'fehler' && !betrifftNurAbwicklung(hinweis));
  if (hindernisse.length === 0) return;
  throw new ProblemFehler('FEHLER_IM_ANTRAG', 'Der Antrag hat noch Fehler und kann so nicht eingereicht werden.', {
    fehler: hindernisse.map(({ felder, text }) => ({
      pfad: `antrag.${felder[0] ?? ''}`.replace(/\.$/, ''),
      meldung: text,
    })),
    felder: { hinweise: hindernisse },
  });
}

function schrittproblem({ status }: Antragsversion, detail: string): ProblemFehler {
  return new ProblemFehler('SCHRITT_NICHT_ERLAUBT', detail, { felder: { erlaubt: erlaubteSchritte(status) } });
}
