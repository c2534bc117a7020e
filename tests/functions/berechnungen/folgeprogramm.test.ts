/** Die API mit einem Folgeprogramm als Daten: Ergebnis, Hinweise und Rechenweg zeigen nichts von 2019. */
import { expect, test, vi } from 'vitest';
import { handler } from '../../../functions/berechnungen/handler.ts';
import { FOLGEANTRAG, spurenVon2019 } from '../../shared/regelstand/folgeprogramm.ts';
import { rufe } from '../werkzeug.ts';

vi.mock('../../../shared/regelstand/verzeichnis.ts', async (original) => {
  const verzeichnis = await original<typeof import('../../../shared/regelstand/verzeichnis.ts')>();
  const { DIA_2031, THM_2031 } = await import('../../shared/regelstand/folgedaten.ts');
  const REGELSTAENDE = [...verzeichnis.REGELSTAENDE, THM_2031, DIA_2031];
  return {
    ...verzeichnis,
    REGELSTAENDE,
    regelstandFuer: ((programm, von, bis, v = REGELSTAENDE) =>
      verzeichnis.regelstandFuer(programm, von, bis, v)) as typeof verzeichnis.regelstandFuer,
    diaRegelstandFuerJahr: (jahr: number, v = REGELSTAENDE) => verzeichnis.diaRegelstandFuerJahr(jahr, v),
    diaRegelstandImJahr: (jahr: number, v = REGELSTAENDE) => verzeichnis.diaRegelstandImJahr(jahr, v),
  };
});

test('POST /berechnungen', async () => {
  const { status, inhalt } = await rufe(handler, {
    methode: 'POST',
    pfad: '/berechnungen',
    inhalt: { antrag: FOLGEANTRAG },
  });
  expect(status).toBe(200);
  const { ergebnis, hinweise, rechenweg } = inhalt;
  expect(ergebnis.finanzierungsplan.gesamt).not.toBeNull();
  expect(spurenVon2019(JSON.stringify({ ergebnis, hinweise, rechenweg }))).toEqual([]);
  expect(JSON.stringify(rechenweg)).toContain('Regelstand THM-2031');
});
