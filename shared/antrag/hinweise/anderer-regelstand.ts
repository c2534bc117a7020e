/** Was der andere Regelstand desselben Programms ergäbe: je Haushaltsjahr, was an Zuwendung und Pauschale anders wäre. */
import { alsIso, frueheres, spaeteres } from '../../grund/datum.ts';
import { Exakt, minus, NULL, plus, vergleiche } from '../../grund/geld.ts';
import type { Jahresfoerderung } from '../../kern/jahresfoerderung.ts';
import { Stellenzahlen } from '../../kern/stellenzahlen.ts';
import type { Regelstand } from '../../regelstand/typen.ts';
import { giltImJahr, REGELSTAENDE } from '../../regelstand/verzeichnis.ts';
import { zeitraeumeVon } from '../../regelstand/zeitraeume.ts';
import type { Befund } from '../befund.ts';
import { eintragsgrenzen, type Planrechnung, stellenbesetzungen } from '../planrechnung.ts';
import { type Planschritte, planwert } from '../planschritte.ts';
import {
  istZuwendungsfaehig,
  massnahmenrechnung,
  pauschaleDerStelle,
  pauschaleInCent,
  stellenfoerderung,
} from '../planzeilen.ts';
import type { Antrag, Stelleneintrag } from '../schema.ts';
import { tag } from '../tag.ts';
import { aufzaehlung, deutscherTag, euro, genannt } from '../worte.ts';

/** `info` je Regelstand des Antrags und je anderem desselben Programms, mit dem sich eine Zahl ändert (R8, R12). */
export function andererRegelstand(rechnung: Planrechnung): Befund[] {
  return rechnung.verzeichnis.flatMap((eigener) =>
    andereZu(eigener).flatMap((anderer) => hinweis(rechnung, eigener, anderer)),
  );
}

/** Der fortgeschriebene, und der ihn fortschreibt; auch die, die eine gespeicherte Version nicht nennt. */
function andereZu(eigener: Regelstand): Regelstand[] {
  return REGELSTAENDE.filter(({ id, schreibtFort }) => schreibtFort === eigener.id || id === eigener.schreibtFort);
}

function hinweis(rechnung: Planrechnung, eigener: Regelstand, anderer: Regelstand): Befund[] {
  const eigene = rechnung.zeilen.filter(({ art, regelstand }) => art !== 'kuerzung' && regelstand === eigener.id);
  const ids = new Set(eigene.map(({ id }) => id));
  const vorher = vollstaendig(eigene.map(({ haushaltsjahr, schritte }) => jahreszahlen(haushaltsjahr, schritte)));
  // Was sich so nicht rechnen lässt, rechnet auch der andere nicht.
  if (vorher === null) return [];
  const { antrag, gekuerzt } = mitAnderem(rechnung.antrag, ids, anderer);
  const nachher = vollstaendig(gerechnet(antrag, anderer, rechnung));
  if (nachher === null) return [];
  const zuwendung = unterschiede(vorher, nachher, 'zuwendung');
  const pauschale = unterschiede(vorher, nachher, 'pauschale');
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
    if (!ids.has(stelle.id)) return [];
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
  return { antrag: { ...antrag, stellen, massnahmen, regelstand: null }, gekuerzt };
}

/** Was ein Eintrag in einem Haushaltsjahr erhält, in €. */
interface Jahreszahlen {
  readonly haushaltsjahr: number;
  readonly zuwendung: Exakt;
  readonly pauschale: Exakt;
}

function jahreszahlen(haushaltsjahr: number | null, schritte: Planschritte | null): Jahreszahlen | null {
  if (haushaltsjahr === null || !schritte) return null;
  return {
    haushaltsjahr,
    zuwendung: planwert(schritte, 'zuwendung'),
    pauschale: planwert(schritte, 'integrationspauschale'),
  };
}

/** Nur die beiden Zahlen, ohne die anderen des Plans und ohne Summen: Gerechnet wird das zu jedem Plan noch einmal. */
function gerechnet(antrag: Antrag, anderer: Regelstand, { vergleich }: Planrechnung): (Jahreszahlen | null)[] {
  const grenzen = eintragsgrenzen(stellenbesetzungen(antrag, [anderer]), vergleich);
  const stellen = antrag.stellen.flatMap((stelle): (Jahreszahlen | null)[] => {
    const foerderung = stellenfoerderung(stelle, antrag, grenzen(stelle.id), [anderer]);
    if (!istZuwendungsfaehig(antrag, foerderung.regelstand)) return [null];
    return foerderung.jahre.map((jahr) => stellenjahr(jahr, stelle, antrag));
  });
  const massnahmen = antrag.massnahmen.flatMap((massnahme) =>
    massnahmenrechnung(massnahme, antrag, [anderer]).zeilen.map(({ haushaltsjahr, schritte }) =>
      jahreszahlen(haushaltsjahr, schritte),
    ),
  );
  return [...stellen, ...massnahmen];
}

function stellenjahr(jahr: Jahresfoerderung, stelle: Stelleneintrag, antrag: Antrag): Jahreszahlen {
  const zahlen = Stellenzahlen.zu(jahr);
  const pauschale = zahlen ? pauschaleInCent(jahr, zahlen, stelle, antrag) : Number.NaN;
  return {
    haushaltsjahr: jahr.jahr,
    zuwendung: zahlen ? new Exakt(zahlen.zuwendung, 100) : jahr.zuwendung.wert,
    pauschale: Number.isSafeInteger(pauschale)
      ? new Exakt(pauschale, 100)
      : pauschaleDerStelle(jahr, stelle, antrag).wert,
  };
}

/** `null`, sobald eines fehlt. */
function vollstaendig(zahlen: readonly (Jahreszahlen | null)[]): Jahreszahlen[] | null {
  const bekannte = zahlen.filter((zahl) => zahl !== null);
  return bekannte.length === zahlen.length ? bekannte : null;
}

/** „2022 um −26.120,00 €“ je Haushaltsjahr, in dem sich etwas ändert. */
function unterschiede(
  vorher: readonly Jahreszahlen[],
  nachher: readonly Jahreszahlen[],
  feld: 'zuwendung' | 'pauschale',
): string[] {
  const jeJahr = new Map<number, Exakt>();
  const zaehle = (zahlen: Jahreszahlen, verrechne: (bisher: Exakt, wert: Exakt) => Exakt) =>
    jeJahr.set(zahlen.haushaltsjahr, verrechne(jeJahr.get(zahlen.haushaltsjahr) ?? NULL, zahlen[feld]));
  for (const zahlen of nachher) zaehle(zahlen, plus);
  for (const zahlen of vorher) zaehle(zahlen, minus);
  return [...jeJahr]
    .sort(([a], [b]) => a - b)
    .flatMap(([jahr, unterschied]) => {
      const vorzeichen = vergleiche(unterschied, NULL);
      if (vorzeichen === 0) return [];
      return [`${jahr} um ${vorzeichen < 0 ? `−${euro(minus(NULL, unterschied))}` : `+${euro(unterschied)}`}`];
    });
}
