/** Was sich aus einer Version drucken lässt, und das Schriftstück zu einem Wunsch. */
import type { Abrufwunsch } from '../antrag/abruf-im-fenster.ts';
import { PROGRAMME, type Programm } from '../antrag/programm.ts';
import type { Antragsversion } from '../antrag/version.ts';
import { alsBetrag, NULL, vergleiche } from '../grund/geld.ts';
import type { Betrag } from '../grund/marken.ts';
import type { Verzeichnis } from '../regelstand/verzeichnis.ts';
import { mittelanforderung } from './mittelanforderung.ts';
import { programmVon, quelleAus } from './quelle.ts';
import type { Angebot } from './rahmen.ts';
import { type Nachweiswunsch, nachweisFehlt, verwendungsnachweis } from './verwendungsnachweis.ts';
import {
  type Weiterleitungswunsch,
  weiterleitungenFehlen,
  weiterleitungsuebersicht,
} from './weiterleitungsuebersicht.ts';
import { type Zinswunsch, zinsberechnung } from './zinsberechnung.ts';

export type Wunsch =
  | ({ readonly art: 'mittelanforderung' } & Abrufwunsch)
  | ({ readonly art: 'nachweis' } & Nachweiswunsch)
  | ({ readonly art: 'zinsen' } & Zinswunsch)
  | ({ readonly art: 'weiterleitungen' } & Weiterleitungswunsch);
export type Schriftstueckart = Wunsch['art'];

/** @throws {Error} wenn die Version neuer ist als dieses Programm */
export function schriftstueckZu(version: Antragsversion, wunsch: Wunsch, verzeichnis?: Verzeichnis): Angebot {
  const quelle = quelleAus(version, verzeichnis);
  switch (wunsch.art) {
    case 'mittelanforderung':
      return mittelanforderung(quelle, wunsch);
    case 'nachweis':
      return verwendungsnachweis(quelle, wunsch);
    case 'zinsen':
      return zinsberechnung(quelle, wunsch);
    case 'weiterleitungen':
      return weiterleitungsuebersicht(quelle, wunsch);
  }
}

/** Ein Programm der Version: was dafür zur Wahl steht. */
export interface Druckauswahl {
  readonly programm: Programm;
  /** Haushaltsjahre mit Bescheid. */
  readonly abrufjahre: readonly number[];
  /** Haushaltsjahre, in denen etwas zu erstatten ist. */
  readonly erstattungen: readonly { readonly haushaltsjahr: number; readonly betrag: Betrag }[];
  /** Was für den Nachweis fehlt; `null`, wenn er sich drucken lässt. */
  readonly nachweisFehlt: string | null;
  readonly weiterleitungenFehlen: string | null;
  /** Ob andere Mittel eingetragen sind, deren Herkunft der Nachweis trennt. */
  readonly andereMittel: boolean;
}

/** @throws {Error} wenn die Version neuer ist als dieses Programm */
export function druckauswahl(version: Antragsversion, verzeichnis?: Verzeichnis): Druckauswahl[] {
  const quelle = quelleAus(version, verzeichnis);
  return PROGRAMME.map((programm) => {
    const gerechnet = programmVon(quelle, programm);
    return {
      programm,
      abrufjahre: gerechnet?.kette.jahre ?? [],
      erstattungen: (gerechnet?.jahre ?? []).flatMap(({ haushaltsjahr, zuErstatten, planVollstaendig }) =>
        planVollstaendig && zuErstatten && vergleiche(zuErstatten.wert, NULL) > 0
          ? [{ haushaltsjahr, betrag: alsBetrag(zuErstatten.wert) }]
          : [],
      ),
      nachweisFehlt: nachweisFehlt(quelle, { programm, andereMittel: 'dritte' }),
      weiterleitungenFehlen: weiterleitungenFehlen(quelle, programm),
      andereMittel: (gerechnet?.jahre ?? []).some(({ abrechnungen }) =>
        [...abrechnungen.values()].some(({ angaben }) => angaben.andereMittel !== null),
      ),
    };
  });
}
