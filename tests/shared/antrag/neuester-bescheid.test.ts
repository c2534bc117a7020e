/** Welcher Bescheid gilt, und was eine Version als ihren Bescheid zeigt. */
import { expect, test } from 'vitest';
import { alsKurzbescheid, neuesterThm, vollerBescheid } from '../../../shared/antrag/bescheid.ts';

const bescheid = (datum: string, aktenzeichen: string, mehr: object = {}) => ({
  ...vollerBescheid({ datum, aktenzeichen, stellen: '1.0', zuwendung: '54400.00' } as never),
  ...{ erfasstVon: null, zumFrueherenPlan: false },
  ...mehr,
});
const geltender = (...bescheide: ReturnType<typeof bescheid>[]) => neuesterThm(bescheide)?.aktenzeichen ?? null;

test('der neueste nach seinem Tag, an einem Tag der zuletzt festgehaltene', () => {
  const [erster, zweiter] = [bescheid('2020-03-01', '1'), bescheid('2020-04-01', '2')];
  expect(geltender()).toBeNull();
  expect(geltender(erster, zweiter)).toBe('2');
  expect(geltender(zweiter, erster)).toBe('2');
  expect(geltender(erster, bescheid('2020-03-01', '3'))).toBe('3');
});

test('weder ein Bescheid zu einem früheren Plan noch einer über die Bausteine 1–5', () => {
  const erster = bescheid('2020-03-01', '1');
  expect(geltender(erster, bescheid('2020-04-01', '2', { zumFrueherenPlan: true }))).toBe('1');
  expect(geltender(erster, bescheid('2020-04-01', '2', { programm: 'DIA' }))).toBe('1');
  expect(geltender(bescheid('2020-04-01', '2', { programm: 'DIA' }))).toBeNull();
});

test('gezeigt wird er nur, wenn er Stellen nennt', () => {
  expect(alsKurzbescheid(bescheid('2020-03-01', '1'))).toEqual({
    datum: '2020-03-01',
    aktenzeichen: '1',
    stellen: '1.0',
    zuwendung: '54400.00',
  });
  expect(alsKurzbescheid(bescheid('2020-03-01', '1', { stellen: null }))).toBeNull();
  expect(alsKurzbescheid(null)).toBeNull();
});
