/**
 * Das Orakel: LibreOffice rechnet die Prüfmappen der anderen Programme und erzeugter Anträge neu, je einmal ohne und mit
 * Abwicklung, und jede Formelzelle muss ergeben, was wir hineingeschrieben haben. Aufruf: `npm run test:oracle` (500
 * erzeugte) oder `npm run test:oracle -- 20`. Ein zweites Argument ist der Startwert des Zufalls.
 */
import * as fc from 'fast-check';
import { pruefmappe } from '../../shared/pruefmappe/pruefmappe.ts';
import { jederAntrag } from '../shared/antrag/programmantraege.ts';
import { gemischt, PROGRAMMFAELLE } from '../shared/beispiele/andere-programme.ts';
import { ausgedachteAbwicklung } from '../shared/pruefmappe/nach-dem-bescheid.ts';
import { alsVersion } from '../shared/pruefmappe/version.ts';
import { libreOffice, mitOrakel } from './libreoffice.ts';

const ANZAHL = Number(process.argv[2] ?? 500);
const STARTWERT = Number(process.argv[3] ?? 20200123);
const JE_AUFRUF = 50;
/** Erzeugte Anträge kennen nur die Regelstände von 2019. */
const ANDERE_PROGRAMME = [
  ...PROGRAMMFAELLE.map(({ antrag }) => antrag),
  ...(['dreissigstel', 'zwoelftel', 'tage'] as const).flatMap((zeitanteil) => [
    gemischt(zeitanteil),
    gemischt(zeitanteil, false),
  ]),
];

function installiertes(): string {
  const gefunden = libreOffice();
  if (gefunden) return gefunden;
  console.error(
    'LibreOffice fehlt. Installieren: Debian/Ubuntu „sudo apt-get install --no-install-recommends libreoffice-calc“, macOS „brew install --cask libreoffice“,',
  );
  console.error('Windows „winget install TheDocumentFoundation.LibreOffice“. Dann noch einmal: npm run test:oracle');
  process.exit(1);
}

async function pruefe(): Promise<number> {
  const antraege = [...ANDERE_PROGRAMME, ...fc.sample(jederAntrag(), { numRuns: ANZAHL, seed: STARTWERT })];
  return mitOrakel(installiertes(), async (orakel) => {
    let geprueft = 0;
    const falsch: string[] = [];
    for (let erster = 0; erster < antraege.length; erster += JE_AUFRUF) {
      const mappen = new Map<string, Uint8Array>();
      for (const [i, antrag] of antraege.slice(erster, erster + JE_AUFRUF).entries()) {
        mappen.set(`antrag-${erster + i + 1}`, await pruefmappe(alsVersion(antrag)));
        mappen.set(`abwicklung-${erster + i + 1}`, await pruefmappe(ausgedachteAbwicklung(antrag)));
      }
      const ergebnis = orakel.pruefe(mappen);
      geprueft += ergebnis.geprueft;
      falsch.push(...ergebnis.falsch);
      console.log(
        `${Math.min(erster + JE_AUFRUF, antraege.length)} von ${antraege.length} Anträgen, ${geprueft} Formelzellen, ${falsch.length} Abweichungen`,
      );
    }
    for (const text of falsch.slice(0, 20)) console.error(text);
    return geprueft > 0 && falsch.length === 0 ? 0 : 1;
  });
}

process.exit(await pruefe());
