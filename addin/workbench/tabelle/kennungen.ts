/** Kennungen weiterzählen: „S07“ → „S08“, an vergebenen vorbei. */
import { normal } from '../../workbook/zellen.ts';

/** „S07“: Vorsatz „S“ und Ziffern „07“; von hinten gelesen, weil ein Ausdruck dafür quadratisch sucht. */
export function zerlegt(kennung: string): { readonly vorsatz: string; readonly ziffern: string } {
  let anfang = kennung.length;
  while (/\d/.test(kennung[anfang - 1] ?? '')) anfang--;
  return { vorsatz: kennung.slice(0, anfang), ziffern: kennung.slice(anfang) };
}

/** Die nächste Kennung nach dieser, die nicht in `vergeben` steht ({@link normal}); ohne Ziffern die mit „2“ am Ende. */
export function naechsteKennung(kennung: string, vergeben: ReadonlySet<string>): string {
  const { vorsatz, ziffern } = zerlegt(kennung);
  let nummer = ziffern === '' ? 1n : BigInt(ziffern);
  let naechste: string;
  do naechste = `${vorsatz}${String(++nummer).padStart(ziffern.length, '0')}`;
  while (vergeben.has(normal(naechste)));
  return naechste;
}
