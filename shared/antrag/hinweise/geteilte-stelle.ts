/** A2: Wo sich mehrere Personen eine Stelle teilen, zählen ihre Tage im Monat zusammen höchstens 30. Formeln im Blatt rechnen jede Zeile für sich. */
import { foerdertageImJahr } from '../../kern/foerdertage.ts';
import { quotient } from '../../kern/geld.ts';
import type { Hinweis } from '../plan-typen.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { tag } from '../planzeilen.ts';
import { aufzaehlung, eintragsname } from '../worte.ts';

/** `info` je Eintrag, dem weniger Fördertage bleiben, als er allein hätte (A2). */
export function tageGemeinsamBegrenzt({ antrag, zeilen }: Planrechnung): Hinweis[] {
  return antrag.stellen.flatMap((stelle, i): Hinweis[] => {
    if (stelle.stelle === null) return [];
    const begrenzt = zeilen.flatMap(({ id, haushaltsjahr, schritte }) => {
      if (id !== stelle.id || haushaltsjahr === null || schritte === null) return [];
      const allein = foerdertageImJahr(tag(stelle.von), tag(stelle.bis), haushaltsjahr);
      const tage = quotient(schritte.foerdertage.wert).toNumber();
      return tage < allein ? [`${haushaltsjahr} nur ${tage} statt ${allein} Fördertage`] : [];
    });
    if (begrenzt.length === 0) return [];
    return [
      {
        code: 'TAGE_GEMEINSAM_BEGRENZT',
        schweregrad: 'info',
        felder: [`stellen[${i}].stelle`, `stellen[${i}].von`],
        text: `${eintragsname(stelle)}: ${aufzaehlung(begrenzt)}, weil alle auf der Stelle „${stelle.stelle}“ im Monat zusammen höchstens 30 Tage zählen. Die Formeln im Haushaltsblatt rechnen jede Zeile für sich und liegen hier höher; es gilt der Finanzierungsplan.`,
        regel: 'A2',
      },
    ];
  });
}
