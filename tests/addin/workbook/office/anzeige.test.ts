/** Excel sagt, was von einem Haushaltsblatt zu sehen ist: verborgene Blätter, Zeilen, Spalten und Zahlenformate. */
import { expect, test } from 'vitest';
import { antragAusBlatt, blattAusAntrag } from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { liesTabellen, schreibeHaushaltsblatt } from '../../../../addin/haushaltsblatt/in-der-mappe.ts';
import { verborgenesIn } from '../../../../addin/haushaltsblatt/verborgenes.ts';
import { ExcelWorkbook } from '../../../../addin/workbook/office/excel-workbook.ts';
import { adresse, type Zellbezug } from '../../../../addin/workbook/zellen.ts';
import { AACHEN } from '../../../shared/beispiele/aachen.ts';
import { ExcelNachbau } from './excel-nachbau.ts';

const BLATT = 'Haushaltsblatt';

async function geschrieben() {
  const excel = new ExcelNachbau();
  const mappe = new ExcelWorkbook(excel.run);
  await schreibeHaushaltsblatt(mappe, blattAusAntrag(AACHEN));
  const tabellen = await liesTabellen(mappe);
  if (!tabellen) throw new Error('kein Haushaltsblatt');
  const { zellen } = antragAusBlatt(tabellen).zellen;
  const zelleZu = (pfad: string) => zellen.get(pfad) as Zellbezug;
  const texte = async () => {
    const anzeige = await mappe.leseAnzeige(BLATT);
    return anzeige ? verborgenesIn(anzeige, zellen).map(({ text }) => text) : null;
  };
  return { excel, mappe, blatt: excel.blatt(BLATT), zelleZu, texte };
}

test('an einem Blatt, wie das Programm es schreibt, ist nichts verborgen', async () => {
  const { texte } = await geschrieben();
  expect(await texte()).toEqual([]);
});

test('eine verborgene oder weggefilterte Zeile und eine verborgene Spalte werden mit einer Zelle genannt', async () => {
  const { blatt, zelleZu, texte } = await geschrieben();
  const { zeile, spalte } = zelleZu('stellen[0].jahresausgaben');
  blatt.verborgeneZeilen.add(zeile);
  blatt.verborgeneSpalten.add(spalte);
  const alle = (await texte()) ?? [];
  expect(alle.filter((text) => text.startsWith(`Zeile ${zeile + 1} ist ausgeblendet oder weggefiltert`))).toHaveLength(
    1,
  );
  expect(alle.filter((text) => /^Spalte [A-Z]+ ist ausgeblendet/.test(text))).toHaveLength(1);
});

test('ein Zahlenformat, das eine andere Zahl zeigt, wird mit seiner Zelle genannt', async () => {
  const { blatt, zelleZu, texte } = await geschrieben();
  const ort = adresse(zelleZu('stellen[0].jahresausgaben'));
  const zelle = blatt.zellen.get(ort);
  if (!zelle) throw new Error('leere Zelle');
  blatt.zellen.set(ort, { ...zelle, format: '"53.600,00 €"' });
  expect(await texte()).toEqual([
    `Zelle ${ort} zeigt „53.600,00 €“, gerechnet wird mit 65300. Das liegt am Zahlenformat der Zelle.`,
  ]);
});

test('ein verborgenes Blatt wird nie gelesen, auch wenn es die Tabellen des Programms trägt', async () => {
  for (const sichtbarkeit of ['Hidden', 'VeryHidden']) {
    const { blatt, mappe } = await geschrieben();
    blatt.sichtbarkeit = sichtbarkeit;
    expect(await liesTabellen(mappe)).toBeNull();
  }
});
