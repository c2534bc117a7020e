/** Schreibt ins Blatt, welche gespeicherte Version es ist. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { liesBlattlage } from '../../haushaltsblatt/in-der-mappe.ts';
import { kurzerHash } from '../format/versionstexte.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import type { Steuerkern } from '../zustand/steuerkern.ts';

/**
 * Nach dem Laden oder Speichern. Gelingt es nicht (das Blatt ist geschützt, jemand tippt gerade), bleibt die Zeile, wie
 * sie ist: Sie sagt, als was das Blatt gespeichert wurde, und das bleibt wahr.
 */
export async function vermerkeImBlatt(steuerung: Steuerkern, version: Antragsversion): Promise<void> {
  const { workbook } = steuerung.umgebung;
  const { blatt, blattwahl } = steuerung.zustand;
  try {
    const { versionszeile } = await import('../../haushaltsblatt/versionszeile.ts');
    const lage = await liesBlattlage(workbook, blattwahl);
    if (!lage?.gitter) return;
    const wieImPlan = blatt.art === 'plan' && !blatt.blattvergleich?.nurImPlan;
    const gesamt = wieImPlan ? version.ergebnis.finanzierungsplan.gesamt : null;
    const zeile = versionszeile(
      lage.gitter,
      {
        titel: sichtbar(version.antrag.titel),
        version: version.version,
        zeitpunkt: zeitpunkt(version.erstelltAm),
        hash: kurzerHash(version.hash),
      },
      gesamt && [gesamt.zuwendung, gesamt.eigenanteil, gesamt.integrationspauschale].map(Number),
    );
    if (zeile) await workbook.schreibeFormel(zeile.zelle, zeile.formel);
  } catch {
    // Siehe oben.
  }
}
