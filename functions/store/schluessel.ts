/** Schlüssel der Tabelle. Der Mandant steht in jedem Partitionsschlüssel. */
import type { AntragId, Tid } from '../../shared/grund/marken.ts';

/** Versionen eines Antrags. */
export function versionenPk(tid: Tid, antragId: AntragId): string {
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
export function kopfPk(tid: Tid): string {
  return `M#${tid}`;
}

/** Sortierschlüssel des Kopfs in der Liste seiner Kommune; UUIDv7 absteigend heißt: neueste zuerst. */
export function kopfSk(antragId: AntragId): string {
  return `A#${antragId}`;
}
