/**
 * Der Plan eines Antrags: alles außer der Abwicklung. Wer nur einträgt, was nach dem Bescheid geschieht, lässt ihn, wie
 * er ist, und damit Status, Festschreibung und Bescheide.
 */
import { gleich } from '../grund/gleich.ts';
import { mitVorgaben, type VollerAntrag } from './antragsteile.ts';
import type { Antrag } from './schema.ts';
import type { Antragsversion } from './version.ts';

/** Der Antrag ohne `abwicklung`. */
export function planteil<A extends Antrag | VollerAntrag>({ abwicklung: _, ...plan }: A): Omit<A, 'abwicklung'> {
  return plan;
}

function ohneStellen(antrag: Antrag): Antrag {
  return { ...antrag, stellen: [] };
}

type Planstand = Pick<Antragsversion, 'antrag' | 'ergebnis' | 'regelstand'>;

/** Der Plan ohne die Namen der Regelstände, die erst Schema 4 bei den Zeilen nennt; gewählt hat sie der Antrag. */
function zahlenDes({ ergebnis: { finanzierungsplan } }: Planstand) {
  return { ...finanzierungsplan, zeilen: finanzierungsplan.zeilen.map(({ regelstand: _, ...zeile }) => zeile) };
}

/**
 * Ob beide denselben Plan haben: Zeichen für Zeichen dieselben Angaben, dieselben Zahlen und dieselben Regelstände. Aus
 * gleichen Angaben kommt in einem neuen Schema oder Regelstand anderes heraus; dann ist es ein neuer Plan.
 */
export function gleicherPlan(a: Planstand, b: Planstand): boolean {
  return (
    // Meist unterscheidet sich schon der Kopf; dann braucht niemand alle Stellen mit ihren Vorgaben.
    gleich(planteil(mitVorgaben(ohneStellen(a.antrag))), planteil(mitVorgaben(ohneStellen(b.antrag)))) &&
    gleich(mitVorgaben(a.antrag).stellen, mitVorgaben(b.antrag).stellen) &&
    gleich(zahlenDes(a), zahlenDes(b)) &&
    gleich(a.regelstand, b.regelstand)
  );
}

/**
 * Ob ein Speichern mit diesem Inhalt den Plan der vorigen Version fortführt. Nach einem Zurückziehen beginnt jedes
 * Speichern einen neuen Entwurf, auch mit demselben Plan: Sonst führte von dort kein Weg weiter.
 */
export function fuehrtPlanFort(vorige: Planstand & Pick<Antragsversion, 'status'>, neu: Planstand): boolean {
  return vorige.status !== 'zurueckgezogen' && gleicherPlan(vorige, neu);
}
