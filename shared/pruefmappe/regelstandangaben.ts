/** Alle Werte eines Regelstands mit ihrem deutschen Titel und deutsch geschrieben, in der Reihenfolge seiner Daten. */

import { deutscherTag } from '../antrag/worte.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { tagImJahr } from '../regelstand/satzteile.ts';
import type { DiaRegelstand, Fenster, Regelstand, ThmRegelstand, Wert } from '../regelstand/typen.ts';

/** Die Felder, die ein Wert sind und nicht etwas, das Werte enthält. */
type Wertfeld<R> = { [F in keyof R]-?: NonNullable<R[F]> extends Wert<infer _> ? F : never }[keyof R];
type Bausteinangabe = DiaRegelstand['bausteine'][1];

const TITEL: Readonly<Record<Wertfeld<ThmRegelstand> | Wertfeld<DiaRegelstand>, string>> = {
  gueltigVon: 'Gültig von',
  gueltigBis: 'Gültig bis',
  belegtBis: 'Belegt bis',
  antragsfrist: 'Antragsfrist',
  antragsfristImJahr: 'Antragsfrist im Jahr, in dem das Schuljahr beginnt',
  verwendungsnachweisMonate: 'Monate bis zum Verwendungsnachweis',
  personenJeStelle: 'Geduldete je Stelle',
  mindeststellen: 'Stellen mindestens',
  volleStelleAb: '1,0 Stelle ab Personen',
  stellenschritt: 'Stellen in Schritten von',
  foerderart: 'Art der Förderung',
  bemessungsgrundlage: 'Bemessungsgrundlage je 1,0 Stelle und Jahr in €',
  ausgabenarten: 'Zuwendungsfähig',
  foerderquote: 'Förderquote',
  tageJeMonat: 'Tage je Monat',
  personenJeCoach: 'Personen je Coach (Planungszahl)',
};
const FENSTERTITEL: Readonly<Record<keyof Fenster, string>> = {
  von: 'Integrationspauschale ab',
  bis: 'Integrationspauschale bis',
  nachweisBis: 'Nachweis der Integrationspauschale bis',
};
const FOERDERART: Readonly<Record<string, string>> = { festbetrag: 'Festbetrag', anteil: 'Anteilfinanzierung' };

export interface Regelstandangabe {
  readonly titel: string;
  readonly wert: Wert<unknown>;
  readonly text: string;
}

export function regelstandangaben(regelstand: Regelstand): Regelstandangabe[] {
  return Object.entries(regelstand).flatMap(([feld, inhalt]: [string, unknown]): Regelstandangabe[] => {
    if (feld === 'kofinanzierung')
      return Object.entries(inhalt as Fenster).map(([grenze, wert]: [string, Wert]) =>
        angabe(FENSTERTITEL[grenze as keyof Fenster], wert),
      );
    if (feld === 'bausteine')
      return Object.entries(inhalt as DiaRegelstand['bausteine']).flatMap(([nummer, baustein]) =>
        bausteinangaben(nummer, baustein),
      );
    if (!istWertfeld(feld)) return [];
    const festbetrag = feld === 'bemessungsgrundlage' && !('foerderquote' in regelstand);
    return [angabe(festbetrag ? 'Festbetrag je 1,0 Stelle und Jahr in €' : TITEL[feld], inhalt as Wert<unknown>)];
  });
}

function bausteinangaben(nummer: string, { name, quote, zaehltZumFoerdervolumen }: Bausteinangabe): Regelstandangabe[] {
  const titel = (was: string) => `Baustein ${nummer}, ${was}`;
  return [
    angabe(titel('Name'), name),
    ...(quote.art === 'fest'
      ? [angabe(titel('Förderquote'), quote.quote)]
      : [angabe(titel('kleinste Förderquote'), quote.von), angabe(titel('größte Förderquote'), quote.bis)]),
    angabe(titel('zählt zum Fördervolumen'), zaehltZumFoerdervolumen),
  ];
}

function istWertfeld(feld: string): feld is keyof typeof TITEL {
  return Object.hasOwn(TITEL, feld);
}

function angabe(titel: string, wert: Wert<unknown>): Regelstandangabe {
  return { titel, wert, text: geschrieben(wert.wert) };
}

function geschrieben(wert: unknown): string {
  if (typeof wert === 'boolean') return wert ? 'ja' : 'nein';
  const text = String(wert);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return deutscherTag(text);
  if (/^\d{2}-\d{2}$/.test(text)) return tagImJahr(text);
  if (/^\d+(\.\d+)?$/.test(text)) return deutscherWert(text);
  return FOERDERART[text] ?? text;
}
