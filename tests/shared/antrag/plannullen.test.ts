/** Wo eine Zahl des Plans null ist, sagt ihr Schritt, warum, und nach welchem Regelstand. */
import { describe, expect, it } from 'vitest';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { quotient } from '../../../shared/grund/geld.ts';
import { type Aenderung, antragMit } from './bausatz.ts';

describe('Eine Null sagt, warum sie eine ist', () => {
  const grund = (aenderung: Aenderung) => {
    const zeile = planrechnung(antragMit(aenderung)).zeilen[0];
    const schritt = zeile?.schritte?.integrationspauschale;
    return [
      schritt?.angaben.regelstand?.id,
      schritt && quotient(schritt.wert).toFixed(),
      schritt?.operanden.map(({ name }) => name).join(),
    ];
  };

  it.each<[string, Aenderung, string, string]>([
    [
      'der Regelstand kennt keine Pauschale, auch wenn der Partner trägt',
      { stellen: [{ von: '2024-01-01', bis: '2024-12-31', regelstand: 'KIM-NRW', eigenanteil: 'partner' }] },
      'KIM-NRW',
      'KIM-NRW kennt keine Integrationspauschale',
    ],
    [
      'der Partner trägt, auch wenn sie nicht vorgesehen ist',
      { integrationspauschale: false, stellen: [{ eigenanteil: 'partner' }] },
      'THM-2019',
      'der Partner trägt den Eigenanteil',
    ],
    ['nicht vorgesehen', { integrationspauschale: false }, 'THM-2019', 'Integrationspauschale nicht vorgesehen'],
    [
      'eine Maßnahme ohne Ausgaben im Fenster',
      { stellen: [], massnahmen: [{}] },
      'DIA-2019',
      'keine Ausgaben im Fenster angegeben',
    ],
  ])('%s', (_fall, aenderung, regelstand, worte) => {
    expect(grund(aenderung)).toEqual([regelstand, '0', worte]);
  });
});
