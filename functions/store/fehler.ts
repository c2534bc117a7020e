/**
 * Übersetzt Fehler des DynamoDB-Clients: Drosselung und Ausfall kann ein Aufrufer abwarten, alles andere ist ein
 * Programmfehler.
 */
import { AblageFehler } from './ablage.ts';
import type { Item } from './werte.ts';

const DROSSELUNG = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'Throttling',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'LimitExceededException',
]);

/** Fehler, die nur ein falscher Aufruf auslöst; sie abzuwarten hilft nicht. */
const AUFRUFFEHLER = new Set(['ValidationException', 'SerializationException']);

/** Jemand war schneller: Den Schlüssel, den es nicht geben durfte, gibt es schon. */
export function istBedingungVerletzt(fehler: unknown): fehler is Error & { readonly Item?: Item } {
  return name(fehler) === 'ConditionalCheckFailedException';
}

/**
 * Der Fehler, den ein Aufrufer sehen soll: {@link AblageFehler}, oder der ursprüngliche, wenn der Aufruf selbst falsch
 * war.
 */
export function uebersetzt(fehler: unknown): unknown {
  if (fehler instanceof AblageFehler || AUFRUFFEHLER.has(name(fehler))) return fehler;
  return new AblageFehler(DROSSELUNG.has(name(fehler)) ? 'gedrosselt' : 'unerreichbar', fehler);
}

function name(fehler: unknown): string {
  return fehler instanceof Error ? fehler.name : '';
}
