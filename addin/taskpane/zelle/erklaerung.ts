/** Erklärt eine Zelle: ihre GK-Aufrufe mit Rechenweg oder der ganzen Fehlermeldung, dazu Verweise auf leere Zellen. */

import { wahrheitswort } from '../../../shared/grund/wahrheitswert.ts';
import { FUNKTIONEN, rechenweg } from '../../custom-functions/funktionen.ts';
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
    return { aufruf: kopf, schritte, fehler: null, leere, warumNull: keineTage(zeilen) };
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

/** Sagt es nur, wo das Ergebnis 0 ist und an den Fördertagen liegt; `zeilen` ohne Überschriften. */
function keineTage(zeilen: readonly (readonly (string | number)[])[]): string | null {
  if (zeilen.at(-1)?.[3] !== 0) return null;
  const jahr = zeilen.flatMap(([, schritt, , wert]) => {
    const treffer = wert === 0 ? /^Fördertage (\d{4})$/.exec(String(schritt)) : null;
    return treffer ? [treffer[1]] : [];
  })[0];
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
