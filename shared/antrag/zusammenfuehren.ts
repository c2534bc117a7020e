/**
 * Führt zwei Fassungen zusammen, die von derselben Ausgangsversion ausgehen. Feld für Feld: Was nur eine Seite geändert
 * hat, gilt; haben beide dasselbe geändert, gilt das; sonst entscheidet eine Person. Einträge werden an ihrer `id`
 * erkannt, nie an ihrer Zeile.
 */

import { alsZeilentexte, ausZeilentexten } from './abwicklungszeilen.ts';
import {
  budgetAusNamen,
  mitBenanntemBudget,
  mitVorgaben,
  ohneVorgaben,
  uebernommen,
  waehltEtwas,
} from './antragsteile.ts';
import { type Pfad, pfadtext } from './pfad.ts';
import { type Antrag, antragSchema, type Massnahmeneintrag, type Stelleneintrag } from './schema.ts';
import { type JsonEinfach, type Unterschied, unterschiede } from './unterschiede.ts';

export type Eintrag = Stelleneintrag | Massnahmeneintrag;
export type Gruppe = 'kopf' | 'stellen' | 'massnahmen';

/** Wer ein Feld oder einen Eintrag seit der Ausgangsversion geändert hat; `konflikt`: beide, und verschieden. */
export type Herkunft = 'meine' | 'andere' | 'beide' | 'konflikt';

/**
 * `beide` gibt es nur für Einträge, die beide Seiten unter derselben Kennung angelegt haben: Meiner bekommt dann eine
 * freie.
 */
export type Wahl = 'meine' | 'andere' | 'beide';

interface Abweichungskopf {
  /** Eindeutig und stabil, solange es die Abweichung gibt: Unter ihm steht die Wahl. */
  readonly schluessel: string;
  readonly herkunft: Herkunft;
}

/** Ein Feld der Kopfdaten (`id` ist `null`) oder eines Eintrags, den beide Seiten haben. */
export interface Feldabweichung extends Abweichungskopf {
  readonly art: 'feld';
  readonly gruppe: Gruppe;
  readonly id: string | null;
  /** Sein Pfad als Text, wie ihn auch ein Vergleich nennt. */
  readonly feld: string;
  readonly pfad: Pfad;
  readonly basis: JsonEinfach;
  readonly meine: JsonEinfach;
  readonly andere: JsonEinfach;
}

/** Ein ganzer Eintrag, den eine Seite angelegt oder entfernt hat; `null`: gibt es dort nicht. */
export interface Eintragsabweichung extends Abweichungskopf {
  readonly art: 'eintrag';
  readonly gruppe: 'stellen' | 'massnahmen';
  readonly id: string;
  readonly basis: Eintrag | null;
  readonly meine: Eintrag | null;
  readonly andere: Eintrag | null;
}

export type Abweichung = Feldabweichung | Eintragsabweichung;

/** Die gemeinsame Ausgangsversion und was beide Seiten daraus gemacht haben. */
export interface Fassungen {
  readonly basis: Antrag;
  readonly meine: Antrag;
  readonly andere: Antrag;
}

export interface Zusammenfuehrung {
  /** Der zusammengeführte Antrag; `null`, solange eine Wahl fehlt oder er so nicht gespeichert werden kann. */
  readonly antrag: Antrag | null;
  /** Schlüssel der Konflikte, für die noch keine Wahl getroffen ist. */
  readonly offen: readonly string[];
  /** Warum das Ergebnis kein gültiger Antrag ist, z. B. zu viele Einträge. */
  readonly fehler: readonly string[];
}

const LISTEN = ['stellen', 'massnahmen'] as const;

/** Alles, worin sich eine der beiden Seiten von der Ausgangsversion unterscheidet. */
export function abweichungen(fassungen: Fassungen): Abweichung[] {
  return abweichungenVon(vollstaendig(fassungen));
}

/** Was eine Seite nicht nennt, hat sie nicht geändert. */
function vollstaendig({ basis, meine, andere }: Fassungen): Fassungen {
  const volle = [basis, uebernommen(meine, basis), uebernommen(andere, basis)] as const;
  const gebracht = volle.some(waehltEtwas) ? mitVorgaben : ohneVorgaben;
  const [b, m, a] = volle;
  return { basis: gebracht(b), meine: gebracht(m), andere: gebracht(a) };
}

function abweichungenVon(fassungen: Fassungen): Abweichung[] {
  const { basis, meine, andere } = fassungen;
  const kopfVon = nenntAbwicklung(fassungen) ? kopfMitAbwicklung : ohneListen;
  return [
    ...feldabweichungen('kopf', null, kopfVon(basis), kopfVon(meine), kopfVon(andere)),
    ...LISTEN.flatMap((gruppe) => {
      const [vorher, ich, sie] = [
        nachId<Eintrag>(basis[gruppe]),
        nachId<Eintrag>(meine[gruppe]),
        nachId<Eintrag>(andere[gruppe]),
      ];
      const ids = new Set([...vorher.keys(), ...ich.keys(), ...sie.keys()]);
      return [...ids].flatMap((id) =>
        eintragsabweichungen(gruppe, id, vorher.get(id) ?? null, ich.get(id) ?? null, sie.get(id) ?? null),
      );
    }),
  ];
}

/**
 * Wendet die Wahlen an. Ohne Konflikte ist das Ergebnis, von der Reihenfolge der Einträge abgesehen, für beide Seiten
 * dasselbe.
 */
export function fuehreZusammen(genannte: Fassungen, wahlen: ReadonlyMap<string, Wahl> = new Map()): Zusammenfuehrung {
  const fassungen = vollstaendig(genannte);
  const alle = abweichungenVon(fassungen);
  const gewaehlt = (a: Abweichung): Wahl | null =>
    a.herkunft === 'konflikt' ? zulaessig(a, wahlen.get(a.schluessel)) : a.herkunft;
  const offen = alle.filter((a) => gewaehlt(a) === null).map((a) => a.schluessel);
  if (offen.length > 0) return { antrag: null, offen, fehler: [] };
  const entschieden = alle.map((a) => ({ ...a, wahl: gewaehlt(a) ?? 'meine' }));
  const kopf = entschieden
    .filter((a) => a.gruppe === 'kopf')
    .reduce<object>(
      (ziel, a) => mitFeld(ziel, a),
      nenntAbwicklung(fassungen) ? kopfMitAbwicklung(fassungen.basis) : ohneListen(fassungen.basis),
    );
  const vergeben = new Set(
    [fassungen.basis, fassungen.meine, fassungen.andere].flatMap((f) =>
      LISTEN.flatMap((l) => f[l].map(({ id }) => id)),
    ),
  );
  const { abwicklung, budget, ...plan } = kopf as Readonly<Record<string, unknown>>;
  const roh = {
    ...plan,
    ...(budget !== undefined && { budget: budgetAusNamen(budget) }),
    ...(nenntAbwicklung(fassungen) && { abwicklung: ausZeilentexten(abwicklung) }),
    stellen: eintraege(fassungen, 'stellen', entschieden, vergeben),
    massnahmen: eintraege(fassungen, 'massnahmen', entschieden, vergeben),
  };
  const geprueft = antragSchema.safeParse(roh);
  if (geprueft.success) return { antrag: geprueft.data, offen, fehler: [] };
  return { antrag: null, offen, fehler: [...new Set(geprueft.error.issues.map((befund) => befund.message))] };
}

/**
 * Ob beide Seiten unter dieser Kennung etwas Eigenes angelegt haben: Dann lassen sich auch beide behalten. (Was es
 * schon gab, wird Feld für Feld verglichen.)
 */
export function beideMoeglich(abweichung: Abweichung): boolean {
  return abweichung.art === 'eintrag' && abweichung.meine !== null && abweichung.andere !== null;
}

function zulaessig(abweichung: Abweichung, wahl: Wahl | undefined): Wahl | null {
  if (wahl === undefined || (wahl === 'beide' && !beideMoeglich(abweichung))) return null;
  return wahl;
}

type Entschieden = Abweichung & { readonly wahl: Wahl };

function eintraege<L extends (typeof LISTEN)[number]>(
  fassungen: Fassungen,
  liste: L,
  entschieden: readonly Entschieden[],
  vergeben: Set<string>,
): Eintrag[] {
  const ganze = new Map<string, Eintragsabweichung & { wahl: Wahl }>();
  const felder = new Map<string, Entschieden[]>();
  for (const a of entschieden) {
    if (a.gruppe !== liste || a.id === null) continue;
    if (a.art === 'eintrag') ganze.set(a.id, a);
    else felder.set(a.id, [...(felder.get(a.id) ?? []), a]);
  }
  const basis = nachId<Eintrag>(fassungen.basis[liste]);
  return reihenfolge(fassungen, liste).flatMap((id): Eintrag[] => {
    const ganzer = ganze.get(id);
    if (!ganzer) return [(felder.get(id) ?? []).reduce((ziel, a) => mitFeld(ziel, a), basis.get(id) as Eintrag)];
    const { wahl, meine, andere } = ganzer;
    if (wahl === 'beide' && meine && andere && ganzer.herkunft === 'konflikt')
      return [andere, { ...meine, id: freieKennung(id, vergeben) }];
    return [wahl === 'andere' ? andere : meine].filter((eintrag) => eintrag !== null);
  });
}

/**
 * Wer die gemeinsamen Einträge umgeordnet hat, gibt die Folge vor; die übrigen der anderen Seite stehen hinter ihrem
 * Vorgänger.
 */
function reihenfolge(fassungen: Fassungen, liste: (typeof LISTEN)[number]): string[] {
  const ids = (antrag: Antrag) => antrag[liste].map(({ id }) => id);
  const [basis, meine, andere] = [ids(fassungen.basis), ids(fassungen.meine), ids(fassungen.andere)];
  const umgeordnet =
    andere.filter((id) => basis.includes(id)).join('\n') !== basis.filter((id) => andere.includes(id)).join('\n');
  const [folge, rest] = umgeordnet ? [[...andere], meine] : [[...meine], andere];
  const drin = new Set(folge);
  rest.forEach((id, i) => {
    if (drin.has(id)) return;
    drin.add(id);
    // Wer keinen Vorgänger hat, wird nicht gefunden (-1) und steht damit vorn.
    folge.splice(folge.indexOf(rest[i - 1] ?? '') + 1, 0, id);
  });
  return folge;
}

function eintragsabweichungen(
  gruppe: 'stellen' | 'massnahmen',
  id: string,
  basis: Eintrag | null,
  meine: Eintrag | null,
  andere: Eintrag | null,
): Abweichung[] {
  if (basis && meine && andere) return feldabweichungen(gruppe, id, basis, meine, andere);
  const herkunft = eintragsherkunft(basis, meine, andere);
  return [{ art: 'eintrag', schluessel: JSON.stringify([gruppe, id]), gruppe, id, basis, meine, andere, herkunft }];
}

function eintragsherkunft(basis: Eintrag | null, meine: Eintrag | null, andere: Eintrag | null): Herkunft {
  if (gleich(meine, andere)) return 'beide';
  if (gleich(basis, meine)) return 'andere';
  return gleich(basis, andere) ? 'meine' : 'konflikt';
}

function gleich(a: Eintrag | null, b: Eintrag | null): boolean {
  return unterschiede(a ?? {}, b ?? {}).length === 0;
}

function feldabweichungen(
  gruppe: Gruppe,
  id: string | null,
  basis: object,
  meine: object,
  andere: object,
): Feldabweichung[] {
  const ich = nachPfad(basis, meine);
  const sie = nachPfad(basis, andere);
  return [...new Map([...ich, ...sie])].map(([feld, { pfad, alt: vorher }]) => {
    const [links, rechts] = [ich.get(feld), sie.get(feld)];
    const [mein, ander] = [links ? links.neu : vorher, rechts ? rechts.neu : vorher];
    const herkunft = !rechts ? 'meine' : !links ? 'andere' : mein === ander ? 'beide' : 'konflikt';
    return {
      art: 'feld',
      schluessel: JSON.stringify([gruppe, id, feld]),
      gruppe,
      id,
      feld,
      pfad,
      basis: vorher,
      meine: mein,
      andere: ander,
      herkunft,
    };
  });
}

function nachPfad(alt: object, neu: object): Map<string, Unterschied> {
  return new Map(unterschiede(alt, neu).map((unterschied) => [pfadtext(unterschied.pfad), unterschied]));
}

function nachId<E extends Eintrag>(liste: readonly E[]): Map<string, E> {
  return new Map(liste.map((eintrag) => [eintrag.id, eintrag]));
}

function ohneListen({ stellen: _, massnahmen: __, abwicklung: ___, ...kopf }: Antrag): object {
  return mitBenanntemBudget(kopf);
}

/**
 * Ob alle drei ihre Abwicklung nennen; ein Antrag aus dem Blatt nennt keine. Dann wird sie nicht zusammengeführt, und
 * das Speichern übernimmt die der Version, auf der es aufbaut.
 */
function nenntAbwicklung({ basis, meine, andere }: Fassungen): boolean {
  return [basis, meine, andere].every(({ abwicklung }) => abwicklung !== undefined);
}

/** Die Kopfdaten, dazu die Abwicklung Zeile für Zeile. */
function kopfMitAbwicklung(antrag: Antrag): object {
  return { ...ohneListen(antrag), abwicklung: alsZeilentexte(antrag.abwicklung ?? null) };
}

function mitFeld<T extends object>(ziel: T, a: Entschieden): T {
  return a.art === 'feld' ? (gesetzt(ziel, a.pfad, a.wahl === 'andere' ? a.andere : a.meine) as T) : ziel;
}

function gesetzt(ziel: unknown, [name = '', ...rest]: Pfad, wert: JsonEinfach): unknown {
  const bisher = ziel as Record<string, unknown> | null | undefined;
  return { ...bisher, [name]: rest.length === 0 ? wert : gesetzt(bisher?.[name], rest, wert) };
}

/** „S2“ → „S2-2“, oder die nächste, die keine Fassung benutzt. */
function freieKennung(id: string, vergeben: Set<string>): string {
  // Ein Zeichen aus zwei Hälften wird nicht durchgeschnitten.
  const stamm = id.slice(0, 190).replace(/[\ud800-\udbff]$/, '');
  let nummer = 2;
  while (vergeben.has(`${stamm}-${nummer}`)) nummer++;
  const frei = `${stamm}-${nummer}`;
  vergeben.add(frei);
  return frei;
}
