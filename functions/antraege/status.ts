/** Einreichen, Zurückziehen, Festschreiben und den Bescheid festhalten: Versionen mit demselben Inhalt. */
import type { Antragsversion } from '../../shared/antrag/version.ts';
import type { Statusauftrag } from '../../shared/api/anfragen.ts';
import { erlaubteSchritte, type Rolle, rolleFuerStatus } from '../../shared/api/rollen.ts';
import { hashVon } from '../../shared/grund/hash.ts';
import type { Benutzer } from '../http/benutzer.ts';
import { nichtGefunden, ProblemFehler } from '../http/problem.ts';
import type { Herkunft } from '../store/ablage.ts';
import { type Anschluss, loeseKonflikt } from './konflikt.ts';
import { schreibeNaechste } from './speichern.ts';
import { beschaedigt, type Umgebung } from './umgebung.ts';
import { mitNeuemStatus, type Statusaenderung } from './versionsbau.ts';

/** Die nächste Version nach `basis` mit demselben Inhalt. @throws {ProblemFehler} 403, 404, 409, 412 oder 422 */
export async function setzeStatus(
  umgebung: Umgebung,
  benutzer: Benutzer,
  { antragId, basis }: Omit<Anschluss, 'tid'>,
  auftrag: Statusauftrag,
  schluessel: string | null,
): Promise<Antragsversion> {
  pruefeRollen(benutzer, auftrag);
  const anschluss = { tid: benutzer.tid, antragId, basis };
  const herkunft: Herkunft = { schluessel, auftrag: hashVon({ art: 'status', auftrag }) };
  const gelesen = await umgebung.ablage.neueste(benutzer.tid, antragId);
  if (gelesen === null) throw nichtGefunden();
  if (gelesen.art === 'beschaedigt') throw beschaedigt(gelesen);
  const vorige = gelesen.version;
  if (vorige.version !== basis) return loeseKonflikt(umgebung, anschluss, herkunft, null);
  const aenderung = pruefeSchritt(vorige, auftrag);
  const umstaende = { antragId, vorgaenger: vorige, benutzer, zeitpunkt: umgebung.jetzt(), kommentar: auftrag.kommentar };
  return schreibeNaechste(umgebung, anschluss, mitNeuemStatus(vorige, aenderung, umstaende), herkunft);
}

function pruefeRollen({ rollen }: Benutzer, { status, festgeschrieben, bescheid }: Statusauftrag): void {
  const noetig = new Set<Rolle>();
  if (status !== undefined) noetig.add(rolleFuerStatus(status));
  if (festgeschrieben !== undefined || bescheid !== undefined) noetig.add('GK.Festschreiben');
  for (const rolle of noetig) if (!rollen.includes(rolle)) throw new ProblemFehler('NICHT_ERLAUBT', `Dafür ist die Rolle ${rolle} nötig.`);
}

function pruefeSchritt(vorige: Antragsversion, { status, festgeschrieben, bescheid }: Statusauftrag): Statusaenderung {
  const erlaubt = erlaubteSchritte(vorige.status);
  if (status !== undefined && !erlaubt.includes(status)) {
    const moeglich = erlaubt.length === 0 ? 'Es gibt keinen weiteren; neuer Inhalt beginnt einen neuen Entwurf.' : `Möglich ist: ${erlaubt.join(', ')}.`;
    throw schrittproblem(vorige, `Von „${vorige.status}“ führt kein Schritt nach „${status}“. ${moeglich}`);
  }
  if (status === undefined && bescheid === undefined && vorige.festgeschrieben) throw schrittproblem(vorige, 'Diese Version ist schon festgeschrieben.');
  if (bescheid !== undefined && (status ?? vorige.status) !== 'bewilligt') throw schrittproblem(vorige, 'Ein Bescheid gehört zum Status „bewilligt“.');
  if (status === 'eingereicht') pruefeHinweise(vorige);
  return { ...(status ? { status } : {}), ...(festgeschrieben ? { festgeschrieben } : {}), ...(bescheid ? { bescheid } : {}) };
}

/** Fehler verhindern nie das Speichern, aber das Einreichen. */
function pruefeHinweise({ hinweise }: Antragsversion): void {
  const hindernisse = hinweise.filter(({ schweregrad }) => schweregrad === 'fehler');
  if (hindernisse.length === 0) return;
  throw new ProblemFehler('FEHLER_IM_ANTRAG', 'Der Antrag hat noch Fehler und kann so nicht eingereicht werden.', {
    fehler: hindernisse.map(({ felder, text }) => ({ pfad: `antrag.${felder[0] ?? ''}`.replace(/\.$/, ''), meldung: text })),
    felder: { hinweise: hindernisse },
  });
}

function schrittproblem({ status }: Antragsversion, detail: string): ProblemFehler {
  return new ProblemFehler('SCHRITT_NICHT_ERLAUBT', detail, { felder: { erlaubt: erlaubteSchritte(status) } });
}
