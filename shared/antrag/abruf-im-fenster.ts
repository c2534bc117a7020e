/**
 * R21 für ein Programm, ein Haushaltsjahr und ein Fenster: Bedarf, Ziel und Abruf aus Plan, Besetzung und Ist.
 * Verbindet sie mit dem Kern und rechnet selbst nichts.
 *
 * Bedarf einer Stelle: das Ist der eingetragenen Monate und, was danach bis zum Ende des Fensters geplant ist; ohne Ist
 * der Plan ab dem 1. Januar; ein Jahresbetrag gilt als ausgegeben. Bei einer Maßnahme zählt nur das Ist.
 */

import { alsDeutschesDatum, type Datum, monatsende, vergleicheDatum } from '../grund/datum.ts';
import { cent, type Exakt, exakt, NULL, plus, vergleiche } from '../grund/geld.ts';
import { ausgabenDerBesetzung, bemessungDerBesetzung } from '../kern/besetzung.ts';
import { betragEingabe } from '../kern/eingaben.ts';
import { type Foerderquote, mitQuote } from '../kern/foerderquote.ts';
import type { Foerderung } from '../kern/foerderung.ts';
import { monatsbetraege } from '../kern/ist.ts';
import { abrufanspruch, begrenztesZiel, mittelabruf } from '../kern/mittelabruf.ts';
import { Schritt } from '../kern/rechenweg.ts';
import { differenz, summe, uebernommen } from '../kern/rechnungen.ts';
import { restbetrag } from '../kern/rechnungen-abwicklung.ts';
import { eingabe, type Groesse } from '../regelstand/groesse.ts';
import type { Werte } from '../regelstand/werte.ts';
import type { Abwicklung } from './abwicklung.ts';
import { abwicklungsrechnung, type Eintragsrechnung, type Jahresrechnung } from './abwicklungsrechnung.ts';
import { besetzungsangaben, type Istbesetzung, istbesetzungen } from './istbesetzung.ts';
import type { Planrechnung } from './planrechnung.ts';
import type { Programm } from './programm.ts';
import { tag } from './tag.ts';
import { deutscherTag, eintragsname } from './worte.ts';

export interface Abrufwunsch {
  readonly programm: Programm;
  readonly haushaltsjahr: number;
  readonly angefordertAm: Datum;
  /** Letzter Tag des Fensters, im selben Haushaltsjahr. */
  readonly fensterBis: Datum;
}

export interface Abrufposten {
  /** Kennung des Eintrags. */
  readonly id: string;
  readonly name: string;
  /** In €, exakt. */
  readonly bedarf: Groesse<'€'>;
  /** Bis zum Ende des Fensters in €, exakt; `null` bei einer Maßnahme. */
  readonly bemessung: Groesse<'€'> | null;
  /** `null` bei einem Festbetrag. */
  readonly quote: Foerderquote;
  readonly andereMittel: Groesse<'€'> | null;
  readonly bewilligt: Schritt<'€'>;
  /** Die Zuwendung zum Bedarf, noch ohne Begrenzung durch den Bescheid. */
  readonly anspruch: Schritt<'€'>;
  readonly ziel: Schritt<'€'>;
}

export interface AbrufImFenster {
  readonly posten: readonly Abrufposten[];
  readonly ziele: Schritt<'€'>;
  readonly bewilligt: Schritt<'€'>;
  /** Vor dem Tag dieser Anforderung abgerufen. */
  readonly vorher: readonly Abwicklung['abrufe'][number][];
  readonly bereits: Schritt<'€'>;
  readonly abruf: Schritt<'€'>;
  /** Was vom Bescheid des Haushaltsjahrs danach übrig ist. */
  readonly rest: Schritt<'€'>;
}

/** `null`, wo kein Bescheid das Haushaltsjahr nennt, er sich nicht auf die Einträge verteilen lässt oder einer fehlt. */
export function abrufImFenster(rechnung: Planrechnung, wunsch: Abrufwunsch): AbrufImFenster | null {
  const { programm, haushaltsjahr, angefordertAm } = wunsch;
  const jahr = abrufjahr(rechnung, wunsch);
  if (!jahr?.bewilligt) return null;
  const posten = programm === 'THM' ? stellenposten(rechnung, wunsch, jahr) : massnahmenposten(rechnung, wunsch, jahr);
  const vorher =
    rechnung.antrag.abwicklung?.abrufe.filter(
      (abruf) =>
        abruf.programm === programm &&
        abruf.haushaltsjahr === haushaltsjahr &&
        vergleicheDatum(tag(abruf.angefordertAm), angefordertAm) < 0,
    ) ?? [];
  const gemeinsam = { jahr: haushaltsjahr, einheit: '€', regeln: ['R21'] } as const;
  const bereits = new Schritt({
    ...gemeinsam,
    id: 'abruf.bereits',
    titel: `vor dem ${alsDeutschesDatum(angefordertAm)} abgerufen`,
    rechnung: summe(
      vorher.map(({ angefordertAm: am, betrag }) =>
        betragEingabe('abruf', `Abruf vom ${deutscherTag(am)}`, exakt(betrag)),
      ),
    ),
  });
  const abruf = mittelabruf({
    jahr: haushaltsjahr,
    ziele: posten.map(({ ziel }) => ziel),
    bereits,
    bewilligt: jahr.bewilligt,
  });
  const danach = new Schritt({
    ...gemeinsam,
    id: 'abruf.danach',
    titel: 'abgerufen mit diesem Abruf',
    rechnung: summe([bereits, abruf]),
  });
  return {
    posten,
    ziele: new Schritt({
      ...gemeinsam,
      id: 'abruf.ziele',
      titel: 'Ziele der Einträge, Summe',
      rechnung: summe(posten.map(({ ziel }) => ziel)),
    }),
    bewilligt: jahr.bewilligt,
    vorher,
    bereits,
    abruf,
    rest: new Schritt({
      ...gemeinsam,
      id: 'abruf.rest',
      titel: 'Rest des Bescheids nach diesem Abruf',
      rechnung: restbetrag({ von: jahr.bewilligt, ab: danach, ueberhang: 'über den Bescheid abgerufen' }),
    }),
  };
}

/**
 * Ob die Ansprüche über dem Bescheid liegen können: Keiner ist höher als die Zuwendung zur Bemessung bis zum Ende des
 * Fensters, und die ist schnell gerechnet. Eine Maßnahme hat keine Bemessung.
 */
export function anspruchKannBescheidUebersteigen(rechnung: Planrechnung, wunsch: Abrufwunsch): boolean {
  const jahr = abrufjahr(rechnung, wunsch);
  if (!jahr?.bewilligt) return false;
  if (wunsch.programm === 'DIA') return true;
  const besetzungen = istbesetzungen(rechnung);
  let hoechstens: Exakt = NULL;
  for (const { eintrag, index } of bewilligte(rechnung.antrag.stellen, jahr)) {
    const foerderung = rechnung.foerderungen[index] as Foerderung;
    const angaben = fensterangaben(foerderung, wunsch, besetzungen.get(eintrag.id) ?? null);
    hoechstens = plus(hoechstens, cent(mitQuote(angaben.werte.foerderquote, bemessungDerBesetzung(angaben).wert)));
  }
  return vergleiche(hoechstens, jahr.bewilligt.wert) > 0;
}

/** `null`, wo es für das Haushaltsjahr keinen Abruf gibt. */
function abrufjahr(rechnung: Planrechnung, { programm, haushaltsjahr }: Abrufwunsch): Jahresrechnung | null {
  const jahr = abwicklungsrechnung(rechnung)
    .find((p) => p.programm === programm)
    ?.jahre.find((j) => j.haushaltsjahr === haushaltsjahr);
  return jahr?.bewilligt && jahr.planVollstaendig && jahr.anteile.size > 0 ? jahr : null;
}

function fensterangaben(
  foerderung: Foerderung,
  { haushaltsjahr, fensterBis: bisTag }: Fenster,
  besetzungen: readonly Istbesetzung[] | null,
) {
  return { ...besetzungsangaben(foerderung, haushaltsjahr, besetzungen), bisTag };
}

/** Wie weit die Stellen nach Plan und Besetzung abgerufen sein können, als gäbe es kein Ist (A9). */
export function geplanteStellenposten(
  rechnung: Planrechnung,
  jahr: Jahresrechnung,
  fensterBis: Datum,
): readonly Abrufposten[] {
  return stellenposten(rechnung, { haushaltsjahr: jahr.haushaltsjahr, fensterBis }, jahr, () => OHNE_IST);
}

type Istteil = Pick<Eintragsrechnung, 'istzeile' | 'ist' | 'andereMittel'>;

const OHNE_IST: Istteil = { istzeile: null, ist: null, andereMittel: null };

type Fenster = Pick<Abrufwunsch, 'haushaltsjahr' | 'fensterBis'>;

function stellenposten(
  rechnung: Planrechnung,
  wunsch: Fenster,
  jahr: Jahresrechnung,
  istteil: (imJahr: Eintragsrechnung) => Istteil = (imJahr) => imJahr,
): Abrufposten[] {
  const besetzungen = istbesetzungen(rechnung);
  return bewilligte(rechnung.antrag.stellen, jahr).map(({ eintrag: stelle, index, imJahr, bewilligt }) => {
    const foerderung = rechnung.foerderungen[index] as Foerderung;
    const angaben = fensterangaben(foerderung, wunsch, besetzungen.get(stelle.id) ?? null);
    const ist = istteil(imJahr);
    const { jahresausgaben } = foerderung.imJahr(wunsch.haushaltsjahr).angaben;
    const geplantBis = (bisTag: Datum) =>
      jahresausgaben === null
        ? bemessungDerBesetzung({ ...angaben, bisTag })
        : ausgabenDerBesetzung({ ...angaben, bisTag, jahresausgaben });
    return posten({
      id: stelle.id,
      jahr: wunsch.haushaltsjahr,
      name: eintragsname(stelle),
      bedarf: bedarfDerStelle(wunsch, ist, geplantBis),
      bemessung: bemessungDerBesetzung(angaben),
      quote: foerderung.imJahr(wunsch.haushaltsjahr).foerderquote,
      andereMittel: ist.andereMittel,
      bewilligt,
      werte: angaben.werte,
    });
  });
}

function massnahmenposten(rechnung: Planrechnung, wunsch: Abrufwunsch, jahr: Jahresrechnung): Abrufposten[] {
  return bewilligte(rechnung.antrag.massnahmen, jahr).map(({ eintrag: massnahme, imJahr, bewilligt }) =>
    posten({
      id: massnahme.id,
      jahr: wunsch.haushaltsjahr,
      name: eintragsname(massnahme),
      bedarf: imJahr.ist ?? eingabe('noch kein Ist', 0, '€'),
      bemessung: null,
      quote: imJahr.quote,
      andereMittel: imJahr.andereMittel,
      bewilligt,
      werte: imJahr.werte,
    }),
  );
}

function posten({
  id,
  name,
  werte,
  jahr,
  ...angaben
}: Omit<Abrufposten, 'anspruch' | 'ziel'> & { readonly werte: Werte; readonly jahr: number }): Abrufposten {
  const anspruch = abrufanspruch({ ...angaben, jahr, werte });
  return {
    id,
    name,
    ...angaben,
    anspruch,
    ziel: new Schritt({
      id: 'abruf.posten',
      titel: `Ziel von ${name}`,
      jahr,
      einheit: '€',
      rechnung: uebernommen(begrenztesZiel(anspruch, angaben.bewilligt, { jahr, werte })),
      regeln: ['R21'],
    }),
  };
}

function bedarfDerStelle(
  { haushaltsjahr: jahr, fensterBis }: Fenster,
  { istzeile, ist }: Istteil,
  geplantBis: (bisTag: Datum) => Schritt<'€'>,
): Groesse<'€'> {
  if (!istzeile) return geplantBis(fensterBis);
  if (istzeile.betrag !== null) return ist ?? geplantBis(fensterBis);
  const monate = [...monatsbetraege(istzeile.monate, istzeile.zahlweise)].filter(
    ([monat]) => monat <= fensterBis.monat,
  );
  const letzter = monate.at(-1)?.[0];
  if (letzter === undefined) return geplantBis(fensterBis);
  const gemeinsam = { jahr, einheit: '€', regeln: ['R21', 'R20'] } as const;
  const ausgegeben = new Schritt({
    ...gemeinsam,
    id: 'abruf.ausgegeben',
    titel: `Ist bis Monat ${letzter}`,
    rechnung: summe(monate.map(([, betrag]) => betrag)),
  });
  if (letzter >= fensterBis.monat) return ausgegeben;
  const faellig = new Schritt({
    ...gemeinsam,
    id: 'abruf.faellig',
    titel: `geplant nach Monat ${letzter} bis zum Ende des Fensters, exakt`,
    rechnung: differenz({ von: geplantBis(fensterBis), ab: geplantBis(monatsende({ jahr, monat: letzter, tag: 1 })) }),
  });
  return new Schritt({
    ...gemeinsam,
    id: 'abruf.bedarf',
    titel: 'Bedarf bis zum Ende des Fensters, exakt',
    rechnung: summe([ausgegeben, faellig]),
  });
}

/** Wer in diesem Haushaltsjahr einen Anteil am Bescheid hat, mit seinem Platz im Antrag; jeder lässt sich rechnen. */
function bewilligte<E extends { readonly id: string }>(eintraege: readonly E[], jahr: Jahresrechnung) {
  const imJahrJe = new Map(jahr.eintraege.map((imJahr) => [imJahr.id, imJahr]));
  return eintraege.flatMap((eintrag, index) => {
    const imJahr = imJahrJe.get(eintrag.id);
    const bewilligt = jahr.anteile.get(eintrag.id);
    return imJahr && bewilligt ? [{ eintrag, index, imJahr, bewilligt }] : [];
  });
}
