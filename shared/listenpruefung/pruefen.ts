/**
 * Prüft eine Liste wie die Landesübersicht: je Zeile die Stellen nach R1–R3, dazu Personensummen, Eigenanteile (W3), Summenzeilen (W4)
 * und doppelte Kommunen. Angenommen wird, dass jede Kommune eine Geschäftsführende Stelle hat (R2).
 */
import { pruefeEigenanteil } from '../antrag/eigenanteilspruefung.ts';
import { prozent } from '../antrag/worte.ts';
import { Dezimal } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import type { DiaRegelstand, ThmRegelstand } from '../regelstand/typen.ts';
import type { Befund, Doppelte, Listenpruefung, Listenzeile, Werte } from './ergebnis.ts';
import { type Pruefregelstaende, type Soll, stellenZu } from './soll.ts';
import { istUeberschrift, type Zuordnung } from './spalten.ts';
import { SPALTENNAMEN, WERTSPALTEN, type Wertspalte, ZAHLART } from './spaltenrollen.ts';
import { pruefeSumme, type Summenzeile, summeJeSpalte } from './summen.ts';
import { type Lesart, type Listenzelle, liesZahl } from './zahltext.ts';
import { pruefeGroesse } from './zerlegen.ts';

const SUMME = /^(?:gesamt|summe|insgesamt|total|zusammen|landessumme|nrw$|nordrhein-westfalen$)/i;
const ZWISCHENSUMME = /^(?:zwischensumme|teilsumme|summe (?:regierungsbezirk|bezirk|reg))/i;

/** Summen, die nicht in der Liste stehen, sondern etwa im Text dazu; als deutsch geschriebene Zahl. */
export type Summenangaben = Readonly<Partial<Record<Wertspalte, string>>>;

/** @throws {Listenfehler} wenn die Liste leer oder zu groß ist */
export function pruefeListe(
  zeilen: readonly (readonly Listenzelle[])[],
  zuordnung: Zuordnung,
  regelstaende: Pruefregelstaende,
  angaben: Summenangaben = {},
): Listenpruefung {
  pruefeGroesse(zeilen);
  const { thm, dia } = regelstaende;
  const lesung = lies(zeilen, zuordnung, regelstaende);
  const pruefungen = lesung.summen.map(({ ab, ...summe }) =>
    pruefeSumme(
      summe,
      lesung.zeilen.filter(({ nr }) => nr > ab && nr < summe.nr),
      lesung.unlesbar,
      thm,
    ),
  );
  const genannt = leseAngaben(angaben, regelstaende);
  if (genannt) pruefungen.push(pruefeSumme(genannt, lesung.zeilen, lesung.unlesbar, thm));
  const verglichen = lesung.zeilen.filter(({ differenz }) => differenz !== null);
  const uebereinstimmend = verglichen.filter(({ differenz }) => differenz?.isZero()).length;
  const mitEigenanteil = zuordnung.rollen.includes('mittel') && zuordnung.rollen.includes('eigenanteil');
  return {
    regelstaende: mitEigenanteil ? [thm.id, dia.id] : [thm.id],
    zeilen: lesung.zeilen,
    uebereinstimmend,
    abweichend: verglichen.length - uebereinstimmend,
    ungeprueft: lesung.zeilen.length - verglichen.length,
    summen: summeJeSpalte(lesung.zeilen),
    nachSchluessel: lesung.zeilen.reduce((summe, { nachSchluessel }) => summe.plus(nachSchluessel ?? 0), new Dezimal(0)),
    summenpruefungen: pruefungen,
    doppelte: doppelte(lesung.zeilen),
    uebersprungen: lesung.uebersprungen,
  };
}

interface Lesung {
  readonly zeilen: Listenzeile[];
  /** `ab`: nach dieser Zeile beginnt, was die Summe zusammenzählt. */
  readonly summen: (Summenzeile & { readonly nr: number; readonly ab: number })[];
  readonly uebersprungen: number[];
  readonly unlesbar: Set<Wertspalte>;
}

function lies(liste: readonly (readonly Listenzelle[])[], { kopfzeile, rollen }: Zuordnung, regelstaende: Pruefregelstaende): Lesung {
  const lesung: Lesung = { zeilen: [], summen: [], uebersprungen: [], unlesbar: new Set() };
  const namensspalte = rollen.indexOf('kommune');
  const letzte = liste.findLastIndex((zeile) => zeile.some(istBelegt));
  const bekannt = new Map<number, Soll>();
  let zwischen = 0;
  liste.forEach((zeile, i) => {
    if (i <= (kopfzeile ?? -1) || !zeile.some(istBelegt)) return;
    const nr = i + 1;
    const { werte, befunde, unlesbar } = liesWerte(zeile, rollen, regelstaende);
    if (Object.keys(werte).length === 0 && (unlesbar.length === 0 || istUeberschrift(zeile))) {
      lesung.uebersprungen.push(nr);
      return;
    }
    const kommune = namensspalte < 0 ? '' : String(zeile[namensspalte] ?? '').trim();
    const bezeichnung = kommune !== '' ? kommune : (zeile.find((zelle) => typeof zelle === 'string' && SUMME.test(zelle.trim())) ?? '');
    const istZwischensumme = ZWISCHENSUMME.test(String(bezeichnung));
    if (istZwischensumme || SUMME.test(String(bezeichnung)) || (namensspalte >= 0 && kommune === '' && i === letzte)) {
      lesung.summen.push({ nr, ab: istZwischensumme ? zwischen : 0, bezeichnung: String(bezeichnung) || 'Summe', werte, befunde });
      zwischen = nr;
      return;
    }
    for (const spalte of unlesbar) lesung.unlesbar.add(spalte);
    lesung.zeilen.push(alsZeile(nr, kommune, werte, befunde, { bekannt, regelstaende }));
  });
  return lesung;
}

function liesWerte(
  zeile: readonly Listenzelle[],
  rollen: Zuordnung['rollen'],
  { dia }: Pruefregelstaende,
): { werte: Werte; befunde: Befund[]; unlesbar: Wertspalte[] } {
  const werte: Partial<Record<Wertspalte, Dezimal>> = {};
  const befunde: Befund[] = [];
  const unlesbar: Wertspalte[] = [];
  const lesarten: Partial<Record<Wertspalte, readonly Lesart[]>> = {};
  for (const spalte of WERTSPALTEN) {
    const index = rollen.indexOf(spalte);
    if (index < 0) continue;
    const lesung = liesZahl(zeile[index] ?? null, ZAHLART[spalte]);
    if (lesung.art === 'zahl') werte[spalte] = lesung.wert;
    if (lesung.art !== 'unklar') continue;
    unlesbar.push(spalte);
    lesarten[spalte] = lesung.lesarten;
    befunde.push({ art: 'fehler', text: `${SPALTENNAMEN[spalte]}: ${lesung.meldung}`, regel: null });
  }
  const { mittel } = werte;
  if (mittel && lesarten.eigenanteil) befunde.push(...passendeLesarten(mittel, lesarten.eigenanteil, dia));
  return { werte, befunde, unlesbar };
}

interface Massstab {
  readonly regelstaende: Pruefregelstaende;
  /** Das Soll je Zahl Geduldeter, soweit schon gerechnet. */
  readonly bekannt: Map<number, Soll>;
}

function alsZeile(nr: number, kommune: string, werte: Werte, gelesen: readonly Befund[], { bekannt, regelstaende: { thm, dia } }: Massstab): Listenzeile {
  const { geduldete, gestattete, personen, stellen, mittel, eigenanteil } = werte;
  const soll = geduldete ? merke(bekannt, geduldete.toNumber(), thm) : null;
  const differenz = soll && stellen ? stellen.minus(soll.stellen) : null;
  const befunde = [...gelesen];
  if (soll && differenz && !differenz.isZero()) befunde.push(stellenbefund(soll, stellen as Dezimal, differenz, thm));
  if (soll?.andereLesart && differenz?.isZero()) {
    befunde.push({
      art: 'info',
      text: `Nach der anderen Lesart (Hälften zum geraden Schritt) wären es ${deutscherWert(soll.andereLesart, 1)} Stellen.`,
      regel: 'A1',
    });
  }
  if (geduldete && gestattete && personen && !geduldete.plus(gestattete).eq(personen)) {
    const summe = geduldete.plus(gestattete);
    befunde.push({
      art: 'abweichung',
      text: `${deutscherWert(geduldete)} Geduldete und ${deutscherWert(gestattete)} Gestattete sind ${deutscherWert(summe)}, nicht ${deutscherWert(personen)}.`,
      regel: null,
    });
  }
  if (mittel && eigenanteil) befunde.push(...eigenanteilsbefund(mittel, eigenanteil, dia));
  if (kommune === '') befunde.push({ art: 'info', text: 'Die Zeile hat keinen Namen.', regel: null });
  return { nr, kommune, werte, nachSchluessel: soll?.stellen ?? null, differenz, befunde };
}

function stellenbefund({ stellen: soll, andereLesart }: Soll, stellen: Dezimal, differenz: Dezimal, { stellenschritt }: ThmRegelstand): Befund {
  const betrag = deutscherWert(differenz.abs(), 1);
  const vergleich = `Nach R1–R3 ${deutscherWert(soll, 1)} Stellen, in der Liste ${deutscherWert(stellen, 1)}: ${betrag} ${differenz.isNegative() ? 'weniger' : 'mehr'}.`;
  const lesart = andereLesart?.eq(stellen) ? ' Das ist die andere Lesart von A1 (Hälften zum geraden Schritt).' : '';
  const stufe = stellen.mod(stellenschritt.wert).isZero() ? '' : ` Der Schlüssel kennt nur Schritte von ${deutscherWert(stellenschritt.wert)}.`;
  return { art: 'abweichung', text: `${vergleich}${lesart}${stufe}`, regel: 'R1' };
}

function eigenanteilsbefund(mittel: Dezimal, eigenanteil: Dezimal, dia: DiaRegelstand): Befund[] {
  const { passtZu, verschobenUm, hinweis } = pruefeEigenanteil(eigenanteil, mittel, dia);
  if (passtZu !== null && verschobenUm === 0) return [];
  return hinweis ? [{ art: 'abweichung', text: hinweis.text, regel: hinweis.regel }] : [];
}

/** Von den Lesarten einer unklaren Zahl die, die zum Fördervolumen daneben passen: als Hinweis, nicht als Ergebnis. */
function passendeLesarten(mittel: Dezimal, lesarten: readonly Lesart[], dia: DiaRegelstand): Befund[] {
  return lesarten.flatMap(({ wert }): Befund[] => {
    const { passtZu, verschobenUm, eigenquote } = pruefeEigenanteil(wert, mittel, dia);
    if (passtZu === null || verschobenUm > 0) return [];
    const wozu = passtZu === 'zuwendung' ? 'als Eigenanteil zu einer Zuwendung' : `als ${prozent(eigenquote)} von Gesamtausgaben`;
    return [{ art: 'info', text: `${deutscherWert(wert)} passt ${wozu} von ${deutscherWert(mittel, 2)} €.`, regel: 'W3' }];
  });
}

function doppelte(zeilen: readonly Listenzeile[]): Doppelte[] {
  const gruppen = new Map<string, Listenzeile[]>();
  for (const zeile of zeilen) {
    const name = zeile.kommune
      .normalize('NFC')
      .replaceAll(/[\s‐-―-]+/g, ' ')
      .toLowerCase();
    if (name !== '') gruppen.set(name, [...(gruppen.get(name) ?? []), zeile]);
  }
  return [...gruppen.values()]
    .filter((gruppe) => gruppe.length > 1)
    .map((gruppe) => ({ kommune: gruppe[0]?.kommune ?? '', zeilen: gruppe.map(({ nr }) => nr) }));
}

function leseAngaben(angaben: Summenangaben, regelstaende: Pruefregelstaende): Summenzeile | null {
  const zellen = WERTSPALTEN.map((spalte) => angaben[spalte] ?? null);
  if (!zellen.some(istBelegt)) return null;
  const { werte, befunde } = liesWerte(zellen, WERTSPALTEN, regelstaende);
  return { nr: null, bezeichnung: 'Angegebene Summen', werte, befunde };
}

function merke(bekannt: Map<number, Soll>, personen: number, thm: ThmRegelstand): Soll {
  const soll = bekannt.get(personen) ?? stellenZu(personen, thm);
  bekannt.set(personen, soll);
  return soll;
}

function istBelegt(zelle: Listenzelle): boolean {
  return zelle !== null && String(zelle).trim() !== '';
}
