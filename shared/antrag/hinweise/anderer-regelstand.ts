/** Was der andere Regelstand desselben Programms ergäbe: je Haushaltsjahr, was an Zuwendung und Pauschale anders wäre. */
import { alsIso, frueheres, spaeteres } from '../../grund/datum.ts';
import { Dezimal, quotient } from '../../grund/geld.ts';
import type { Regelstand } from '../../regelstand/typen.ts';
import { giltImJahr, REGELSTAENDE } from '../../regelstand/verzeichnis.ts';
import { zeitraeumeVon } from '../../regelstand/zeitraeume.ts';
import type { Befund } from '../befund.ts';
import { type Planrechnung, planrechnung } from '../planrechnung.ts';
import type { Zeilenrechnung } from '../planzeilen.ts';
import type { Antrag } from '../schema.ts';
import { tag } from '../tag.ts';
import { aufzaehlung, deutscherTag, euro, genannt } from '../worte.ts';

/** `info` je Regelstand des Antrags und je anderem desselben Programms, mit dem sich eine Zahl ändert (R8, R12). */
export function andererRegelstand(rechnung: Planrechnung): Befund[] {
  const verwendete = new Set(rechnung.zeilen.flatMap(({ art, regelstand }) => (art === 'kuerzung' ? [] : regelstand)));
  return rechnung.verzeichnis
    .filter(({ id }) => verwendete.has(id))
    .flatMap((eigener) => andereZu(eigener).flatMap((anderer) => hinweis(rechnung, eigener, anderer)));
}

/** Der fortgeschriebene, und der ihn fortschreibt; auch die, die eine gespeicherte Version nicht nennt. */
function andereZu(eigener: Regelstand): Regelstand[] {
  return REGELSTAENDE.filter(
    ({ id, programm, schreibtFort }) =>
      programm === eigener.programm && (schreibtFort === eigener.id || id === eigener.schreibtFort),
  );
}

function hinweis(rechnung: Planrechnung, eigener: Regelstand, anderer: Regelstand): Befund[] {
  const eigene = rechnung.zeilen.filter(({ art, regelstand }) => art !== 'kuerzung' && regelstand === eigener.id);
  const ids = new Set(eigene.map(({ id }) => id));
  const { antrag, gekuerzt } = mitAnderem(rechnung.antrag, ids, anderer);
  const andere = planrechnung(antrag, [anderer], rechnung.vergleich).zeilen;
  if ([...eigene, ...andere].some(({ schritte }) => schritte === null)) return [];
  const zuwendung = unterschiede(eigene, andere, 'zuwendung');
  const pauschale = unterschiede(eigene, andere, 'integrationspauschale');
  if (zuwendung.length + pauschale.length === 0) return [];
  const saetze = [
    ...(zuwendung.length > 0 ? [`die Zuwendung ${aufzaehlung(zuwendung)}`] : []),
    ...(pauschale.length > 0 ? [`die Kofinanzierung aus der Integrationspauschale ${aufzaehlung(pauschale)}`] : []),
  ];
  const { gueltig } = zeitraeumeVon(anderer);
  const schnitt =
    gekuerzt.length === 0
      ? ''
      : ` Dafür endet am ${deutscherTag(gueltig.bis)}, was länger dauert, und fällt weg, was er nicht berührt: ${genannt(gekuerzt)}.`;
  return [
    {
      code: 'ANDERER_REGELSTAND',
      schweregrad: 'info',
      felder: [
        ...rechnung.antrag.stellen.flatMap(({ id }, i) => (ids.has(id) ? [['stellen', i, 'bis']] : [])),
        ...rechnung.antrag.massnahmen.flatMap(({ id }, i) => (ids.has(id) ? [['massnahmen', i, 'haushaltsjahr']] : [])),
      ],
      text: `Gerechnet ist mit ${eigener.id}. Mit ${anderer.id} (${anderer.titel}) änderte sich ${saetze.join(' und ')}.${schnitt}`,
      regel: 'R8',
    },
  ];
}

/** Nur die Einträge, um die es geht, im Zeitraum des anderen. */
function mitAnderem(antrag: Antrag, ids: ReadonlySet<string>, anderer: Regelstand) {
  const { gueltig } = zeitraeumeVon(anderer);
  const gekuerzt: string[] = [];
  const stellen = antrag.stellen.flatMap((stelle) => {
    if (anderer.programm !== 'THM' || !ids.has(stelle.id)) return [];
    const von = alsIso(spaeteres(tag(stelle.von), gueltig.von));
    const bis = alsIso(frueheres(tag(stelle.bis), gueltig.bis));
    if (von !== stelle.von || bis !== stelle.bis) gekuerzt.push(stelle.id);
    return von > bis ? [] : [{ ...stelle, von, bis, regelstand: anderer.id }];
  });
  const massnahmen = antrag.massnahmen.filter(({ id, haushaltsjahr }) => {
    if (anderer.programm !== 'DIA' || !ids.has(id)) return false;
    const gilt = giltImJahr(anderer, haushaltsjahr);
    if (!gilt) gekuerzt.push(id);
    return gilt;
  });
  return {
    antrag: { ...antrag, stellen, massnahmen, budget: [], regelstand: { thm: null, dia: null } },
    gekuerzt,
  };
}

/** „2022 −26.120,00 €“ je Haushaltsjahr, in dem sich etwas ändert. */
function unterschiede(
  eigene: readonly Zeilenrechnung[],
  andere: readonly Zeilenrechnung[],
  feld: 'zuwendung' | 'integrationspauschale',
): string[] {
  const [vorher, nachher] = [jeJahr(eigene, feld), jeJahr(andere, feld)];
  return [...new Set([...vorher.keys(), ...nachher.keys()])]
    .sort((a, b) => a - b)
    .flatMap((jahr) => {
      const unterschied = (nachher.get(jahr) ?? new Dezimal(0)).minus(vorher.get(jahr) ?? 0);
      if (unterschied.isZero()) return [];
      return [`${jahr} um ${unterschied.isNegative() ? '−' : '+'}${euro(unterschied.abs())}`];
    });
}

function jeJahr(zeilen: readonly Zeilenrechnung[], feld: 'zuwendung' | 'integrationspauschale'): Map<number, Dezimal> {
  const summen = new Map<number, Dezimal>();
  for (const { haushaltsjahr, schritte } of zeilen)
    if (haushaltsjahr !== null && schritte)
      summen.set(haushaltsjahr, quotient(schritte[feld].wert).plus(summen.get(haushaltsjahr) ?? 0));
  return summen;
}
