/** Schreibt ins Blatt, welche gespeicherte Version es ist. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { liesBlattlage } from '../../haushaltsblatt/in-der-mappe.ts';
import type { Versionsangabe } from '../../haushaltsblatt/versionszeile.ts';
import type { Blattmodell } from '../../workbook/modell.ts';
import { kurzerHash } from '../format/versionstexte.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import type { Steuerkern } from '../zustand/steuerkern.ts';

/** Das Blatt dieser Version samt der Zeile, die es sagt. */
export async function alsGespeichert(modell: Blattmodell, version: Antragsversion): Promise<Blattmodell> {
  const { mitVersionszeile } = await import('../../haushaltsblatt/versionszeile.ts');
  // Die Formeln des Blatts zählen in Dreißigsteln und kürzen nicht: Sonst zeigt es andere Zahlen als der Plan.
  const { zeitanteil, budget } = version.antrag;
  const wieImPlan = (zeitanteil ?? 'dreissigstel') === 'dreissigstel' && (budget ?? []).length === 0;
  return mitVersionszeile(modell, angabeZu(version), wieImPlan ? summenVon(version) : null);
}

/**
 * Nach dem Speichern und nach einem neuen Status. Gelingt es nicht (das Blatt ist geschützt, jemand tippt gerade),
 * bleibt die Zeile, wie sie ist: Sie sagt, als was das Blatt gespeichert wurde, und das bleibt wahr.
 */
export async function vermerkeImBlatt(steuerung: Steuerkern, version: Antragsversion): Promise<void> {
  const { workbook } = steuerung.umgebung;
  const { blatt, blattwahl } = steuerung.zustand;
  try {
    const { versionszeile } = await import('../../haushaltsblatt/versionszeile.ts');
    const lage = await liesBlattlage(workbook, blattwahl);
    if (!lage?.gitter) return;
    const wieImPlan = blatt.art === 'plan' && !blatt.blattvergleich?.nurImPlan;
    const zeile = versionszeile(lage.gitter, angabeZu(version), wieImPlan ? summenVon(version) : null);
    if (zeile) await workbook.schreibeFormel(zeile.zelle, zeile.formel);
  } catch {
    // Siehe oben.
  }
}

function angabeZu({ antrag, version, erstelltAm, hash }: Antragsversion): Versionsangabe {
  return { titel: sichtbar(antrag.titel), version, zeitpunkt: zeitpunkt(erstelltAm), hash: kurzerHash(hash) };
}

/** `null`, wo sich der Plan nicht ganz rechnen lässt. */
function summenVon({ ergebnis }: Antragsversion): readonly number[] | null {
  const { gesamt } = ergebnis.finanzierungsplan;
  return gesamt && [gesamt.zuwendung, gesamt.eigenanteil, gesamt.integrationspauschale].map(Number);
}
