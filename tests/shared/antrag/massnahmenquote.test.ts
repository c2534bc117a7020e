/** Womit eine Maßnahme abgerechnet wird: mit ihrer Quote und ihrem Regelstand. */
import { expect, test } from 'vitest';
import { massnahmenquote } from '../../../shared/antrag/massnahmenquote.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { alsZahl } from '../../../shared/grund/geld.ts';
import { antragMit } from './bausatz.ts';

const rechnung = () =>
  planrechnung(
    antragMit({
      stellen: [{}],
      massnahmen: [
        { id: 'M1', baustein: 1, quote: null },
        { id: 'M2', baustein: 5, quote: '0.6' },
        { id: 'M3', baustein: 3, quote: null },
        { id: 'M4', baustein: 1, quote: null, haushaltsjahr: 2019 },
      ],
    }),
  );

test('jede mit ihrer eigenen', () => {
  const quoten = [0, 1, 2].map((index) => massnahmenquote(rechnung(), index));
  expect(quoten.map((angaben) => angaben && alsZahl(angaben.quote.wert))).toEqual([0.8, 0.6, 0.8]);
  for (const angaben of quoten) {
    expect(angaben).toMatchObject({ tage: null, bemessung: null });
    expect(angaben?.werte.id).toBe('DIA-2019');
  }
});

test('keine, wo sie sich nicht rechnen lässt oder es sie nicht gibt', () => {
  expect(massnahmenquote(rechnung(), 3)).toBeNull();
  expect(massnahmenquote(rechnung(), 4)).toBeNull();
});
