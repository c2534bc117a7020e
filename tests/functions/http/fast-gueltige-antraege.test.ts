/**
 * Anträge und Aufträge, die fast gültig sind: gültige Inhalte mit Werten am äußersten Rand. Was nur die Form verletzt,
 * fängt das Schema; hier geht es um das, was dahinter noch scheitern könnte. Nie 5xx, nie langsam.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { testschnittstelle } from '../schnittstelle.ts';
import { type Anfrage, neueId } from '../werkzeug.ts';
import { anteil, anzahl, betrag, meist, sende as sendeAn, tag, text } from './fast-gueltig.ts';

const { api } = await testschnittstelle();
const sende = (anfrage: Anfrage) => sendeAn(api, anfrage);

const zahl = fc.constantFrom(0, -0, 1, -1, 0.5, 2020, 2 ** 31, 2 ** 53, 1e21, 1e308, 5e-324);
const art = fc.constantFrom('kommune', 'partner');
const traeger = fc.record({ name: meist('Stadt', text), art });

const stelle = fc.record({
  id: meist('S', text),
  stelle: meist(null, fc.constantFrom('eine', '__proto__', 'constructor')),
  bezeichnung: meist('Stelle', text),
  traeger,
  eigenanteil: art,
  stellenanteil: meist('1.0', anteil),
  von: meist('2020-04-01', tag),
  bis: meist('2022-12-31', tag),
  jahresausgaben: meist(null, betrag),
  weiterleitung: fc.constantFrom('bescheid', 'vertrag', null),
});
const massnahme = fc.record({
  id: meist('M', text),
  baustein: fc.constantFrom(1, 2, 3, 4, 5),
  bezeichnung: meist('Maßnahme', text),
  traeger,
  eigenanteil: art,
  haushaltsjahr: meist(2020, fc.constantFrom(1900, 2018, 2019, 2020, 2021, 2022, 2023, 9999)),
  ausgaben: meist('1000.00', betrag),
  ausgabenImFenster: meist(null, betrag),
  quote: meist('0.8', fc.constantFrom('0', '0.000000', '0.000001', '0.5', '0.499999', '1', '1.000000', null)),
  teilnehmende: meist(null, anzahl),
  weiterleitung: fc.constantFrom('bescheid', 'vertrag', null),
});
/** Die Kennungen müssen sich unterscheiden; seltene eigene bleiben. */
const verschiedene = (eintrag: fc.Arbitrary<Record<string, unknown>>) =>
  fc
    .array(eintrag, { maxLength: 4 })
    .map((liste) => liste.map((e, i) => (e.id === 'S' || e.id === 'M' ? { ...e, id: `${e.id}${i}` } : e)));
const verfahren = fc.record({ antragAm: meist(null, tag), bewilligtAm: meist(null, tag) });
const antrag = fc.record({
  titel: meist('Titel', text),
  kommune: fc.record({
    name: meist('Stadt', text),
    regierungsbezirk: meist('Köln', text),
    art: fc.constantFrom('kreisfrei', 'kreis', 'kreisangehoerig'),
    geschaeftsfuehrendeStelle: fc.boolean(),
  }),
  stand: meist('2020-01-23', tag),
  personen: fc.record({ geduldete: meist(256, anzahl), gestattete: meist(157, anzahl) }),
  verfahren: fc.record({ thm: verfahren, dia: verfahren }),
  foerdervolumen: meist(null, betrag),
  stellen: verschiedene(stelle),
  massnahmen: verschiedene(massnahme),
  integrationspauschale: fc.boolean(),
  bagatellgrenze: meist(null, betrag),
});

const ziele = fc.array(
  fc.oneof(
    fc.record({
      summe: fc.constantFrom('haushaltsjahr', 'baustein'),
      schluessel: zahl,
      feld: fc.constantFrom('zuwendung', 'foerdertage', 'toString'),
    }),
    fc.record({ summe: fc.constant('traeger'), schluessel: text, feld: fc.constantFrom('eigenanteil', '__proto__') }),
    fc.record({ id: text, haushaltsjahr: zahl, feld: fc.constantFrom('zuwendung', 'constructor') }),
    fc.constantFrom<unknown>(
      { summe: 'gesamt', feld: 'integrationspauschale' },
      { feld: 'stellenNachSchluessel' },
      null,
      [],
    ),
  ),
  { maxLength: 4 },
);

test('Anträge mit Werten am Rand, gerechnet und gespeichert', async () => {
  let gespeichert = 0;
  const inhalt = fc.record({ antrag, kommentar: meist('', text) });
  await fc.assert(
    fc.asyncProperty(inhalt, fc.option(ziele, { nil: undefined }), async (anlage, gefragt) => {
      await sende({
        methode: 'POST',
        pfad: '/berechnungen',
        inhalt: { antrag: anlage.antrag, ...(gefragt ? { ziele: gefragt } : {}) },
      });
      const antwort = await sende({ methode: 'POST', pfad: '/antraege', inhalt: { antragId: neueId(), ...anlage } });
      if (antwort.status !== 201) return;
      gespeichert += 1;
      // Ein angenommener Antrag lässt sich auch lesen, prüfen, einreichen und vergleichen.
      const pfad = `/antraege/${antwort.inhalt.antragId}`;
      expect((await sende({ methode: 'GET', pfad })).text).toBe(antwort.text);
      const pruefung = await sende({ methode: 'GET', pfad: `${pfad}/pruefung` });
      expect(pruefung.inhalt).toMatchObject({
        kette: { ok: true, bruch: null },
        versionen: [{ lesbar: true, abweichungen: [] }],
      });
      await sende({
        methode: 'POST',
        pfad: `${pfad}/status`,
        inhalt: { status: 'eingereicht', kommentar: '' },
        kopf: { 'if-match': '"1"' },
      });
      await sende({
        methode: 'POST',
        pfad: `${pfad}/versionen`,
        inhalt: { antrag: AACHEN_BEISPIEL, kommentar: '' },
        kopf: { 'if-match': '"1"' },
      });
    }),
    { numRuns: 250 },
  );
  // Sonst prüfte der Test nur das Schema.
  expect(gespeichert).toBeGreaterThan(75);
}, 960_000);

test('ein Antrag, so groß und so breit wie erlaubt', async () => {
  const [vorlage] = AACHEN_BEISPIEL.stellen as [Antrag['stellen'][number]];
  const breit = (anzahl: number, aenderung: object) => ({
    ...AACHEN_BEISPIEL,
    stellen: Array.from({ length: anzahl }, (_, i) => ({ ...vorlage, id: `S${i}`, ...aenderung })),
  });
  for (const riese of [
    breit(500, { von: '0001-01-01', bis: '9999-12-31' }),
    breit(500, {
      von: '2019-07-15',
      bis: '2022-12-31',
      stelle: 'eine',
      stellenanteil: '0.000001',
      jahresausgaben: '10000000000.00',
    }),
    breit(500, { bezeichnung: '"'.repeat(200) }),
    breit(500, { traeger: { name: '😀'.repeat(100), art: 'partner' } }),
  ]) {
    expect((await sende({ methode: 'POST', pfad: '/berechnungen', inhalt: { antrag: riese } })).status).toBeLessThan(
      500,
    );
    expect([201, 413]).toContain(
      (
        await sende({
          methode: 'POST',
          pfad: '/antraege',
          inhalt: { antragId: neueId(), antrag: riese, kommentar: '' },
        })
      ).status,
    );
  }
}, 480_000);

test('Status mit beliebigen Aufträgen', async () => {
  const bescheid = fc.record({
    datum: meist('2020-03-01', tag),
    aktenzeichen: meist('Az.', text),
    stellen: meist('1.0', anteil),
    zuwendung: meist('1.00', betrag),
  });
  const auftrag = fc.record(
    {
      status: meist('eingereicht', fc.constantFrom('entwurf', 'bewilligt', 'abgelehnt', 'zurueckgezogen', 'x')),
      festgeschrieben: fc.constantFrom(true, false, 1),
      bescheid,
      kommentar: meist('', text),
    },
    { requiredKeys: ['kommentar'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(auftrag, { minLength: 1, maxLength: 4 }), async (auftraege) => {
      const { antragId } = await api.lege();
      let basis = 1;
      for (const inhalt of auftraege) {
        const antwort = await sende({
          methode: 'POST',
          pfad: `/antraege/${antragId}/status`,
          inhalt,
          kopf: { 'if-match': `"${basis}"` },
        });
        if (antwort.status === 201) basis = antwort.inhalt.version;
      }
    }),
    { numRuns: 150 },
  );
}, 480_000);
