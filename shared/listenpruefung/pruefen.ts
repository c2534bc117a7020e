/**
 * Prüft eine Liste wie die Landesübersicht: je Zeile die Stellen nach R1–R3, dazu Personensummen, Eigenanteile (W3),
 * Summenzeilen (W4) und doppelte Kommunen. Angenommen wird, dass jede Kommune eine Geschäftsführende Stelle hat (R2).
 */
import { pruefeEigenanteil } from '../antrag/eigenanteilspruefung.ts';
import { prozent } from '../antrag/worte.ts';
import { Dezimal } from '../grund/geld.ts';
import { namensschluessel } from '../grund/name.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import type { DiaRegelstand, ThmRegelstand } from '../regelstand/typen.ts';
import { type Einheit, einheitIn } from '../tabellentext/einheit.ts';
import { summenartImLand } from '../tabellentext/summenwort.ts';
import { nummeriertSpalten } from '../tabellentext/ueberschrift.ts';
import { type Lesart, type Listenzelle, liesZahl, type Zahlart, type Zahllesung } from '../tabellentext/zahltext.ts';
import { istBelegt, pruefeGroesse } from '../tabellentext/zerlegen.ts';
import { jeRegierungsbezirk } from './bezirke.ts';
import type { Befund, Doppelte, Listenpruefung, Listenzeile, Ungelesen, Werte } from './ergebnis.ts';
import { Lesartenfragen, type Lesartenwahl } from './lesartenwahl.ts';
import { type Pruefregelstaende, type Soll, stellenZu } from './soll.ts';
import { istUeberschrift, kopfzeilen, ueberschriften, type Zuordnung } from './spalten.ts';
import { SPALTENNAMEN, type Spaltenrolle, WERTSPALTEN, type Wertspalte, ZAHLART } from './spaltenrollen.ts';
import { pruefeSumme, type Summenzeile, Zeilenfolge } from './summen.ts';
import { abschnitte, type Gefundene } from './summenabschnitte.ts';

/** Summen, die nicht in der Liste stehen, sondern etwa im Text dazu; als deutsch geschriebene Zahl. */
export type Summenangaben = Readonly<Partial<Record<Wertspalte, string>>>;

/**
 * `erste`: Nummer, unter der die erste Zeile im Blatt steht; `wahl`: entschiedene Lesarten. @throws {Listenfehler} wenn
 * die Liste leer oder zu groß ist
 */
export function pruefeListe(
  roh: readonly (readonly Listenzelle[])[],
  zuordnung: Zuordnung,
  regelstaende: Pruefregelstaende,
  angaben: Summenangaben = {},
  erste = 1,
  wahl: Lesartenwahl = {},
): Listenpruefung {
  pruefeGroesse(roh);
  const { thm, dia } = regelstaende;
  const { umgerechnet, einheiten } = einheitenZu(roh, zuordnung);
  const fragen = new Lesartenfragen(wahl);
  const lesung = lies(roh, zuordnung, { regelstaende, einheiten, erste, fragen });
  const folge = new Zeilenfolge(lesung.zeilen, lesung.unlesbar);
  const alle = { ab: 0, bis: lesung.zeilen.length };
  const pruefungen = abschnitte(lesung.summen, lesung.zeilen.length, folge).map(({ summe, abschnitt }) =>
    pruefeSumme(summe, folge, abschnitt, thm),
  );
  const genannt = leseAngaben(angaben, regelstaende);
  if (genannt) pruefungen.push(pruefeSumme(genannt, folge, alle, thm));
  const verglichen = lesung.zeilen.filter(({ differenz }) => differenz !== null);
  const uebereinstimmend = verglichen.filter(({ differenz }) => differenz?.isZero()).length;
  const mitEigenanteil = zuordnung.rollen.includes('mittel') && zuordnung.rollen.includes('eigenanteil');
  return {
    regelstaende: mitEigenanteil ? [thm.id, dia.id] : [thm.id],
    zeilen: lesung.zeilen,
    uebereinstimmend,
    abweichend: verglichen.length - uebereinstimmend,
    ungeprueft: lesung.zeilen.length - verglichen.length + lesung.ungelesen.length,
    summen: folge.summe(alle),
    nachSchluessel: lesung.zeilen.reduce(
      (summe, { nachSchluessel }) => summe.plus(nachSchluessel ?? 0),
      new Dezimal(0),
    ),
    jeRegierungsbezirk: jeRegierungsbezirk(lesung.zeilen, roh, ueberschriften(roh, zuordnung.kopfzeile), erste),
    summenpruefungen: pruefungen,
    doppelte: doppelte(lesung.zeilen),
    uebersprungen: lesung.uebersprungen,
    ungelesen: lesung.ungelesen,
    belegt: roh.filter((zeile) => zeile.some(istBelegt)).length,
    umgerechnet,
    lesartenfragen: fragen.alle,
  };
}

interface Lesung {
  readonly zeilen: Listenzeile[];
  readonly summen: Gefundene[];
  readonly uebersprungen: number[];
  readonly ungelesen: Ungelesen[];
  /** Je Zeile die Spalten, deren Zahl unklar ist. */
  readonly unlesbar: ReadonlySet<Wertspalte>[];
}

/** Einheit je Wertspalte, wo die Überschrift eine nennt. */
type Einheiten = Readonly<Partial<Record<Wertspalte, Einheit>>>;

interface Lesevorgabe {
  readonly regelstaende: Pruefregelstaende;
  readonly einheiten: Einheiten;
  readonly erste: number;
  readonly fragen: Lesartenfragen;
}

function lies(
  liste: readonly (readonly Listenzelle[])[],
  { kopfzeile, rollen }: Zuordnung,
  vorgabe: Lesevorgabe,
): Lesung {
  const lesung: Lesung = { zeilen: [], summen: [], uebersprungen: [], ungelesen: [], unlesbar: [] };
  const namensspalte = rollen.indexOf('kommune');
  const letzte = liste.findLastIndex((zeile) => zeile.some(istBelegt));
  const koepfe = new Set(kopfzeilen(liste, kopfzeile));
  const bekannt = new Map<number, Soll>();
  liste.forEach((zeile, i) => {
    if (!zeile.some(istBelegt)) return;
    const nr = i + vorgabe.erste;
    const { werte, befunde, unlesbar } = liesWerte(zeile, rollen, vorgabe, nr);
    const ohneZahl = Object.keys(werte).length === 0;
    if (i <= (kopfzeile ?? -1)) {
      if (koepfe.has(i) || Object.keys(werte).length < 2) lesung.uebersprungen.push(nr);
      else lesung.ungelesen.push({ nr, grund: 'Sie steht über den Überschriften.' });
      return;
    }
    if (nummeriertSpalten(zeile) && i - (kopfzeile ?? -1) <= 1) {
      lesung.uebersprungen.push(nr);
      return;
    }
    const kommune = namensspalte < 0 ? '' : String(zeile[namensspalte] ?? '').trim();
    const summenwort =
      kommune === '' ? zeile.find((zelle) => typeof zelle === 'string' && summenartImLand(zelle) !== null) : kommune;
    const art = typeof summenwort === 'string' ? summenartImLand(summenwort) : null;
    if (ohneZahl && (unlesbar.length === 0 || istUeberschrift(zeile))) {
      if (istUeberschrift(zeile) || istZwischenueberschrift(zeile)) lesung.uebersprungen.push(nr);
      else lesung.ungelesen.push({ nr, grund: ohneZahlGrund(rollen) });
      return;
    }
    if (art === 'davon') {
      lesung.ungelesen.push({
        nr,
        grund: 'Sie nennt einen Teil der Zeile darüber („davon“) und zählt dort schon mit.',
      });
      return;
    }
    if (art !== null || (namensspalte >= 0 && kommune === '' && i === letzte)) {
      const bezeichnung = typeof summenwort === 'string' && summenwort !== '' ? summenwort : 'Summe';
      lesung.summen.push({
        art: art ?? 'summe',
        davor: lesung.zeilen.length,
        summe: { nr, bezeichnung, werte, befunde },
      });
      return;
    }
    lesung.unlesbar.push(new Set(unlesbar));
    lesung.zeilen.push(alsZeile(nr, kommune, werte, befunde, { bekannt, regelstaende: vorgabe.regelstaende }));
  });
  return lesung;
}

/** Ein Wort allein in der Zeile, ohne Ziffern: „Arnsberg“. */
function istZwischenueberschrift(zeile: readonly Listenzelle[]): boolean {
  const belegt = zeile.filter(istBelegt);
  return belegt.length === 1 && typeof belegt[0] === 'string' && !/\d/.test(belegt[0]);
}

function ohneZahlGrund(rollen: readonly Spaltenrolle[]): string {
  const zugeordnet = WERTSPALTEN.some((spalte) => rollen.includes(spalte));
  return zugeordnet ? 'In den zugeordneten Spalten steht keine Zahl.' : 'Keine Spalte mit Zahlen ist zugeordnet.';
}

/**
 * Rechnet Einheiten der Überschriften um („T€“); was sich nicht umrechnen lässt, macht die Zahlen der Spalte unklar.
 */
function einheitenZu(
  zeilen: readonly (readonly Listenzelle[])[],
  { kopfzeile, rollen }: Zuordnung,
): { umgerechnet: string[]; einheiten: Einheiten } {
  const titel = ueberschriften(zeilen, kopfzeile);
  const einheiten: Partial<Record<Wertspalte, Einheit>> = {};
  const umgerechnet: string[] = [];
  for (const spalte of WERTSPALTEN) {
    const einheit = einheitIn(titel[rollen.indexOf(spalte)] ?? '');
    if (!einheit || !passtZuSpalte(einheit, spalte)) continue;
    einheiten[spalte] = einheit;
    if (einheit.art === 'faktor')
      umgerechnet.push(
        `${SPALTENNAMEN[spalte]}: in ${einheit.name} angegeben, mit ${deutscherWert(einheit.faktor)} malgenommen.`,
      );
  }
  return { umgerechnet, einheiten };
}

/** „Zuwendung (80 %)“ ist kein Betrag in Prozent, und monatliche Beträge prüft die Liste, wie sie sind. */
function passtZuSpalte(einheit: Einheit, spalte: Wertspalte): boolean {
  const istProzent = einheit.art === 'faktor' && einheit.faktor === '0.01';
  if (ZAHLART[spalte] === 'betrag') return einheit.art === 'faktor' && !istProzent;
  return ZAHLART[spalte] === 'stellen' && (einheit.art === 'stunden' || istProzent);
}

function liesWerte(
  zeile: readonly Listenzelle[],
  rollen: Zuordnung['rollen'],
  { regelstaende: { dia }, einheiten, fragen }: Omit<Lesevorgabe, 'erste'>,
  nr: number,
): { werte: Werte; befunde: Befund[]; unlesbar: Wertspalte[] } {
  const werte: Partial<Record<Wertspalte, Dezimal>> = {};
  const befunde: Befund[] = [];
  const unlesbar: Wertspalte[] = [];
  const lesarten: Partial<Record<Wertspalte, readonly Lesart[]>> = {};
  for (const spalte of WERTSPALTEN) {
    const index = rollen.indexOf(spalte);
    if (index < 0) continue;
    const gelesen = liesZahl(zeile[index] ?? null, ZAHLART[spalte]);
    const gewaehlt = gelesen.art === 'unklar' ? fragen.frage(spalte, nr, zeile[index] ?? null, gelesen) : null;
    const lesung = gewaehlt ? mitWahl(gewaehlt, zeile[index] ?? null, ZAHLART[spalte]) : gelesen;
    const einheit = einheiten[spalte];
    if (lesung.art === 'zahl' && einheit?.art !== 'stunden') {
      werte[spalte] = einheit?.art === 'faktor' ? lesung.wert.times(einheit.faktor) : lesung.wert;
      if (lesung.hinweis)
        befunde.push({ art: 'info', text: `${SPALTENNAMEN[spalte]}: ${lesung.hinweis}`, regel: null });
      continue;
    }
    if (lesung.art === 'leer') continue;
    if (lesung.art === 'zahl') {
      unlesbar.push(spalte);
      befunde.push({
        art: 'fehler',
        text: `${SPALTENNAMEN[spalte]}: in Stunden angegeben; verglichen werden Anteile einer Vollzeitstelle.`,
        regel: null,
      });
      continue;
    }
    unlesbar.push(spalte);
    lesarten[spalte] = lesung.lesarten;
    befunde.push({ art: 'fehler', text: `${SPALTENNAMEN[spalte]}: ${lesung.meldung}`, regel: null });
  }
  const { mittel } = werte;
  if (mittel && lesarten.eigenanteil) befunde.push(...passendeLesarten(mittel, lesarten.eigenanteil, dia));
  return { werte, befunde, unlesbar };
}

/** Die gewählte Lesart, mit einem Hinweis, dass sie eine Wahl ist; auch sie muss in die Grenzen der Spalte passen. */
function mitWahl({ wert, wenn }: Lesart, zelle: Listenzelle, art: Zahlart): Zahllesung {
  const gelesen = liesZahl(wert.toNumber(), art);
  if (gelesen.art !== 'zahl') return gelesen;
  return { ...gelesen, hinweis: `„${String(zelle).trim()}“ gilt als ${deutscherWert(wert)} (gewählt: ${wenn}).` };
}

interface Massstab {
  readonly regelstaende: Pruefregelstaende;
  /** Das Soll je Zahl Geduldeter, soweit schon gerechnet. */
  readonly bekannt: Map<number, Soll>;
}

function alsZeile(
  nr: number,
  kommune: string,
  werte: Werte,
  gelesen: readonly Befund[],
  { bekannt, regelstaende: { thm, dia } }: Massstab,
): Listenzeile {
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

function stellenbefund(
  { stellen: soll, andereLesart }: Soll,
  stellen: Dezimal,
  differenz: Dezimal,
  { stellenschritt }: ThmRegelstand,
): Befund {
  const betrag = deutscherWert(differenz.abs(), 1);
  const vergleich = `Nach Schlüssel ${deutscherWert(soll, 1)} Stellen, in der Liste ${deutscherWert(stellen, 1)}: ${betrag} ${differenz.isNegative() ? 'weniger' : 'mehr'}.`;
  const lesart = andereLesart?.eq(stellen) ? ' Das ist die andere Lesart: Hälften zum geraden Schritt gerundet.' : '';
  const stufe =
    !stellenschritt || stellen.mod(stellenschritt.wert).isZero()
      ? ''
      : ` Der Schlüssel kennt nur Schritte von ${deutscherWert(stellenschritt.wert)}.`;
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
    const wozu =
      passtZu === 'zuwendung' ? 'als Eigenanteil zu einer Zuwendung' : `als ${prozent(eigenquote)} von Gesamtausgaben`;
    return [
      { art: 'info', text: `${deutscherWert(wert)} passt ${wozu} von ${deutscherWert(mittel, 2)} €.`, regel: 'W3' },
    ];
  });
}

function doppelte(zeilen: readonly Listenzeile[]): Doppelte[] {
  const gruppen = new Map<string, Listenzeile[]>();
  for (const zeile of zeilen) {
    const name = namensschluessel(zeile.kommune.replaceAll(/[\s‐-―-]+/g, ' '));
    if (name !== '') gruppen.set(name, (gruppen.get(name) ?? []).concat(zeile));
  }
  return [...gruppen.values()]
    .filter((gruppe) => gruppe.length > 1)
    .map((gruppe) => ({ kommune: gruppe[0]?.kommune ?? '', zeilen: gruppe.map(({ nr }) => nr) }));
}

function leseAngaben(angaben: Summenangaben, regelstaende: Pruefregelstaende): Summenzeile | null {
  const zellen = WERTSPALTEN.map((spalte) => angaben[spalte] ?? null);
  if (!zellen.some(istBelegt)) return null;
  const { werte, befunde } = liesWerte(
    zellen,
    WERTSPALTEN,
    { regelstaende, einheiten: {}, fragen: new Lesartenfragen({}) },
    0,
  );
  return { nr: null, bezeichnung: 'Angegebene Summen', werte, befunde };
}

function merke(bekannt: Map<number, Soll>, personen: number, thm: ThmRegelstand): Soll | null {
  const soll = bekannt.get(personen) ?? stellenZu(personen, thm);
  if (soll) bekannt.set(personen, soll);
  return soll;
}
