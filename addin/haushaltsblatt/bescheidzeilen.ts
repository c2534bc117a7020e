/**
 * Die festgehaltenen Bescheide als Zeilen der Tabelle „Bescheide“: je Bescheid eine mit seinen Angaben im Ganzen, dann
 * seine Jahre und die Anteile der Einträge. „zählt als“ sagt, welche Zeile für ihr Haushaltsjahr gilt (R18); Anteile, die
 * kein Bescheid nennt, sind von uns verteilt, und das steht da.
 */
import { abwicklungsrechnung } from '../../shared/antrag/abwicklungsrechnung.ts';
import type { FestgehaltenerBescheid } from '../../shared/antrag/bescheid.ts';
import { planrechnung } from '../../shared/antrag/planrechnung.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import { deutscherTag } from '../../shared/antrag/worte.ts';
import { alsZahl } from '../../shared/grund/geld.ts';
import { namensschluessel } from '../../shared/grund/name.ts';
import { REGELSTAENDE } from '../../shared/regelstand/verzeichnis.ts';
import { adresse, fehlername, istZellfehler, type Zellbezug, type Zellwert } from '../workbook/zellen.ts';
import { BESCHEIDSPALTEN, type Bescheidspalte } from './abwicklungsspalten.ts';
import { BESCHEIDFELDER, type Bescheidzeile, bescheidorte, bescheidplaetze } from './bescheidtabelle.ts';
import { BETRAG, DATUM, type Feldart, PROGRAMM } from './feldarten.ts';
import type { Tabelle } from './tabellen.ts';

const IM_BESCHEID = 'im Bescheid';
const VERTEILT = 'von uns verteilt';

/** In der Reihenfolge, in der sie festgehalten sind. */
export function bescheidzeilen(antrag: Antrag, bescheide: readonly FestgehaltenerBescheid[]): Bescheidzeile[] {
  const verteilte = verteilteAnteile(antrag, bescheide);
  return bescheide.flatMap((bescheid, i) => {
    const gemeinsam = {
      nummer: i + 1,
      aktenzeichen: bescheid.aktenzeichen,
      programm: zelle(PROGRAMM, bescheid.programm),
      datum: zelle(DATUM, bescheid.datum),
    };
    const zeilen: Bescheidzeile[] = [
      {
        ...gemeinsam,
        zuwendung: zelle(BETRAG, bescheid.zuwendung),
        herkunft: 'insgesamt',
        stellen: bescheid.stellen === null ? null : Number(bescheid.stellen),
        von: zelle(DATUM, bescheid.von),
        bis: zelle(DATUM, bescheid.bis),
        bestandskraeftigAm: zelle(DATUM, bescheid.bestandskraeftigAm),
        verzichtAm: zelle(DATUM, bescheid.verzichtAm),
        einzelnachweise: jaNein(bescheid.einzelnachweise),
        zwischennachweise: jaNein(bescheid.zwischennachweise),
        frueher: bescheid.zumFrueherenPlan ? 'ja' : null,
      },
      ...bescheid.jahre.map(({ haushaltsjahr, zuwendung }) => ({
        ...gemeinsam,
        haushaltsjahr,
        zuwendung: zelle(BETRAG, zuwendung),
        zaehlt: gilt(bescheide, i, haushaltsjahr) ? 'Jahr' : null,
        herkunft: IM_BESCHEID,
        letzterAbruf: zelle(DATUM, bescheid.letzterAbruf.find((a) => a.haushaltsjahr === haushaltsjahr)?.tag ?? null),
      })),
      ...bescheid.letzterAbruf
        .filter((abruf) => bescheid.jahre.every(({ haushaltsjahr }) => haushaltsjahr !== abruf.haushaltsjahr))
        .map(({ haushaltsjahr, tag }) => ({ ...gemeinsam, haushaltsjahr, letzterAbruf: zelle(DATUM, tag) })),
      ...bescheid.anteile.map(({ id, haushaltsjahr, zuwendung }) => ({
        ...gemeinsam,
        haushaltsjahr,
        eintrag: id,
        zuwendung: zelle(BETRAG, zuwendung),
        zaehlt: gilt(bescheide, i, haushaltsjahr) ? 'Anteil' : null,
        herkunft: IM_BESCHEID,
      })),
      ...bescheid.jahre
        .filter(
          ({ haushaltsjahr: jahr }) =>
            gilt(bescheide, i, jahr) && !bescheid.anteile.some((a) => a.haushaltsjahr === jahr),
        )
        .flatMap(({ haushaltsjahr }) =>
          (verteilte.get(`${bescheid.programm} ${haushaltsjahr}`) ?? []).map(({ id, betrag }) => ({
            ...gemeinsam,
            haushaltsjahr,
            eintrag: id,
            zuwendung: betrag,
            zaehlt: 'Anteil',
            herkunft: VERTEILT,
          })),
        ),
    ];
    return zeilen.map(ohneLeere);
  });
}

/** Für ein Haushaltsjahr gilt der neueste, der es nennt: nach seinem Tag, dann nach der Reihenfolge (R18). */
function gilt(bescheide: readonly FestgehaltenerBescheid[], platz: number, jahr: number): boolean {
  const { programm } = bescheide[platz] as FestgehaltenerBescheid;
  let neuester: number | null = null;
  for (const [i, bescheid] of bescheide.entries()) {
    const nennt = bescheid.programm === programm && bescheid.jahre.some(({ haushaltsjahr }) => haushaltsjahr === jahr);
    if (nennt && (neuester === null || bescheid.datum >= (bescheide[neuester]?.datum ?? ''))) neuester = i;
  }
  return neuester === platz;
}

function verteilteAnteile(antrag: Antrag, bescheide: readonly FestgehaltenerBescheid[]) {
  const rechnung = planrechnung(antrag, REGELSTAENDE, namensschluessel, bescheide);
  return new Map(
    abwicklungsrechnung(rechnung).flatMap(({ programm, jahre }) =>
      jahre.map(({ haushaltsjahr, anteile }) => [
        `${programm} ${haushaltsjahr}`,
        [...anteile].map(([id, { wert }]) => ({ id, betrag: alsZahl(wert) })),
      ]),
    ),
  );
}

function zelle(art: Feldart, wert: string | null): Zellwert {
  if (wert === null) return null;
  const inhalt = art.schreibe(wert);
  return inhalt.art === 'formel' ? null : inhalt.art === 'zahl' ? inhalt.zahl : inhalt.text;
}

function jaNein(wert: boolean | null): Zellwert {
  return wert === null ? null : wert ? 'ja' : 'nein';
}

function ohneLeere(zeile: Bescheidzeile): Bescheidzeile {
  return Object.fromEntries(Object.entries(zeile).filter(([, wert]) => wert !== null));
}

/** Wo die Tabelle etwas anderes sagt als der festgehaltene Bescheid. */
export interface Bescheidabweichung {
  readonly zelle: Zellbezug;
  readonly text: string;
}

/** Vergleicht Zelle für Zelle; auch eine fehlende und eine zusätzliche Zeile werden genannt. */
export function bescheidabweichungen(tabelle: Tabelle, festgehalten: readonly Bescheidzeile[]): Bescheidabweichung[] {
  const orte = bescheidorte(tabelle);
  const plaetze = bescheidplaetze(tabelle);
  const anzahl = Math.max(plaetze.length, festgehalten.length);
  return Array.from({ length: anzahl }, (_, i) => i).flatMap((i): Bescheidabweichung[] => {
    const [platz, soll] = [plaetze[i], festgehalten[i]];
    const ort = (feld: Bescheidspalte): Zellbezug => ({
      blatt: tabelle.blatt,
      zeile: tabelle.zeile + (platz?.zeile ?? tabelle.werte.length - 1),
      spalte: tabelle.spalte + Math.max(0, orte[feld]),
    });
    if (!platz || !soll) {
      const text = platz
        ? `Zeile ${ort('nummer').zeile + 1} der Tabelle „Bescheide“ nennt etwas, das niemand festgehalten hat.`
        : `In der Tabelle „Bescheide“ fehlt eine Zeile: ${Object.values(soll ?? {})
            .slice(0, 3)
            .join(', ')}.`;
      return [{ zelle: ort('nummer'), text }];
    }
    return BESCHEIDFELDER.flatMap((feld) => {
      const [zeigt, fest] = [platz.werte[feld] ?? null, soll[feld] ?? null];
      if (orte[feld] < 0 || gleich(zeigt, fest)) return [];
      const text = `Zelle ${adresse(ort(feld))} („${BESCHEIDSPALTEN[feld]}“) zeigt ${anzeige(feld, zeigt)}, festgehalten ist ${anzeige(feld, fest)}.`;
      return [{ zelle: ort(feld), text }];
    });
  });
}

function gleich(a: Zellwert, b: Zellwert): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 0.000_000_1;
  return a === b;
}

const TAGE: ReadonlySet<Bescheidspalte> = new Set([
  'datum',
  'von',
  'bis',
  'bestandskraeftigAm',
  'verzichtAm',
  'letzterAbruf',
]);
const ZAHL = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 10 });

function anzeige(feld: Bescheidspalte, wert: Zellwert): string {
  if (wert === null) return 'nichts';
  if (istZellfehler(wert)) return fehlername(wert.fehler);
  if (typeof wert !== 'number') return `„${String(wert).slice(0, 60)}“`;
  if (TAGE.has(feld)) {
    const tag = DATUM.lies(wert);
    return tag.ok ? deutscherTag(String(tag.wert)) : String(wert);
  }
  if (feld === 'zuwendung') return `${ZAHL.format(wert)} €`;
  return String(wert).replace('.', ',');
}
