/** Das Ergebnis eines Prüflaufs in Sätzen. */
import { BRUCHGRUENDE, form1Satz } from '../../../shared/antrag/kette.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import type { Prueflauf } from './pruefen.ts';
import type { Pruefergebnis } from './prueflaeufe.ts';

/** Sagt, was ein Prüflauf ergab, für die Meldung: wie ernst, in einem Satz, und Näheres. */
export interface Urteil {
  readonly art: 'success' | 'warning' | 'error';
  readonly titel: string;
  readonly text: string;
}

/** „success“ nur, wenn alles bis zum Ende geprüft und nichts aufgefallen ist. */
export function urteil({ art, zustand, ergebnis, meldung }: Omit<Prueflauf, 'am'>): Urteil {
  const [geprueft, gesamt] = [deutscherWert(ergebnis.geprueft), deutscherWert(ergebnis.gesamt)];
  const bisher = befundsatz(ergebnis);
  if (zustand === 'fehler')
    return {
      art: 'error',
      titel: `Nach ${geprueft} von ${gesamt} Versionen unterbrochen`,
      text: [meldung ?? '', bisher].join(' ').trim(),
    };
  if (zustand === 'abgebrochen') {
    const ohneBefund = ergebnis.geprueft > 0 ? 'Bis dahin ist nichts aufgefallen.' : '';
    return {
      art: 'warning',
      titel: 'Abgebrochen',
      text: `Geprüft sind ${geprueft} von ${gesamt} Versionen. ${bisher || ohneBefund}`.trim(),
    };
  }
  if (bisher) return { art: 'error', titel: 'Nicht alles stimmt', text: bisher };
  const alle = ergebnis.geprueft === 1 ? 'Die einzige Version ist' : `Alle ${geprueft} Versionen sind`;
  const wie =
    art === 'selbst' ? 'Hier nachgerechnet, ohne der Versionsablage zu glauben.' : 'Geprüft von der Versionsablage.';
  return {
    art: 'success',
    titel: `${alle} unverändert; die Kette ist geschlossen.`,
    text: [
      `Jede gespeicherte Zahl kommt beim Nachrechnen wieder heraus. ${wie}`,
      ergebnis.form1 ? form1Satz(ergebnis.form1) : '',
    ]
      .join(' ')
      .trim(),
  };
}

/** Leer, wenn nichts aufgefallen ist. */
function befundsatz({ brueche, befunde, unlesbare }: Pruefergebnis): string {
  const [erster] = brueche;
  const saetze: string[] = [];
  if (erster) saetze.push(`Die Kette ist bei Version ${erster.version} gebrochen. ${BRUCHGRUENDE[erster.grund]}`);
  if (unlesbare.length > 0)
    saetze.push(
      unlesbare.length === 1
        ? `Version ${unlesbare[0]} lässt sich nicht lesen.`
        : `Nicht lesen lassen sich ${deutscherWert(unlesbare.length)} Versionen, zuerst ${unlesbare[0]}.`,
    );
  const nummern = befunde.map(({ version }) => version);
  if (nummern.length > 0) saetze.push(`In ${aufzaehlung(nummern)} weichen gespeicherte Zahlen vom Nachrechnen ab.`);
  return saetze.join(' ');
}

const NENNE_HOECHSTENS = 8;

function aufzaehlung(nummern: readonly number[]): string {
  if (nummern.length === 1) return `Version ${nummern[0]}`;
  const genannt = nummern.slice(0, NENNE_HOECHSTENS).join(', ');
  return nummern.length > NENNE_HOECHSTENS
    ? `${deutscherWert(nummern.length)} Versionen (${genannt} …)`
    : `den Versionen ${genannt}`;
}
