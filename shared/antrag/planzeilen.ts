/**
 * Die Zeilen des Finanzierungsplans: ein Eintrag in einem Haushaltsjahr, jede Zahl als Schritt mit ihrem Rechenweg.
 *
 * Wer den Eigenanteil trägt (R11), trägt ihn ganz, auch den Teil über der Bemessungsgrundlage: die
 * Integrationspauschale deckt nur zuwendungsfähigen Eigenanteil, und nur den der Kommune (R12, A5).
 */

import { istFehlerDerEingabe, type KernFehler } from '../grund/fehler.ts';
import { NULL } from '../grund/geld.ts';
import { type Bausteinfoerderung, bausteinfoerderung } from '../kern/bausteine.ts';
import { Foerderung } from '../kern/foerderung.ts';
import type { Jahresfoerderung } from '../kern/jahresfoerderung.ts';
import { kofinanzierungDerMassnahme } from '../kern/kofinanzierung-massnahme.ts';
import { Schritt } from '../kern/rechenweg.ts';
import { differenz, uebernommen } from '../kern/rechnungen.ts';
import type { Zeitgrenzen } from '../kern/stellenjahr.ts';
import { Stellenzahlen, type Zahlenlesart } from '../kern/stellenzahlen.ts';
import { eingabe } from '../regelstand/groesse.ts';
import type { RegelId } from '../regelstand/regelid.ts';
import type { DiaRegelstand, ThmRegelstand } from '../regelstand/typen.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { type DiaWerte, type Werte, werteVon } from '../regelstand/werte.ts';
import type { Pfad } from './pfad.ts';
import type { Planzeile } from './plan-typen.ts';
import { PLANFELD, type Planfeld } from './planfelder.ts';
import { fauleSchritte, greifende, type Planschritte, type Planzahlen } from './planschritte.ts';
import { diaFuerJahr, diaImJahr, fuerStelle, thmDerStelle } from './regelstandwahl.ts';
import type { Antrag, Massnahmeneintrag, Stelleneintrag } from './schema.ts';
import { tag } from './tag.ts';

/** Eine Planzeile, deren Zahlen noch Schritte sind. */
export interface Zeilenrechnung extends Omit<Planzeile, 'betraege'> {
  /** `null`, wenn der Eintrag nicht berechnet werden kann. */
  readonly schritte: Planschritte | null;
}

/** Warum ein Eintrag ohne Beträge bleibt. */
export interface Fehlschlag {
  /** Pfad des Eintrags im Antrag. */
  readonly pfad: Pfad;
  readonly name: string;
  readonly fehler: KernFehler;
}

/** Eine Stelle oder Maßnahme im Plan. */
export interface Eintragsrechnung {
  readonly id: string;
  readonly zeilen: readonly Zeilenrechnung[];
  /**
   * Bei Stellen, deren Angaben sich rechnen lassen, auch wenn sie ohne Geschäftsführende Stelle nicht gefördert werden.
   */
  readonly foerderung: Foerderung | null;
  /** Auch `null`, wenn nur die Geschäftsführende Stelle fehlt: das sagt ein Hinweis für alle Stellen zusammen (R2). */
  readonly fehler: KernFehler | null;
}

/** Was auf einer geteilten Stelle noch frei ist (A2): Tage je Monat und, wo die Zeit anders zählt, Monate oder Kalendertage. */
export interface Eintragsgrenzen {
  readonly grenzen?: ReadonlyMap<string, number> | undefined;
  readonly zeitgrenzen?: Zeitgrenzen | undefined;
}

/** R2 gilt, wo es eine Mindeststelle gibt: Dann gibt es ohne Geschäftsführende Stelle keine Stelle. */
export function brauchtGfs({ mindeststellen }: ThmRegelstand): boolean {
  return mindeststellen !== undefined;
}

/** Ob eine Stelle dieses Regelstands in diesem Antrag zuwendungsfähig ist (R2). */
export function istZuwendungsfaehig({ kommune }: Pick<Antrag, 'kommune'>, regelstand: ThmRegelstand): boolean {
  return kommune.geschaeftsfuehrendeStelle || !brauchtGfs(regelstand);
}

/** Länger dauert keine Stelle; ein längerer Zeitraum ist ein Tippfehler und keine Liste von Haushaltsjahren. */
const JAHRE_HOECHSTENS = 20;

/**
 * Eine Stelle in jedem berührten Haushaltsjahr. Beträge in €.
 */
export function stellenrechnung(
  stelle: Stelleneintrag,
  antrag: Antrag,
  grenzen: Eintragsgrenzen = {},
  verzeichnis: Verzeichnis = REGELSTAENDE,
): Eintragsrechnung {
  const kopf = {
    id: stelle.id,
    art: 'stelle',
    baustein: 6,
    bezeichnung: stelle.bezeichnung,
    traeger: stelle.traeger.name,
    regelstand: thmDerStelle(antrag, stelle, verzeichnis)?.id ?? null,
  } as const;
  const ohneBetraege = (fehler: KernFehler | null, foerderung: Foerderung | null): Eintragsrechnung => ({
    id: stelle.id,
    zeilen: beruehrteJahre(stelle).map((haushaltsjahr) => ({ ...kopf, haushaltsjahr, schritte: null })),
    foerderung,
    fehler,
  });
  try {
    const foerderung = stellenfoerderung(stelle, antrag, grenzen, verzeichnis);
    if (!istZuwendungsfaehig(antrag, foerderung.regelstand)) return ohneBetraege(null, foerderung);
    const zeilen = foerderung.jahre.map((jahr) => ({
      ...kopf,
      haushaltsjahr: jahr.jahr,
      schritte: zahlenUndSchritte(jahr, stelle, antrag),
    }));
    return { id: stelle.id, zeilen, foerderung, fehler: null };
  } catch (fehler) {
    if (!istFehlerDerEingabe(fehler)) throw fehler;
    return ohneBetraege(fehler, null);
  }
}

/** Die Förderung, die sich aus den Angaben einer Stelle ergibt. @throws {KernFehler} wie {@link Foerderung} */
export function stellenfoerderung(
  stelle: Stelleneintrag,
  antrag: Antrag,
  { grenzen, zeitgrenzen }: Eintragsgrenzen,
  verzeichnis: Verzeichnis,
): Foerderung {
  const { stellenanteil, jahresausgaben } = stelle;
  return new Foerderung(
    {
      ...{ stellenanteil, von: tag(stelle.von), bis: tag(stelle.bis), jahresausgaben },
      zeitanteil: antrag.zeitanteil ?? 'dreissigstel',
      ...(grenzen && { grenzen }),
      ...(zeitgrenzen && { zeitgrenzen }),
    },
    fuerStelle(antrag, stelle, verzeichnis),
  );
}

/**
 * Eine Maßnahme (Bausteine 1–5) in ihrem Haushaltsjahr (R7); kofinanziert nur, was als Ausgaben im Fenster angegeben
 * ist (A5). Beträge in €.
 */
export function massnahmenrechnung(
  massnahme: Massnahmeneintrag,
  antrag: Antrag,
  verzeichnis: Verzeichnis = REGELSTAENDE,
): Eintragsrechnung {
  const { id, baustein, bezeichnung, haushaltsjahr } = massnahme;
  const kopf = {
    ...{ id, art: 'massnahme' as const, baustein, bezeichnung, traeger: massnahme.traeger.name, haushaltsjahr },
    regelstand: diaImJahr(antrag, haushaltsjahr, verzeichnis)?.id ?? null,
  } as const;
  try {
    const regelstand = diaFuerJahr(antrag, haushaltsjahr, verzeichnis);
    const foerderung = bausteinfoerderung(baustein, massnahme.ausgaben, massnahme.quote, regelstand);
    const kofinanziert =
      massnahme.ausgabenImFenster !== null && regelstand.kofinanzierung && darfKofinanzieren(massnahme, antrag);
    const pauschale = kofinanziert
      ? kofinanzierungDerMassnahme(foerderung, massnahme.ausgabenImFenster as string, haushaltsjahr, regelstand)
      : nichts(
          'integrationspauschale',
          ohnePauschale(massnahme, antrag, regelstand),
          ['R12', 'A5'],
          '€',
          werteVon(regelstand),
        );
    return {
      id,
      zeilen: [{ ...kopf, schritte: massnahmenschritte(foerderung, massnahme, pauschale, werteVon(regelstand)) }],
      foerderung: null,
      fehler: null,
    };
  } catch (fehler) {
    if (!istFehlerDerEingabe(fehler)) throw fehler;
    return { id, zeilen: [{ ...kopf, schritte: null }], foerderung: null, fehler };
  }
}

/** Die Integrationspauschale kommt nur dazu, wenn sie vorgesehen ist und die Kommune den Eigenanteil trägt (A5). */
function darfKofinanzieren(eintrag: Stelleneintrag | Massnahmeneintrag, antrag: Antrag): boolean {
  return antrag.integrationspauschale && eintrag.eigenanteil === 'kommune';
}

/** Was vom Eigenanteil einer Stelle in diesem Haushaltsjahr aus der Integrationspauschale kommt (R12, A5). */
export function pauschaleDerStelle(jahr: Jahresfoerderung, stelle: Stelleneintrag, antrag: Antrag): Schritt<'€'> {
  const { werte } = jahr.angaben;
  return werte.fenster && darfKofinanzieren(stelle, antrag)
    ? jahr.kofinanzierung
    : nichts('integrationspauschale', ohnePauschale(stelle, antrag, werte), ['R12', 'A5'], '€', werte);
}

function zahlenUndSchritte(jahr: Jahresfoerderung, stelle: Stelleneintrag, antrag: Antrag): Planschritte {
  const stellenzahlen = Stellenzahlen.zu(jahr);
  const zahlen = stellenzahlen && planzahlen(stellenzahlen, jahr, stelle, antrag);
  const schritte = () => stellenschritte(jahr, stelle, antrag);
  if (!stellenzahlen || !zahlen || jahr.angaben.werte.zeitanteilOffen) return fauleSchritte(zahlen, schritte);
  return fauleSchritte(zahlen, schritte, (feld) =>
    greifende(lesarten(feld, stellenzahlen, jahr, stelle, antrag), feld, zahlen),
  );
}

/** Nur zu den Zahlen, deren andere Lesarten ein Hinweis nennt. */
function lesarten(
  feld: Planfeld,
  zahlen: Stellenzahlen,
  { angaben: { werte } }: Jahresfoerderung,
  stelle: Stelleneintrag,
  antrag: Antrag,
): readonly Zahlenlesart[] {
  if (feld === 'foerdertage') return zahlen.taglesarten;
  if (feld === 'bemessung') return zahlen.bemessungslesarten;
  if (feld === 'zuwendung') return zahlen.zuwendungslesarten;
  return feld === 'integrationspauschale' && werte.fenster && darfKofinanzieren(stelle, antrag)
    ? zahlen.kofinanzierungslesarten(werte.fenster)
    : [];
}

/** `null`, wo die Schritte entscheiden. */
function planzahlen(
  zahlen: Stellenzahlen,
  jahr: Jahresfoerderung,
  stelle: Stelleneintrag,
  antrag: Antrag,
): Planzahlen | null {
  const pauschale = pauschaleInCent(jahr, zahlen, stelle, antrag);
  if (!Number.isSafeInteger(pauschale)) return null;
  const { tage, bemessung, ausgaben, zuwendung, eigenanteil, nichtZuwendungsfaehig } = zahlen;
  const traegtPartner = stelle.eigenanteil === 'partner';
  return {
    foerdertage: tage,
    bemessung,
    ausgaben,
    zuwendung,
    eigenanteil,
    nichtZuwendungsfaehig,
    kommune: traegtPartner ? 0 : eigenanteil - pauschale,
    partner: traegtPartner ? eigenanteil : 0,
    integrationspauschale: pauschale,
  };
}

/** Wie {@link pauschaleDerStelle}, in Cent. */
export function pauschaleInCent(
  { angaben: { werte } }: Jahresfoerderung,
  zahlen: Stellenzahlen,
  stelle: Stelleneintrag,
  antrag: Antrag,
): number {
  return werte.fenster && darfKofinanzieren(stelle, antrag) ? zahlen.kofinanzierung : 0;
}

function stellenschritte(jahr: Jahresfoerderung, stelle: Stelleneintrag, antrag: Antrag): Planschritte {
  const pauschale = pauschaleDerStelle(jahr, stelle, antrag);
  return {
    foerdertage: jahr.tage,
    bemessung: jahr.bemessung,
    ausgaben: jahr.ausgaben,
    zuwendung: jahr.zuwendung,
    eigenanteil: jahr.eigenanteil,
    nichtZuwendungsfaehig: jahr.nichtZuwendungsfaehig,
    ...traegerschaft(stelle, jahr.eigenanteil, pauschale, jahr.jahr, jahr.angaben.werte),
  };
}

/**
 * Eine Maßnahme hat keine Tage und keine Bemessungsgrundlage: ihre Ausgaben sind ganz zuwendungsfähig und selbst die
 * Bemessung.
 */
function massnahmenschritte(
  foerderung: Bausteinfoerderung,
  massnahme: Massnahmeneintrag,
  pauschale: Schritt<'€'>,
  regelstand: DiaWerte,
): Planschritte {
  return {
    foerdertage: nichts('foerdertage', 'Maßnahmen haben keine Fördertage', ['R7'], 'Tage', regelstand),
    bemessung: foerderung.ausgaben,
    ausgaben: foerderung.ausgaben,
    zuwendung: foerderung.zuwendung,
    eigenanteil: foerderung.eigenanteil,
    nichtZuwendungsfaehig: nichts(
      'nichtZuwendungsfaehig',
      'Maßnahmen haben keine Bemessungsgrundlage, die überschritten wird',
      ['R7'],
      '€',
      regelstand,
    ),
    ...traegerschaft(massnahme, foerderung.eigenanteil, pauschale, massnahme.haushaltsjahr, regelstand),
  };
}

function traegerschaft(
  eintrag: Stelleneintrag | Massnahmeneintrag,
  eigenanteil: Schritt<'€'>,
  pauschale: Schritt<'€'>,
  jahr: number,
  regelstand: Werte,
): Pick<Planschritte, 'kommune' | 'partner' | 'integrationspauschale'> {
  if (eintrag.eigenanteil === 'partner') {
    const partner = new Schritt({
      id: 'partner',
      titel: PLANFELD.partner.titel,
      jahr,
      einheit: '€',
      rechnung: uebernommen(eigenanteil),
      regeln: ['R11'],
      regelstand,
    });
    return {
      kommune: nichts('kommune', 'der Partner trägt den Eigenanteil', ['R11'], '€', regelstand),
      partner,
      integrationspauschale: pauschale,
    };
  }
  const kommune = new Schritt({
    id: 'kommune',
    titel: PLANFELD.kommune.titel,
    jahr,
    einheit: '€',
    rechnung: differenz({ von: eigenanteil, ab: pauschale }),
    regeln: ['R11', 'R12'],
    regelstand,
  });
  return {
    kommune,
    partner: nichts('partner', 'die Kommune trägt den Eigenanteil', ['R11'], '€', regelstand),
    integrationspauschale: pauschale,
  };
}

/** Eine Null, die sagt, warum sie eine ist. */
export function nichts<E extends '€' | 'Tage'>(
  id: Planfeld,
  grund: string,
  regeln: readonly RegelId[],
  einheit: E,
  regelstand?: Werte,
): Schritt<E> {
  return new Schritt({
    id,
    titel: PLANFELD[id].titel,
    einheit,
    rechnung: uebernommen(eingabe(grund, NULL, einheit)),
    regeln,
    ...(regelstand && { regelstand }),
  });
}

function ohnePauschale(
  eintrag: Stelleneintrag | Massnahmeneintrag,
  antrag: Antrag,
  regelstand: Werte | DiaRegelstand,
): string {
  const fenster = 'fenster' in regelstand ? regelstand.fenster : regelstand.kofinanzierung;
  if (!fenster) return `${regelstand.id} kennt keine Integrationspauschale`;
  if (eintrag.eigenanteil === 'partner') return 'der Partner trägt den Eigenanteil';
  return antrag.integrationspauschale
    ? 'keine Ausgaben im Fenster angegeben'
    : 'Integrationspauschale nicht vorgesehen';
}

/** Die Haushaltsjahre, die ein nicht berechenbarer Eintrag berührt; `[null]`, wenn sich keine nennen lassen. */
function beruehrteJahre(stelle: Stelleneintrag): (number | null)[] {
  const erstes = tag(stelle.von).jahr;
  const anzahl = tag(stelle.bis).jahr - erstes + 1;
  if (stelle.bis < stelle.von || anzahl > JAHRE_HOECHSTENS) return [null];
  return Array.from({ length: anzahl }, (_, i) => erstes + i);
}
