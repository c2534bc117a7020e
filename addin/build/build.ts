/**
 * `npm run build [-- --base-url https://…] [--entra-client-id Id [--api-scope api://…]] [--office-js Adresse]
 * [--wenn-noetig]`: baut das Add-in nach dist/addin und die Arbeitsmappe nach dist/workbench. Ohne Entra meldet sich
 * der Aufgabenbereich am lokalen Server an. Mit `--wenn-noetig` geschieht nichts, solange sich keine Quelle geändert
 * hat.
 */
import type { Entrakonfiguration } from '../taskpane/anmeldung/konfiguration.ts';
import { pruefeBasisadresse, pruefeOfficeJs } from './adressen.ts';
import { istAktuell, quellenstand } from './aktualitaet.ts';
import { pruefeAnmeldung } from './anmeldung.ts';
import { liesArgumente } from './argumente.ts';
import { ENTWICKLUNGSADRESSE, OFFICE_JS } from './pfade.ts';
import { mitSperre } from './sperre.ts';

interface Optionen {
  readonly basisadresse: string;
  readonly officeJs: string;
  readonly anmeldung: Entrakonfiguration | null;
  readonly wennNoetig: boolean;
}

const OPTIONEN = {
  'base-url': { type: 'string' },
  'entra-client-id': { type: 'string' },
  'api-scope': { type: 'string' },
  'office-js': { type: 'string' },
  'wenn-noetig': { type: 'boolean' },
} as const;

try {
  const optionen = liesOptionen();
  await mitSperre(() => baueWennNoetig(optionen));
} catch (fehler) {
  console.error(`Build fehlgeschlagen: ${fehler instanceof Error ? fehler.message : String(fehler)}`);
  process.exitCode = 1;
}

function liesOptionen(): Optionen {
  const values = liesArgumente(OPTIONEN);
  return {
    basisadresse: pruefeBasisadresse(textwert(values['base-url'], ENTWICKLUNGSADRESSE)),
    anmeldung: pruefeAnmeldung(textwert(values['entra-client-id']), textwert(values['api-scope'])),
    officeJs: pruefeOfficeJs(textwert(values['office-js'], OFFICE_JS)),
    wennNoetig: values['wenn-noetig'] === true,
  };
}

/** Eine Option ohne Wert ist leer, nicht „true“. */
function textwert<V extends string | undefined = undefined>(
  wert: string | boolean | undefined,
  vorgabe?: V,
): string | V {
  if (wert === undefined) return vorgabe as V;
  return typeof wert === 'string' ? wert : '';
}

/** Mit `--wenn-noetig` geschieht nichts, solange der Inhalt aller Quellen derselbe ist. */
async function baueWennNoetig({ basisadresse, anmeldung, officeJs, wennNoetig }: Optionen): Promise<void> {
  const stand = quellenstand(JSON.stringify({ basisadresse, anmeldung, officeJs }));
  if (wennNoetig && istAktuell(stand)) return;
  // Aus einem Testlauf heraus stünde hier „test“, und ausgeliefert würde React mit seinen Entwicklungshilfen.
  process.env.NODE_ENV = 'production';
  const { schreibeDist } = await import('./dist-schreiben.ts');
  await schreibeDist(basisadresse, { officeJs, anmeldung }, stand);
}
