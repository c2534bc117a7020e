/**
 * So kommt ein neuer Regelstand hinzu: eine Datei mit den neuen Werten, ein Eintrag im Verzeichnis, kein Eingriff in
 * den Kern. Der Regelstand hier ist erfunden (70 % ab 2023) und steht nur in diesem Test.
 */
import { describe, expect, it } from 'vitest';
import { berechneErgebnis, rechenwegZu } from '../../../shared/antrag/finanzierungsplan.ts';
import { nachrechne } from '../../../shared/antrag/nachrechnen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { tiefEinfrieren } from '../../../shared/regelstand/einfrieren.ts';
import { regelstandHash } from '../../../shared/regelstand/hash.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import type { ThmRegelstand } from '../../../shared/regelstand/typen.ts';
import { REGELSTAENDE, regelstandFuer, type Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';
import { d } from '../tage.ts';

const THM_2023: ThmRegelstand = tiefEinfrieren({
  ...THM_2019,
  id: 'THM-2023',
  titel: 'Baustein 6, erfundene Fortsetzung ab 2023',
  gueltigVon: { ...THM_2019.gueltigVon, wert: '2023-01-01' },
  gueltigBis: { ...THM_2019.gueltigBis, wert: '2025-12-31' },
  antragsfrist: { ...THM_2019.antragsfrist, wert: '2022-09-30' },
  foerderquote: { ...THM_2019.foerderquote, wert: '0.7' },
  stellenschritt: { ...THM_2019.stellenschritt, wert: '0.25' },
});

const MIT_2023: Verzeichnis = [...REGELSTAENDE, THM_2023];

const [stelle] = AACHEN_BEISPIEL.stellen;
const fortgesetzt: Antrag = {
  ...AACHEN_BEISPIEL,
  stellen: [
    { ...(stelle as NonNullable<typeof stelle>), id: 'S1' },
    { ...(stelle as NonNullable<typeof stelle>), id: 'S1-2023', von: '2023-01-01', bis: '2024-06-30' },
  ],
};

describe('Ein Folge-Regelstand ab 2023 mit 70 %', () => {
  it('gilt für seinen Zeitraum, der alte für seinen', () => {
    expect(regelstandFuer('THM', d('2022-12-31'), d('2022-12-31'), MIT_2023)).toBe(THM_2019);
    expect(regelstandFuer('THM', d('2023-01-01'), d('2025-12-31'), MIT_2023)).toBe(THM_2023);
  });

  it('rechnet im selben Antrag neben dem alten', () => {
    const { finanzierungsplan } = berechneErgebnis(fortgesetzt, MIT_2023).ergebnis;
    const zuwendungen = finanzierungsplan.zeilen.map(({ id, haushaltsjahr, betraege }) => [
      id,
      haushaltsjahr,
      betraege?.zuwendung,
    ]);
    expect(zuwendungen).toEqual([
      ['S1', 2020, '39180.00'],
      ['S1', 2021, '52240.00'],
      ['S1', 2022, '52240.00'],
      ['S1-2023', 2023, '45710.00'],
      ['S1-2023', 2024, '22855.00'],
    ]);
    expect(finanzierungsplan.gesamt?.zuwendung).toBe('212225.00');
  });

  it('steht im Rechenweg mit seiner Quote', () => {
    const zeilen = rechenwegZu(fortgesetzt, { id: 'S1-2023', haushaltsjahr: 2023, feld: 'zuwendung' }, MIT_2023);
    expect(zeilen?.at(-1)?.rechnung).toContain('0,7 (Förderquote, R5, THM-2023)');
  });

  it('wer über den Wechsel hinausreicht, wird gebeten zu teilen', () => {
    expect(() => regelstandFuer('THM', d('2022-07-01'), d('2023-06-30'), MIT_2023)).toThrow(
      'Der Zeitraum 01.07.2022 bis 30.06.2023 liegt in zwei Regelständen; bitte aufteilen in 15.07.2019 bis 31.12.2022 (THM-2019) oder 01.01.2023 bis 31.12.2025 (THM-2023).',
    );
  });

  it('seine Antragsfrist gilt für Anträge, die mit ihm beginnen', () => {
    const nur2023 = {
      ...fortgesetzt,
      stellen: fortgesetzt.stellen.slice(1),
      verfahren: { ...fortgesetzt.verfahren, thm: { antragAm: '2022-10-01', bewilligtAm: null } },
    };
    const fristen = berechneErgebnis(nur2023, MIT_2023).hinweise.filter(
      ({ code }) => code === 'ANTRAGSFRIST_VERSAEUMT',
    );
    expect(fristen.map(({ text }) => text)).toEqual([expect.stringContaining('kam nach der Frist 30.09.2022')]);
    expect(berechneErgebnis(nur2023, MIT_2023).hinweise.map(({ code }) => code)).not.toContain('AUSSERHALB_REGELSTAND');
  });

  it('seine Stellenschritte gelten für Anträge, die mit ihm beginnen', () => {
    const nur2023 = {
      ...fortgesetzt,
      stellen: fortgesetzt.stellen.slice(1),
      personen: { geduldete: 130, gestattete: 0 },
    };
    expect(berechneErgebnis(nur2023, MIT_2023).ergebnis.finanzierungsplan.stellenNachSchluessel).toBe('1.25');
    expect(
      berechneErgebnis({ ...nur2023, stellen: [] }, MIT_2023).ergebnis.finanzierungsplan.stellenNachSchluessel,
    ).toBe('1.5');
  });

  it('ändert an alten Versionen nichts: sie rechnen mit dem Regelstand, den sie nennen', () => {
    const alt = {
      antrag: AACHEN_BEISPIEL,
      ergebnis: berechneErgebnis(AACHEN_BEISPIEL).ergebnis,
      regelstand: REGELSTAENDE.map((r) => ({ id: r.id, hash: regelstandHash(r) })),
    };
    expect(nachrechne(alt, MIT_2023)).toEqual([]);
    const neu = {
      antrag: fortgesetzt,
      ergebnis: berechneErgebnis(fortgesetzt, MIT_2023).ergebnis,
      regelstand: MIT_2023.map((r) => ({ id: r.id, hash: regelstandHash(r) })),
    };
    expect(nachrechne(neu, MIT_2023)).toEqual([]);
    expect(nachrechne(neu, REGELSTAENDE)[0]).toMatchObject({
      pfad: ['regelstand', REGELSTAENDE.length, 'id'],
      gespeichert: 'THM-2023',
      berechnet: null,
    });
  });
});
