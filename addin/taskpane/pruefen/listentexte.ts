/** Die Sätze über einer geprüften Liste, und wie Zellen der Mappe zu Zellen der Liste werden. */
import { aufzaehlung, genannt } from '../../../shared/antrag/worte.ts';
import { wahrheitswort } from '../../../shared/grund/wahrheitswert.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import type { Listenpruefung, Summenabweichung } from '../../../shared/listenpruefung/ergebnis.ts';
import { SPALTENNAMEN, type Spaltenrolle, spaltenwert } from '../../../shared/listenpruefung/spaltenrollen.ts';
import type { Listenzelle } from '../../../shared/tabellentext/zahltext.ts';
import { istZellfehler, type Zellwert } from '../../workbook/zellen.ts';

/** Wofür eine Spalte steht, im Auswahlfeld. */
export const ROLLENNAMEN: Readonly<Record<Spaltenrolle, string>> = {
  ...SPALTENNAMEN,
  kommune: 'Kommune oder Kreis',
  keine: 'nicht prüfen',
};

/** Fehlerwerte wie #NV bleiben Text, damit sie als unlesbar genannt werden. */
export function alsListenzelle(wert: Zellwert): Listenzelle {
  if (istZellfehler(wert)) return wert.fehler;
  return typeof wert === 'boolean' ? wahrheitswort(wert) : wert;
}

/**
 * Sagt, was gelesen ist, was übereinstimmt und was nicht, Summen der Stellen und Personen, und womit geprüft ist; Sätze
 * für die Meldung über dem Ergebnis.
 */
export function zusammenfassung(ergebnis: Listenpruefung): string[] {
  const {
    regelstaende,
    zeilen,
    uebereinstimmend,
    abweichend,
    summen,
    nachSchluessel,
    jeRegierungsbezirk,
    uebersprungen,
    ungelesen,
    umgerechnet,
  } = ergebnis;
  const verglichen = uebereinstimmend + abweichend;
  const saetze = [konto(ergebnis)];
  if (verglichen === 0)
    saetze.push(
      'Geprüft ist damit nichts: Keine Zeile ließ sich mit dem Schlüssel vergleichen. Bitte prüfen Sie die Zuordnung der Spalten.',
    );
  if (verglichen > 0) {
    const entsprechen = uebereinstimmend === 1 ? 'entspricht' : 'entsprechen';
    saetze.push(
      `${deutscherWert(uebereinstimmend)} von ${deutscherWert(verglichen)} ${entsprechen} dem Schlüssel, ${anzahl(abweichend, 'weicht', 'weichen')} ab.`,
    );
    saetze.push(
      `Nach Schlüssel ${deutscherWert(nachSchluessel, 1)} Stellen${summen.stellen ? `, in der Liste ${deutscherWert(summen.stellen, 1)}` : ''}.`,
    );
  }
  if (jeRegierungsbezirk.length > 0)
    saetze.push(
      `Je Regierungsbezirk in der Liste und nach Schlüssel: ${jeRegierungsbezirk.map((b) => `${b.regierungsbezirk} ${deutscherWert(b.stellen, 1)} und ${deutscherWert(b.nachSchluessel, 1)}`).join('; ')}.`,
    );
  const unvollstaendig = zeilen.length - verglichen;
  if (unvollstaendig > 0)
    saetze.push(
      `Bei ${anzahl(unvollstaendig, 'Zeile', 'Zeilen')} fehlen Geduldete oder Stellen oder sind nicht eindeutig.`,
    );
  const personen = (['geduldete', 'gestattete'] as const).flatMap((spalte) => {
    const summe = summen[spalte];
    return summe ? [`${spaltenwert(summe, spalte)} ${SPALTENNAMEN[spalte]}`] : [];
  });
  if (personen.length > 0) saetze.push(`Zusammen ${personen.join(' und ')}.`);
  saetze.push(
    `Geprüft mit ${regelstaende.length === 1 ? 'dem Regelstand' : 'den Regelständen'} ${aufzaehlung(regelstaende)}.`,
  );
  saetze.push(...umgerechnet);
  if (uebersprungen.length > 0) saetze.push(`Überschriften: ${nummern(uebersprungen)}.`);
  for (const [grund, zeilennummern] of nachGrund(ungelesen))
    saetze.push(`Nicht gelesen: ${nummern(zeilennummern)}. ${grund}`);
  return saetze;
}

/**
 * „12 belegte Zeilen: 8 verglichen, 1 ohne Vergleich, 2 Summen, 1 Überschrift.“ Die Teile ergeben zusammen die belegten
 * Zeilen.
 */
function konto({
  belegt,
  zeilen,
  uebereinstimmend,
  abweichend,
  summenpruefungen,
  uebersprungen,
  ungelesen,
}: Listenpruefung): string {
  const verglichen = uebereinstimmend + abweichend;
  const summen = summenpruefungen.filter(({ nr }) => nr !== null).length;
  const teile = [
    [verglichen, 'verglichen', 'verglichen'],
    [zeilen.length - verglichen, 'ohne Vergleich', 'ohne Vergleich'],
    [summen, 'Summe', 'Summen'],
    [uebersprungen.length, 'Überschrift', 'Überschriften'],
    [ungelesen.length, 'nicht gelesen', 'nicht gelesen'],
  ] as const;
  const genannte = teile.filter(([zahl]) => zahl > 0).map(([zahl, eine, mehrere]) => anzahl(zahl, eine, mehrere));
  return `${anzahl(belegt, 'belegte Zeile', 'belegte Zeilen')}: ${genannte.join(', ')}.`;
}

function nachGrund(ungelesen: Listenpruefung['ungelesen']): Map<string, number[]> {
  const gruende = new Map<string, number[]>();
  for (const { nr, grund } of ungelesen) {
    const zeilennummern = gruende.get(grund);
    if (zeilennummern) zeilennummern.push(nr);
    else gruende.set(grund, [nr]);
  }
  return gruende;
}

function nummern(zeilennummern: readonly number[]): string {
  return `${zeilennummern.length === 1 ? 'Zeile' : 'Zeilen'} ${genannt(zeilennummern.map(String))}`;
}

/** „zu viel“ und „zu wenig“ meinen die angegebene Summe. */
export function summensatz({ spalte, angegeben, gerechnet, unterschied }: Summenabweichung): string {
  const richtung = unterschied.isNegative() ? 'zu wenig' : 'zu viel';
  return `${SPALTENNAMEN[spalte]}: angegeben ${spaltenwert(angegeben, spalte)}, die Zeilen ergeben ${spaltenwert(gerechnet, spalte)}; das sind ${spaltenwert(unterschied.abs(), spalte)} ${richtung}.`;
}

function anzahl(zahl: number, eine: string, mehrere: string): string {
  return `${deutscherWert(zahl)} ${zahl === 1 ? eine : mehrere}`;
}
