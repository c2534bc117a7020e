/** Jemand ändert an der Datenbank vorbei Bytes auf der Platte; die Prüfung nennt danach genau diese Version. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ClassicLevel } from 'classic-level';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  antragMit,
  FREMDER_ENDPUNKT,
  oeffneDatenbank,
  schnittstelle,
  speichern,
  type Testdatenbank,
} from '../werkzeug.ts';

const VERSIONEN = 5;
const BETROFFEN = 3;
const TABELLE = 'gk-platte';

let ordner: string;
beforeAll(() => {
  ordner = mkdtempSync(join(tmpdir(), 'gk-platte-'));
});
afterAll(() => rmSync(ordner, { recursive: true, force: true }));

/** Ein Eintrag, wie dynalite ihn in LevelDB ablegt. */
interface Abgelegt {
  readonly sk?: { readonly S: string };
  readonly kommentar?: { S: string };
  readonly inhalt?: { B: string };
}

/** Nur wenn die Datenbank zu ist: LevelDB gehört immer einem Prozess und nur einmal. */
async function aendereAufDerPlatte(
  daten: string,
  nummer: number,
  aendere: (eintrag: Abgelegt) => Abgelegt,
): Promise<number> {
  const level = new ClassicLevel<string, string>(daten);
  let geaendert = 0;
  for await (const [schluessel, wert] of level.iterator()) {
    if (!wert.includes(`"V#${String(nummer).padStart(8, '0')}"`)) continue;
    await level.put(schluessel, JSON.stringify(aendere(JSON.parse(wert) as Abgelegt)));
    geaendert += 1;
  }
  await level.close();
  return geaendert;
}

function andereSumme(eintrag: Abgelegt): Abgelegt {
  const inhalt = JSON.parse(gunzipSync(Buffer.from(eintrag.inhalt?.B ?? '', 'base64')).toString());
  inhalt.ergebnis.finanzierungsplan.gesamt.zuwendung = '1.00';
  return { ...eintrag, inhalt: { B: gzipSync(JSON.stringify(inhalt)).toString('base64') } };
}

describe.skipIf(FREMDER_ENDPUNKT !== undefined)('auf der Platte', () => {
  test.each<[string, (eintrag: Abgelegt) => Abgelegt, { lesbar: boolean; abweichung: string | null }]>([
    [
      'ein anderer Kommentar',
      (eintrag) => ({ ...eintrag, kommentar: { S: 'nie geschrieben' } }),
      { lesbar: true, abweichung: null },
    ],
    ['eine andere Summe', andereSumme, { lesbar: true, abweichung: 'ergebnis.finanzierungsplan.gesamt.zuwendung' }],
    [
      'abgeschnittener Inhalt',
      (eintrag) => ({ ...eintrag, inhalt: { B: (eintrag.inhalt?.B ?? '').slice(0, 400) } }),
      { lesbar: false, abweichung: null },
    ],
  ])('%s: die Prüfung nennt die Version', async (name, aendere, { lesbar, abweichung }) => {
    const daten = join(ordner, name.replaceAll(' ', '-'));
    const oeffne = (): Promise<Testdatenbank> => oeffneDatenbank({ ordner: daten, tabelle: TABELLE });
    let db = await oeffne();
    const { antragId } = await schnittstelle(db.ablage).lege(antragMit(1));
    for (let n = 1; n < VERSIONEN; n++)
      expect((await schnittstelle(db.ablage).rufe(speichern(antragId, n, antragMit(n + 1)))).status).toBe(201);
    await db.schliesse();

    expect(await aendereAufDerPlatte(daten, BETROFFEN, aendere)).toBe(1);

    db = await oeffne();
    const { status, inhalt } = await schnittstelle(db.ablage).rufe({
      methode: 'GET',
      pfad: `/antraege/${antragId}/pruefung`,
    });
    await db.schliesse();
    expect([status, inhalt.kette]).toEqual([200, { ok: false, bruch: { version: BETROFFEN, grund: 'inhalt' } }]);
    expect(inhalt.versionen.map((v: { lesbar: boolean }) => v.lesbar)).toEqual([true, true, lesbar, true, true]);
    const abweichend = inhalt.versionen.flatMap((v: { version: number; abweichungen: { pfad: string }[] }) =>
      v.abweichungen.map(({ pfad }) => [v.version, pfad]),
    );
    expect(abweichend).toEqual(abweichung === null ? [] : [[BETROFFEN, abweichung]]);
  });
});
