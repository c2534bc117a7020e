/** Versionen der heutigen Form mit Bescheiden und Abwicklung, aus einem beliebigen Antrag abgeleitet. */
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { mitVorgaben } from '../../../shared/antrag/antragsteile.ts';
import { vollerBescheid } from '../../../shared/antrag/bescheid.ts';
import type { Bescheidangabe } from '../../../shared/antrag/bescheidschema.ts';
import { berechneErgebnis } from '../../../shared/antrag/finanzierungsplan.ts';
import { FORM, SCHEMA } from '../../../shared/antrag/formen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import { tag } from '../../../shared/antrag/tag.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { alsIso, ausTagesnummer, tagesnummer } from '../../../shared/grund/datum.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { alsVersion } from './version.ts';

const VON = {
  oid: '00000000-0000-4000-8000-000000000002',
  name: 'Kämmerei',
  rollen: [],
  am: '2020-02-01T08:00:00.000Z',
};

export function versionNachBescheid(antrag: Antrag, angaben: readonly Bescheidangabe[]): Antragsversion {
  const bescheide = angaben.map((b) => ({ ...vollerBescheid(b), erfasstVon: VON, zumFrueherenPlan: false }));
  return alsVersion(mitVorgaben(antrag), {
    form: FORM,
    schema: SCHEMA,
    bescheide,
    planVon: VON,
    festgeschriebenVon: null,
    bescheidVon: null,
    ...berechneErgebnis(antrag, REGELSTAENDE, bescheide),
  });
}

/** Dieselbe Besetzung ohne ihr mittleres Drittel; zwei Tage haben keines. */
export function mitLuecke({ id, von, bis }: Abwicklung['besetzung'][number]): Abwicklung['besetzung'] {
  const [erster, letzter] = [tagesnummer(tag(von)), tagesnummer(tag(bis))];
  if (letzter - erster < 2) return [{ id, von, bis }];
  const drittel = Math.floor((letzter - erster) / 3);
  const iso = (nummer: number) => alsIso(ausTagesnummer(nummer));
  return [
    { id, von, bis: iso(erster + drittel) },
    { id, von: iso(letzter - drittel), bis },
  ];
}

/** Jeder Eintrag bekommt in jedem geplanten Jahr ein Ist, jedes Jahr einen Bescheid knapp unter dem Plan und Abrufe. */
export function ausgedachteAbwicklung(antrag: Antrag): Antragsversion {
  const plan = berechneErgebnis(antrag).ergebnis.finanzierungsplan;
  const zeilen = plan.zeilen.filter(({ betraege, haushaltsjahr }) => betraege && haushaltsjahr !== null);
  const betrag = (cent: number) => (Math.max(0, cent) / 100).toFixed(2);
  const cent = (text: string) => Math.round(Number(text) * 100);
  const jahre = (art: 'stelle' | 'massnahme') => {
    const summen = new Map<number, number>();
    for (const { art: a, haushaltsjahr, betraege } of zeilen)
      if (a === art && betraege && haushaltsjahr !== null)
        summen.set(haushaltsjahr, (summen.get(haushaltsjahr) ?? 0) + cent(betraege.zuwendung));
    return [...summen].map(([haushaltsjahr, summe]) => ({ haushaltsjahr, zuwendung: betrag(summe - 101) }));
  };
  const bescheid = (programm: 'THM' | 'DIA', art: 'stelle' | 'massnahme'): Bescheidangabe[] => {
    const genannt = jahre(art);
    if (genannt.length === 0) return [];
    const zuwendung = betrag(genannt.reduce((summe, jahr) => summe + cent(jahr.zuwendung), 0));
    return [{ programm, datum: '2020-01-01', aktenzeichen: programm, stellen: '1.0', zuwendung, jahre: genannt }];
  };
  const bescheide = [...bescheid('THM', 'stelle'), ...bescheid('DIA', 'massnahme')];
  const abwicklung: Abwicklung = {
    besetzung: antrag.stellen.flatMap(({ id, von, bis }, i) => {
      const wieGeplant = { id, von, bis: bis < von ? von : bis };
      return i % 3 === 0 ? mitLuecke(wieGeplant) : i % 3 === 1 ? [wieGeplant] : [];
    }),
    ist: zeilen.map(({ id, haushaltsjahr, betraege }, i) => ({
      id,
      haushaltsjahr: haushaltsjahr as number,
      ...(i % 3 === 1
        ? { betrag: null, monate: Array.from({ length: 12 }, (_, m) => (m === i % 12 ? null : betrag(m * 54_321 + i))) }
        : { betrag: betrag(cent(betraege?.ausgaben ?? '0') + (i % 5) * 12_345 - 20_001), monate: null }),
      andereMittel: i % 4 === 0 ? '1234.56' : null,
    })),
    abrufe: bescheide.flatMap(({ programm = 'THM', jahre: genannt = [] }) =>
      genannt.map(({ haushaltsjahr, zuwendung }, i) => ({
        programm,
        haushaltsjahr,
        angefordertAm: `${haushaltsjahr}-02-01`,
        fensterBis: `${haushaltsjahr}-03-31`,
        betrag: zuwendung,
        eingegangenAm: i % 2 === 0 ? `${haushaltsjahr}-03-01` : `${haushaltsjahr + 1}-01-05`,
      })),
    ),
    weiterleitungen: antrag.stellen.slice(0, 2).map(({ id }) => ({
      id,
      haushaltsjahr: 2021,
      partner: '=Verein e. V.',
      betrag: '1000.00',
      vertragVom: '2021-01-05',
      ist: '1234.56',
      zurueck: '0.01',
    })),
    konten: antrag.stellen.slice(0, 1).map(({ id }) => ({ id, art: 'Ertrag', produkt: '05.1', sachkonto: '414100' })),
    zahlweise: 'kasse',
  };
  return versionNachBescheid({ ...antrag, abwicklung }, bescheide);
}
