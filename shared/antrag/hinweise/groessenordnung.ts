/**
 * Zahlen, die nicht gemeint sein können: ein Tag als Stellenanteil, Anteile und Beträge weit neben dem Üblichen (A7).
 */
import { Dezimal, konstante, mal, quotient } from '../../grund/geld.ts';
import { ausSeriell, istVerwechselterTag } from '../../grund/seriell.ts';
import { deutscherWert } from '../../grund/zahlformat.ts';
import type { Befund } from '../befund.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { deutscherTag, eintragsname, euro } from '../worte.ts';

/** Der höchste bekannte Anteil einer Bewilligung ist 10,5 (Köln); ein einzelner Eintrag liegt fast immer darunter. */
const ANTEIL_UEBLICH = 10;

/**
 * Jahresausgaben einer vollen Stelle: mehr als das Fünffache oder weniger als ein Zwanzigstel der Bemessungsgrundlage.
 */
const VIELFACHES = 5;
const BRUCHTEIL = 20;
/** Ausgaben einer Maßnahme über dem Zehnfachen des ganzen Fördervolumens. */
const VIELFACHES_DES_VOLUMENS = 10;

/**
 * `fehler`, wenn der Stellenanteil die Seriennummer eines Tages von 2000 bis 2099 ist; `warnung` über 10 Stellen in
 * einem Eintrag.
 */
export function stellenanteile({ antrag }: Planrechnung): Befund[] {
  return antrag.stellen.flatMap((stelle, i): Befund[] => {
    const anteil = new Dezimal(stelle.stellenanteil);
    const felder = [['stellen', i, 'stellenanteil']];
    if (istVerwechselterTag(anteil.toNumber())) {
      const tag = ausSeriell(anteil.toNumber());
      return [
        {
          code: 'STELLENANTEIL_IST_DATUM',
          schweregrad: 'fehler',
          felder,
          text: `${eintragsname(stelle)}: ${deutscherWert(anteil)} als Stellenanteil ist der ${deutscherTag(tag)}, als Zahl gespeichert. Gemeint war wohl ${tag.tag},${tag.monat}; bitte mit Komma eingeben.`,
          regel: 'A7',
        },
      ];
    }
    if (anteil.lte(ANTEIL_UEBLICH)) return [];
    return [
      {
        code: 'STELLENANTEIL_UNGEWOEHNLICH',
        schweregrad: 'warnung',
        felder,
        text: `${eintragsname(stelle)}: ${deutscherWert(anteil, 1)} Stellen in einem Eintrag sind ungewöhnlich viel. Bitte prüfen, ob ein Komma fehlt.`,
        regel: 'A7',
      },
    ];
  });
}

/** `warnung` für Jahresausgaben und Ausgaben einer Maßnahme (€), die außer Verhältnis stehen; nie für 0 €. */
export function betraegeAusserVerhaeltnis({ antrag, foerderungen }: Planrechnung): Befund[] {
  const stellen = antrag.stellen.flatMap((stelle, i): Befund[] => {
    const foerderung = foerderungen[i];
    if (!foerderung || stelle.jahresausgaben === null) return [];
    const ausgaben = new Dezimal(stelle.jahresausgaben);
    const bemessung = quotient(
      mal(konstante(foerderung.regelstand.bemessungsgrundlage.wert), konstante(stelle.stellenanteil)),
    );
    const zuViel = ausgaben.gt(bemessung.times(VIELFACHES));
    const zuWenig = ausgaben.gt(0) && ausgaben.times(BRUCHTEIL).lt(bemessung);
    if (!zuViel && !zuWenig) return [];
    return [
      {
        code: 'BETRAG_AUSSER_VERHAELTNIS',
        schweregrad: 'warnung',
        felder: [
          ['stellen', i, 'jahresausgaben'],
          ['stellen', i, 'stellenanteil'],
        ],
        text: `${eintragsname(stelle)}: ${euro(ausgaben)} im Jahr für ${deutscherWert(stelle.stellenanteil, 1)} Stellen stehen außer Verhältnis; die Bemessungsgrundlage ist ${euro(bemessung)}. Bitte prüfen, ob Komma, Einheit oder Monat und Jahr verwechselt sind.`,
        regel: 'A7',
      },
    ];
  });
  const { foerdervolumen } = antrag;
  if (foerdervolumen === null || new Dezimal(foerdervolumen).isZero()) return stellen;
  const massnahmen = antrag.massnahmen.flatMap((massnahme, i): Befund[] => {
    if (new Dezimal(massnahme.ausgaben).lte(new Dezimal(foerdervolumen).times(VIELFACHES_DES_VOLUMENS))) return [];
    return [
      {
        code: 'BETRAG_AUSSER_VERHAELTNIS',
        schweregrad: 'warnung',
        felder: [['massnahmen', i, 'ausgaben'], ['foerdervolumen']],
        text: `${eintragsname(massnahme)}: ${euro(massnahme.ausgaben)} Ausgaben stehen außer Verhältnis zum Fördervolumen von ${euro(foerdervolumen)}. Bitte prüfen, ob Komma oder Einheit stimmen.`,
        regel: 'R13',
      },
    ];
  });
  return [...stellen, ...massnahmen];
}
