/** Wann Stellen besetzt sind: mehrere Einträge auf derselben Stelle (A2) und Beginn vor der Bewilligung (R10). */

import { alsZahl } from '../../grund/geld.ts';
import type { IsoTag } from '../../grund/marken.ts';
import { foerdertageImJahr } from '../../kern/foerdertage.ts';
import { geteilteStellen, ueberschneidungen } from '../../kern/stellengrenzen.ts';
import type { Befund } from '../befund.ts';
import { bewilligung } from '../bewilligung.ts';
import type { Pfad } from '../pfad.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { planwert } from '../planschritte.ts';
import type { Zeilenrechnung } from '../planzeilen.ts';
import { aufzaehlung, deutscherTag, eintragsname } from '../worte.ts';

/** `fehler` je Zeitraum, in dem zwei Einträge dieselbe Stelle besetzen (A2). */
export function ueberschneidungenJeStelle({ besetzungen, vergleich }: Planrechnung): Befund[] {
  return ueberschneidungen(besetzungen, vergleich)
    .sort((a, b) => a.spaeter.index - b.spaeter.index)
    .map(({ frueher, spaeter, von, bis }) => ({
      code: 'UEBERSCHNEIDUNG',
      schweregrad: 'fehler',
      felder: [
        ['stellen', frueher.index, 'bis'],
        ['stellen', spaeter.index, 'von'],
      ],
      text: `Die Stelle „${spaeter.stelle}“ ist vom ${deutscherTag(von)} bis ${deutscherTag(bis)} doppelt besetzt: mit ${eintragsname(frueher.eintrag)} und ${eintragsname(spaeter.eintrag)}. Einträge derselben Stelle folgen aufeinander; bis das geklärt ist, zählt jeder Monat zusammen höchstens ${spaeter.tageJeMonat} Tage.`,
      regel: 'A2',
    }));
}

/**
 * `warnung`: Wer bei „Stelle“ die Kennung eines anderen Eintrags nennt, meint dessen Stelle; gezählt werden sie aber
 * nur zusammen, wenn beide denselben Namen tragen.
 */
export function stelleNenntEintrag({ antrag, vergleich }: Planrechnung): Befund[] {
  const eintraege = new Map(antrag.stellen.map((eintrag, index) => [vergleich(eintrag.id), { eintrag, index }]));
  return antrag.stellen.flatMap((stelle, i): Befund[] => {
    if (stelle.stelle === null) return [];
    const gemeint = eintraege.get(vergleich(stelle.stelle));
    if (!gemeint) return [];
    const anderer = gemeint.eintrag;
    if (anderer.stelle !== null && vergleich(anderer.stelle) === vergleich(stelle.stelle)) return [];
    const text = `${eintragsname(stelle)} soll die Stelle „${stelle.stelle}“ besetzen, so heißt ein Eintrag. Teilen sich beide eine Stelle, muss auch bei ${eintragsname(anderer)} die Stelle „${stelle.stelle}“ stehen.`;
    return [
      {
        code: 'STELLE_NENNT_EINTRAG',
        schweregrad: 'warnung',
        felder: [
          ['stellen', i, 'stelle'],
          ['stellen', gemeint.index, 'stelle'],
        ],
        text,
        regel: 'A2',
      },
    ];
  });
}

/** `info` je Eintrag, dem weniger Fördertage bleiben, als er allein hätte (A2). */
export function tageGemeinsamBegrenzt({ besetzungen, zeilen, vergleich }: Planrechnung): Befund[] {
  const geteilt = geteilteStellen(besetzungen, vergleich).flat();
  const jeEintrag = zeilenJeEintrag(zeilen);
  return geteilt
    .sort((a, b) => a.index - b.index)
    .flatMap(({ eintrag, index, von, bis, tageJeMonat }): Befund[] => {
      const begrenzt = (jeEintrag.get(eintrag.id) ?? []).flatMap(({ haushaltsjahr, schritte }) => {
        if (haushaltsjahr === null || schritte === null) return [];
        const allein = foerdertageImJahr(von, bis, haushaltsjahr, tageJeMonat);
        const tage = alsZahl(planwert(schritte, 'foerdertage'));
        return tage < allein ? [`${haushaltsjahr} nur ${tage} statt ${allein} Fördertage`] : [];
      });
      if (begrenzt.length === 0) return [];
      return [
        {
          code: 'TAGE_GEMEINSAM_BEGRENZT',
          schweregrad: 'info',
          felder: [
            ['stellen', index, 'stelle'],
            ['stellen', index, 'von'],
          ],
          text: `${eintragsname(eintrag)}: ${aufzaehlung(begrenzt)}, weil alle auf der Stelle „${eintrag.stelle}“ im Monat zusammen höchstens ${tageJeMonat} Tage zählen. Das Haushaltsblatt nennt die Monate in der Spalte „Monatsgrenzen (A2)“.`,
          regel: 'A2',
        },
      ];
    });
}

function zeilenJeEintrag(zeilen: readonly Zeilenrechnung[]): Map<string, Zeilenrechnung[]> {
  const gruppen = new Map<string, Zeilenrechnung[]>();
  for (const zeile of zeilen) {
    const gruppe = gruppen.get(zeile.id);
    if (gruppe) gruppe.push(zeile);
    else gruppen.set(zeile.id, [zeile]);
  }
  return gruppen;
}

/**
 * `fehler` je Eintrag (R10). Eine Maßnahme hat nur ein Haushaltsjahr; sicher vor der Bewilligung begonnen hat sie, wenn
 * es vor deren Jahr liegt. Ist der vorzeitige Beginn genehmigt, ist ein Beginn ab diesem Tag keiner.
 */
export function beginnVorBewilligung(rechnung: Planrechnung): Befund[] {
  const { antrag } = rechnung;
  const thm = bewilligung(rechnung, 'THM');
  const dia = bewilligung(rechnung, 'DIA');
  const vorzeitig = antrag.vorzeitigerBeginn;
  const hinweise: Befund[] = [];
  antrag.stellen.forEach((stelle, i) => {
    if (thm === null || stelle.von >= frueherer(vorzeitig?.thm, thm.am)) return;
    const wann = `Die Stelle ${eintragsname(stelle)} beginnt am ${deutscherTag(stelle.von)}`;
    hinweise.push(zuFrueh([['stellen', i, 'von'], thm.feld], wann, thm.am));
  });
  antrag.massnahmen.forEach((massnahme, i) => {
    if (dia === null || massnahme.haushaltsjahr >= Number(frueherer(vorzeitig?.dia, dia.am).slice(0, 4))) return;
    const wann = `Die Maßnahme ${eintragsname(massnahme)} liegt im Haushaltsjahr ${massnahme.haushaltsjahr}`;
    hinweise.push(zuFrueh([['massnahmen', i, 'haushaltsjahr'], dia.feld], wann, dia.am));
  });
  return hinweise;
}

/** Ab wann begonnen werden durfte. */
function frueherer(vorzeitig: IsoTag | null | undefined, bewilligt: IsoTag): IsoTag {
  const genehmigt = vorzeitig ?? bewilligt;
  return genehmigt < bewilligt ? genehmigt : bewilligt;
}

function zuFrueh(felder: readonly Pfad[], wann: string, bewilligtAm: string): Befund {
  return {
    code: 'BEGINN_VOR_BEWILLIGUNG',
    schweregrad: 'fehler',
    felder,
    text: `${wann}, bewilligt wurde erst am ${deutscherTag(bewilligtAm)}. Was vor der Bewilligung begonnen hat, wird nicht gefördert.`,
    regel: 'R10',
  };
}
