/** Alles, was an einem Bescheid festgehalten ist, in der Reihenfolge, in der es im Bescheid zu suchen ist (R18). */
import type { FestgehaltenerBescheid } from '../../../shared/antrag/bescheid.ts';
import { alsName, sichtbar } from '../../../shared/grund/zeichen.ts';
import { PROGRAMMTITEL } from '../../../shared/schriftstuecke/programmtitel.ts';
import { dezimal, euro } from '../format/betrag.ts';
import { deutscherTag, zeitpunkt } from '../format/zeitpunkt.ts';

export interface Bescheidangabenzeile {
  readonly titel: string;
  readonly wert: string;
}

/** So viele Anteile stehen einzeln da; es können 5.000 sein, und jeder steht in der Prüfmappe. */
const ANTEILE_HOECHSTENS = 100;

/** Was der Bescheid nicht nennt, fehlt. */
export function bescheidangaben(bescheid: FestgehaltenerBescheid): Bescheidangabenzeile[] {
  const { programm, stellen, von, bis, erfasstVon, anteile } = bescheid;
  const wenn = (titel: string, wert: string | null) => (wert === null ? [] : [{ titel, wert }]);
  const tag = (iso: string | null) => iso && deutscherTag(iso);
  const jaNein = (wert: boolean | null) => (wert === null ? null : wert ? 'ja' : 'nein');
  return [
    { titel: 'Programm', wert: PROGRAMMTITEL[programm] },
    { titel: 'Datum', wert: deutscherTag(bescheid.datum) },
    { titel: 'Aktenzeichen', wert: sichtbar(bescheid.aktenzeichen) },
    ...wenn('Stellen', stellen && dezimal(stellen)),
    { titel: 'Zuwendung', wert: euro(bescheid.zuwendung) },
    ...wenn('Bewilligungszeitraum', von && bis && `${deutscherTag(von)} bis ${deutscherTag(bis)}`),
    ...bescheid.jahre.map(({ haushaltsjahr, zuwendung }) => ({
      titel: `davon ${haushaltsjahr}`,
      wert: euro(zuwendung),
    })),
    ...anteile.slice(0, ANTEILE_HOECHSTENS).map(({ id, haushaltsjahr, zuwendung }) => ({
      titel: `davon ${haushaltsjahr} für ${sichtbar(id)}`,
      wert: euro(zuwendung),
    })),
    ...wenn(
      'weitere Anteile',
      anteile.length > ANTEILE_HOECHSTENS ? `${anteile.length - ANTEILE_HOECHSTENS}, siehe Prüfmappe` : null,
    ),
    ...wenn('bestandskräftig am', tag(bescheid.bestandskraeftigAm)),
    ...wenn('Verzicht auf Rechtsbehelf am', tag(bescheid.verzichtAm)),
    ...wenn('Einzelnachweise verlangt', jaNein(bescheid.einzelnachweise)),
    ...wenn('Zwischennachweise verlangt', jaNein(bescheid.zwischennachweise)),
    ...bescheid.letzterAbruf.map(({ haushaltsjahr, tag: letzter }) => ({
      titel: `letzter Abruf ${haushaltsjahr}`,
      wert: deutscherTag(letzter),
    })),
    ...wenn('festgehalten von', erfasstVon && `${alsName(erfasstVon.name)}, ${zeitpunkt(erfasstVon.am)}`),
    ...wenn('gilt', bescheid.zumFrueherenPlan ? 'dem früheren Plan' : null),
  ];
}
