import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blattAusAntrag } from '../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { formelnInEingaben, notizenIn } from '../../../addin/haushaltsblatt/notizen.ts';
import { adresse, type Zellwert } from '../../../addin/workbook/zellen.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsGitter, antraege } from './antraege.ts';

test('ein Blatt, wie es angelegt wurde, enthält weder Notizen noch eigene Formeln, auch verschoben', () => {
  fc.assert(
    fc.property(antraege, fc.nat(5), (antrag, versatz) => {
      const blatt = alsGitter(blattAusAntrag(antrag), 'Etat', { zeile: versatz, spalte: versatz });
      expect([notizenIn(blatt), formelnInEingaben(blatt)]).toEqual([[], []]);
    }),
    { numRuns: 60 },
  );
});

test('Notizen neben, unter und in fremden Spalten der Tabellen werden gefunden; vertauschte Spalten und eigene Eingaben nicht', () => {
  const gitter = alsGitter(blattAusAntrag(AACHEN_BEISPIEL));
  const breite = (gitter.werte[0] ?? []).length;
  const werte: Zellwert[][] = gitter.werte.map((zeile) => [...zeile, null, null]);
  const setze = (zeile: number, spalte: number, wert: Zellwert) => {
    while (werte.length <= zeile) werte.push(Array.from({ length: breite + 2 }, () => null));
    (werte[zeile] as Zellwert[])[spalte] = wert;
  };
  const kopf = werte.findIndex((zeile) => zeile.includes('Jahresausgaben'));
  setze(2, 3, 'Rücksprache am Montag');
  setze(6, 2, 42);
  setze(kopf, breite + 1, 'Kostenstelle');
  setze(kopf + 1, breite + 1, 4711);
  setze(kopf + 4, 1, 'noch offen');
  for (const zeile of werte.slice(kopf, kopf + 8)) [zeile[6], zeile[9]] = [zeile[9] ?? null, zeile[6] ?? null];
  setze(gitter.werte.length + 1, 0, 'Stand: Entwurf');
  const spalte = adresse({ zeile: 0, spalte: breite + 1 }).slice(0, -1);
  expect(notizenIn({ ...gitter, werte }).map(adresse)).toEqual([
    'D3',
    'C7',
    `${spalte}${kopf + 1}`,
    `${spalte}${kopf + 2}`,
    `A${gitter.werte.length + 2}`,
  ]);
});

test('in einem Blatt von früher, das „Regeln vom“ noch nicht kannte, ist dort eine Notiz eine Notiz', () => {
  const gitter = alsGitter(blattAusAntrag(AACHEN_BEISPIEL));
  const zeile = gitter.werte.findIndex((werte) => werte.includes('Regeln vom'));
  const spalte = gitter.werte[zeile]?.indexOf('Regeln vom') ?? -1;
  const werte = gitter.werte.map((w, z) => w.map((wert, s) => (z === zeile && s >= spalte ? null : wert)));
  expect(notizenIn({ ...gitter, werte })).toEqual([]);
  (werte[zeile] as Zellwert[])[spalte + 1] = 'so beschlossen';
  expect(notizenIn({ ...gitter, werte }).map(adresse)).toEqual([adresse({ zeile, spalte: spalte + 1 })]);
});

test('Formeln in Eingabefeldern werden gefunden, auch wenn sie nichts ergeben; die des Programms und die daneben nicht', () => {
  const gitter = alsGitter(blattAusAntrag(AACHEN_BEISPIEL), 'Etat', { zeile: 2, spalte: 1 });
  const kopf = gitter.werte.findIndex((zeile) => zeile.includes('Jahresausgaben'));
  const spalte = gitter.werte[kopf]?.indexOf('Jahresausgaben') ?? -1;
  const formeln = [
    [5, 1],
    [6, 2],
    [kopf + 1, spalte],
    [kopf + 5, spalte],
  ];
  const istFormel = gitter.istFormel.map((zeile, z) =>
    zeile.map((ist, s) => ist || formeln.some(([fz, fs]) => fz === z && fs === s)),
  );
  const gefunden = formelnInEingaben({ ...gitter, istFormel }).map((zelle) => [
    zelle.blatt,
    zelle.zeile - 2,
    zelle.spalte - 1,
  ]);
  expect(gefunden).toEqual([formeln[0], formeln[2], formeln[3]].map((ort) => ['Etat', ...(ort as number[])]));
});
