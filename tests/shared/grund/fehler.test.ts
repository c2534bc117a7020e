/** Woran ein Fehler der Eingabe erkannt wird: nur er darf in der Zelle als Eingabefehler erscheinen. */
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { istKernFehler, KernFehler } from '../../../shared/grund/fehler.ts';

it('trägt Code, Feld, Meldung und Regel', () => {
  const fehler = new KernFehler('QUOTE_FEHLT', 'quote', '„quote“ fehlt.', 'R7');
  expect(fehler).toMatchObject({
    name: 'KernFehler',
    code: 'QUOTE_FEHLT',
    feld: 'quote',
    message: '„quote“ fehlt.',
    regel: 'R7',
  });
  expect(new KernFehler('QUOTE_FEHLT', 'gfs', 'x').regel).toBeNull();
  expect(istKernFehler(fehler)).toBe(true);
});

it('wird auch aus einem anderen Realm erkannt', () => {
  const fremd = runInNewContext("const f = new Error('x'); f.name = 'KernFehler'; f");
  expect(fremd).not.toBeInstanceOf(Error);
  expect(istKernFehler(fremd)).toBe(true);
});

it.each([[new Error('x')], [new TypeError('x')], [{}], ['KernFehler'], [5], [null], [undefined]])(
  '%s ist keiner',
  (wert) => {
    expect(istKernFehler(wert)).toBe(false);
  },
);
