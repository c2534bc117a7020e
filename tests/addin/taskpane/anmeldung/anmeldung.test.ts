/** Anmeldung bei Entra ID gegen einen nachgebildeten MSAL-Klienten: Entra selbst läuft in keinem Test. */
import type { AccountInfo, AuthenticationResult, PopupRequest, SilentRequest } from '@azure/msal-browser';
import { describe, expect, test, vi } from 'vitest';
import { benutzerAus, giltNoch } from '../../../../addin/taskpane/anmeldung/angaben.ts';
import { AnmeldeFehler } from '../../../../addin/taskpane/anmeldung/anmeldung.ts';
import { EntraAnmeldung } from '../../../../addin/taskpane/anmeldung/entra.ts';
import { liesKonfiguration } from '../../../../addin/taskpane/anmeldung/konfiguration.ts';
import { alsAnmeldeFehler } from '../../../../addin/taskpane/anmeldung/meldungen.ts';
import { Fenstertokens, type Msalklient, OfficeTokens } from '../../../../addin/taskpane/anmeldung/msal.ts';

const JETZT = Date.UTC(2026, 0, 2, 8);
const SCOPE = 'api://11111111-2222-4333-8444-555555555555/access_as_user';
const ANNA = { tid: 'kommune-1', oid: 'anna', name: 'Anna Bärenz', roles: ['GK.Bearbeiten'] };
const BERT = { ...ANNA, oid: 'bert', name: 'Bert' };

let nummer = 0;
function token(angaben: object = ANNA, gueltigS = 3600): string {
  const teil = (inhalt: object) => Buffer.from(JSON.stringify(inhalt)).toString('base64url');
  return `${teil({ alg: 'RS256' })}.${teil({ ...angaben, exp: JETZT / 1000 + gueltigS, uti: ++nummer })}.x`;
}

/** Fehler in der Gestalt von MSAL. */
function msalFehler(errorCode: string, errorMessage = '', name = 'BrowserAuthError'): Error {
  return Object.assign(new Error(`${errorCode}: ${errorMessage}`), { name, errorCode, errorMessage });
}

type Antwort = string | Error;

/** Antwortet der Reihe nach mit Tokens oder Fehlern und merkt sich, was verlangt wurde. */
class FalscherKlient implements Msalklient {
  readonly still: SilentRequest[] = [];
  readonly fenster: PopupRequest[] = [];
  konten: AccountInfo[] = [];
  aktiv: AccountInfo | null = null;
  readonly #still: Antwort[];
  readonly #fenster: Antwort[];

  constructor(still: Antwort[], fenster: Antwort[] = []) {
    this.#still = still;
    this.#fenster = fenster;
  }

  async acquireTokenSilent(anfrage: SilentRequest) {
    this.still.push(anfrage);
    return gib(this.#still);
  }

  async acquireTokenPopup(anfrage?: PopupRequest) {
    if (anfrage) this.fenster.push(anfrage);
    return gib(this.#fenster);
  }

  geleert = 0;

  async clearCache() {
    this.geleert++;
  }

  getActiveAccount() {
    return this.aktiv;
  }

  getAllAccounts() {
    return this.konten;
  }

  setActiveAccount(konto: AccountInfo | null) {
    this.aktiv = konto;
  }
}

const konto = (oid: string): AccountInfo => ({
  homeAccountId: oid,
  environment: 'login',
  tenantId: 't',
  username: oid,
  localAccountId: oid,
});

function gib(antworten: Antwort[]): AuthenticationResult {
  const antwort = antworten.shift();
  if (antwort === undefined) throw new Error('Damit hat der Test nicht gerechnet.');
  if (antwort instanceof Error) throw antwort;
  return { accessToken: antwort, account: konto(benutzerAus(antwort)?.oid ?? '') } as AuthenticationResult;
}

const inOffice = (klient: FalscherKlient, jetzt = () => JETZT) =>
  new EntraAnmeldung(new OfficeTokens(klient, SCOPE), jetzt);
const ohneKonto = msalFehler('login_required', '', 'InteractionRequiredAuthError');

describe('Angaben des Tokens', () => {
  test('Person, Mandant und Rollen stehen im Token, auch mit Umlaut', () => {
    expect(benutzerAus(token())).toEqual({
      tid: 'kommune-1',
      oid: 'anna',
      name: 'Anna Bärenz',
      mandant: null,
      rollen: ['GK.Bearbeiten'],
    });
    expect(
      benutzerAus(token({ ...ANNA, name: ' ', preferred_username: 'anna@kommune.example', roles: undefined })),
    ).toMatchObject({
      name: 'anna@kommune.example',
      rollen: [],
    });
    for (const kaputt of ['', 'a.b.c', token({ oid: 'x' }), token({ tid: 'x' })])
      expect(benutzerAus(kaputt)).toBeNull();
  });

  test('eine Minute vor dem Ablauf gilt es nicht mehr', () => {
    expect(giltNoch(token(ANNA, 61), JETZT)).toBe(true);
    expect(giltNoch(token(ANNA, 60), JETZT)).toBe(false);
    expect(giltNoch('a.b.c', JETZT)).toBe(false);
  });
});

describe('Office meldet an', () => {
  test('still, ohne Fenster, mit dem Geltungsbereich der API', async () => {
    const klient = new FalscherKlient([token()]);
    expect(await inOffice(klient).anmelden()).toMatchObject({
      tid: 'kommune-1',
      name: 'Anna Bärenz',
      rollen: ['GK.Bearbeiten'],
    });
    expect(klient.still).toEqual([{ scopes: [SCOPE], forceRefresh: false }]);
    expect(klient.fenster).toEqual([]);
    expect(klient.aktiv?.localAccountId).toBe('anna');
  });

  test('beim Start öffnet sich nie ein Fenster; nach „Anmelden“ schon', async () => {
    const klient = new FalscherKlient([ohneKonto, ohneKonto], [token()]);
    const anmeldung = inOffice(klient);
    await expect(anmeldung.anmelden()).rejects.toMatchObject({
      message: 'Bitte melden Sie sich an.',
      durchAnmelden: true,
    });
    expect(klient.fenster).toEqual([]);
    expect(await anmeldung.anmelden(undefined, true)).toMatchObject({ oid: 'anna' });
    expect(klient.fenster).toEqual([{ scopes: [SCOPE] }]);
  });

  test('ein gültiges Token wird behalten, ein abgelaufenes still erneuert', async () => {
    let jetzt = JETZT;
    const [erstes, zweites] = [token(), token(ANNA, 7200)];
    const klient = new FalscherKlient([erstes, zweites]);
    const anmeldung = inOffice(klient, () => jetzt);
    await anmeldung.anmelden();
    expect(await anmeldung.token()).toBe(erstes);
    jetzt += 3_600_000;
    expect(await anmeldung.token()).toBe(zweites);
    expect(klient.still[1]).toMatchObject({ forceRefresh: false, account: { localAccountId: 'anna' } });
    expect(klient.fenster).toEqual([]);
  });

  test('nach einem 401 kommt es am Zwischenspeicher vorbei', async () => {
    const klient = new FalscherKlient([token(), token()]);
    const anmeldung = inOffice(klient);
    await anmeldung.anmelden();
    await anmeldung.token(true);
    expect(klient.still[1]).toMatchObject({ forceRefresh: true });
  });

  test('verlangt Entra mittendrin ein Fenster, öffnet sich für alle Wartenden genau eines', async () => {
    const neu = token();
    const klient = new FalscherKlient([token(ANNA, 30), msalFehler('interaction_required', 'AADSTS50076')], [neu]);
    const anmeldung = inOffice(klient);
    await anmeldung.anmelden();
    expect(await Promise.all([anmeldung.token(), anmeldung.token(), anmeldung.token()])).toEqual([neu, neu, neu]);
    expect(klient.fenster).toHaveLength(1);
  });

  test('wer das Fenster schließt, bekommt es nicht mit jeder Wiederholung wieder, erst auf Wunsch', async () => {
    const abgebrochen = msalFehler('user_cancelled');
    const klient = new FalscherKlient(
      [token(ANNA, 30), ohneKonto, ohneKonto, ohneKonto, ohneKonto],
      [abgebrochen, token(ANNA, 30), token()],
    );
    const anmeldung = inOffice(klient);
    await anmeldung.anmelden();
    await expect(anmeldung.token()).rejects.toThrow('abgebrochen');
    await expect(anmeldung.token()).rejects.toThrow('Bitte melden Sie sich an.');
    expect(klient.fenster).toHaveLength(1);
    await anmeldung.anmelden(undefined, true);
    expect(await anmeldung.token()).toBeTruthy();
    expect(klient.fenster).toHaveLength(3);
  });

  test('ging es danach ohne Fenster wieder, öffnet es sich nach der nächsten erloschenen Sitzung von selbst', async () => {
    const klient = new FalscherKlient(
      [token(ANNA, 30), ohneKonto, token(ANNA, 30), ohneKonto],
      [msalFehler('user_cancelled'), token()],
    );
    const anmeldung = inOffice(klient);
    await anmeldung.anmelden();
    await expect(anmeldung.token()).rejects.toThrow('abgebrochen');
    expect(await anmeldung.token()).toBeTruthy();
    expect(await anmeldung.token()).toBeTruthy();
    expect(klient.fenster).toHaveLength(2);
  });

  test('meldet sich im Fenster jemand anderes an, geht nichts unter dem falschen Namen hinaus', async () => {
    const klient = new FalscherKlient([token(ANNA, 30), ohneKonto, token(BERT)], [token(BERT)]);
    const anmeldung = inOffice(klient);
    await anmeldung.anmelden();
    await expect(anmeldung.token()).rejects.toThrow('Angemeldet ist jetzt Bert, gearbeitet hat hier Anna Bärenz.');
    expect(await anmeldung.anmelden(undefined, true)).toMatchObject({ oid: 'bert' });
  });

  test('eine gescheiterte Anforderung versperrt die nächste nicht', async () => {
    const klient = new FalscherKlient([token(ANNA, 30), msalFehler('no_network_connectivity'), token()]);
    const anmeldung = inOffice(klient);
    await anmeldung.anmelden();
    await expect(anmeldung.token()).rejects.toThrow(/nicht erreichbar/);
    expect(await anmeldung.token()).toBeTruthy();
    expect(klient.fenster).toEqual([]);
  });

  test('„Neu anmelden“ bringt ein neues Token: Sonst gälte eine eben zugewiesene Rolle erst nach einer Stunde', async () => {
    const klient = new FalscherKlient([token(), token({ ...ANNA, roles: ['GK.Bearbeiten', 'GK.Pruefen'] })]);
    const anmeldung = inOffice(klient);
    await anmeldung.anmelden();
    expect(await anmeldung.anmelden(undefined, true)).toMatchObject({ rollen: ['GK.Bearbeiten', 'GK.Pruefen'] });
    expect(klient.still[1]).toMatchObject({ forceRefresh: true });
  });

  test.each(['no_account_found', 'invalid_grant', 'no_account_error'])(
    'ohne Konto oder mit erloschener Sitzung (%s) öffnet sich das Fenster',
    async (kennung) => {
      const klient = new FalscherKlient([msalFehler(kennung)], [token()]);
      expect(await inOffice(klient).anmelden(undefined, true)).toMatchObject({ oid: 'anna' });
    },
  );

  test('ohne Anmeldung kein Token; ein Token ohne Person meldet niemanden an', async () => {
    await expect(inOffice(new FalscherKlient([])).token()).rejects.toMatchObject({
      message: 'Es ist niemand angemeldet.',
      durchAnmelden: true,
    });
    await expect(inOffice(new FalscherKlient([token({})])).anmelden()).rejects.toThrow('das keine Person nennt');
  });

  test('gewählt wird hier niemand', async () => {
    expect(await inOffice(new FalscherKlient([])).auswahl()).toEqual([]);
  });
});

describe('das Anmeldefenster meldet an', () => {
  test('ohne Konto braucht es das Fenster, danach erneuert MSAL ohne iframe', async () => {
    const klient = new FalscherKlient([token(), token()]);
    const fenster = vi.fn(async () => token(ANNA, 30));
    const anmeldung = new EntraAnmeldung(new Fenstertokens(klient, SCOPE, fenster), () => JETZT);
    await expect(anmeldung.anmelden()).rejects.toMatchObject({ durchAnmelden: true });
    expect(fenster).not.toHaveBeenCalled();
    expect(await anmeldung.anmelden(undefined, true)).toMatchObject({ oid: 'anna' });
    klient.konten = [konto('anna')];
    await anmeldung.token();
    await anmeldung.token(true);
    expect(fenster).toHaveBeenCalledTimes(1);
    expect(klient.still.map((anfrage) => anfrage.cacheLookupPolicy)).toEqual([2, 3]);
    expect(klient.still[0]?.account?.localAccountId).toBe('anna');
  });
});

describe('mehrere Konten im Speicher', () => {
  test('erneuert wird das zuletzt angemeldete, nicht irgendeines', async () => {
    const klient = new FalscherKlient([token(BERT)]);
    klient.konten = [konto('anna'), konto('bert')];
    klient.aktiv = konto('bert');
    const fenster = vi.fn(async () => token(BERT));
    await new EntraAnmeldung(new Fenstertokens(klient, SCOPE, fenster), () => JETZT).anmelden();
    expect(klient.still[0]?.account?.localAccountId).toBe('bert');
  });
});

describe('Meldungen', () => {
  test.each([
    ['user_cancelled', '', 'Die Anmeldung wurde abgebrochen. Im Blatt ist nichts verloren.'],
    ['popup_window_error', '', 'Das Anmeldefenster wurde blockiert.'],
    ['no_network_connectivity', '', 'Der Anmeldedienst ist nicht erreichbar.'],
    ['interaction_in_progress', '', 'Es ist schon ein Anmeldefenster offen.'],
    ['timed_out', '', 'Die Anmeldung hat zu lange gedauert.'],
    ['consent_required', '', 'Ihre Organisation hat GK Förderrechner noch nicht freigegeben.'],
    [
      'invalid_grant',
      'AADSTS65001: The user or administrator has not consented',
      'Ihre Organisation hat GK Förderrechner noch nicht freigegeben.',
    ],
    [
      'access_denied',
      'AADSTS90094: admin consent is required',
      'Ihre Organisation hat GK Förderrechner noch nicht freigegeben.',
    ],
    [
      'invalid_request',
      'AADSTS50105: not assigned to a role',
      'Ihnen ist für GK Förderrechner keine Rolle zugewiesen.',
    ],
    [
      'invalid_request',
      'AADSTS700016: application not found',
      'GK Förderrechner ist in Ihrer Organisation nicht eingerichtet.',
    ],
    ['etwas_neues', '', 'Die Anmeldung bei Microsoft ist fehlgeschlagen (etwas_neues).'],
  ])('%s %s', (kennung, text, anfang) => {
    const fehler = alsAnmeldeFehler(msalFehler(kennung, text));
    expect(fehler).toBeInstanceOf(AnmeldeFehler);
    expect(fehler.message.startsWith(anfang), fehler.message).toBe(true);
    expect(fehler.durchAnmelden).toBe(true);
  });

  test('was schon eine Meldung ist, bleibt es; was keine Gestalt hat, bekommt eine', () => {
    const eigene = new AnmeldeFehler('Schon gesagt.');
    expect(alsAnmeldeFehler(eigene)).toBe(eigene);
    expect(alsAnmeldeFehler(undefined).message).toBe('Die Anmeldung bei Microsoft ist fehlgeschlagen.');
  });
});

describe('Angaben der Seite', () => {
  const seite = (content?: string) =>
    ({ querySelector: () => (content === undefined ? null : { content }) }) as unknown as Document;

  test('ohne Angabe kein Entra; eine halbe Angabe fällt auf', () => {
    expect(liesKonfiguration(seite())).toBeNull();
    expect(liesKonfiguration(seite('{"clientId":"a","scope":"b","authority":"c"}'))).toEqual({
      clientId: 'a',
      scope: 'b',
      authority: 'c',
    });
    expect(() => liesKonfiguration(seite('{"clientId":"a"}'))).toThrow('unvollständig');
  });
});

test('wer sich abmeldet, bekommt kein Token mehr und wird nicht still wieder angemeldet', async () => {
  const klient = new FalscherKlient([token(), token(), token()]);
  klient.konten = [{ localAccountId: 'anna' } as AccountInfo];
  const anmeldung = new EntraAnmeldung(new Fenstertokens(klient, SCOPE, async () => token()), () => JETZT);
  await anmeldung.anmelden();
  await anmeldung.abmelden();
  expect(klient.geleert).toBe(1);
  await expect(anmeldung.token()).rejects.toThrow('Es ist niemand angemeldet.');
  await expect(anmeldung.anmelden()).rejects.toThrow('Sie sind abgemeldet.');
  expect((await anmeldung.anmelden(undefined, true)).oid).toBe('anna');
});
