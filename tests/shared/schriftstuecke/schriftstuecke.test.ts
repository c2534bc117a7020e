/** Die vier Schriftstücke: die Zahlen des Handbuchs, was fehlt, und wie sie als PDF dastehen. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { abrufImFenster } from '../../../shared/antrag/abruf-im-fenster.ts';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { alsPdf } from '../../../shared/druck/pdf.ts';
import { type Schriftstueck, type Tabelle, zellwert } from '../../../shared/druck/schriftstueck.ts';
import { zelltext } from '../../../shared/druck/zelltext.ts';
import { alsBetrag } from '../../../shared/grund/geld.ts';
import { quelleAus } from '../../../shared/schriftstuecke/quelle.ts';
import { druckauswahl, schriftstueckZu, type Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { LEER } from '../beispiele/leere-abwicklung.ts';
import { ZWEI_STELLEN } from '../beispiele/zwei-stellen.ts';
import { liesPdf, mitRolle, ohneLeerraum, SCHRIFTEN, zeilen } from '../druck/pdf-lesen.ts';
import { versionNachBescheid } from '../pruefmappe/nach-dem-bescheid.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { d } from '../tage.ts';
import { ABGERECHNET, abruf, ist, viele, WEITERGELEITET, weitergeleitet, zweiStellen } from './versionen.ts';

const ABRUF: Wunsch = {
  art: 'mittelanforderung',
  programm: 'THM',
  haushaltsjahr: 2021,
  angefordertAm: d('2021-11-02'),
  fensterBis: d('2021-12-31'),
};
const NACHWEIS: Wunsch = { art: 'nachweis', programm: 'THM', andereMittel: 'dritte' };
const ZINSEN: Wunsch = {
  art: 'zinsen',
  betrag: '5510.10',
  anlass: 'Erstattung 2021, Baustein 6',
  ab: d('2022-07-01'),
  raten: [{ am: d('2023-10-01'), betrag: '5510.10' }],
  wechselAb: null,
};
const gezahltAm = (am: string): Wunsch => ({ ...ZINSEN, raten: [{ am: d(am), betrag: '5510.10' }] }) as Wunsch;
const WEITER: Wunsch = { art: 'weiterleitungen', programm: 'THM', tageVorher: 30 };

function stueck(version: Antragsversion, wunsch: Wunsch): Schriftstueck {
  const angebot = schriftstueckZu(version, wunsch);
  if ('fehlt' in angebot) throw new Error(angebot.fehlt);
  return angebot.schriftstueck;
}

const fehlt = (version: Antragsversion, wunsch: Wunsch) => {
  const angebot = schriftstueckZu(version, wunsch);
  return 'fehlt' in angebot ? angebot.fehlt : null;
};

function tabelle({ bloecke }: Schriftstueck, blatt: string): string[][] {
  const gefunden = bloecke.find((b): b is Tabelle => b.art === 'tabelle' && b.blatt === blatt);
  if (!gefunden) throw new Error(`Keine Tabelle ${blatt}`);
  return gefunden.zeilen.map(({ zellen }) => zellen.map((z, i) => zelltext(z, gefunden.spalten[i]?.art ?? 'text')));
}

const absaetze = ({ bloecke }: Schriftstueck) => bloecke.flatMap((b) => (b.art === 'absatz' ? [b.text] : []));
const angabe = ({ bloecke }: Schriftstueck, name: string) =>
  bloecke.flatMap((b) => (b.art === 'angaben' ? b.zeilen : [])).find(([n]) => n === name)?.[1];

/** Im Bescheid 54.400,00 je Stelle; die Anteile stehen darin, weil der Plan kleiner ist. */
const JE_54400 = {
  zuwendung: '108800.00',
  jahre: [{ haushaltsjahr: 2021, zuwendung: '108800.00' }],
};

describe('Mittelanforderung', () => {
  const mit = (abwicklung: Partial<Abwicklung>) => zweiStellen(abwicklung, JE_54400);
  const beide = { ist: [ist('S1', '70000.00'), ist('S2', '60000.00')] };

  it('70.000 und 60.000 € am Jahresende: je Stelle begrenzt, 102.400,00', () => {
    const s = stueck(mit(beide), ABRUF);
    expect(tabelle(s, 'Einträge')).toEqual([
      ['S1 (Teilhabemanagement der Stadt)', '70.000,00', '68.000,00', '–', '80,00', '54.400,00', '54.400,00'],
      ['S2 (Teilhabemanagement der Stadt)', '60.000,00', '68.000,00', '–', '80,00', '54.400,00', '48.000,00'],
      ['Summe', '', '', '', '', '108.800,00', '102.400,00'],
    ]);
    expect(tabelle(s, 'Abruf').map(([, betrag]) => betrag)).toEqual([
      '102.400,00',
      '108.800,00',
      '102.400,00',
      '0,00',
      '102.400,00',
      '6.400,00',
    ]);
    expect(angabe(s, 'Anzufordern')).toBe('102.400,00 €');
  });

  it('bisherige Abrufe zählen, auch ausstehende; wer am selben Tag schon eingetragen ist, nicht', () => {
    const s = stueck(
      mit({ ...beide, abrufe: [abruf('8706.67'), abruf('90000.00', '2021-06-01', null), abruf('1.00', '2021-11-02')] }),
      ABRUF,
    );
    expect(tabelle(s, 'Bisherige Abrufe').map((zeile) => zeile[3])).toEqual(['8.706,67', '90.000,00', '98.706,67']);
    expect(angabe(s, 'Anzufordern')).toBe('3.693,33 €');
    expect(absaetze(s).join(' ')).toContain('ab dem 02.11.2021 schon eingetragen: 02.11.2021 1,00 €');
  });

  it('nach dem Plan abgerufen, alle zwei Monate: 8.706,67 · ,66 · ,67 · ,67 · ,66 · ,67 (A9)', () => {
    const eine = { ...ZWEI_STELLEN, stellen: ZWEI_STELLEN.stellen.slice(0, 1) };
    const abrufe: Abwicklung['abrufe'][number][] = [];
    const betraege = ['02-28', '04-30', '06-30', '08-31', '10-31', '12-31'].map((bis, i) => {
      const version = zweiStellen(
        { abrufe: [...abrufe] },
        { stellen: '1.0', zuwendung: '52240.00', jahre: [{ haushaltsjahr: 2021, zuwendung: '52240.00' }] },
        eine,
      );
      const am = `2021-${String(1 + 2 * i).padStart(2, '0')}-02`;
      const gerechnet = abrufImFenster(quelleAus(version).rechnung, {
        programm: 'THM',
        haushaltsjahr: 2021,
        angefordertAm: d(am),
        fensterBis: d(`2021-${bis}`),
      });
      if (!gerechnet) throw new Error('kein Abruf');
      pruefeRechenweg(gerechnet.abruf, gerechnet.rest);
      const betrag = alsBetrag(gerechnet.abruf.wert);
      abrufe.push(abruf(betrag, am));
      return betrag;
    });
    expect(betraege).toEqual(['8706.67', '8706.66', '8706.67', '8706.67', '8706.66', '8706.67']);
  });

  it('Ist der Monate, danach der Plan: 3 · 5.000,00 und 65.300 · 2 ÷ 12', () => {
    const monate = Array.from({ length: 12 }, (_, i) => (i < 3 ? '5000.00' : null));
    const version = mit({ ist: [{ ...ist('S1', ''), betrag: null, monate }] });
    const s = stueck(version, { ...ABRUF, angefordertAm: d('2021-04-01'), fensterBis: d('2021-05-31') });
    expect(tabelle(s, 'Einträge').map((zeile) => zeile[1])).toEqual(['25.883,33', '27.208,33', '']);
    pruefeRechenweg(
      ...(abrufImFenster(quelleAus(version).rechnung, { ...ABRUF, fensterBis: d('2021-05-31') })?.posten ?? []).map(
        ({ ziel }) => ziel,
      ),
    );
  });

  it('ist der letzte Monat des Fensters schon eingetragen, zählt er ganz und nichts dazu', () => {
    const monate = Array.from({ length: 12 }, (_, i) => (i < 4 ? '5000.00' : null));
    const s = stueck(mit({ ist: [{ ...ist('S1', ''), betrag: null, monate }] }), {
      ...ABRUF,
      angefordertAm: d('2021-04-01'),
      fensterBis: d('2021-04-15'),
    });
    expect(tabelle(s, 'Einträge')[0]?.[1]).toBe('20.000,00');
  });

  it('andere Mittel sind abgezogen, wie bei der Abrechnung: am Jahresende ist das Ziel die endgültige Zuwendung', () => {
    const version = mit({ ist: [ist('S1', '65300.00', '5000.00'), ist('S2', '72000.00', '5000.00')] });
    const s = stueck(version, ABRUF);
    expect(tabelle(s, 'Einträge').map((zeile) => zeile[6])).toEqual(['48.240,00', '50.400,00', '98.640,00']);
    expect(version.ergebnis.abwicklung?.jeHaushaltsjahr.find((j) => j.haushaltsjahr === 2021)?.endgueltig).toBe(
      '98640.00',
    );
    expect(absaetze(s).join(' ')).toContain('Andere Mittel mindern');
  });

  it('eine Stelle, die erst später besetzt ist, braucht und bekommt bis dahin weniger', () => {
    const s = stueck(mit({ besetzung: [{ id: 'S1', von: '2021-03-01', bis: '2021-12-31' }] }), {
      ...ABRUF,
      angefordertAm: d('2021-02-01'),
      fensterBis: d('2021-03-31'),
    });
    expect(tabelle(s, 'Einträge').map((zeile) => [zeile[1], zeile[2], zeile[6]])).toEqual([
      ['5.441,67', '5.666,67', '4.353,33'],
      ['16.325,00', '17.000,00', '13.060,00'],
      ['', '', '17.413,33'],
    ]);
  });

  it.each([
    [
      'bestandskräftig',
      { bestandskraeftigAm: '2021-01-05' },
      'Der Bescheid ist abrufbar: bestandskräftig seit dem 05.01.2021',
    ],
    [
      'Verzicht',
      { bestandskraeftigAm: null, verzichtAm: '2021-01-07' },
      'Der Bescheid ist abrufbar: Verzicht auf den Rechtsbehelf am 07.01.2021',
    ],
    ['noch nicht', { bestandskraeftigAm: '2022-01-01' }, 'eingetragen ist: bestandskräftig seit dem 01.01.2022'],
    ['nichts eingetragen', { bestandskraeftigAm: null }, 'eingetragen ist beides nicht'],
    [
      'nach dem letzten Tag',
      { letzterAbruf: [{ haushaltsjahr: 2021, tag: '2021-10-31' }] },
      'Der letzte Tag für Abrufe dieses Haushaltsjahrs war nach dem Bescheid der 31.10.2021.',
    ],
  ])('Nr. 7.1 VVG: %s', (_, bescheid, erwartet) =>
    expect(absaetze(stueck(zweiStellen({}, bescheid), ABRUF)).join(' ')).toContain(erwartet),
  );

  it('was fehlt oder nicht passt, steht in einem Satz da', () => {
    expect(fehlt(ABGERECHNET, { ...ABRUF, haushaltsjahr: 2022, fensterBis: d('2022-02-28') })).toContain(
      'nennt kein Bescheid einen Betrag für 2022',
    );
    expect(fehlt(ABGERECHNET, { ...ABRUF, fensterBis: d('2022-01-31') })).toContain('Januar gehört zum nächsten');
    expect(fehlt(ABGERECHNET, { ...ABRUF, fensterBis: d('2021-11-01') })).toContain('beginnt mit der Anforderung');
    expect(fehlt(ABGERECHNET, { ...ABRUF, programm: 'DIA' })).toContain('die Bausteine 1 bis 5');
    expect(fehlt(versionNachBescheid({ ...ZWEI_STELLEN, abwicklung: LEER }, []), ABRUF)).toContain('nach dem Bescheid');
  });
});

describe('Zahlenmäßiger Nachweis', () => {
  it('vier Arten in € und v. H., Ausgaben, Differenz, Auszahlung; vorzulegen bis 31.03.2022', () => {
    const s = stueck(ABGERECHNET, NACHWEIS);
    expect(tabelle(s, 'Haushaltsjahr 2021')).toEqual([
      ['Eigenanteil', '26.120,00', '20,00', '25.542,47', '20,51', '−577,53', '−2,21'],
      ['Leistungen Dritter', '0,00', '0,00', '0,00', '0,00', '0,00', '–'],
      ['Bewilligte öffentliche Förderung', '0,00', '0,00', '0,00', '0,00', '0,00', '–'],
      ['Landeszuwendung', '104.480,00', '80,00', '98.969,90', '79,49', '−5.510,10', '−5,27'],
      ['Einnahmen, Summe', '130.600,00', '', '124.512,37', '', '−6.087,63', '−4,66'],
      ['Ausgaben', '130.600,00', '', '124.512,37', '', '−6.087,63', '−4,66'],
      ['davon zuwendungsfähig', '130.600,00', '', '124.512,37', '', '−6.087,63', '−4,66'],
    ]);
    expect(tabelle(s, 'Auszahlung')).toEqual([['2021', '104.480,00', '104.480,00', '98.969,90', '5.510,10', '0,00']]);
    expect(angabe(s, 'Vorzulegen bis')).toMatch(/^31\.03\.2022 \(R9, A6/);
    expect(absaetze(s).join(' ')).toContain('kennt das Formular nicht, sie sind unsere');
  });

  it('andere Mittel stehen, wo jemand sie hinstellt, und der Satz sagt es', () => {
    const version = zweiStellen({ ist: [ist('S1', '65300.00', '5000.00'), ist('S2', '65300.00')] });
    const spalte = (andereMittel: 'dritte' | 'oeffentlich') =>
      tabelle(stueck(version, { ...NACHWEIS, andereMittel } as Wunsch), 'Haushaltsjahr 2021').map((zeile) => zeile[3]);
    expect(spalte('dritte').slice(0, 4)).toEqual(['25.120,00', '5.000,00', '0,00', '100.480,00']);
    expect(spalte('oeffentlich').slice(0, 4)).toEqual(['25.120,00', '0,00', '5.000,00', '100.480,00']);
    expect(absaetze(stueck(version, NACHWEIS)).join(' ')).toContain('unter „Leistungen Dritter“');
  });

  it('mehrere Jahre: je Jahr und in Summe; fehlt ein Ist, gibt es die Summe der Abrechnung nicht', () => {
    const drei = {
      ...ZWEI_STELLEN,
      stellen: ZWEI_STELLEN.stellen.slice(0, 1).map((s) => ({ ...s, von: '2020-04-01', bis: '2022-12-31' })),
    };
    const jahre = [
      { haushaltsjahr: 2020, zuwendung: '39180.00' },
      { haushaltsjahr: 2021, zuwendung: '52240.00' },
      { haushaltsjahr: 2022, zuwendung: '52240.00' },
    ];
    const bescheid = { stellen: '1.0', von: '2020-04-01', bis: '2022-12-31', zuwendung: '143660.00', jahre };
    const alle = [
      { ...ist('S1', '48000.00'), haushaltsjahr: 2020 },
      ist('S1', '66500.00'),
      { ...ist('S1', '65300.00'), haushaltsjahr: 2022 },
    ];
    const ganz = stueck(zweiStellen({ ist: alle }, bescheid, drei), NACHWEIS);
    expect(tabelle(ganz, 'Alle Haushaltsjahre')[3]).toEqual([
      'Landeszuwendung',
      '143.660,00',
      '80,00',
      '142.880,00',
      '79,47',
      '−780,00',
      '−0,54',
    ]);
    const offen = stueck(zweiStellen({ ist: alle.slice(0, 2) }, bescheid, drei), NACHWEIS);
    expect(tabelle(offen, 'Alle Haushaltsjahre')[3]?.slice(3, 5)).toEqual(['–', '–']);
    expect(absaetze(offen).join(' ')).toContain('Unvollständig: 2022: kein Ist für S1.');
    expect(fehlt(zweiStellen({}, bescheid, drei), NACHWEIS)).toContain('2020: kein Ist für S1.');
  });

  it('ein Eintrag, für den nichts bewilligt ist, zählt nicht, und das steht da', () => {
    const s = stueck(
      zweiStellen(
        { ist: [ist('S1', '65300.00'), ist('S2', '65300.00')] },
        {
          zuwendung: '52240.00',
          jahre: [{ haushaltsjahr: 2021, zuwendung: '52240.00' }],
          anteile: [{ id: 'S1', haushaltsjahr: 2021, zuwendung: '52240.00' }],
        },
      ),
      NACHWEIS,
    );
    expect(tabelle(s, 'Haushaltsjahr 2021')[5]?.slice(1, 4)).toEqual(['65.300,00', '', '65.300,00']);
    expect(absaetze(s).join(' ')).toContain('2021 nicht enthalten, weil für sie nichts bewilligt ist: S2.');
  });
});

describe('Zinsberechnung', () => {
  it('Abschnitte auf vier Stellen, 270,12; alle Ergebnisse nebeneinander', () => {
    const s = stueck(ABGERECHNET, ZINSEN);
    expect(tabelle(s, 'Abschnitte')).toEqual([
      ['01.07.2022', '31.12.2022', '184', '−0,88', '3,00', '2,12', '58,8871'],
      ['01.01.2023', '30.06.2023', '181', '1,62', '3,00', '4,62', '126,2371'],
      ['01.07.2023', '30.09.2023', '92', '3,12', '3,00', '6,12', '84,9974'],
      ['Summe', '', '457', '', '', '', '270,1217'],
    ]);
    expect(tabelle(s, 'Ergebnisse')).toEqual([
      ['Kalendertage, immer 365 (act/365)', '270,12', '408,10'],
      ['30E/360', '269,99', '407,75'],
    ]);
    expect(angabe(s, 'Zinsen')).toBe('270,12 €');
    expect(absaetze(s).join(' ')).toContain('in der vierten Stelle von der Summe abweichen');
  });

  it('mit Wechsel: 5 Punkte bis 30.06.2023, dann 3: 380,32', () => {
    const s = stueck(ABGERECHNET, { ...ZINSEN, wechselAb: d('2023-07-01') } as Wunsch);
    expect(angabe(s, 'Zinsen')).toBe('380,32 €');
    expect(tabelle(s, 'Ergebnisse')[0]).toEqual(['Kalendertage, immer 365 (act/365)', '270,12', '408,10', '380,32']);
    expect(tabelle(s, 'Abschnitte').map((zeile) => zeile[4])).toEqual(['5,00', '5,00', '3,00', '']);
  });

  it('am ersten Tag gezahlt: 0,00; ohne bekannten Basiszinssatz ein Satz statt einer Zahl', () => {
    const amErsten = stueck(ABGERECHNET, gezahltAm('2022-07-01'));
    expect(angabe(amErsten, 'Zinsen')).toBe('0,00 €');
    expect(tabelle(amErsten, 'Abschnitte')[0]?.slice(0, 4)).toEqual(['01.07.2022', '01.07.2022', '0', '–']);
    expect(fehlt(ABGERECHNET, gezahltAm('2030-01-01'))).toContain('Basiszinssatz');
    expect(fehlt(ABGERECHNET, gezahltAm('2022-06-30'))).toContain('liegt vor');
  });

  it('in Raten: die Zahlungen mit dem, was danach offen ist, und Zinsen auf das Offene; ein Rest bleibt genannt', () => {
    const raten = [
      { am: d('2023-01-01'), betrag: '3000.00' },
      { am: d('2023-10-01'), betrag: '2510.10' },
    ];
    const s = stueck(ABGERECHNET, { ...ZINSEN, raten } as Wunsch);
    expect(tabelle(s, 'Zahlungen')).toEqual([
      ['01.01.2023', '3.000,00', '2.510,10'],
      ['01.10.2023', '2.510,10', '0,00'],
    ]);
    expect(tabelle(s, 'Abschnitte').map((zeile) => [zeile[2], zeile[3], zeile[7]])).toEqual([
      ['5.510,10', '184', '58,8871'],
      ['2.510,10', '181', '57,5067'],
      ['2.510,10', '92', '38,7202'],
      ['', '457', '155,1140'],
    ]);
    expect(angabe(s, 'Zinsen')).toBe('155,11 €');
    expect(angabe(s, 'Gezahlt am')).toContain('in Raten vom 01.01.2023 bis 01.10.2023');
    expect(angabe(s, 'Noch offen')).toBeUndefined();
    const mitRest = stueck(ABGERECHNET, { ...ZINSEN, raten: raten.slice(0, 1) } as Wunsch);
    expect(angabe(mitRest, 'Noch offen')).toContain('2.510,10 €; was danach an Zinsen anfällt, ist nicht enthalten');
  });
});

describe('Weiterleitungsübersicht', () => {
  it('A weist 58.000,00 nach: 46.400,00, also 3.200,00 zurück; zusammen 156.240,00', () => {
    const s = stueck(WEITERGELEITET, WEITER);
    expect(tabelle(s, 'Haushaltsjahr 2021')).toEqual([
      [
        'Beispielträger A',
        'S2 (Teilhabemanagement beim Partner)',
        '15.01.2021',
        '49.600,00',
        '58.000,00',
        '46.400,00',
        '3.200,00',
        '–',
        '3.200,00',
      ],
      ['Beispielträger B', 'S3 (Teilhabemanagement beim Partner)', '15.01.2021', '54.400,00', '–', '–', '–', '–', '–'],
      ['Summe', '', '', '104.000,00', '–', '–', '–', '', '–'],
    ]);
    expect(tabelle(s, 'Deckung')).toEqual([['2021', '104.000,00', '52.240,00', '156.240,00', '156.240,00', '0,00']]);
    expect(angabe(s, 'Nachweis der Partner bis')).toBe('01.03.2022 (30 Tage vor unserer Frist)');
    expect(angabe(stueck(WEITERGELEITET, { ...WEITER, tageVorher: null } as Wunsch), 'Nachweis der Partner bis')).toBe(
      'nicht angegeben',
    );
  });

  it('endgültig ist höchstens, was weitergegeben ist; ein Rest bleibt offen', () => {
    const [a, b] = WEITERGELEITET.antrag.abwicklung?.weiterleitungen ?? [];
    if (!a || !b) throw new Error('zwei Weiterleitungen erwartet');
    const version = weitergeleitet([
      { ...a, zurueck: '1200.00' },
      { ...b, betrag: '50000.00', ist: '69000.00' },
    ]);
    expect(tabelle(stueck(version, WEITER), 'Haushaltsjahr 2021').map((zeile) => zeile.slice(5))).toEqual([
      ['46.400,00', '3.200,00', '1.200,00', '2.000,00'],
      ['50.000,00', '0,00', '–', '0,00'],
      ['96.400,00', '3.200,00', '', '2.000,00'],
    ]);
  });

  it('teilen sich zwei Partner einen Eintrag, bleibt offen, was endgültig ist, und ein Satz sagt es', () => {
    const [a, b] = WEITERGELEITET.antrag.abwicklung?.weiterleitungen ?? [];
    if (!a || !b) throw new Error('zwei Weiterleitungen erwartet');
    const s = stueck(weitergeleitet([a, { ...b, id: a.id, ist: '60000.00' }]), WEITER);
    const offen = ['–', '–', '–', '–'];
    expect(tabelle(s, 'Haushaltsjahr 2021').map((zeile) => [zeile[5], zeile[6], zeile[7], zeile[8]])).toEqual([
      offen,
      offen,
      ['–', '–', '', '–'],
    ]);
    expect(absaetze(s).join(' ')).toContain('2021: Wo sich mehrere Partner einen Eintrag teilen');
    expect(absaetze(stueck(WEITERGELEITET, WEITER)).join(' ')).not.toContain('mehrere Partner');
  });

  it('ohne Weiterleitung ein Satz', () => expect(fehlt(ABGERECHNET, WEITER)).toContain('keine Weiterleitung'));
});

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
      const rechenweg = s.bloecke.find((b): b is Tabelle => b.art === 'tabelle' && b.blatt === 'Rechenweg');
      expect(rechenweg?.zeilen.length).toBeGreaterThan(150);
      expect(pdf.seiten.join('').replaceAll('\n', '')).toContain('Gedruckt sind die 150 Schritte');
      expect(pdf.seiten.length).toBeLessThan(40);
      const erste = s.bloecke.find((b): b is Tabelle => b.art === 'tabelle');
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
