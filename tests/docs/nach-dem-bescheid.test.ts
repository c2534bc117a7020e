/** Handbuch, „Nach dem Bescheid“: Jeder Betrag der Erzählung kommt aus dem Programm. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { abrufImFenster } from '../../shared/antrag/abruf-im-fenster.ts';
import { nachDemBescheid } from '../../shared/antrag/nach-dem-bescheid.ts';
import { alsBetrag, NULL } from '../../shared/grund/geld.ts';
import { zinsergebnisse } from '../../shared/kern/zinsergebnisse.ts';
import { quelleAus } from '../../shared/schriftstuecke/quelle.ts';
import { ABRUFE, EIN_JAHR, nachAbrufen } from '../shared/beispiele/ein-jahr.ts';
import { d } from '../shared/tage.ts';

const text = readFileSync('docs/handbuch.md', 'utf8');
const abschnitt = (titel: string) => text.split(`### ${titel}\n`)[1]?.split(/^##/m)[0] ?? '';
const betraegeIn = (teil: string) => [...new Set([...teil.matchAll(/\d{1,3}(?:\.\d{3})*,\d{2}/g)].map(([b]) => b))];
const deutsch = (betrag: string) =>
  Number(betrag).toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Jeder Betrag des Abschnitts, der sich aus `belegt` nicht ergibt. */
function unbelegt(titel: string, belegt: readonly string[]): string[] {
  const bekannt = new Set(belegt.map(deutsch));
  const gefunden = betraegeIn(abschnitt(titel).replaceAll(/`[^`]*`/g, ''));
  expect(gefunden.length).toBeGreaterThan(5);
  return gefunden.filter((betrag) => !bekannt.has(betrag));
}

const zinsen = (wechselAb: string | null, ...raten: readonly (readonly [string, string])[]) =>
  zinsergebnisse({
    betrag: '5510.10',
    ab: d('2022-07-01'),
    raten: raten.map(([am, betrag]) => ({ am: d(am), betrag })),
    wechselAb: wechselAb === null ? null : d(wechselAb),
  }).arten.flatMap(({ jeZaehlung }) => jeZaehlung.map(({ wert }) => alsBetrag(wert)));

test('ein Jahr von Anfang bis Ende', () => {
  const { rechnung } = quelleAus(EIN_JAHR);
  const abrufe = ABRUFE.map(([am, bis], i) => {
    const vorher = quelleAus(nachAbrufen(i)).rechnung;
    const wunsch = { programm: 'THM', haushaltsjahr: 2021, angefordertAm: d(am), fensterBis: d(bis) } as const;
    return alsBetrag(abrufImFenster(vorher, wunsch)?.abruf.wert ?? NULL);
  });
  // Was abgerufen ist, ist auch, was das Programm zum Abrufen ausrechnet.
  expect(abrufe).toEqual(ABRUFE.map(([, , betrag]) => betrag));
  const jahre = EIN_JAHR.ergebnis.abwicklung?.jeHaushaltsjahr ?? [];
  expect(jahre.map(({ foerdertage }) => foerdertage)).toEqual(['674']);
  const danach = nachDemBescheid(rechnung);
  const betraege = JSON.stringify([jahre, danach, EIN_JAHR.antrag.abwicklung]).match(/\d+\.\d{2}(?=")/g) ?? [];
  expect(
    unbelegt('Ein Jahr von Anfang bis Ende', [...betraege, ...abrufe, ...zinsen(null, ['2023-10-01', '5510.10'])]),
  ).toEqual([]);
});

test('Zinsen, auch in Raten', () => {
  const belegt = [
    ...zinsen('2023-07-01', ['2023-10-01', '5510.10']),
    ...zinsen(null, ['2023-01-01', '3000.00'], ['2023-10-01', '2510.10']),
    '5510.10',
    '3000.00',
    '2510.10',
  ];
  expect(unbelegt('Zinsen, auch in Raten', belegt)).toEqual([]);
  const zeilen = abschnitt('Zinsen, auch in Raten')
    .split('\n')
    .filter((zeile) => /^\| (?:act|30E)/.test(zeile))
    .map((zeile) => betraegeIn(zeile));
  const [a3, b3, a5, b5, aw, bw] = zinsen('2023-07-01', ['2023-10-01', '5510.10']).map(deutsch);
  expect(zeilen).toEqual([
    [a3, a5, aw],
    [b3, b5, bw],
  ]);
});
