/**
 * Die Hashkette eines Antrags: Jede Version trägt den SHA-256 ihres Inhalts und den ihrer Vorgängerin (RFC 8785,
 * kanonisches JSON). Wer eine alte Version ändert, müsste alle späteren neu schreiben; ausgedruckte Hashes verraten
 * auch das.
 */
import { hashVon, kanonischeTeile } from '../grund/hash.ts';
import type { AntragId } from '../grund/marken.ts';
import type { Bruchgrund } from './kettenbruch.ts';
import { type Bruch, Kettengang } from './kettengang.ts';
import type { Antragsversion } from './version.ts';

export type { Bruch, Bruchgrund };

/** Fortsetzung von „Die Kette ist bei Version n gebrochen.“ oder „Version n:“. */
export const BRUCHGRUENDE: Readonly<Record<Bruchgrund, string>> = {
  inhalt: 'Ihr Inhalt passt nicht zu ihrem Hash. Sie wurde nach dem Speichern verändert oder ist beschädigt.',
  neuer: 'Sie ist neuer als dieses Programm, bitte neu laden. Geprüft werden kann sie hier nicht.',
  reihenfolge: 'Ihre Nummer passt nicht in die Folge. Versionen wurden vertauscht oder doppelt abgelegt.',
  luecke: 'Sie fehlt.',
  antrag: 'Sie gehört zu einem anderen Antrag und wurde hierher kopiert.',
  kommune: 'Sie gehört einer anderen Kommune und wurde hierher kopiert.',
  form: 'Sie steht in einer älteren Form als die Version vor ihr. So speichert das Programm nie; sie wurde untergeschoben.',
  vorgaenger: 'Sie nennt einen anderen Vorgänger als die Version vor ihr. Eine der beiden wurde ersetzt.',
  zeit: 'Sie trägt eine frühere Zeit als die Version vor ihr. Ihre Zeit wurde geändert oder sie wurde nachträglich eingeschoben.',
  schritt: 'Von der Version vor ihr führt kein erlaubter Schritt zu ihr. Sie ist nicht mit diesem Programm entstanden.',
  urheber: 'Wer sie festgeschrieben oder den Bescheid festgehalten hat, passt nicht zu den Versionen vor ihr.',
  rolle: 'Wer sie gespeichert hat, hatte dafür nicht die Rolle.',
  vieraugen:
    'Bewilligt oder festgeschrieben hat, wer den Inhalt selbst gespeichert hat; die Kommune verlangt dafür vier Augen.',
  regelstand: 'Sie nennt einen Regelstand, den dieses Programm nicht kennt.',
  kopf: 'Die Liste der Anträge zeigt anderes als diese neueste Version. Ihr Eintrag wurde verändert.',
};

/** Weist darauf hin, wie viele Versionen der Kette die Form 1 haben. */
export function form1Satz(anzahl: number): string {
  const welche = anzahl === 1 ? 'Eine Version steht' : `${anzahl} Versionen stehen`;
  return `${welche} in Form 1, die weder Kommune noch Rollen festhält; beides ist dort nicht prüfbar.`;
}

export interface Kettenpruefung {
  readonly ok: boolean;
  /** Die erste Stelle, an der die Kette gebrochen ist. */
  readonly bruch: Bruch | null;
  /** Weitere Brüche danach; fehlt, wenn es keine gibt. */
  readonly weitere?: readonly Bruch[] | undefined;
  /** So viele Versionen stehen in Form 1, bei der sich Kommune und Rollen nicht prüfen lassen; fehlt, wenn keine. */
  readonly form1?: number | undefined;
}

/** Woran die erste geprüfte Version anschließen muss, wenn nicht von Version 1 an geprüft wird. */
export type Anschluss = Pick<Antragsversion, 'version' | 'hash'>;

/** Der Text, über den gehasht wird, in Stücken: alles außer dem Hash selbst; auch ein zusätzliches Feld ändert ihn. */
export function gehashteTeile(version: Omit<Antragsversion, 'hash'>): readonly string[] {
  return kanonischeTeile(ohneHash(version));
}

/** Rechnet den Hash einer Version; unter Node geht es mit dessen SHA-256 schneller (`functions/store/versionshash.ts`). */
export type Versionshash = (version: Omit<Antragsversion, 'hash'>) => string;

/** SHA-256 über {@link gehashteTeile}. */
export function versionsHash(version: Omit<Antragsversion, 'hash'>): string {
  return hashVon(ohneHash(version));
}

function ohneHash(version: Omit<Antragsversion, 'hash'>): object {
  const { hash: _, ...inhalt } = version as Antragsversion;
  return inhalt;
}

/** Das Ergebnis eines Gangs über die Kette. */
export function kettenpruefung(brueche: readonly Bruch[], form1: number): Kettenpruefung {
  const [bruch = null, ...weitere] = brueche;
  return { ok: bruch === null, bruch, ...(weitere.length > 0 ? { weitere } : {}), ...(form1 > 0 ? { form1 } : {}) };
}

/**
 * Prüft Versionen in aufsteigender Folge, von Version 1 an oder im Anschluss an `davor`. Alle müssen zu `antragId`
 * gehören: Auch eine in sich heile Kette ist falsch, wenn jemand sie von einem anderen Antrag hierher kopiert hat.
 */
export function pruefeKette(
  antragId: AntragId,
  versionen: readonly Antragsversion[],
  davor: Anschluss | null = null,
  hash: Versionshash = versionsHash,
): Kettenpruefung {
  const gang = new Kettengang({ antragId }, davor);
  for (const version of versionen) {
    const [bruch] = gang.weiter({
      art: 'version',
      nummer: version.version,
      version,
      unversehrt: hash(version) === version.hash,
    });
    if (bruch) return { ok: false, bruch };
  }
  return { ok: true, bruch: null };
}
