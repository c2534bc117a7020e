import { describe, expect, test } from 'vitest';
import { registriereDeutscheNamen } from '../../../addin/workbench/tabelle/deutsche-namen.ts';
import { leereMappe, rechne, setze, zelle } from './mappe.ts';

registriereDeutscheNamen();

describe('Deutsche Namen der Tabellenfunktionen', () => {
  test.each([
    ['=SUMME(1,2,3.5)', 6.5],
    ['=summe(1,2)', 3],
    ['=RUNDEN(2.345,2)', 2.35],
    ['=WENN(ISTLEER(A1),"leer",GK.STELLEN(A1))', 'leer'],
    ['=WENNFEHLER(1/0,"ersetzt")', 'ersetzt'],
    ['=WENN(UND(1=1,NICHT(1=2)),MITTELWERT(2,4),0)', 3],
    ['=JAHR(DATUM(2020,4,1))', 2020],
    ['=SUMMENPRODUKT({1,2},{3,4})', 11],
  ])('%s', (formel, wert) => expect(rechne(formel).value).toBe(wert));

  test('bleiben in der Zelle stehen, wie sie getippt sind', () => {
    const model = leereMappe();
    setze(model, 'A1', '2');
    setze(model, 'A2', '=SUMME(A1,3)');
    expect(zelle(model, 'A2').value).toBe(5);
    const gespeichert = model.exportData().sheets[0]?.cells.A2;
    expect(gespeichert).toBe('=SUMME(A1,3)');
  });

  test('ein Tippfehler im Namen bleibt #NAME?', () => {
    expect(rechne('=GK.STELEN(256)').value).toBe('#NAME?');
  });
});
