/**
 * `npm run excel [-- --dokument https://…]`: baut, stellt das Add-in unter der Adresse des Manifests zu und lädt es in
 * Excel. Mit `--dokument` (Adresse einer Arbeitsmappe in OneDrive oder SharePoint) öffnet sich Excel im Browser, sonst
 * das installierte.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type AppType, startDebugging, stopDebugging } from 'office-addin-debugging';
import { getHttpsServerOptions } from 'office-addin-dev-certs';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { liesArgumente } from './argumente.ts';
import { DIST_ADDIN, WURZEL } from './pfade.ts';
import { stelleZu } from './zustellung.ts';

const manifest = join(DIST_ADDIN, 'manifest.xml');
const excelGibtEs = process.platform === 'win32' || process.platform === 'darwin';

try {
  const dokument = liesDokument();
  baueWennNoetig();
  const adresse = await adresseDesManifests();
  console.log('Prüfe das Zertifikat für https://localhost; beim ersten Mal fragt das Betriebssystem nach.');
  const { server } = await stelleZu({
    ordner: DIST_ADDIN,
    port: Number(adresse.port || 443),
    zertifikat: await getHttpsServerOptions(),
    lokalerServer: `http://127.0.0.1:${process.env.PORT ?? 3000}`,
  });
  let angemeldet = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      if (angemeldet)
        await stopDebugging(manifest).catch((fehler: unknown) =>
          console.error(`Das Add-in ließ sich nicht abmelden: ${meldung(fehler)}`),
        );
      server.closeAllConnections();
      server.close();
    });
  }
  console.log(
    `Das Add-in liegt unter ${adresse.origin}. Beenden mit Strg+C. Zum Speichern von Versionen muss daneben „npm start“ laufen.`,
  );
  if (excelGibtEs || dokument) {
    await startDebugging(manifest, angabenFuerExcel(dokument));
    angemeldet = !dokument;
  } else {
    console.log(
      `Auf diesem System gibt es kein Excel. Im Browser: „Add-Ins“, „Mein Add-In hochladen“, dann ${manifest} wählen;`,
    );
    console.log(
      'oder „npm run excel -- --dokument https://…“ mit der Adresse einer Arbeitsmappe in OneDrive oder SharePoint.',
    );
  }
} catch (fehler) {
  console.error(`Excel konnte nicht gestartet werden: ${meldung(fehler)}`);
  process.exit(1);
}

/** @throws {Error} bei einer unbekannten Angabe oder ohne Adresse */
function liesDokument(): string | null {
  const { dokument } = liesArgumente({ dokument: { type: 'string' } });
  if (dokument === undefined) return null;
  if (typeof dokument !== 'string' || !dokument.startsWith('https://')) {
    throw new Error('--dokument erwartet die https-Adresse einer Arbeitsmappe in OneDrive oder SharePoint.');
  }
  return dokument;
}

function angabenFuerExcel(dokument: string | null): Parameters<typeof startDebugging>[1] {
  const appType = (dokument ? 'web' : 'desktop') as AppType;
  return { appType, enableDebugging: false, enableLiveReload: false, ...(dokument && { document: dokument }) };
}

function baueWennNoetig(): void {
  const bau = spawnSync(process.execPath, ['--import', 'tsx', 'addin/build/build.ts', '--wenn-noetig'], {
    cwd: WURZEL,
    stdio: 'inherit',
  });
  if (bau.status !== 0) throw new Error('Der Build ist fehlgeschlagen.');
}

async function adresseDesManifests(): Promise<URL> {
  const { defaultSettings } = await OfficeAddinManifest.readManifestFile(manifest);
  return new URL(defaultSettings?.sourceLocation ?? '');
}

function meldung(fehler: unknown): string {
  return fehler instanceof Error ? fehler.message : String(fehler);
}
