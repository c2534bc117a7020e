/**
 * Die Parameter und Rechnungen, die alle Funktionen zu einer Stelle (Baustein 6) und zu einer Maßnahme (Bausteine 1–5)
 * teilen.
 */
import type { Datum } from '../../shared/grund/datum.ts';
import { type Bausteinfoerderung, bausteinfoerderung } from '../../shared/kern/bausteine.ts';
import { type Foerderfeld, Foerderung } from '../../shared/kern/foerderung.ts';
import type { Schritt } from '../../shared/kern/rechenweg.ts';
import type { DiaRegelstand } from '../../shared/regelstand/typen.ts';
import type { Verzeichnis } from '../../shared/regelstand/verzeichnis.ts';
import { VORGABE } from '../../shared/regelstand/vorgabe.ts';
import { freiwillig, noetig } from './eintrag.ts';
import { MONATSGRENZEN } from './monatsgrenzen.ts';
import { DIA_REGELSTAND, THM_REGELSTAND } from './regelstandwahl.ts';
import { FOERDERJAHR, FOERDERTAG } from './tage.ts';
import { BAUSTEIN, BETRAG, HAUSHALTSJAHR, JAHRESAUSGABEN, QUOTE, STELLENANTEIL } from './zahlen.ts';

export const ZEITRAUM = { von: noetig(FOERDERTAG, 'Erster Tag'), bis: noetig(FOERDERTAG, 'Letzter Tag') };
export const STELLE = { stellenanteil: noetig(STELLENANTEIL, 'Stellenanteil, 1 = Vollzeit'), ...ZEITRAUM };
export const STELLE_MIT_AUSGABEN = {
  ...STELLE,
  jahresausgaben: freiwillig(
    JAHRESAUSGABEN,
    'Kosten dieses Stellenanteils in einem vollen Jahr in €, ohne Angabe die Bemessungsgrundlage',
  ),
};
export const NUR_HAUSHALTSJAHR = { haushaltsjahr: freiwillig(HAUSHALTSJAHR, 'Nur dieses Haushaltsjahr') };
export const THM_NACH_TAGEN = {
  regelstand: freiwillig(THM_REGELSTAND, 'Id des Regelstands als Text, ohne Angabe der, in dem die Tage liegen'),
};

/** Hinter allem, was es vorher gab: Arbeitsmappen hängen an der Reihenfolge. */
export const AUF_GETEILTER_STELLE = {
  monatsgrenzen: freiwillig(
    MONATSGRENZEN,
    'Höchsttage je Monat auf einer geteilten Stelle, der Text von GK.MONATSGRENZEN',
  ),
};

export const MASSNAHME = {
  baustein: noetig(BAUSTEIN, 'Nummer des Bausteins, 1 bis 5'),
  ausgaben: noetig(BETRAG, 'Ausgaben der Maßnahme in €'),
  quote: freiwillig(QUOTE, 'Förderquote, nur für Baustein 5'),
  regelstand: freiwillig(
    DIA_REGELSTAND,
    `Id des Regelstands als Text, ohne Angabe nach dem Haushaltsjahr, ohne beides ${VORGABE.DIA}`,
  ),
  haushaltsjahr: freiwillig(FOERDERJAHR, 'Haushaltsjahr der Maßnahme, nach dem der Regelstand gewählt wird'),
};

interface Stellenwerte {
  readonly stellenanteil: number;
  readonly von: Datum;
  readonly bis: Datum;
  readonly jahresausgaben: number | null;
  /** Höchsttage je Monat „JJJJ-MM“ auf einer geteilten Stelle (A2); `null`: nicht geteilt. */
  readonly monatsgrenzen: ReadonlyMap<string, number> | null;
}

interface Massnahmenwerte {
  readonly baustein: number;
  readonly ausgaben: number;
  readonly quote: number | null;
}

/** Ein Betrag der Förderung einer Stelle in € oder ihre Tage, im ganzen Zeitraum oder in einem Haushaltsjahr. */
export function stellenschritt(
  feld: Foerderfeld,
  stelle: Stellenwerte,
  haushaltsjahr: number | null,
  regelstaende: Verzeichnis,
): Schritt {
  const foerderung = stellenfoerderung(stelle, regelstaende);
  return haushaltsjahr === null ? foerderung.summe(feld) : foerderung.imJahr(haushaltsjahr)[feld];
}

/** Die Förderung einer Stelle in ihrem ganzen Zeitraum. */
export function stellenfoerderung({ monatsgrenzen, ...stelle }: Stellenwerte, regelstaende: Verzeichnis): Foerderung {
  return new Foerderung(monatsgrenzen === null ? stelle : { ...stelle, grenzen: monatsgrenzen }, regelstaende);
}

/** Zuwendung und Eigenanteil einer Maßnahme in € (R7, A4). */
export function massnahme(
  { baustein, ausgaben, quote }: Massnahmenwerte,
  [dia]: readonly [DiaRegelstand],
): Bausteinfoerderung {
  return bausteinfoerderung(baustein, ausgaben, quote, dia);
}
