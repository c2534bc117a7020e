/** Die vier Schriftstücke zusammen: was zur Wahl steht, und wie sie als PDF dastehen. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { alsPdf } from '../../../shared/druck/pdf.ts';
import { tabellenIn, zellwert } from '../../../shared/druck/schriftstueck.ts';
import { zelltext } from '../../../shared/druck/zelltext.ts';
import { druckauswahl, type Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { ist } from '../beispiele/bescheid-zwei-stellen.ts';
import { liesPdf, mitRolle, ohneLeerraum, SCHRIFTEN, zeilen } from '../druck/pdf-lesen.ts';
import { ABRUF, JE_54400, NACHWEIS, stueck, WEITER, ZINSEN } from './gedrucktes.ts';
import { ABGERECHNET, viele, WEITERGELEITET, zweiStellen } from './versionen.ts';

it('die Auswahl nennt je Programm, was sich drucken lässt', () => {
  expect(druckauswahl(ABGERECHNET)).toEqual([
    {
      programm: 'THM',
      abrufjahre: [2021],
      erstattungen: [{ haushaltsjahr: 2021, betrag: '5510.10' }],
      nachweisFehlt: null,
      weiterleitungenFehlen: expect.stringContaining('keine Weiterleitung'),
      andereMittel: false,
    },
    expect.objectContaining({
      programm: 'DIA',
      abrufjahre: [],
      nachweisFehlt: expect.stringContaining('kein Bescheid'),
    }),
  ]);
});

const GOLDEN = 'tests/shared/schriftstuecke/golden';
const AM = new Date('2026-11-28T15:00:00Z');
const FAELLE: readonly (readonly [string, Antragsversion, Wunsch])[] = [
  ['mittelanforderung', zweiStellen({ ist: [ist('S1', '70000.00'), ist('S2', '60000.00')] }, JE_54400), ABRUF],
  ['nachweis', ABGERECHNET, NACHWEIS],
  ['zinsen', ABGERECHNET, ZINSEN],
  ['weiterleitungen', WEITERGELEITET, WEITER],
];

describe('als PDF', () => {
  it.each(FAELLE)(
    '%s: Text jeder Seite wie festgehalten; wessen Blatt es ist, Version und Hash stehen darauf',
    async (name, version, wunsch) => {
      const pdf = await liesPdf(await alsPdf(stueck(version, wunsch), SCHRIFTEN, AM));
      const text = pdf.seiten.join('\n\n');
      expect(text).toContain('Maßgeblich ist der Vordruck der Bewilligungsbehörde');
      expect(text.replaceAll('\n', '')).toContain(version.hash);
      for (const seite of pdf.seiten) expect(seite).toContain(`SHA-256 ${version.hash.slice(0, 12)}`);
      expect(mitRolle(pdf, 'H1').length).toBe(1);
      // Was das Schriftstück in Tabellen sagt, steht Zelle für Zelle im PDF.
      const erwartet = stueck(version, wunsch).bloecke.flatMap((b) =>
        b.art === 'tabelle'
          ? [
              b.spalten.map(({ titel }) => titel),
              ...b.zeilen.map(({ zellen }) => zellen.map((z, i) => zelltext(z, b.spalten[i]?.art ?? 'text'))),
            ]
          : [],
      );
      expect(zeilen(pdf)).toEqual(erwartet.map((zeile) => zeile.map(ohneLeerraum)));
      // Der Hash hängt an der Form der Version, der Rechenkern an seiner Nummer; beides steht anderswo fest.
      const vorlage = `${text.replaceAll(version.hash, '(Hash)').replaceAll(version.hash.slice(0, 12), '(Hash)').replaceAll(version.kern, '(Kern)')}\n`;
      const datei = `${GOLDEN}/${name}.txt`;
      if (process.env.GOLDEN === 'neu') {
        mkdirSync(GOLDEN, { recursive: true });
        writeFileSync(datei, vorlage);
      }
      expect(vorlage).toBe(readFileSync(datei, 'utf8'));
    },
  );

  it('100 Einträge: jeder steht da, der Rechenweg ist begrenzt, und das Blatt sagt es', async () => {
    const version = viele(100);
    for (const wunsch of [ABRUF, NACHWEIS, WEITER]) {
      const s = stueck(version, wunsch);
      const pdf = await liesPdf(await alsPdf(s, SCHRIFTEN, AM));
      const rechenweg = tabellenIn(s).find(({ blatt }) => blatt === 'Rechenweg');
      expect(rechenweg?.zeilen.length).toBeGreaterThan(150);
      expect(pdf.seiten.join('').replaceAll('\n', '')).toContain('Gedruckt sind die 150 Schritte');
      expect(pdf.seiten.length).toBeLessThan(40);
      const [erste] = tabellenIn(s);
      const gedruckt = zeilen(pdf).slice(0, (erste?.zeilen.length ?? 0) + 1);
      expect(gedruckt.length).toBe((erste?.zeilen.length ?? 0) + 1);
      expect(gedruckt.slice(1).map((zeile) => zeile.at(-1))).toEqual(
        erste?.zeilen.map(({ zellen }) => {
          const wert = zellen.at(-1) ?? null;
          return zellwert(wert) === null ? '–' : zelltext(wert, erste.spalten.at(-1)?.art ?? 'text');
        }),
      );
    }
  });
});
