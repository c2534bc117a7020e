/**
 * Wo Regeln stehen, zu denen ein Regelstand keinen Wert nennt (R10: kein Beginn vor der Bewilligung). Die Dateien von
 * 2019 sind eingefroren und haben für solche Quellen kein Feld; spätere Regelstände nennen sie in `quellen` selbst.
 */
import type { RegelId } from './regelid.ts';
import type { Fundstelle } from './typen.ts';

type Quellen = Readonly<Partial<Record<RegelId, readonly Fundstelle[]>>>;

/** Dieselben für jeden Regelstand, der die Dokumente von 2019 fortschreibt. */
export const QUELLEN_2019: Quellen = {
  R10: [{ dokument: 'konzept', stelle: 'Nr. 6' }],
  R11: [
    { dokument: 'konzept', stelle: 'Nr. 3' },
    { dokument: 'vorlageAachen', stelle: 'IV' },
  ],
  R15: [{ dokument: 'konzept', stelle: 'Nr. 5' }],
  R16: [
    { dokument: 'iaqBericht', stelle: 'Kap. 2 und Anhang (Folien)' },
    { dokument: 'konzept', stelle: 'Nr. 3' },
  ],
  R17: [{ dokument: 'konzept', stelle: 'Nr. 6' }],
  R18: [{ dokument: 'konzept', stelle: 'Nr. 6' }],
  R19: [{ dokument: 'konzept', stelle: 'Nr. 5' }],
  R20: [{ dokument: 'konzept', stelle: 'Nr. 5 und Anlage 1' }],
  R21: [{ dokument: 'konzept', stelle: 'Nr. 6' }],
  R22: [{ dokument: 'konzept', stelle: 'Nr. 6' }],
  R25: [{ dokument: 'konzept', stelle: 'Nr. 3' }],
};

export const QUELLEN_OHNE_WERT: Readonly<Record<string, Quellen>> = {
  'THM-2019': QUELLEN_2019,
  'DIA-2019': QUELLEN_2019,
};
