/**
 * Der ganze Finanzierungsplan als Rechnung: Zeilen und Summen aus Schritten. Die Zahlen des Plans sind die Werte
 * dieser Schritte, also sagen Plan und Rechenweg immer dasselbe. Summen addieren gerundete Beträge (A4).
 */
import { type Namensvergleich, namensschluessel } from '../grund/name.ts';
import type { Foerderung } from '../kern/foerderung.ts';
import { Schritt } from '../kern/rechenweg.ts';
import { summe, uebernommen } from '../kern/rechnungen.ts';
import { stellenNachSchluessel } from '../kern/stellen.ts';
import { type Besetzung, stellengrenzen } from '../kern/stellengrenzen.ts';
import type { Zeitgrenzen } from '../kern/stellenjahr.ts';
import type { Zahleinheit } from '../regelstand/groesse.ts';
import type { ThmRegelstand } from '../regelstand/typen.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import type { FestgehaltenerBescheid, VollerBescheid } from './bescheid.ts';
import { kuerzungen } from './budgetkuerzung.ts';
import { jePlanfeld, PLANFELD, type Planfeld } from './planfelder.ts';
import { fauleSchritte, type Planschritte, summierteZahlen, zahlenVon } from './planschritte.ts';
import {
  type Eintragsgrenzen,
  type Fehlschlag,
  massnahmenrechnung,
  stellenrechnung,
  type Zeilenrechnung,
} from './planzeilen.ts';
import { thmDerStelle } from './regelstandwahl.ts';
import type { Antrag, Stelleneintrag } from './schema.ts';
import { tag } from './tag.ts';
import { eintragsname } from './worte.ts';

/** Eine Summe des Plans; `schluessel` ist Haushaltsjahr, Baustein oder Träger. */
export interface Summenrechnung<S> {
  readonly schluessel: S;
  /** `null`, sobald ein Eintrag ohne Beträge dazugehört. */
  readonly schritte: Planschritte | null;
}

/** Eine Besetzung (A2) mit ihrem Eintrag und dessen Platz im Antrag. */
export interface Stellenbesetzung extends Besetzung {
  readonly index: number;
  readonly eintrag: Stelleneintrag;
  /** Der Regelstand, in dem ihr ganzer Zeitraum liegt. */
  readonly regelstand: ThmRegelstand;
}

/** Ein Bescheid, und ob sich der Plan seither geändert hat. */
export type Planbescheid = VollerBescheid & Partial<Pick<FestgehaltenerBescheid, 'zumFrueherenPlan'>>;

/** Der gerechnete Antrag: Was Plan, Hinweise, Rechenweg und Prüfmappe zeigen, kommt von hier. */
export interface Planrechnung {
  readonly antrag: Antrag;
  /** Die Regelstände, mit denen gerechnet wurde. */
  readonly verzeichnis: Verzeichnis;
  /** Entscheidet, wann zwei Namen von Stellen oder Trägern derselbe sind. */
  readonly vergleich: Namensvergleich;
  /** Die Stellen, deren Zeitraum in einem Regelstand liegt, mit ihrem Platz im Antrag. */
  readonly besetzungen: readonly Stellenbesetzung[];
  readonly zeilen: readonly Zeilenrechnung[];
  readonly jeHaushaltsjahr: readonly Summenrechnung<number>[];
  readonly jeBaustein: readonly Summenrechnung<number>[];
  readonly jeTraeger: readonly Summenrechnung<string>[];
  readonly gesamt: Summenrechnung<null>;
  /** Stellen nach R1–R3; `null` ohne Geschäftsführende Stelle oder ohne Regelstand. */
  readonly stellenNachSchluessel: Schritt | null;
  /** Der Regelstand, nach dessen Schlüssel er Stellen erhält ({@link thmDesAntrags}). */
  readonly thm: ThmRegelstand | null;
  /** Die Förderung je Stelle des Antrags, in seiner Reihenfolge; `null`, wo ihre Angaben sich nicht rechnen lassen. */
  readonly foerderungen: readonly (Foerderung | null)[];
  readonly fehlschlaege: readonly Fehlschlag[];
  /** Die Bescheide, die zum Antrag festgehalten sind; am Plan ändern sie nichts. */
  readonly bescheide: readonly Planbescheid[];
}

/**
 * Rechnet den ganzen Antrag. Was sich nicht rechnen lässt, wird nie geworfen: Seine Zeile bleibt ohne Zahlen, und der
 * Fehlschlag steht daneben. Der Inhalt einer gespeicherten Version wird mit ihrem Vergleich gerechnet (`vergleichDer`),
 * alles andere mit dem heutigen.
 */
export function planrechnung(
  antrag: Antrag,
  verzeichnis: Verzeichnis = REGELSTAENDE,
  vergleich: Namensvergleich = namensschluessel,
  bescheide: readonly Planbescheid[] = [],
): Planrechnung {
  const besetzungen = stellenbesetzungen(antrag, verzeichnis);
  const grenzen = eintragsgrenzen(besetzungen, vergleich);
  const stellen = antrag.stellen.map((stelle) => stellenrechnung(stelle, antrag, grenzen(stelle.id), verzeichnis));
  const massnahmen = antrag.massnahmen.map((massnahme) => massnahmenrechnung(massnahme, antrag, verzeichnis));
  const eintragszeilen = [...stellen, ...massnahmen].flatMap((eintrag) => eintrag.zeilen);
  const zeilen = [...eintragszeilen, ...kuerzungen(eintragszeilen, antrag, verzeichnis)];
  const posten = zeilen.map(alsPosten);
  const thm = thmDesAntrags(antrag, verzeichnis);
  return {
    antrag,
    verzeichnis,
    vergleich,
    bescheide,
    besetzungen,
    zeilen,
    jeHaushaltsjahr: jeJahr(posten),
    jeBaustein: gruppiert(posten, (zeile) => zeile.baustein, 'Baustein'),
    jeTraeger: gruppiert(posten, traegername(zeilen, vergleich), 'Träger'),
    gesamt: { schluessel: null, schritte: summiere(posten, 'insgesamt') },
    stellenNachSchluessel:
      thm && antrag.kommune.geschaeftsfuehrendeStelle ? stellenNachSchluessel(antrag.personen.geduldete, thm) : null,
    thm,
    foerderungen: stellen.map((eintrag) => eintrag.foerderung),
    fehlschlaege: [
      ...stellen.flatMap(({ id, fehler }, i) =>
        fehler ? [{ pfad: ['stellen', i], name: `Stelle ${id}`, fehler }] : [],
      ),
      ...massnahmen.flatMap(({ id, fehler }, i) =>
        fehler ? [{ pfad: ['massnahmen', i], name: `Maßnahme ${id}`, fehler }] : [],
      ),
    ],
  };
}

/** Nur Stellen, deren ganzer Zeitraum in einem Regelstand liegt, teilen sich Tage (A2). */
export function stellenbesetzungen(antrag: Antrag, verzeichnis: Verzeichnis): Stellenbesetzung[] {
  return antrag.stellen.flatMap((eintrag, index): Stellenbesetzung[] => {
    const regelstand = thmDerStelle(antrag, eintrag, verzeichnis);
    if (regelstand === null) return [];
    const tageJeMonat = regelstand.tageJeMonat.wert;
    return [
      {
        id: eintrag.id,
        stelle: eintrag.stelle,
        von: tag(eintrag.von),
        bis: tag(eintrag.bis),
        tageJeMonat,
        regelstand,
        index,
        eintrag,
      },
    ];
  });
}

/** Je Kennung eines Eintrags, was auf seiner geteilten Stelle noch frei ist (A2). */
export function eintragsgrenzen(
  besetzungen: readonly Stellenbesetzung[],
  vergleich: Namensvergleich,
): (id: string) => Eintragsgrenzen {
  const grenzen = stellengrenzen(besetzungen, vergleich);
  const zeitgrenzen = zeitgrenzenJe(besetzungen, vergleich);
  return (id) => ({ grenzen: grenzen.get(id), zeitgrenzen: zeitgrenzen(id) });
}

/** Je Eintrag, was auf seiner geteilten Stelle in den anderen Zählungen frei ist; nur, wo ein Regelstand sie offen lässt. */
function zeitgrenzenJe(
  besetzungen: readonly Stellenbesetzung[],
  vergleich: Namensvergleich,
): (id: string) => Zeitgrenzen | undefined {
  if (!besetzungen.some(({ regelstand }) => regelstand.zeitanteilOffen)) return () => undefined;
  const zwoelftel = stellengrenzen(besetzungen, vergleich, 'zwoelftel');
  const tage = stellengrenzen(besetzungen, vergleich, 'tage');
  return (id) => ({ zwoelftel: zwoelftel.get(id), tage: tage.get(id) });
}

/**
 * Der Regelstand, nach dessen Schlüssel der Antrag Stellen erhält: der der frühesten Stelle, die einen mit Schlüssel
 * hat, ohne Stellen der im Kopf genannte oder der des Antragsstands (R1: nach dem Stand bei Antragstellung); `null`,
 * wenn keiner gilt oder keiner einen Schlüssel nennt.
 */
export function thmDesAntrags(antrag: Antrag, verzeichnis: Verzeichnis = REGELSTAENDE): ThmRegelstand | null {
  const jeStelle = antrag.stellen.map(({ von, regelstand = null }) => ({
    von,
    thm: thmDerStelle(antrag, { von, bis: von, regelstand }, verzeichnis),
  }));
  const [erste, ...weitere] = jeStelle.filter(({ thm }) => thm?.personenJeStelle);
  if (erste) return weitere.reduce((frueheste, stelle) => (stelle.von < frueheste.von ? stelle : frueheste), erste).thm;
  if (jeStelle.length > 0 && jeStelle.every(({ thm }) => thm !== null)) return null;
  const { stand } = antrag;
  const amStand = thmDerStelle(antrag, { von: stand, bis: stand }, verzeichnis);
  return amStand?.personenJeStelle ? amStand : null;
}

/** Eine Zeile des Plans, in Summen unter ihrem Namen: „Zuwendung 2020 von S1 (Teilhabemanagement)“. */
interface Posten {
  readonly zeile: Zeilenrechnung;
  readonly schritte: Planschritte | null;
}

function alsPosten(zeile: Zeilenrechnung): Posten {
  const { schritte, haushaltsjahr } = zeile;
  if (schritte === null) return { zeile, schritte };
  const benannte = () => jePlanfeld((feld) => postenschritt(zeile, haushaltsjahr, feld, schritte[feld]));
  return { zeile, schritte: fauleSchritte(zahlenVon(schritte), benannte) };
}

/** Eine Zahl einer Zeile unter dem Namen, den sie in Summen hat. */
export function postenschritt(
  zeile: Pick<Zeilenrechnung, 'id' | 'bezeichnung'>,
  haushaltsjahr: number | null,
  feld: Planfeld,
  schritt: Schritt,
): Schritt {
  return new Schritt({
    id: `posten.${feld}`,
    titel: `${PLANFELD[feld].titel} ${haushaltsjahr} von ${eintragsname(zeile)}`,
    einheit: schritt.einheit,
    rechnung: uebernommen<Zahleinheit>(schritt),
    regeln: [PLANFELD[feld].summenregel],
  });
}

/** Eine Zeile ohne Haushaltsjahr könnte zu jedem gehören; dann ist keine Jahressumme vollständig. */
function jeJahr(posten: readonly Posten[]): Summenrechnung<number>[] {
  const mitJahr = posten.filter(({ zeile }) => zeile.haushaltsjahr !== null);
  const summen = gruppiert(mitJahr, (zeile) => zeile.haushaltsjahr as number, 'Haushaltsjahr');
  return mitJahr.length === posten.length ? summen : summen.map(({ schluessel }) => ({ schluessel, schritte: null }));
}

function gruppiert<S extends number | string>(
  posten: readonly Posten[],
  schluesselVon: (zeile: Zeilenrechnung) => S,
  gruppe: string,
): Summenrechnung<S>[] {
  const gruppen = new Map<S, Posten[]>();
  for (const einer of posten) {
    const schluessel = schluesselVon(einer.zeile);
    const bisher = gruppen.get(schluessel);
    if (bisher) bisher.push(einer);
    else gruppen.set(schluessel, [einer]);
  }
  return [...gruppen]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([schluessel, teile]) => ({ schluessel, schritte: summiere(teile, `${gruppe} ${schluessel}`) }));
}

/** Jeder Träger unter der Schreibweise, in der er zuerst vorkommt. */
function traegername(zeilen: readonly Zeilenrechnung[], vergleich: Namensvergleich): (zeile: Zeilenrechnung) => string {
  const namen = new Map<string, string>();
  const genannte = new Map<string, string>();
  for (const traeger of new Set(zeilen.map((zeile) => zeile.traeger))) {
    const schluessel = vergleich(traeger);
    const name = namen.get(schluessel) ?? traeger;
    namen.set(schluessel, name);
    genannte.set(traeger, name);
  }
  return ({ traeger }) => genannte.get(traeger) as string;
}

function summiere(posten: readonly Posten[], name: string): Planschritte | null {
  const vollstaendig = posten.flatMap(({ schritte }) => schritte ?? []);
  if (vollstaendig.length < posten.length) return null;
  const zahlen = summierteZahlen(vollstaendig.map((teil) => teil.zahlen));
  const addierte = () =>
    jePlanfeld(
      (feld) =>
        new Schritt({
          id: `summe.${feld}`,
          titel: `${PLANFELD[feld].titel}, ${name}`,
          einheit: PLANFELD[feld].einheit,
          rechnung: summe<Zahleinheit>(vollstaendig.map((teil) => teil[feld])),
          regeln: [PLANFELD[feld].summenregel],
        }),
    );
  return fauleSchritte(zahlen, addierte);
}
