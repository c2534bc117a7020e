/**
 * Blatt „Abwicklung“: die Abrechnung je Eintrag (R20, A8) und je Programm und Haushaltsjahr (R18, R21, R23) noch einmal
 * als Formeln. Gerechnet wird in ganzen Cent; die Bemessung der besetzten Tage steht als Bruch da, damit nichts vor der
 * einen Rundung gerundet wird.
 */
import type { Abwicklungsergebnis } from '../antrag/abwicklungsergebnis.ts';
import { ABWICKLUNGSFELD } from '../antrag/abwicklungsfelder.ts';
import { abwicklungsrechnung, type Jahresrechnung, type Programmrechnung } from '../antrag/abwicklungsrechnung.ts';
import { alsBetrag, alsZahl, type Exakt } from '../grund/geld.ts';
import type { Abrechnung } from '../kern/abrechnung.ts';
import { schreibeListen } from './abwicklung-listen.ts';
import { a1, Blatt } from './blatt.ts';
import { type Eingabenblatt, ERSTE_ZEILE, STELLENSPALTE } from './eingaben-blaetter.ts';
import { nachIstFormel } from './ist-formeln.ts';
import { stellenzeit, type Zeitquellen } from './stellenzeit.ts';
import { alsBruch, alsCent, bruch, inCent } from './umrechnung.ts';
import { type Rechnung, schreibeVergleich, type Vergleichsstil } from './vergleichszellen.ts';
import { MONATE_JE_JAHR, stelleBleibtGenau } from './zeilen-blatt.ts';

const BETRAG: Vergleichsstil = { gerechnet: 'betrag', gespeichert: 'gespeichert', nachkommastellen: 2 };
const JAHRESKOPF = [
  'Programm',
  'Haushaltsjahr',
  'bewilligt (Cent)',
  'abgerufen (Cent)',
  'ausgezahlt (Cent)',
  'ausgezahlt bis 31.12. (Cent)',
];
const VERGLICHEN = ['endgueltig', 'nochAbrufbar', 'zuErstatten', 'forderung', 'verbindlichkeit'] as const;
const EINTRAGSKOPF = [
  'Programm',
  'Haushaltsjahr',
  'Kennung',
  'Ist (Cent)',
  'andere Mittel (Cent)',
  'Bemessung, Zähler (Cent)',
  'Bemessung, Nenner (0: keine)',
  'Quote, Zähler',
  'Quote, Nenner',
  'bewilligter Anteil (Cent)',
  'nach Ist (Cent)',
  'endgültig (Cent)',
  'besetzte Tage',
  'andere Mittel ganz abgezogen',
  'nur über dem Eigenanteil',
  'zuerst nicht Zuwendungsfähiges',
];
/** Spalten eines abgerechneten Eintrags. */
const E = {
  programm: 1,
  jahr: 2,
  ist: 4,
  bemessungZaehler: 6,
  bemessungNenner: 7,
  nachIst: 11,
  endgueltig: 12,
  tage: 13,
  lesarten: 14,
} as const;
/** Spalten eines Haushaltsjahrs. */
const J = { programm: 1, bewilligt: 3 } as const;

export interface Abwicklungsblatt {
  readonly blatt: Blatt;
  /** Bezug auf Ist oder endgültige Zuwendung (Cent) eines abgerechneten Eintrags; `null`, wo er keines hat. */
  bezug(programm: string, jahr: number, id: string, feld: 'ist' | 'endgueltig'): string | null;
  /** Alle Werte einer Spalte der abgerechneten Einträge. */
  jeEintrag(feld: 'programm' | 'nachIst' | 'endgueltig'): string;
  /** Alle Werte einer Spalte der Haushaltsjahre. */
  jeJahr(feld: 'programm' | 'bewilligt'): string;
  /** Bezug auf das bis zum 31.12. Ausgezahlte (Cent). */
  ausgezahlt(programm: string, jahr: number): string;
  /** Formel für alles zu Erstattende in ganzen Cent, und was sie ergibt. */
  readonly erstattung: Rechnung;
  /** Formel, die die Unterschiede dieses Blatts zählt, und was sie ergibt. */
  readonly anzahlUnterschiede: string;
  readonly unterschiede: number;
}

interface Quellen extends Zeitquellen {
  readonly stellen: Eingabenblatt;
}

/** `null`, wo es weder Bescheid noch Abwicklung gibt, und bis Schema 2. */
export function abwicklungsblatt(
  quellen: Quellen,
  gespeichert: Abwicklungsergebnis | undefined,
): Abwicklungsblatt | null {
  const { rechnung } = quellen;
  const programme = abwicklungsrechnung(rechnung);
  const jahre = programme.flatMap((programm) => programm.jahre.map((jahr) => ({ programm, jahr })));
  if (!gespeichert || jahre.length === 0) return null;
  const blatt = new Blatt('Abwicklung', [
    15,
    15,
    14,
    ...Array.from({ length: 12 }, () => 16),
    21,
    ...Array.from({ length: 7 }, () => 16),
  ]);
  blatt.wert(
    { zeile: 1, spalte: 1 },
    'Nach dem Bescheid: je Haushaltsjahr und je Eintrag (R18, R20, R21, R23)',
    'titel',
  );
  blatt.zeile(
    ERSTE_ZEILE - 1,
    [
      ...JAHRESKOPF,
      ...VERGLICHEN.flatMap((f) => [ABWICKLUNGSFELD[f], 'gespeichert', 'Unterschied']),
      'endgültig, nur das Jahr begrenzt (A8)',
      'dann zu erstatten',
    ],
    'kopf',
  );
  const letztesJahr = ERSTE_ZEILE + jahre.length - 1;
  const eintragskopf = letztesJahr + 2;
  blatt.zeile(eintragskopf, EINTRAGSKOPF, 'kopf');
  const eintragszeilen = schreibeEintraege(blatt, programme, eintragskopf + 1, quellen);
  const letzter = eintragskopf + eintragszeilen.size;
  schreibeListen(blatt, rechnung, letzter + 2);
  let unterschiede = 0;
  jahre.forEach(({ programm: { programm }, jahr }, i) => {
    const zeile = ERSTE_ZEILE + i;
    const ergebnis = gespeichert.jeHaushaltsjahr.find(
      (e) => e.programm === programm && e.haushaltsjahr === jahr.haushaltsjahr,
    );
    const formeln = jahresformeln(blatt, programm, jahr, zeile, [eintragskopf + 1, letzter]);
    schreibeJahreslesart(blatt, jahr, zeile, [eintragskopf + 1, letzter]);
    VERGLICHEN.forEach((feld, j) => {
      const spalte = JAHRESKOPF.length + 1 + 3 * j;
      const wert = ergebnis?.[feld] ?? null;
      const unterschied = schreibeVergleich(
        blatt,
        [
          { zeile, spalte },
          { zeile, spalte: spalte + 1 },
          { zeile, spalte: spalte + 2 },
        ],
        formeln[feld],
        wert === null ? null : Number(wert),
        BETRAG,
      );
      if (unterschied !== 0) unterschiede++;
    });
  });
  const gezaehlt = VERGLICHEN.map((_, j) => {
    const bereich = blatt.bereich(JAHRESKOPF.length + 3 + 3 * j, ERSTE_ZEILE, letztesJahr);
    return `SUMPRODUCT((${bereich}<>0)*1)`;
  });
  const jahreszeilen = new Map(
    jahre.map(({ programm: { programm }, jahr }, i) => [platz(programm, jahr.haushaltsjahr), ERSTE_ZEILE + i]),
  );
  const zuErstatten = JAHRESKOPF.length + 1 + 3 * VERGLICHEN.indexOf('zuErstatten');
  return {
    blatt,
    bezug: (programm, jahr, id, feld) => {
      const zeile = eintragszeilen.get(platz(programm, jahr, id));
      return zeile === undefined ? null : blatt.bezug({ zeile, spalte: E[feld] });
    },
    jeEintrag: (feld) => blatt.bereich(E[feld], eintragskopf + 1, Math.max(eintragskopf + 1, letzter)),
    jeJahr: (feld) => blatt.bereich(J[feld], ERSTE_ZEILE, letztesJahr),
    ausgezahlt: (programm, jahr) =>
      blatt.bezug({ zeile: jahreszeilen.get(platz(programm, jahr)) ?? 0, spalte: JAHRESKOPF.length }),
    erstattung: {
      formel: `ROUND(SUM(${blatt.bereich(zuErstatten, ERSTE_ZEILE, letztesJahr)})*100,0)`,
      ergebnis: jahre.reduce(
        (summe, { jahr }) => summe + (jahr.planVollstaendig && jahr.zuErstatten ? inCent(jahr.zuErstatten) : 0),
        0,
      ),
    },
    anzahlUnterschiede: gezaehlt.join('+'),
    unterschiede,
  };
}

function platz(...teile: readonly (string | number)[]): string {
  return JSON.stringify(teile);
}

/** Je abgerechnetem Eintrag eine Zeile; gibt sie nach Programm, Haushaltsjahr und Kennung zurück. */
function schreibeEintraege(
  blatt: Blatt,
  programme: readonly Programmrechnung[],
  erste: number,
  quellen: Quellen,
): ReadonlyMap<string, number> {
  const zeilen = new Map<string, number>();
  const plaetze = new Map(quellen.rechnung.antrag.stellen.map(({ id }, i) => [id, i]));
  for (const { programm, jahre } of programme)
    for (const { haushaltsjahr, abrechnungen, eintraege } of jahre) {
      const tage = new Map(eintraege.map((eintrag) => [eintrag.id, eintrag.tage]));
      for (const [id, abrechnung] of abrechnungen) {
        const zeile = erste + zeilen.size;
        zeilen.set(platz(programm, haushaltsjahr, id), zeile);
        blatt.zeile(zeile, [programm, haushaltsjahr, id], ['text', 'ganz', 'text']);
        schreibeAbrechnung(blatt, abrechnung, zeile);
        const besetzt = tage.get(id);
        if (besetzt)
          schreibeBemessung(
            blatt,
            { zeile, index: plaetze.get(id) ?? -1, id, jahr: haushaltsjahr, tage: alsZahl(besetzt.wert) },
            quellen,
          );
      }
    }
  return zeilen;
}

interface Bemessungszeile {
  readonly zeile: number;
  readonly index: number;
  readonly id: string;
  readonly jahr: number;
  readonly tage: number;
}

/**
 * R4, R19: Bemessung der besetzten Tage als Bruch aus Formeln, ohne Besetzung der geplanten. Sind die Zahlen für
 * Tabellenformeln zu groß, bleibt der berechnete Bruch stehen.
 */
function schreibeBemessung(
  blatt: Blatt,
  { zeile, index, id, jahr, tage: besetzt }: Bemessungszeile,
  quellen: Quellen,
): void {
  const { rechnung, stellen, tage, besetzung } = quellen;
  const stelle = rechnung.antrag.stellen[index];
  const foerderung = rechnung.foerderungen[index];
  if (!stelle || !foerderung) return;
  const thm = foerderung.regelstand;
  const tageformel = besetzung ? besetzung.tage(id, jahr) : (tage.bezug(id, jahr)?.tage ?? '0');
  blatt.formel({ zeile, spalte: E.tage }, tageformel, besetzt, 'ganz');
  if (!stelleBleibtGenau(rechnung, index)) return;
  const anteil = alsBruch(stelle.stellenanteil);
  const volljahr = alsCent(thm.bemessungsgrundlage.wert) * anteil.zaehler;
  const s = (spalte: number) => stellen.bezug(index, spalte);
  const { monate, ganzes } = stellenzeit(quellen, { foerderung, id, jahr, jahreszelle: a1({ zeile, spalte: E.jahr }) });
  const gezaehlt = monate(1, MONATE_JE_JAHR);
  blatt.formel(
    { zeile, spalte: E.bemessungZaehler },
    `${s(STELLENSPALTE.bemessung)}*(${gezaehlt.formel})`,
    volljahr * gezaehlt.ergebnis,
    'ganz',
  );
  blatt.formel(
    { zeile, spalte: E.bemessungNenner },
    `${s(STELLENSPALTE.anteilNenner)}*${ganzes.formel}`,
    anteil.nenner * ganzes.ergebnis,
    'ganz',
  );
}

function schreibeAbrechnung(blatt: Blatt, { angaben, nachIst, endgueltig }: Abrechnung, zeile: number): void {
  const { ist, andereMittel, bemessung, quote, bewilligt } = angaben;
  const [bz, bn] = bemessung ? bruch(bemessung.wert, 100) : [0, 0];
  const [qz, qn] = quote ? bruch(quote.wert, 1) : [1, 1];
  const werte = [inCent(ist), andereMittel ? inCent(andereMittel) : 0, bz, bn, qz, qn];
  werte.forEach((wert, i) => {
    blatt.wert({ zeile, spalte: 4 + i }, wert, 'eingabeGanz');
  });
  if (bewilligt) blatt.wert({ zeile, spalte: 10 }, inCent(bewilligt), 'eingabeGanz');
  else blatt.wert({ zeile, spalte: 10 }, '–', 'text');
  const nach = (z: number, ist: string, andere: string) =>
    nachIstFormel({ ist, andere, bemessung: [`F${z}`, `G${z}`], quote: [`H${z}`, `I${z}`] });
  const voll = (z: number) => nach(z, `D${z}`, `E${z}`);
  blatt.zeilenformel({ zeile, spalte: E.nachIst }, voll, inCent(nachIst), 'cent');
  if (andereMittel)
    (nachIst.angaben.lesarten?.() ?? []).forEach((lesart, i) => {
      const rest = (z: number) => `MAX(0,D${z}-E${z})`;
      const formel = [
        (z: number) => `MAX(0,${nach(z, `D${z}`, '0')}-E${z})`,
        (z: number) => `MIN(${nach(z, `D${z}`, '0')},${rest(z)})`,
        (z: number) => nach(z, rest(z), '0'),
      ][i];
      if (formel)
        blatt.zeilenformel({ zeile, spalte: E.lesarten + i }, formel, inCent({ wert: lesart.andere() }), 'cent');
    });
  const begrenzt = (z: number) => `IF(ISNUMBER(J${z}),MIN(K${z},J${z}),K${z})`;
  blatt.zeilenformel({ zeile, spalte: E.endgueltig }, begrenzt, inCent(endgueltig), 'cent');
}

function jahresformeln(
  blatt: Blatt,
  programm: string,
  jahr: Jahresrechnung,
  zeile: number,
  [erste, letzte]: readonly [number, number],
): Readonly<Record<(typeof VERGLICHEN)[number], Rechnung | null>> {
  const { bewilligt, abgerufen, eingegangen, eingegangenBisJahresende, endgueltig, planVollstaendig } = jahr;
  blatt.zeile(zeile, [programm, jahr.haushaltsjahr], ['text', 'ganz']);
  if (bewilligt) blatt.wert({ zeile, spalte: 3 }, inCent(bewilligt), 'eingabeGanz');
  else blatt.wert({ zeile, spalte: 3 }, '–', 'text');
  [abgerufen, eingegangen, eingegangenBisJahresende].forEach((schritt, i) => {
    blatt.wert({ zeile, spalte: 4 + i }, inCent(schritt), 'eingabeGanz');
  });
  const spalte = (s: number) => blatt.bereich(s, erste, letzte);
  const summe = `SUMPRODUCT((${spalte(1)}=A${zeile})*(${spalte(2)}=B${zeile})*${spalte(E.endgueltig)})`;
  const wert = (schritt: { readonly wert: Exakt } | null) => (schritt ? Number(alsBetrag(schritt.wert)) : 0);
  const hat = endgueltig !== null && planVollstaendig;
  const nur = (bedingung: boolean, formel: string, schritt: { readonly wert: Exakt } | null): Rechnung | null =>
    bedingung ? { formel, ergebnis: wert(schritt) } : null;
  return {
    endgueltig: nur(hat, `${summe}/100`, endgueltig),
    nochAbrufbar: nur(bewilligt !== null, `MAX(0,C${zeile}-D${zeile})/100`, jahr.nochAbrufbar),
    zuErstatten: nur(hat, `MAX(0,E${zeile}-${summe})/100`, jahr.zuErstatten),
    forderung: nur(hat, `MAX(0,${summe}-F${zeile})/100`, jahr.forderung),
    verbindlichkeit: nur(hat, `MAX(0,F${zeile}-${summe})/100`, jahr.verbindlichkeit),
  };
}

/** A8: was herauskäme, wenn nur das Haushaltsjahr im Ganzen begrenzt wäre. */
function schreibeJahreslesart(
  blatt: Blatt,
  { bewilligt, endgueltig, eingegangen, planVollstaendig, abrechnungen }: Jahresrechnung,
  zeile: number,
  [erste, letzte]: readonly [number, number],
): void {
  if (!bewilligt || !endgueltig || !planVollstaendig) return;
  const nachIst = [...abrechnungen.values()].reduce((summe, a) => summe + inCent(a.nachIst), 0);
  const begrenzt = Math.min(nachIst, inCent(bewilligt));
  const spalte = JAHRESKOPF.length + 3 * VERGLICHEN.length + 1;
  const bereich = (s: number) => blatt.bereich(s, erste, letzte);
  const summe = `SUMPRODUCT((${bereich(1)}=A${zeile})*(${bereich(2)}=B${zeile})*${bereich(E.nachIst)})`;
  blatt.formel({ zeile, spalte }, `MIN(${summe},C${zeile})/100`, begrenzt / 100, 'betrag');
  const zuErstatten = Math.max(0, inCent(eingegangen) - begrenzt);
  blatt.formel(
    { zeile, spalte: spalte + 1 },
    `MAX(0,E${zeile}-ROUND(${a1({ zeile, spalte })}*100,0))/100`,
    zuErstatten / 100,
    'betrag',
  );
}
