/** Nach welchem Regelstand ein Antrag Stellen erhält, unter wessen Namen summiert wird, und was ihn ganz abbricht. */
import { describe, expect, it } from 'vitest';
import {
  eintragsgrenzen,
  planrechnung,
  stellenbesetzungen,
  thmDesAntrags,
} from '../../../shared/antrag/planrechnung.ts';
import { stellenrechnung } from '../../../shared/antrag/planzeilen.ts';
import type { Stelleneintrag } from '../../../shared/antrag/schema.ts';
import { quotient } from '../../../shared/grund/geld.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { REGELSTAENDE, type Verzeichnis } from '../../../shared/regelstand/verzeichnis.ts';
import { THM_FOLGE } from '../regelstand/folge.ts';
import { antragMit } from './bausatz.ts';

const MIT_FOLGE: Verzeichnis = [...REGELSTAENDE.filter(({ id }) => ['THM-2019', 'DIA-2019'].includes(id)), THM_FOLGE];
const ALT = { von: '2021-01-01', bis: '2021-12-31' };
const NEU = { von: '2023-01-01', bis: '2023-12-31' };
const ZWISCHEN = { von: '2026-01-01', bis: '2026-12-31' };
const OHNE_SCHLUESSEL = { von: '2024-01-01', bis: '2024-12-31', regelstand: 'KIM-NRW' };

describe('Der Regelstand des Schlüssels', () => {
  const gewaehlt = (stand: string, stellen: Partial<Stelleneintrag>[], verzeichnis = MIT_FOLGE) =>
    thmDesAntrags(antragMit({ stand, stellen }), verzeichnis)?.id ?? null;

  it('ist der der frühesten Stelle, wo immer sie steht und was der Antragsstand auch sagt', () => {
    for (const stellen of [
      [ALT, NEU],
      [NEU, ALT],
      [NEU, ALT, NEU],
      [NEU, NEU, ALT],
    ])
      expect(gewaehlt('2024-01-01', stellen)).toBe('THM-2019');
    for (const stellen of [[NEU], [ZWISCHEN, NEU], [NEU, ZWISCHEN]])
      expect(gewaehlt('2020-01-01', stellen)).toBe('THM-2023');
  });

  it('ist bei gleichem Beginn der der ersten im Antrag', () => {
    const [a, b] = ['THM-2019', 'THM-2019-F'].map((regelstand) => ({ ...ALT, regelstand }));
    expect(gewaehlt('2021-01-01', [{ ...a }, { ...b }], REGELSTAENDE)).toBe('THM-2019');
    expect(gewaehlt('2021-01-01', [{ ...b }, { ...a }], REGELSTAENDE)).toBe('THM-2019-F');
  });

  it('ist der des Antragsstands, wo keine Stelle da ist oder eine keinen Regelstand hat', () => {
    expect(gewaehlt('2020-01-01', [])).toBe('THM-2019');
    expect(gewaehlt('2024-01-01', [])).toBe('THM-2023');
    expect(gewaehlt('2026-01-01', [])).toBeNull();
    expect(gewaehlt('2020-01-01', [ZWISCHEN])).toBe('THM-2019');
    expect(gewaehlt('2020-01-01', [OHNE_SCHLUESSEL, ZWISCHEN], [...MIT_FOLGE, ...kim()])).toBe('THM-2019');
  });

  it('fehlt, wo jede Stelle einen ohne Schlüssel hat', () => {
    expect(gewaehlt('2020-01-01', [OHNE_SCHLUESSEL], REGELSTAENDE)).toBeNull();
    expect(gewaehlt('2020-01-01', [OHNE_SCHLUESSEL, ALT], REGELSTAENDE)).toBe('THM-2019');
  });
});

function kim() {
  return REGELSTAENDE.filter(({ id }) => id === 'KIM-NRW');
}

describe('Summen je Träger', () => {
  it('führen Schreibweisen eines Namens zusammen, unter der ersten', () => {
    const traeger = ['Verein B', 'Stadt A', 'verein  B', 'STADT A'].map((name) => ({ name, art: 'partner' as const }));
    const stellen = traeger.map((einer) => ({ ...ALT, traeger: einer }));
    const summen = planrechnung(antragMit({ stellen })).jeTraeger;
    expect(
      summen.map(({ schluessel, schritte }) => [schluessel, schritte && quotient(schritte.ausgaben.wert).toFixed(2)]),
    ).toEqual([
      ['Stadt A', '130600.00'],
      ['Verein B', '130600.00'],
    ]);
  });
});

describe('Grenzen in den anderen Zählungen', () => {
  const geteilt = (regelstand: string) => {
    const jahr = regelstand === 'KIM-NRW' ? 2024 : 2022;
    const stellen = [1, 2].map(() => ({ von: `${jahr}-01-15`, bis: `${jahr}-12-31`, stelle: 'A', regelstand }));
    const besetzungen = stellenbesetzungen(antragMit({ stellen }), REGELSTAENDE);
    return eintragsgrenzen(besetzungen, namensschluessel)('S2').zeitgrenzen;
  };

  it('gibt es nur, wo der Regelstand die Zählung offen lässt', () => {
    expect(geteilt('THM-2019')).toBeUndefined();
    expect(geteilt('KIM-NRW')).toMatchObject({ zwoelftel: expect.any(Map), tage: expect.any(Map) });
  });
});

describe('Ein unbrauchbarer Regelstand', () => {
  const [thm, dia] = ['THM-2019', 'DIA-2019'].map((id) => REGELSTAENDE.find((r) => r.id === id));
  const kaputt = (r: object | undefined, wert: object) => ({ ...structuredClone(r), ...wert }) as Verzeichnis[number];

  it('bricht die Rechnung ab: Er ist kein Fehler des Antrags', () => {
    const unbrauchbar = expect.objectContaining({ code: 'REGELSTAND_UNBRAUCHBAR' });
    const thm31 = kaputt(thm, { tageJeMonat: { ...(thm as typeof THM_FOLGE).tageJeMonat, wert: 31 } });
    expect(() => planrechnung(antragMit({}), [thm31, dia as Verzeichnis[number]])).toThrow(unbrauchbar);
    const antrag = antragMit({});
    const stelle = antrag.stellen[0] as Stelleneintrag;
    expect(() => stellenrechnung(stelle, antrag, {}, [thm31])).toThrow(unbrauchbar);
    const frist = { wert: '13-01', regel: 'R9', fundstelle: { dokument: 'konzept', stelle: '' } };
    const diaOhneFrist = kaputt(dia, { antragsfristImJahr: frist });
    const nurMassnahme = antragMit({ stellen: [], massnahmen: [{}] });
    expect(() => planrechnung(nurMassnahme, [thm as Verzeichnis[number], diaOhneFrist])).toThrow(unbrauchbar);
  });
});
