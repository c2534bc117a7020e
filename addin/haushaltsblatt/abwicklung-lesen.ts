/**
 * Die Tabellen nach dem Bescheid → Abwicklung. Es gibt alle oder keine: Fehlt eine, ist nicht klar, ob sie leer sein
 * soll, und dann wird nichts gelesen, was jemand speichern könnte.
 */
import { istLeer, normal, type Zellwert } from '../workbook/zellen.ts';
import {
  ABWICKLUNGSLISTEN,
  ABWICKLUNGSNAME,
  type Abwicklungsliste,
  abwicklungsfelder,
  ZAHLWEISE_FELD,
} from './abwicklungsspalten.ts';
import { setzeOrt } from './pfade.ts';
import type { Feld } from './spalten.ts';
import type { Abwicklungsblatt, Tabelle } from './tabellen.ts';
import { aufbaufehler, bezug, feldspalten, type Lauf, leseZelle } from './zellenlesen.ts';

/** Wer eine Zeile so nennt, meint eine Summe; auch Excels eigene Ergebniszeile. */
const SUMMENWORT = new Set(['summe', 'ergebnis', 'total']);
const WIEDERHERSTELLEN =
  'Machen Sie das Löschen rückgängig, oder wählen Sie im Bereich „Tabellen wiederherstellen“; gelöscht ist gespeichert noch nichts.';

/**
 * `null`, wo die Tabellen da sind und nichts in ihnen steht: Dann gibt es keine Abwicklung. Was nicht passt, steht in
 * `lauf`.
 */
export function leseAbwicklung(blatt: Abwicklungsblatt, lauf: Lauf): Record<string, unknown> | null {
  for (const { art, zelle } of blatt.doppelte)
    aufbaufehler(lauf, {
      zelle,
      feld: ['abwicklung'],
      text: `Die Tabelle „${ABWICKLUNGSNAME[art]}“ steht zweimal da.`,
    });
  const { ersatz } = lauf;
  const fehlend = ersatz === undefined ? ABWICKLUNGSLISTEN.filter((liste) => blatt.tabellen[liste] === null) : [];
  for (const liste of fehlend)
    aufbaufehler(lauf, {
      zelle: null,
      feld: ['abwicklung', liste],
      text: `Im Haushaltsblatt fehlt die Tabelle „${ABWICKLUNGSNAME[liste]}“, oder ihre Überschriften wurden geändert. ${WIEDERHERSTELLEN}`,
    });
  if (blatt.zahlweise === null && ersatz === undefined)
    aufbaufehler(lauf, {
      zelle: null,
      feld: ZAHLWEISE_FELD.ort,
      text: `Über den Tabellen nach dem Bescheid fehlt die Zeile „${ZAHLWEISE_FELD.titel}“. ${WIEDERHERSTELLEN}`,
    });
  const listen: Record<string, unknown> = Object.fromEntries(
    ABWICKLUNGSLISTEN.map((liste) => {
      const tabelle = blatt.tabellen[liste];
      return [liste, tabelle ? leseListe(tabelle, liste, lauf) : (ersatz?.[liste] ?? [])];
    }),
  );
  const leer = ABWICKLUNGSLISTEN.every((liste) => (listen[liste] as unknown[]).length === 0);
  const { zahlweise } = blatt;
  if (leer && istLeer(zahlweise?.werte[0]?.[1] ?? null)) return null;
  if (!zahlweise) listen.zahlweise = ersatz?.zahlweise ?? null;
  else listen.zahlweise = leseZelle(zahlweise, 0, 1, ZAHLWEISE_FELD, ZAHLWEISE_FELD.ort, lauf);
  return listen;
}

function leseListe(tabelle: Tabelle, liste: Abwicklungsliste, lauf: Lauf): unknown[] {
  const felder = abwicklungsfelder(liste);
  const spalten = feldspalten(tabelle, ABWICKLUNGSNAME[liste], felder, ['abwicklung', liste], lauf);
  if (spalten.size < felder.length) return [];
  const wert = (zeile: readonly Zellwert[], feld: Feld) => zeile[spalten.get(feld.pfad) ?? -1] ?? null;
  const zeilen = tabelle.werte.flatMap((zeile, i) =>
    i > 0 && felder.some((feld) => !istLeer(wert(zeile, feld))) && !istSumme(felder, (feld) => wert(zeile, feld))
      ? [i]
      : [],
  );
  return zeilen.map((zeile, i) => {
    const eintrag: Record<string, unknown> = {};
    for (const feld of felder) {
      const pfad = ['abwicklung', liste, i, ...feld.ort.map((teil) => (/^\d+$/.test(teil) ? Number(teil) : teil))];
      setzeOrt(eintrag, feld.ort, leseZelle(tabelle, zeile, spalten.get(feld.pfad) ?? 0, feld, pfad, lauf));
    }
    if (liste === 'ist') {
      lauf.zellen.setze(['abwicklung', 'ist', i, 'monate'], bezug(tabelle, zeile, spalten.get('monate[0]') ?? 0));
      eintrag.monate = alsMonate(eintrag.monate);
    }
    return eintrag;
  });
}

/** Zwölf Monate; keiner eingetragen heißt: nicht nach Monaten. */
function alsMonate(monate: unknown): unknown[] | null {
  const werte = Object.values(monate as object) as unknown[];
  return werte.every((wert) => wert === null) ? null : werte;
}

/** „Summe“ in der ersten Spalte und sonst keine Pflichtangabe: Ein Eintrag hat noch eine. */
function istSumme([erstes, ...weitere]: readonly Feld[], wert: (feld: Feld) => Zellwert): boolean {
  if (!erstes || !SUMMENWORT.has(normal(wert(erstes)))) return false;
  return weitere.every((feld) => feld.leer !== 'pflicht' || istLeer(wert(feld)));
}
