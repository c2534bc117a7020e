/** R21 und A9: Abrufe, aufgelaufen gerundet. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsIso } from '../../../shared/grund/datum.ts';
import { alsBetrag, durch, type Exakt, exakt, mal, NULL, plus } from '../../../shared/grund/geld.ts';
import { abrufbarAm, abrufziel, einzelabruf, fensterende, mittelabruf } from '../../../shared/kern/mittelabruf.ts';
import { rechenweg } from '../../../shared/kern/rechenweg.ts';
import { rechenwegzeilen } from '../../../shared/kern/rechenweg-text.ts';
import { eingabe } from '../../../shared/regelstand/groesse.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import { werteVon } from '../../../shared/regelstand/werte.ts';
import { pruefeRechenweg } from '../schrittpruefung.ts';
import { betrag, d } from '../tage.ts';
import { alsEuro, bruch, cent, kleiner, mal as malBruch } from '../unabhaengig.ts';

const werte = werteVon(THM_2019);
const euro = (wert: Exakt | string) => eingabe('Betrag', typeof wert === 'string' ? exakt(wert) : wert, '€');
const ziel = (bedarf: Exakt | string, bewilligt: string, bemessung: string | null = null) =>
  abrufziel({
    jahr: 2021,
    bedarf: euro(bedarf),
    bemessung: bemessung === null ? null : euro(bemessung),
    quote: werte.foerderquote,
    bewilligt: euro(bewilligt),
    werte,
  });

function abrufe(bedarfe: readonly (Exakt | string)[], bewilligt: string): string[] {
  let bereits = NULL;
  return bedarfe.map((bedarf) => {
    const schritt = mittelabruf({
      jahr: 2021,
      ziele: [ziel(bedarf, bewilligt)],
      bereits: euro(bereits),
      bewilligt: euro(bewilligt),
    });
    bereits = plus(bereits, schritt.wert);
    return alsBetrag(schritt.wert);
  });
}

describe('Zahlen des Fachkonzepts', () => {
  it('A9: geplanter Bedarf exakt und gezahlter in ganzen Cent', () => {
    const geplant = [1, 2, 3, 4, 5, 6].map((k) => durch(mal(exakt(65_300), exakt(k)), exakt(6)));
    expect(abrufe(geplant, '52240')).toEqual(['8706.67', '8706.66', '8706.67', '8706.67', '8706.66', '8706.67']);
    const gezahlt = ['10883.33', '21766.67', '32650.00', '43533.33', '54416.67', '65300.00'];
    expect(abrufe(gezahlt, '52240')).toEqual(['8706.66', '8706.68', '8706.66', '8706.66', '8706.68', '8706.66']);
  });

  it('A9: Neben geplantem Bedarf steht die Lesart in ganzen Cent; neben gezahltem keine', () => {
    const lesart = (bedarf: Exakt | string) =>
      rechenweg(ziel(bedarf, '52240')).flatMap(({ greifendeLesarten }) =>
        greifendeLesarten.map(({ id, wert }) => `${id} ${alsBetrag(wert as Exakt)}`),
      );
    const sechstel = (k: number) => durch(mal(exakt(65_300), exakt(k)), exakt(6));
    // Aufgelaufen: die zweite Reihe von A9, wo sie von der ersten abweicht.
    expect([1, 2, 3, 4, 5, 6].map((k) => lesart(sechstel(k)))).toEqual([
      ['A9 8706.66'],
      ['A9 17413.34'],
      [],
      ['A9 34826.66'],
      ['A9 43533.34'],
      [],
    ]);
    expect(lesart('10883.33')).toEqual([]);
  });

  it('zwei Stellen, Bedarf 70.000 und 60.000: je Eintrag begrenzt, 102.400,00', () => {
    const ziele = [ziel('70000', '54400', '68000'), ziel('60000', '54400', '68000')];
    expect(ziele.map(({ wert }) => alsBetrag(wert))).toEqual(['54400.00', '48000.00']);
    const abruf = mittelabruf({ jahr: 2021, ziele, bereits: euro('0'), bewilligt: euro('108800') });
    expect(alsBetrag(abruf.wert)).toBe('102400.00');
    expect(alsBetrag(mittelabruf({ ziele, bereits: euro('100000'), bewilligt: euro('101000') }).wert)).toBe('1000.00');
    pruefeRechenweg(abruf);
  });
});

describe('andere Mittel (R20) mindern auch das Ziel eines Abrufs', () => {
  const mit = (bedarf: string | Exakt, andere: string, bemessung: string | null = '68000') =>
    abrufziel({
      jahr: 2021,
      bedarf: euro(bedarf),
      bemessung: bemessung === null ? null : euro(bemessung),
      quote: werte.foerderquote,
      andereMittel: euro(andere),
      bewilligt: euro('60000'),
      werte,
    });

  it.each([
    ['65300', '5000', '48240.00'],
    ['72000', '5000', '50400.00'],
    ['1000', '5000', '0.00'],
  ])('Bedarf %s, andere Mittel %s: %s', (bedarf, andere, erwartet) => {
    const schritt = mit(bedarf, andere);
    expect(alsBetrag(schritt.wert)).toBe(erwartet);
    pruefeRechenweg(schritt);
    const abzug = rechenweg(schritt).find(({ angaben }) => angaben.titel.includes('nach Abzug anderer Mittel'));
    expect(abzug?.angaben).toMatchObject({ jahr: 2021, einheit: '€', regeln: ['R21', 'R20'] });
  });

  it('was an anderen Mitteln nicht abgezogen werden kann, nennt der Rechenweg', () => {
    const texte = rechenwegzeilen(mit('1000', '5000')).map(({ rechnung }) => rechnung);
    expect(texte.filter((text) => text.includes('4.000,00 € (andere Mittel über dem Zuwendungsfähigen'))).toHaveLength(
      1,
    );
    expect(rechenwegzeilen(mit('5000', '5000')).some(({ rechnung }) => rechnung.includes('andere Mittel über'))).toBe(
      false,
    );
  });

  it('auch in der Lesart mit vorher gerundetem Bedarf (A9)', () => {
    const drittel = durch(exakt(20_000), exakt(3));
    const anspruch = rechenweg(mit(drittel, '1000')).find(({ angaben }) => angaben.id === 'abruf.anspruch');
    // 0,8 · 5.666,666… = 4.533,33; mit 6.666,67 ebenso 0,8 · 5.666,67 = 4.533,34.
    expect(anspruch && alsBetrag(anspruch.wert as Exakt)).toBe('4533.33');
    expect(anspruch?.greifendeLesarten.map(({ id, wert }) => [id, alsBetrag(wert as Exakt)])).toEqual([
      ['A9', '4533.34'],
    ]);
  });
});

describe('Fenster und Voraussetzung', () => {
  it.each([
    ['2021-03-01', '2021-05-01'],
    ['2020-12-31', '2020-12-31'],
    ['2021-12-15', '2021-12-31'],
    ['2021-11-01', '2021-12-31'],
  ])('%s reicht bis %s', (tag, ende) => expect(alsIso(fensterende(d(tag)))).toBe(ende));

  it('abgerufen wird erst mit bestandskräftigem Bescheid oder Verzicht', () => {
    expect(abrufbarAm(d('2021-03-01'), { bestandskraeftigAm: null, verzichtAm: null })).toBe(false);
    expect(abrufbarAm(d('2021-03-01'), { bestandskraeftigAm: d('2021-03-02'), verzichtAm: null })).toBe(false);
    expect(abrufbarAm(d('2021-03-01'), { bestandskraeftigAm: d('2021-03-02'), verzichtAm: d('2021-03-01') })).toBe(
      true,
    );
  });
});

describe('Eigenschaften', () => {
  it('die Abrufe eines Jahres ergeben min(cent(Quote · min(Bedarf, Bemessung)), bewilligt), und keiner ist negativ', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 8 }),
        betrag(),
        betrag(),
        (cents, bemessung, bewilligt) => {
          const bedarfe = cents.sort((a, b) => a - b).map((c) => (c / 100).toFixed(2));
          let bereits = '0';
          for (const bedarf of bedarfe) {
            const abruf = einzelabruf({ bedarf, bereits, bewilligt, bemessung, quote: null }, THM_2019);
            const neu = cent(bruch(alsBetrag(abruf.wert)));
            expect(neu >= 0n).toBe(true);
            bereits = alsEuro(cent(bruch(bereits)) + neu);
            pruefeRechenweg(abruf);
          }
          const anspruch = cent(malBruch(bruch('0.8'), kleiner(bruch(bedarfe.at(-1) as string), bruch(bemessung))));
          const hoechstens = cent(bruch(bewilligt));
          expect(bereits).toBe(alsEuro(anspruch < hoechstens ? anspruch : hoechstens));
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each(['0', '1.01', '-0.1', 'abc'])('Quote %s wird abgelehnt', (quote) => {
    const angaben = { bedarf: '1', bereits: '0', bewilligt: '1', bemessung: null, quote };
    expect(() => einzelabruf(angaben, THM_2019)).toThrow(
      expect.objectContaining({ code: 'QUOTE_UNZULAESSIG', feld: 'quote' }),
    );
  });
});
