/** Haushaltsblatt → Antrag: streng gelesen. Was nicht passt, wird mit seiner Zelle gemeldet; geraten wird nichts. */
import type { Abwicklung } from '../../shared/antrag/abwicklung.ts';
import { type Pfad, pfadtext } from '../../shared/antrag/pfad.ts';
import { fuerStelle } from '../../shared/antrag/regelstandwahl.ts';
import { type Antrag, antragSchema, doppelteKennungen } from '../../shared/antrag/schema.ts';
import { ausIso, type Datum } from '../../shared/grund/datum.ts';
import { istKernFehler, type KernFehler } from '../../shared/grund/fehler.ts';
import { Foerderung } from '../../shared/kern/foerderung.ts';
import { REGELSTAENDE, type Verzeichnis } from '../../shared/regelstand/verzeichnis.ts';
import { normal } from '../workbook/zellen.ts';
import { leseAbwicklung } from './abwicklung-lesen.ts';
import { bescheidzeilenAus } from './bescheidtabelle.ts';
import type { Entwurf } from './blatt-aus-antrag.ts';
import { kopfspalten, zusatzorte } from './fundstellen.ts';
import { setzeOrt } from './pfade.ts';
import { type Feld, KOPFDATEN, MASSNAHMEN, STELLEN, ZUSATZANGABEN, ZUSATZSPALTEN } from './spalten.ts';
import { eintragszeilen, type Tabelle, type Tabellen } from './tabellen.ts';
import {
  aufbaufehler,
  bezug,
  fehlendeTabelle,
  feldspalten,
  type Lauf,
  leseZelle,
  ort,
  type Problem,
} from './zellenlesen.ts';
import { Zellplan, zelleZu } from './zellplan.ts';

export type { Problem } from './zellenlesen.ts';

export interface Lesung {
  /** `null`, sobald es ein Problem gibt. */
  readonly antrag: Antrag | null;
  readonly probleme: readonly Problem[];
  readonly zellen: Zellplan;
}

/**
 * Liest die Tabellen und nennt alles auf einmal, was nicht passt: unlesbare Zellen und was das Schema an den lesbaren
 * beanstandet, in der Reihenfolge des Blatts.
 */
export function antragAusBlatt(tabellen: Tabellen): Lesung {
  const lauf: Lauf = { probleme: [], zellen: new Zellplan(), aufbaufehler: 0 };
  const roh = leseAlles(tabellen, lauf);
  const { probleme, zellen } = lauf;
  if (lauf.aufbaufehler > 0) return { antrag: null, probleme, zellen };
  const geprueft = antragSchema.safeParse(roh);
  if (geprueft.success) return { antrag: geprueft.data, probleme, zellen };

  const genannt = new Set(probleme.map(({ feld }) => feld && pfadtext(feld)));
  const befunde =
    probleme.length > 0
      ? [...geprueft.error.issues, ...widersprueche(roh as unknown as Listen)]
      : geprueft.error.issues;
  for (const { path, message } of befunde) {
    const pfad = path as Pfad;
    if (genannt.has(pfadtext(pfad))) continue;
    const zelle = zelleZu(pfad, zellen);
    probleme.push({ zelle, feld: pfad.length > 0 ? pfad : null, text: `${ort(zelle)}${message}` });
  }
  probleme.sort(
    (a, b) => (a.zelle?.zeile ?? 0) - (b.zelle?.zeile ?? 0) || (a.zelle?.spalte ?? 0) - (b.zelle?.spalte ?? 0),
  );
  return { antrag: null, probleme, zellen };
}

type Listen = Readonly<Record<'stellen' | 'massnahmen', readonly Readonly<Record<'id' | 'von' | 'bis', unknown>>[]>>;

/**
 * Prüft, was sich erst aus mehreren Zellen ergibt: Schema und Hinweise prüfen es nicht, solange andere Zellen unlesbar
 * sind.
 */
function widersprueche(roh: Listen): { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  const zeitraeume = roh.stellen.flatMap((stelle, i) => {
    const [von, bis] = [ausIso(String(stelle.von)), ausIso(String(stelle.bis))];
    const fehler = zeitraumfehler(von, bis, () => fuerStelle(roh as never, stelle as never, REGELSTAENDE));
    return fehler ? [{ path: ['stellen', i, fehler.feld], message: fehler.message }] : [];
  });
  return [...zeitraeume, ...doppelteKennungen(roh)];
}

/** Warum der Kern in diesem Zeitraum nicht rechnen kann; Anteil und Ausgaben tun dabei nichts zur Sache. */
function zeitraumfehler(von: Datum | null, bis: Datum | null, regelstaende: () => Verzeichnis): KernFehler | null {
  try {
    if (von && bis) new Foerderung({ von, bis, stellenanteil: 1, jahresausgaben: null }, regelstaende());
    return null;
  } catch (fehler) {
    if (!istKernFehler(fehler)) throw fehler;
    return fehler;
  }
}

/**
 * Liest, was im Blatt steht, auch wenn es noch unvollständig ist: Unlesbares bleibt als {@link Wortlaut} erhalten.
 * `null`, wenn Tabellen, Spalten oder Zeilen fehlen oder doppelt sind, denn dann ginge etwas verloren. Mit `ersatz`
 * kommen fehlende Tabellen nach dem Bescheid von dort.
 */
export function entwurfAusBlatt(tabellen: Tabellen, ersatz?: Abwicklung | null): Entwurf | null {
  const lauf: Lauf = { probleme: [], zellen: new Zellplan(), aufbaufehler: 0, ersatz };
  const { stellen, massnahmen, abwicklung, ...kopfdaten } = leseAlles(tabellen, lauf);
  if (lauf.aufbaufehler > 0) return null;
  return {
    kopfdaten,
    stellen: stellen as unknown[],
    massnahmen: massnahmen as unknown[],
    ...(tabellen.abwicklung && { abwicklung, bescheide: bescheidzeilenAus(tabellen.abwicklung.tabellen.bescheide) }),
  };
}

function leseAlles(tabellen: Tabellen, lauf: Lauf): Record<string, unknown> {
  const roh: Record<string, unknown> = {};
  if (tabellen.kopfdaten) {
    leseKopfdaten(tabellen.kopfdaten, roh, lauf);
    leseZusatzangaben(tabellen.kopfdaten, roh, lauf);
  } else aufbaufehler(lauf, fehlendeTabelle('Kopfdaten'));
  roh.stellen = tabellen.stellen ? leseEintraege(tabellen.stellen, STELLEN, 'stellen', lauf) : [];
  if (!tabellen.stellen) aufbaufehler(lauf, fehlendeTabelle('Stellen'));
  roh.massnahmen = tabellen.massnahmen ? leseEintraege(tabellen.massnahmen, MASSNAHMEN, 'massnahmen', lauf) : [];
  if (!tabellen.massnahmen) aufbaufehler(lauf, fehlendeTabelle('Maßnahmen'));
  if (tabellen.abwicklung) roh.abwicklung = leseAbwicklung(tabellen.abwicklung, lauf);
  return roh;
}

function leseKopfdaten(tabelle: Tabelle, ziel: Record<string, unknown>, lauf: Lauf): void {
  const { angabe, wert } = kopfspalten(tabelle);
  for (const feld of KOPFDATEN) {
    const zeilen = tabelle.werte.flatMap((w, i) =>
      i > 0 && normal(w[angabe] ?? null) === normal(feld.titel) ? [i] : [],
    );
    const [zeile, zweite] = zeilen;
    if (zeile === undefined || wert < 0) {
      aufbaufehler(lauf, {
        zelle: bezug(tabelle, 0, 0),
        feld: feld.ort,
        text: `In den Kopfdaten fehlt die Zeile „${feld.titel}“.`,
      });
    } else if (zweite !== undefined) {
      aufbaufehler(lauf, {
        zelle: bezug(tabelle, zweite, angabe),
        feld: feld.ort,
        text: `In den Kopfdaten steht „${feld.titel}“ zweimal.`,
      });
    } else {
      setzeOrt(ziel, feld.ort, leseZelle(tabelle, zeile, wert, feld, feld.ort, lauf));
    }
  }
}

/** Wählbares steht irgendwo neben den Kopfdaten, sein Wert rechts daneben; was fehlt, nennt der Antrag nicht. */
function leseZusatzangaben(tabelle: Tabelle, ziel: Record<string, unknown>, lauf: Lauf): void {
  for (const feld of ZUSATZANGABEN) {
    const [ort, zweiter] = zusatzorte(tabelle, feld);
    if (!ort) continue;
    if (zweiter)
      aufbaufehler(lauf, {
        zelle: bezug(tabelle, zweiter.zeile, zweiter.spalte),
        feld: feld.ort,
        text: `Neben den Kopfdaten steht „${feld.titel}“ zweimal.`,
      });
    else setzeOrt(ziel, feld.ort, leseZelle(tabelle, ort.zeile, ort.spalte + 1, feld, feld.ort, lauf));
  }
  for (const name of ['regelstand', 'vorzeitigerBeginn'])
    if (ziel[name] !== undefined) ziel[name] = { thm: null, dia: null, ...(ziel[name] as object) };
}

function leseEintraege(
  tabelle: Tabelle,
  felder: readonly Feld[],
  name: 'stellen' | 'massnahmen',
  lauf: Lauf,
): unknown[] {
  const titel = name === 'stellen' ? 'Stellen' : 'Maßnahmen';
  const kopf = (tabelle.werte[0] ?? []).map(normal);
  const spalten = feldspalten(tabelle, titel, felder, [name], lauf);
  if (spalten.size < felder.length) return [];
  const zusatz = name === 'stellen' ? ZUSATZSPALTEN : [];
  for (const feld of zusatz) {
    const spalte = kopf.indexOf(normal(feld.titel));
    if (spalte >= 0) spalten.set(feld.pfad, spalte);
  }
  return eintragszeilen(tabelle, spalten).map((zeile, i) => {
    const eintrag: Record<string, unknown> = {};
    for (const feld of [...felder, ...zusatz]) {
      const spalte = spalten.get(feld.pfad);
      if (spalte === undefined) continue;
      setzeOrt(eintrag, feld.ort, leseZelle(tabelle, zeile, spalte, feld, [name, i, ...feld.ort], lauf));
    }
    return eintrag;
  });
}
