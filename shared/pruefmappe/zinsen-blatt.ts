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
const ERSTER_SATZ = 9;
const ZAEHLUNGEN = [
  { name: 'act/365', jahr: 365, spalte: 4 },
  { name: '30E/360', jahr: 360, spalte: 5 },
] as const;

/** `erstattung` füllt den Betrag vor, in ganzen Cent. */
export function zinsblatt(erstattung: Rechnung): Blatt {
  const blatt = new Blatt('Zinsen', [44, 16, 26, 14, 14]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Zinsen auf eine Erstattung (R24, A10)', 'titel');
  blatt.wert(
    { zeile: 2, spalte: 1 },
    'Ersten verzinsten Tag und Tag der Zahlung eintragen; der Tag der Zahlung trägt keine Zinsen. Vorausgefüllt ist alles zu Erstattende; für einen einzelnen Bescheid den Betrag ersetzen. Gerundet wird einmal.',
    'text',
  );
  const [betrag, ab, gezahlt] = [BETRAG, AB, GEZAHLT].map(({ zeile }) => `$B$${zeile}`) as [string, string, string];
  blatt.wert({ zeile: BETRAG.zeile, spalte: 1 }, 'Betrag (Cent)', 'name');
  blatt.formel(BETRAG, erstattung.formel, erstattung.ergebnis, 'cent');
  blatt.wert({ zeile: AB.zeile, spalte: 1 }, 'erster verzinster Tag', 'name');
  blatt.wert(AB, '', 'eingabeTag');
  blatt.wert({ zeile: GEZAHLT.zeile, spalte: 1 }, 'gezahlt am', 'name');
  blatt.wert(GEZAHLT, '', 'eingabeTag');
  blatt.zeile(
    ERSTER_SATZ - 1,
    ['Basiszinssatz ab', 'bis vor', 'Hundertstel v. H.', 'Tage act', 'Tage 30E/360'],
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
    const tag30 = `(YEAR(${vor})-YEAR(${von}))*360+(MONTH(${vor})-MONTH(${von}))*30+MIN(DAY(${vor}),30)-MIN(DAY(${von}),30)`;
    blatt.formel({ zeile, spalte: 5 }, nurMitTagen(`IF(${vor}<=${von},0,${tag30})`), 0, 'ganz');
  });
  const letzter = ERSTER_SATZ + saetze.length - 1;
  const kopf = letzter + 2;
  blatt.zeile(kopf, ['Punkte über dem Basiszinssatz', 'Zählung', 'Zinsen €'], 'kopf');
  const spalte = (s: number) => blatt.bereich(s, ERSTER_SATZ, letzter);
  ZINSRECHT.punkte
    .flatMap(({ wert: punkte }) => ZAEHLUNGEN.map((zaehlung) => ({ punkte: Number(punkte), ...zaehlung })))
    .forEach(({ punkte, name, jahr, spalte: tage }, i) => {
      const zeile = kopf + 1 + i;
      blatt.zeile(zeile, [punkte, name], ['eingabeGanz', 'text']);
      const teiler = jahr * 10_000;
      const summe = `SUMPRODUCT((${spalte(3)}+100*${a1({ zeile, spalte: 1 })})*${spalte(tage)})`;
      const bekannt = `OR(${ab}<${alsSeriell(BASISZINS_BEKANNT.von)},${gezahlt}>${alsSeriell(LETZTER_ZAHLTAG)},${gezahlt}<${ab})`;
      blatt.formel(
        { zeile, spalte: 3 },
        `IF(OR(${ab}="",${gezahlt}=""),"",IF(${bekannt},"kein Basiszinssatz bekannt",INT((2*${betrag}*${summe}+${teiler})/(2*${teiler}))/100))`,
        '',
        'betrag',
      );
    });
  return blatt;
}
