/**
 * Blatt „Zeilen“: jede Zeile des Finanzierungsplans als Formeln in ganzen Cent. Ganze Zahlen und halbe Cents hält ein
 * double genau; deshalb wird erst multipliziert, dann einmal geteilt und gerundet (A4), und durch 100 teilt erst das
 * Blatt „Plan“.
 */
import { giltBudgetFuer } from '../antrag/budgetkuerzung.ts';
import { istBetragsfeld, PLANFELD, PLANFELDER, type Planfeld } from '../antrag/planfelder.ts';
import type { Planrechnung } from '../antrag/planrechnung.ts';
import type { Planschritte } from '../antrag/planschritte.ts';
import type { Zeilenrechnung } from '../antrag/planzeilen.ts';
import { diaFuerJahr } from '../antrag/regelstandwahl.ts';
import { alsZahl, type Exakt } from '../grund/geld.ts';
import { bausteinfoerderung } from '../kern/bausteine.ts';
import { kofinanzierungDerMassnahme } from '../kern/kofinanzierung-massnahme.ts';
import { Schritt } from '../kern/rechenweg.ts';
import { zeitraeumeVon } from '../regelstand/zeitraeume.ts';
import { a1, Blatt, type Stil, zellbereiche } from './blatt.ts';
import {
  type Eingabenblatt,
  ERSTE_ZEILE,
  MASSNAHMENSPALTE as M,
  nummern,
  STELLENSPALTE as S,
  TRAEGER,
} from './eingaben-blaetter.ts';
import type { Regelstandblatt } from './regelstand-blatt.ts';
import type { Tageblatt } from './tage-blatt.ts';
import { alsBruch, alsCent } from './umrechnung.ts';
import type { Zeilenfolge } from './zeilenfolge.ts';
import type { Zeitblatt } from './zeit-blatt.ts';

/** Spalte jeder Zahl des Plans auf diesem Blatt. */
export const ZEILENSPALTE: Readonly<Record<Planfeld, number>> = {
  foerdertage: 6,
  bemessung: 7,
  ausgaben: 8,
  zuwendung: 10,
  eigenanteil: 11,
  nichtZuwendungsfaehig: 12,
  integrationspauschale: 14,
  kommune: 15,
  partner: 16,
};
/** Dazu die Zwischenwerte der Formeln. */
const SPALTE = { ...ZEILENSPALTE, faehig: 9, imFenster: 13, bemerkung: 17 } as const;
/** Erste Spalte der zweiten Seite auf Papier; davor stehen Tage, Bemessung und Ausgaben. */
export const ZWEITE_SEITE_AB = 10;
/** Spalten, nach denen das Blatt „Plan“ summiert. */
export const SCHLUESSELSPALTE = { baustein: 3, traeger: 4, jahr: 5 } as const;

const ART = { stelle: 'Stelle', massnahme: 'Maßnahme', kuerzung: 'Kürzung' } as const;

const KOPF: Readonly<Record<number, string>> = {
  ...Object.fromEntries(PLANFELDER.map((feld) => [ZEILENSPALTE[feld], PLANFELD[feld].titel])),
  1: 'Kennung',
  2: 'Art',
  [SCHLUESSELSPALTE.baustein]: 'Baustein',
  [SCHLUESSELSPALTE.traeger]: 'Träger Nr.',
  [SCHLUESSELSPALTE.jahr]: 'Haushaltsjahr',
  [SPALTE.faehig]: 'Zuwendungsfähig',
  [SPALTE.imFenster]: 'Eigenanteil im Fenster',
  [SPALTE.bemerkung]: 'Bemerkung',
};

/** Darüber rechnen Tabellenprogramme nicht mehr auf die halbe Einheit genau (Excel zeigt und rundet 15 Stellen). */
const GENAU_BIS = 1e14;
export const MONATE_JE_JAHR = 12;
/** So viele Kalendertage hat das längste Jahr. */
const TAGE_IM_JAHR = 366;

interface Blattquellen {
  readonly rechnung: Planrechnung;
  readonly folge: Zeilenfolge;
  readonly stellen: Eingabenblatt;
  readonly massnahmen: Eingabenblatt;
  readonly tage: Tageblatt;
  /** `null`, wo die Zeit in Dreißigsteln zählt. */
  readonly zeit: Zeitblatt | null;
  readonly regelstand: Regelstandblatt;
  /** Bezug auf die Zelle „Integrationspauschale vorgesehen“ (ja/nein). */
  readonly pauschale: string;
}

/** Platz jedes Eintrags in seiner Liste, nach Kennung. */
interface Plaetze {
  readonly stellen: ReadonlyMap<string, number>;
  readonly massnahmen: ReadonlyMap<string, number>;
}

type Quellen = Blattquellen & { readonly plaetze: Plaetze };

/** Beträge in ganzen Cent. */
export function zeilenblatt(blattquellen: Blattquellen): Blatt {
  const { rechnung } = blattquellen;
  const plaetze = {
    stellen: platzJeKennung(rechnung.antrag.stellen),
    massnahmen: platzJeKennung(rechnung.antrag.massnahmen),
  };
  const quellen = { ...blattquellen, plaetze };
  const blatt = new Blatt('Zeilen', [10, 11, 9, 9, 14, 12, 15, 15, 18, 15, 15, 20, 15, 23, 15, 15, 17]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Zeilen des Finanzierungsplans', 'titel');
  blatt.wert(
    { zeile: 2, spalte: 1 },
    'Beträge in ganzen Cent, damit jede Formel genau rechnet; in Euro stehen sie auf dem Blatt „Plan“.',
    'erlaeuterung',
  );
  blatt.zeile(ERSTE_ZEILE - 1, Object.values(KOPF), 'kopf');
  const traegernummern = nummern(
    rechnung.zeilen.map(({ traeger }) => traeger),
    rechnung.vergleich,
  );
  rechnung.zeilen.forEach((eintrag, i) => {
    const zeile = blattquellen.folge.zeile(i);
    blatt.zeile(zeile, [eintrag.id, ART[eintrag.art]], 'text');
    blatt.zeile(zeile, [eintrag.baustein, traegernummern[i] ?? 0], 'ganz', SCHLUESSELSPALTE.baustein);
    if (eintrag.haushaltsjahr !== null)
      blatt.wert({ zeile, spalte: SCHLUESSELSPALTE.jahr }, eintrag.haushaltsjahr, 'ganz');
    if (eintrag.schritte === null)
      blatt.wert({ zeile, spalte: SPALTE.bemerkung }, 'lässt sich nicht berechnen, siehe Hinweise', 'text');
    else schreibeZahlen(blatt, zeile, eintrag, eintrag.schritte, quellen);
  });
  return blatt;
}

function schreibeZahlen(
  blatt: Blatt,
  zeile: number,
  eintrag: Zeilenrechnung,
  schritte: Planschritte,
  quellen: Quellen,
): void {
  const formeln = zeilenformeln(zeile, eintrag, quellen);
  for (const feld of PLANFELDER) {
    const spalte = ZEILENSPALTE[feld];
    const ergebnis = ganzzahl(feld, schritte);
    const stil: Stil = istBetragsfeld(feld) ? 'cent' : 'ganz';
    if (formeln) blatt.formel({ zeile, spalte }, formeln[feld], ergebnis, stil);
    else blatt.wert({ zeile, spalte }, ergebnis, stil);
  }
  if (!formeln) {
    blatt.wert(
      { zeile, spalte: SPALTE.bemerkung },
      'zu große Zahlen für Tabellenformeln; hier stehen die berechneten Werte',
      'text',
    );
    return;
  }
  blatt.formel({ zeile, spalte: SPALTE.faehig }, formeln.faehig, formeln.faehigErgebnis, 'cent');
  blatt.formel({ zeile, spalte: SPALTE.imFenster }, formeln.imFenster, formeln.imFensterErgebnis, 'cent');
}

function zeilenformeln(zeile: number, eintrag: Zeilenrechnung, quellen: Quellen): Zeilenformeln | null {
  if (eintrag.art === 'stelle') return stellenformeln(zeile, eintrag, quellen);
  return eintrag.art === 'massnahme'
    ? massnahmenformeln(zeile, eintrag, quellen)
    : kuerzungsformeln(zeile, eintrag, quellen);
}

/**
 * Die Zuwendung aller Zeilen darüber, für die das Budget gilt, über ihm; `null`, wo ein Budget mehrere Bausteine kürzt
 * oder mehrere dasselbe Haushaltsjahr: Dann stehen die berechneten Werte da.
 */
function kuerzungsformeln(zeile: number, eintrag: Zeilenrechnung, { rechnung, folge }: Quellen): Zeilenformeln | null {
  const { antrag, verzeichnis, zeilen } = rechnung;
  const { haushaltsjahr } = eintrag;
  const budgets = (antrag.budget ?? []).filter((budget) => budget.haushaltsjahr === haushaltsjahr);
  const kuerzungen = zeilen.filter((z) => z.art === 'kuerzung' && z.haushaltsjahr === haushaltsjahr);
  const [budget] = budgets;
  if (!budget || budgets.length > 1 || kuerzungen.length > 1) return null;
  const betroffen = zeilen.flatMap((z, i) =>
    z.haushaltsjahr === haushaltsjahr && giltBudgetFuer(budget.programm, z, verzeichnis) ? [folge.zeile(i)] : [],
  );
  const z = zelleIn(zeile);
  const gekuerzt = `MAX(0,${summeDer(betroffen)}-${alsCent(budget.betrag)})`;
  const nichts = { foerdertage: '0', bemessung: '0', ausgaben: '0', nichtZuwendungsfaehig: '0', partner: '0' };
  return {
    ...nichts,
    integrationspauschale: '0',
    zuwendung: `-${gekuerzt}`,
    eigenanteil: `${z('ausgaben')}-${z('zuwendung')}`,
    kommune: z('eigenanteil'),
    faehig: '0',
    faehigErgebnis: 0,
    imFenster: '0',
    imFensterErgebnis: 0,
  };
}

/** Je Bereich eine Summe: Eine einzige fasst nicht beliebig viele Teile. */
function summeDer(zeilen: readonly number[]): string {
  const bereiche = zellbereiche(zeilen.map((zeile) => ({ zeile, spalte: ZEILENSPALTE.zuwendung })));
  return bereiche.map((bereich) => `SUM(${bereich})`).join('+') || '0';
}

type Zeilenformeln = Readonly<Record<Planfeld | 'faehig' | 'imFenster', string>> & {
  readonly faehigErgebnis: number;
  readonly imFensterErgebnis: number;
};

function stellenformeln(
  zeile: number,
  { id, haushaltsjahr }: Zeilenrechnung,
  { rechnung, plaetze, stellen, tage, zeit, regelstand, pauschale }: Quellen,
): Zeilenformeln | null {
  const index = plaetze.stellen.get(id) ?? -1;
  const bezuege = tage.bezug(id, haushaltsjahr as number);
  const foerderung = rechnung.foerderungen[index];
  if (!bezuege || !foerderung) return null;
  const s = (spalte: number) => stellen.bezug(index, spalte);
  const z = zelleIn(zeile);
  if (!stelleBleibtGenau(rechnung, index)) return null;
  const thm = foerderung.regelstand;
  const jahresfoerderung = foerderung.imJahr(haushaltsjahr as number);
  const eigeneZeit = thm.zeitanteilOffen ? (zeit?.bezug(id, haushaltsjahr as number) ?? null) : null;
  const ganzesJahr = eigeneZeit?.ganzes ?? `${MONATE_JE_JAHR}*${regelstand.bezug(thm, thm.tageJeMonat).zaehler}`;
  const gezaehlt = eigeneZeit?.zeit ?? z('foerdertage');
  const jahr = `(${s(S.anteilNenner)}*${ganzesJahr})`;
  const jahrUndQuote = `(${s(S.anteilNenner)}*${ganzesJahr}*${s(S.quoteNenner)})`;
  const anteilig = (tageBezug: string) => `ROUND(${s(S.faehig)}*${tageBezug}/${jahr},0)`;
  const gefoerdert = (tageBezug: string) =>
    thm.foerderquote
      ? `ROUND(${s(S.faehig)}*${tageBezug}*${s(S.quoteZaehler)}/${jahrUndQuote},0)`
      : anteilig(tageBezug);
  const grundformeln = gemeinsam(zeile, s(S.eigenanteil));
  return {
    foerdertage: bezuege.tage,
    bemessung: `ROUND(${s(S.bemessung)}*${gezaehlt}/${jahr},0)`,
    ausgaben: `IF(${s(S.jahresausgaben)}="",${z('bemessung')},ROUND(${s(S.cent)}*${gezaehlt}/(${ganzesJahr}),0))`,
    faehig: anteilig(gezaehlt),
    faehigErgebnis: Math.round(alsZahl(jahresfoerderung.zuwendungsfaehig.wert) * 100),
    zuwendung: gefoerdert(gezaehlt),
    ...grundformeln,
    nichtZuwendungsfaehig: thm.foerderquote ? grundformeln.nichtZuwendungsfaehig : '0',
    imFenster: bezuege.fenster ? `${anteilig(bezuege.fenster)}-${gefoerdert(bezuege.fenster)}` : '0',
    imFensterErgebnis: thm.kofinanzierung ? eigenanteilImFenster(jahresfoerderung.kofinanzierung) : 0,
    integrationspauschale: `IF(AND(${pauschale}="ja",${s(S.eigenanteil)}="${TRAEGER.kommune}"),MIN(${z('imFenster')},${z('faehig')}-${z('zuwendung')}),0)`,
  };
}

function massnahmenformeln(
  zeile: number,
  eintrag: Zeilenrechnung,
  { rechnung, plaetze, massnahmen, pauschale }: Quellen,
): Zeilenformeln | null {
  const index = plaetze.massnahmen.get(eintrag.id) ?? -1;
  const massnahme = rechnung.antrag.massnahmen[index];
  if (!massnahme) return null;
  const { ausgaben, ausgabenImFenster, haushaltsjahr } = massnahme;
  const regelstand = diaFuerJahr(rechnung.antrag, haushaltsjahr, rechnung.verzeichnis);
  const foerderung = bausteinfoerderung(massnahme.baustein, ausgaben, massnahme.quote, regelstand);
  const quote = alsBruch(massnahme.quote ?? String(alsZahl(foerderung.foerderquote.wert as Exakt)));
  if (Math.max(alsCent(ausgaben), alsCent(ausgabenImFenster ?? '0')) * quote.zaehler > GENAU_BIS) return null;
  const m = (spalte: number) => massnahmen.bezug(index, spalte);
  const z = zelleIn(zeile);
  const imFenster = ausgabenImFenster !== null && !!zeitraeumeVon(regelstand).fenster?.imJahr(haushaltsjahr);
  const gefoerdert = (cent: string) => `ROUND(${cent}*${m(M.quoteZaehler)}/${m(M.quoteNenner)},0)`;
  return {
    foerdertage: '0',
    bemessung: m(M.cent),
    ausgaben: m(M.cent),
    faehig: m(M.cent),
    faehigErgebnis: alsCent(ausgaben),
    zuwendung: gefoerdert(m(M.cent)),
    ...gemeinsam(zeile, m(M.eigenanteil)),
    imFenster: imFenster ? `${m(M.fensterCent)}-${gefoerdert(m(M.fensterCent))}` : '0',
    imFensterErgebnis: imFenster
      ? eigenanteilImFenster(kofinanzierungDerMassnahme(foerderung, ausgabenImFenster, haushaltsjahr, regelstand))
      : 0,
    integrationspauschale: `IF(AND(${pauschale}="ja",${m(M.eigenanteil)}="${TRAEGER.kommune}"),MIN(${z('imFenster')},${z('eigenanteil')}),0)`,
  };
}

/** Der erste gilt, wie beim Suchen. */
function platzJeKennung(eintraege: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  const plaetze = new Map<string, number>();
  for (const [i, { id }] of eintraege.entries()) if (!plaetze.has(id)) plaetze.set(id, i);
  return plaetze;
}

function zelleIn(zeile: number): (name: keyof typeof SPALTE) => string {
  return (name) => a1({ zeile, spalte: SPALTE[name] });
}

/** Schreibt, was Stellen und Maßnahmen gemeinsam haben: Differenzen und wer den Eigenanteil trägt (R11). */
function gemeinsam(
  zeile: number,
  traeger: string,
): Pick<Zeilenformeln, 'eigenanteil' | 'nichtZuwendungsfaehig' | 'kommune' | 'partner'> {
  const z = zelleIn(zeile);
  return {
    eigenanteil: `${z('ausgaben')}-${z('zuwendung')}`,
    nichtZuwendungsfaehig: `${z('ausgaben')}-${z('faehig')}`,
    kommune: `IF(${traeger}="${TRAEGER.kommune}",${z('eigenanteil')}-${z('integrationspauschale')},0)`,
    partner: `IF(${traeger}="${TRAEGER.partner}",${z('eigenanteil')},0)`,
  };
}

/** Ob jedes Produkt in den Formeln der Stelle eine ganze Zahl bleibt, die Tabellenprogramme genau halten. */
export function stelleBleibtGenau({ antrag, foerderungen }: Planrechnung, index: number): boolean {
  const stelle = antrag.stellen[index];
  const regelstand = foerderungen[index]?.regelstand;
  if (!stelle || !regelstand) return false;
  const anteil = alsBruch(stelle.stellenanteil);
  const volljahr = Math.max(
    alsCent(regelstand.bemessungsgrundlage.wert) * anteil.zaehler,
    alsCent(stelle.jahresausgaben ?? '0') * anteil.nenner,
  );
  return (
    volljahr *
      Math.max(MONATE_JE_JAHR * regelstand.tageJeMonat.wert, TAGE_IM_JAHR) *
      alsBruch(regelstand.foerderquote?.wert ?? '1').zaehler <=
    GENAU_BIS
  );
}

/** Der Zwischenschritt der Kofinanzierung; 0, wo das Fenster nicht berührt wird. */
function eigenanteilImFenster(kofinanzierung: Schritt): number {
  const imFenster = kofinanzierung.operanden.find(
    (operand) => operand instanceof Schritt && operand.angaben.id === 'fenster.eigenanteil',
  );
  return imFenster instanceof Schritt ? Math.round(alsZahl(imFenster.wert) * 100) : 0;
}

/** Tage oder ganze Cent. */
function ganzzahl(feld: Planfeld, schritte: Planschritte): number {
  const wert = alsZahl(schritte[feld].wert);
  return istBetragsfeld(feld) ? Math.round(wert * 100) : wert;
}
