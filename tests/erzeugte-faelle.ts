/**
 * Erzeugte Fälle (fast-check): `npm test` nimmt jedes Mal dieselben, damit derselbe Stand immer dasselbe Ergebnis hat.
 * `npm run test:zufall` sucht neue: andere Fälle bei jedem Lauf und zehnmal so viele, mit `FAELLE=150000` davor genau so
 * viele je Eigenschaft. Was es findet, kommt als Beispiel in den Test (`examples`).
 */
import type { Plugin } from 'vitest/config';

const STARTWERT = 20261128;
/** So viele Fälle nimmt fast-check, wenn ein Test nichts anderes sagt. */
const STANDARDLAEUFE = 100;

export function dieselbenFaelle(): Plugin {
  return mitAngaben({ seed: STARTWERT }, (code) => code);
}

/**
 * `anzahl` sind die Fälle je Eigenschaft als ganze Zahl; ohne Angabe zehnmal so viele wie sonst. @throws {Error} wenn sie
 * keine ist
 */
export function neueFaelle(anzahl?: string): Plugin {
  if (anzahl !== undefined) {
    if (!/^[1-9]\d*$/.test(anzahl)) throw new Error(`FAELLE=${anzahl}: Erwartet wird eine ganze Zahl, etwa 150000.`);
    return mitAngaben({ numRuns: Number(anzahl) }, (code) =>
      code.replace(/numRuns: [\d_]+/g, () => `numRuns: ${anzahl}`),
    );
  }
  return mitAngaben({ numRuns: 10 * STANDARDLAEUFE }, (code) =>
    code.replace(/numRuns: ([\d_]+)/g, (_, anzahl) => `numRuns: 10 * ${anzahl}`),
  );
}

function mitAngaben(angaben: object, aendere: (code: string) => string): Plugin {
  return {
    name: 'erzeugte-faelle',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/tests/') || !/ fc from 'fast-check'/.test(code)) return null;
      return { code: `${aendere(code)}\n;fc.configureGlobal(${JSON.stringify(angaben)});\n`, map: null };
    },
  };
}
