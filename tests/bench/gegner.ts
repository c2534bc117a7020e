/**
 * Der faire Gegner: dieselbe Formel mit derselben Monatsschleife, von Hand auf doubles geschrieben. Keine Prüfung der
 * Eingaben, keine Aufzeichnung, und halbe Cents rundet er manchmal falsch; so schnell könnte es ohne all das sein.
 */
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
    const letzterMonat = jahr === bisJahr ? bisMonat : 11;
    let tage = 0;
    for (let monat = jahr === vonJahr ? vonMonat : 0; monat <= letzterMonat; monat++) {
      const laenge =
        monat === 1 && jahr % 4 === 0 && (jahr % 100 !== 0 || jahr % 400 === 0) ? 29 : (MONATSTAGE[monat] as number);
      const erster = jahr === vonJahr && monat === vonMonat ? vonTag : 1;
      const letzter = jahr === bisJahr && monat === bisMonat ? bisTag : laenge;
      tage += erster === 1 && letzter === laenge ? 30 : Math.min(30, letzter - erster + 1);
    }
    summe += Math.round((jeJahr * tage * 100) / 360) / 100;
  }
  return summe;
}
