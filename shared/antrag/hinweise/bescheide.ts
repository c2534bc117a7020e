/** R18: Was an den Bescheiden nicht zusammenpasst, jeder Fehler mit dem Unterschied. */
import { alsDeutschesDatum } from '../../grund/datum.ts';
import type { Bescheid as Kernbescheid } from '../../kern/bescheide.ts';
import { type Bescheidmangel, bescheidmaengel } from '../../kern/bescheidpruefung.ts';
import { abwicklungsrechnung } from '../abwicklungsrechnung.ts';
import type { Befund } from '../befund.ts';
import { alsKernbescheid } from '../bescheid.ts';
import type { Hinweis } from '../plan-typen.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { PROGRAMME, PROGRAMMNAMEN } from '../programm.ts';
import { aufzaehlung, deutscherTag, euro } from '../worte.ts';
import { zeilenMit } from './listenzeilen.ts';

/**
 * Ob ein Hinweis nur betrifft, was nach dem Bescheid kommt. Am Plan ändert er nichts, also hindert er auch nicht am
 * Einreichen.
 */
export function betrifftNurAbwicklung({ felder }: Pick<Hinweis, 'felder'>): boolean {
  return felder.length > 0 && felder.every((feld) => /^(abwicklung|bescheide)(\W|$)/.test(feld));
}

/** `fehler` mit dem Unterschied in €, wo Summe, Jahre und Anteile nicht aufgehen; `warnung` bei zweien an einem Tag. */
export function bescheidpruefung({ bescheide }: Planrechnung): Befund[] {
  return PROGRAMME.flatMap((programm) => {
    const stellen = new Map<Kernbescheid, number>();
    bescheide.forEach((bescheid, i) => {
      if (bescheid.programm === programm) stellen.set(alsKernbescheid(bescheid), i);
    });
    return bescheidmaengel([...stellen.keys()]).map((mangel) => alsBefund(mangel, stellen.get(mangel.bescheid) ?? 0));
  });
}

function alsBefund(mangel: Bescheidmangel, index: number): Befund {
  const { datum, aktenzeichen } = mangel.bescheid;
  const name = `Bescheid vom ${alsDeutschesDatum(datum)}, ${aktenzeichen}`;
  const feld = (...rest: string[]) => ['bescheide', index, ...rest];
  const gemeinsam = { schweregrad: mangel.schweregrad, regel: 'R18' } as const;
  switch (mangel.art) {
    case 'summe':
      return {
        ...gemeinsam,
        code: 'BESCHEID_SUMME',
        felder: [feld('zuwendung'), feld('jahre')],
        text: `${name}: Die genannte Summe weicht um ${euro(mangel.unterschied.wert)} von der Summe der Haushaltsjahre ab, die nach ihm gelten. Bitte beides mit dem Bescheid vergleichen.`,
      };
    case 'jahrAusserhalb':
      return {
        ...gemeinsam,
        code: 'BESCHEID_JAHR_AUSSERHALB',
        felder: [feld('jahre'), feld('von'), feld('bis')],
        text: `${name}: Das Haushaltsjahr ${mangel.jahr} liegt außerhalb des Bewilligungszeitraums; für es sind ${euro(mangel.unterschied.wert)} bewilligt.`,
      };
    case 'anteile':
      return {
        ...gemeinsam,
        code: 'BESCHEID_ANTEILE',
        felder: [feld('anteile'), feld('jahre')],
        text: `${name}: Für ${mangel.jahr} ergeben die Anteile der Einträge nicht den Betrag des Haushaltsjahrs; der Unterschied ist ${euro(mangel.unterschied.wert)}.`,
      };
    case 'gleicherTag':
      return {
        ...gemeinsam,
        code: 'BESCHEID_GLEICHER_TAG',
        felder: [feld('datum')],
        text: `${name}: Ein anderer Bescheid trägt denselben Tag. Wo beide ein Haushaltsjahr nennen, gilt der später festgehaltene.`,
      };
  }
}

/** `warnung`: Statt eines Aktenzeichens steht ein Platzhalter da; jedes Aktenzeichen hat eine Ziffer. */
export function aktenzeichenFehlt({ bescheide }: Planrechnung): Befund[] {
  return bescheide.flatMap(({ datum, aktenzeichen }, i): Befund[] => {
    if (/\p{Nd}/u.test(aktenzeichen)) return [];
    const text = `Bescheid vom ${deutscherTag(datum)}: Als Aktenzeichen steht „${aktenzeichen.trim()}“ da. Mittelanforderung und Nachweis brauchen das des Bescheids. Festgehaltenes ändert sich nicht: Bitte den Bescheid mit seinem Aktenzeichen noch einmal festhalten, dann gilt der neuere.`;
    return [
      {
        code: 'AKTENZEICHEN_FEHLT',
        schweregrad: 'warnung',
        felder: [['bescheide', i, 'aktenzeichen']],
        text,
        regel: 'R18',
      },
    ];
  });
}

/** `fehler`: Ein Anteil nennt einen Eintrag, den es im Plan nicht gibt; sein Betrag zählt für keinen. */
export function anteileOhneEintrag({ antrag, bescheide, vergleich }: Planrechnung): Befund[] {
  const kennungen = {
    THM: new Set(antrag.stellen.map(({ id }) => vergleich(id))),
    DIA: new Set(antrag.massnahmen.map(({ id }) => vergleich(id))),
  };
  return bescheide.flatMap(({ programm, datum, aktenzeichen, anteile }, i): Befund[] => {
    const fremde = [
      ...new Set(anteile.filter(({ id }) => !kennungen[programm].has(vergleich(id))).map(({ id }) => id)),
    ];
    if (fremde.length === 0) return [];
    return [
      {
        code: 'BESCHEID_OHNE_EINTRAG',
        schweregrad: 'fehler',
        felder: [['bescheide', i, 'anteile']],
        text: `Bescheid vom ${deutscherTag(datum)}, ${aktenzeichen}: Einen Eintrag ${aufzaehlung(fremde.map((id) => `„${id}“`))} gibt es in ${programm === 'THM' ? 'Baustein 6' : 'den Bausteinen 1 bis 5'} nicht. Sein Anteil zählt für keinen Eintrag.`,
        regel: 'R18',
      },
    ];
  });
}

/** `warnung` je Programm: Der Plan hat sich seit dem Bescheid geändert. */
export function bescheideZumFrueherenPlan({ bescheide }: Planrechnung): Befund[] {
  return PROGRAMME.flatMap((programm): Befund[] => {
    const eigene = zeilenMit(bescheide, (bescheid) => bescheid.programm === programm);
    if (eigene.length === 0 || eigene.some(({ zeile }) => zeile.zumFrueherenPlan !== true)) return [];
    return [
      {
        code: 'BESCHEID_ZUM_FRUEHEREN_PLAN',
        schweregrad: 'warnung',
        felder: eigene.map(({ index }) => ['bescheide', index]),
        text: `Der Plan hat sich geändert, seit für ${PROGRAMMNAMEN[programm]} bewilligt wurde. Bis ein Änderungsbescheid festgehalten ist, gilt, was zum früheren Plan bewilligt ist.`,
        regel: 'R18',
      },
    ];
  });
}

/** `info` je Programm: „bewilligt am“ im Antrag ist ein anderer Tag als der des ersten Bescheids; der gilt (R10). */
export function andererBewilligungstag(rechnung: Planrechnung): Befund[] {
  return abwicklungsrechnung(rechnung).flatMap(({ programm, kette }): Befund[] => {
    const pfad = programm === 'THM' ? 'thm' : 'dia';
    const eingetragen = rechnung.antrag.verfahren[pfad].bewilligtAm;
    const ersterTag = kette.bewilligtAm && alsDeutschesDatum(kette.bewilligtAm);
    if (eingetragen === null || ersterTag === null || deutscherTag(eingetragen) === ersterTag) return [];
    return [
      {
        code: 'BEWILLIGT_AM_ABWEICHEND',
        schweregrad: 'info',
        felder: [['verfahren', pfad, 'bewilligtAm'], ['bescheide']],
        text: `Eingetragen ist für ${PROGRAMMNAMEN[programm]} „bewilligt am ${deutscherTag(eingetragen)}“, der erste Bescheid ist vom ${ersterTag}. Es gilt der Tag des Bescheids.`,
        regel: 'R10',
      },
    ];
  });
}
