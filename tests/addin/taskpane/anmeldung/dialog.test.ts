/** Das Anmeldefenster über den Dialog von Office, an dessen Grenze nachgebildet. */
import { beforeAll, describe, expect, test } from 'vitest';
import { tokenAusDialog } from '../../../../addin/taskpane/anmeldung/dialog.ts';
import { alsAnmeldeFehler } from '../../../../addin/taskpane/anmeldung/meldungen.ts';

type Rueckruf = (ergebnis: Office.AsyncResult<Office.Dialog>) => void;
type Ereignis = { message: string; origin: string | undefined } | { error: number };

beforeAll(() => {
  Object.assign(globalThis, {
    Office: {
      AsyncResultStatus: { Succeeded: 'succeeded' },
      EventType: { DialogMessageReceived: 'nachricht', DialogEventReceived: 'ereignis' },
    },
  });
});

function dialog() {
  const empfaenger = new Map<string, (ereignis: Ereignis) => void>();
  const stand = { geschlossen: 0, adresse: '' };
  const value = {
    addEventHandler: (art: string, ruf: (ereignis: Ereignis) => void) => empfaenger.set(art, ruf),
    close: () => {
      stand.geschlossen++;
    },
  };
  const oeffne = (adresse: string, _: unknown, rueckruf: Rueckruf) => {
    stand.adresse = adresse;
    rueckruf({ status: 'succeeded', value } as unknown as Office.AsyncResult<Office.Dialog>);
  };
  return {
    stand,
    oeffne,
    schicke: (message: string, origin?: string) => empfaenger.get('nachricht')?.({ message, origin }),
    melde: (error: number) => empfaenger.get('ereignis')?.({ error }),
  };
}

const ADRESSE = 'https://rechner.example.de/anmeldung.html';
const grund = (lauf: Promise<string>) => lauf.then(String, (fehler: unknown) => alsAnmeldeFehler(fehler).message);

describe('tokenAusDialog', () => {
  test('öffnet die eigene Seite, nimmt das Token und schließt das Fenster', async () => {
    const { stand, oeffne, schicke } = dialog();
    const lauf = tokenAusDialog(oeffne, ADRESSE);
    schicke('{"token":"a.b.c"}');
    expect(await lauf).toBe('a.b.c');
    expect(stand).toEqual({ geschlossen: 1, adresse: ADRESSE });
  });

  test('eine Nachricht von einer anderen Adresse zählt nicht; das Fenster bleibt offen', async () => {
    const { stand, oeffne, schicke } = dialog();
    const lauf = tokenAusDialog(oeffne, ADRESSE);
    schicke('{"token":"fremd"}', 'https://boese.example');
    expect(stand.geschlossen).toBe(0);
    schicke('{"token":"a.b.c"}', 'https://rechner.example.de');
    expect(await lauf).toBe('a.b.c');
  });

  test('sagt, was in dem Fenster schiefging', async () => {
    const { oeffne, schicke } = dialog();
    const lauf = tokenAusDialog(oeffne, ADRESSE);
    schicke('{"kennung":"invalid_client","text":"AADSTS700016: nicht gefunden"}');
    expect(await grund(lauf)).toMatch(/nicht eingerichtet/);
  });

  test.each(['kein JSON', '{}', '[]'])('eine Nachricht „%s“ ist kein Token', async (nachricht) => {
    const { oeffne, schicke } = dialog();
    const lauf = tokenAusDialog(oeffne, ADRESSE);
    schicke(nachricht);
    expect(await grund(lauf)).toMatch(/fehlgeschlagen/);
  });

  test.each([
    [12006, /abgebrochen/],
    [12002, /nicht erreichbar/],
  ])('Ereignis %i des Fensters', async (nummer, muster) => {
    const { oeffne, melde } = dialog();
    const lauf = tokenAusDialog(oeffne, ADRESSE);
    melde(nummer);
    expect(await grund(lauf)).toMatch(muster);
  });

  test.each([
    [12007, /schon ein Anmeldefenster/],
    [12009, /blockiert/],
    [12011, /blockiert/],
    [12004, /konnte das Anmeldefenster nicht öffnen \(Fehler 12004\)/],
  ])('lässt es sich nicht öffnen (%i)', async (code, muster) => {
    const oeffne = (_: string, __: unknown, rueckruf: Rueckruf) =>
      rueckruf({ status: 'failed', error: { code } } as unknown as Office.AsyncResult<Office.Dialog>);
    expect(await grund(tokenAusDialog(oeffne, ADRESSE))).toMatch(muster);
  });
});
