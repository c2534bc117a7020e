/** Erklärt eine Zelle: ihre GK-Aufrufe mit Rechenweg oder der ganzen Fehlermeldung, dazu Verweise auf leere Zellen. */

import { NULL, vergleiche } from '../../../shared/grund/geld.ts';
import { wahrheitswort } from '../../../shared/grund/wahrheitswert.ts';
import type { Schritt } from '../../../shared/kern/rechenweg.ts';
import { FUNKTIONEN, rechenweg, rechenwegschritte } from '../../custom-functions/funktionen.ts';
import type { Problem } from '../../haushaltsblatt/haushaltsblatt.ts';
import type { Auswahl, Workbook } from '../../workbook/workbook.ts';
import { istLeer, istZellfehler, type Zellbezug, type Zellwert } from '../../workbook/zellen.ts';
import type { Schrittzeile } from '../oberflaeche/Schrittliste.tsx';
import type { Blattzustand } from '../zustand/zustand.ts';
import { type Argument, type Aufruf, gkAufrufe } from './gk-aufrufe.ts';

/** Ein GK-Aufruf der Formel: wie er rechnet, oder warum nicht. */
export interface Aufruferklaerung {
  /** In deutscher Schreibweise: `GK.STELLEN(B12)`. */
  readonly aufruf: string;
  readonly schritte: readonly Schrittzeile[];
  /** Warum es keinen Rechenweg gibt. */
  readonly fehler: string | null;
  /** Warum das Ergebnis 0 ist, obwohl nichts fehlt: Der Zeitraum berührt das Haushaltsjahr nicht. */
  readonly warumNull: string | null;
  /** Verweise auf leere Zellen, außer wo die Formel das selbst abfängt. */
  readonly leere: readonly { readonly text: string; readonly zelle: Zellbezug }[];
}

/** Die ausgewählte Zelle und ihre GK-Aufrufe in der Reihenfolge der Formel. */
export interface Zellerklaerung {
  readonly auswahl: Auswahl;
  readonly aufrufe: readonly Aufruferklaerung[];
}

/** Nennt, was am Inhalt dieser Zelle nicht passt, solange das Blatt deshalb keinen Plan ergibt. */
export function problemeZu(blatt: Blattzustand, { zelle }: Auswahl): readonly Problem[] {
  if (blatt.art !== 'probleme') return [];
  return blatt.lesung.probleme.filter(
    (p) => p.zelle?.blatt === zelle.blatt && p.zelle.zeile === zelle.zeile && p.zelle.spalte === zelle.spalte,
  );
}

/** `null`, wenn nichts ausgewählt ist. Ein Fehler in der Formel wird erklärt, nicht geworfen. */
export async function erklaere(workbook: Workbook): Promise<Zellerklaerung | null> {
  const auswahl = await workbook.leseAuswahl();
  if (!auswahl) return null;
  const aufrufe = auswahl.formel ? gkAufrufe(auswahl.formel) : [];
  const bezuege = aufrufe.flatMap((a) => a.argumente.flatMap((argument) => zellenVon(argument, auswahl.zelle.blatt)));
  const werte = bezuege.length > 0 ? await workbook.leseZellen(bezuege) : [];
  let naechster = 0;
  return {
    auswahl,
    aufrufe: aufrufe.map((aufruf) => erklaereAufruf(aufruf, auswahl.zelle.blatt, () => werte[naechster++] ?? null)),
  };
}

function erklaereAufruf(aufruf: Aufruf, blatt: string, naechsterWert: () => Zellwert): Aufruferklaerung {
  const leere: { text: string; zelle: Zellbezug }[] = [];
  const fehler: string[] = [];
  const leerGilt = mitErlaubterLeere(aufruf.funktion);
  const werteAus = (argument: Argument, platz: number): unknown => {
    switch (argument.art) {
      case 'leer':
        return null;
      case 'wert':
        return argument.wert;
      case 'ausdruck':
        fehler.push(
          `Der Ausdruck ${argument.text} steht nicht in einer eigenen Zelle und kann hier nicht ausgewertet werden.`,
        );
        return null;
      case 'zelle': {
        const wert = naechsterWert();
        if (
          istLeer(wert) &&
          !argument.freiwillig &&
          !leerGilt[platz] &&
          leere.every(({ text }) => text !== argument.text)
        )
          leere.push({ text: argument.text, zelle: { ...argument.zelle, blatt: argument.zelle.blatt ?? blatt } });
        if (istZellfehler(wert)) fehler.push(`${argument.text} zeigt den Fehler ${wert.fehler}.`);
        return istZellfehler(wert) ? null : wert;
      }
      case 'bereich':
        return argument.zellen.map((zeile) => zeile.map(() => ohneFehler(naechsterWert())));
    }
  };
  const parameter = aufruf.argumente.map(werteAus);
  const kopf = `GK.${aufruf.funktion}(${aufruf.argumente.map(deutsch).join('; ')})`;
  if (fehler.length > 0) return { aufruf: kopf, schritte: [], fehler: fehler.join(' '), leere, warumNull: null };
  try {
    const [, ...zeilen] = rechenweg(aufruf.funktion, parameter);
    const schritte = zeilen.map(([nr, schritt, rechnung, , fundstelle]) => ({
      nr: Number(nr),
      schritt: String(schritt),
      rechnung: String(rechnung),
      fundstellen: String(fundstelle).split(' | '),
    }));
    return {
      aufruf: kopf,
      schritte,
      fehler: null,
      leere,
      warumNull: keineTage(rechenwegschritte(aufruf.funktion, parameter)),
    };
  } catch (geworfen) {
    return {
      aufruf: kopf,
      schritte: [],
      fehler: geworfen instanceof Error ? geworfen.message : String(geworfen),
      leere,
      warumNull: null,
    };
  }
}

/** Je Parameter der Funktion, ob leer dort eine Angabe ist. */
function mitErlaubterLeere(id: string): readonly boolean[] {
  const parameter = FUNKTIONEN.find((funktion) => funktion.id === id)?.parameter ?? {};
  return Object.values(parameter).map(({ art }) => art.leerGilt === true);
}

/** Sagt es nur, wo das Ergebnis, der letzte Schritt, 0 ist und es an den Fördertagen eines Haushaltsjahrs liegt. */
function keineTage(schritte: readonly Schritt[]): string | null {
  const istNull = (schritt: Schritt | undefined) => schritt !== undefined && vergleiche(schritt.wert, NULL) === 0;
  if (!istNull(schritte.at(-1))) return null;
  const jahr = schritte.find(
    (schritt) => schritt.angaben.id === 'foerdertage' && schritt.angaben.jahr !== undefined && istNull(schritt),
  )?.angaben.jahr;
  return jahr === undefined ? null : `Der Zeitraum berührt das Haushaltsjahr ${jahr} nicht; deshalb steht hier 0.`;
}

function zellenVon(argument: Argument, blatt: string): Zellbezug[] {
  if (argument.art === 'zelle') return [{ ...argument.zelle, blatt: argument.zelle.blatt ?? blatt }];
  return argument.art === 'bereich'
    ? argument.zellen.flat().map((zelle) => ({ ...zelle, blatt: zelle.blatt ?? blatt }))
    : [];
}

function ohneFehler(wert: Zellwert): string | number | boolean | null {
  return istZellfehler(wert) ? wert.fehler : wert;
}

function deutsch(argument: Argument): string {
  if (argument.art === 'leer') return '';
  if (argument.art !== 'wert') return argument.text;
  if (typeof argument.wert === 'string') return `"${argument.wert}"`;
  if (typeof argument.wert === 'boolean') return wahrheitswort(argument.wert);
  return String(argument.wert).replace('.', ',');
}
