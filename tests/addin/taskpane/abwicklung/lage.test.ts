/** Der Tab „Abwicklung“: dieselben Zahlen wie in der Version, Fristen mit dem nächsten Werktag, und was fehlt. */
import { describe, expect, it } from 'vitest';
import { abwicklungslage } from '../../../../addin/taskpane/abwicklung/lage.ts';
import { verlauf, verlaufsbild } from '../../../../addin/taskpane/abwicklung/verlaufsdaten.ts';
import type { Abwicklung } from '../../../../shared/antrag/abwicklung.ts';
import { ABWICKLUNGSFELD, type Abwicklungsfeld } from '../../../../shared/antrag/abwicklungsfelder.ts';
import type { Antragsversion } from '../../../../shared/antrag/version.ts';
import { alsDeutschesDatum } from '../../../../shared/grund/datum.ts';
import { alsBetrag, quotient } from '../../../../shared/grund/geld.ts';
import { quelleAus } from '../../../../shared/schriftstuecke/quelle.ts';
import { ist } from '../../../shared/beispiele/bescheid-zwei-stellen.ts';
import { ZWEI_STELLEN } from '../../../shared/beispiele/zwei-stellen.ts';
import { ABGERECHNET, abruf, zweiStellen } from '../../../shared/schriftstuecke/versionen.ts';
import { pruefeRechenweg } from '../../../shared/schrittpruefung.ts';

const lage = (version: Antragsversion) => abwicklungslage(quelleAus(version).rechnung);
const thm = (version: Antragsversion) => {
  const gefunden = lage(version).find(({ programm }) => programm === 'THM');
  if (!gefunden) throw new Error('Baustein 6 fehlt.');
  return gefunden;
};
const fehlt = (version: Antragsversion) => thm(version).fehlendes.map(({ was }) => was);

describe('die Haushaltsjahre', () => {
  it('jede Zahl ist die gespeicherte, und jeder Rechenweg stimmt', () => {
    const gespeichert = ABGERECHNET.ergebnis.abwicklung?.jeHaushaltsjahr ?? [];
    const gezeigt = lage(ABGERECHNET).flatMap(({ programm, jahre }) =>
      jahre.map(({ haushaltsjahr, schritte }) => {
        const werte = (Object.keys(ABWICKLUNGSFELD) as Abwicklungsfeld[]).map((feld) => {
          const schritt = schritte[feld];
          pruefeRechenweg(schritt);
          return [
            feld,
            schritt && (feld === 'foerdertage' ? quotient(schritt.wert).toFixed() : alsBetrag(schritt.wert)),
          ];
        });
        return { programm, haushaltsjahr, ...Object.fromEntries(werte) };
      }),
    );
    expect(gezeigt).toEqual(gespeichert.filter(({ programm }) => programm === 'THM'));
    expect(gezeigt[0]).toMatchObject({ endgueltig: '98969.90', zuErstatten: '5510.10', verbindlichkeit: '5510.10' });
  });

  it('vor Bescheid und Abwicklung gibt es keine', () => {
    const ohne = { ...zweiStellen({}), bescheide: [], bescheid: null, antrag: ZWEI_STELLEN };
    expect(lage(ohne)).toEqual([]);
  });
});

describe('Fristen', () => {
  const fristen = (version: Antragsversion) =>
    thm(version).fristen.map(({ tag, naechsterWerktag, was }) => [
      alsDeutschesDatum(tag),
      naechsterWerktag && alsDeutschesDatum(naechsterWerktag),
      was,
    ]);

  it('nach dem Bescheid, in der Reihenfolge der Tage, Samstag und Sonntag mit dem nächsten Werktag', () => {
    expect(
      fristen(
        zweiStellen(
          {},
          { von: '2020-12-01', bis: '2021-11-30', letzterAbruf: [{ haushaltsjahr: 2021, tag: '2021-11-13' }] },
        ),
      ),
    ).toEqual([
      ['13.11.2021', '15.11.2021', 'Letzter Tag für Abrufe des Haushaltsjahrs 2021'],
      ['28.02.2022', null, 'Verwendungsnachweis'],
    ]);
  });

  it('ohne Bewilligungszeitraum vom letzten Tag des Plans, und das steht da', () => {
    const version = zweiStellen({}, { von: null, bis: null });
    expect(fristen(version)).toEqual([['31.03.2022', null, 'Verwendungsnachweis']]);
    expect(thm(version).fristen[0]?.woher).toContain('nach dem letzten Tag des Plans');
    expect(fehlt(version)).toContain('Kein Bescheid nennt den Bewilligungszeitraum.');
  });

  it('der eigene Nachweis der Integrationspauschale, wo der Regelstand ihn will', () => {
    const antrag = {
      ...ZWEI_STELLEN,
      integrationspauschale: true,
      regelstand: { thm: 'THM-2019-F', dia: null },
    };
    expect(fristen(zweiStellen({}, {}, antrag)).at(-1)).toEqual([
      '31.03.2023',
      null,
      'Nachweis der Integrationspauschale',
    ]);
    expect(fristen(zweiStellen({}, {}, { ...antrag, integrationspauschale: false }))).toHaveLength(1);
  });
});

describe('Was fehlt', () => {
  it('das Ist eines Eintrags, der Eingang eines Abrufs', () => {
    expect(fehlt(ABGERECHNET)).toEqual([]);
    expect(
      fehlt(zweiStellen({ ist: [ist('S1', '1.00')], abrufe: [abruf('5.00', '2021-01-10', null), abruf('7.00')] })),
    ).toEqual(['2021: Das Ist von „S2“ fehlt.', '2021: Ein Abruf ist noch nicht eingegangen.']);
  });

  it('Bestandskraft, ein Haushaltsjahr im Bescheid, der Bescheid selbst', () => {
    const voll = { ist: [ist('S1', '1.00'), ist('S2', '1.00')] };
    expect(fehlt(zweiStellen(voll, { bestandskraeftigAm: null }))[0]).toContain('bestandskräftig');
    expect(fehlt(zweiStellen(voll, { bestandskraeftigAm: null, verzichtAm: '2020-12-02' }))).toEqual([]);
    const ohneJahr = zweiStellen(voll, { jahre: [{ haushaltsjahr: 2022, zuwendung: '104480.00' }], bis: '2022-12-31' });
    expect(fehlt(ohneJahr)).toContain('2021: Es ist geplant, aber kein Bescheid nennt das Haushaltsjahr.');
    const ohne = zweiStellen(voll);
    expect(fehlt({ ...ohne, bescheide: [] })).toEqual(['Es ist kein Bescheid festgehalten.']);
  });
});

describe('das Bild', () => {
  const punkte = (abwicklung: Partial<Abwicklung>) => {
    const { rechnung, programme } = quelleAus(zweiStellen(abwicklung));
    const programm = programme.find((p) => p.programm === 'THM');
    if (!programm) throw new Error('Baustein 6 fehlt.');
    return verlauf(rechnung, programm);
  };
  const monate = Array.from({ length: 12 }, (_, i) => (i < 2 ? '100.50' : null));

  it('aufsummiert, je Tag ein Punkt; ein Jahresbetrag steht am 31.12.', () => {
    expect(
      punkte({
        ist: [{ ...ist('S1', ''), betrag: null, monate }, ist('S2', '1000.00')],
        abrufe: [abruf('300.00', '2021-02-28'), abruf('50.00', '2021-01-10', null)],
      }).map(({ tag, bewilligt, abgerufen, ausgegeben }) => [alsDeutschesDatum(tag), bewilligt, abgerufen, ausgegeben]),
    ).toEqual([
      ['01.01.2021', '104480.00', '0.00', '0.00'],
      ['10.01.2021', '104480.00', '50.00', '0.00'],
      ['31.01.2021', '104480.00', '50.00', '100.50'],
      ['28.02.2021', '104480.00', '350.00', '201.00'],
      ['31.12.2021', '104480.00', '350.00', '1201.00'],
    ]);
  });

  it('die Treppen steigen nur, bleiben im Bild und enden am Rand; die oberste Stufe fasst alles', () => {
    const bild = verlaufsbild(punkte({ abrufe: [abruf('104480.00')], ist: [ist('S1', '400000.00')] }), {
      breite: 100,
      hoehe: 50,
    });
    for (const treppe of Object.values(bild.treppen)) {
      expect(treppe[0]).toEqual({ x: 0, y: 50 });
      expect(treppe.at(-1)?.x).toBe(100);
      treppe.slice(1).forEach((punkt, i) => {
        expect(punkt.x).toBeGreaterThanOrEqual(treppe[i]?.x ?? 0);
        expect(punkt.y).toBeLessThanOrEqual(treppe[i]?.y ?? 0);
        expect(punkt.y).toBeGreaterThanOrEqual(0);
      });
    }
    expect(bild.stufen.map(({ betrag }) => betrag)).toEqual(['100000.00', '200000.00', '300000.00', '400000.00']);
    expect(bild.treppen.ausgegeben.at(-1)?.y).toBe(0);
    expect(bild.jahre).toEqual([{ jahr: 2021, x: 0, mitte: expect.any(Number) }]);
  });
});
