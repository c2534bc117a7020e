/**
 * A2 in der Zelle: welche Tage einem Eintrag je Monat auf einer geteilten Stelle bleiben. GK.MONATSGRENZEN nennt sie
 * einmal je Zeile als Text, die Funktionen zu einer Stelle nehmen ihn als letzten Parameter. So liest nur eine Zelle je
 * Zeile die ganze Tabelle.
 */
import { type Datum, vergleicheDatum } from '../../shared/grund/datum.ts';
import { type Besetzung, stellengrenzen } from '../../shared/kern/stellengrenzen.ts';
import { nachTagenWaehlbar, REGELSTAENDE, umfasst, type Verzeichnis } from '../../shared/regelstand/verzeichnis.ts';
import { falsch, fehlt } from './eingabefehler.ts';
import type { Parameterart } from './parameterart.ts';
import { desProgramms } from './regelstandwahl.ts';
import { tagOderNull } from './tage.ts';
import { einzelwert, istLeer, mitFuenfzehnStellen } from './zellwert.ts';

const ERWARTET = 'der Text einer Zelle mit GK.MONATSGRENZEN, z. B. „01/2021: 16“, oder nichts';
const TEIL = /^(0[1-9]|1[0-2])\/(\d{4}): (\d{1,2})$/;

/** Lokal benannt wie in `zellwert.ts`: Gebraucht wird es für jede Zelle der Tabelle, in jeder Zeile. */
const { isArray: istFeld } = Array;

type Grenzen = ReadonlyMap<string, number>;

/** Höchsttage je Monat „JJJJ-MM“ aus dem Text von {@link monatsgrenzen}. */
export const MONATSGRENZEN: Parameterart<Grenzen> = {
  erwartet: () => ERWARTET,
  leerGilt: true,
  lies: (name, wert) => {
    if (typeof wert !== 'string') throw falsch(name, wert, ERWARTET);
    return new Map(
      wert.split('; ').map((stueck) => {
        const teil = TEIL.exec(stueck);
        if (!teil) throw falsch(name, wert, ERWARTET);
        return [`${teil[2]}-${teil[1]}`, Number(teil[3])] as const;
      }),
    );
  },
};

/**
 * Name einer Stelle oder Kennung, gelesen wie im Haushaltsblatt: Eine Zahl gilt in ihrer deutschen Schreibweise, nur
 * Leerraum als nichts.
 */
export const NAME: Parameterart<string | null> = {
  erwartet: () => 'ein Text',
  lies: (name, wert) => {
    if (typeof wert !== 'string' && !(typeof wert === 'number' && Number.isFinite(wert)))
      throw falsch(name, wert, 'ein Text');
    return nameOderNull(wert);
  },
};

/** Eine Spalte der Tabelle, wie sie ist; was darin keine Besetzung ergibt, begrenzt niemanden. */
export const SPALTE: Parameterart<Bereich> = {
  bereich: true,
  erwartet: () => 'ein Bereich',
  lies: (name, roh) => {
    if (istGanzLeer(roh)) throw fehlt(name, 'ein Bereich');
    return { roh };
  },
};

/** Wie {@link SPALTE}, darf aber ganz leer sein: In neuen Zeilen fehlt die Kennung noch. */
export const KENNUNGEN: Parameterart<Bereich> = { ...SPALTE, lies: (_, roh) => ({ roh }) };

/** Ein Bereich, wie Excel ihn übergibt; gelesen wird er erst, wenn er sich geändert hat. */
interface Bereich {
  readonly roh: unknown;
}

function zellenIn({ roh }: Bereich): readonly unknown[] {
  return (istFeld(roh) ? roh.flat() : [roh]).map(einzelwert);
}

/** Hört bei der ersten gefüllten Zelle auf. */
function istGanzLeer(roh: unknown): boolean {
  return istFeld(roh)
    ? roh.every((reihe) => (istFeld(reihe) ? reihe.every((wert) => istLeer(einzelwert(wert))) : istLeer(reihe)))
    : istLeer(einzelwert(roh));
}

interface Zeile {
  readonly stelle: string | null;
  readonly von: Datum;
  readonly bis: Datum;
  readonly kennung: string | null;
}

/** Die Spalten einer Tabelle mit Stellen, Zelle für Zelle. */
export interface Spalten {
  readonly stellen: Bereich;
  readonly anfaenge: Bereich;
  readonly enden: Bereich;
  readonly kennungen: Bereich;
}

/**
 * „01/2021: 16; 02/2021: 3“: Höchsttage der Monate, in denen andere auf derselben Stelle diesen Eintrag begrenzen;
 * leer, wo es keiner tut.
 */
export function monatsgrenzen(zeile: Zeile, spalten: Spalten, verzeichnis: Verzeichnis): string {
  if (zeile.stelle === null) return '';
  // Liegt die Zeile selbst nur in einem Regelstand, der nur benannt gilt, dann auch, wer die Stelle mit ihr teilt.
  const regelstaende = tageJeMonatFuer(zeile.von, zeile.bis, NACH_TAGEN) === null ? verzeichnis : NACH_TAGEN;
  const eigene = grenzenJeBesetzung(spalten, regelstaende).get(schluessel({ ...zeile, id: zeile.kennung ?? '' }));
  return eigene ? [...eigene].map(([monat, tage]) => `${monat.slice(5)}/${monat.slice(0, 4)}: ${tage}`).join('; ') : '';
}

/** Einmal angelegt, damit sich die Spalten einer Tabelle merken lassen. */
const NACH_TAGEN: Verzeichnis = nachTagenWaehlbar(REGELSTAENDE);

type Zellen = Readonly<Record<keyof Spalten, readonly unknown[]>>;

let zuletzt:
  | { readonly zellen: Zellen; readonly verzeichnis: Verzeichnis; readonly grenzen: ReadonlyMap<string, Grenzen> }
  | undefined;

/**
 * Alle Zeilen einer Tabelle fragen nacheinander nach denselben Spalten: Gerechnet wird einmal, danach nur noch
 * verglichen.
 */
function grenzenJeBesetzung(spalten: Spalten, verzeichnis: Verzeichnis): ReadonlyMap<string, Grenzen> {
  if (zuletzt?.verzeichnis === verzeichnis && unveraendert(zuletzt.zellen, spalten)) return zuletzt.grenzen;
  const zellen = {
    stellen: zellenIn(spalten.stellen),
    anfaenge: zellenIn(spalten.anfaenge),
    enden: zellenIn(spalten.enden),
    kennungen: zellenIn(spalten.kennungen),
  };
  const besetzungen = besetzungenAus(zellen, verzeichnis);
  const nachPlatz = stellengrenzen(
    besetzungen.map((besetzung, platz) => ({ ...besetzung, id: platzname(besetzung, platz) })),
  );
  const grenzen = new Map(
    besetzungen.flatMap((besetzung, platz) => {
      const eigene = nachPlatz.get(platzname(besetzung, platz));
      return eigene ? [[schluessel(besetzung), eigene] as const] : [];
    }),
  );
  zuletzt = { zellen, verzeichnis, grenzen };
  return grenzen;
}

function unveraendert(zellen: Zellen, spalten: Spalten): boolean {
  return (
    stimmt(zellen.stellen, spalten.stellen) &&
    stimmt(zellen.anfaenge, spalten.anfaenge) &&
    stimmt(zellen.enden, spalten.enden) &&
    stimmt(zellen.kennungen, spalten.kennungen)
  );
}

/**
 * Ein Vergleich je Zelle, ohne etwas anzulegen: Das geschieht in jeder Zeile für die ganze Tabelle. Was sich so nicht
 * vergleichen lässt, gilt als geändert.
 */
function stimmt(zellen: readonly unknown[], { roh }: Bereich): boolean {
  if (!istFeld(roh)) return zellen.length === 1 && zellen[0] === einzelwert(roh);
  if (zellen.length !== roh.length) return false;
  for (let i = 0; i < roh.length; i++) {
    const reihe: unknown = roh[i];
    const wert: unknown = istFeld(reihe) && reihe.length === 1 ? reihe[0] : reihe;
    if (zellen[i] !== wert && zellen[i] !== einzelwert(wert)) return false;
  }
  return true;
}

/** Wie im Plan zählt nur, wessen ganzer Zeitraum in einem Regelstand liegt (A2). */
function besetzungenAus({ stellen, anfaenge, enden, kennungen }: Zellen, verzeichnis: Verzeichnis): Besetzung[] {
  return stellen.flatMap((zelle, i): Besetzung[] => {
    const stelle = nameOderNull(zelle);
    const [von, bis] = [tagOderNull(anfaenge[i]), tagOderNull(enden[i])];
    if (stelle === null || !von || !bis || vergleicheDatum(bis, von) < 0) return [];
    const tageJeMonat = tageJeMonatFuer(von, bis, verzeichnis);
    return tageJeMonat === null ? [] : [{ id: nameOderNull(kennungen[i]) ?? '', stelle, von, bis, tageJeMonat }];
  });
}

function tageJeMonatFuer(von: Datum, bis: Datum, verzeichnis: Verzeichnis): number | null {
  const regelstand = desProgramms(verzeichnis, 'THM').find((r) => umfasst(r, von) && umfasst(r, bis));
  return regelstand?.tageJeMonat.wert ?? null;
}

/** Eine Zahl 0 ist nichts: So übergibt Excel auf dem Desktop eine leere Zelle. */
function nameOderNull(zelle: unknown): string | null {
  if (zelle === 0) return null;
  if (typeof zelle === 'number') return String(mitFuenfzehnStellen(zelle)).replace('.', ',');
  return istLeer(zelle) || typeof zelle !== 'string' || zelle.trim() === '' ? null : zelle;
}

function schluessel({ stelle, von, bis, id }: Pick<Besetzung, 'stelle' | 'von' | 'bis' | 'id'>): string {
  return JSON.stringify([stelle, von.jahr, von.monat, von.tag, bis.jahr, bis.monat, bis.tag, id]);
}

/** Eindeutig auch bei doppelten Kennungen und in derselben Reihenfolge wie sie. */
function platzname({ id }: Besetzung, platz: number): string {
  return `${id}\u0000${platz}`;
}
