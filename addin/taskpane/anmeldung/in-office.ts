/** Anmeldung in Excel; eigener Teil, weil MSAL groß ist und nur hier gebraucht wird. */
import type { Anmeldung } from './anmeldung.ts';
import { tokenAusDialog } from './dialog.ts';
import { EntraAnmeldung } from './entra.ts';
import type { Entrakonfiguration } from './konfiguration.ts';
import { anmeldeadresse, tokenquelle } from './msal.ts';

/**
 * Über Office, wenn es sich für Add-ins anmelden kann, sonst über das Anmeldefenster. `jetzt`: Millisekunden seit 1970.
 */
export async function anmeldungInOffice(konfiguration: Entrakonfiguration, jetzt: () => number): Promise<Anmeldung> {
  const { requirements, ui } = Office.context;
  const kannOffice = requirements.isSetSupported('NestedAppAuth', '1.1');
  const fenster = () =>
    tokenAusDialog((adresse, groesse, rueckruf) => ui.displayDialogAsync(adresse, groesse, rueckruf), anmeldeadresse());
  return new EntraAnmeldung(await tokenquelle(konfiguration, kannOffice, fenster), jetzt);
}
