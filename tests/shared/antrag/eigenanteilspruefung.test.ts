/** W3: der veranschlagte Eigenanteil und das Fördervolumen. */
import { describe, expect, it } from 'vitest';
import { pruefeEigenanteil as pruefe } from '../../../shared/antrag/eigenanteilspruefung.ts';
import { DIA_2019 } from '../../../shared/regelstand/dia-2019.ts';

const AACHEN = '538780.67';

const pruefeEigenanteil = (betrag: string, volumen: string) => pruefe(betrag, volumen, DIA_2019);

describe('pruefeEigenanteil', () => {
  it.each([
    ['107756134', 'gesamtausgaben', 3],
    ['107756.134', 'gesamtausgaben', 0],
    ['107756.13', 'gesamtausgaben', 0],
    ['1077561.3', 'gesamtausgaben', 1],
    ['134695.17', 'zuwendung', 0],
    ['13469517', 'zuwendung', 2],
    ['134695.1675', 'zuwendung', 0],
    ['5000', null, 0],
    ['0', null, 0],
    ['107756.14', null, 0],
  ])('%s € zu 538.780,67 €: %s, um %i Stellen verschoben', (betrag, passtZu, verschobenUm) => {
    expect(pruefeEigenanteil(betrag, AACHEN)).toMatchObject({ passtZu, verschobenUm });
  });

  it('nennt zu 107.756.134 alle drei Lesarten mit ihren Zahlen', () => {
    const { gesamtausgaben, zuwendung, hinweis } = pruefeEigenanteil('107756134', AACHEN);
    expect(gesamtausgaben).toEqual({ ausgaben: '538780.67', zuwendung: '431024.54', eigenanteil: '107756.13' });
    expect(zuwendung).toEqual({ ausgaben: '673475.84', zuwendung: '538780.67', eigenanteil: '134695.17' });
    expect(hinweis).toEqual({
      code: 'EIGENANTEIL_LESARTEN',
      schweregrad: 'warnung',
      felder: [['foerdervolumen']],
      text: '107.756.134,00 € Eigenanteil zu 538.780,67 € Fördervolumen. Das Trennzeichen ist um 3 Stellen verschoben, gemeint sind 107.756,13 €. Ist das Fördervolumen die Summe aller Ausgaben, beträgt der Eigenanteil 107.756,13 € (20 %) und die Zuwendung nur 431.024,54 €. Ist es die Zuwendung (80 %), gehören 134.695,17 € Eigenanteil dazu, 26.939,04 € mehr.',
      regel: 'W3',
    });
  });

  it('ist still, wenn der Betrag der Eigenanteil zur Zuwendung ist', () => {
    expect(pruefeEigenanteil('134695.17', AACHEN).hinweis).toBeNull();
    expect(pruefeEigenanteil('13469517', AACHEN).hinweis?.text).toContain('gemeint sind 134.695,17 €');
  });

  it('eine Stelle ist eine, zwei sind mehrere', () => {
    expect(pruefeEigenanteil('1077561.3', AACHEN).hinweis?.text).toContain(
      'Das Trennzeichen ist um 1 Stelle verschoben,',
    );
    expect(pruefeEigenanteil('13469517', AACHEN).hinweis?.text).toContain(
      'Das Trennzeichen ist um 2 Stellen verschoben,',
    );
  });

  it('sagt, wenn der Betrag zu keiner Lesart passt', () =>
    expect(pruefeEigenanteil('5000', AACHEN).hinweis?.text).toContain('Der Betrag passt zu keiner Lesart.'));

  it('ein Fördervolumen von 0 € braucht keinen Eigenanteil', () =>
    expect(pruefeEigenanteil('0', '0')).toMatchObject({ passtZu: 'gesamtausgaben', verschobenUm: 0 }));

  it('0 € Eigenanteil passen, wo 20 % auf 0,00 € gerundet werden', () => {
    expect(pruefeEigenanteil('0', '0.01')).toMatchObject({ passtZu: 'gesamtausgaben', verschobenUm: 0 });
    expect(pruefeEigenanteil('0', '0.03')).toMatchObject({ passtZu: null, verschobenUm: 0 });
  });

  it('sucht das Trennzeichen bis zu acht Stellen weit', () => {
    expect(pruefeEigenanteil('10775613400000', AACHEN)).toMatchObject({ passtZu: 'gesamtausgaben', verschobenUm: 8 });
    expect(pruefeEigenanteil('107756134000000', AACHEN)).toMatchObject({ passtZu: null, verschobenUm: 0 });
  });

  it.each(['-1', 'NaN', '10000000000.01'])('%s € Fördervolumen werden abgelehnt', (volumen) => {
    expect(() => pruefeEigenanteil('1', volumen)).toThrow(expect.objectContaining({ code: 'AUSGABEN_UNGUELTIG' }));
  });
});
