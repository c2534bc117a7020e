/**
 * Die fairen Gegner: dieselbe Formel mit derselben Monatsschleife, von Hand auf doubles geschrieben. Keine Prüfung der
 * Eingaben, keine Aufzeichnung, und halbe Cents rundet er manchmal falsch; so schnell könnte es ohne all das sein.
 */
import { PLANFELDER, type Planfeld } from '../../shared/antrag/planfelder.ts';
import type { Antrag } from '../../shared/antrag/schema.ts';

const MONATSTAGE = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Zuwendung in € für serielle Tage von–bis. */
export function zuwendungInDoubles(
  stellenanteil: number,
  vonSeriell: number,
  bisSeriell: number,
  jahresausgaben: number | null,
): number {
  const von = new Date((vonSeriell - 25_569) * 86_400_000);
  const bis = new Date((bisSeriell - 25_569) * 86_400_000);
  const [vonJahr, vonMonat, vonTag] = [von.getUTCFullYear(), von.getUTCMonth(), von.getUTCDate()];
  const [bisJahr, bisMonat, bisTag] = [bis.getUTCFullYear(), bis.getUTCMonth(), bis.getUTCDate()];
  const bemessung = 68_000 * stellenanteil;
  const jeJahr = 0.8 * (jahresausgaben === null ? bemessung : Math.min(jahresausgaben, bemessung));
  let summe = 0;
  for (let jahr = vonJahr; jahr <= bisJahr; jahr++) {
    const tage = tageImJahr(jahr, vonJahr, vonMonat, vonTag, bisJahr, bisMonat, bisTag);
    summe += Math.round((jeJahr * tage * 100) / 360) / 100;
  }
  return summe;
}

function tageImJahr(
  jahr: number,
  vonJahr: number,
  vonMonat: number,
  vonTag: number,
  bisJahr: number,
  bisMonat: number,
  bisTag: number,
): number {
  if (jahr < vonJahr || jahr > bisJahr) return 0;
  const letzterMonat = jahr === bisJahr ? bisMonat : 11;
  let tage = 0;
  for (let monat = jahr === vonJahr ? vonMonat : 0; monat <= letzterMonat; monat++) {
    const laenge =
      monat === 1 && jahr % 4 === 0 && (jahr % 100 !== 0 || jahr % 400 === 0) ? 29 : (MONATSTAGE[monat] as number);
    const erster = jahr === vonJahr && monat === vonMonat ? vonTag : 1;
    const letzter = jahr === bisJahr && monat === bisMonat ? bisTag : laenge;
    tage += erster === 1 && letzter === laenge ? 30 : Math.min(30, letzter - erster + 1);
  }
  return tage;
}

const cent = (betrag: number) => Math.round(betrag * 100) / 100;

type Zahlen = Record<Planfeld, number>;
const nichts = (): Zahlen => ({
  foerdertage: 0,
  bemessung: 0,
  ausgaben: 0,
  zuwendung: 0,
  eigenanteil: 0,
  nichtZuwendungsfaehig: 0,
  kommune: 0,
  partner: 0,
  integrationspauschale: 0,
});

/**
 * Die neun Zahlen jeder Zeile eines Plans mit Stellen, ihre Summen je Haushaltsjahr und Träger und insgesamt, als
 * doubles: ohne geteilte Stellen, ohne Hinweise, ohne Texte.
 */
export function planInDoubles({ stellen }: Antrag) {
  const zeilen: Zahlen[] = [];
  const summen = new Map<string | number, Zahlen>();
  for (const { stellenanteil, von, bis, jahresausgaben, eigenanteil: wer, traeger } of stellen) {
    const [a, b] = [new Date(von), new Date(bis)];
    const [vonJahr, vonMonat, vonTag] = [a.getUTCFullYear(), a.getUTCMonth(), a.getUTCDate()];
    const [bisJahr, bisMonat, bisTag] = [b.getUTCFullYear(), b.getUTCMonth(), b.getUTCDate()];
    const bemessungImJahr = 68_000 * Number(stellenanteil);
    const ausgabenImJahr = jahresausgaben === null ? bemessungImJahr : Number(jahresausgaben);
    const faehigImJahr = Math.min(ausgabenImJahr, bemessungImJahr);
    for (let jahr = vonJahr; jahr <= bisJahr; jahr++) {
      const tage = tageImJahr(jahr, vonJahr, vonMonat, vonTag, bisJahr, bisMonat, bisTag);
      // Fenster der Integrationspauschale: 15.05.2020 bis 31.12.2020.
      const imFenster = jahr === 2020 ? tageImJahr(2020, 2020, 4, 15, 2020, 11, 31) : 0;
      const bemessung = cent((bemessungImJahr * tage) / 360);
      const ausgaben = cent((ausgabenImJahr * tage) / 360);
      const faehig = cent((faehigImJahr * tage) / 360);
      const zuwendung = cent((0.8 * faehigImJahr * tage) / 360);
      const eigenanteil = ausgaben - zuwendung;
      const pauschale =
        wer === 'kommune' ? Math.min(cent((0.2 * faehigImJahr * imFenster) / 360), faehig - zuwendung) : 0;
      const kommune = wer === 'kommune' ? eigenanteil - pauschale : 0;
      const zeile: Zahlen = {
        foerdertage: tage,
        bemessung,
        ausgaben,
        zuwendung,
        eigenanteil,
        nichtZuwendungsfaehig: ausgaben - faehig,
        kommune,
        partner: wer === 'partner' ? eigenanteil : 0,
        integrationspauschale: pauschale,
      };
      for (const schluessel of [jahr, traeger.name, '']) {
        const summe = summen.get(schluessel) ?? nichts();
        for (const feld of PLANFELDER) summe[feld] += zeile[feld];
        summen.set(schluessel, summe);
      }
      zeilen.push(zeile);
    }
  }
  return { zeilen, summen };
}
