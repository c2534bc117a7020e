/** Die Workbench: eine echte Tabellenkalkulation neben demselben Aufgabenbereich, den auch Excel zeigt. */
import '@odoo/o-spreadsheet/dist/o_spreadsheet.css';
import 'bootstrap/dist/css/bootstrap-utilities.min.css';
import 'font-awesome/css/font-awesome.min.css';
import './workbench.css';
import { setTranslationMethod } from '@odoo/o-spreadsheet';
import { leseLandesuebersicht } from '../../shared/beispiele/landesuebersicht.ts';
import { liesBlattlage } from '../haushaltsblatt/in-der-mappe.ts';
import { neueUuid } from '../taskpane/api/uuid.ts';
import type { Blattzustand } from '../taskpane/zustand/zustand.ts';
import type { Mappenmerker, Workbook } from '../workbook/workbook.ts';
import { normal } from '../workbook/zellen.ts';
import { beispielmappe } from './beispiel.ts';
import type { Dateimerker } from './datei/dateimerker.ts';
import { richteDateienEin } from './oberflaeche/dateien.ts';
import { werdeEinzigesFenster } from './oberflaeche/fenster.ts';
import { frage, zeigeFehler, zeigeHinweis } from './oberflaeche/meldungen.ts';
import { teil } from './oberflaeche/seite.ts';
import { richteTastaturEin, zeigeTabelle } from './oberflaeche/tastatur.ts';
import { richteTeilerEin } from './oberflaeche/teiler.ts';
import { richteZellansageEin } from './oberflaeche/zellansage.ts';
import {
  type Angaben,
  ersetzeSicherung,
  hatVorige,
  holeVorige,
  loescheSicherung,
  oeffneSpeicher,
  type Sicherung,
} from './sicherung/aufbewahrung.ts';
import { type GeoeffneteMappe, oeffneGesicherte, oeffneMit } from './sicherung/oeffnen.ts';
import { Sicherer } from './sicherung/sicherer.ts';
import { type Verdichter, verdichterMit } from './sicherung/verdichter.ts';
import { zeigeMappe } from './tabelle/anzeige.ts';
import { registriereDeutscheNamen } from './tabelle/deutsche-namen.ts';
import { registriereGkFunktionen } from './tabelle/gk-funktionen.ts';
import { ladeGkFunktionen } from './tabelle/laufzeit.ts';
import type { Mappendaten } from './tabelle/mappe.ts';
import { passeMenuesAn } from './tabelle/menue.ts';
import { WorkbenchWorkbook } from './tabelle/workbench-workbook.ts';
import { deutsch } from './uebersetzung/deutsch.ts';

const NEU_LADEN =
  'Das Beispiel ersetzt alle Blätter dieser Mappe. Was Sie hier eingegeben und nicht als Version gespeichert haben, geht verloren. Gespeicherte Versionen bleiben.';
const NICHT_GESICHERT =
  'Der Browser kann diese Mappe nicht sichern (kein Platz oder gesperrt). Speichern Sie eine Version, bevor Sie das Fenster schließen.';
const WARTET =
  'Ein Speichern wartet noch auf seine Bestätigung. Öffnen Sie die Datei, sobald die Version gespeichert ist.';
const KEIN_PLATZ =
  'Der Browser kann die bisherige Mappe nicht neben der neuen aufheben (kein Platz oder gesperrt). Es blieb alles, wie es ist.';
/** Was nach dem Neuladen zu sagen ist. */
const MERKWORT_HINWEIS = 'gk-hinweis';
const UNVERAENDERT = 'Seit dem Öffnen nichts geändert';
const OFFEN = 'Änderungen werden gesichert …';

const VERBORGEN_MS = 1_000;

const speicher = oeffneSpeicher();

setTranslationMethod(deutsch as Parameters<typeof setTranslationMethod>[0]);
passeMenuesAn();
richteTeilerEin();
starte().catch((fehler: unknown) => {
  teil('tabelle').replaceChildren(
    absatz('Die Arbeitsmappe konnte nicht geladen werden. Bitte laden Sie die Seite neu.'),
  );
  zeigeFehler(fehler instanceof Error ? fehler.message : String(fehler));
});

async function starte(): Promise<void> {
  // Erst die offene Mappe weiß, was beim Abgeben an ein anderes Fenster zu tun ist.
  let gibAb: () => void = () => undefined;
  await werdeEinzigesFenster(() => gibAb());
  const { beschreibungen, funktionen } = await ladeGkFunktionen();
  registriereGkFunktionen(beschreibungen, funktionen);
  registriereDeutscheNamen();
  const mappe = await oeffneMappe();
  const { model } = mappe;
  const zustand: Mappenzustand = { ...mappe.angaben };
  const sicherer = richteSicherungEin(mappe, zustand, verdichterMit(beschreibungen));
  const bedienung = await zeigeMappe(model, teil('tabelle'), { hinweis: zeigeHinweis, fehler: zeigeFehler, frage });
  const merkerspeicher = {
    lies: (blatt: string | null) => (blatt === null ? zustand.merker : (zustand.merkerJeBlatt?.[blatt] ?? null)),
    schreibe: (neu: Mappenmerker | null, blatt: string | null) => {
      if (blatt === null) zustand.merker = neu;
      else {
        const { [blatt]: _, ...andere } = zustand.merkerJeBlatt ?? {};
        zustand.merkerJeBlatt = neu === null ? andere : { ...andere, [blatt]: neu };
      }
      sicherer.plane();
    },
    liesBlattwahl: () => zustand.blattwahl ?? null,
    schreibeBlattwahl: (blatt: string | null) => {
      zustand.blattwahl = blatt;
      sicherer.plane();
    },
    liesAusgang: () => zustand.ausgang,
    schreibeAusgang: (neu: string | null) => {
      zustand.ausgang = neu;
      sicherer.plane();
      sicherer.sofort();
    },
  };
  const workbook = new WorkbenchWorkbook(model, merkerspeicher, {
    ...bedienung,
    fokussiere: () => {
      zeigeTabelle();
      bedienung.fokussiere();
    },
  });
  workbook.beobachteAenderungen(() => {
    teil('zustand').textContent = OFFEN;
    sicherer.plane();
  });
  gibAb = () => {
    bedienung.beendeEingabe();
    sicherer.plane();
    sicherer.ganz();
    sicherer.beende();
  };
  richteZellansageEin(workbook);
  richteTastaturEin(() => bedienung.fokussiere());
  for (const ereignis of ['pointerdown', 'focusin'])
    teil('aufgabenbereich').addEventListener(ereignis, () => bedienung.beendeEingabe(), { capture: true });
  richteDateienEin({
    model,
    merker: async () => ({
      haushaltsblatt: (await liesBlattlage(workbook))?.vorgabe ?? null,
      merker: zustand.merker,
      merkerJeBlatt: zustand.merkerJeBlatt ?? {},
      blattwahl: zustand.blattwahl ?? null,
    }),
    beendeEingabe: () => bedienung.beendeEingabe(),
    hindernis: () => (zustand.ausgang === null ? null : WARTET),
    ersetze: (daten, merker, hinweis) =>
      wechsle(sicherer, hinweis, () => ersetzeSicherung(speicher, neueUuid(), sicherungAus(daten, merker))),
  });
  richteVorigeEin(sicherer, () => zustand.ausgang);
  zeigeGemerktenHinweis();
  teil('beispiel-neu').addEventListener('click', () => void ladeBeispielNeu(sicherer));
  const { zeigeAufgabenbereich } = await import('../taskpane/mount.tsx');
  zeigeAufgabenbereich(teil('aufgabenbereich'), {
    workbook,
    beiBlatt: (blatt) => void kennzeichneBeispiel(workbook, blatt),
  });
}

type Mappenzustand = { -readonly [Name in keyof Angaben]: Angaben[Name] };

/** Die gesicherte Mappe oder das Beispiel. */
async function oeffneMappe(): Promise<GeoeffneteMappe> {
  const gesichert = oeffneGesicherte(speicher);
  if (gesichert?.warnung) zeigeFehler(gesichert.warnung);
  if (gesichert?.model) return gesichert;
  const antwort = await fetch('/daten/bewilligte-stellen.csv');
  if (!antwort.ok) throw new Error(`bewilligte-stellen.csv: HTTP ${antwort.status}`);
  const beispiel = oeffneMit(beispielmappe(leseLandesuebersicht(await antwort.text())));
  return { ...beispiel, angaben: { merker: null, ausgang: null }, grundlage: null, warnung: null };
}

function richteSicherungEin(mappe: GeoeffneteMappe, zustand: Readonly<Mappenzustand>, verdichte: Verdichter): Sicherer {
  const anzeige = teil('zustand');
  anzeige.textContent = UNVERAENDERT;
  const { daten, mitschrift, grundlage, warnung } = mappe;
  const quelle = { daten, mitschrift, angaben: () => zustand };
  const sicherer = new Sicherer(speicher, quelle, {
    grundlage,
    verdichte,
    neueKennung: neueUuid,
    beiErgebnis: (gelungen) => {
      const uhrzeit = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit' }).format(new Date());
      anzeige.textContent = gelungen ? `Im Browser gesichert um ${uhrzeit} Uhr` : NICHT_GESICHERT;
    },
  });
  // Was zu sagen war, soll nach dem nächsten Öffnen nicht noch einmal gelten.
  if (warnung) sicherer.plane();
  window.addEventListener('pagehide', () => sicherer.sofort());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return;
    sicherer.sofort();
    // Nicht in einer Seite, die gerade geschlossen wird.
    setTimeout(() => document.visibilityState === 'hidden' && void sicherer.verdichte(), VERBORGEN_MS);
  });
  return sicherer;
}

async function ladeBeispielNeu(sicherer: Sicherer): Promise<void> {
  if (!(await frage(NEU_LADEN, 'Beispiel neu laden'))) return;
  sicherer.beende();
  loescheSicherung(speicher);
  location.reload();
}

/** Zu einer Datei gehört kein Speichern, das noch wartet. */
function sicherungAus(daten: Mappendaten, { merker, merkerJeBlatt, blattwahl }: Dateimerker): Sicherung {
  return { daten, merker, merkerJeBlatt, blattwahl, ausgang: null };
}

/** Sichert, was offen ist, tauscht die Mappe und lädt die Seite mit ihr. Gelingt es nicht, bleibt alles, wie es ist. */
function wechsle(sicherer: Sicherer, hinweis: string, tausche: () => void): void {
  sicherer.plane();
  try {
    if (!sicherer.ganz()) throw new Error('nicht gesichert');
    tausche();
  } catch {
    zeigeFehler(KEIN_PLATZ);
    return;
  }
  sicherer.beende();
  try {
    sessionStorage.setItem(MERKWORT_HINWEIS, hinweis);
  } catch {
    // Ohne Speicher lädt die Seite ohne den Hinweis.
  }
  location.reload();
}

/** Solange eine vorige Mappe aufgehoben ist, holt dieser Knopf sie zurück und hebt dafür die jetzige auf. */
function richteVorigeEin(sicherer: Sicherer, ausgang: () => string | null): void {
  const knopf = teil('vorige-mappe');
  knopf.hidden = !hatVorige(speicher);
  knopf.addEventListener('click', () => {
    if (ausgang() !== null) zeigeFehler(WARTET);
    else wechsle(sicherer, 'Die vorige Mappe ist wieder da; die andere bleibt aufgehoben.', () => holeVorige(speicher));
  });
}

/** Sagt nach dem Neuladen, was {@link wechsle} dafür hinterließ. */
function zeigeGemerktenHinweis(): void {
  try {
    const hinweis = sessionStorage.getItem(MERKWORT_HINWEIS);
    sessionStorage.removeItem(MERKWORT_HINWEIS);
    if (hinweis) zeigeHinweis(hinweis);
  } catch {
    // Kein Speicher, kein Hinweis.
  }
}

/** Kennzeichnet die Mappe als Beispiel, solange der Titel des Haushaltsblatts es sagt. */
async function kennzeichneBeispiel(workbook: Workbook, blatt: Blattzustand): Promise<void> {
  if (blatt.art === 'laedt' || blatt.art === 'fehler') return;
  const titel = 'lesung' in blatt ? blatt.lesung.zellen.get('titel') : undefined;
  const [wert = null] = titel ? await workbook.leseZellen([titel]).catch(() => []) : [];
  teil('marke').hidden = !normal(wert).startsWith('beispiel');
}

function absatz(text: string): HTMLElement {
  const p = document.createElement('p');
  p.className = 'ladehinweis';
  p.textContent = text;
  return p;
}
