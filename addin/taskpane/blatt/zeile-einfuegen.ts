/** „Zeile einfügen“: in der Tabelle, in der die Auswahl steht, sonst bei den Stellen. */
import { liesTabellen } from '../../haushaltsblatt/in-der-mappe.ts';
import { zeilenort } from '../../haushaltsblatt/zeilenort.ts';
import { fehlertext, type Steuerkern } from '../zustand/steuerkern.ts';

/** Sagt, wo die Zeile entstand, und wählt ihre erste Zelle; scheitert es, bleibt das Blatt, wie es ist. */
export async function fuegeZeileEin(steuerung: Steuerkern): Promise<void> {
  const { workbook } = steuerung.umgebung;
  try {
    const auswahl = await workbook.leseAuswahl();
    const tabellen = await liesTabellen(workbook, steuerung.zustand.blattwahl, { eingabeAbschliessen: true });
    const ort = tabellen && zeilenort(tabellen, auswahl?.zelle ?? null);
    if (!ort)
      throw new Error('Im Haushaltsblatt fehlt die Tabelle „Stellen“, oder ihre Überschriften wurden geändert.');
    const vorgang = await workbook.fuegeZeileEin(ort.unter);
    await steuerung.liesBlatt();
    const text = `In der Tabelle „${ort.tabelle}“ ist Zeile ${ort.neu.zeile + 1} eingefügt; sie rechnet mit, sobald sie ausgefüllt ist.`;
    steuerung.melde('erfolg', text, () => vorgang.zuruecknehmen());
    await workbook.springeZu(ort.neu);
  } catch (fehler) {
    steuerung.melde('fehler', `Es wurde keine Zeile eingefügt. ${fehlertext(fehler)}`);
  }
}
