/**
 * Das Budget der Kommune je Programm und Haushaltsjahr: Die Zuwendung aller Einträge ist höchstens so hoch. Die
 * Einträge behalten ihre Zahlen; was darüber liegt, steht in einer eigenen Zeile „Kürzung auf das Budget“, und um so
 * viel wächst der Eigenanteil der Kommune. So geht jede Spalte auf.
 */
import { alsBetrag, exakt, vergleiche } from '../grund/geld.ts';
import { Schritt } from '../kern/rechenweg.ts';
import { differenz, minimum, produkt, summe, uebernommen } from '../kern/rechnungen.ts';
import { verteile } from '../kern/verteilung.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import type { Verzeichnis } from '../regelstand/verzeichnis.ts';
import { PLANFELD } from './planfelder.ts';
import type { Planschritte } from './planschritte.ts';
import { nichts, type Zeilenrechnung } from './planzeilen.ts';
import type { Antrag } from './schema.ts';

type Budget = NonNullable<Antrag['budget']>[number];

/** Wie die Zeile heißt. */
export const KUERZUNG = 'Kürzung auf das Budget';

/** Alle Stellen, alle Maßnahmen oder ein Programm, genannt mit der Id seines Regelstands. */
export function giltBudgetFuer(
  programm: string,
  { art, regelstand }: Pick<Zeilenrechnung, 'art' | 'regelstand'>,
  verzeichnis: Verzeichnis,
): boolean {
  if (art === 'kuerzung') return false;
  if (programm === 'THM') return art === 'stelle';
  if (programm === 'DIA') return art === 'massnahme';
  const eigener = verzeichnis.find(({ id }) => id === regelstand);
  return eigener !== undefined && (eigener.id === programm || eigener.budgetprogramm === programm);
}

/**
 * Die Zeilen, um die die Zuwendung zu kürzen ist, in der Reihenfolge der Budgets, je Baustein eine. Kürzt schon ein
 * engeres Budget, zählt das für ein weiteres mit. Fehlt ein Betrag, den das Budget begrenzt, ist auch die Kürzung
 * unbekannt.
 */
export function kuerzungen(
  zeilen: readonly Zeilenrechnung[],
  antrag: Antrag,
  verzeichnis: Verzeichnis,
): Zeilenrechnung[] {
  if (!antrag.budget) return [];
  const fertige: (Zeilenrechnung & { readonly programm: string })[] = [];
  const vergeben = new Set(zeilen.map(({ id }) => id));
  for (const budget of [...antrag.budget].sort((a, b) => weite(a, verzeichnis) - weite(b, verzeichnis))) {
    const imJahr = (z: Zeilenrechnung) => z.haushaltsjahr === budget.haushaltsjahr || z.haushaltsjahr === null;
    const betroffen = zeilen.filter((z) => imJahr(z) && giltBudgetFuer(budget.programm, z, verzeichnis));
    const schonGekuerzt = fertige.filter(
      (z) => imJahr(z) && betroffen.some((b) => giltBudgetFuer(z.programm, b, verzeichnis)),
    );
    const neue = gekuerzt(budget, [...betroffen, ...schonGekuerzt], antrag, vergeben);
    fertige.push(...neue.map((zeile) => ({ ...zeile, programm: budget.programm })));
  }
  return fertige.map(({ programm: _, ...zeile }) => zeile);
}

/** Ein Regelstand vor seinem Programm, beide vor allen Stellen oder Maßnahmen. */
function weite({ programm }: Budget, verzeichnis: Verzeichnis): number {
  if (programm === 'THM' || programm === 'DIA') return 2;
  return verzeichnis.some(({ budgetprogramm }) => budgetprogramm === programm) ? 1 : 0;
}

function gekuerzt(
  budget: Budget,
  betroffen: readonly Zeilenrechnung[],
  antrag: Antrag,
  vergeben: Set<string>,
): Zeilenrechnung[] {
  const bausteine = [...new Set(betroffen.map(({ baustein }) => baustein))].sort();
  const kopf = (baustein: Zeilenrechnung['baustein']) => ({
    id: freierName(`${kennung(budget.programm)}${bausteine.length > 1 ? ` ${baustein}` : ''}`, budget, vergeben),
    ...{ art: 'kuerzung' as const, baustein, bezeichnung: KUERZUNG, traeger: antrag.kommune.name },
    ...{ haushaltsjahr: budget.haushaltsjahr, regelstand: gemeinsamer(betroffen) },
  });
  const zuwendungen = betroffen.flatMap(({ baustein, schritte }) =>
    schritte ? [{ baustein, zuwendung: schritte.zuwendung as Schritt<'€'> }] : [],
  );
  if (zuwendungen.length < betroffen.length)
    return bausteine.map((baustein) => ({ ...kopf(baustein), schritte: null }));
  const addiert = (titel: string, teile: typeof zuwendungen) =>
    schritt('budget.summe', titel, budget, summe(teile.map(({ zuwendung }) => zuwendung)));
  const gesamt = addiert('Zuwendung aller Einträge', zuwendungen);
  const hoechstens = eingabe(`Budget ${budget.programm} ${budget.haushaltsjahr}`, exakt(budget.betrag), '€');
  if (vergleiche(gesamt.wert, hoechstens.wert) <= 0) return [];
  const zuViel = schritt(
    'budget.zuViel',
    'Zuwendung über dem Budget',
    budget,
    differenz({
      von: gesamt,
      ab: schritt('budget.zuwendung', 'Zuwendung, höchstens das Budget', budget, minimum([gesamt, hoechstens])),
    }),
  );
  const jeBaustein = bausteine.map((baustein) =>
    addiert(
      `Zuwendung in Baustein ${baustein}`,
      zuwendungen.filter((z) => z.baustein === baustein),
    ),
  );
  const teile =
    bausteine.length === 1
      ? [zuViel]
      : verteile(
          alsBetrag(zuViel.wert),
          jeBaustein.map(({ wert }) => alsBetrag(wert)),
        ).betraege;
  return bausteine.map((baustein, i) => ({
    ...kopf(baustein),
    schritte: kuerzungsschritte(budget, teile[i] as Groesse<'€'>),
  }));
}

function kuerzungsschritte(budget: Budget, zuViel: Groesse<'€'>): Planschritte {
  const leer = (feld: 'bemessung' | 'ausgaben' | 'nichtZuwendungsfaehig' | 'partner' | 'integrationspauschale') =>
    nichts(feld, 'eine Kürzung ändert nur Zuwendung und Eigenanteil', ['R13'], '€');
  const eigenanteil = schritt('eigenanteil', PLANFELD.eigenanteil.titel, budget, uebernommen(zuViel));
  return {
    foerdertage: nichts('foerdertage', 'eine Kürzung hat keine Fördertage', ['R13'], 'Tage'),
    bemessung: leer('bemessung'),
    ausgaben: leer('ausgaben'),
    zuwendung: schritt('zuwendung', KUERZUNG, budget, produkt([eingabe('gekürzt', -1, 'Anteil'), zuViel])),
    eigenanteil,
    nichtZuwendungsfaehig: leer('nichtZuwendungsfaehig'),
    kommune: schritt('kommune', PLANFELD.kommune.titel, budget, uebernommen(eigenanteil)),
    partner: leer('partner'),
    integrationspauschale: leer('integrationspauschale'),
  };
}

function schritt(
  id: string,
  titel: string,
  { haushaltsjahr: jahr }: Budget,
  rechnung: Schritt<'€'>['angaben']['rechnung'],
): Schritt<'€'> {
  return new Schritt({ id, titel, jahr, einheit: '€', rechnung, regeln: ['R13'] });
}

function gemeinsamer(zeilen: readonly Zeilenrechnung[]): string | null {
  const ids = new Set(zeilen.map(({ regelstand }) => regelstand ?? null));
  const [einzige = null] = ids;
  return ids.size === 1 ? einzige : null;
}

/** Keine Kennung eines Eintrags: Unter ihr fände man sonst dessen Zahlen. */
function freierName(name: string, { haushaltsjahr }: Budget, vergeben: Set<string>): string {
  let frei = name;
  while (vergeben.has(frei) || vergeben.has(`${frei} ${haushaltsjahr}`)) frei = `${frei}*`;
  vergeben.add(`${frei} ${haushaltsjahr}`);
  return frei;
}

/** Ob die Kennung einer Kürzung dieses Budget nennt. */
export function istKuerzungFuer(id: string, programm: string): boolean {
  const anfang = kennung(programm);
  return id.startsWith(anfang) && /^( [1-6])?\**$/.test(id.slice(anfang.length));
}

function kennung(programm: string): string {
  return `Budget ${programm}`;
}
