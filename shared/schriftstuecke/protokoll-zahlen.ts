/** Die Abschnitte „Finanzierungsplan“, „Nach dem Bescheid“ und „Rechenweg der Summen“ des Prüfprotokolls. */
import { ABWICKLUNGSFELD, type Abwicklungsfeld } from '../antrag/abwicklungsfelder.ts';
import type { Planzeile } from '../antrag/plan-typen.ts';
import { type Betraege, istBetragsfeld, PLANFELD, PLANFELDER } from '../antrag/planfelder.ts';
import type { Planschritte } from '../antrag/planschritte.ts';
import { eintragsname } from '../antrag/worte.ts';
import {
  absatz,
  type Block,
  type Spalte,
  type Tabelle,
  type Tabellenzeile,
  tabelle,
  textspalte,
} from '../druck/schriftstueck.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { rechenweg, type Schritt } from '../kern/rechenweg.ts';
import { schrittInWorten, schrittwert } from '../pruefmappe/schrittwert.ts';
import { PROGRAMMTITEL } from './programmtitel.ts';
import type { Quelle } from './quelle.ts';

const ZAHLENSPALTEN: readonly Spalte[] = PLANFELDER.map((feld) => ({
  titel: PLANFELD[feld].titel,
  art: istBetragsfeld(feld) ? 'betrag' : 'zahl',
}));

/** Namen brechen vor den langen Spaltenköpfen nicht um: So passen mehr Zeilen auf eine Seite. */
const NAMENSANTEIL = 30;

/** Wie gespeichert: die Summen, dann jede Zeile, Jahr für Jahr. */
export function zahlenabschnitt({ version }: Quelle): Block[] {
  const { finanzierungsplan: plan } = version.ergebnis;
  const summen: readonly Tabellenzeile[] = [
    ...plan.jeHaushaltsjahr.map(({ schluessel, betraege }) => summenzeile(`Haushaltsjahr ${schluessel}`, betraege)),
    ...plan.jeBaustein.map(({ schluessel, betraege }) => summenzeile(`Baustein ${schluessel}`, betraege)),
    ...plan.jeTraeger.map(({ schluessel, betraege }) => summenzeile(schluessel, betraege)),
    { ...summenzeile('Gesamt', plan.gesamt), summe: true },
  ];
  const jahre = [...new Set(plan.zeilen.map(({ haushaltsjahr }) => haushaltsjahr))].sort(
    (a, b) => (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER),
  );
  return [
    { art: 'ueberschrift', text: 'Finanzierungsplan' },
    absatz(
      plan.stellenNachSchluessel === null
        ? 'Stellen nach Schlüssel (R1–R3): keine.'
        : `Stellen nach Schlüssel (R1–R3): ${deutscherWert(plan.stellenNachSchluessel, 1)}.`,
    ),
    {
      art: 'tabelle',
      titel: 'Summen, wie gespeichert, in €',
      blatt: 'Summen',
      spalten: [{ titel: 'Summe', art: 'text', breite: NAMENSANTEIL }, ...ZAHLENSPALTEN],
      zeilen: summen,
    },
    ...jahre.map((jahr) =>
      jahrestabelle(
        jahr,
        plan.zeilen.filter(({ haushaltsjahr }) => haushaltsjahr === jahr),
        plan.jeHaushaltsjahr.find(({ schluessel }) => schluessel === jahr)?.betraege ?? null,
      ),
    ),
    ...nachDemBescheid(version.ergebnis.abwicklung?.jeHaushaltsjahr ?? []),
  ];
}

function jahrestabelle(jahr: number | null, zeilen: readonly Planzeile[], summe: Betraege | null): Tabelle {
  // Nur wo die Version sagt, wonach jede Zeile gerechnet ist (ab Schema 4); gilt für alle einer, steht er im Titel.
  const regelstaende = new Set(zeilen.map(({ regelstand }) => regelstand));
  const [einziger] = regelstaende.size === 1 ? regelstaende : [];
  const mitRegelstand = regelstaende.size > 1;
  const name = jahr === null ? 'Ohne Haushaltsjahr' : `Haushaltsjahr ${jahr}`;
  return {
    art: 'tabelle',
    titel: `${name}, wie gespeichert${einziger ? `, nach ${einziger}` : ''}, in €`,
    blatt: name,
    spalten: [
      { titel: 'Eintrag', art: 'text', breite: NAMENSANTEIL },
      ...(mitRegelstand ? [{ titel: 'Regelstand', art: 'text', breite: 1 } as const] : []),
      ...ZAHLENSPALTEN,
    ],
    zeilen: [
      ...zeilen.map((zeile) => ({
        zellen: [eintragsname(zeile), ...(mitRegelstand ? [zeile.regelstand ?? null] : []), ...zahlen(zeile.betraege)],
      })),
      { summe: true, zellen: ['Summe', ...(mitRegelstand ? [''] : []), ...zahlen(summe)] },
    ],
  };
}

function summenzeile(name: string, betraege: Betraege | null): Tabellenzeile {
  return { zellen: [name, ...zahlen(betraege)] };
}

function zahlen(betraege: Betraege | null): (string | null)[] {
  return PLANFELDER.map((feld) => betraege && String(betraege[feld]));
}

function nachDemBescheid(jahre: NonNullable<Quelle['version']['ergebnis']['abwicklung']>['jeHaushaltsjahr']): Block[] {
  if (jahre.length === 0) return [];
  const felder = Object.keys(ABWICKLUNGSFELD) as Abwicklungsfeld[];
  return [
    tabelle(
      'Nach dem Bescheid, wie gespeichert, in €',
      'Nach dem Bescheid',
      [
        textspalte('Programm und Jahr'),
        ...felder.map(
          (feld): Spalte => ({ titel: ABWICKLUNGSFELD[feld], art: feld === 'foerdertage' ? 'zahl' : 'betrag' }),
        ),
      ],
      jahre.map((jahr) => [
        `${PROGRAMMTITEL[jahr.programm]}, ${jahr.haushaltsjahr}`,
        ...felder.map((feld) => jahr[feld]),
      ]),
    ),
  ];
}

function planschritte(schritte: Planschritte | null, wo: string): (readonly [Schritt, string])[] {
  return schritte ? PLANFELDER.map((feld) => [schritte[feld], wo] as const) : [];
}

/** Wie die Summen entstehen; eine lange nennt die Tabelle, in der ihre Summanden stehen. */
export function rechenwegabschnitt({ rechnung }: Quelle): Block[] {
  const { stellenNachSchluessel, jeHaushaltsjahr, gesamt } = rechnung;
  const schritte: readonly (readonly [Schritt, string])[] = [
    ...(stellenNachSchluessel ? rechenweg(stellenNachSchluessel).map((s) => [s, ''] as const) : []),
    ...jeHaushaltsjahr.flatMap(({ schluessel, schritte: s }) =>
      planschritte(s, `der Tabelle „Haushaltsjahr ${schluessel}“`),
    ),
    ...planschritte(gesamt.schritte, 'aller Tabellen der Haushaltsjahre'),
  ];
  const titel: Block = { art: 'ueberschrift', text: 'Rechenweg der Summen' };
  if (schritte.length === 0) return [titel, absatz('Summen lassen sich nicht berechnen; warum, sagen die Hinweise.')];
  return [
    titel,
    absatz(
      'Den Rechenweg jeder einzelnen Zahl nennt die Prüfmappe, als Formeln und in Worten (Blatt „Rechenweg“), und der Tab „Plan“, wenn man sie anklickt.',
    ),
    tabelle(
      'Schritte',
      'Rechenweg',
      [textspalte('Schritt', 3), textspalte('Rechnung', 8), textspalte('Ergebnis', 2), textspalte('Regeln')],
      schritte.map(([schritt, wo]) => {
        const { name, rechnung: text, regeln } = schrittInWorten(schritt, wo);
        return [name, text, schrittwert(schritt), regeln.join(', ')];
      }),
    ),
  ];
}
