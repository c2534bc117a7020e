/**
 * Ein Antrag in der Schreibweise, in der er aus dem Blatt zurückkommt: Beträge mit zwei Nachkommastellen, Anteile mit
 * mindestens einer. Werte ändern sich nicht, nur ihre Schreibweise ("65300" → "65300.00"); so lassen sich Blatt und
 * Version vergleichen. Die Abwicklung steht nur dabei, wo es eine gibt: Ein Blatt ohne ihre Tabellen sagt darüber nichts.
 */
import type { Abwicklung } from '../../shared/antrag/abwicklung.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';
import { ABWICKLUNGSLISTEN, abwicklungsfelder } from './abwicklungsspalten.ts';
import { leseOrt, setzeOrt } from './pfade.ts';
import { type Feld, KOPFDATEN, MASSNAHMEN, STELLEN, ZUSATZANGABEN, ZUSATZSPALTEN } from './spalten.ts';

export function blattform(antrag: Antrag): Antrag {
  const kopf = inForm(antrag, [...KOPFDATEN, ...genannte(antrag, ZUSATZANGABEN)]);
  const stellen = antrag.stellen.map((stelle) => inForm(stelle, [...STELLEN, ...genannte(stelle, ZUSATZSPALTEN)]));
  const massnahmen = antrag.massnahmen.map((massnahme) => inForm(massnahme, MASSNAHMEN));
  const abwicklung = antrag.abwicklung && abwicklungInForm(antrag.abwicklung);
  return { ...kopf, stellen, massnahmen, ...(abwicklung && { abwicklung }) } as unknown as Antrag;
}

/** Zwölf leere Monate sind keine. */
function abwicklungInForm(abwicklung: Abwicklung): Record<string, unknown> {
  const listen = ABWICKLUNGSLISTEN.map((liste) => [
    liste,
    abwicklung[liste].map((zeile) => inForm(zeile, abwicklungsfelder(liste))),
  ]);
  const { ist, ...uebrige } = Object.fromEntries(listen) as Record<string, Record<string, unknown>[]>;
  const monate = (zeile: Record<string, unknown>) => {
    const werte = Object.values(zeile.monate as object);
    return { ...zeile, monate: werte.every((wert) => wert === null) ? null : werte };
  };
  return { ...uebrige, ist: (ist ?? []).map(monate), zahlweise: abwicklung.zahlweise };
}

/** Was ein Antrag nicht nennt, steht auch nicht im Blatt. */
function genannte(objekt: unknown, felder: readonly Feld[]): readonly Feld[] {
  return felder.filter(({ ort }) => leseOrt(objekt, ort) !== undefined);
}

function inForm(objekt: unknown, felder: readonly Feld[]): Record<string, unknown> {
  const ziel: Record<string, unknown> = {};
  for (const feld of felder) setzeOrt(ziel, feld.ort, wertInForm(leseOrt(objekt, feld.ort), feld));
  return ziel;
}

function wertInForm(wert: unknown, feld: Feld): unknown {
  if (wert === null || wert === undefined || wert === '') return wert ?? null;
  if (Array.isArray(wert) && wert.length === 0) return wert;
  const inhalt = feld.art.schreibe(wert);
  const gelesen = inhalt.art === 'formel' ? null : feld.art.lies(inhalt.art === 'text' ? inhalt.text : inhalt.zahl);
  return gelesen?.ok ? gelesen.wert : wert;
}
