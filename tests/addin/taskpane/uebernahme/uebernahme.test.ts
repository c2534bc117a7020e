import { afterEach, describe, expect, test, vi } from 'vitest';
import { antragAusBlatt, tabellenImGitter } from '../../../../addin/haushaltsblatt/haushaltsblatt.ts';
import { erkenne, vorgeschlageneQuellen } from '../../../../addin/haushaltsblatt/uebernahme/ziele.ts';
import { Uebernehmen } from '../../../../addin/taskpane/uebernahme/uebernehmen.ts';
import type { Bereich } from '../../../../addin/workbook/workbook.ts';
import type { Zellwert } from '../../../../addin/workbook/zellen.ts';
import { AACHEN } from '../../../shared/beispiele/aachen.ts';
import { alsGitter } from '../../haushaltsblatt/antraege.ts';
import { type Aufbau, baueAuf } from '../umgebung.ts';

const LISTE: readonly (readonly Zellwert[])[] = [
  ['Stelle', 'Träger', 'Art', 'Eigenanteil durch', 'VZÄ', 'Beginn', 'Ende', 'Personalkosten'],
  ['Leitung', '=1+1', 'Partner', 'Partner', '0,5', '01.01.2021', '31.12.2021', '34.000,00'],
  ['Beratung', 'Stadt', 'Kommune', 'Kommune', 1, '01.01.2021', '31.12.2021', '1.047'],
];

const aufgebaut: Aufbau[] = [];

async function starte(leer = false) {
  const aufbau = leer ? await baueAuf(undefined, null) : await baueAuf();
  aufgebaut.push(aufbau);
  return { ...aufbau, uebernehmen: new Uebernehmen(aufbau.steuerung) };
}

afterEach(() => {
  for (const { steuerung } of aufgebaut.splice(0)) steuerung.beende();
});

function bereich(blatt = 'Etat', werte = LISTE): Bereich {
  return { blatt, ersteZelle: { blatt, zeile: 0, spalte: 0 }, werte, verborgeneZeilen: new Set() };
}

function angaben(werte = LISTE) {
  const { art, kopfzeile } = erkenne(werte);
  return {
    art,
    kopfzeile,
    quellen: vorgeschlageneQuellen(werte[0] ?? [], art),
    summenWeglassen: true,
    entscheidungen: new Map<string, number>(),
  };
}

function gelesen({ mappe }: Pick<Aufbau, 'mappe'>) {
  if (!mappe.modell) return null;
  return antragAusBlatt(tabellenImGitter(alsGitter(mappe.modell)));
}

async function antworte({ steuerung }: Pick<Aufbau, 'steuerung'>, ja: boolean): Promise<string> {
  await vi.waitFor(() => expect(steuerung.zustand.rueckfrage).not.toBeNull());
  const text = steuerung.zustand.rueckfrage?.text ?? '';
  steuerung.beantworte(ja);
  return text;
}

describe('Bereich', () => {
  test('wird gelesen; das Haushaltsblatt selbst, Leeres und eine einzelne Zeile werden abgelehnt', async () => {
    const { mappe, uebernehmen } = await starte();
    mappe.bereich = bereich();
    expect(await uebernehmen.liesBereich('auswahl')).toEqual(bereich());
    mappe.bereich = bereich('Haushaltsblatt');
    await expect(uebernehmen.liesBereich('auswahl')).rejects.toThrow('Das ist das Haushaltsblatt selbst.');
    mappe.bereich = null;
    await expect(uebernehmen.liesBereich('auswahl')).rejects.toThrow('steht nichts');
    mappe.bereich = bereich('Etat', LISTE.slice(0, 1));
    await expect(uebernehmen.liesBereich('blatt')).rejects.toThrow('nur eine Zeile');
  });
});

describe('Schreiben', () => {
  test('ohne Haushaltsblatt entsteht eines mit den Einträgen; ein Schritt nimmt alles zurück', async () => {
    const aufbau = await starte(true);
    expect(await aufbau.uebernehmen.schreibe(bereich(), angaben(), 'anfuegen')).toBe(true);
    const texte = gelesen(aufbau)?.probleme.map((p) => p.text) ?? [];
    expect(texte.some((t) => t.includes('der Text „1.047“'))).toBe(true);
    expect(aufbau.mappe.modell?.zellen.some((z) => z.inhalt?.art === 'text' && z.inhalt.text === '=1+1')).toBe(true);
    expect(aufbau.steuerung.zustand.meldung).toMatchObject({
      rueckgaengig: true,
      text: '2 Stellen sind übernommen. Die ursprüngliche Liste ist unverändert.',
    });
    await aufbau.steuerung.nimmZurueck();
    expect(aufbau.mappe.modell).toBeNull();
  });

  test('Anfügen fragt, behält alles Vorhandene und den Bezug zur Version', async () => {
    const aufbau = await starte();
    await aufbau.steuerung.speichern.version('');
    const merker = aufbau.mappe.merker;
    const laeuft = aufbau.uebernehmen.schreibe(bereich('Etat', LISTE.slice(0, 2)), angaben(), 'anfuegen');
    expect(await antworte(aufbau, true)).toContain('1 Stelle kommt im Haushaltsblatt hinzu.');
    expect(await laeuft).toBe(true);
    const { antrag } = gelesen(aufbau) ?? {};
    expect(antrag?.stellen.slice(0, -1)).toEqual(AACHEN.stellen);
    expect(antrag?.stellen.at(-1)).toMatchObject({
      bezeichnung: 'Leitung',
      traeger: { name: '=1+1', art: 'partner' },
      jahresausgaben: '34000.00',
    });
    expect(AACHEN.stellen.map((s) => s.id)).not.toContain(antrag?.stellen.at(-1)?.id);
    expect({ ...antrag, stellen: [] }).toEqual({ ...AACHEN, stellen: [] });
    expect(aufbau.mappe.merker).toEqual(merker);
  });

  test('was während der Frage noch ins Blatt kommt, bleibt', async () => {
    const aufbau = await starte();
    const laeuft = aufbau.uebernehmen.schreibe(bereich('Etat', LISTE.slice(0, 2)), angaben(), 'anfuegen');
    await vi.waitFor(() => expect(aufbau.steuerung.zustand.rueckfrage).not.toBeNull());
    aufbau.mappe.setze({ ...AACHEN, titel: 'Eben noch geändert' });
    aufbau.steuerung.beantworte(true);
    expect(await laeuft).toBe(true);
    expect(gelesen(aufbau)?.antrag).toMatchObject({
      titel: 'Eben noch geändert',
      stellen: { length: AACHEN.stellen.length + 1 },
    });
  });

  test('Ersetzen betrifft nur die Stellen; Nein ändert nichts', async () => {
    const aufbau = await starte();
    const nein = aufbau.uebernehmen.schreibe(bereich(), angaben(), 'ersetzen');
    expect(await antworte(aufbau, false)).toContain('steht 1 Stelle; an ihre Stelle treten 2 Stellen.');
    expect(await nein).toBe(false);
    expect(gelesen(aufbau)?.antrag).toEqual(AACHEN);
    const ja = aufbau.uebernehmen.schreibe(bereich('Etat', LISTE.slice(0, 2)), angaben(), 'ersetzen');
    await antworte(aufbau, true);
    expect(await ja).toBe(true);
    expect(gelesen(aufbau)?.antrag?.stellen.map((s) => s.bezeichnung)).toEqual(['Leitung']);
    expect(gelesen(aufbau)?.antrag?.massnahmen).toEqual(AACHEN.massnahmen);
    await aufbau.steuerung.nimmZurueck();
    expect(gelesen(aufbau)?.antrag).toEqual(AACHEN);
  });

  test('fehlt im Haushaltsblatt eine Spalte oder würden es zu viele Einträge, wird nichts geschrieben', async () => {
    const aufbau = await starte();
    const modell = aufbau.mappe.modell;
    if (!modell) throw new Error('Kein Blatt');
    aufbau.mappe.modell = {
      ...modell,
      zellen: modell.zellen.filter((z) => !(z.inhalt?.art === 'text' && z.inhalt.text === 'Weiterleitung')),
    };
    const kaputt = aufbau.mappe.modell;
    expect(await aufbau.uebernehmen.schreibe(bereich(), angaben(), 'anfuegen')).toBe(false);
    expect(aufbau.steuerung.zustand.meldung?.text).toContain('fehlen Tabellen oder Spalten');
    expect(aufbau.mappe.modell).toBe(kaputt);
    aufbau.mappe.modell = modell;
    const viele = [LISTE[0] ?? [], ...Array.from({ length: 500 }, () => LISTE[1] ?? [])];
    expect(await aufbau.uebernehmen.schreibe(bereich('Etat', viele), angaben(viele), 'anfuegen')).toBe(false);
    expect(aufbau.steuerung.zustand.meldung?.text).toContain('höchstens 500');
  });
});
