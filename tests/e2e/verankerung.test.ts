/** „verankert am …“ im Tab Versionen: Der lokale Server gibt jeder Version ihren Beleg, bevor er sie bestätigt. */
import { expect, test } from 'vitest';
import { starteProdukt } from './produkt.ts';
import { Workbench } from './workbench.ts';

const produkt = starteProdukt({ GK_DEMO: '0' });

test('jede gespeicherte Version sagt, seit wann sie verankert ist, und eine Statusversion auch', async () => {
  const workbench = await Workbench.oeffne(produkt.browser, produkt.anwendung.adresse);
  const verankert = (version: number) => workbench.eintrag(version).getByText(/verankert am \d{2}\.\d{2}\.\d{4}, /);
  try {
    await workbench.speichereAls(1, 'Erster Entwurf');
    await verankert(1).waitFor();
    await workbench.tippe('J24', '72000');
    await workbench.speichereAls(2, 'Neue Personalkosten');
    await verankert(2).waitFor();
    expect(await verankert(1).count()).toBe(1);
    expect(workbench.konsolenfehler).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
});
