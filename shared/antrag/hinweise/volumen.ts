/** Grenzen in €: Fördervolumen (R13), Bagatellgrenze (R15), Jahresausgaben einer vollen Stelle bei Teilzeit (A7). */
import { MASSNAHMENBAUSTEINE } from '../../grund/bausteine.ts';
import { Dezimal, konstante, mal, NULL, plus, quotient } from '../../grund/geld.ts';
import { deutscherWert } from '../../grund/zahlformat.ts';
import type { BausteinNummer, DiaRegelstand } from '../../regelstand/typen.ts';
import type { Verzeichnis } from '../../regelstand/verzeichnis.ts';
import { vorgabe } from '../../regelstand/vorgabe.ts';
import type { Befund } from '../befund.ts';
import { diaRegelstaendeDesAntrags } from '../dia-regelstaende.ts';
import type { Pfad } from '../pfad.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { planwert } from '../planschritte.ts';
import type { Zeilenrechnung } from '../planzeilen.ts';
import { diaImJahr } from '../regelstandwahl.ts';
import { eintragsname, euro, nummernfolge } from '../worte.ts';

/**
 * `warnung`, wenn die Zuwendung, `info`, wenn nur die Ausgaben das Fördervolumen übersteigen (R13, W3): welche
 * Bausteine zählen, sagt der Regelstand der Maßnahmen; gezählt wird nur die Zuwendung, denn das Land verteilt sein
 * Budget.
 */
export function foerdervolumen({ antrag, zeilen, verzeichnis }: Planrechnung): Befund[] {
  if (antrag.foerdervolumen === null) return [];
  const dagegen = zeilen.filter((zeile) => zaehltDagegen(zeile, antrag, verzeichnis));
  const zuwendung = summe(dagegen, 'zuwendung');
  const volumen = new Dezimal(antrag.foerdervolumen);
  const felder = [['foerdervolumen'], ...pfade(dagegen, antrag)];
  const unvollstaendig = dagegen.some((zeile) => zeile.schritte === null);
  const mindestens = unvollstaendig ? 'mindestens ' : '';
  const zaehlende = zaehlendeBausteine(diaRegelstaendeDesAntrags(antrag, verzeichnis));
  if (zuwendung.gt(volumen)) {
    return [
      {
        code: 'FOERDERVOLUMEN_UEBERSCHRITTEN',
        schweregrad: 'warnung',
        felder,
        text: `${zaehlende.length === 1 ? `Der Baustein ${zaehlende[0]} sieht` : `Die Bausteine ${nummernfolge(zaehlende)} sehen`} ${mindestens}${euro(zuwendung)} Zuwendung vor, das Fördervolumen beträgt ${euro(volumen)}: ${mindestens}${euro(zuwendung.minus(volumen))} zu viel.`,
        regel: 'R13',
      },
    ];
  }
  const ausgaben = summe(dagegen, 'ausgaben');
  if (ausgaben.lte(volumen)) return [];
  return [
    {
      code: 'FOERDERVOLUMEN_LESART',
      schweregrad: 'info',
      felder,
      text: `Das Fördervolumen von ${euro(volumen)} reicht für ${euro(zuwendung)} Zuwendung ${zaehlende.length === 1 ? `des Bausteins ${zaehlende[0]}` : `der Bausteine ${nummernfolge(zaehlende)}`}${unvollstaendig ? ', so weit sie sich rechnen lassen' : ''}. Versteht man es als Gesamtausgaben, fehlen ${mindestens}${euro(ausgaben.minus(volumen))}, denn geplant sind ${mindestens}${euro(ausgaben)} Ausgaben.`,
      regel: 'W3',
    },
  ];
}

/**
 * `warnung` unter der Bagatellgrenze (R15): verglichen wird je Programm, weil jedes seinen eigenen Bescheid erhält;
 * ohne eingetragene Grenze wird nichts geprüft.
 */
export function bagatellgrenze({ antrag, zeilen }: Planrechnung): Befund[] {
  if (antrag.bagatellgrenze === null) return [];
  const grenze = new Dezimal(antrag.bagatellgrenze);
  return [
    { name: 'Baustein 6', feld: 'stellen', eigene: zeilen.filter((zeile) => zeile.art === 'stelle') },
    { name: 'den Bausteinen 1 bis 5', feld: 'massnahmen', eigene: zeilen.filter((zeile) => zeile.art === 'massnahme') },
  ].flatMap(({ name, feld, eigene }): Befund[] => {
    if (eigene.length === 0 || eigene.some((zeile) => zeile.schritte === null)) return [];
    const zuwendung = summe(eigene, 'zuwendung');
    if (zuwendung.gte(grenze)) return [];
    return [
      {
        code: 'BAGATELLGRENZE_UNTERSCHRITTEN',
        schweregrad: 'warnung',
        felder: [['bagatellgrenze'], [feld]],
        text: `Die Zuwendung in ${name} beträgt ${euro(zuwendung)} und unterschreitet die Bagatellgrenze von ${euro(grenze)} um ${euro(grenze.minus(zuwendung))}. Davon kann nur im begründeten Einzelfall abgewichen werden.`,
        regel: 'R15',
      },
    ];
  });
}

/**
 * `warnung` (A7): Jahresausgaben gelten für genau den Anteil; liegen sie über seiner Bemessung und unter der einer
 * vollen Stelle, sehen sie nach Vollzeit aus.
 */
export function jahresausgabenEinerVollenStelle({ antrag, foerderungen }: Planrechnung): Befund[] {
  return antrag.stellen.flatMap((stelle, i): Befund[] => {
    const foerderung = foerderungen[i];
    if (!foerderung || stelle.jahresausgaben === null || new Dezimal(stelle.stellenanteil).gte(1)) return [];
    const volleStelle = konstante(foerderung.regelstand.bemessungsgrundlage.wert);
    const ausgaben = new Dezimal(stelle.jahresausgaben);
    const desAnteils = quotient(mal(volleStelle, konstante(stelle.stellenanteil)));
    if (ausgaben.lte(desAnteils) || ausgaben.gt(quotient(volleStelle))) return [];
    return [
      {
        code: 'JAHRESAUSGABEN_WIE_VOLLE_STELLE',
        schweregrad: 'warnung',
        felder: [
          ['stellen', i, 'jahresausgaben'],
          ['stellen', i, 'stellenanteil'],
        ],
        text: `${eintragsname(stelle)}: ${euro(ausgaben)} im Jahr sehen nach einer vollen Stelle aus, der Stellenanteil ist aber ${deutscherWert(stelle.stellenanteil, 1)} mit einer Bemessungsgrundlage von ${euro(desAnteils)}. Anzugeben sind die Kosten genau dieses Anteils; bei einer vollen Stelle zu ${euro(ausgaben)} wären das ${euro(ausgaben.times(stelle.stellenanteil))}.`,
        regel: 'A7',
      },
    ];
  });
}

/** Eine Maßnahme außerhalb aller Regelstände hat keine Beträge; gezählt wird sie nur, um zu sagen, dass etwas fehlt. */
function zaehltDagegen(
  { baustein, haushaltsjahr }: Zeilenrechnung,
  antrag: Planrechnung['antrag'],
  verzeichnis: Verzeichnis,
): boolean {
  if (baustein === 6 || haushaltsjahr === null) return false;
  return (diaImJahr(antrag, haushaltsjahr, verzeichnis) ?? vorgabe('DIA')).bausteine[baustein].zaehltZumFoerdervolumen
    .wert;
}

/** Die Nummern der Bausteine, die in einem der Regelstände gegen das Fördervolumen zählen (R13), aufsteigend. */
function zaehlendeBausteine(regelstaende: readonly DiaRegelstand[]): BausteinNummer[] {
  return MASSNAHMENBAUSTEINE.filter((nummer) =>
    regelstaende.some((regelstand) => regelstand.bausteine[nummer].zaehltZumFoerdervolumen.wert),
  );
}

function summe(zeilen: readonly Zeilenrechnung[], feld: 'zuwendung' | 'ausgaben'): Dezimal {
  return quotient(
    zeilen.reduce((gesamt, { schritte }) => (schritte ? plus(gesamt, planwert(schritte, feld)) : gesamt), NULL),
  );
}

function pfade(zeilen: readonly Zeilenrechnung[], antrag: Planrechnung['antrag']): Pfad[] {
  const ids = new Set(zeilen.map(({ id }) => id));
  return antrag.massnahmen.flatMap(({ id }, i) => (ids.has(id) ? [['massnahmen', i, 'ausgaben']] : []));
}
