/** Absprachen mit Office beim Start, an seiner Grenze nachgebildet. */
import { describe, expect, test, vi } from 'vitest';
import { farbschemaVon, ladeMitDerMappe } from '../../../../addin/taskpane/start/office.ts';

describe('farbschemaVon', () => {
  test.each([
    ['#FFFFFF', 'hell'],
    ['f3f2f1', 'hell'],
    ['#808080', 'hell'],
    ['#7f7f7f', 'dunkel'],
    ['#262626', 'dunkel'],
    ['#000000', 'dunkel'],
    ['', null],
    ['weiß', null],
    [undefined, null],
  ])('%s ist %s', (hintergrund, schema) => {
    expect(farbschemaVon(hintergrund)).toBe(schema);
  });
});

describe('ladeMitDerMappe', () => {
  const addin = (jetzt: string) => ({
    getStartupBehavior: vi.fn(async () => jetzt as Office.StartupBehavior),
    setStartupBehavior: vi.fn(async (_: Office.StartupBehavior) => {}),
  });

  test('lässt die Funktionen mit der Mappe starten', async () => {
    const office = addin('None');
    await ladeMitDerMappe({ kann: true, addin: office });
    expect(office.setStartupBehavior).toHaveBeenCalledExactlyOnceWith('Load');
  });

  test('ändert die Mappe nicht, wenn es schon gilt', async () => {
    const office = addin('Load');
    await ladeMitDerMappe({ kann: true, addin: office });
    expect(office.setStartupBehavior).not.toHaveBeenCalled();
  });

  test('fragt ein Office nicht, das es nicht kann, und scheitert an keinem', async () => {
    const office = addin('None');
    await ladeMitDerMappe({ kann: false, addin: office });
    expect(office.getStartupBehavior).not.toHaveBeenCalled();
    await ladeMitDerMappe({ kann: true, addin: undefined });
    office.setStartupBehavior.mockRejectedValue(new Error('schreibgeschützt'));
    await ladeMitDerMappe({ kann: true, addin: office });
    expect(office.setStartupBehavior).toHaveBeenCalledTimes(1);
  });
});
