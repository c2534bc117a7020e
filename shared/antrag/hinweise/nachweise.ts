/** R22 mit R9: der Verwendungsnachweis, der nicht oder zu spät vorliegt, und Zwischennachweise nach dem Bescheid. */
import { alsIso, vergleicheDatum } from '../../grund/datum.ts';
import type { Befund } from '../befund.ts';
import { bescheidkette } from '../bewilligung.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { PROGRAMME, PROGRAMMNAMEN } from '../programm.ts';
import type { Pruefangaben } from '../pruefangaben.ts';
import { tag } from '../tag.ts';
import { aufzaehlung, deutscherTag } from '../worte.ts';
import { nachweisfristen } from './fristen.ts';
import { zeilenMit } from './listenzeilen.ts';

/**
 * `warnung` je bewilligtem Programm: Der Nachweis kam nach der Frist, oder am Stichtag ist sie vorbei und niemand hat
 * angegeben, dass er vorliegt. Fällt sie auf ein Wochenende, zählt der nächste Werktag.
 */
export function verspaeteteNachweise(rechnung: Planrechnung, pruefung: Pruefangaben): Befund[] {
  return nachweisfristen(rechnung).flatMap(({ name, pfad, frist, bewilligt, endfelder }): Befund[] => {
    const letzter = alsIso(frist.naechsterWerktag ?? frist.tag);
    const vorgelegt = pruefung.nachweisVorgelegtAm[pfad];
    const am = vorgelegt ?? pruefung.stichtag;
    if (!bewilligt || am === null || am <= letzter) return [];
    const text = vorgelegt
      ? `Der Verwendungsnachweis für ${name} wurde am ${deutscherTag(vorgelegt)} vorgelegt; letzter Tag der Frist war der ${deutscherTag(letzter)}. Bitte der Bewilligungsbehörde den Grund nennen.`
      : `Der Verwendungsnachweis für ${name} war bis zum ${deutscherTag(letzter)} vorzulegen; am ${deutscherTag(am)} ist die Frist vorbei. Liegt er vor, ist nichts zu tun; sonst bitte vorlegen oder mit der Bewilligungsbehörde eine Verlängerung klären.`;
    return [{ code: 'NACHWEIS_VERSPAETET', schweregrad: 'warnung', felder: endfelder, text, regel: 'R22' }];
  });
}

/**
 * `info` je Programm, dessen neuester Bescheid dazu Zwischennachweise will: für jedes Haushaltsjahr vor dem letzten, mit
 * Stichtag nur für abgelaufene. Bis wann, steht im Bescheid.
 */
export function zwischennachweise(rechnung: Planrechnung, { stichtag }: Pruefangaben): Befund[] {
  return PROGRAMME.flatMap((programm): Befund[] => {
    const geltender = zeilenMit(
      rechnung.bescheide,
      (bescheid) => bescheid.programm === programm && bescheid.zwischennachweise !== null,
    )
      .sort((a, b) => vergleicheDatum(tag(a.zeile.datum), tag(b.zeile.datum)))
      .at(-1);
    if (!geltender?.zeile.zwischennachweise) return [];
    const jahre = bescheidkette(rechnung, programm)
      .jahre.slice(0, -1)
      .filter((jahr) => stichtag === null || jahr < tag(stichtag).jahr);
    if (jahre.length === 0) return [];
    return [
      {
        code: 'ZWISCHENNACHWEIS',
        schweregrad: 'info',
        felder: [['bescheide', geltender.index, 'zwischennachweise']],
        text: `Für ${PROGRAMMNAMEN[programm]} verlangt der Bescheid vom ${deutscherTag(geltender.zeile.datum)} Zwischennachweise: ${jahre.length === 1 ? 'für das Haushaltsjahr' : 'für die Haushaltsjahre'} ${aufzaehlung(jahre.map(String))}. Bitte jeden bis zu dem Tag vorlegen, den der Bescheid nennt; die Zahlen stehen im zahlenmäßigen Nachweis.`,
        regel: 'R22',
      },
    ];
  });
}
