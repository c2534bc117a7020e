/**
 * Die Rechnung noch einmal, mit nichts als BigInt und einer Schleife über Kalendertage: kein decimal.js, kein Code des
 * Kerns. Was hier und im Kern herauskommt, muss gleich sein.
 */
export interface Bruch {
  readonly z: bigint;
  readonly n: bigint;
}

export function bruch(text: string): Bruch {
  const treffer = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!treffer) throw new Error(`keine Dezimalzahl: ${text}`);
  const [, minus, ganz = '', nach = ''] = treffer;
  const z = BigInt(ganz + nach);
  return { z: minus ? -z : z, n: 10n ** BigInt(nach.length) };
}

export const mal = (a: Bruch, b: Bruch): Bruch => ({ z: a.z * b.z, n: a.n * b.n });
export const plus = (a: Bruch, b: Bruch): Bruch => ({ z: a.z * b.n + b.z * a.n, n: a.n * b.n });
export const minus = (a: Bruch, b: Bruch): Bruch => plus(a, { z: -b.z, n: b.n });
export const durch = (a: Bruch, b: Bruch): Bruch => ({ z: a.z * b.n, n: a.n * b.z });
export const kleiner = (a: Bruch, b: Bruch): Bruch => (a.z * b.n <= b.z * a.n ? a : b);
export const groesser = (a: Bruch, b: Bruch): Bruch => (a.z * b.n >= b.z * a.n ? a : b);
export const gleich = (a: Bruch, b: Bruch): boolean => a.z * b.n === b.z * a.n;

/** Nicht negative Werte, Hälften aufwärts, auf ein Vielfaches von 1/teile. */
export function gerundet(a: Bruch, teile: bigint): Bruch {
  return { z: (2n * a.z * teile + a.n) / (2n * a.n), n: teile };
}

export function cent(a: Bruch): bigint {
  return gerundet(a, 100n).z;
}

export function alsEuro(cents: bigint): string {
  const text = cents.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

const TAG = 86_400_000;
const zeit = (iso: string) => Date.parse(`${iso}T00:00:00Z`);

/** Abgedeckte Kalendertage je Monat „JJJJ-MM“ und ob der ganze Monat abgedeckt ist. */
function abgedeckt(von: string, bis: string): Map<string, number> {
  const tage = new Map<string, number>();
  for (let t = zeit(von); t <= zeit(bis); t += TAG) {
    const monat = new Date(t).toISOString().slice(0, 7);
    tage.set(monat, (tage.get(monat) ?? 0) + 1);
  }
  return tage;
}

export function foerdertageJeMonat(von: string, bis: string): Map<string, number> {
  const tage = abgedeckt(von, bis);
  for (const [monat, anzahl] of tage) {
    const [j, m] = monat.split('-').map(Number);
    const laenge = new Date(Date.UTC(j as number, m as number, 0)).getUTCDate();
    tage.set(monat, anzahl === laenge ? 30 : Math.min(30, anzahl));
  }
  return tage;
}

export function foerdertage(von: string, bis: string, jahr: number): bigint {
  return [...foerdertageJeMonat(von, bis)]
    .filter(([monat]) => monat.startsWith(String(jahr)))
    .reduce((summe, [, tage]) => summe + BigInt(tage), 0n);
}

export interface Jahresbetraege {
  readonly tage: bigint;
  readonly bemessung: bigint;
  readonly ausgaben: bigint;
  readonly zuwendung: bigint;
  readonly eigenanteil: bigint;
}

/** Formeln des Fachkonzepts in ganzen Cent. */
export function jahresbetraege(
  stellenanteil: string,
  jahresausgaben: string | null,
  tage: bigint,
  quote = '0.8',
): Jahresbetraege {
  const jahresteil: Bruch = { z: tage, n: 360n };
  const bemessung = mal(mal(bruch('68000'), bruch(stellenanteil)), jahresteil);
  const ausgaben = jahresausgaben === null ? bemessung : mal(bruch(jahresausgaben), jahresteil);
  const zuwendung = cent(mal(bruch(quote), kleiner(ausgaben, bemessung)));
  return {
    tage,
    bemessung: cent(bemessung),
    ausgaben: cent(ausgaben),
    zuwendung,
    eigenanteil: cent(ausgaben) - zuwendung,
  };
}
