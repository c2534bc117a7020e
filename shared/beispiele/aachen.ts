/**
 * Das Beispiel der Stadt Aachen: eine Stelle der Stadt mit 65.300 € im Jahr (Vorlage Aachen IV) und zwei Stellen bei
 * Partnern (III), für die das Dokument keine Ausgaben nennt. Die Namen der Partner sind Platzhalter.
 */
import type { Antrag, Stelleneintrag } from '../antrag/schema.ts';

const ZEITRAUM = { stellenanteil: '1.0', von: '2020-04-01', bis: '2022-12-31' } as const;

export const AACHEN_BEISPIEL: Antrag = {
  titel: 'Beispiel: Teilhabemanagement Aachen',
  kommune: { name: 'Stadt Aachen', regierungsbezirk: 'Köln', art: 'kreisfrei', geschaeftsfuehrendeStelle: true },
  stand: '2020-01-23',
  personen: { geduldete: 256, gestattete: 157 },
  verfahren: { thm: { antragAm: null, bewilligtAm: null }, dia: { antragAm: null, bewilligtAm: null } },
  foerdervolumen: '538780.67',
  stellen: [
    {
      id: 'S1',
      stelle: null,
      bezeichnung: 'Teilhabemanagement der Stadt',
      traeger: { name: 'Stadt Aachen', art: 'kommune' },
      eigenanteil: 'kommune',
      ...ZEITRAUM,
      jahresausgaben: '65300.00',
      weiterleitung: null,
    },
    partnerstelle('S2', 'Beispielträger A'),
    partnerstelle('S3', 'Beispielträger B'),
  ],
  massnahmen: [],
  integrationspauschale: true,
  bagatellgrenze: null,
};

function partnerstelle(id: string, name: string): Stelleneintrag {
  return {
    id,
    stelle: null,
    bezeichnung: 'Beispiel: Teilhabemanagement bei einem Partner',
    traeger: { name, art: 'partner' },
    eigenanteil: 'partner',
    ...ZEITRAUM,
    jahresausgaben: null,
    weiterleitung: 'vertrag',
  };
}
