/**
 * `npm run build [-- --base-url https://…] [--office-js Adresse] [--wenn-noetig]`: baut das Add-in nach dist/addin und die
 * Arbeitsmappe nach dist/workbench. Mit `--wenn-noetig` geschieht nichts, solange sich keine Quelle geändert hat.
 */
import { parseArgs } from 'node:util';
import { istAktuell, quellenstand } from './aktualitaet.ts';
import { pruefeBasisadresse } from './basisadresse.ts';
import { ENTWICKLUNGSADRESSE, OFFICE_JS } from './pfade.ts';
import { mitSperre } from './sperre.ts';

interface Optionen {
  readonly basisadresse: string;
  readonly officeJs: string;
  readonly wennNoetig: boolean;
}

try {
  const optionen = liesOptionen();
  await mitSperre(() => baueWennNoetig(optionen));
} catch (fehler) {
  console.error(`Build fehlgeschlagen: ${fehler instanceof Error ? fehler.message : String(fehler)}`);
  process.exitCode = 1;
}

function liesOptionen(): Optionen {
  const { values, positionals } = parseArgs({
    options: { 'base-url': { type: 'string' }, 'office-js': { type: 'string' }, 'wenn-noetig': { type: 'boolean' } },
    strict: false,
  });
  const unbekannt = [...Object.keys(values).filter((name) => !['base-url', 'office-js', 'wenn-noetig'].includes(name)), ...positionals];
  if (unbekannt.length > 0) throw new Error(`„${unbekannt.join(', ')}“ ist unbekannt. Möglich sind --base-url, --office-js und --wenn-noetig.`);
  return {
    basisadresse: pruefeBasisadresse(textwert(values['base-url'], ENTWICKLUNGSADRESSE)),
    officeJs: textwert(values['office-js'], OFFICE_JS),
    wennNoetig: values['wenn-noetig'] === true,
  };
}

/** Eine Option ohne Wert ist leer, nicht „true“. */
function textwert(wert: string | boolean | undefined, vorgabe: string): string {
  if (wert === undefined) return vorgabe;
  return typeof wert === 'string' ? wert : '';
}

/** Mit `--wenn-noetig` geschieht nichts, solange der Inhalt aller Quellen derselbe ist. */
async function baueWennNoetig({ basisadresse, officeJs, wennNoetig }: Optionen): Promise<void> {
  const stand = quellenstand(`${basisadresse} ${officeJs}`);
  if (wennNoetig && istAktuell(stand)) return;
  // Aus einem Testlauf heraus stünde hier „test“, und ausgeliefert würde React mit seinen Entwicklungshilfen.
  process.env.NODE_ENV = 'production';
  const { baue } = await import('./bauen.ts');
  await baue(basisadresse, officeJs, stand);
}
