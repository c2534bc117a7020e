/** Die Haushaltsseite als .xlsx: LibreOffice öffnet sie und kommt mit ihren Formeln auf jeden Cent. */
import { expect, test } from 'vitest';
import { haushaltsergebnis } from '../../../shared/antrag/haushaltsrechnung.ts';
import { haushaltsseite, haushaltsunterschied } from '../../../shared/antrag/haushaltsseite.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsArbeitsmappe } from '../../../shared/schriftstuecke/arbeitsmappe.ts';
import { haushaltsschriftstueck } from '../../../shared/schriftstuecke/haushaltsseite.ts';
import { quelleAus } from '../../../shared/schriftstuecke/quelle.ts';
import { libreOffice, mitOrakel } from '../../orakel/libreoffice.ts';
import { COACHING } from '../beispiele/aachen.ts';
import { ABGERECHNET, viele } from './versionen.ts';

const HERKUNFT = { titel: 'Antrag', kommune: 'Stadt Aachen', stand: 'Version 1' };
const AM = new Date('2020-02-01T08:00:00Z');
const PLAN = planrechnung({ ...AACHEN_BEISPIEL, massnahmen: [COACHING] });
const TEURER = planrechnung({
  ...AACHEN_BEISPIEL,
  stellen: AACHEN_BEISPIEL.stellen.map((stelle) => ({ ...stelle, jahresausgaben: '72000.01' })),
});
const UNTERSCHIED = haushaltsunterschied(
  haushaltsergebnis(TEURER).jeHaushaltsjahr,
  haushaltsergebnis(PLAN).jeHaushaltsjahr,
);

const FAELLE = {
  plan: { rechnung: PLAN, unterschied: null },
  unterschied: { rechnung: TEURER, unterschied: { ...UNTERSCHIED, titel: 'gegenüber Version 1' } },
  abgerechnet: { rechnung: quelleAus(ABGERECHNET).rechnung, unterschied: null },
  viele: { rechnung: quelleAus(viele(30)).rechnung, unterschied: null },
};

const programm = libreOffice();
test.runIf(programm !== null)('jede Formel ergibt, was dasteht', { timeout: 600_000 }, async () => {
  const mappen = new Map<string, Uint8Array>();
  for (const [name, { rechnung, unterschied }] of Object.entries(FAELLE)) {
    const seite = haushaltsseite(rechnung);
    const stueck = haushaltsschriftstueck({ seite, herkunft: HERKUNFT, rundung: 'cent', unterschied });
    mappen.set(name, await alsArbeitsmappe(stueck, AM));
  }
  const { geprueft, falsch } = await mitOrakel(programm as string, async (orakel) => orakel.pruefe(mappen));
  expect(falsch).toEqual([]);
  expect(geprueft).toBeGreaterThan(40);
});
