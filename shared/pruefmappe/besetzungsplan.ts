/**
 * Auf dem Blatt „Besetzung“, unter den Monaten: der Plan jeder Stelle, wie er mit ihrer Besetzung herauskäme (R19, A4).
 */
import { type Istbesetzung, planNachBesetzung } from '../antrag/istbesetzung.ts';
import type { Planrechnung } from '../antrag/planrechnung.ts';
import { istZuwendungsfaehig } from '../antrag/planzeilen.ts';
import { alsZahl, type Exakt } from '../grund/geld.ts';
import { a1, type Blatt } from './blatt.ts';
import { type Eingabenblatt, STELLENSPALTE as S } from './eingaben-blaetter.ts';
import type { Regelstandblatt } from './regelstand-blatt.ts';
import type { Monatssumme } from './tage-blatt.ts';
import { inCent } from './umrechnung.ts';
import { MONATE_JE_JAHR, stelleBleibtGenau } from './zeilen-blatt.ts';
import { ganzesJahr } from './zeit-blatt.ts';

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

/** Das Blatt und wo darauf die besetzte Zeit steht. */
export interface Besetzungsformeln {
  readonly blatt: Blatt;
  /** Formel für die besetzten Tage einer Stelle in einem Haushaltsjahr. */
  tage(id: string, jahr: number): string;
  /** Für die Monate vom ersten bis zum letzten, in der Zählung des Antrags; nur wo sie nicht in Dreißigsteln zählt. */
  zeit(id: string, jahr: number, erster: number, letzter: number): Monatssumme;
}

interface Quellen {
  readonly rechnung: Planrechnung;
  readonly stellen: Eingabenblatt;
  readonly regelstand: Regelstandblatt;
}

/** Je Stelle und Haushaltsjahr; Beträge in ganzen Cent. */
export function schreibeBesetzungsplan(
  { blatt, tage, zeit }: Besetzungsformeln,
  titelzeile: number,
  besetzungen: ReadonlyMap<string, readonly Istbesetzung[]>,
  { rechnung, stellen, regelstand }: Quellen,
): void {
  const { antrag } = rechnung;
  const gefoerderte = rechnung.foerderungen.flatMap((foerderung, index) =>
    foerderung && istZuwendungsfaehig(antrag, foerderung.regelstand) ? [{ foerderung, index }] : [],
  );
  if (gefoerderte.length === 0) return;
  blatt.wert({ zeile: titelzeile, spalte: 1 }, 'Plan nach der Besetzung, Beträge in Cent (R19, A4)', 'abschnitt');
  blatt.zeile(titelzeile + 1, PLANKOPF, 'kopf');
  let zeile = titelzeile + 2;
  const zeitanteil = antrag.zeitanteil ?? 'dreissigstel';
  for (const { foerderung, index } of gefoerderte) {
    const id = antrag.stellen[index]?.id ?? '';
    if (!stelleBleibtGenau(rechnung, index)) continue;
    const thm = foerderung.regelstand;
    const s = (spalte: number) => stellen.bezug(index, spalte);
    for (const { jahr } of foerderung.jahre) {
      const plan = planNachBesetzung(foerderung, jahr, besetzungen.get(id) ?? []);
      const z = (spalte: number) => a1({ zeile, spalte });
      const formel = (spalte: number, text: string, ergebnis: { readonly wert: Exakt }) =>
        blatt.formel({ zeile, spalte }, text, inCent(ergebnis), 'cent');
      blatt.zeile(zeile, [index + 1, id, jahr], ['ganz', 'text', 'ganz']);
      blatt.formel({ zeile, spalte: 4 }, tage(id, jahr), alsZahl(plan.tage.wert), 'ganz');
      const [gezaehlt, ganzes] =
        zeitanteil === 'dreissigstel' || !thm.zeitanteilOffen
          ? [z(4), `${MONATE_JE_JAHR}*${regelstand.bezug(thm, thm.tageJeMonat).zaehler}`]
          : [`(${zeit(id, jahr, 1, MONATE_JE_JAHR).formel})`, ganzesJahr(zeitanteil, z(3))];
      formel(5, `ROUND(${s(S.bemessung)}*${gezaehlt}/(${s(S.anteilNenner)}*${ganzes}),0)`, plan.bemessung);
      formel(6, `IF(${s(S.jahresausgaben)}="",${z(5)},ROUND(${s(S.cent)}*${gezaehlt}/(${ganzes}),0))`, plan.ausgaben);
      const [zaehler, nenner] = thm.foerderquote ? [`*${s(S.quoteZaehler)}`, `*${s(S.quoteNenner)}`] : ['', ''];
      formel(
        7,
        `ROUND(${s(S.faehig)}*${gezaehlt}${zaehler}/(${s(S.anteilNenner)}*${ganzes}${nenner}),0)`,
        plan.zuwendung,
      );
      formel(8, `${z(6)}-${z(7)}`, plan.eigenanteil);
      zeile++;
    }
  }
}
