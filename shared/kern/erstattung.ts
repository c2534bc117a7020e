/** R23: was nach der Abrechnung zurückgeht oder noch fehlt; von beiden ist höchstens eines größer als 0. */
import type { Groesse } from '../regelstand/groesse.ts';
import { Schritt } from './rechenweg.ts';
import { restbetrag } from './rechnungen-abwicklung.ts';

interface Auszahlung {
  readonly jahr?: number;
  /** In € ausgezahlt. */
  readonly ausgezahlt: Groesse<'€'>;
  /** Endgültige Zuwendung in €. */
  readonly endgueltig: Groesse<'€'>;
}

/** Zu erstatten in €: ausgezahlt − endgültig, mindestens 0. */
export function erstattung({ ausgezahlt, endgueltig, ...jahr }: Auszahlung): Schritt<'€'> {
  const rechnung = restbetrag({ von: ausgezahlt, ab: endgueltig, ueberhang: 'Restanforderung' });
  return new Schritt({ id: 'erstattung', titel: 'Erstattung', ...jahr, einheit: '€', rechnung, regeln: ['R23'] });
}

/** Noch anzufordern in €: endgültig − ausgezahlt, mindestens 0. */
export function restanforderung({ ausgezahlt, endgueltig, ...jahr }: Auszahlung): Schritt<'€'> {
  const rechnung = restbetrag({ von: endgueltig, ab: ausgezahlt, ueberhang: 'Erstattung' });
  return new Schritt({
    id: 'restanforderung',
    titel: 'Restanforderung',
    ...jahr,
    einheit: '€',
    rechnung,
    regeln: ['R23'],
  });
}
