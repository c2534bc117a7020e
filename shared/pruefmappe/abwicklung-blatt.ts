/**
 * Blatt „Abwicklung“: die Abrechnung je Eintrag (R20, A8) und je Programm und Haushaltsjahr (R18, R21, R23) noch einmal
 * als Formeln. Gerechnet wird in ganzen Cent; die Bemessung der besetzten Tage steht als Bruch da, damit nichts vor der
 * einen Rundung gerundet wird.
 */
import type { Abwicklungsergebnis } from '../antrag/abwicklungsergebnis.ts';
import { ABWICKLUNGSFELD } from '../antrag/abwicklungsfelder.ts';
import { abwicklungsrechnung, type Jahresrechnung, type Programmrechnung } from '../antrag/abwicklungsrechnung.ts';
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { alsBetrag, type Exakt } from '../grund/geld.ts';
import type { Abrechnung } from '../kern/abrechnung.ts';
import { schreibeListen } from './abwicklung-listen.ts';
import { Blatt } from './blatt.ts';
import { ERSTE_ZEILE } from './eingaben-blaetter.ts';
import { alsCent } from './umrechnung.ts';
import { type Rechnung, schreibeVergleich, type Vergleichsstil } from './vergleichszellen.ts';

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
  'Id',
  'Ist (Cent)',
  'andere Mittel (Cent)',
  'Bemessung, Zähler (Cent)',
  'Bemessung, Nenner (0: keine)',
  'Quote, Zähler',
  'Quote, Nenner',
  'bewilligter Anteil (Cent)',
  'nach Ist (Cent)',
  'endgültig (Cent)',
];

export interface Abwicklungsblatt {
  readonly blatt: Blatt;
  /** Formel, die die Unterschiede dieses Blatts zählt, und was sie ergibt. */
  readonly anzahlUnterschiede: string;
  readonly unterschiede: number;
}

/** `null`, wo es weder Bescheid noch Abwicklung gibt, und bis Schema 2. */
export function abwicklungsblatt(
  rechnung: Planrechnung,
  gespeichert: Abwicklungsergebnis | undefined,
): Abwicklungsblatt | null {
  const programme = abwicklungsrechnung(rechnung);
  const jahre = programme.flatMap((programm) => programm.jahre.map((jahr) => ({ programm, jahr })));
  if (!gespeichert || jahre.length === 0) return null;
  const blatt = new Blatt('Abwicklung', [12, 14, 12, ...Array.from({ length: 18 }, () => 16)]);
  blatt.wert(
    { zeile: 1, spalte: 1 },
    'Nach dem Bescheid: je Haushaltsjahr und je Eintrag (R18, R20, R21, R23)',
    'titel',
  );
  blatt.zeile(
    ERSTE_ZEILE - 1,
    [...JAHRESKOPF, ...VERGLICHEN.flatMap((f) => [ABWICKLUNGSFELD[f], 'gespeichert', 'Unterschied'])],
    'kopf',
  );
  const letztesJahr = ERSTE_ZEILE + jahre.length - 1;
  const eintragskopf = letztesJahr + 2;
  blatt.zeile(eintragskopf, EINTRAGSKOPF, 'kopf');
  const letzter = schreibeEintraege(blatt, programme, eintragskopf + 1);
  schreibeListen(blatt, rechnung, letzter + 2);
  let unterschiede = 0;
  jahre.forEach(({ programm: { programm }, jahr }, i) => {
    const zeile = ERSTE_ZEILE + i;
    const ergebnis = gespeichert.jeHaushaltsjahr.find(
      (e) => e.programm === programm && e.haushaltsjahr === jahr.haushaltsjahr,
    );
    const formeln = jahresformeln(blatt, programm, jahr, zeile, [eintragskopf + 1, letzter]);
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
  return { blatt, anzahlUnterschiede: gezaehlt.join('+'), unterschiede };
}

/** Je abgerechnetem Eintrag eine Zeile; gibt die letzte zurück. */
function schreibeEintraege(blatt: Blatt, programme: readonly Programmrechnung[], erste: number): number {
  let zeile = erste;
  for (const { programm, jahre } of programme)
    for (const { haushaltsjahr, abrechnungen } of jahre)
      for (const [id, abrechnung] of abrechnungen) {
        blatt.zeile(zeile, [programm, haushaltsjahr, id], ['text', 'ganz', 'text']);
        schreibeAbrechnung(blatt, abrechnung, zeile);
        zeile++;
      }
  return zeile - 1;
}

function schreibeAbrechnung(blatt: Blatt, { angaben, nachIst, endgueltig }: Abrechnung, zeile: number): void {
  const { ist, andereMittel, bemessung, quote, bewilligt } = angaben;
  const [bz, bn] = bemessung ? bruch(bemessung.wert, 100) : [0, 0];
  const [qz, qn] = quote ? bruch(quote.wert, 1) : [1, 1];
  const werte = [cent(ist.wert), andereMittel ? cent(andereMittel.wert) : 0, bz, bn, qz, qn];
  werte.forEach((wert, i) => {
    blatt.wert({ zeile, spalte: 4 + i }, wert, 'eingabeGanz');
  });
  if (bewilligt) blatt.wert({ zeile, spalte: 10 }, cent(bewilligt.wert), 'eingabeGanz');
  else blatt.wert({ zeile, spalte: 10 }, '–', 'text');
  const z = (spalte: string) => `${spalte}${zeile}`;
  const aufCent = (x: string, n: string) => `INT((2*${z('H')}*${x}+${z('I')}*${n})/(2*${z('I')}*${n}))`;
  const nachBetrag = aufCent(`MAX(0,${z('D')}-${z('E')})`, '1');
  const nachBemessung = aufCent(`MAX(0,${z('F')}-${z('E')}*${z('G')})`, z('G'));
  blatt.formel(
    { zeile, spalte: 11 },
    `IF(${z('G')}=0,${nachBetrag},IF(${z('D')}*${z('G')}<=${z('F')},${nachBetrag},${nachBemessung}))`,
    cent(nachIst.wert),
    'cent',
  );
  blatt.formel(
    { zeile, spalte: 12 },
    `IF(ISNUMBER(${z('J')}),MIN(${z('K')},${z('J')}),${z('K')})`,
    cent(endgueltig.wert),
    'cent',
  );
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
  if (bewilligt) blatt.wert({ zeile, spalte: 3 }, cent(bewilligt.wert), 'eingabeGanz');
  else blatt.wert({ zeile, spalte: 3 }, '–', 'text');
  [abgerufen, eingegangen, eingegangenBisJahresende].forEach((schritt, i) => {
    blatt.wert({ zeile, spalte: 4 + i }, cent(schritt.wert), 'eingabeGanz');
  });
  const spalte = (s: number) => blatt.bereich(s, erste, letzte);
  const summe = `SUMPRODUCT((${spalte(1)}=A${zeile})*(${spalte(2)}=B${zeile})*${spalte(12)})`;
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

function cent(wert: Exakt): number {
  return alsCent(alsBetrag(wert));
}

/** Wert · Faktor als gekürzter Bruch ganzer Zahlen. */
function bruch({ zaehler, nenner }: Exakt, faktor: number): [number, number] {
  const zehnerpotenz = 10 ** Math.max(zaehler.decimalPlaces(), nenner.decimalPlaces());
  const z = zaehler.times(zehnerpotenz).times(faktor);
  const n = nenner.times(zehnerpotenz);
  let [a, b] = [z, n];
  while (!b.isZero()) [a, b] = [b, a.mod(b)];
  const teiler = a.isZero() ? n : a;
  return [z.div(teiler).toNumber(), n.div(teiler).toNumber()];
}
