/**
 * Ein Jahr nach dem Bescheid, wie das Handbuch es erzählt: zwei Stellen der Stadt Aachen 2021, eine erst ab dem
 * 15.02.2021 besetzt, drei Abrufe, ein Ist, eine Erstattung mit Zinsen.
 */
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { versionNachBescheid } from '../pruefmappe/nach-dem-bescheid.ts';
import { BESCHEID, ist } from './bescheid-zwei-stellen.ts';
import { LEER } from './leere-abwicklung.ts';
import { ZWEI_STELLEN } from './zwei-stellen.ts';

/** Angefordert am, Fenster bis, Betrag, eingegangen am. */
export const ABRUFE = [
  ['2021-01-10', '2021-02-28', '17413.34', '2021-01-25'],
  ['2021-05-05', '2021-06-30', '34826.66', '2021-05-20'],
  ['2021-11-02', '2021-12-31', '52240.00', '2021-11-18'],
] as const;

export const ABWICKLUNG: Abwicklung = {
  ...LEER,
  besetzung: [{ id: 'S1', von: '2021-02-15', bis: '2021-12-31' }],
  ist: [ist('S1', '58412.37'), ist('S2', '66100.00')],
  abrufe: ABRUFE.map(([angefordertAm, fensterBis, betrag, eingegangenAm]) => ({
    programm: 'THM',
    haushaltsjahr: 2021,
    angefordertAm,
    fensterBis,
    betrag,
    eingegangenAm,
  })),
};

/** Nur mit den ersten Abrufen und ohne alles Spätere. */
export function nachAbrufen(anzahl: number) {
  return versionNachBescheid({ ...ZWEI_STELLEN, abwicklung: { ...LEER, abrufe: ABWICKLUNG.abrufe.slice(0, anzahl) } }, [
    BESCHEID,
  ]);
}

export const EIN_JAHR = versionNachBescheid({ ...ZWEI_STELLEN, abwicklung: ABWICKLUNG }, [BESCHEID]);
