/**
 * Blatt „Abrufplan“: wie viel alle zwei Monate anzufordern ist, wenn ausgegeben wird wie geplant (R21, A9). Der Bedarf
 * bleibt exakt; gerundet wird einmal je Stelle und Fenster, das aufgelaufene Ziel, in ganzen Cent.
 */
import { geplanteStellenposten } from '../antrag/abruf-im-fenster.ts';
import { abwicklungsrechnung, type Jahresrechnung } from '../antrag/abwicklungsrechnung.ts';
import { monatsende } from '../grund/datum.ts';
import type { Foerderung } from '../kern/foerderung.ts';
import { FENSTERMONATE } from '../kern/mittelabruf.ts';
import { a1, Blatt, spaltenname } from './blatt.ts';
import { type Eingabenblatt, ERSTE_ZEILE, STELLENSPALTE as S } from './eingaben-blaetter.ts';
import { stellenzeit, type Zeitquellen } from './stellenzeit.ts';
import { MONATE } from './tage-blatt.ts';
import { alsBruch, alsCent, inCent } from './umrechnung.ts';
import { MONATE_JE_JAHR, stelleBleibtGenau } from './zeilen-blatt.ts';

/** Erster und letzter Monat jedes Fensters; eines endet spätestens am 31.12. */
const FENSTER: readonly (readonly [erster: number, letzter: number])[] = Array.from(
  { length: Math.ceil(MONATE_JE_JAHR / FENSTERMONATE) },
  (_, i) => [1 + i * FENSTERMONATE, Math.min((i + 1) * FENSTERMONATE, MONATE_JE_JAHR)],
);
const FENSTERNAMEN = FENSTER.map(([erster, letzter]) => `${MONATE[erster - 1]}–${MONATE[letzter - 1]}`);
const SPALTE = {
  ...{ jahr: 1, kennung: 2, anteil: 3, faehig: 4, quoteZaehler: 5, nenner: 6, zeit: 7 },
  ziel: 7 + FENSTER.length,
} as const;
/** Auf Papier stehen die Ziele auf der zweiten Seite. */
export const ZIELE_AB = SPALTE.ziel;

interface Quellen extends Zeitquellen {
  readonly stellen: Eingabenblatt;
}

/** `null`, wo kein Bescheid den Stellen etwas bewilligt. */
export function abrufplanblatt(quellen: Quellen): Blatt | null {
  const { antrag } = quellen.rechnung;
  const thm = abwicklungsrechnung(quellen.rechnung).find(({ programm }) => programm === 'THM');
  const jahre = (thm?.jahre ?? []).filter(
    ({ bewilligt, planVollstaendig, anteile }) => bewilligt && planVollstaendig && anteile.size > 0,
  );
  if (jahre.length === 0) return null;
  const zaehlt = antrag.zeitanteil === 'zwoelftel' ? 'Monate' : 'Tage';
  const kopf = [
    ...['Haushaltsjahr', 'Kennung', 'bewilligter Anteil (Cent)'],
    ...['zuwendungsfähig im ganzen Jahr, Zähler (Cent)', 'Quote, Zähler', 'Nenner'],
    ...FENSTERNAMEN.map((name) => `${zaehlt} ${name}`),
    ...FENSTER.map(([, letzter]) => `Ziel bis Ende ${MONATE[letzter - 1]} (Cent)`),
  ];
  const blatt = new Blatt('Abrufplan', [14, 12, 16, 20, 10, 12, ...FENSTER.map(() => 12), ...FENSTER.map(() => 15)]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Abruf nach Plan, alle zwei Monate (R21, A9)', 'titel');
  blatt.zeile(ERSTE_ZEILE - 1, kopf, 'kopf');
  let zeile = ERSTE_ZEILE;
  const abrufe = jahre.map((jahr) => {
    const summen = FENSTER.map(() => 0);
    antrag.stellen.forEach(({ id }, index) => {
      const anteil = jahr.anteile.get(id);
      const foerderung = quellen.rechnung.foerderungen[index];
      if (!anteil || !foerderung) return;
      const ort = { zeile: zeile++, jahr, id, index, foerderung, anteil: inCent(anteil) };
      schreibeZiele(blatt, ort, quellen).forEach((ziel, i) => {
        summen[i] = (summen[i] ?? 0) + ziel;
      });
    });
    return { jahr, summen };
  });
  schreibeAbrufe(blatt, zeile - 1, abrufe);
  return blatt;
}

interface Stellenzeile {
  readonly zeile: number;
  readonly jahr: Jahresrechnung;
  readonly id: string;
  readonly index: number;
  readonly foerderung: Foerderung;
  /** Bewilligter Anteil in Cent. */
  readonly anteil: number;
}

/** min(cent(Quote · min(Bedarf, Bemessung) bis zum Ende des Fensters), bewilligter Anteil); ergibt die Ziele in Cent. */
function schreibeZiele(blatt: Blatt, ort: Stellenzeile, quellen: Quellen): number[] {
  const { zeile, jahr, id, index, foerderung, anteil } = ort;
  const { rechnung, stellen } = quellen;
  blatt.zeile(zeile, [jahr.haushaltsjahr, id, anteil], ['ganz', 'text', 'eingabeGanz']);
  const jahreszelle = a1({ zeile, spalte: SPALTE.jahr });
  const zeit = stellenzeit(quellen, { foerderung, id, jahr: jahr.haushaltsjahr, jahreszelle });
  let bisher = 0;
  const gezaehlt = FENSTER.map((monate, i) => {
    const { formel, ergebnis } = zeit.monate(...monate);
    blatt.formel({ zeile, spalte: SPALTE.zeit + i }, formel, ergebnis, 'ganz');
    bisher += ergebnis;
    return bisher;
  });
  // Wo die Zahlen für Tabellenformeln zu groß sind, stehen die berechneten Beträge.
  if (!stelleBleibtGenau(rechnung, index)) {
    const ziele = FENSTER.map(([, letzter]) => {
      const fensterBis = monatsende({ jahr: jahr.haushaltsjahr, monat: letzter, tag: 1 });
      const posten = geplanteStellenposten(rechnung, jahr, fensterBis).find((p) => p.id === id);
      return posten ? inCent(posten.ziel) : 0;
    });
    blatt.zeile(zeile, ziele, 'cent', SPALTE.ziel);
    return ziele;
  }
  const s = (spalte: number) => stellen.bezug(index, spalte);
  const { faehig, anteilNenner, quote } = jahreszahlen(foerderung, rechnung.antrag.stellen[index]);
  const nenner = anteilNenner * zeit.ganzes.ergebnis * quote.nenner;
  const quotenbezug = (spalte: number) => (foerderung.regelstand.foerderquote ? s(spalte) : '1');
  blatt.formel({ zeile, spalte: SPALTE.faehig }, s(S.faehig), faehig, 'ganz');
  blatt.formel({ zeile, spalte: SPALTE.quoteZaehler }, quotenbezug(S.quoteZaehler), quote.zaehler, 'ganz');
  blatt.formel(
    { zeile, spalte: SPALTE.nenner },
    `${s(S.anteilNenner)}*${zeit.ganzes.formel}*${quotenbezug(S.quoteNenner)}`,
    nenner,
    'ganz',
  );
  const z = (spalte: number, nummer: number) => `$${spaltenname(spalte)}${nummer}`;
  return gezaehlt.map((bis, i) => {
    const ziel = Math.min(Math.floor((2 * faehig * bis * quote.zaehler + nenner) / (2 * nenner)), anteil);
    const formel = (nummer: number) => {
      const summe = `SUM(${z(SPALTE.zeit, nummer)}:${z(SPALTE.zeit + i, nummer)})`;
      const zaehler = `${z(SPALTE.faehig, nummer)}*${summe}*${z(SPALTE.quoteZaehler, nummer)}`;
      return `MIN(ROUND(${zaehler}/${z(SPALTE.nenner, nummer)},0),${z(SPALTE.anteil, nummer)})`;
    };
    blatt.zeilenformel({ zeile, spalte: SPALTE.ziel + i }, formel, ziel, 'cent');
    return ziel;
  });
}

/** Was die Bezüge auf das Blatt „Stellen“ ergeben. */
function jahreszahlen(
  { regelstand: { bemessungsgrundlage, foerderquote } }: Foerderung,
  stelle: Quellen['rechnung']['antrag']['stellen'][number] | undefined,
) {
  const { zaehler, nenner: anteilNenner } = alsBruch(stelle?.stellenanteil ?? '0');
  const volljahr = alsCent(bemessungsgrundlage.wert) * zaehler;
  const ausgaben = stelle?.jahresausgaben ?? null;
  const faehig = ausgaben === null ? volljahr : Math.min(alsCent(ausgaben) * anteilNenner, volljahr);
  return { faehig, anteilNenner, quote: alsBruch(foerderquote?.wert ?? '1') };
}

interface Jahresabrufe {
  readonly jahr: Jahresrechnung;
  /** Summe der Ziele je Fenster, in Cent. */
  readonly summen: readonly number[];
}

/** Je Haushaltsjahr: höchstens der Bescheid, abzüglich dessen, was die Fenster davor abgerufen haben. */
function schreibeAbrufe(blatt: Blatt, letzte: number, abrufe: readonly Jahresabrufe[]): void {
  const titelzeile = letzte + 2;
  blatt.wert({ zeile: titelzeile, spalte: 1 }, 'Abruf je Fenster (Cent)', 'abschnitt');
  blatt.zeile(titelzeile + 1, ['Haushaltsjahr', '', 'bewilligt (Cent)', '', '', '', ...FENSTERNAMEN], 'kopf');
  abrufe.forEach(({ jahr: { haushaltsjahr, bewilligt }, summen }, j) => {
    const zeile = titelzeile + 2 + j;
    const hoechstens = bewilligt ? inCent(bewilligt) : 0;
    blatt.wert({ zeile, spalte: SPALTE.jahr }, haushaltsjahr, 'ganz');
    blatt.wert({ zeile, spalte: SPALTE.anteil }, hoechstens, 'eingabeGanz');
    let bisher = 0;
    summen.forEach((summe, i) => {
      const spalte = (nummer: number) => `$${spaltenname(nummer)}$${ERSTE_ZEILE}:$${spaltenname(nummer)}$${letzte}`;
      const ziele = `SUMPRODUCT((${spalte(SPALTE.jahr)}=$A${zeile})*${spalte(SPALTE.ziel + i)})`;
      const davor =
        i === 0 ? '0' : `SUM($${spaltenname(SPALTE.zeit)}${zeile}:${a1({ zeile, spalte: SPALTE.zeit + i - 1 })})`;
      const abruf = Math.max(0, Math.min(summe, hoechstens) - bisher);
      bisher += abruf;
      blatt.formel(
        { zeile, spalte: SPALTE.zeit + i },
        `MAX(0,MIN(${ziele},$${spaltenname(SPALTE.anteil)}${zeile})-${davor})`,
        abruf,
        'cent',
      );
    });
  });
}
