/** Läuft im Anmeldefenster: leitet zu Entra, nimmt die Antwort entgegen und gibt das Token an den Aufgabenbereich. */
import { createStandardPublicClientApplication } from '@azure/msal-browser';
import type { Nachricht } from './dialog.ts';
import { liesKonfiguration } from './konfiguration.ts';
import { msalKonfiguration } from './msal.ts';

await Office.onReady();
try {
  await meldeAn();
} catch (fehler) {
  const { errorCode, errorMessage, message } = fehler as {
    errorCode?: string;
    errorMessage?: string;
    message?: string;
  };
  melde({ kennung: errorCode ?? '', text: errorMessage ?? message ?? '' });
}

async function meldeAn(): Promise<void> {
  const konfiguration = liesKonfiguration(document);
  if (!konfiguration) throw new Error('Dieses Add-in ist ohne Anmeldung bei Microsoft gebaut.');
  const klient = await createStandardPublicClientApplication(msalKonfiguration(konfiguration));
  const antwort = await klient.handleRedirectPromise();
  if (antwort) {
    // Liegen mehrere Konten im gemeinsamen Speicher, erneuert der Aufgabenbereich dieses; ihre Reihenfolge dort ist
    // beliebig.
    klient.setActiveAccount(antwort.account);
    melde({ token: antwort.accessToken });
  } else await klient.acquireTokenRedirect({ scopes: [konfiguration.scope] });
}

function melde(nachricht: Nachricht): void {
  zeige(
    'token' in nachricht
      ? 'Sie sind angemeldet. Dieses Fenster schließt sich.'
      : 'Die Anmeldung ist nicht gelungen. Sie können dieses Fenster schließen.',
  );
  Office.context.ui.messageParent(JSON.stringify(nachricht), { targetOrigin: location.origin });
}

function zeige(text: string): void {
  const stand = document.getElementById('stand');
  if (stand) stand.textContent = text;
}
