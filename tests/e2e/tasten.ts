/** Ohne Maus: mit Tabulator, Pfeilen und Tastenkürzeln zu Knöpfen, Reitern und Zellen. */
import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** Mehr Tabulatorschritte bis zu einem Ziel wären eine Zumutung. */
const HOECHSTENS = 60;

export async function druecke(workbench: Workbench, ...tasten: readonly string[]): Promise<void> {
  for (const taste of tasten) await workbench.seite.keyboard.press(taste);
}

/** Geht mit der Tabulatortaste weiter, bis das Ziel den Fokus hat. */
export async function bisZu(workbench: Workbench, ziel: Locator, taste: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await ziel.first().waitFor();
  for (let schritt = 0; schritt < HOECHSTENS; schritt++) {
    if (await ziel.first().evaluate((element) => element === document.activeElement)) return;
    await workbench.seite.keyboard.press(taste);
  }
  throw new Error(`Mit ${HOECHSTENS} Tabulatorschritten nicht erreicht: ${ziel}`);
}

/** Vom Blatt in den Aufgabenbereich und mit den Pfeiltasten zum Reiter. */
export async function zumReiter(workbench: Workbench, name: string): Promise<void> {
  const reiter = workbench.bereich.getByRole('tab');
  if (!(await imBereich(workbench))) await druecke(workbench, 'F6');
  await bisZu(workbench, workbench.bereich.getByRole('tab', { selected: true }), 'Shift+Tab');
  const anzahl = await reiter.count();
  for (let schritt = 0; schritt < anzahl; schritt++) {
    if ((await workbench.bereich.getByRole('tab', { selected: true }).innerText()) === name) return;
    await druecke(workbench, 'ArrowRight');
  }
  throw new Error(`Kein Reiter „${name}“`);
}

/** Aus dem Aufgabenbereich ins Blatt und mit den Pfeiltasten zur Zelle. */
export async function zurZelle(workbench: Workbench, zelle: string): Promise<void> {
  if (await imBereich(workbench)) await druecke(workbench, 'F6');
  const [von, nach] = [ort(await gewaehlt(workbench)), ort(zelle)];
  const schritte = (anzahl: number, vor: string, zurueck: string) =>
    Array<string>(Math.abs(anzahl)).fill(anzahl > 0 ? vor : zurueck);
  await druecke(
    workbench,
    ...schritte(nach.zeile - von.zeile, 'ArrowDown', 'ArrowUp'),
    ...schritte(nach.spalte - von.spalte, 'ArrowRight', 'ArrowLeft'),
  );
  await workbench.seite.locator(`#zellansage[data-zelle="${zelle}"]`).waitFor({ state: 'attached' });
  await workbench.gezeichnet();
}

/** Schreibt von dieser Zelle an nebeneinander; `null` lässt eine Zelle aus. */
export async function schreibeZeile(
  workbench: Workbench,
  zelle: string,
  werte: readonly (string | null)[],
): Promise<void> {
  await zurZelle(workbench, zelle);
  const { zeile, spalte } = ort(zelle);
  for (const [i, wert] of werte.entries()) {
    if (wert !== null) await workbench.seite.keyboard.type(wert);
    await druecke(workbench, 'Tab');
    const naechste = `${String.fromCharCode(65 + spalte + i + 1)}${zeile}`;
    await workbench.seite.locator(`#zellansage[data-zelle="${naechste}"]`).waitFor({ state: 'attached' });
  }
}

function imBereich({ bereich }: Workbench): Promise<boolean> {
  return bereich.evaluate((element) => element.contains(document.activeElement));
}

async function gewaehlt({ seite }: Workbench): Promise<string> {
  return (await seite.locator('#zellansage').getAttribute('data-zelle')) ?? '';
}

/** Nur Spalten A bis Z. */
function ort(zelle: string): { readonly zeile: number; readonly spalte: number } {
  return { zeile: Number(zelle.slice(1)), spalte: zelle.charCodeAt(0) - 65 };
}
