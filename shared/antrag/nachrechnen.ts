/**
 * Rechnet eine gespeicherte Version mit dem Regelstand nach, der in ihr steht, und nennt jede Zahl, die anders
 * herauskommt. Hinweise sind keine Zahlen und werden nicht nachgerechnet; dass niemand sie geändert hat, sichert der
 * Hash der Version.
 */
import { rechenweg, type Schritt } from '../kern/rechenweg.ts';
import { type Rechenwegzeile, rechenwegzeile } from '../kern/rechenweg-text.ts';
import { regelstandHash } from '../regelstand/hash.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';
import { abwicklungsergebnis } from './abwicklungsrechnung.ts';
import { finanzierungsplan } from './finanzierungsplan.ts';
import { formnummern, inHeutigerForm, vergleichDer } from './formen.ts';
import { haushaltsergebnis } from './haushaltsrechnung.ts';
import { type Pfad, pfadtext } from './pfad.ts';
import type { Ergebnis } from './plan-typen.ts';
import { PLANFELDER } from './planfelder.ts';
import { type Planrechnung, planrechnung } from './planrechnung.ts';
import type { Planschritte } from './planschritte.ts';
import { type JsonEinfach, unterschiede } from './unterschiede.ts';
import type { Antragsversion } from './version.ts';

/** Eine gespeicherte Angabe, die beim Nachrechnen anders herauskommt. */
export interface Abweichung {
  /** Pfad in der Version, z. B. der von `ergebnis.finanzierungsplan.zeilen[0].betraege.zuwendung`. */
  readonly pfad: Pfad;
  readonly gespeichert: JsonEinfach;
  readonly berechnet: JsonEinfach;
  /**
   * Erster Schritt des Rechenwegs, an dem gespeicherte und berechnete Zahlen auseinandergehen; `null` bei Angaben ohne
   * Rechenweg.
   */
  readonly schritt: Rechenwegzeile | null;
}

/** Eine Abweichung, wie die API sie nennt: ihr Pfad ist Text. */
export interface GenannteAbweichung extends Omit<Abweichung, 'pfad'> {
  readonly pfad: string;
}

export function alsGenannte({ pfad, ...werte }: Abweichung): GenannteAbweichung {
  return { pfad: pfadtext(pfad), ...werte };
}

/** Das Nachrechnen braucht dies von einer Version. */
type Nachrechenbar = Pick<Antragsversion, 'form' | 'schema' | 'antrag' | 'ergebnis' | 'regelstand'> &
  Partial<Pick<Antragsversion, 'bescheid' | 'bescheide' | 'bescheidVon'>>;

/**
 * Leere Liste: alles stimmt. `verzeichnis` sind die bekannten Regelstände; gerechnet wird nur mit denen, die die
 * Version nennt.
 */
export function nachrechne(version: Nachrechenbar, verzeichnis: Verzeichnis = REGELSTAENDE): Abweichung[] {
  const { antrag, bescheide = [] } = inHeutigerForm(version);
  const rechnung = planrechnung(antrag, genannteRegelstaende(version, verzeichnis), vergleichDer(version), bescheide);
  const berechnet = ergebnisWie(version, rechnung);
  const andere = unterschiede(version.ergebnis, berechnet);
  // Meist stimmt alles; dann entsteht kein Schritt.
  let schritte: ReadonlyMap<string, Schritt | null> | undefined;
  const verschieden = andere.map(({ pfad, alt, neu }) => {
    schritte ??= schritteNachPfad(rechnung);
    return {
      pfad: ['ergebnis', ...pfad],
      gespeichert: alt,
      berechnet: neu,
      schritt: schritte.get(pfadtext(pfad)) ?? null,
    };
  });
  const abweichend = new Set(verschieden.map(({ schritt }) => schritt));
  return [
    ...regelstandsabweichungen(version.regelstand, verzeichnis),
    ...verschieden.map(({ schritt, ...werte }) => ({
      ...werte,
      schritt: schritt && ersterAbweichender(schritt, abweichend),
    })),
  ];
}

/**
 * Nur, was das Ergebnis dieser Version enthält: die Abwicklung ab Schema 3 (davor gab es sie auch mit Bescheid nicht), die
 * Regelstände der Zeilen ab Schema 4, den Haushalt, wo er steht.
 */
function ergebnisWie(version: Nachrechenbar, rechnung: Planrechnung): Ergebnis {
  const { schema } = formnummern(version);
  const { zeilen, ...summen } = finanzierungsplan(rechnung);
  const mitRegelstand =
    schema >= 4 || version.ergebnis.finanzierungsplan.zeilen.some(({ regelstand }) => regelstand !== undefined);
  const plan = {
    zeilen: mitRegelstand ? zeilen : zeilen.map(({ regelstand: _, ...zeile }) => zeile),
    ...summen,
  };
  return {
    finanzierungsplan: plan,
    ...(schema >= 3 && { abwicklung: abwicklungsergebnis(rechnung) }),
    ...(version.ergebnis.haushalt && { haushalt: haushaltsergebnis(rechnung) }),
  };
}

/** Die bekannten Regelstände, die eine Version nennt; nur mit ihnen wird sie nachgerechnet. */
export function genannteRegelstaende(
  { regelstand }: Pick<Antragsversion, 'regelstand'>,
  verzeichnis: Verzeichnis,
): Verzeichnis {
  return verzeichnis.filter(({ id }) => regelstand.some((verweis) => verweis.id === id));
}

function regelstandsabweichungen(verweise: Antragsversion['regelstand'], verzeichnis: Verzeichnis): Abweichung[] {
  return verweise.flatMap(({ id, hash }, i): Abweichung[] => {
    const regelstand = verzeichnis.find((r) => r.id === id);
    if (!regelstand) return [{ pfad: ['regelstand', i, 'id'], gespeichert: id, berechnet: null, schritt: null }];
    const berechnet = regelstandHash(regelstand);
    return berechnet === hash ? [] : [{ pfad: ['regelstand', i, 'hash'], gespeichert: hash, berechnet, schritt: null }];
  });
}

/**
 * Sind auch Zahlen verschieden, aus denen das Ergebnis entsteht, gehen sie schon dort auseinander; sonst erst bei ihm
 * selbst.
 */
function ersterAbweichender(ergebnis: Schritt, abweichend: ReadonlySet<Schritt | null>): Rechenwegzeile {
  const schritte = rechenweg(ergebnis);
  const index = schritte.findIndex((schritt) => abweichend.has(schritt));
  return rechenwegzeile(schritte[index] as Schritt, index + 1);
}

/** Der Schritt zu jeder Zahl des Plans, unter ihrem Pfad im Ergebnis. */
function schritteNachPfad(rechnung: Planrechnung): ReadonlyMap<string, Schritt | null> {
  const nachPfad = new Map<string, Schritt | null>();
  const trage = (pfad: Pfad, schritte: Planschritte | null) => {
    if (schritte)
      for (const feld of PLANFELDER) nachPfad.set(pfadtext(['finanzierungsplan', ...pfad, feld]), schritte[feld]);
  };
  rechnung.zeilen.forEach(({ schritte }, i) => {
    trage(['zeilen', i, 'betraege'], schritte);
  });
  for (const gruppe of ['jeHaushaltsjahr', 'jeBaustein', 'jeTraeger'] as const) {
    rechnung[gruppe].forEach(({ schritte }, i) => {
      trage([gruppe, i, 'betraege'], schritte);
    });
  }
  trage(['gesamt'], rechnung.gesamt.schritte);
  nachPfad.set(pfadtext(['finanzierungsplan', 'stellenNachSchluessel']), rechnung.stellenNachSchluessel);
  return nachPfad;
}
