/** Die Prüfläufe über allen Versionen: was sie finden, wie sie es sagen, und dass beide Wege dasselbe finden. */
import { describe, expect, test } from 'vitest';
import { type Ablage, NichtErreichbar } from '../../../../addin/taskpane/api/schnittstelle.ts';
import { urteil } from '../../../../addin/taskpane/pruefen/kettentexte.ts';
import { Pruefen, type Prueflauf } from '../../../../addin/taskpane/pruefen/pruefen.ts';
import {
  type Pruefergebnis,
  pruefeAmServer,
  rechneSelbstNach,
} from '../../../../addin/taskpane/pruefen/prueflaeufe.ts';
import type { Steuerkern } from '../../../../addin/taskpane/zustand/steuerkern.ts';
import { pfadInWorten, wertInWorten } from '../../../../shared/antrag/abweichungstexte.ts';
import { pruefeKette, versionsHash } from '../../../../shared/antrag/kette.ts';
import { alsGenannte, nachrechne } from '../../../../shared/antrag/nachrechnen.ts';
import type { Antragsversion } from '../../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../../shared/beispiele/aachen.ts';
import { alsVersion } from '../../../shared/pruefmappe/version.ts';

const BESCHEID = { datum: '2020-03-15', aktenzeichen: '36.02', stellen: '2.0', zuwendung: '300000.00' };

function kette(anzahl: number, aenderung: (nummer: number) => Partial<Antragsversion> = () => ({})): Antragsversion[] {
  const versionen: Antragsversion[] = [];
  for (let version = 1; version <= anzahl; version++) {
    versionen.push(
      alsVersion(AACHEN_BEISPIEL, { version, vorgaengerHash: versionen.at(-1)?.hash ?? null, ...aenderung(version) }),
    );
  }
  return versionen;
}

/** Zuwendung der ersten Zeile verfälscht; mit `neuerHash` so, dass erst die nächste Version es merkt. */
function verfaelscht(version: Antragsversion, neuerHash: boolean): Antragsversion {
  const kopie = JSON.parse(JSON.stringify(version));
  kopie.ergebnis.finanzierungsplan.zeilen[0].betraege.zuwendung = '39180.01';
  return neuerHash ? { ...kopie, hash: versionsHash(kopie) } : kopie;
}

interface Gespeichert {
  readonly versionen: readonly Antragsversion[];
  /** Zeile, die an Stelle einer Version im Export steht. */
  readonly zeilen?: readonly string[];
  readonly jeSeite?: number;
  /** Wirft bei dieser Seite, ab 0. */
  readonly fehlerBei?: number;
}

/** Seitenweise wie die echte Ablage; nur, was die Prüfung braucht. */
function ablage({
  versionen,
  zeilen = versionen.map((v) => JSON.stringify(v)),
  jeSeite = 2,
  fehlerBei = -1,
}: Gespeichert): Ablage {
  const seite = (cursor: string | null, alle: readonly unknown[]) => {
    const ab = Number(cursor ?? 0);
    if (ab / jeSeite === fehlerBei) throw new NichtErreichbar('Keine Verbindung.');
    return { ab, cursor: ab + jeSeite < alle.length ? String(ab + jeSeite) : null };
  };
  return {
    async pruefung(antragId: string, cursor: string | null, abbruch: AbortSignal) {
      abbruch.throwIfAborted();
      const { ab, cursor: weiter } = seite(cursor, versionen);
      const teil = versionen.slice(ab, ab + jeSeite);
      return {
        kette: pruefeKette(antragId, teil, versionen[ab - 1] ?? null),
        versionen: teil.map((v) => ({
          version: v.version,
          lesbar: true,
          abweichungen: nachrechne(v).map(alsGenannte),
          weitere: 0,
        })),
        cursor: weiter,
      };
    },
    async ausgabe(_: string, cursor: string | null, abbruch: AbortSignal) {
      abbruch.throwIfAborted();
      const { ab, cursor: weiter } = seite(cursor, zeilen);
      return { zeilen: zeilen.slice(ab, ab + jeSeite), cursor: weiter };
    },
    async version(_: string, nummer: number) {
      return versionen.find(({ version }) => version === nummer) as Antragsversion;
    },
    async versionen(_: string, cursor: string | null) {
      const absteigend = [...versionen].reverse();
      const { ab, cursor: weiter } = seite(cursor, absteigend);
      return { eintraege: absteigend.slice(ab, ab + jeSeite), cursor: weiter };
    },
    async antraege(_: string | null, suche = '') {
      const treffer = versionen.slice(-1).filter((v) => v.antrag.titel.includes(suche));
      const eintraege = treffer.map((v) => ({
        ...v,
        titel: v.antrag.titel,
        kommune: v.antrag.kommune.name,
        neuesteVersion: v.version,
        geaendertAm: v.erstelltAm,
      }));
      return { eintraege, cursor: null };
    },
  } as unknown as Ablage;
}

const nie = new AbortController().signal;
const lauf = (
  gespeichert: Gespeichert,
  gesamt = gespeichert.versionen.length,
  abbruch = nie,
  melde: (e: Pruefergebnis) => void = () => {},
) => ({
  ablage: ablage(gespeichert),
  antragId: FUENF[0]?.antragId ?? '',
  gesamt,
  abbruch,
  melde,
});
const satz = (art: Prueflauf['art'], ergebnis: Pruefergebnis, zustand: Prueflauf['zustand'] = 'fertig') => {
  const { titel, text } = urteil({ art, zustand, ergebnis, meldung: null });
  return `${titel} ${text}`;
};

const FUENF = kette(5);

describe('beide Wege', () => {
  test('eine heile Kette', async () => {
    const server = await pruefeAmServer(lauf({ versionen: FUENF }));
    expect(satz('server', server)).toBe(
      'Alle 5 Versionen sind unverändert; die Kette ist geschlossen. Jede gespeicherte Zahl kommt beim Nachrechnen wieder heraus. Geprüft von der Versionsablage.',
    );
    const selbst = await rechneSelbstNach(lauf({ versionen: FUENF }));
    expect(satz('selbst', selbst)).toContain('Alle 5 Versionen sind unverändert; die Kette ist geschlossen.');
    expect(selbst.hash).toBe(FUENF[4]?.hash);
  });

  test.each([
    [
      'Inhalt geändert',
      (v: Antragsversion[]) => v.with(2, verfaelscht(v[2] as Antragsversion, false)),
      [{ version: 3, grund: 'inhalt' }],
      [3],
    ],
    [
      'Inhalt und Hash geändert',
      (v: Antragsversion[]) => v.with(2, verfaelscht(v[2] as Antragsversion, true)),
      [{ version: 4, grund: 'vorgaenger' }],
      [3],
    ],
    [
      'nur ein Kommentar geändert',
      (v: Antragsversion[]) => v.with(1, { ...(v[1] as Antragsversion), kommentar: 'anders' }),
      [{ version: 2, grund: 'inhalt' }],
      [],
    ],
  ] as const)('%s', async (_, aendere, brueche, abweichend) => {
    const versionen = aendere([...FUENF]);
    for (const pruefe of [pruefeAmServer, rechneSelbstNach]) {
      const ergebnis = await pruefe(lauf({ versionen }));
      expect(ergebnis.brueche).toEqual(brueche);
      expect(ergebnis.befunde.map(({ version }) => version)).toEqual(abweichend);
      expect(ergebnis.geprueft).toBe(5);
    }
  });

  test('die ganze Kette eines anderen Antrags, in sich heil', async () => {
    const versionen = kette(3, () => ({ antragId: '018f0000-0000-7000-8000-00000000000f' }));
    for (const [art, pruefe] of [
      ['server', pruefeAmServer],
      ['selbst', rechneSelbstNach],
    ] as const) {
      const ergebnis = await pruefe(lauf({ versionen }));
      expect(ergebnis.brueche[0]).toEqual({ version: 1, grund: 'antrag' });
      expect(satz(art, ergebnis)).toContain(
        'Die Kette ist bei Version 1 gebrochen. Sie gehört zu einem anderen Antrag und wurde hierher kopiert.',
      );
    }
  });

  test('fehlen der Ablage die neuesten Versionen, die die Liste nennt, gilt die Kette nicht als geschlossen', async () => {
    for (const pruefe of [pruefeAmServer, rechneSelbstNach]) {
      expect((await pruefe(lauf({ versionen: FUENF }, 7))).brueche).toEqual([{ version: 6, grund: 'luecke' }]);
      expect((await pruefe(lauf({ versionen: [] }, 1))).brueche).toEqual([{ version: 1, grund: 'luecke' }]);
    }
  });

  test('Fortschritt je Seite, und ein Abbruch mittendrin behält, was schon geprüft ist', async () => {
    for (const pruefe of [pruefeAmServer, rechneSelbstNach]) {
      const abbruch = new AbortController();
      const staende: number[] = [];
      const melde = ({ geprueft }: Pruefergebnis) => {
        staende.push(geprueft);
        abbruch.abort();
      };
      const viele = kette(60);
      await expect(pruefe(lauf({ versionen: viele, jeSeite: 20 }, 60, abbruch.signal, melde))).rejects.toMatchObject({
        name: 'AbortError',
      });
      expect(staende).toHaveLength(1);
      expect(staende[0]).toBeLessThan(60);
    }
  });
});

describe('selbst nachrechnen', () => {
  const ZEILEN = FUENF.map((v) => JSON.stringify(v));
  test.each([
    [
      'beschädigt',
      ZEILEN.with(2, '{"antragId":"a","version":3,"beschaedigt":true}'),
      [{ version: 3, grund: 'inhalt' }],
      [3],
    ],
    ['keine JSON-Zeile', ZEILEN.with(0, '<html>'), [{ version: 1, grund: 'inhalt' }], [1]],
    ['fehlende Version', ZEILEN.toSpliced(2, 1), [{ version: 3, grund: 'luecke' }], []],
    ['fehlendes Ende', ZEILEN.slice(0, 3), [{ version: 4, grund: 'luecke' }], []],
    [
      'zwei vertauscht',
      [ZEILEN[0], ZEILEN[2], ZEILEN[1], ZEILEN[3], ZEILEN[4]] as string[],
      [{ version: 2, grund: 'luecke' }],
      [],
    ],
    [
      'ein zusätzliches Feld',
      ZEILEN.with(4, `${ZEILEN[4]?.slice(0, -1)},"heimlich":1}`),
      [{ version: 5, grund: 'inhalt' }],
      [],
    ],
  ])('%s', async (_, zeilen, brueche, unlesbare) => {
    const ergebnis = await rechneSelbstNach(lauf({ versionen: FUENF, zeilen }));
    expect(ergebnis.brueche.slice(0, brueche.length)).toEqual(brueche);
    expect(ergebnis.unlesbare).toEqual(unlesbare);
  });

  test('wo die Kommune vier Augen verlangt, fällt auf, wer seinen eigenen Inhalt festschrieb', async () => {
    const versionen = kette(2, (nummer) => (nummer === 2 ? { festgeschrieben: true } : {}));
    const angaben = lauf({ versionen });
    const antraege: Ablage['antraege'] = async (...seite) => ({
      ...(await angaben.ablage.antraege(...seite)),
      vierAugen: true,
    });
    expect((await rechneSelbstNach(angaben)).brueche).toEqual([]);
    const mitRegel = { ...angaben, ablage: { ...angaben.ablage, antraege } };
    expect((await rechneSelbstNach(mitRegel)).brueche).toEqual([{ version: 2, grund: 'vieraugen' }]);
  });
});

describe('in Worten', () => {
  test('die abweichende Zahl, beide Werte, der Schritt und seine Fundstelle', async () => {
    const versionen = FUENF.with(2, verfaelscht(FUENF[2] as Antragsversion, true));
    const { befunde, ...rest } = await pruefeAmServer(lauf({ versionen }));
    const [abweichung] = befunde[0]?.abweichungen ?? [];
    if (!abweichung) throw new Error('keine Abweichung');
    expect(pfadInWorten(abweichung.pfad, befunde[0]?.inhalt ?? null)).toMatch(
      /^Zuwendung von \S+ .+ im Haushaltsjahr 2020$/,
    );
    expect(pfadInWorten(abweichung.pfad, null)).toBe('Zuwendung in Zeile 1 des Finanzierungsplans');
    expect(wertInWorten(abweichung, abweichung.gespeichert)).toBe('39.180,01\u00a0€');
    expect(abweichung.schritt?.fundstelle).toContain('Konzept');
    expect(satz('server', { ...rest, befunde })).toBe(
      'Nicht alles stimmt Die Kette ist bei Version 4 gebrochen. Sie nennt einen anderen Vorgänger als die Version vor ihr. Eine der beiden wurde ersetzt. In Version 3 weichen gespeicherte Zahlen vom Nachrechnen ab.',
    );
  });

  test('abgebrochen und unterbrochen sagen, wie weit es kam', () => {
    const ergebnis: Pruefergebnis = { geprueft: 80, gesamt: 240, brueche: [], befunde: [], unlesbare: [], hash: null };
    expect(satz('server', ergebnis, 'abgebrochen')).toBe(
      'Abgebrochen Geprüft sind 80 von 240 Versionen. Bis dahin ist nichts aufgefallen.',
    );
    expect(satz('server', ergebnis, 'fehler')).toContain('Nach 80 von 240 Versionen unterbrochen');
    expect(satz('server', { ...ergebnis, unlesbare: [7], brueche: [{ version: 7, grund: 'inhalt' }] })).toContain(
      'Version 7 lässt sich nicht lesen.',
    );
  });
});

describe('Pruefen', () => {
  const mit = (gespeichert: Gespeichert) =>
    new Pruefen({
      umgebung: { ablage: ablage(gespeichert) },
      zustand: { benutzer: null },
      melde: () => {},
    } as unknown as Steuerkern);

  test('wählen, prüfen, Kette fürs Protokoll', async () => {
    const pruefen = mit({ versionen: FUENF });
    await pruefen.waehle(FUENF[0]?.antragId ?? '');
    expect(pruefen.store.lesen().wahl).toMatchObject({
      art: 'da',
      antrag: { neueste: 5, titel: AACHEN_BEISPIEL.titel },
    });
    expect(pruefen.kette).toBeNull();
    await pruefen.pruefe('selbst');
    expect(pruefen.store.lesen().lauf).toMatchObject({ zustand: 'fertig', art: 'selbst', ergebnis: { geprueft: 5 } });
    expect(pruefen.kette).toEqual({ bruch: null, am: expect.any(String), wo: 'hier' });
  });

  test('Soll und Ist: der Bescheid der neuesten Version, die einen hat, auch wenn sie auf einer späteren Seite steht', async () => {
    const versionen = kette(7, (n) => (n === 2 ? { status: 'bewilligt', bescheid: BESCHEID } : {}));
    const pruefen = mit({ versionen });
    await pruefen.waehle('a');
    const { wahl } = pruefen.store.lesen();
    expect(wahl.art === 'da' && wahl.antrag.sollIst).toMatchObject({
      art: 'da',
      zahlen: { moeglich: '2.5', geplant: '3', bescheidVersion: 2, bescheid: BESCHEID, planVersion: 7 },
    });
  });

  test('ein Netzfehler mitten in der Prüfung bleibt stehen und nennt, wie weit es kam', async () => {
    const pruefen = mit({ versionen: FUENF, fehlerBei: 1 });
    await pruefen.waehle('a');
    await pruefen.pruefe('server');
    expect(pruefen.store.lesen().lauf).toMatchObject({
      zustand: 'fehler',
      meldung: 'Keine Verbindung.',
      ergebnis: { geprueft: 2 },
    });
    expect(pruefen.kette).toBeNull();
  });

  test('abbrechen zeigt den Stand; ein anderer Antrag zeigt von einem alten Lauf nichts mehr', async () => {
    const pruefen = mit({ versionen: FUENF });
    await pruefen.waehle('a');
    const laeuft = pruefen.pruefe('server');
    pruefen.brichAb();
    await laeuft;
    expect(pruefen.store.lesen().lauf?.zustand).toBe('abgebrochen');
    const zweiter = pruefen.pruefe('selbst');
    const gewaehlt = pruefen.waehle('b');
    await Promise.all([zweiter, gewaehlt]);
    expect(pruefen.store.lesen().lauf).toBeNull();
  });

  test('suchen und verwerfen', async () => {
    const pruefen = mit({ versionen: FUENF });
    await pruefen.suche('  Aachen ');
    expect(pruefen.store.lesen()).toMatchObject({
      suche: 'Aachen',
      treffer: { art: 'da', eintraege: [{ neuesteVersion: 5 }] },
    });
    pruefen.verwirf();
    expect(pruefen.store.lesen()).toEqual({
      wahl: { art: 'keine' },
      suche: '',
      treffer: { art: 'ungeladen' },
      lauf: null,
    });
  });

  test('kommen weitere Treffer nicht an, bleiben die gefundenen stehen', async () => {
    const gefunden = { eintraege: [], cursor: 'weiter' };
    const antworten = [async () => gefunden, () => Promise.reject(new NichtErreichbar('Keine Verbindung.'))];
    const gemeldet: string[] = [];
    const umgebung = { ablage: { antraege: () => antworten.shift()?.() } };
    const pruefen = new Pruefen({
      umgebung,
      zustand: { benutzer: null },
      melde: (_: string, text: string) => gemeldet.push(text),
    } as unknown as Steuerkern);
    await pruefen.suche('Aachen');
    await pruefen.weitereTreffer();
    expect(pruefen.store.lesen()).toMatchObject({ suche: 'Aachen', treffer: { art: 'da', ...gefunden } });
    expect(gemeldet).toEqual(['Weitere Einträge konnten nicht geladen werden. Keine Verbindung.']);
  });

  test('was eine Suche noch findet, wenn jemand anders angemeldet oder ein Antrag gewählt ist, kommt nicht mehr an', async () => {
    const pruefen = mit({ versionen: FUENF });
    const suche = pruefen.suche('');
    pruefen.verwirf();
    await suche;
    expect(pruefen.store.lesen().treffer).toEqual({ art: 'ungeladen' });
    await Promise.all([pruefen.suche(''), pruefen.waehle('a')]);
    expect(pruefen.store.lesen()).toMatchObject({ wahl: { art: 'da' }, treffer: { art: 'ungeladen' } });
  });

  test('zweimal nach älteren Versionen gefragt: jede steht einmal da', async () => {
    const pruefen = mit({ versionen: FUENF });
    await pruefen.waehle('a');
    await Promise.all([pruefen.weitereVersionen(), pruefen.weitereVersionen()]);
    const { wahl } = pruefen.store.lesen();
    expect(wahl.art === 'da' && wahl.antrag.versionen.eintraege.map(({ version }) => version)).toEqual([5, 4, 3, 2]);
  });
});
