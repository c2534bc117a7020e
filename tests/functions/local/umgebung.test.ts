import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { liesUmgebung, Startfehler } from '../../../functions/local/umgebung.ts';

test('ohne Angaben: Port 3000, .data, die mitgelieferte Tabelle, mit Beispiel', () => {
  expect(liesUmgebung({}, '/wurzel')).toEqual({
    port: 3000,
    datenordner: resolve('/wurzel/.data'),
    landesuebersicht: resolve('/wurzel/shared/beispiele/bewilligte-stellen.csv'),
    demo: true,
  });
});

test.each(['0', '-1', '65536', '3000.5', '3e3', ' 3000', 'http', '0x10'])('PORT=%s wird abgelehnt', (PORT) => {
  expect(() => liesUmgebung({ PORT }, '/')).toThrow(
    new Startfehler(`PORT ist „${PORT}“; erwartet wird eine ganze Zahl von 1 bis 65535.`),
  );
});

test.each([
  ['1', 1],
  ['65535', 65_535],
  ['', 3000],
])('PORT=%s gilt', (PORT, port) => {
  expect(liesUmgebung({ PORT }, '/').port).toBe(port);
});
