/**
 * Sagt die gewählte Zelle an: Das Gitter ist eine Zeichenfläche, ohne diese Ansage bliebe sie für Vorlesegeräte leer.
 * Dieselben Angaben stehen als `data-`Attribute am Element.
 */
import type { Workbook } from '../../workbook/workbook.ts';
import { adresse, istZellfehler, type Zellwert } from '../../workbook/zellen.ts';
import { teil } from './seite.ts';

export function richteZellansageEin(workbook: Workbook): void {
  const element = teil('zellansage');
  const sage = async () => {
    const auswahl = await workbook.leseAuswahl();
    if (!auswahl) return;
    const ort = adresse(auswahl.zelle);
    const fehler = istZellfehler(auswahl.wert) ? auswahl.wert : null;
    element.dataset.blatt = auswahl.zelle.blatt;
    element.dataset.zelle = ort;
    element.dataset.wert = auswahl.anzeige;
    element.dataset.formel = auswahl.formel ?? '';
    element.dataset.meldung = fehler?.meldung ?? '';
    element.textContent = `${ort}: ${inWorten(auswahl.wert, auswahl.anzeige)}${auswahl.formel ? ', Formel' : ''}`;
  };
  workbook.beobachteAuswahl(() => void sage());
  void sage();
}

function inWorten(wert: Zellwert, anzeige: string): string {
  if (istZellfehler(wert)) return `Fehler ${wert.fehler}${wert.meldung ? `. ${wert.meldung}` : ''}`;
  return anzeige === '' ? 'leer' : anzeige;
}
