/** Der Rechenweg in Worten und Zahlen, deutsch geschrieben; erst erzeugt, wenn ihn jemand lesen will. */

import { alsDeutschesDatum } from '../grund/datum.ts';
import { alsZahl, type Exakt, quotient, vergleiche } from '../grund/geld.ts';
import { ohneNullen } from '../grund/nullen.ts';
import { ausSeriell } from '../grund/seriell.ts';
import { deutscherWert, deutscheZahl } from '../grund/zahlformat.ts';
import { ziffern } from '../grund/ziffern.ts';
import { beleg } from '../regelstand/belege.ts';
import { type Einheit, type Groesse, istTag, type JedeGroesse, type Zahleinheit } from '../regelstand/groesse.ts';
import type { RegelId } from '../regelstand/regelid.ts';
import { REGELN } from '../regelstand/regeln.ts';
import type { Fundstelle } from '../regelstand/typen.ts';
import { gleicheFundstelle, type Werte } from '../regelstand/werte.ts';
import { hatWidersprueche } from '../regelstand/widersprueche.ts';
import { rechenweg, Schritt } from './rechenweg.ts';

/** Eine Zeile, deren Fundstellen noch einzeln sind. */
export interface Rechenwegeintrag {
  readonly nr: number;
  /** Stabile Kennung des Schritts, z. B. `zuwendung`. */
  readonly id: string;
  readonly haushaltsjahr: number | null;
  readonly schritt: string;
  readonly rechnung: string;
  /** Wert als Dezimaltext mit Punkt; Beträge mit zwei Nachkommastellen, exakte Zwischenwerte auf zehn. */
  readonly wert: string;
  readonly einheit: Einheit;
  readonly regeln: readonly RegelId[];
  /** Woher jeder Wert der Zeile stammt, je Regel oder Auslegung eine; beim Ergebnis zuletzt die Regelstände. */
  readonly fundstellen: readonly string[];
  /** Auslegungen, die hier greifen, mit dem Ergebnis der anderen Lesart. */
  readonly auslegungen: readonly { readonly id: RegelId; readonly text: string; readonly wert: string }[];
}

/** Eine Zeile, wie sie in Zelle, Prüfmappe und Antwort der API steht: die Fundstellen als ein Text. */
export interface Rechenwegzeile extends Omit<Rechenwegeintrag, 'fundstellen'> {
  readonly fundstelle: string;
}

/** Alle Zeilen des Rechenwegs; die letzte trägt das Ergebnis. */
export function rechenwegzeilen(...ergebnisse: readonly Schritt[]): Rechenwegzeile[] {
  return rechenwegeintraege(...ergebnisse).map(alsZeile);
}

/** Ein einzelner Schritt als Zeile Nr. `nr`. */
export function rechenwegzeile(schritt: Schritt, nr: number): Rechenwegzeile {
  return alsZeile(eintrag(schritt, nr));
}

/** Wie {@link rechenwegzeilen}, mit jeder Fundstelle für sich. */
export function rechenwegeintraege(...ergebnisse: readonly Schritt[]): Rechenwegeintrag[] {
  const gesucht = new Set(ergebnisse);
  return rechenweg(...ergebnisse).map((schritt, index) =>
    gesucht.has(schritt) ? ergebniseintrag(schritt, index + 1) : eintrag(schritt, index + 1),
  );
}

/** Die Zeile eines Ergebnisses für sich, mit den Regelständen hinter seinen Fundstellen. */
export function ergebniseintrag(schritt: Schritt, nr = 1): Rechenwegeintrag {
  const zeile = eintrag(schritt, nr);
  const regelstaende = regelstaendeVon(schritt).map(({ id }) => `Regelstand ${id}`);
  return { ...zeile, fundstellen: [...zeile.fundstellen, ...regelstaende] };
}

function eintrag(schritt: Schritt, nr: number): Rechenwegeintrag {
  const auslegungen = schritt.greifendeLesarten.map((lesart) => ({
    id: lesart.id,
    text: `${lesart.id.startsWith('A') ? 'Auslegung' : 'Zu'} ${lesart.id} (${REGELN[lesart.id].titel}); andere Lesart, ${lesart.bezeichnung}: ${mitEinheit(lesart.wert, schritt.einheit)}`,
    wert: wertText(lesart.wert, schritt.einheit),
  }));
  const eigene = fundstellenDerOperanden(schritt);
  const regelstaende = regelstaendeVon(schritt);
  const genannte = new Set([...schritt.angaben.regeln, ...eigene.keys()]);
  const regeln = [...genannte].filter((id) => !id.startsWith('W') || hatWidersprueche(regelstaende));
  return {
    nr,
    id: schritt.angaben.id,
    haushaltsjahr: schritt.angaben.jahr ?? null,
    schritt: schritt.name,
    rechnung: [rechnung(schritt), ...auslegungen.map((a) => a.text)].join('. '),
    wert: wertText(schritt.wert, schritt.einheit),
    einheit: schritt.einheit,
    regeln,
    fundstellen: regeln.map((id) => beleg(id, regelstaende, eigene.get(id))),
    auslegungen,
  };
}

/** Feld für Feld, weil das Zerlegen mit `...` hier ein Achtel der Zeit kostete. */
function alsZeile(e: Rechenwegeintrag): Rechenwegzeile {
  return {
    nr: e.nr,
    id: e.id,
    haushaltsjahr: e.haushaltsjahr,
    schritt: e.schritt,
    rechnung: e.rechnung,
    wert: e.wert,
    einheit: e.einheit,
    regeln: e.regeln,
    fundstelle: e.fundstellen.join(' | '),
    auslegungen: e.auslegungen,
  };
}

function rechnung(schritt: Schritt): string {
  const { rechnung: eigene, rundung } = schritt.angaben;
  const text = eigene.schreibe(benannt);
  const exakt = schritt.exakterWert;
  const ergebnis = gezeigterWert(schritt);
  if (rundung?.art === 'stufe')
    return `${text} = ${mitEinheit(exakt, schritt.einheit)}, gerundet auf Schritte von ${benannt(rundung.stufe)}: ${ergebnis}`;
  return vergleiche(exakt, schritt.wert) === 0
    ? `${text} = ${ergebnis}`
    : `${text} = ${deutscherWert(exakt)}, gerundet ${ergebnis}`;
}

/** "68.000,00 € (Bemessungsgrundlage, R4, THM-2019)" */
function benannt(groesse: JedeGroesse): string {
  const wert = istTag(groesse)
    ? alsDeutschesDatum(groesse.wert)
    : groesse instanceof Schritt
      ? gezeigterWert(groesse)
      : mitEinheit(groesse.wert, groesse.einheit);
  const { name, grenzen } = groesse;
  return `${wert} (${name}${herkunftstext(groesse)}${grenzen ? `, zulässig ${grenzentext(grenzen)}` : ''})`;
}

function herkunftstext({ herkunft }: JedeGroesse): string {
  if (herkunft.art === 'regelstand') return `, ${herkunft.regel}, ${herkunft.regelstand}`;
  return herkunft.art === 'auslegung' ? `, ${herkunft.regel}` : '';
}

function grenzentext([von, bis]: readonly [Groesse, Groesse]): string {
  return `${mitEinheit(von.wert, von.einheit)} bis ${mitEinheit(bis.wert, bis.einheit)}${herkunftstext(bis)}`;
}

function gezeigterWert({ wert, einheit, angaben }: Schritt): string {
  return angaben.gezeigt === undefined
    ? mitEinheit(wert, einheit)
    : `${deutscheZahl(quotient(wert), angaben.gezeigt)} ${einheit}`;
}

function mitEinheit(wert: Exakt, einheit: Zahleinheit): string {
  if (einheit === 'Tageszahl') return alsDeutschesDatum(ausSeriell(alsZahl(wert)));
  if (einheit === '€') return `${deutscherWert(wert, 2)} €`;
  return deutscherWert(wert, einheit === 'Stellen' ? 1 : 0);
}

/** So viele Nachkommastellen hat ein exakter Zwischenwert höchstens. */
const NACHKOMMASTELLEN = 10;

function wertText(wert: Exakt, einheit: Zahleinheit): string {
  const { negativ, ganz, bruch, genau } = ziffern(wert, NACHKOMMASTELLEN, true);
  const mindestens = einheit === 'Stellen' ? 1 : einheit === '€' && genau ? 2 : 0;
  const gezeigt = ohneNullen(bruch, mindestens);
  return `${negativ ? '-' : ''}${ganz}${gezeigt && `.${gezeigt}`}`;
}

/**
 * Die Fundstellen der Werte, die der Schritt selbst verwendet, nach Regel; ohne Fundstelle, was aus einer Auslegung
 * stammt.
 */
function fundstellenDerOperanden(schritt: Schritt): ReadonlyMap<RegelId, readonly Fundstelle[]> {
  const gefunden = new Map<RegelId, Fundstelle[]>();
  const nimm = (groesse: JedeGroesse): void => {
    const { herkunft } = groesse;
    if (herkunft.art === 'regelstand') {
      const bisher = gefunden.get(herkunft.regel) ?? [];
      if (!bisher.some((f) => gleicheFundstelle(f, herkunft.fundstelle)))
        gefunden.set(herkunft.regel, [...bisher, herkunft.fundstelle]);
    } else if (herkunft.art === 'auslegung' && !gefunden.has(herkunft.regel)) {
      gefunden.set(herkunft.regel, []);
    }
    for (const grenze of groesse.grenzen ?? []) nimm(grenze);
  };
  for (const operand of schritt.operanden) nimm(operand);
  return gefunden;
}

/** Die Regelstände, aus denen ein Schritt entsteht: sein eigener oder die seiner Operanden. */
function regelstaendeVon(schritt: Schritt): readonly Werte[] {
  const { regelstand } = schritt.angaben;
  if (regelstand) return [regelstand];
  const bekannt = regelstaende.get(schritt);
  if (bekannt) return bekannt;
  const neu = [
    ...new Set(schritt.operanden.flatMap((operand) => (operand instanceof Schritt ? regelstaendeVon(operand) : []))),
  ];
  regelstaende.set(schritt, neu);
  return neu;
}

const regelstaende = new WeakMap<Schritt, readonly Werte[]>();
