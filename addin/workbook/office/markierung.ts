/**
 * Hebt Zellen über ein bedingtes Format hervor: Eigene Farben bleiben darunter unverändert, und es lässt sich restlos
 * entfernen.
 */
import type { Zellbezug } from '../zellen.ts';
import type { Blattkennungen } from './blattkennungen.ts';
import { bereichsadresse, rechtecke } from './rechtecke.ts';

/** Immer wahr; an dem Text darin erkennen wir unsere Hervorhebung wieder, auch in einer neu geöffneten Mappe. */
const FORMEL = '=LEN("GK-Vergleich")>0';
const KENNZEICHEN = '"GK-Vergleich"';
const FARBE = '#FFE699';

/**
 * Ersetzt jede frühere Hervorhebung; mit vier Abgleichen, gleich wie viele Zellen es sind. Je Rechteck ein Format: Eine
 * Adresse aus mehreren Bereichen trennt Excel je nach Einstellung mit Komma oder Semikolon und lehnt das andere ab.
 */
export async function markiereZellen(
  context: Excel.RequestContext,
  zellen: readonly Zellbezug[],
  kennungen: Blattkennungen,
): Promise<void> {
  for (const format of await unsere(context)) format.delete();
  for (const name of new Set(zellen.map(({ blatt }) => blatt))) {
    const blatt = kennungen.blatt(context, name);
    for (const adresse of adressenIn(name, zellen)) {
      const format = blatt.getRange(adresse).conditionalFormats.add('Custom');
      format.custom.rule.formula = FORMEL;
      format.custom.format.fill.color = FARBE;
    }
  }
  await context.sync();
}

/** Ob in irgendeinem Blatt noch Zellen eines Vergleichs hervorgehoben sind. */
export async function istMarkiert(context: Excel.RequestContext): Promise<boolean> {
  return (await unsere(context)).length > 0;
}

async function unsere(context: Excel.RequestContext): Promise<Excel.ConditionalFormat[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  const sammlungen = worksheets.items.map((blatt) => blatt.getRange().conditionalFormats);
  for (const sammlung of sammlungen) sammlung.load('items/type');
  await context.sync();
  const eigene = sammlungen.flatMap(({ items }) => items.filter(({ type }) => type === 'Custom'));
  for (const { custom } of eigene) custom.rule.load('formula');
  await context.sync();
  return eigene.filter(({ custom }) => custom.rule.formula.includes(KENNZEICHEN));
}

function adressenIn(blatt: string, zellen: readonly Zellbezug[]): string[] {
  const darin = zellen
    .filter((zelle) => zelle.blatt === blatt)
    .map((zelle) => ({ ...zelle, inhalt: null, stil: 'eingabe' as const }));
  return [...rechtecke(darin, () => '').values()].flat().map(bereichsadresse);
}
