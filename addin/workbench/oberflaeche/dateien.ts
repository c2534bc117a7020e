/**
 * Die Mappe als Excel-Datei speichern und eine Datei öffnen, mit Knopf oder indem man sie in das Fenster zieht. Lesen
 * und Schreiben werden erst geladen, wenn es jemand braucht.
 */
import type { Model } from '@odoo/o-spreadsheet';
import { istMerker } from '../../workbook/merker.ts';
import type { Dateimerker } from '../datei/dateimerker.ts';
import type { Mappendaten } from '../tabelle/mappe.ts';
import { frage, zeigeFehler, zeigeHinweis } from './meldungen.ts';
import { teil } from './seite.ts';

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ENTZUG_MS = 60_000;
/** So viele Zellen nennt eine Meldung. */
const GENANNT = 3;

const IN_BEARBEITUNG =
  'Schließen Sie die Eingabe in der Zelle mit der Eingabetaste ab und versuchen Sie es noch einmal.';
const UNLESBAR = 'Die Datei ließ sich nicht lesen. Liegt sie in einem Netz oder einer Cloud, kopieren Sie sie zuerst.';
const NUR_EINE = 'Ziehen Sie eine einzelne Datei hierher.';
const ERSETZT =
  'ersetzt alle Blätter dieser Mappe. Die bisherige bleibt aufgehoben, bis Sie die nächste Datei öffnen: „Vorige Mappe“ unten holt sie zurück. Gespeicherte Versionen bleiben.';
const EIGENER_ANTRAG =
  'Zu einem gespeicherten Antrag gehört die Datei nicht; mit dem nächsten Speichern beginnt ein eigener.';
const UNBEKANNT =
  'Das hat nicht geklappt; es blieb alles, wie es ist. Laden Sie die Seite neu und versuchen Sie es noch einmal.';

export interface Dateiablauf {
  readonly model: Model;
  /** Welche Version in den Blättern liegt. */
  merker(): Promise<Dateimerker>;
  /** `false`, wenn in der Tabelle eine Eingabe offen ist, die sich nicht abschließen lässt. */
  beendeEingabe(): boolean;
  /** Warum die Mappe gerade nicht ersetzt werden darf; `null`, wenn nichts dagegen spricht. */
  hindernis(): string | null;
  /** Hebt die bisherige Mappe auf und zeigt diese. @throws {Error} wenn der Browser das nicht kann */
  ersetze(daten: Mappendaten, merker: Dateimerker, hinweis: string): void;
}

export function richteDateienEin(ablauf: Dateiablauf): void {
  const wahl = teil<HTMLInputElement>('dateiwahl');
  teil('datei-speichern').addEventListener('click', () => void versuche(() => speichere(ablauf)));
  teil('datei-oeffnen').addEventListener('click', () => wahl.click());
  wahl.addEventListener('change', () => {
    const datei = wahl.files?.[0];
    wahl.value = '';
    if (datei) void versuche(() => oeffne(ablauf, datei));
  });
  const mitDateien = (ereignis: DragEvent) => ereignis.dataTransfer?.types.includes('Files') ?? false;
  window.addEventListener(
    'dragover',
    (ereignis) => {
      if (mitDateien(ereignis)) ereignis.preventDefault();
    },
    { capture: true },
  );
  window.addEventListener(
    'drop',
    (ereignis) => {
      if (!mitDateien(ereignis)) return;
      ereignis.preventDefault();
      ereignis.stopPropagation();
      const dateien = ereignis.dataTransfer?.files;
      const datei = dateien?.[0];
      if (!datei || dateien.length > 1) return zeigeFehler(NUR_EINE);
      void versuche(() => oeffne(ablauf, datei));
    },
    { capture: true },
  );
}

let laeuft = false;

/** Eines nach dem anderen: Ein zweiter Klick währenddessen ändert nichts. */
async function versuche(tue: () => Promise<void>): Promise<void> {
  if (laeuft) return;
  laeuft = true;
  try {
    await tue();
  } catch (fehler) {
    const { Dateifehler } = await import('../datei/dateifehler.ts');
    zeigeFehler(fehler instanceof Dateifehler ? fehler.message : UNBEKANNT);
  } finally {
    laeuft = false;
  }
}

async function speichere({ model, merker, beendeEingabe }: Dateiablauf): Promise<void> {
  if (!beendeEingabe()) return zeigeFehler(IN_BEARBEITUNG);
  const { schreibeMappe } = await import('../datei/schreiben.ts');
  const { datei, nurWerte, weggelassen } = await schreibeMappe(model, await merker());
  const name = `Haushaltsblatt ${new Date().toLocaleDateString('sv-SE')}.xlsx`;
  const adresse = URL.createObjectURL(new Blob([datei as Uint8Array<ArrayBuffer>], { type: MIME }));
  const verweis = document.createElement('a');
  Object.assign(verweis, { href: adresse, download: name });
  verweis.click();
  setTimeout(() => URL.revokeObjectURL(adresse), ENTZUG_MS);
  zeigeHinweis(
    saetze([
      `Gespeichert als „${name}“. Eine Version ist das nicht; die speichern Sie im Aufgabenbereich.`,
      nurWerte.length > 0 && `Als Wert statt als Formel, weil Excel sie nicht kennt: ${einige(nurWerte)}.`,
      weggelassen.length > 0 && `Nicht in der Datei: ${weggelassen.join(', ')}.`,
    ]),
  );
}

async function oeffne(ablauf: Dateiablauf, datei: File): Promise<void> {
  if (!ablauf.beendeEingabe()) return zeigeFehler(IN_BEARBEITUNG);
  const dagegen = ablauf.hindernis();
  if (dagegen) return zeigeFehler(dagegen);
  const [{ oeffneDatei }, { pruefeGroesse }] = await Promise.all([
    import('../datei/lesen.ts'),
    import('../datei/vorpruefung.ts'),
  ]);
  pruefeGroesse(datei.size);
  const bytes = await datei.arrayBuffer().catch(() => null);
  if (!bytes) return zeigeFehler(UNLESBAR);
  const { daten, nurWerte, andereWerte, weggelassen, merker } = await oeffneDatei(new Uint8Array(bytes));
  const befund = saetze([
    zugehoerigkeit(merker),
    nurWerte.length > 0 &&
      `Als Wert statt als Formel, weil die Arbeitsmappe sie nicht rechnen kann: ${einige(nurWerte)}.`,
    andereWerte.length > 0 && `Anders gerechnet, als in der Datei stand: ${einige(andereWerte)}.`,
    weggelassen.length > 0 && `Nicht mit geöffnet: ${weggelassen.join(', ')}.`,
  ]);
  if (!(await frage(saetze([`„${datei.name}“ ${ERSETZT}`, befund]), 'Öffnen'))) return;
  // Während der Frage kann ein Speichern begonnen haben.
  const jetzt = ablauf.hindernis();
  if (jetzt) return zeigeFehler(jetzt);
  ablauf.ersetze(daten, merker, saetze([`„${datei.name}“ ist geöffnet.`, befund]));
}

/** Zu welcher Version die Datei gehört, oder dass sie es nicht weiß. */
function zugehoerigkeit({ merker, merkerJeBlatt }: Dateimerker): string {
  const versionen = [merker, ...Object.values(merkerJeBlatt)].filter(istMerker);
  if (versionen.length === 0) return EIGENER_ANTRAG;
  const [erste] = versionen;
  return versionen.length === 1
    ? `Sie enthält Version ${erste?.version} eines gespeicherten Antrags; das nächste Speichern setzt ihn fort.`
    : `Ihre Haushaltsblätter gehören zu ${versionen.length} gespeicherten Anträgen; das nächste Speichern setzt den des gelesenen Blatts fort.`;
}

function saetze(teile: readonly (string | false)[]): string {
  return teile.filter((satz) => satz !== false && satz !== '').join(' ');
}

/** „A!B1, A!B2, A!B3 und 4 weitere Zellen“ */
function einige(adressen: readonly string[]): string {
  const weitere = adressen.length - GENANNT;
  const genannt = adressen.slice(0, GENANNT).join(', ');
  return weitere > 0 ? `${genannt} und ${weitere} weitere Zellen` : genannt;
}
