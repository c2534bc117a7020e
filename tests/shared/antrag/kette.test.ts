import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gehashteTeile, pruefeKette, versionsHash } from '../../../shared/antrag/kette.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { hashVon } from '../../../shared/grund/hash.ts';

const LEERES_ERGEBNIS = {
  finanzierungsplan: {
    zeilen: [],
    jeHaushaltsjahr: [],
    jeBaustein: [],
    jeTraeger: [],
    gesamt: null,
    stellenNachSchluessel: null,
  },
} as const;

const ANTRAG = '01900000-0000-7000-8000-000000000001';
const ANDERER = '01900000-0000-7000-8000-000000000002';

function kette(laenge: number, antragId = ANTRAG): Antragsversion[] {
  const versionen: Antragsversion[] = [];
  for (let n = 1; n <= laenge; n++) {
    const ohneHash: Omit<Antragsversion, 'hash'> = {
      antragId,
      version: n,
      status: 'entwurf',
      festgeschrieben: false,
      antrag: { ...AACHEN_BEISPIEL, personen: { geduldete: n, gestattete: 0 } },
      ergebnis: LEERES_ERGEBNIS,
      hinweise: [],
      regelstand: [{ id: 'THM-2019', hash: 'ab'.repeat(32) }],
      kern: '1.0.0',
      kommentar: `Stand ${n}`,
      bescheid: null,
      autor: { oid: '33333333-3333-4333-8333-333333333333', name: 'Sachbearbeitung' },
      erstelltAm: `2026-01-01T00:00:${String(n).padStart(2, '0')}Z`,
      vorgaengerHash: versionen.at(-1)?.hash ?? null,
    };
    versionen.push({ ...ohneHash, hash: versionsHash(ohneHash) });
  }
  return versionen;
}

test('gehasht wird alles außer dem Hash, in kanonischer Form und ob in Stücken oder am Stück', () => {
  for (const version of kette(3)) {
    const { hash, ...inhalt } = version;
    const text = gehashteTeile(version).join('');
    expect(JSON.parse(text)).toEqual(inhalt);
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
  }
});

function ersetzt(
  versionen: Antragsversion[],
  index: number,
  aenderung: (v: Antragsversion) => Antragsversion,
): Antragsversion[] {
  return versionen.map((v, i) => (i === index ? aenderung(v) : v));
}

describe('Hashkette', () => {
  test('eine unberührte Kette hält, auch nach einer Reise durch JSON', () => {
    const zurueck = kette(5).map((v) => JSON.parse(JSON.stringify(v)) as Antragsversion);
    expect(pruefeKette(ANTRAG, zurueck)).toEqual({ ok: true, bruch: null });
    expect(pruefeKette(ANTRAG, [])).toEqual({ ok: true, bruch: null });
  });

  test('der Hash ist der SHA-256 der kanonischen Form ohne das Feld hash, gleich in welcher Reihenfolge die Felder stehen', () => {
    const [version] = kette(1) as [Antragsversion];
    const { hash, ...ohne } = version;
    expect(hash).toBe(hashVon(ohne));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(versionsHash(Object.fromEntries(Object.entries(version).reverse()) as unknown as Antragsversion)).toBe(hash);
  });

  test('geänderter Inhalt, auch ein zusätzliches Feld', () => {
    const geaendert = ersetzt(kette(4), 1, (v) => ({ ...v, kommentar: 'anders' }));
    expect(pruefeKette(ANTRAG, geaendert)).toEqual({ ok: false, bruch: { version: 2, grund: 'inhalt' } });
    const ergaenzt = ersetzt(kette(4), 2, (v) => ({ ...v, nebenbei: 1 }) as Antragsversion);
    expect(pruefeKette(ANTRAG, ergaenzt).bruch).toEqual({ version: 3, grund: 'inhalt' });
  });

  test('neu gerechneter Hash einer geänderten Version: die Nachfolgerin nennt einen anderen Vorgänger', () => {
    const geaendert = ersetzt(kette(4), 1, (v) => {
      const neu = { ...v, kommentar: 'anders' };
      return { ...neu, hash: versionsHash(neu) };
    });
    expect(pruefeKette(ANTRAG, geaendert).bruch).toEqual({ version: 3, grund: 'vorgaenger' });
  });

  test('fehlende Version, vertauschte und doppelte', () => {
    const voll = kette(4);
    expect(
      pruefeKette(
        ANTRAG,
        voll.filter((v) => v.version !== 2),
      ).bruch,
    ).toEqual({ version: 2, grund: 'luecke' });
    expect(pruefeKette(ANTRAG, voll.slice(1)).bruch).toEqual({ version: 1, grund: 'luecke' });
    const [a, b, c] = voll as [Antragsversion, Antragsversion, Antragsversion];
    expect(pruefeKette(ANTRAG, [a, b, b, c]).bruch).toEqual({ version: 2, grund: 'reihenfolge' });
    expect(pruefeKette(ANTRAG, [a, b, a]).bruch).toEqual({ version: 1, grund: 'reihenfolge' });
    expect(
      pruefeKette(
        ANTRAG,
        ersetzt(voll, 0, (v) => ({ ...v, version: 0 })),
      ).bruch,
    ).toEqual({ version: 0, grund: 'reihenfolge' });
  });

  test('ein Teil der Kette wird im Anschluss an die Version davor geprüft', () => {
    const voll = kette(5);
    expect(pruefeKette(ANTRAG, voll.slice(2), voll[1]).ok).toBe(true);
    expect(pruefeKette(ANTRAG, voll.slice(2), { version: 2, hash: 'f'.repeat(64) }).bruch).toEqual({
      version: 3,
      grund: 'vorgaenger',
    });
    expect(pruefeKette(ANTRAG, voll.slice(3), voll[1]).bruch).toEqual({ version: 3, grund: 'luecke' });
  });

  test('eine in sich heile Kette eines anderen Antrags, ganz oder ab irgendeiner Stelle hierher kopiert', () => {
    expect(pruefeKette(ANTRAG, kette(3, ANDERER))).toEqual({ ok: false, bruch: { version: 1, grund: 'antrag' } });
    expect(pruefeKette(ANTRAG, kette(3, ANDERER).slice(1), kette(1, ANDERER)[0]).bruch).toEqual({
      version: 2,
      grund: 'antrag',
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat({ max: 7 }), (laenge, rest) => {
        const ab = rest % laenge;
        const versionen: Antragsversion[] = [];
        for (const [i, version] of kette(laenge).entries()) {
          const neu = {
            ...version,
            antragId: i < ab ? ANTRAG : ANDERER,
            vorgaengerHash: versionen.at(-1)?.hash ?? null,
          };
          versionen.push({ ...neu, hash: versionsHash(neu) });
        }
        expect(pruefeKette(ANTRAG, versionen).bruch).toEqual({ version: ab + 1, grund: 'antrag' });
      }),
    );
  });

  test('jede Änderung an jedem Feld wird gefunden, und zwar an ihrer Version', () => {
    const voll = kette(6);
    const felder = [
      'antragId',
      'status',
      'festgeschrieben',
      'kern',
      'kommentar',
      'erstelltAm',
      'vorgaengerHash',
      'hash',
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom(...felder),
        fc.string({ minLength: 1 }),
        (index, feld, wert) => {
          fc.pre(voll[index]?.[feld] !== wert);
          expect(
            pruefeKette(
              ANTRAG,
              ersetzt(voll, index, (v) => ({ ...v, [feld]: wert })),
            ).bruch,
          ).toEqual({ version: index + 1, grund: 'inhalt' });
        },
      ),
    );
  });
});
