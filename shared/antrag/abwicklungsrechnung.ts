/**
 * Das Ergebnis nach dem Bescheid, je Programm und Haushaltsjahr: verbindet Plan, Bescheide und Abwicklung des
 * Antrags mit `shared/abwicklung` und rechnet selbst nichts. Jedes Programm steht nur neben sich selbst (R18).
 */
import {
  type Abruf,
  type Eintragsjahr,
  type Haushaltsjahr,
  haushaltsjahrNachBescheid,
} from '../abwicklung/haushaltsjahr.ts';
import { alsBetrag, exakt, NULL, quotient } from '../grund/geld.ts';
import type { Bescheidkette } from '../kern/bescheide.ts';
import { betragEingabe } from '../kern/eingaben.ts';
import { type Istangaben, istDesJahres } from '../kern/ist.ts';
import type { Schritt } from '../kern/rechenweg.ts';
import type { Abwicklung } from './abwicklung.ts';
import type { Abwicklungsergebnis, Abwicklungsjahr } from './abwicklungsergebnis.ts';
import type { Abwicklungsfeld } from './abwicklungsfelder.ts';
import { bescheidkette } from './bewilligung.ts';
import { type Istbesetzung, istbesetzungen, stellenjahr } from './istbesetzung.ts';
import { massnahmenquote } from './massnahmenquote.ts';
import type { Planrechnung } from './planrechnung.ts';
import { type Planschritte, planwert } from './planschritte.ts';
import type { Zeilenrechnung } from './planzeilen.ts';
import { EINTRAGSART, PROGRAMME, type Programm } from './programm.ts';
import { tag } from './tag.ts';
import { deutscherTag } from './worte.ts';

/** Ein Programm mit seinen Bescheiden und jedem Haushaltsjahr, das Plan, Bescheid oder Abwicklung nennen. */
export interface Programmrechnung {
  readonly programm: Programm;
  readonly kette: Bescheidkette;
  readonly jahre: readonly Jahresrechnung[];
}

export interface Jahresrechnung extends Haushaltsjahr {
  /** Ob jeder Eintrag des Plans in diesem Jahr Beträge hat; sonst fehlt, was aus allen entsteht. */
  readonly planVollstaendig: boolean;
  /** Jeder Eintrag, den Plan oder Ist in diesem Haushaltsjahr nennt. */
  readonly eintraege: readonly Eintragsrechnung[];
}

export interface Eintragsrechnung extends Eintragsjahr {
  /** Das Ist, wie es eingetragen ist; `null`, wo keines steht. */
  readonly istzeile: Istzeile | null;
}

export interface Istzeile extends Istangaben {
  readonly andereMittel: string | null;
}

const gerechnete = new WeakMap<Planrechnung, readonly Programmrechnung[]>();

/** Beide Programme; ohne Bescheid und ohne Abwicklung keines. */
export function abwicklungsrechnung(rechnung: Planrechnung): readonly Programmrechnung[] {
  const bekannt = gerechnete.get(rechnung);
  if (bekannt) return bekannt;
  const { antrag, bescheide } = rechnung;
  const abwicklung = antrag.abwicklung ?? null;
  const neu =
    abwicklung === null && bescheide.length === 0
      ? []
      : PROGRAMME.map((p) => programmrechnung(rechnung, abwicklung, p));
  gerechnete.set(rechnung, neu);
  return neu;
}

/** Der Teil davon, den eine Version speichert. */
export function abwicklungsergebnis(rechnung: Planrechnung): Abwicklungsergebnis {
  return {
    jeHaushaltsjahr: abwicklungsrechnung(rechnung).flatMap(({ programm, jahre }) =>
      jahre.map((jahr) => alsErgebnis(programm, jahr)),
    ),
  };
}

function alsErgebnis(programm: Programm, jahr: Jahresrechnung): Abwicklungsjahr {
  const schritte = jahresschritte(jahr);
  const betrag = (feld: Abwicklungsfeld) => schritte[feld] && alsBetrag(schritte[feld].wert);
  return {
    programm,
    haushaltsjahr: jahr.haushaltsjahr,
    geplant: betrag('geplant'),
    bewilligt: betrag('bewilligt'),
    foerdertage: schritte.foerdertage && quotient(schritte.foerdertage.wert).toFixed(),
    ist: betrag('ist'),
    endgueltig: betrag('endgueltig'),
    abgerufen: betrag('abgerufen'),
    nochAbrufbar: betrag('nochAbrufbar'),
    zuErstatten: betrag('zuErstatten'),
    forderung: betrag('forderung'),
    verbindlichkeit: betrag('verbindlichkeit'),
  };
}

/**
 * Die Schritte, deren Werte ein Haushaltsjahr zeigt; `null`, wo etwas dafür noch fehlt. Lässt sich der Plan des Jahres
 * nicht ganz rechnen, fehlt auch, was aus allen Einträgen entsteht.
 */
export function jahresschritte(jahr: Jahresrechnung): Readonly<Record<Abwicklungsfeld, Schritt | null>> {
  const vomPlan = (schritt: Schritt | null) => (jahr.planVollstaendig ? schritt : null);
  return {
    geplant: vomPlan(jahr.geplant),
    bewilligt: jahr.bewilligt,
    foerdertage: vomPlan(jahr.foerdertage),
    ist: vomPlan(jahr.ist),
    endgueltig: vomPlan(jahr.endgueltig),
    abgerufen: jahr.abgerufen,
    nochAbrufbar: jahr.nochAbrufbar,
    zuErstatten: vomPlan(jahr.zuErstatten),
    forderung: vomPlan(jahr.forderung),
    verbindlichkeit: vomPlan(jahr.verbindlichkeit),
  };
}

function programmrechnung(rechnung: Planrechnung, abwicklung: Abwicklung | null, programm: Programm): Programmrechnung {
  const kette = bescheidkette(rechnung, programm);
  const zeilen = rechnung.zeilen.filter(({ art }) => art === EINTRAGSART[programm]);
  const ids = new Map(zeilen.map(({ id }) => [rechnung.vergleich(id), id]));
  const ist = istJeEintrag(rechnung, abwicklung, ids);
  const abrufe = abwicklung?.abrufe.filter((abruf) => abruf.programm === programm) ?? [];
  const jahre = new Set([
    ...zeilen.flatMap(({ haushaltsjahr }) => haushaltsjahr ?? []),
    ...kette.jahre,
    ...abrufe.map(({ haushaltsjahr }) => haushaltsjahr),
    ...[...ist.values()].flatMap((jeJahr) => [...jeJahr.keys()]),
  ]);
  const besetzungen = istbesetzungen(rechnung);
  const ohneJahr = zeilen.some(({ haushaltsjahr }) => haushaltsjahr === null);
  return {
    programm,
    kette,
    jahre: [...jahre]
      .sort((a, b) => a - b)
      .map((haushaltsjahr): Jahresrechnung => {
        const geplante = zeilen.filter((zeile) => zeile.haushaltsjahr === haushaltsjahr);
        const eintraege = eintragsjahre({ rechnung, programm, haushaltsjahr, geplante, ist, besetzungen });
        return {
          ...haushaltsjahrNachBescheid({
            haushaltsjahr,
            bescheide: kette,
            eintraege,
            abrufe: abrufe.filter((abruf) => abruf.haushaltsjahr === haushaltsjahr).map(alsAbruf),
            kuerzungen: kuerzungenIm(rechnung, programm, haushaltsjahr).map(({ zuwendung }) => zuwendung),
          }),
          eintraege,
          planVollstaendig: !ohneJahr && geplante.every(({ schritte }) => schritte !== null),
        };
      }),
  };
}

/** Was zum Budget gekürzt ist (R13), in €; eine Kürzung, die sich nicht rechnen lässt, fehlt. */
export function kuerzungenIm({ zeilen }: Planrechnung, programm: Programm, jahr: number) {
  return zeilen.flatMap(({ id, art, baustein, haushaltsjahr, schritte }) =>
    art === 'kuerzung' && (baustein === 6) === (programm === 'THM') && haushaltsjahr === jahr && schritte
      ? [{ id, ausgaben: schritte.ausgaben as Schritt<'€'>, zuwendung: schritte.zuwendung as Schritt<'€'> }]
      : [],
  );
}

/** Je Eintrag und Haushaltsjahr; was keinen Eintrag nennt, zählt nirgends, und ein Hinweis sagt es. */
function istJeEintrag(
  { vergleich }: Planrechnung,
  abwicklung: Abwicklung | null,
  ids: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlyMap<number, Istzeile>> {
  const jeEintrag = new Map<string, Map<number, Istzeile>>();
  if (abwicklung === null) return jeEintrag;
  for (const { id: genannt, haushaltsjahr: jahr, betrag, monate, andereMittel } of abwicklung.ist) {
    const id = ids.get(vergleich(genannt));
    if (id === undefined) continue;
    const jahre = jeEintrag.get(id) ?? new Map<number, Istzeile>();
    jahre.set(jahr, { jahr, betrag, monate, zahlweise: abwicklung.zahlweise, andereMittel });
    jeEintrag.set(id, jahre);
  }
  return jeEintrag;
}

interface Jahresangaben {
  readonly rechnung: Planrechnung;
  readonly programm: Programm;
  readonly haushaltsjahr: number;
  readonly geplante: readonly Zeilenrechnung[];
  readonly ist: ReadonlyMap<string, ReadonlyMap<number, Istzeile>>;
  readonly besetzungen: ReadonlyMap<string, readonly Istbesetzung[]>;
}

/** Jeder Eintrag, den Plan oder Ist in diesem Haushaltsjahr nennt, in der Reihenfolge des Antrags. */
function eintragsjahre(angaben: Jahresangaben): Eintragsrechnung[] {
  const { rechnung, programm, haushaltsjahr, geplante, ist } = angaben;
  const geplant = new Map(geplante.map((zeile) => [zeile.id, zeile]));
  const eintraege = programm === 'THM' ? rechnung.antrag.stellen : rechnung.antrag.massnahmen;
  return eintraege.flatMap(({ id }, index): Eintragsrechnung[] => {
    const zeile = geplant.get(id);
    const istzeile = ist.get(id)?.get(haushaltsjahr) ?? null;
    if (!zeile && !istzeile) return [];
    if (zeile && zeile.schritte === null) return [];
    const grundlage = programm === 'THM' ? stelle(angaben, id, index) : massnahmenquote(rechnung, index);
    if (grundlage === null) return [];
    const schritte = zeile?.schritte ?? null;
    const nichtGeplant = schritte ? null : ungeplant(haushaltsjahr);
    return [
      {
        id,
        // Erst wenn jemand den Rechenweg liest, entstehen die Schritte des Plans.
        get geplant() {
          return nichtGeplant ?? ((schritte as Planschritte).zuwendung as Schritt<'€'>);
        },
        planwert: schritte ? planwert(schritte, 'zuwendung') : NULL,
        ...grundlage,
        istzeile,
        ist: istzeile && istDesJahres(istzeile),
        andereMittel:
          istzeile?.andereMittel == null
            ? null
            : betragEingabe('andereMittel', 'andere Mittel', exakt(istzeile.andereMittel)),
      },
    ];
  });
}

function stelle({ rechnung, haushaltsjahr, besetzungen }: Jahresangaben, id: string, index: number) {
  const foerderung = rechnung.foerderungen[index];
  return foerderung ? stellenjahr(foerderung, haushaltsjahr, besetzungen.get(id) ?? null) : null;
}

function ungeplant(jahr: number) {
  return betragEingabe('ungeplant', `${jahr} nicht geplant`, exakt(0));
}

function alsAbruf(abruf: Abwicklung['abrufe'][number]): Abruf {
  return {
    betrag: betragEingabe('abruf', `Abruf vom ${deutscherTag(abruf.angefordertAm)}`, exakt(abruf.betrag)),
    angefordertAm: tag(abruf.angefordertAm),
    fensterBis: tag(abruf.fensterBis),
    eingegangenAm: abruf.eingegangenAm === null ? null : tag(abruf.eingegangenAm),
  };
}
