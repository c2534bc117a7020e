/**
 * Blätter aus der Zeit, als die Spalte der Ausgaben im Fenster nach dem Fenster von 2020 hieß: lesbar wie immer,
 * geschrieben mit der neuen Überschrift.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { eingabefelder } from '../../../addin/haushaltsblatt/fundstellen.ts';
import {
  antragAusBlatt,
  blattAusAntrag,
  blattAusEntwurf,
  entwurfAusBlatt,
  tabellenImGitter,
} from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { formelnInEingaben, notizenIn } from '../../../addin/haushaltsblatt/notizen.ts';
import { erkenne, vorgeschlageneQuellen } from '../../../addin/haushaltsblatt/uebernahme/ziele.ts';
import type { Gitter, Zellwert } from '../../../addin/workbook/zellen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN, COACHING } from '../../shared/beispiele/aachen.ts';
import { alsGitter, antraege } from './antraege.ts';

const NEU = 'davon im Fenster';
const ALT = 'davon 01.01.–20.11.2020';
const ANTRAG: Antrag = { ...AACHEN, massnahmen: [{ ...COACHING, haushaltsjahr: 2020, ausgabenImFenster: '1234.56' }] };

const ersetze = <G extends Gitter>(gitter: G, alt: Zellwert, neu: Zellwert): G => ({
  ...gitter,
  werte: gitter.werte.map((zeile) => zeile.map((wert) => (wert === alt ? neu : wert))),
});
const altesBlatt = (antrag: Antrag) => ersetze(alsGitter(blattAusAntrag(antrag)), NEU, ALT);
const texte = (gitter: Gitter) => gitter.werte.flat().filter((wert) => typeof wert === 'string');

test('ein altes Blatt wird gelesen wie ein neues, und sein Entwurf bekommt die neue Überschrift', () => {
  fc.assert(
    fc.property(antraege, (antrag) => {
      const alt = altesBlatt(antrag);
      expect(texte(alt)).toContain(ALT);
      const [gelesenAlt, gelesenNeu] = [alt, alsGitter(blattAusAntrag(antrag))].map((gitter) =>
        antragAusBlatt(tabellenImGitter(gitter)),
      );
      expect(gelesenAlt).toEqual(gelesenNeu);
      const entwurf = entwurfAusBlatt(tabellenImGitter(alt));
      const neu = texte(alsGitter(blattAusEntwurf(entwurf as NonNullable<typeof entwurf>)));
      expect([neu.includes(NEU), neu.includes(ALT)]).toEqual([true, false]);
    }),
    { numRuns: 30 },
  );
});

test('der Betrag im Fenster kommt aus der alten Spalte, und sie ist keine Notiz', () => {
  const alt = altesBlatt(ANTRAG);
  expect(antragAusBlatt(tabellenImGitter(alt)).antrag?.massnahmen[0]?.ausgabenImFenster).toBe('1234.56');
  expect(notizenIn(alt)).toEqual([]);
  expect(formelnInEingaben(alt)).toEqual([]);
  expect(eingabefelder(alt)).toEqual(eingabefelder(alsGitter(blattAusAntrag(ANTRAG))));
});

test('alte und neue Überschrift zugleich sind eine zu viel, keine von beiden eine zu wenig', () => {
  const beide = ersetze(altesBlatt(ANTRAG), 'Quote', NEU);
  const probleme = (gitter: Gitter) => antragAusBlatt(tabellenImGitter(gitter)).probleme.map(({ text }) => text);
  expect(probleme(beide)).toContain(`In der Tabelle „Maßnahmen“ steht die Spalte „${NEU}“ zweimal.`);
  expect(probleme(ersetze(altesBlatt(ANTRAG), ALT, 'Sonstiges'))).toEqual([
    `In der Tabelle „Maßnahmen“ fehlt die Spalte „${NEU}“.`,
  ]);
});

test.each([NEU, ALT, 'Ausgaben im Fenster', 'davon bis 20.11.'])(
  'eine fremde Liste mit „%s“ wird dieser Spalte zugeordnet',
  (ueberschrift) => {
    const kopf = ['Baustein', 'Haushaltsjahr', 'Ausgaben', ueberschrift];
    expect(erkenne([kopf]).art).toBe('massnahmen');
    expect(vorgeschlageneQuellen(kopf, 'massnahmen').ausgabenImFenster).toEqual({ art: 'spalte', spalte: 3 });
  },
);
