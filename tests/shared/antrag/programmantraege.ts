/**
 * Erzeugte Anträge mit allen Regelständen: im Kopf genannt, je Stelle, nach Tagen; jede Zählung der Zeit, Budgets. Alle
 * bestehen das Schema und lassen sich rechnen.
 */
import * as fc from 'fast-check';
import { mitVorgaben } from '../../../shared/antrag/antragsteile.ts';
import { type Antrag, antragSchema } from '../../../shared/antrag/schema.ts';
import { alsIso, ausTagesnummer, tagesnummer } from '../../../shared/grund/datum.ts';
import { ZEITANTEILE } from '../../../shared/kern/zeitanteil.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { zeitraeumeVon } from '../../../shared/regelstand/zeitraeume.ts';
import { betrag } from '../tage.ts';
import { berechenbarerAntrag, irgendeinAntrag, type Umfang } from './antraege.ts';

const THM = REGELSTAENDE.filter(({ programm }) => programm === 'THM');
const NACH_TAGEN = 'THM-2019';
/** Mehr Jahre zeigen nichts Neues und dauern nur. */
const TAGE_HOECHSTENS = 800;

/** Von und bis im Regelstand, gern über Monatsgrenzen. */
function zeitraumIn(id: string): fc.Arbitrary<{ von: string; bis: string }> {
  const regelstand = THM.find((r) => r.id === id);
  if (!regelstand) throw new Error(id);
  const { gueltig } = zeitraeumeVon(regelstand);
  const [erster, letzter] = [tagesnummer(gueltig.von), tagesnummer(gueltig.bis)];
  return fc
    .tuple(fc.integer({ min: erster, max: letzter }), fc.integer({ min: 0, max: TAGE_HOECHSTENS }))
    .map(([von, laenge]) => ({
      von: alsIso(ausTagesnummer(von)),
      bis: alsIso(ausTagesnummer(Math.min(letzter, von + laenge))),
    }));
}

const wahl = <T>(...werte: readonly T[]) => fc.constantFrom(...werte);

/** Jeder Eintrag bekommt seinen Regelstand und einen Zeitraum in ihm. */
export const programmantrag = (umfang: Umfang = {}): fc.Arbitrary<Antrag> =>
  fc
    .tuple(berechenbarerAntrag(umfang), wahl(null, 'THM-2019-F', 'SSA-NRW', 'KIM-NRW'), wahl(null, 'DIA-2019-F'))
    .chain(([antrag, thm, dia]) => {
      const eigene = antrag.stellen.map(() => wahl(null, ...THM.map(({ id }) => id)));
      return fc.tuple(...eigene).chain((regelstaende) =>
        fc
          .record({
            zeitraeume: fc.tuple(...regelstaende.map((id) => zeitraumIn(id ?? thm ?? NACH_TAGEN))),
            zeitanteil: wahl(null, ...ZEITANTEILE),
            budget: fc.uniqueArray(
              fc.record({
                programm: wahl('THM', 'DIA', 'SSA-NRW', 'KIM-NRW'),
                haushaltsjahr: fc.integer({ min: 2020, max: 2027 }),
                betrag: betrag(0, 20_000_000),
              }),
              { maxLength: 4, selector: ({ programm, haushaltsjahr }) => `${programm} ${haushaltsjahr}` },
            ),
            ausnahmegrund: wahl(null, 'Mehr Schulen'),
            beginn: wahl(null, '2020-01-01'),
          })
          .map(({ zeitraeume, zeitanteil, budget, ausnahmegrund, beginn }) =>
            antragSchema.parse({
              ...antrag,
              stellen: antrag.stellen.map((stelle, i) => ({
                ...stelle,
                ...zeitraeume[i],
                regelstand: regelstaende[i] ?? null,
              })),
              regelstand: { thm, dia },
              ...{ zeitanteil, budget, ausnahmegrund },
              vorzeitigerBeginn: { thm: beginn, dia: null },
            }),
          ),
      );
    });

/** Alles: ordentliche Anträge, solche mit Fehlern und solche mit anderen Programmen, jeder Teil genannt wie gespeichert. */
export const jederAntrag = (umfang: Umfang = {}): fc.Arbitrary<Antrag> =>
  fc
    .oneof({ weight: 2, arbitrary: irgendeinAntrag(umfang) }, { weight: 1, arbitrary: programmantrag(umfang) })
    .map(mitVorgaben);

/** Budgets haben keine Reihenfolge: Verglichen werden sie unter ihrem Namen. */
export function mitGeordnetemBudget<A extends Pick<Antrag, 'budget'>>(antrag: A): A {
  if (!antrag.budget) return antrag;
  const name = ({ programm, haushaltsjahr }: NonNullable<Antrag['budget']>[number]) => `${programm} ${haushaltsjahr}`;
  return { ...antrag, budget: [...antrag.budget].sort((a, b) => (name(a) < name(b) ? -1 : 1)) };
}
