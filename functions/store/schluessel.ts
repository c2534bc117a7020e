/** Schlüssel der Tabelle. Der Mandant steht in jedem Partitionsschlüssel. */

/** Versionen eines Antrags. */
export function versionenPk(tid: string, antragId: string): string {
  return `M#${tid}#A#${antragId}`;
}

/** Die Kommune, unter der ein Eintrag steht; leer, wenn er keiner ist. */
export function tidAusPk(pk: string): string {
  return pk.split('#')[1] ?? '';
}

/** Acht Stellen, damit die Reihenfolge der Schlüssel die der Nummern ist. */
export function versionSk(nummer: number): string {
  return `V#${String(nummer).padStart(8, '0')}`;
}

/** Köpfe aller Anträge einer Kommune. */
export function kopfPk(tid: string): string {
  return `M#${tid}`;
}

/** Sortierschlüssel des Kopfs in der Liste seiner Kommune; UUIDv7 absteigend heißt: neueste zuerst. */
export function kopfSk(antragId: string): string {
  return `A#${antragId}`;
}
