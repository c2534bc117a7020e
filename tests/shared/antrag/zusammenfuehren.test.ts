/** Drei Fassungen werden eine: nichts geht verloren, was nur eine Seite geändert hat, und nichts wird geraten. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mitVorgaben } from '../../../shared/antrag/antragsteile.ts';
import { type Antrag, antragSchema, type Stelleneintrag } from '../../../shared/antrag/schema.ts';
import {
  abweichungen,
  beideMoeglich,
  type Fassungen,
  fuehreZusammen,
  type Wahl,
} from '../../../shared/antrag/zusammenfuehren.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { jederAntrag, mitGeordnetemBudget } from './programmantraege.ts';

const geordnet = (antrag: Antrag | null): Antrag | null => {
  const nachId = <E extends { id: string }>(liste: readonly E[]) => [...liste].sort((a, b) => (a.id < b.id ? -1 : 1));
  return (
    antrag && mitGeordnetemBudget({ ...antrag, stellen: nachId(antrag.stellen), massnahmen: nachId(antrag.massnahmen) })
  );
};
const alle = (fassungen: Fassungen, wahl: Wahl) => new Map(abweichungen(fassungen).map((a) => [a.schluessel, wahl]));

/** Anträge mit umgeordneten und umbenannten Einträgen, damit sich die Listen der drei Seiten nur zum Teil decken. */
const fassung = () =>
  fc.tuple(jederAntrag(), fc.array(fc.nat(7), { maxLength: 3 }), fc.boolean()).map(([antrag, weg, umgekehrt]) => {
    const stellen = antrag.stellen.filter((_, i) => !weg.includes(i));
    return { ...antrag, stellen: umgekehrt ? stellen.reverse() : stellen };
  });

/** `basis`, in der einzelne Felder und Einträge durch die von `quelle` ersetzt, entfernt oder ergänzt sind. */
function abgewandelt(basis: Antrag, quelle: Antrag, nimm: () => boolean): Antrag {
  const liste = <E extends { id: string }>(alt: readonly E[], neu: readonly E[]): E[] => {
    const vorher = new Set(alt.map(({ id }) => id));
    return [
      ...alt.flatMap((e) => (nimm() ? neu.filter(({ id }) => id === e.id) : [e])),
      ...neu.filter(({ id }) => !vorher.has(id) && nimm()),
    ];
  };
  const kopf = Object.fromEntries(
    Object.entries(basis).map(([name, wert]) => [name, nimm() ? quelle[name as keyof Antrag] : wert]),
  ) as Antrag;
  return {
    ...kopf,
    stellen: liste(basis.stellen, quelle.stellen),
    massnahmen: liste(basis.massnahmen, quelle.massnahmen),
  };
}
const dreiVerwandte = () =>
  fc.tuple(jederAntrag(), jederAntrag(), jederAntrag(), fc.infiniteStream(fc.nat(7))).map(([basis, x, y, strom]) => {
    const nimm = () => strom.next().value === 0;
    return { basis, meine: abgewandelt(basis, x, nimm), andere: abgewandelt(basis, y, nimm) };
  });

describe('Eigenschaften', () => {
  test('wer nichts geändert hat, übernimmt die andere Seite genau, samt Reihenfolge', () => {
    fc.assert(
      fc.property(fassung(), fassung(), (basis, b) => {
        for (const seiten of [
          { meine: basis, andere: b },
          { meine: b, andere: basis },
          { meine: b, andere: b },
        ]) {
          const { antrag, ...rest } = fuehreZusammen({ basis, ...seiten });
          // Was keiner gewählt hat, nennt das Ergebnis nicht.
          const voll = antrag && mitGeordnetemBudget(mitVorgaben(antrag));
          expect({ ...rest, antrag: voll }).toEqual({ antrag: mitGeordnetemBudget(b), offen: [], fehler: [] });
        }
      }),
      { numRuns: 150 },
    );
  });

  test('Konflikte heißen auf beiden Seiten gleich; ohne sie ist das Ergebnis dasselbe', () => {
    let ohneKonflikt = 0;
    fc.assert(
      fc.property(dreiVerwandte(), ({ basis, meine, andere }) => {
        const hin = fuehreZusammen({ basis, meine, andere });
        const her = fuehreZusammen({ basis, meine: andere, andere: meine });
        expect([...her.offen].sort()).toEqual([...hin.offen].sort());
        if (hin.offen.length > 0) return;
        ohneKonflikt++;
        expect(geordnet(her.antrag)).toEqual(geordnet(hin.antrag));
      }),
      { numRuns: 300 },
    );
    expect(ohneKonflikt).toBeGreaterThan(20);
  });

  test('das Ergebnis besteht immer das Schema, oder es gibt keines und eine Meldung; „alle meine“ lässt keine meiner Änderungen fallen', () => {
    fc.assert(
      fc.property(dreiVerwandte(), fc.constantFrom('meine' as const, 'andere' as const), (fassungen, wahl) => {
        const { basis } = fassungen;
        const { antrag, fehler, offen } = fuehreZusammen(fassungen, alle(fassungen, wahl));
        expect(offen).toEqual([]);
        expect(antrag === null).toBe(fehler.length > 0);
        if (!antrag) return;
        expect(antragSchema.safeParse(antrag).success).toBe(true);
        const rest = abweichungen({ basis, meine: fassungen[wahl], andere: antrag });
        expect(rest.filter((a) => a.herkunft === 'konflikt' || a.herkunft === 'meine')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('Änderungen an verschiedenen Feldern bleiben beide erhalten', () => {
    const felder = ['bezeichnung', 'stelle', 'von', 'jahresausgaben', 'eigenanteil'] as const;
    fc.assert(
      fc.property(fc.subarray([...felder]), fc.nat(2), fc.nat(2), (meineFelder, meineStelle, andereStelle) => {
        const neu = {
          bezeichnung: 'neu',
          stelle: 'X',
          von: '2020-02-01',
          jahresausgaben: '1.00',
          eigenanteil: 'partner',
        } as const;
        const mit = (namen: readonly (typeof felder)[number][], stelle: number): Antrag => ({
          ...AACHEN_BEISPIEL,
          stellen: AACHEN_BEISPIEL.stellen.map((s, i) =>
            i === stelle ? ({ ...s, ...Object.fromEntries(namen.map((n) => [n, neu[n]])) } as Stelleneintrag) : s,
          ),
        });
        const andereFelder = felder.filter((f) => !meineFelder.includes(f));
        const { antrag } = fuehreZusammen({
          basis: AACHEN_BEISPIEL,
          meine: mit(meineFelder, meineStelle),
          andere: mit(andereFelder, andereStelle),
        });
        for (const [namen, stelle] of [
          [meineFelder, meineStelle],
          [andereFelder, andereStelle],
        ] as const) {
          for (const name of namen) expect(antrag?.stellen[stelle]?.[name]).toBe(neu[name]);
        }
      }),
    );
  });
});

describe('Konflikte', () => {
  const basis = AACHEN_BEISPIEL;
  const [erste, ...uebrige] = basis.stellen as [Stelleneintrag, ...Stelleneintrag[]];
  const mitErster = (teil: Partial<Stelleneintrag>): Antrag => ({
    ...basis,
    stellen: [{ ...erste, ...teil }, ...uebrige],
  });
  const ohneErste: Antrag = { ...basis, stellen: uebrige };

  test('dasselbe Feld verschieden geändert: erst die Wahl entscheidet', () => {
    const fassungen = {
      basis,
      meine: mitErster({ jahresausgaben: '70000.00' }),
      andere: mitErster({ jahresausgaben: '60000.00' }),
    };
    const offen = [JSON.stringify(['stellen', erste.id, 'jahresausgaben'])];
    expect(fuehreZusammen(fassungen)).toEqual({ antrag: null, offen, fehler: [] });
    expect(fuehreZusammen(fassungen, alle(fassungen, 'meine')).antrag?.stellen[0]?.jahresausgaben).toBe('70000.00');
    expect(fuehreZusammen(fassungen, alle(fassungen, 'andere')).antrag?.stellen[0]?.jahresausgaben).toBe('60000.00');
    expect(fuehreZusammen(fassungen, alle(fassungen, 'beide')).offen).toEqual(offen);
  });

  test('einer entfernt, der andere ändert: ein Konflikt um den ganzen Eintrag', () => {
    const fassungen = { basis, meine: ohneErste, andere: mitErster({ bezeichnung: 'neu' }) };
    expect(abweichungen(fassungen)).toMatchObject([
      { art: 'eintrag', id: erste.id, herkunft: 'konflikt', meine: null, andere: { bezeichnung: 'neu' } },
    ]);
    expect(fuehreZusammen(fassungen, alle(fassungen, 'meine')).antrag).toEqual(ohneErste);
    expect(fuehreZusammen(fassungen, alle(fassungen, 'andere')).antrag).toEqual(fassungen.andere);
  });

  test('einer entfernt, der andere lässt den Eintrag, wie er ist: er ist weg', () => {
    expect(fuehreZusammen({ basis, meine: basis, andere: ohneErste }).antrag).toEqual(ohneErste);
    expect(fuehreZusammen({ basis, meine: ohneErste, andere: ohneErste }).antrag).toEqual(ohneErste);
  });

  test('beide legen dieselbe Kennung an: meine, deren oder beide, dann mit freier Kennung', () => {
    const meine = { ...basis, stellen: [...basis.stellen, { ...erste, id: 'S9', bezeichnung: 'meine' }] };
    const andere = {
      ...basis,
      stellen: [...basis.stellen, { ...erste, id: 'S9', bezeichnung: 'deren' }, { ...erste, id: 'S9-2' }],
    };
    const fassungen = { basis, meine, andere };
    expect(abweichungen(fassungen).filter(beideMoeglich)).toHaveLength(1);
    const { antrag } = fuehreZusammen(fassungen, alle(fassungen, 'beide'));
    expect(antrag?.stellen.slice(basis.stellen.length).map(({ id, bezeichnung }) => [id, bezeichnung])).toEqual([
      ['S9', 'deren'],
      ['S9-3', 'meine'],
      ['S9-2', erste.bezeichnung],
    ]);
  });

  test('beide Kennungen behalten geht nur, wo beide etwas angelegt haben', () => {
    const eintrag = { ...erste, id: 'S9' };
    const nurIch = { basis, meine: { ...basis, stellen: [...basis.stellen, eintrag] }, andere: basis };
    expect(abweichungen(nurIch).map(beideMoeglich)).toEqual([false]);
    const entfernt = { basis, meine: ohneErste, andere: mitErster({ bezeichnung: 'neu' }) };
    expect(fuehreZusammen(entfernt, alle(entfernt, 'beide')).offen).toHaveLength(1);
    const ohneAusgaben = mitErster({ jahresausgaben: null });
    const feld = {
      basis: ohneAusgaben,
      meine: mitErster({ jahresausgaben: '1.00' }),
      andere: mitErster({ jahresausgaben: '2.00' }),
    };
    expect(fuehreZusammen(feld, alle(feld, 'beide')).offen).toHaveLength(1);
  });

  test('wer eine Seite wählt, bekommt nur sie, auch unter derselben neuen Kennung', () => {
    const mit = (bezeichnung: string): Antrag => ({
      ...basis,
      stellen: [...basis.stellen, { ...erste, id: 'S9', bezeichnung }],
    });
    const fassungen = { basis, meine: mit('meine'), andere: mit('deren') };
    expect(fuehreZusammen(fassungen, alle(fassungen, 'meine')).antrag).toEqual(fassungen.meine);
    expect(fuehreZusammen(fassungen, alle(fassungen, 'andere')).antrag).toEqual(fassungen.andere);
  });

  test('die freie Kennung bleibt kurz genug', () => {
    const kennungen = (id: string) => {
      const mit = (bezeichnung: string): Antrag => ({ ...basis, stellen: [{ ...erste, id, bezeichnung }] });
      const fassungen = { basis: { ...basis, stellen: [] }, meine: mit('meine'), andere: mit('deren') };
      return fuehreZusammen(fassungen, alle(fassungen, 'beide')).antrag?.stellen.map((s) => s.id);
    };
    const [lang, mitPaar] = ['x'.repeat(200), `${'x'.repeat(189)}😀${'x'.repeat(9)}`];
    expect(kennungen(lang)).toEqual([lang, `${'x'.repeat(190)}-2`]);
    expect(kennungen(mitPaar)).toEqual([mitPaar, `${'x'.repeat(189)}-2`]);
    expect(kennungen('😀1')).toEqual(['😀1', '😀1-2']);
  });

  test('jeder Konflikt hat seinen eigenen Schlüssel', () => {
    const geaendert = { ...basis, stellen: basis.stellen.map((s) => ({ ...s, bezeichnung: 'neu' })) };
    const { offen } = fuehreZusammen({ basis, meine: { ...basis, stellen: [] }, andere: geaendert });
    expect(new Set(offen).size).toBe(basis.stellen.length);
  });

  test('was nur die andere Seite geändert hat, nennt den Wert, von dem sie ausging', () => {
    const fassungen = { basis, meine: basis, andere: mitErster({ jahresausgaben: '60000.00' }) };
    const vorher = erste.jahresausgaben;
    expect(abweichungen(fassungen)).toMatchObject([
      { herkunft: 'andere', basis: vorher, meine: vorher, andere: '60000.00' },
    ]);
  });

  test('die Folge gibt vor, wer umgeordnet hat; Entferntes und Ergänztes zählt nicht als Umordnen', () => {
    const [a, b, c] = ['S1', 'S2', 'S3'].map((id) => ({ ...erste, id })) as [
      Stelleneintrag,
      Stelleneintrag,
      Stelleneintrag,
    ];
    const [neu, vorn] = [
      { ...erste, id: 'S9' },
      { ...erste, id: 'S0' },
    ];
    const mit = (...stellen: Stelleneintrag[]): Antrag => ({ ...basis, stellen });
    const folge = (meine: Antrag, andere: Antrag) =>
      fuehreZusammen({ basis: mit(a, b, c), meine, andere }).antrag?.stellen.map(({ id }) => id);
    expect(folge(mit(c, b, a), mit(a, c, neu))).toEqual(['S3', 'S9', 'S1']);
    expect(folge(mit(a, c, neu), mit(c, b, a))).toEqual(['S3', 'S9', 'S1']);
    expect(folge(mit(a, b, c), mit(vorn, a, b, c))).toEqual(['S0', 'S1', 'S2', 'S3']);
  });

  test('was zusammen kein gültiger Antrag ist, wird eine Meldung', () => {
    const viele = (praefix: string) => Array.from({ length: 300 }, (_, i) => ({ ...erste, id: `${praefix}${i}` }));
    const zuViele = fuehreZusammen({
      basis,
      meine: { ...basis, stellen: viele('a') },
      andere: { ...basis, stellen: viele('b') },
    });
    expect(zuViele).toEqual({ antrag: null, offen: [], fehler: ['Höchstens 500 Stellen und Maßnahmen zusammen.'] });
    const massnahme = { ...(basis.massnahmen[0] ?? MASSNAHME), id: 'X' };
    const doppelt = fuehreZusammen({
      basis,
      meine: { ...basis, stellen: [...basis.stellen, { ...erste, id: 'X' }] },
      andere: { ...basis, massnahmen: [...basis.massnahmen, massnahme] },
    });
    expect(doppelt.fehler).toEqual(['Die Kennung „X“ kommt mehrfach vor.']);
  });
});

const MASSNAHME: Antrag['massnahmen'][number] = {
  id: 'M',
  baustein: 1,
  bezeichnung: '',
  traeger: { name: 'Beispielträger', art: 'partner' },
  eigenanteil: 'partner',
  haushaltsjahr: 2020,
  ausgaben: '1.00',
  ausgabenImFenster: null,
  quote: null,
  teilnehmende: null,
  weiterleitung: null,
};
