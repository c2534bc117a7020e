/** Fehler der Anmeldung auf Deutsch, nach den Kennungen von MSAL und den AADSTS-Nummern von Entra ID. */
import { AnmeldeFehler } from './anmeldung.ts';

/**
 * Nur mit einem Fenster geht es weiter: abgelaufene oder widerrufene Sitzung (`invalid_grant`, MSAL versuchte es noch
 * mit einem iframe), noch kein Konto, Zustimmung, zweiter Faktor.
 */
const BRAUCHT_FENSTER = [
  'interaction_required',
  'login_required',
  'consent_required',
  'no_tokens_found',
  'native_account_unavailable',
  'refresh_token_expired',
  'ui_not_allowed',
  'bad_token',
  'interrupted_user',
  'no_account_error',
  'no_account_found',
  'invalid_grant',
  'token_refresh_required',
];

const MELDUNGEN: readonly {
  readonly kennungen: readonly string[];
  readonly text: string;
  readonly nochmal: boolean;
}[] = [
  {
    // Vor den anderen: Die Nummer im Text sagt mehr als die allgemeine Kennung daneben.
    kennungen: ['AADSTS65001', 'AADSTS90094', 'AADSTS650052', 'consent_required'],
    text: 'Ihre Organisation hat GK Förderrechner noch nicht freigegeben. Bitte wenden Sie sich an Ihre IT; sie muss der Anwendung in Microsoft Entra zustimmen.',
    nochmal: true,
  },
  {
    kennungen: ['AADSTS50105'],
    text: 'Ihnen ist für GK Förderrechner keine Rolle zugewiesen. Bitte wenden Sie sich an Ihre IT.',
    nochmal: true,
  },
  {
    kennungen: ['AADSTS700016', 'AADSTS50020', 'AADSTS500011'],
    text: 'GK Förderrechner ist in Ihrer Organisation nicht eingerichtet. Bitte wenden Sie sich an Ihre IT.',
    nochmal: true,
  },
  {
    kennungen: ['user_cancelled', 'user_canceled', 'access_denied'],
    text: 'Die Anmeldung wurde abgebrochen. Im Blatt ist nichts verloren.',
    nochmal: true,
  },
  {
    kennungen: ['popup_window_error', 'empty_window_error'],
    text: 'Das Anmeldefenster wurde blockiert. Bitte erlauben Sie dieser Seite Fenster und wählen Sie noch einmal „Anmelden“.',
    nochmal: true,
  },
  {
    kennungen: [
      'no_network_connectivity',
      'network_error',
      'post_request_failed',
      'get_request_failed',
      'endpoints_resolution_error',
      'openid_config_error',
    ],
    text: 'Der Anmeldedienst ist nicht erreichbar. Bitte prüfen Sie die Netzverbindung; gerechnet wird auch ohne.',
    nochmal: true,
  },
  { kennungen: ['interaction_in_progress'], text: 'Es ist schon ein Anmeldefenster offen.', nochmal: true },
  {
    kennungen: ['timed_out', 'monitor_window_timeout'],
    text: 'Die Anmeldung hat zu lange gedauert. Bitte versuchen Sie es noch einmal.',
    nochmal: true,
  },
];

/** Genügt ein Token ohne Fenster nicht? */
export function brauchtFenster(fehler: unknown): boolean {
  const { name, kennung } = kennungVon(fehler);
  return name === 'InteractionRequiredAuthError' || BRAUCHT_FENSTER.includes(kennung);
}

/** Die Meldung zu einem Fehler von MSAL oder des Anmeldefensters; was niemand kennt, nennt seine Kennung. */
export function alsAnmeldeFehler(fehler: unknown): AnmeldeFehler {
  if (fehler instanceof AnmeldeFehler) return fehler;
  const { kennung, text } = kennungVon(fehler);
  const worte = text.split(/\W/);
  const bekannt = MELDUNGEN.find(({ kennungen }) =>
    kennungen.some((k) => k === kennung || (k.startsWith('AADSTS') && worte.includes(k))),
  );
  if (bekannt) return new AnmeldeFehler(bekannt.text, { cause: fehler, durchAnmelden: bekannt.nochmal });
  if (brauchtFenster(fehler))
    return new AnmeldeFehler('Bitte melden Sie sich an.', { cause: fehler, durchAnmelden: true });
  const genau = kennung ? ` (${kennung})` : '';
  return new AnmeldeFehler(`Die Anmeldung bei Microsoft ist fehlgeschlagen${genau}.`, {
    cause: fehler,
    durchAnmelden: true,
  });
}

function kennungVon(fehler: unknown): { name: string; kennung: string; text: string } {
  const { name, errorCode, errorMessage, message } = (
    typeof fehler === 'object' && fehler !== null ? fehler : {}
  ) as Record<string, unknown>;
  const wort = (wert: unknown) => (typeof wert === 'string' ? wert : '');
  return { name: wort(name), kennung: wort(errorCode), text: `${wort(errorMessage)} ${wort(message)}` };
}
