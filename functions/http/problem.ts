/** Fehlerantworten als problem+json (RFC 9457). Nie ein Stacktrace, nie ein Hinweis auf andere Mandanten. */
import { FELDFEHLER_HOECHSTENS, type Feldfehler, PROBLEMCODES, type Problemcode } from '../../shared/api/problem.ts';
import { PROBLEM_TYP } from '../../shared/web/medientypen.ts';

const TITEL: Readonly<Record<Problemcode, string>> = {
  ANFRAGE_UNGUELTIG: 'Anfrage nicht lesbar',
  NICHT_ANGEMELDET: 'Nicht angemeldet',
  NICHT_ERLAUBT: 'Nicht erlaubt',
  NICHT_GEFUNDEN: 'Nicht gefunden',
  METHODE_NICHT_ERLAUBT: 'Methode nicht erlaubt',
  SCHRITT_NICHT_ERLAUBT: 'Dieser Schritt ist hier nicht möglich',
  SCHON_VORHANDEN: 'Schon vorhanden',
  BESCHAEDIGT: 'Gespeicherte Version beschädigt',
  NEUERE_FORM: 'Neuer als dieses Programm',
  VERSIONEN_FEHLEN: 'Dem Antrag fehlen Versionen',
  VERALTET: 'Andere haben inzwischen gespeichert',
  ZU_GROSS: 'Zu groß',
  FALSCHES_FORMAT: 'Falsches Format',
  INHALT_UNGUELTIG: 'Inhalt ungültig',
  SCHLUESSEL_WIEDERVERWENDET: 'Schlüssel schon verwendet',
  FEHLER_IM_ANTRAG: 'Fehler im Antrag',
  VERSION_FEHLT: 'Version fehlt',
  ZU_VIELE_ANFRAGEN: 'Zu viele Anfragen',
  UNERWARTET: 'Unerwarteter Fehler',
  NICHT_ERREICHBAR: 'Vorübergehend nicht erreichbar',
};

interface Zusatz {
  readonly fehler?: readonly Feldfehler[];
  /** Weitere Felder der Antwort. */
  readonly felder?: Readonly<Record<string, unknown>>;
  readonly kopf?: Readonly<Record<string, string>>;
}

/** Bricht die Anfrage mit einer Fehlerantwort ab. `detail` ist ein deutscher Satz für die Person. */
export class ProblemFehler extends Error {
  override readonly name = 'ProblemFehler';
  readonly code: Problemcode;
  readonly zusatz: Zusatz;

  constructor(code: Problemcode, detail: string, zusatz: Zusatz = {}) {
    super(detail);
    this.code = code;
    this.zusatz = zusatz;
  }

  get status(): number {
    return PROBLEMCODES[this.code];
  }

  /** Der Inhalt der Antwort. */
  inhalt(): object {
    const { fehler, felder } = this.zusatz;
    return {
      type: 'about:blank',
      title: TITEL[this.code],
      status: this.status,
      detail: this.message,
      code: this.code,
      ...(fehler ? { fehler: fehler.slice(0, FELDFEHLER_HOECHSTENS) } : {}),
      ...felder,
    };
  }

  antwort(): Response {
    const headers = { 'content-type': PROBLEM_TYP, 'cache-control': 'no-store', ...this.zusatz.kopf };
    return new Response(JSON.stringify(this.inhalt()), { status: this.status, headers });
  }
}

/** Das Token fehlt oder weist niemanden aus. */
export function nichtAngemeldet(): ProblemFehler {
  return new ProblemFehler('NICHT_ANGEMELDET', 'Bitte melden Sie sich an.', { kopf: { 'www-authenticate': 'Bearer' } });
}

/** Unbekanntes und Fremdes sehen gleich aus. Gelöscht wird nie; „nicht mehr“ wäre also falsch. */
export function nichtGefunden(): ProblemFehler {
  return new ProblemFehler(
    'NICHT_GEFUNDEN',
    'Das gibt es nicht, jedenfalls nicht in der Kommune, für die Sie angemeldet sind.',
  );
}
