/** Anträge für einzelne Fälle: das Beispiel Aachen mit genau den Einträgen, um die es geht. */
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Finanzierungsplan, Hinweis } from '../../../shared/antrag/plan-typen.ts';
import type { Antrag, Massnahmeneintrag, Stelleneintrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import type { Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';

/** Die Stelle der Stadt Aachen: 1,0 vom 01.04.2020 bis 31.12.2022 mit 65.300 € im Jahr. */
export const [STELLE] = AACHEN_BEISPIEL.stellen as [Stelleneintrag];

export const MASSNAHME: Massnahmeneintrag = {
  id: 'M1',
  baustein: 1,
  bezeichnung: 'Beispiel: Coaching',
  traeger: { name: 'Stadt Aachen', art: 'kommune' },
  eigenanteil: 'kommune',
  haushaltsjahr: 2021,
  ausgaben: '123456.78',
  ausgabenImFenster: null,
  quote: null,
  teilnehmende: null,
  weiterleitung: null,
};

export interface Aenderung extends Partial<Omit<Antrag, 'stellen' | 'massnahmen'>> {
  readonly stellen?: readonly Partial<Stelleneintrag>[];
  readonly massnahmen?: readonly Partial<Massnahmeneintrag>[];
}

/** Ergänzt Ungenanntes aus dem Beispiel; Stellen heißen S1, S2 …, Maßnahmen M1, M2 … */
export const antragMit = ({ stellen = [{}], massnahmen = [], ...kopf }: Aenderung): Antrag => ({
  ...AACHEN_BEISPIEL,
  ...kopf,
  stellen: stellen.map((s, i) => ({ ...STELLE, id: `S${i + 1}`, ...s })),
  massnahmen: massnahmen.map((m, i) => ({ ...MASSNAHME, id: `M${i + 1}`, ...m })),
});

export const planZu = (antrag: Antrag): Finanzierungsplan => berechneErgebnis(antrag).ergebnis.finanzierungsplan;

export const hinweiseMit = (aenderung: Aenderung, code: string, verzeichnis?: Verzeichnis): Hinweis[] =>
  berechneErgebnis(antragMit(aenderung), verzeichnis).hinweise.filter((hinweis) => hinweis.code === code);

export const verfahren = (thm: object, dia: object = {}): Antrag['verfahren'] => ({
  thm: { antragAm: null, bewilligtAm: null, ...thm },
  dia: { antragAm: null, bewilligtAm: null, ...dia },
});
