/** Liest einzelne Zellen streng und merkt sich, welche Zelle welche Angabe trägt. */
import type { Abwicklung } from '../../shared/antrag/abwicklung.ts';
import type { Pfad } from '../../shared/antrag/pfad.ts';
import { adresse, istLeer, normal, type Zellbezug } from '../workbook/zellen.ts';
import { gemeint } from './gemeint.ts';
import { type Feld, titelVon } from './spalten.ts';
import type { Tabelle } from './tabellen.ts';
import { Wortlaut } from './wortlaut.ts';
import type { Zellplan } from './zellplan.ts';

/** Etwas, das die Person im Blatt berichtigen muss. */
export interface Problem {
  /** `null`, wenn es keine einzelne Zelle betrifft (fehlende Tabelle). */
  readonly zelle: Zellbezug | null;
  /** Pfad im Antrag. */
  readonly feld: Pfad | null;
  readonly text: string;
}

/** Eine Lesung, solange sie läuft. */
export interface Lauf {
  readonly probleme: Problem[];
  readonly zellen: Zellplan;
  /** Fehlende oder doppelte Tabellen, Spalten und Zeilen: Dann ist nicht klar, was wohin gehört. */
  aufbaufehler: number;
  /** Woher fehlende Tabellen nach dem Bescheid kommen; ohne Angabe sind sie ein Aufbaufehler. */
  readonly ersatz?: Abwicklung | null | undefined;
}

export function aufbaufehler(lauf: Lauf, problem: Problem): void {
  lauf.aufbaufehler++;
  lauf.probleme.push(problem);
}

/** Der Wert einer Zelle für dieses Feld; was nicht passt, wird gemeldet und bleibt als {@link Wortlaut} erhalten. */
export function leseZelle(
  tabelle: Tabelle,
  zeile: number,
  spalte: number,
  feld: Feld,
  pfad: Pfad,
  lauf: Lauf,
): unknown {
  const zelle = bezug(tabelle, zeile, spalte);
  lauf.zellen.setze(pfad, zelle);
  const wert = tabelle.werte[zeile]?.[spalte] ?? null;
  if (feld.leer === 'leertext' && (wert === null || typeof wert === 'string')) return wert ?? '';
  if (istLeer(wert)) {
    if (feld.leer === 'pflicht')
      lauf.probleme.push({
        zelle,
        feld: pfad,
        text: `${ort(zelle)}„${feld.titel}“ fehlt; erwartet wird ${feld.art.erwartet}.`,
      });
    return null;
  }
  const gelesen = feld.art.lies(wert);
  if (gelesen.ok) return gelesen.wert;
  const rat = typeof wert === 'string' ? gemeint(feld, wert) : '';
  lauf.probleme.push({ zelle, feld: pfad, text: `${ort(zelle)}„${feld.titel}“: ${gelesen.meldung}${rat}` });
  return Wortlaut.aus(wert);
}

/** Je Feld seine Spalte, nach dem Pfad im Eintrag; was fehlt oder doppelt ist, wird gemeldet. */
export function feldspalten(
  tabelle: Tabelle,
  name: string,
  felder: readonly Feld[],
  pfad: Pfad,
  lauf: Lauf,
): Map<string, number> {
  const kopf = (tabelle.werte[0] ?? []).map(normal);
  const spalten = new Map<string, number>();
  for (const feld of felder) {
    const titel = titelVon(feld);
    const spalte = kopf.findIndex((gelesen) => titel.includes(gelesen));
    const letzte = kopf.findLastIndex((gelesen) => titel.includes(gelesen));
    if (spalte < 0)
      aufbaufehler(lauf, {
        zelle: bezug(tabelle, 0, 0),
        feld: pfad,
        text: `In der Tabelle „${name}“ fehlt die Spalte „${feld.titel}“.`,
      });
    else if (letzte !== spalte)
      aufbaufehler(lauf, {
        zelle: bezug(tabelle, 0, letzte),
        feld: pfad,
        text: `In der Tabelle „${name}“ steht die Spalte „${feld.titel}“ zweimal.`,
      });
    else spalten.set(feld.pfad, spalte);
  }
  return spalten;
}

export function bezug(tabelle: Tabelle, zeile: number, spalte: number): Zellbezug {
  return { blatt: tabelle.blatt, zeile: tabelle.zeile + zeile, spalte: tabelle.spalte + spalte };
}

/** „Zelle B7: “, wo es eine gibt. */
export function ort(zelle: Zellbezug | null): string {
  return zelle ? `Zelle ${adresse(zelle)}: ` : '';
}

export function fehlendeTabelle(titel: string): Problem {
  return {
    zelle: null,
    feld: null,
    text: `Im Haushaltsblatt fehlt die Tabelle „${titel}“, oder ihre Überschriften wurden geändert.`,
  };
}
