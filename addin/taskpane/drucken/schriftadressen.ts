/** Noto Sans (OFL): lateinische Buchstaben zuerst, dann seltene lateinische, kyrillische und griechische. */

import normalKyrillisch from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff?url';
import fettKyrillisch from '@fontsource/noto-sans/files/noto-sans-cyrillic-700-normal.woff?url';
import normalGriechisch from '@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff?url';
import fettGriechisch from '@fontsource/noto-sans/files/noto-sans-greek-700-normal.woff?url';
import normal from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff?url';
import fett from '@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff?url';
import normalErweitert from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff?url';
import fettErweitert from '@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff?url';
import type { Schriftdateien } from '../../../shared/druck/schriften.ts';

const ADRESSEN = {
  normal: [normal, normalErweitert, normalKyrillisch, normalGriechisch],
  fett: [fett, fettErweitert, fettKyrillisch, fettGriechisch],
};

/** Holt alle zugleich. @throws {Error} wenn eine nicht ankommt */
export async function holeSchriften(): Promise<Schriftdateien> {
  const [normale, fette] = await Promise.all([hole(ADRESSEN.normal), hole(ADRESSEN.fett)]);
  return { normal: normale, fett: fette };
}

function hole(adressen: readonly string[]): Promise<Uint8Array[]> {
  return Promise.all(
    adressen.map(async (adresse) => {
      const antwort = await fetch(adresse);
      if (!antwort.ok)
        throw new Error('Eine Schrift konnte nicht geladen werden. Bitte prüfen Sie die Netzverbindung.');
      return new Uint8Array(await antwort.arrayBuffer());
    }),
  );
}
