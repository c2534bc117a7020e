/** Schreibt das Manifest mit der Adresse, unter der das Add-in ausgeliefert wird. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ManifestInfo, OfficeAddinManifest } from 'office-addin-manifest';
import { ENTWICKLUNGSADRESSE, WURZEL } from './pfade.ts';

const MANIFEST = join(WURZEL, 'manifest.xml');

/** Legt `manifest.xml` in `ziel` ab und liest es zur Probe zurück. */
export async function schreibeManifest(ziel: string, basisadresse: string): Promise<ManifestInfo> {
  const datei = join(ziel, 'manifest.xml');
  // Eine AppDomain ist ein Ursprung; mit Pfad gälte sie für nichts.
  const mitUrsprung = readFileSync(MANIFEST, 'utf8').replaceAll(
    `<AppDomain>${ENTWICKLUNGSADRESSE}<`,
    `<AppDomain>${new URL(basisadresse).origin}<`,
  );
  writeFileSync(datei, mitUrsprung.replaceAll(ENTWICKLUNGSADRESSE, basisadresse));
  const { id, displayName } = await OfficeAddinManifest.readManifestFile(datei);
  if (!id || !displayName) throw new Error('manifest.xml hat keine Id oder keinen Namen.');
  return OfficeAddinManifest.modifyManifestFile(datei, id, displayName);
}
