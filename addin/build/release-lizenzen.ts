/** Die Lizenzhinweise des Releases als Text: jedes ausgelieferte Paket mit Version, Lizenz und vollem Lizenztext. */
import { liesPaket } from './lizenzen.ts';
import type { Paketort } from './release-stueckliste.ts';

const KOPF = `Lizenzhinweise zum GK Förderrechner

Der GK Förderrechner steht unter der EUPL-1.2 (Datei LICENSE). Er enthält die unten genannten Pakete.

Die Arbeitsmappe im Browser (Ordner workbench) enthält o-spreadsheet und Owl von Odoo unter der GNU Lesser General Public License,
Version 3 (LGPL-3.0). Das Excel-Add-in (Ordner addin) und die Lambda-Funktionen (Ordner functions) enthalten sie nicht. Sie dürfen beide gegen
eine eigene Fassung austauschen: Sie liegen als Pakete @odoo/o-spreadsheet und @odoo/owl in package.json und werden mit npm run build neu
eingebunden.
`;

/** @throws {Error} wenn ein Paket nicht installiert ist */
export function lizenzhinweiseText(wurzel: string, pakete: readonly Paketort[]): string {
  const abschnitte = pakete.map(({ ordner, version, lizenz }) => {
    const [paket] = liesPaket(wurzel, ordner);
    if (!paket) throw new Error(`${ordner} ${version} ist nicht installiert. Zuerst: npm ci`);
    const quelle = paket.quelle ? `\nQuelltext: ${paket.quelle}` : '';
    const ohneText = `Lizenz: ${lizenz}. Das Paket liefert keinen Lizenztext mit; er steht bei anderen Paketen dieser Liste.`;
    return `${'='.repeat(100)}\n${ordner.split('node_modules/').at(-1)} ${version} (${lizenz})${quelle}\n\n${paket.text || ohneText}\n`;
  });
  return [KOPF, ...abschnitte].join('\n').replaceAll('\r\n', '\n');
}
