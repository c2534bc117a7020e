/**
 * R19: Eine Stelle wird nur für die besetzten Tage gefördert; eine Lücke mindert die Bemessung des Haushaltsjahrs.
 * Keine Namen, nur Tage.
 */
import { type Datum, frueheres } from '../grund/datum.ts';
import { alsZahl, durch, exakt, mal } from '../grund/geld.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import { eingabe, type Groesse, tagEingabe } from '../regelstand/groesse.ts';
import type { ThmWerte } from '../regelstand/werte.ts';
import { gefoerdert } from './foerderquote.ts';
import { foerdertageImJahr, type Monatsgrenzen } from './foerdertage.ts';
import { foerdertageSchritt } from './foerdertage-schritt.ts';
import { AUF_CENT, Schritt } from './rechenweg.ts';
import { anteilig, differenz, minimum, summe, uebernommen } from './rechnungen.ts';
import { ganzesJahr, type Zeitanteil, zeitschritt } from './zeitanteil.ts';

export interface Besetzung {
  readonly von: Datum;
  readonly bis: Datum;
  /** Höchsttage je Monat (1–12), wo andere dieselbe Stelle im selben Monat schon besetzen (A2). */
  readonly grenzen: Monatsgrenzen | undefined;
  /** Dasselbe in der gewählten Zählung der Zeit, wo sie nicht in Dreißigsteln zählt. */
  readonly zeitgrenzen?: Monatsgrenzen | undefined;
}

export interface Besetzungsangaben {
  readonly jahr: number;
  readonly besetzungen: readonly Besetzung[];
  readonly stellenanteil: Groesse<'Stellen'>;
  readonly werte: ThmWerte;
  /** Wie angebrochene Monate zählen; ohne Angabe in Dreißigsteln (R6). */
  readonly zeitanteil?: Zeitanteil;
  /** Nur bis zu diesem Tag, für einen Abruf (R21). */
  readonly bisTag?: Datum;
}

/** Besetzte Fördertage eines Haushaltsjahrs (R6, A2); 0, wenn niemand die Stelle besetzt. */
export function besetzteTage(angaben: Besetzungsangaben): Schritt<'Tage'> {
  return new Schritt(() => gezaehlteTage(angaben).angaben, exakt(anzahlBesetzteTage(angaben)));
}

/** Dieselben als Zahl, ohne Rechenweg. */
export function anzahlBesetzteTage({
  jahr,
  besetzungen,
  werte,
  bisTag,
}: Omit<Besetzungsangaben, 'stellenanteil'>): number {
  const tageJeMonat = alsZahl(werte.tageJeMonat.wert);
  let summe = 0;
  // Endet eine vor ihrem Beginn, zählt sie keinen Tag.
  for (const { von, bis, grenzen } of besetzungen)
    summe += foerdertageImJahr(von, bisTag ? frueheres(bis, bisTag) : bis, jahr, tageJeMonat, grenzen);
  return summe;
}

function gezaehlteTage({ jahr, besetzungen, werte, bisTag }: Besetzungsangaben): Schritt<'Tage'> {
  const teile = besetzungen.flatMap(({ von, bis, grenzen }, i) => {
    const zeitraum = Zeitraum.oderNull(von, bisTag ? frueheres(bis, bisTag) : bis);
    if (!zeitraum) return [];
    const titel = besetzungen.length === 1 ? 'Besetzte Tage' : `Besetzte Tage, Besetzung ${i + 1}`;
    const tage = { von: tagEingabe('besetzt von', zeitraum.von), bis: tagEingabe('besetzt bis', zeitraum.bis) };
    return [foerdertageSchritt({ id: `besetzung.${i + 1}`, titel, ...tage, jahr, werte, grenzen })];
  });
  const [einzige] = teile;
  if (teile.length === 1 && einzige) return einzige;
  const addiert = summe<'Tage'>(teile.length > 0 ? teile : [eingabe('unbesetzt', 0, 'Tage')]);
  return new Schritt({
    id: 'besetzung',
    titel: 'Besetzte Tage, Summe',
    jahr,
    einheit: 'Tage',
    rechnung: addiert,
    regeln: ['R19', 'R6'],
    regelstand: werte,
  });
}

/** Der besetzte Teil des Jahres und das ganze Jahr, in der gewählten Zählung. */
function besetzteZeit(
  angaben: Besetzungsangaben,
  tage: Schritt<'Tage'> | null = null,
): { readonly zeit: Groesse; readonly ganzes: Groesse } {
  const { jahr, besetzungen, werte, bisTag, zeitanteil = 'dreissigstel' } = angaben;
  if (zeitanteil === 'dreissigstel') return { zeit: tage ?? besetzteTage(angaben), ganzes: werte.tageJeJahr };
  const teile = besetzungen.flatMap(({ von, bis, zeitgrenzen: grenzen }) => {
    const zeitraum = Zeitraum.oderNull(von, bisTag ? frueheres(bis, bisTag) : bis);
    if (!zeitraum) return [];
    const tage = { von: tagEingabe('besetzt von', zeitraum.von), bis: tagEingabe('besetzt bis', zeitraum.bis) };
    return [zeitschritt({ zeitanteil, ...tage, jahr, grenzen, werte })];
  });
  const ganzes = ganzesJahr(zeitanteil, jahr);
  const zeit = new Schritt({
    id: 'besetzung.zeit',
    titel: zeitanteil === 'zwoelftel' ? 'Besetzte Monate' : 'Besetzte Kalendertage',
    jahr,
    einheit: ganzes.einheit,
    rechnung: summe(teile.length > 0 ? teile : [eingabe('unbesetzt', 0, ganzes.einheit)]),
    regeln: ['R19', 'A2'],
    regelstand: werte,
  });
  return { zeit, ganzes };
}

/**
 * Bemessung der besetzten Tage in €, exakt: Bemessungsgrundlage · Stellenanteil · Tage ÷ Tage im Förderjahr. `tage` sind
 * die besetzten, wo sie schon gezählt sind.
 */
export function bemessungDerBesetzung(angaben: Besetzungsangaben, tage: Schritt<'Tage'> | null = null): Schritt<'€'> {
  const { jahr, stellenanteil, werte } = angaben;
  const { zeit, ganzes } = besetzteZeit(angaben, tage);
  const grundlage = werte.bemessungsgrundlage;
  return new Schritt<'€'>(
    () => ({
      id: 'besetzung.bemessung',
      titel: 'Bemessung der besetzten Tage, exakt',
      jahr,
      einheit: '€',
      rechnung: anteilig({ faktoren: [grundlage, stellenanteil, zeit], teiler: ganzes }),
      regeln: ['R19', 'R4', 'R6'],
      regelstand: werte,
    }),
    durch(mal(mal(grundlage.wert, stellenanteil.wert), zeit.wert), ganzes.wert),
  );
}

/** Geplante Ausgaben der besetzten Tage in €, exakt: Jahresausgaben · Tage ÷ Tage im Förderjahr. */
export function ausgabenDerBesetzung(
  angaben: Besetzungsangaben & { readonly jahresausgaben: Groesse<'€'> },
): Schritt<'€'> {
  const { jahr, jahresausgaben, werte } = angaben;
  const { zeit, ganzes } = besetzteZeit(angaben);
  return new Schritt({
    id: 'besetzung.ausgaben',
    titel: 'Ausgaben der besetzten Tage, exakt',
    jahr,
    einheit: '€',
    rechnung: anteilig({ faktoren: [jahresausgaben, zeit], teiler: ganzes }),
    regeln: ['R19', 'A3', 'R6'],
    regelstand: werte,
  });
}

/** Der Plan eines Eintrags in einem Haushaltsjahr, wie er mit der wirklichen Besetzung herauskäme; Beträge in €. */
export interface Besetzungsplan {
  readonly tage: Schritt<'Tage'>;
  readonly bemessung: Schritt<'€'>;
  readonly ausgaben: Schritt<'€'>;
  readonly zuwendung: Schritt<'€'>;
  readonly eigenanteil: Schritt<'€'>;
}

/** Ohne Jahresausgaben sind die Ausgaben die Bemessung (A3); gerundet wird einmal je Betrag (A4). */
export function besetzungsplan(
  angaben: Besetzungsangaben & { readonly jahresausgaben: Groesse<'€'> | null },
): Besetzungsplan {
  const { jahr, jahresausgaben, werte } = angaben;
  const gemeinsam = { jahr, einheit: '€', regelstand: werte } as const;
  const gerundet = (id: string, titel: string, genau: Groesse<'€'>) =>
    new Schritt({
      ...gemeinsam,
      id: `besetzung.${id}`,
      titel,
      rechnung: uebernommen(genau),
      rundung: AUF_CENT,
      regeln: ['R19', 'A4'],
    });
  const bemessung = bemessungDerBesetzung(angaben);
  const ausgaben = jahresausgaben === null ? bemessung : ausgabenDerBesetzung({ ...angaben, jahresausgaben });
  const zuwendungsfaehig = new Schritt({
    ...gemeinsam,
    id: 'besetzung.zuwendungsfaehig',
    titel: 'Zuwendungsfähige Ausgaben der besetzten Tage, exakt',
    rechnung: minimum([ausgaben, bemessung]),
    regeln: ['R19', 'A3'],
  });
  const zuwendung = new Schritt({
    ...gemeinsam,
    id: 'besetzung.zuwendung',
    titel: 'Zuwendung zur Besetzung',
    rechnung: gefoerdert(werte.foerderquote, zuwendungsfaehig),
    rundung: AUF_CENT,
    regeln: ['R19', 'R5', 'A4'],
  });
  const aufCent = gerundet('ausgaben.cent', 'Ausgaben der besetzten Tage', ausgaben);
  return {
    tage: besetzteTage(angaben),
    bemessung: gerundet('bemessung.cent', 'Bemessung der besetzten Tage', bemessung),
    ausgaben: aufCent,
    zuwendung,
    eigenanteil: new Schritt({
      ...gemeinsam,
      id: 'besetzung.eigenanteil',
      titel: 'Eigenanteil zur Besetzung',
      rechnung: differenz({ von: aufCent, ab: zuwendung }),
      regeln: ['R19', 'A4'],
    }),
  };
}
