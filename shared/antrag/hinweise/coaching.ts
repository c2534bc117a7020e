/** R14: Coaches für Baustein 1, eine Planungszahl und keine Förderregel. */
import { Dezimal } from '../../grund/geld.ts';
import { deutscherWert } from '../../grund/zahlformat.ts';
import { DOKUMENTE } from '../../regelstand/dokumente.ts';
import type { Befund } from '../befund.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { diaImJahr } from '../regelstandwahl.ts';
import { eintragsname } from '../worte.ts';

/** `info` je Maßnahme im Baustein 1 mit Teilnehmenden: Coaches, auf ganze aufgerundet (R14). */
export function coaching({ antrag, verzeichnis }: Planrechnung): Befund[] {
  return antrag.massnahmen.flatMap((massnahme, i): Befund[] => {
    const { baustein, teilnehmende, haushaltsjahr } = massnahme;
    if (baustein !== 1 || !teilnehmende) return [];
    const regelstand = diaImJahr(antrag, haushaltsjahr, verzeichnis);
    if (!regelstand?.personenJeCoach) return [];
    const { wert: jeCoach, fundstelle } = regelstand.personenJeCoach;
    const rechnerisch = new Dezimal(teilnehmende).div(jeCoach);
    const aufgerundet = rechnerisch.ceil();
    const genau = aufgerundet.eq(rechnerisch) ? '' : ` (rechnerisch ${deutscherWert(rechnerisch)})`;
    const text = `${eintragsname(massnahme)}: Für ${deutscherWert(teilnehmende)} Teilnehmende rechnet die Planung mit ${deutscherWert(aufgerundet)} ${aufgerundet.eq(1) ? 'Coach' : 'Coaches'}${genau}, einem je ${deutscherWert(jeCoach)} Personen. Das ist eine Planungszahl (${DOKUMENTE[fundstelle.dokument]}, ${fundstelle.stelle}) und keine Förderregel.`;
    return [
      {
        code: 'COACHES_PLANUNGSZAHL',
        schweregrad: 'info',
        felder: [['massnahmen', i, 'teilnehmende']],
        text,
        regel: 'R14',
      },
    ];
  });
}
