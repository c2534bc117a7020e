/**
 * Wer beantragen darf: R2 (Baustein 6 nur mit Geschäftsführender Stelle) und R16 (Bausteine 1–4 nur kreisfreie Städte
 * und Kreise).
 */
import type { Befund } from '../befund.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { brauchtGfs } from '../planzeilen.ts';
import { genannt } from '../worte.ts';

/** `fehler`: Stellen ohne Geschäftsführende Stelle (R2), Bausteine 1–4 einer kreisangehörigen Kommune (R16). */
export function berechtigung({ antrag, foerderungen }: Planrechnung): Befund[] {
  const hinweise: Befund[] = [];
  const nurMitGfs = antrag.stellen.filter((_, i) => {
    const foerderung = foerderungen[i];
    return !foerderung || brauchtGfs(foerderung.regelstand);
  });
  if (!antrag.kommune.geschaeftsfuehrendeStelle && nurMitGfs.length > 0) {
    hinweise.push({
      code: 'KEINE_GFS',
      schweregrad: 'fehler',
      felder: [['kommune', 'geschaeftsfuehrendeStelle']],
      text: `${antrag.kommune.name} hat keine Geschäftsführende Stelle und ist deshalb nicht Zuwendungsempfängerin: ${stellenAnzahl(nurMitGfs.length)} in Baustein 6 nicht gefördert.`,
      regel: 'R2',
    });
  }
  const gebuendelt = antrag.massnahmen.flatMap(({ id, baustein }, i) =>
    baustein === 5 ? [] : [{ id, baustein, pfad: ['massnahmen', i, 'baustein'] }],
  );
  if (antrag.kommune.art === 'kreisangehoerig' && gebuendelt.length > 0) {
    hinweise.push({
      code: 'NICHT_ANTRAGSBERECHTIGT',
      schweregrad: 'fehler',
      felder: [['kommune', 'art'], ...gebuendelt.map(({ pfad }) => pfad)],
      text: `${antrag.kommune.name} ist kreisangehörig; die Bausteine 1 bis 4 beantragen nur kreisfreie Städte und Kreise gebündelt. Betroffen: ${genannt(gebuendelt.map(({ id, baustein }) => `${id} (Baustein ${baustein})`))}.`,
      regel: 'R16',
    });
  }
  return hinweise;
}

function stellenAnzahl(anzahl: number): string {
  return anzahl === 1 ? 'der eine Eintrag wird' : `die ${anzahl} Einträge werden`;
}
