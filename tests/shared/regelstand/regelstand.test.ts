/** Regelstände: veröffentlicht, eingefroren, mit Fundstelle an jedem Wert, und für jeden Tag genau einer. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { alsIso, ausTagesnummer, tagesnummer } from '../../../shared/grund/datum.ts';
import { hashVon, kanonisch } from '../../../shared/grund/hash.ts';
import { DOKUMENTE } from '../../../shared/regelstand/dokumente.ts';
import { regelstandHash } from '../../../shared/regelstand/hash.ts';
import { istRegelId, type RegelId } from '../../../shared/regelstand/regelid.ts';
import { REGELN } from '../../../shared/regelstand/regeln.ts';
import { regelaussage, regelsatz } from '../../../shared/regelstand/regelsatz.ts';
import { THM_2019 } from '../../../shared/regelstand/thm-2019.ts';
import type { Regelstand, Wert } from '../../../shared/regelstand/typen.ts';
import {
  diaRegelstandFuerJahr,
  diaRegelstandImJahr,
  REGELSTAENDE,
  regelstandFuer,
  regelstandMitId,
  umfasst,
} from '../../../shared/regelstand/verzeichnis.ts';
import { vorgaben } from '../../../shared/regelstand/vorgabe.ts';
import { werteVon } from '../../../shared/regelstand/werte.ts';
import { d } from '../tage.ts';

/** Veröffentlichte Regelstände ändern sich nie. Wer hier etwas ändern muss, hat einen neuen Regelstand zu schreiben. */
const VEROEFFENTLICHT: Record<string, string> = {
  'THM-2019': 'b35123cae9f0bf2023bae8e05ee9387922244202b01610475e3aedbd05dd56d7',
  'DIA-2019': 'ca995205827264ce0ff04cdc6c3b9b07eea2dcb358733917c2fe3681abde5357',
  'THM-2019-F': '6b3505272b6e51b72a26547322111271c8288075a22926a1c64e70046f77aa65',
  'DIA-2019-F': '26c4477d3939facf658f426f6f31989e873b5398f33fd81f70b2936dcb32f648',
  'SSA-NRW': '3ce75e128f5c64039a1e2ee65fdd954dca5e386f109c5a797e86016ba3ce098e',
  'SSA-NRW-AUSNAHME': '436bdc19175c4be2058fb6203701781e5a91323908226e995c1671bb531edfdd',
  'KIM-NRW': '10bbcebfc5dba188a3fadc3c95e532e58b1ec7df856c2b9a94a482dbbdf52ff4',
  'KIM-NRW-ASSISTENZ': '960a3cad8fd5c118ffb2bdbc5388aead265ae6a2a16843298860b36f89377a1e',
};

describe('Veröffentlichte Regelstände', () => {
  it('haben den Hash, mit dem sie veröffentlicht wurden', () => {
    expect(Object.fromEntries(REGELSTAENDE.map((r) => [r.id, regelstandHash(r)]))).toEqual(VEROEFFENTLICHT);
  });

  it('der Hash ist das SHA-256 der kanonischen Form', () => {
    for (const regelstand of REGELSTAENDE) {
      const sortiert = (wert: unknown): unknown =>
        typeof wert === 'object' && wert !== null && !Array.isArray(wert)
          ? Object.fromEntries(
              Object.entries(wert)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([k, v]) => [k, sortiert(v)]),
            )
          : wert;
      expect(regelstandHash(regelstand)).toBe(
        createHash('sha256')
          .update(JSON.stringify(sortiert(regelstand)), 'utf8')
          .digest('hex'),
      );
    }
  });

  it('sind bis in die Tiefe eingefroren', () => {
    const offene: string[] = [];
    const pruefe = (wert: unknown, pfad: string): void => {
      if (typeof wert !== 'object' || wert === null) return;
      if (!Object.isFrozen(wert)) offene.push(pfad);
      for (const [name, teil] of Object.entries(wert)) pruefe(teil, `${pfad}.${name}`);
    };
    for (const regelstand of REGELSTAENDE) pruefe(regelstand, regelstand.id);
    expect(offene).toEqual([]);
  });

  it('tragen an jedem Wert eine Regel, die es gibt, und eine Fundstelle in einem bekannten Dokument', () => {
    const werte: Wert<unknown>[] = [];
    const sammle = (teil: unknown): void => {
      if (typeof teil !== 'object' || teil === null) return;
      if ('wert' in teil) werte.push(teil as Wert<unknown>);
      else for (const innen of Object.values(teil)) sammle(innen);
    };
    for (const regelstand of REGELSTAENDE) sammle(regelstand);
    expect(werte.length).toBeGreaterThan(20);
    for (const { wert, regel, fundstelle } of werte) {
      expect(istRegelId(regel), `${wert}`).toBe(true);
      expect(Object.keys(DOKUMENTE)).toContain(fundstelle.dokument);
      expect(fundstelle.stelle).not.toBe('');
    }
  });

  it('setzen jeden Monat mit 30 Tagen an, und ein anderer wird abgewiesen: nur dafür gilt die Zählung (R6, A2)', () => {
    for (const regelstand of REGELSTAENDE)
      if (regelstand.programm === 'THM') expect(regelstand.tageJeMonat.wert).toBe(30);
    const mit31 = { ...THM_2019, tageJeMonat: { ...THM_2019.tageJeMonat, wert: 31 } };
    expect(() => werteVon(mit31)).toThrow(
      expect.objectContaining({ code: 'REGELSTAND_UNBRAUCHBAR', feld: 'regelstand' }),
    );
  });

  it('haben eindeutige Ids und lassen sich daran finden', () => {
    expect(new Set(REGELSTAENDE.map(({ id }) => id)).size).toBe(REGELSTAENDE.length);
    for (const regelstand of REGELSTAENDE) expect(regelstandMitId(regelstand.id)).toBe(regelstand);
    expect(() => regelstandMitId('THM-1999')).toThrow(
      expect.objectContaining({ code: 'REGELSTAND_UNBEKANNT', feld: 'regelstand' }),
    );
    expect(() => regelstandMitId('THM-1999')).toThrow(
      'THM-2019, DIA-2019, THM-2019-F, DIA-2019-F, SSA-NRW, SSA-NRW-AUSNAHME, KIM-NRW, KIM-NRW-ASSISTENZ.',
    );
  });
});

describe('Für jeden Tag genau ein Regelstand', () => {
  it.each([
    ['THM', '2019-07-15', '2022-12-31'],
    ['DIA', '2020-01-01', '2022-12-31'],
  ] as const)('%s vom %s bis %s, außerhalb ein Fehler', (programm, von, bis) => {
    for (let nummer = tagesnummer(d('2018-12-31')); nummer <= tagesnummer(d('2024-01-01')); nummer++) {
      const tag = ausTagesnummer(nummer);
      const treffer = REGELSTAENDE.filter((r) => r.programm === programm && !r.nurBenannt && umfasst(r, tag));
      const innen = von <= alsIso(tag) && alsIso(tag) <= bis;
      expect(treffer).toHaveLength(innen ? 1 : 0);
      if (innen) expect(regelstandFuer(programm, tag, tag)).toBe(treffer[0]);
      else
        expect(() => regelstandFuer(programm, tag, tag)).toThrow(
          expect.objectContaining({ code: 'AUSSERHALB_REGELSTAND', regel: 'R8' }),
        );
    }
  });

  it('ein Haushaltsjahr der Bausteine 1–5 muss ganz darin liegen', () => {
    for (const jahr of [2020, 2021, 2022]) expect(diaRegelstandFuerJahr(jahr).id).toBe('DIA-2019');
    for (const jahr of [1900, 2019, 2023, 9999]) {
      expect(diaRegelstandImJahr(jahr)).toBeNull();
      expect(() => diaRegelstandFuerJahr(jahr)).toThrow(
        expect.objectContaining({ code: 'HAUSHALTSJAHR_AUSSERHALB', feld: 'haushaltsjahr', regel: 'R7' }),
      );
    }
    expect(() => diaRegelstandFuerJahr(2019)).toThrow(
      'Das Haushaltsjahr 2019 liegt außerhalb der Förderung; erlaubt ist 2020 bis 2022 (DIA-2019).',
    );
    const angebrochen = {
      ...(regelstandMitId('DIA-2019') as Regelstand),
      gueltigVon: { wert: '2020-01-02', regel: 'R7', fundstelle: { dokument: 'konzept', stelle: '-' } },
    } as Regelstand;
    expect(diaRegelstandImJahr(2020, [angebrochen])).toBeNull();
    expect(diaRegelstandImJahr(2021, [angebrochen])).toBe(angebrochen);
  });

  it('nennt, welcher der beiden Tage draußen liegt und was erlaubt ist', () => {
    const meldung = 'liegt außerhalb des Förderzeitraums; erlaubt ist 15.07.2019 bis 31.12.2022 (THM-2019).';
    expect(() => regelstandFuer('THM', d('2019-07-14'), d('2020-01-01'))).toThrow(`„von“: Der 14.07.2019 ${meldung}`);
    expect(() => regelstandFuer('THM', d('2020-01-01'), d('2023-01-01'))).toThrow(`„bis“: Der 01.01.2023 ${meldung}`);
  });
});

describe('Regeln', () => {
  const ids = Object.keys(REGELN) as RegelId[];

  it('sind R1–R25, A1–A10 und W1–W21', () => {
    const bis = (buchstabe: string, n: number) => Array.from({ length: n }, (_, i) => `${buchstabe}${i + 1}`);
    expect(ids).toEqual([...bis('R', 25), ...bis('A', 10), ...bis('W', 21)]);
  });

  it.each(ids)('%s ist ein Satz mit Quelle', (id) => {
    expect(regelsatz(id, vorgaben())).toMatch(/^[RAW]\d+ .+: .+ \(.+\)\.$/);
    const quelle = regelaussage(id, vorgaben())?.quelle ?? '';
    expect(quelle).toMatch(id.startsWith('A') ? /^Auslegung des GK Förderrechners zu R/ : /^[A-Z].+, .+/);
    expect(regelsatz(id, vorgaben())).toContain(quelle);
  });

  it('nur bekannte Ids sind Regeln', () => {
    expect(['R3', 'A1', 'W21', 'R26', 'A11', 'W22', 'r3', '', 'toString', '__proto__'].map(istRegelId)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('Kanonische Form', () => {
  it('hängt nicht von der Reihenfolge der Felder ab', () => {
    expect(kanonisch({ b: 1, a: [1, { d: null, c: 'ü' }] })).toBe('{"a":[1,{"c":"ü","d":null}],"b":1}');
    expect(hashVon({ b: 1, a: 2 })).toBe(hashVon({ a: 2, b: 1 }));
    expect(hashVon('')).toBe(createHash('sha256').update('""').digest('hex'));
  });

  it('lehnt ab, was keine JSON-Form hat', () => expect(() => kanonisch(undefined)).toThrow(TypeError));
});
