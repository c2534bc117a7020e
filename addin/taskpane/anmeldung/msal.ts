/**
 * Tokens über MSAL. Kann Office sich für das Add-in anmelden (nested app authentication), fragt MSAL Office; sonst
 * liest es, was das Anmeldefenster hinterlassen hat, und das Fenster ist ein Dialog von Office: Ein gewöhnliches öffnet
 * das installierte Excel nicht.
 */
import {
  CacheLookupPolicy,
  createNestablePublicClientApplication,
  createStandardPublicClientApplication,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import type { Tokenquelle } from './entra.ts';
import type { Entrakonfiguration } from './konfiguration.ts';

/** Der Teil von MSAL, den die Anmeldung benutzt. */
export type Msalklient = Pick<
  IPublicClientApplication,
  'acquireTokenPopup' | 'clearCache' | 'acquireTokenSilent' | 'getActiveAccount' | 'getAllAccounts' | 'setActiveAccount'
>;

/** Seite, die im Anmeldefenster läuft und auf die Entra zurückleitet; liegt neben taskpane.html. */
const ANMELDESEITE = 'anmeldung.html';

/** Volle Adresse der Anmeldeseite; in Entra ID als Umleitung eingetragen. */
export function anmeldeadresse(): string {
  return new URL(ANMELDESEITE, location.href).href;
}

/** Für Aufgabenbereich und Anmeldefenster dieselbe, denn sie teilen den Speicher. */
export function msalKonfiguration({ clientId, authority }: Entrakonfiguration) {
  // Der Speicher ist mit dem Anmeldefenster gemeinsam: So erneuert der Aufgabenbereich still, was sich dort angemeldet
  // hat.
  return {
    auth: { clientId, authority, redirectUri: anmeldeadresse() },
    cache: { cacheLocation: 'localStorage' },
  } as const;
}

/** Office meldet an. */
export class OfficeTokens implements Tokenquelle {
  readonly #klient: Msalklient;
  readonly #scopes: string[];

  constructor(klient: Msalklient, scope: string) {
    this.#klient = klient;
    this.#scopes = [scope];
  }

  async still(erneuern: boolean): Promise<string> {
    const konto = this.#klient.getActiveAccount();
    const { accessToken, account } = await this.#klient.acquireTokenSilent({
      scopes: this.#scopes,
      forceRefresh: erneuern,
      ...(konto && { account: konto }),
    });
    this.#klient.setActiveAccount(account);
    return accessToken;
  }

  async mitFenster(): Promise<string> {
    const { accessToken, account } = await this.#klient.acquireTokenPopup({ scopes: this.#scopes });
    this.#klient.setActiveAccount(account);
    return accessToken;
  }

  async vergiss(): Promise<void> {
    this.#klient.setActiveAccount(null);
  }
}

/** Das Anmeldefenster meldet an. */
export class Fenstertokens implements Tokenquelle {
  readonly #klient: Msalklient;
  readonly #scopes: string[];
  readonly #fenster: () => Promise<string>;

  constructor(klient: Msalklient, scope: string, fenster: () => Promise<string>) {
    this.#klient = klient;
    this.#scopes = [scope];
    this.#fenster = fenster;
  }

  async still(erneuern: boolean): Promise<string> {
    const account = this.#klient.getActiveAccount() ?? this.#klient.getAllAccounts()[0];
    // Gestalt der Fehler von MSAL: Ohne Konto braucht es das Fenster.
    if (!account) throw Object.assign(new Error('Noch kein Konto.'), { errorCode: 'no_account_error' });
    // Ohne verstecktes iframe: Entra lässt sich nicht einbetten, und Browser geben ihm dort keine Cookies.
    const cacheLookupPolicy = erneuern ? CacheLookupPolicy.RefreshToken : CacheLookupPolicy.AccessTokenAndRefreshToken;
    return (await this.#klient.acquireTokenSilent({ scopes: this.#scopes, account, cacheLookupPolicy })).accessToken;
  }

  mitFenster(): Promise<string> {
    return this.#fenster();
  }

  async vergiss(): Promise<void> {
    this.#klient.setActiveAccount(null);
    await this.#klient.clearCache();
  }
}

/** Wählt nach dem, was dieses Office kann. */
export async function tokenquelle(
  konfiguration: Entrakonfiguration,
  kannOffice: boolean,
  fenster: () => Promise<string>,
): Promise<Tokenquelle> {
  const angaben = msalKonfiguration(konfiguration);
  return kannOffice
    ? new OfficeTokens(await createNestablePublicClientApplication(angaben), konfiguration.scope)
    : new Fenstertokens(await createStandardPublicClientApplication(angaben), konfiguration.scope, fenster);
}
