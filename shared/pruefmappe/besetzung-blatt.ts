/**
 * Blatt „Besetzung“: die besetzten Fördertage jedes Monats als Formel (R19, R6, A2), und darunter der Plan jeder Stelle,
 * wie er mit ihrer Besetzung herauskäme. Das Blatt „Abwicklung“ rechnet mit diesen Tagen.
 */
import { type Istbesetzung, istbesetzungen, planNachBesetzung } from '../antrag/istbesetzung.ts';
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { istZuwendungsfaehig } from '../antrag/planzeilen.ts';
import { alsIso } from '../grund/datum.ts';
import { alsZahl, type Exakt } from '../grund/geld.ts';
import { alsSeriell } from '../grund/seriell.ts';
import { foerdertageImMonat } from '../kern/foerdertage.ts';
import type { Foerderung } from '../kern/foerderung.ts';
import { a1, Blatt, spaltenname } from './blatt.ts';
import { type Eingabenblatt, ERSTE_ZEILE, nummern, STELLENSPALTE as S } from './eingaben-blaetter.ts';
import type { Regelstandblatt } from './regelstand-blatt.ts';
import { MONATE, monatsformel, nochFrei, schreibeTage } from './tage-blatt.ts';
import { inCent } from './umrechnung.ts';
import { inDreissigsteln, MONATE_JE_JAHR, stelleBleibtGenau } from './zeilen-blatt.ts';

const SPALTE = { platz: 1, id: 2, stelle: 3, jahr: 4, von: 5, bis: 6, monat: 7, tage: 19 } as const;
const PLANKOPF = [
  'Eintrag Nr.',
  'Kennung',
  'Haushaltsjahr',
  'Tage',
  'Bemessung',
  'Ausgaben',
  'Zuwendung',
  'Eigenanteil',
];

export interface Besetzungsblatt {
  readonly blatt: Blatt;
  /** Formel für die besetzten Tage einer Stelle in einem Haushaltsjahr. */
  tage(id: string, jahr: number): string;
}

interface Zeile {
  readonly besetzung: Istbesetzung;
  readonly jahr: number;
  /** Platz des Eintrags im Antrag, ab 1. */
  readonly platz: number;
  /** Nummer der Stelle, die sich mehrere teilen können. */
  readonly nummer: number;
}

interface Quellen {
  readonly rechnung: Planrechnung;
  readonly stellen: Eingabenblatt;
  readonly regelstand: Regelstandblatt;
}

/** `null`, wo keine Besetzung eingetragen ist: Dann gelten die Tage des Plans. */
export function besetzungsblatt(quellen: Quellen): Besetzungsblatt | null {
  const { rechnung } = quellen;
  const besetzungen = istbesetzungen(rechnung, rechnung.antrag.abwicklung?.besetzung ?? []);
  if (besetzungen.size === 0) return null;
  const blatt = new Blatt('Besetzung', [9, 12, 15, 15, 12, 12, ...MONATE.map(() => 12), 9]);
  blatt.wert({ zeile: 1, spalte: 1 }, 'Besetzte Fördertage je Monat (R19, R6, A2)', 'titel');
  blatt.wert(
    { zeile: 2, spalte: 1 },
    'Nie außerhalb des geplanten Zeitraums; eine Stelle zusammen höchstens so viele, wie ein Monat hat.',
    'erlaeuterung',
  );
  blatt.zeile(
    ERSTE_ZEILE - 1,
    ['Eintrag Nr.', 'Kennung', 'Stelle Nr.', 'Haushaltsjahr', 'besetzt von', 'besetzt bis', ...MONATE, 'Tage'],
    'kopf',
  );
  const zeilen = zeilenInFolge(rechnung, besetzungen);
  const belegt = new Map<string, number>();
  zeilen.forEach((zeile, i) => {
    schreibe(blatt, zeile, ERSTE_ZEILE + i, belegt, quellen);
  });
  const letzte = ERSTE_ZEILE + Math.max(0, zeilen.length - 1);
  const plaetze = new Map(rechnung.antrag.stellen.map(({ id }, i) => [id, i + 1]));
  const spalte = (nummer: number) => blatt.bereich(nummer, ERSTE_ZEILE, letzte);
  const tage = (id: string, jahr: number) =>
    `SUMPRODUCT((${spalte(SPALTE.platz)}=${plaetze.get(id) ?? 0})*(${spalte(SPALTE.jahr)}=${jahr})*${spalte(SPALTE.tage)})`;
  const gefoerderte = rechnung.foerderungen.flatMap((foerderung, index) =>
    foerderung && istZuwendungsfaehig(rechnung.antrag, foerderung.regelstand) ? [{ foerderung, index }] : [],
  );
  if (gefoerderte.length > 0) schreibePlan(blatt, letzte + 2, gefoerderte, { besetzungen, tage, ...quellen });
  return { blatt, tage };
}

/** In der Reihenfolge des Beginns: Jede Zeile hängt nur von Zeilen darüber ab. */
function zeilenInFolge(
  { antrag, vergleich }: Planrechnung,
  besetzungen: ReadonlyMap<string, readonly Istbesetzung[]>,
): Zeile[] {
  const alle = antrag.stellen.flatMap(({ id }, i) =>
    (besetzungen.get(id) ?? []).map((besetzung) => ({ besetzung, platz: i + 1 })),
  );
  const stellennummern = nummern(
    alle.map(({ besetzung }) => besetzung.stelle),
    vergleich,
  );
  const schluessel = ({ zeitraum: { von, bis }, id }: Istbesetzung) => `${alsIso(von)} ${alsIso(bis)} ${id}`;
  return alle
    .map((eintrag, i) => ({ ...eintrag, nummer: stellennummern[i] ?? 0 }))
    .sort((a, b) => (schluessel(a.besetzung) < schluessel(b.besetzung) ? -1 : 1))
    .flatMap((eintrag) => eintrag.besetzung.zeitraum.jahre.map((jahr) => ({ ...eintrag, jahr })));
}

function schreibe(
  blatt: Blatt,
  { besetzung, jahr, platz, nummer }: Zeile,
  zeile: number,
  belegt: Map<string, number>,
  { rechnung, stellen, regelstand }: Quellen,
): void {
  const thm = rechnung.besetzungen.find(({ index }) => index === platz - 1)?.regelstand;
  if (!thm) return;
  const { von, bis } = besetzung.zeitraum;
  const inZeile = (spalte: number) => (z: number) => `$${spaltenname(spalte)}${z}`;
  const [vonZelle, bisZelle, jahreszelle] = [inZeile(SPALTE.von), inZeile(SPALTE.bis), inZeile(SPALTE.jahr)];
  blatt.wert({ zeile, spalte: SPALTE.platz }, platz, 'ganz');
  blatt.wert({ zeile, spalte: SPALTE.id }, besetzung.eintrag, 'text');
  blatt.zeile(zeile, [nummer, jahr], 'ganz', SPALTE.stelle);
  const plan = (spalte: number) => stellen.bezug(platz - 1, spalte);
  blatt.formel({ zeile, spalte: SPALTE.von }, `MAX(${alsSeriell(von)},${plan(S.von)})`, alsSeriell(von), 'tag');
  blatt.formel({ zeile, spalte: SPALTE.bis }, `MIN(${alsSeriell(bis)},${plan(S.bis)})`, alsSeriell(bis), 'tag');
  const tageJeMonat = regelstand.bezug(thm, thm.tageJeMonat).zaehler;
  let summe = 0;
  for (let monat = 1; monat <= MONATE_JE_JAHR; monat++) {
    const spalte = SPALTE.monat + monat - 1;
    const roh = (z: number) => monatsformel(vonZelle(z), bisZelle(z), jahreszelle(z), monat, tageJeMonat);
    const schluessel = `${nummer} ${jahr} ${monat}`;
    const vorher = belegt.get(schluessel);
    const tage = Math.min(
      foerdertageImMonat(von, bis, jahr, monat, thm.tageJeMonat.wert),
      thm.tageJeMonat.wert - (vorher ?? 0),
    );
    const frei = vorher === undefined ? null : nochFrei(tageJeMonat, SPALTE, { zeile, spalte });
    schreibeTage(blatt, { zeile, spalte }, roh, frei, tage);
    belegt.set(schluessel, (vorher ?? 0) + tage);
    summe += tage;
  }
  const monatssumme = (z: number) =>
    `SUM(${a1({ zeile: z, spalte: SPALTE.monat })}:${a1({ zeile: z, spalte: SPALTE.tage - 1 })})`;
  blatt.zeilenformel({ zeile, spalte: SPALTE.tage }, monatssumme, summe, 'ganz');
}

interface Planquellen extends Quellen {
  readonly besetzungen: ReadonlyMap<string, readonly Istbesetzung[]>;
  readonly tage: Besetzungsblatt['tage'];
}

/** Je Stelle und Haushaltsjahr; Beträge in ganzen Cent. */
function schreibePlan(
  blatt: Blatt,
  titelzeile: number,
  gefoerderte: readonly { readonly foerderung: Foerderung; readonly index: number }[],
  quellen: Planquellen,
): void {
  const { rechnung, stellen, regelstand, besetzungen, tage } = quellen;
  blatt.wert({ zeile: titelzeile, spalte: 1 }, 'Plan nach der Besetzung, Beträge in Cent (R19, A4)', 'abschnitt');
  blatt.zeile(titelzeile + 1, PLANKOPF, 'kopf');
  let zeile = titelzeile + 2;
  for (const { foerderung, index } of gefoerderte) {
    const id = rechnung.antrag.stellen[index]?.id ?? '';
    if (!stelleBleibtGenau(rechnung, index)) continue;
    const thm = foerderung.regelstand;
    const nachgerechnet = inDreissigsteln(rechnung) || !thm.zeitanteilOffen;
    const s = (spalte: number) => stellen.bezug(index, spalte);
    const tageJeJahr = `${MONATE_JE_JAHR}*${regelstand.bezug(thm, thm.tageJeMonat).zaehler}`;
    for (const { jahr } of foerderung.jahre) {
      const plan = planNachBesetzung(foerderung, jahr, besetzungen.get(id) ?? []);
      const z = (spalte: number) => a1({ zeile, spalte });
      const formel = (spalte: number, text: string, ergebnis: { readonly wert: Exakt }) => {
        const cent = inCent(ergebnis);
        // Andere Zählungen der Zeit rechnet dieses Blatt nicht nach: Dort steht der berechnete Betrag.
        if (nachgerechnet) blatt.formel({ zeile, spalte }, text, cent, 'cent');
        else blatt.wert({ zeile, spalte }, cent, 'cent');
      };
      blatt.zeile(zeile, [index + 1, id, jahr], ['ganz', 'text', 'ganz']);
      blatt.formel({ zeile, spalte: 4 }, tage(id, jahr), alsZahl(plan.tage.wert), 'ganz');
      formel(5, `ROUND(${s(S.bemessung)}*${z(4)}/(${s(S.anteilNenner)}*${tageJeJahr}),0)`, plan.bemessung);
      formel(6, `IF(${s(S.jahresausgaben)}="",${z(5)},ROUND(${s(S.cent)}*${z(4)}/(${tageJeJahr}),0))`, plan.ausgaben);
      const [zaehler, nenner] = thm.foerderquote ? [`*${s(S.quoteZaehler)}`, `*${s(S.quoteNenner)}`] : ['', ''];
      formel(
        7,
        `ROUND(${s(S.faehig)}*${z(4)}${zaehler}/(${s(S.anteilNenner)}*${tageJeJahr}${nenner}),0)`,
        plan.zuwendung,
      );
      formel(8, `${z(6)}-${z(7)}`, plan.eigenanteil);
      zeile++;
    }
  }
}
