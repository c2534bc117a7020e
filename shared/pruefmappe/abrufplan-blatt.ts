/**
 * Blatt „Abrufplan“: wie viel alle zwei Monate anzufordern ist, wenn ausgegeben wird wie geplant (R21, A9). Der Bedarf
 * bleibt exakt; gerundet wird einmal je Stelle und Fenster, das aufgelaufene Ziel, in ganzen Cent.
 */
import { geplanteStellenposten } from '../antrag/abruf-im-fenster.ts';
import { abwicklungsrechnung, type Jahresrechnung } from '../antrag/abwicklungsrechnung.ts';
import { monatsende } from '../grund/datum.ts';
import { FENSTERMONATE } from '../kern/mittelabruf.ts';
import { a1, Blatt, spaltenname } from './blatt.ts';
import { type Eingabenblatt, ERSTE_ZEILE, STELLENSPALTE as S } from './eingaben-blaetter.ts';
import { stellenzeit, type Zeitquellen } from './stellenzeit.ts';
import { MONATE } from './tage-blatt.ts';
import { inCent } from './umrechnung.ts';
import { MONATE_JE_JAHR, stelleBleibtGenau } from './zeilen-blatt.ts';

/** Erster und letzter Monat jedes Fensters; eines endet spätestens am 31.12. */
const FENSTER: readonly (readonly [erster: number, letzter: number])[] = Array.from(
  { length: Math.ceil(MONATE_JE_JAHR / FENSTERMONATE) },
  (_, i) => [1 + i * FENSTERMONATE, Math.min((i + 1) * FENSTERMONATE, MONATE_JE_JAHR)],
);
const FENSTERNAMEN = FENSTER.map(([erster, letzter]) => `${MONATE[erster - 1]}–${MONATE[letzter - 1]}`);
const SPALTE = { jahr: 1, kennung: 2, anteil: 3, zeit: 4, ziel: 4 + FENSTER.length } as const;
/** Auf Papier stehen die Ziele auf der zweiten Seite. */
export const ZIELE_AB = SPALTE.ziel;

interface Quellen extends Zeitquellen {
  readonly stellen: Eingabenblatt;
}

/** `null`, wo kein Bescheid den Stellen etwas bewilligt. */
export function abrufplanblatt(quellen: Quellen): Blatt | null {
  const thm = abwicklungsrechnung(quellen.rechnung).find(({ programm }) => programm === 'THM');
  const jahre = (thm?.jahre ?? []).filter(
    ({ bewilligt, planVollstaendig, anteile }) => bewilligt && planVollstaendig && anteile.size > 0,
  );
  if (jahre.length === 0) return null;
  const blatt = new Blatt('Abrufplan', [14, 12, 16, ...FENSTER.map(() => 12), ...FENSTER.map(() => 15)]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Abruf nach Plan, alle zwei Monate, in Cent (R21, A9)', 'titel');
  const zaehlt = quellen.rechnung.antrag.zeitanteil === 'zwoelftel' ? 'Monate' : 'Tage';
  const kopf = [
    ...['Haushaltsjahr', 'Kennung', 'bewilligter Anteil (Cent)'],
    ...FENSTERNAMEN.map((name) => `${zaehlt} ${name}`),
    ...FENSTER.map(([, letzter]) => `Ziel bis Ende ${MONATE[letzter - 1]}`),
  ];
  blatt.zeile(ERSTE_ZEILE - 1, kopf, 'kopf');
  let zeile = ERSTE_ZEILE;
  const ziele = new Map<number, number[]>();
  for (const jahr of jahre) {
    const jeFenster = FENSTER.map(([, letzter]) =>
      geplanteStellenposten(quellen.rechnung, jahr, monatsende({ jahr: jahr.haushaltsjahr, monat: letzter, tag: 1 })),
    );
    ziele.set(
      jahr.haushaltsjahr,
      jeFenster.map((posten) => posten.reduce((summe, { ziel }) => summe + inCent(ziel), 0)),
    );
    const anzahl = jeFenster[0]?.length ?? 0;
    for (let i = 0; i < anzahl; i++) {
      const posten = jeFenster.flatMap((fenster) => fenster[i] ?? []);
      const id = posten[0]?.id ?? '';
      const bewilligt = posten[0]?.bewilligt;
      if (!bewilligt) continue;
      blatt.zeile(zeile, [jahr.haushaltsjahr, id, inCent(bewilligt)], ['ganz', 'text', 'eingabeGanz']);
      schreibeZiele(
        blatt,
        zeile++,
        { jahr: jahr.haushaltsjahr, id, ziele: posten.map(({ ziel }) => inCent(ziel)) },
        quellen,
      );
    }
  }
  schreibeAbrufe(blatt, zeile - 1, jahre, ziele);
  return blatt;
}

interface Stellenzeile {
  readonly jahr: number;
  readonly id: string;
  /** Aufgelaufen, je Fenster, in Cent. */
  readonly ziele: readonly number[];
}

/** min(cent(Quote · min(Bedarf, Bemessung) bis zum Ende des Fensters), bewilligter Anteil) */
function schreibeZiele(blatt: Blatt, zeile: number, { jahr, id, ziele }: Stellenzeile, quellen: Quellen): void {
  const { rechnung, stellen } = quellen;
  const index = rechnung.antrag.stellen.findIndex((stelle) => stelle.id === id);
  const foerderung = rechnung.foerderungen[index];
  if (!foerderung) return;
  const genau = stelleBleibtGenau(rechnung, index);
  const s = (spalte: number) => stellen.bezug(index, spalte);
  FENSTER.forEach((monate, i) => {
    const zeit = stellenzeit(quellen, { foerderung, id, jahr, monate }, `$A${zeile}`);
    blatt.formel({ zeile, spalte: SPALTE.zeit + i }, zeit.gezaehlt.formel, zeit.gezaehlt.ergebnis, 'ganz');
    const ort = { zeile, spalte: SPALTE.ziel + i };
    // Wo die Zahlen für Tabellenformeln zu groß sind, steht der berechnete Betrag.
    if (!genau) {
      blatt.wert(ort, ziele[i] ?? 0, 'cent');
      return;
    }
    const bisher = `SUM($${spaltenname(SPALTE.zeit)}${zeile}:${a1({ zeile, spalte: SPALTE.zeit + i })})`;
    const [zaehler, nenner] = foerderung.regelstand.foerderquote
      ? [`*${s(S.quoteZaehler)}`, `*${s(S.quoteNenner)}`]
      : ['', ''];
    const zuwendung = `ROUND(${s(S.faehig)}*${bisher}${zaehler}/(${s(S.anteilNenner)}*${zeit.ganzes.formel}${nenner}),0)`;
    blatt.formel(ort, `MIN(${zuwendung},$${spaltenname(SPALTE.anteil)}${zeile})`, ziele[i] ?? 0, 'cent');
  });
}

/** Je Haushaltsjahr: höchstens der Bescheid, abzüglich dessen, was die Fenster davor abgerufen haben. */
function schreibeAbrufe(
  blatt: Blatt,
  letzte: number,
  jahre: readonly Jahresrechnung[],
  ziele: ReadonlyMap<number, readonly number[]>,
): void {
  const titelzeile = letzte + 2;
  blatt.wert({ zeile: titelzeile, spalte: 1 }, 'Abruf je Fenster, Cent', 'abschnitt');
  const kopf = ['Haushaltsjahr', '', 'bewilligt (Cent)', ...FENSTERNAMEN];
  blatt.zeile(titelzeile + 1, kopf, 'kopf');
  jahre.forEach(({ haushaltsjahr, bewilligt }, j) => {
    const zeile = titelzeile + 2 + j;
    const hoechstens = bewilligt ? inCent(bewilligt) : 0;
    blatt.wert({ zeile, spalte: SPALTE.jahr }, haushaltsjahr, 'ganz');
    blatt.wert({ zeile, spalte: SPALTE.anteil }, hoechstens, 'eingabeGanz');
    let bisher = 0;
    FENSTER.forEach((_, i) => {
      const spalte = (nummer: number) => `$${spaltenname(nummer)}$${ERSTE_ZEILE}:$${spaltenname(nummer)}$${letzte}`;
      const summe = `SUMPRODUCT((${spalte(SPALTE.jahr)}=$A${zeile})*${spalte(SPALTE.ziel + i)})`;
      const davor =
        i === 0 ? '0' : `SUM($${spaltenname(SPALTE.zeit)}${zeile}:${a1({ zeile, spalte: SPALTE.zeit + i - 1 })})`;
      const abruf = Math.max(0, Math.min(ziele.get(haushaltsjahr)?.[i] ?? 0, hoechstens) - bisher);
      bisher += abruf;
      blatt.formel(
        { zeile, spalte: SPALTE.zeit + i },
        `MAX(0,MIN(${summe},$${spaltenname(SPALTE.anteil)}${zeile})-${davor})`,
        abruf,
        'cent',
      );
    });
  });
}
