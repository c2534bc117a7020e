/** Findet Eingabefelder, die man nicht sieht oder die eine andere Zahl zeigen, als gelesen wird. */
import { alsDeutschesDatum, alsIso } from '../../shared/grund/datum.ts';
import { ausSeriell } from '../../shared/grund/seriell.ts';
import type { Blattanzeige } from '../workbook/workbook.ts';
import { adresse, istLeer, spaltenname, type Zellbezug, type Zellwert } from '../workbook/zellen.ts';
import { feldZu } from './abwicklungsspalten.ts';
import { DATUM } from './feldarten.ts';
import type { Feld } from './spalten.ts';

/** Sagt in einem Satz, was eine Zelle verbirgt. */
export interface Verborgen {
  readonly zelle: Zellbezug;
  readonly text: string;
}

/** Ab diesem Unterschied zeigt eine Zelle eine andere Zahl; darunter ist es die Rundung der Anzeige. */
const UNTERSCHIED = 0.005;

/**
 * `zellen` nennt zu jedem Pfad des Antrags seine Zelle; nur gefüllte zählen. Je verborgener Zeile oder Spalte steht ein
 * Befund.
 */
export function verborgenesIn(anzeige: Blattanzeige, zellen: ReadonlyMap<string, Zellbezug>): Verborgen[] {
  const befunde: Verborgen[] = [];
  const genannt = new Set<string>();
  const einmal = (schluessel: string, zelle: Zellbezug, text: string) => {
    if (genannt.has(schluessel)) return;
    genannt.add(schluessel);
    befunde.push({ zelle, text });
  };
  for (const [pfad, zelle] of zellen) {
    if (zelle.blatt !== anzeige.blatt) continue;
    const [z, s] = [zelle.zeile - anzeige.zeile, zelle.spalte - anzeige.spalte];
    const wert = anzeige.werte[z]?.[s] ?? null;
    if (istLeer(wert)) continue;
    if (anzeige.verborgeneZeilen.has(zelle.zeile)) {
      einmal(
        `z${zelle.zeile}`,
        zelle,
        `Zeile ${zelle.zeile + 1} ist ausgeblendet oder weggefiltert; ihre Angaben zählen trotzdem, zum Beispiel ${adresse(zelle)}.`,
      );
    }
    if (anzeige.verborgeneSpalten.has(zelle.spalte)) {
      const spalte = spaltenname(zelle.spalte);
      einmal(
        `s${zelle.spalte}`,
        zelle,
        `Spalte ${spalte} ist ausgeblendet; ihre Angaben zählen trotzdem, zum Beispiel ${adresse(zelle)}.`,
      );
    }
    const gezeigt = anzeige.texte[z]?.[s] ?? '';
    if (!zeigt(gezeigt, wert, feldZu(pfad))) {
      const was = gezeigt.trim() === '' ? 'nichts' : `„${gezeigt.slice(0, 60)}“`;
      befunde.push({
        zelle,
        text: `Zelle ${adresse(zelle)} zeigt ${was}, gerechnet wird mit ${deutsch(wert, feldZu(pfad))}. Das liegt am Zahlenformat der Zelle.`,
      });
    }
  }
  return befunde;
}

/**
 * Ob der Text der Zelle ihre Zahl sagt. Ein zu schmales Feld („####“) zeigt nichts Falsches; Text zeigt sich immer
 * selbst oder gar nicht.
 */
function zeigt(text: string, wert: Zellwert, feld: Feld | undefined): boolean {
  const kurz = text.trim();
  if (/^#+$/.test(kurz)) return true;
  if (typeof wert === 'string') return kurz !== '' || wert.trim() === '';
  if (typeof wert !== 'number') return true;
  if (kurz === '') return false;
  if (feld?.art === DATUM) return tageIn(kurz).every((tag) => tag === isoTag(wert)) || tageIn(kurz).length === 0;
  return lesarten(kurz).some((zahl) => Math.abs(zahl - wert) < UNTERSCHIED);
}

/** Die Zahlen, die dieser Text deutsch oder englisch geschrieben meinen kann; Prozent als Anteil. */
function lesarten(text: string): number[] {
  const prozent = text.includes('%') ? 100 : 1;
  const minus = /^[−(-]/.test(text) ? -1 : 1;
  const ziffern = text.replace(/[^\d.,]/g, '');
  const deutsche = Number(ziffern.replaceAll('.', '').replace(',', '.'));
  const englische = Number(ziffern.replaceAll(',', ''));
  return ziffern === '' ? [] : [deutsche, englische].filter(Number.isFinite).map((zahl) => (minus * zahl) / prozent);
}

/** Der Tag, den der Text nennt; leer, wenn er ihn anders schreibt. */
function tageIn(text: string): string[] {
  const deutsch = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (deutsch) return [`${deutsch[3]}-${deutsch[2]?.padStart(2, '0')}-${deutsch[1]?.padStart(2, '0')}`];
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? [text] : [];
}

function isoTag(seriell: number): string {
  return Number.isInteger(seriell) ? alsIso(ausSeriell(seriell)) : '';
}

function deutsch(wert: Zellwert, feld: Feld | undefined): string {
  if (typeof wert !== 'number') return `„${String(wert).slice(0, 60)}“`;
  return feld?.art === DATUM && Number.isInteger(wert)
    ? alsDeutschesDatum(ausSeriell(wert))
    : String(wert).replace('.', ',');
}
