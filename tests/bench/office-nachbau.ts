/**
 * Der Nachbau von Office für den Browser: meldet sich sofort, kann alles und hat die Mappe, die der Server dazu ablegt.
 */
import { Blatt } from '../addin/workbook/office/excel-blatt.ts';
import { ExcelNachbau } from '../addin/workbook/office/excel-nachbau.ts';
import type { Abbild } from './pane.ts';

declare const ABBILD: readonly Abbild[];

const excel = new ExcelNachbau();
if (ABBILD.length > 0) {
  excel.blaetter = ABBILD.map(({ name, zellen, tabellen }) => {
    const blatt = new Blatt(name);
    blatt.zellen = new Map(zellen);
    blatt.tabellen = new Map(tabellen);
    return blatt;
  });
}

Object.assign(globalThis, {
  CustomFunctions: { associate: () => {}, Error: class {}, ErrorCode: {} },
  Excel: { run: excel.run },
  Office: {
    onReady: async () => ({ host: 'Excel', platform: 'PC' }),
    HostType: { Excel: 'Excel' },
    context: {
      requirements: { isSetSupported: (satz: string) => satz === 'ExcelApi' },
      officeTheme: { bodyBackgroundColor: '#ffffff' },
    },
  },
});
