/**
 * Blatt „Zinsen“: rechnet Zinsen auf eine Erstattung (R24, A10) als Formeln, sobald die beiden Tage eingetragen sind;
 * in keinem Antrag stehen sie. Je Zeile gilt ein Basiszinssatz; Abschnitte mit demselben Satz ergeben zusammen dasselbe.
 */

import { alsSeriell } from '../grund/seriell.ts';
import { BASISZINS_BEKANNT, LETZTER_ZAHLTAG, ZINSRECHT } from '../regelstand/basiszins.ts';
import { a1, Blatt } from './blatt.ts';
import { seriell } from './umrechnung.ts';
import type { Rechnung } from './vergleichszellen.ts';

const BETRAG = { zeile: 4, spalte: 2 };
const AB = { zeile: 5, spalte: 2 };
const GEZAHLT = { zeile: 6, spalte: 2 };
const WECHSEL = { zeile: 7, spalte: 2 };
const ERSTER_SATZ = 10;
const ZAEHLUNGEN = [
  { name: 'act/365', jahr: 365, spalte: 4, vorWechsel: 6 },
  { name: '30E/360', jahr: 360, spalte: 5, vorWechsel: 7 },
] as const;

/** Die Punkte von heute und die früheren; ab wann die neuen gelten, sagt keine Quelle (R24). */
const [NEUE, FRUEHERE] = ZINSRECHT.punkte.map(({ wert }) => Number(wert)) as [number, number];

/** `erstattung` füllt den Betrag vor, in ganzen Cent. */
export function zinsblatt(erstattung: Rechnung): Blatt {
  const blatt = new Blatt('Zinsen', [44, 16, 26, 14, 14, 18, 18]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Zinsen auf eine Erstattung (R24, A10)', 'titel');
  blatt.wert(
    { zeile: 2, spalte: 1 },
    'Ersten verzinsten Tag und Tag der Zahlung eintragen; der Tag der Zahlung trägt keine Zinsen. Vorausgefüllt ist alles zu Erstattende; für einen einzelnen Bescheid den Betrag ersetzen. Gerundet wird einmal.',
    'text',
  );
  const [betrag, ab, gezahlt, wechsel] = [BETRAG, AB, GEZAHLT, WECHSEL].map(({ zeile }) => `$B$${zeile}`) as [
    string,
    string,
    string,
    string,
  ];
  blatt.wert({ zeile: BETRAG.zeile, spalte: 1 }, 'Betrag (Cent)', 'name');
  blatt.formel(BETRAG, erstattung.formel, erstattung.ergebnis, 'cent');
  blatt.wert({ zeile: AB.zeile, spalte: 1 }, 'erster verzinster Tag', 'name');
  blatt.wert(AB, '', 'eingabeTag');
  blatt.wert({ zeile: GEZAHLT.zeile, spalte: 1 }, 'gezahlt am', 'name');
  blatt.wert(GEZAHLT, '', 'eingabeTag');
  blatt.wert({ zeile: WECHSEL.zeile, spalte: 1 }, `ab diesem Tag ${NEUE} statt ${FRUEHERE} Punkte (leer: nie)`, 'name');
  blatt.wert(WECHSEL, '', 'eingabeTag');
  blatt.zeile(
    ERSTER_SATZ - 1,
    [
      'Basiszinssatz ab',
      'bis vor',
      'Hundertstel v. H.',
      'Tage act',
      'Tage 30E/360',
      'vor Wechsel act',
      'vor Wechsel 30E',
    ],
    'kopf',
  );
  const saetze = ZINSRECHT.basiszinssaetze;
  saetze.forEach((satz, i) => {
    const zeile = ERSTER_SATZ + i;
    const naechster = saetze[i + 1];
    blatt.wert({ zeile, spalte: 1 }, seriell(satz.ab), 'eingabeTag');
    blatt.wert({ zeile, spalte: 2 }, naechster ? seriell(naechster.ab) : alsSeriell(LETZTER_ZAHLTAG), 'eingabeTag');
    blatt.wert({ zeile, spalte: 3 }, Math.round(Number(satz.wert) * 100), 'eingabeGanz');
    const [von, vor] = [`MAX(${ab},$A${zeile})`, `MIN(${gezahlt},$B${zeile})`];
    const nurMitTagen = (tage: string) => `IF(OR(${ab}="",${gezahlt}=""),0,${tage})`;
    blatt.formel({ zeile, spalte: 4 }, nurMitTagen(`MAX(0,${vor}-${von})`), 0, 'ganz');
    blatt.formel({ zeile, spalte: 5 }, nurMitTagen(`IF(${vor}<=${von},0,${tage30(von, vor)})`), 0, 'ganz');
    const vorher = `MIN(${vor},${wechsel})`;
    const nurMitWechsel = (tage: string) => nurMitTagen(`IF(${wechsel}="",0,${tage})`);
    blatt.formel({ zeile, spalte: 6 }, nurMitWechsel(`MAX(0,${vorher}-${von})`), 0, 'ganz');
    blatt.formel({ zeile, spalte: 7 }, nurMitWechsel(`IF(${vorher}<=${von},0,${tage30(von, vorher)})`), 0, 'ganz');
  });
  const letzter = ERSTER_SATZ + saetze.length - 1;
  const kopf = letzter + 2;
  blatt.zeile(kopf, ['Punkte über dem Basiszinssatz', 'Zählung', 'Zinsen €'], 'kopf');
  const spalte = (s: number) => blatt.bereich(s, ERSTER_SATZ, letzter);
  const bekannt = `OR(${ab}<${alsSeriell(BASISZINS_BEKANNT.von)},${gezahlt}>${alsSeriell(LETZTER_ZAHLTAG)},${gezahlt}<${ab})`;
  const gerundet = (fehlt: string, summe: string, jahr: number) =>
    `IF(OR(${fehlt}),"",IF(${bekannt},"kein Basiszinssatz bekannt",INT((2*${betrag}*(${summe})+${jahr * 10_000})/(2*${jahr * 10_000}))/100))`;
  const ohneTage = `${ab}="",${gezahlt}=""`;
  ZINSRECHT.punkte
    .flatMap(({ wert: punkte }) => ZAEHLUNGEN.map((zaehlung) => ({ punkte: Number(punkte), ...zaehlung })))
    .forEach(({ punkte, name, jahr, spalte: tage }, i) => {
      const zeile = kopf + 1 + i;
      blatt.zeile(zeile, [punkte, name], ['eingabeGanz', 'text']);
      const summe = `SUMPRODUCT((${spalte(3)}+100*${a1({ zeile, spalte: 1 })})*${spalte(tage)})`;
      blatt.formel({ zeile, spalte: 3 }, gerundet(ohneTage, summe, jahr), '', 'betrag');
    });
  ZAEHLUNGEN.forEach(({ name, jahr, spalte: tage, vorWechsel }, i) => {
    const zeile = kopf + 1 + ZINSRECHT.punkte.length * ZAEHLUNGEN.length + i;
    blatt.zeile(zeile, [`${FRUEHERE}, ab dem Wechsel ${NEUE}`, name], ['name', 'text']);
    const summe = `SUMPRODUCT((${spalte(3)}+${100 * NEUE})*${spalte(tage)})+${100 * (FRUEHERE - NEUE)}*SUM(${spalte(vorWechsel)})`;
    blatt.formel({ zeile, spalte: 3 }, gerundet(`${ohneTage},${wechsel}=""`, summe, jahr), '', 'betrag');
  });
  return blatt;
}

/** Tage nach 30E/360; sie lassen sich teilen und addieren (A10). */
function tage30(von: string, vor: string): string {
  return `(YEAR(${vor})-YEAR(${von}))*360+(MONTH(${vor})-MONTH(${von}))*30+MIN(DAY(${vor}),30)-MIN(DAY(${von}),30)`;
}
