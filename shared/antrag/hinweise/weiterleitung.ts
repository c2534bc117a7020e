/** R11: Partner brauchen eine Weiterleitung (Bescheid oder Vertrag), die Kommune selbst nie. */
import type { Befund } from '../befund.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { eintragsname } from '../worte.ts';

/** `warnung`: ein Partner ohne Weiterleitung, oder eine Weiterleitung an die Kommune selbst (R11). */
export function weiterleitung({ antrag }: Planrechnung): Befund[] {
  return (['stellen', 'massnahmen'] as const).flatMap((liste) =>
    antrag[liste].flatMap((eintrag, i): Befund[] => {
      const felder = [
        [liste, i, 'weiterleitung'],
        [liste, i, 'traeger'],
      ];
      const anSichSelbst = eintrag.traeger.art === 'kommune' || eintrag.traeger.name === antrag.kommune.name;
      if (eintrag.weiterleitung === null && eintrag.traeger.art === 'partner') {
        const text = `${eintragsname(eintrag)}: Für den Partner ${eintrag.traeger.name} ist keine Weiterleitung angegeben. Mittel gehen nur mit Zuwendungsbescheid oder Weiterleitungsvertrag an andere Träger, und ein Kooperationsvertrag muss bestehen.`;
        return [{ code: 'WEITERLEITUNG_FEHLT', schweregrad: 'warnung', felder, text, regel: 'R11' }];
      }
      if (eintrag.weiterleitung !== null && anSichSelbst) {
        const text = `${eintragsname(eintrag)}: Angegeben ist eine Weiterleitung (${eintrag.weiterleitung === 'bescheid' ? 'Bescheid' : 'Vertrag'}), der Träger ${eintrag.traeger.name} ist aber die Kommune selbst. Weitergeleitet wird nur an andere Träger.`;
        return [{ code: 'WEITERLEITUNG_AN_KOMMUNE', schweregrad: 'warnung', felder, text, regel: 'R11' }];
      }
      return [];
    }),
  );
}
