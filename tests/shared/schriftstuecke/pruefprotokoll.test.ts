/** Das Prüfprotokoll: gültig ausgezeichnetes HTML mit den Zahlen der Version und dem Ergebnis der Prüfung. */
import { describe, expect, it } from 'vitest';
import { pruefeKette } from '../../../shared/antrag/kette.ts';
import type { Stelleneintrag } from '../../../shared/antrag/schema.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsHtml } from '../../../shared/schriftstuecke/html-seite.ts';
import { type Protokollangaben, pruefprotokoll as protokoll } from '../../../shared/schriftstuecke/pruefprotokoll.ts';
import { COACHING } from '../beispiele/aachen.ts';
import { gemischt } from '../beispiele/andere-programme.ts';
import { alsVersion } from '../pruefmappe/version.ts';

const version = alsVersion(AACHEN_BEISPIEL);
const [STELLE] = AACHEN_BEISPIEL.stellen as [Stelleneintrag];
const pruefprotokoll = (geprueft: Antragsversion, pruefungen?: Protokollangaben['pruefungen']) =>
  alsHtml(protokoll(geprueft, pruefungen ? { pruefungen } : {}));
/** Öffnende und schließende Marken, die zueinander passen müssen. */
const LEER = new Set(['meta', '!doctype']);

function pruefeVerschachtelung(seite: string): void {
  const offen: string[] = [];
  for (const [, ende, name] of seite.replace(/<style>[\s\S]*<\/style>/, '').matchAll(/<(\/?)([a-z0-9!]+)[^>]*>/g)) {
    if (LEER.has(name as string)) continue;
    if (ende) expect(offen.pop()).toBe(name);
    else offen.push(name as string);
  }
  expect(offen).toEqual([]);
}

describe('Prüfprotokoll', () => {
  const seite = pruefprotokoll(version, {
    am: '2026-01-02T03:04:05Z',
    kette: { ...pruefeKette(version.antragId, [version]), am: '2026-01-02T03:00:00Z', wo: 'hier' },
  });

  it('ist eine deutsche Seite mit Überschriften, Tabellen mit Titeln und Köpfen mit scope', () => {
    expect(seite).toMatch(/^<!doctype html>\n<html lang="de">/);
    expect(seite.match(/<h1>/g)).toHaveLength(1);
    expect(seite.match(/<table>/g)?.length).toBe(seite.match(/<caption>/g)?.length);
    expect(seite).not.toMatch(/<th>|<th (?!scope=)/);
    pruefeVerschachtelung(seite);
  });

  it('nennt Hash, Regelstand und die Zahlen', () => {
    expect(seite.match(new RegExp(version.hash, 'g'))).toHaveLength(2);
    for (const { hash } of version.regelstand) expect(seite).toContain(hash);
    for (const zahl of ['442.860,00', '110.715,00', '8.343,88', '2.970', '2,5']) expect(seite).toContain(zahl);
    expect(seite).toContain(
      '<p><strong>Nachgerechnet mit dem genannten Regelstand: alle gespeicherten Zahlen stimmen.</strong></p>',
    );
    expect(seite).toContain(
      'Inhalt geprüft am 02.01.2026, 04:04 Uhr (MEZ): Der nachgerechnete SHA-256 ist der gespeicherte.',
    );
    expect(seite).toContain(
      'Die Hashkette aller Versionen wurde am 02.01.2026, 04:00 Uhr (MEZ) geprüft (auf dem Gerät nachgerechnet). Sie ist heil.',
    );
    expect(seite).toContain(`von ${version.autor.name} (${version.autor.oid})`);
  });

  it('nennt eine Version mehrere Regelstände, ist mit allen nachgerechnet', () => {
    const zwei = alsVersion({ ...AACHEN_BEISPIEL, massnahmen: [COACHING] });
    expect(zwei.regelstand).toHaveLength(2);
    expect(pruefprotokoll(zwei)).toContain(
      'Nachgerechnet mit den genannten Regelständen: alle gespeicherten Zahlen stimmen.',
    );
  });

  it('hat ein Aussehen für den Druck und lädt nichts nach', () => {
    expect(seite).toContain('@page { size: A4 landscape');
    expect(seite).toContain('table-header-group');
    expect(seite).not.toMatch(/src=|href=|url\(|@import|<script/);
  });

  it('nennt jede Abweichung mit dem Schritt, an dem sie entsteht', () => {
    const { finanzierungsplan } = version.ergebnis;
    const gesamt = { ...(finanzierungsplan.gesamt as NonNullable<typeof finanzierungsplan.gesamt>), zuwendung: '1.00' };
    const falsch = pruefprotokoll(
      alsVersion(AACHEN_BEISPIEL, { ergebnis: { finanzierungsplan: { ...finanzierungsplan, gesamt } } }),
    );
    expect(falsch).toContain('Nachgerechnet mit dem genannten Regelstand: 1 Abweichung.');
    expect(falsch).toContain(
      '<th scope="row">Zuwendung in der Gesamtsumme</th>\n<td>1,00\u00a0€</td>\n<td>442.860,00\u00a0€</td>',
    );
    expect(falsch).toContain('Zuwendung, insgesamt: ');
    expect(falsch).toContain('Die Hashkette wurde nicht geprüft.');
    pruefeVerschachtelung(falsch);
  });

  it.each([
    ['inhalt', 'ihr Inhalt passt nicht zu ihrem Hash'],
    ['reihenfolge', 'die Versionen stehen nicht in Folge'],
    ['luecke', 'sie fehlt'],
    ['antrag', 'sie gehört zu einem anderen Antrag'],
    ['vorgaenger', 'sie nennt einen anderen Vorgänger'],
  ] as const)('nennt den Bruch der Kette: %s', (grund, text) => {
    expect(
      pruefprotokoll(version, { am: null, kette: { bruch: { version: 3, grund }, am: null, wo: 'ablage' } }),
    ).toContain(`Sie ist bei Version 3 gebrochen: ${text}.`);
  });

  it('zeigt Bescheid, Festschreiben und was sich nicht berechnen lässt', () => {
    const mitBescheid = pruefprotokoll(
      alsVersion(
        { ...AACHEN_BEISPIEL, stellen: [{ ...STELLE, bis: '2023-01-01' }] },
        {
          status: 'bewilligt',
          festgeschrieben: true,
          bescheid: { datum: '2020-05-01', aktenzeichen: '34.01-1', stellen: '2.5', zuwendung: '143660.00' },
        },
      ),
    );
    expect(mitBescheid).toContain('bewilligt, festgeschrieben');
    expect(mitBescheid).toContain('vom 01.05.2020, Aktenzeichen 34.01-1: 2,5 Stellen, 143.660,00 €');
    expect(mitBescheid).toContain('<td class="zahl">–</td>');
    pruefeVerschachtelung(mitBescheid);
  });

  it('macht aus keinem Namen Markup', () => {
    const boese = '"><script>alert(1)</script>\'&';
    const seiteMitBoesem = pruefprotokoll(
      alsVersion(
        {
          ...AACHEN_BEISPIEL,
          titel: boese,
          stellen: [{ ...STELLE, id: boese, bezeichnung: boese, traeger: { name: boese, art: 'partner' } }],
        },
        { kommentar: boese, autor: { oid: boese, name: boese } },
      ),
    );
    expect(seiteMitBoesem).not.toContain('<script');
    expect(seiteMitBoesem).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;');
    pruefeVerschachtelung(seiteMitBoesem);
  });

  it('ohne Hinweise sagt es das', () =>
    expect(pruefprotokoll({ ...version, hinweise: [] })).toContain('<p>Keine.</p>'));

  it('nennt eine Version, deren Inhalt nicht zu ihrem Hash passt, beschädigt und druckt den nachgerechneten', () => {
    const falsch = pruefprotokoll({ ...version, kommentar: 'untergeschoben' });
    expect(falsch).toContain('Der nachgerechnete SHA-256 ist nicht der gespeicherte. Die Version ist beschädigt.');
    expect(falsch).toContain('SHA-256, nachgerechnet: ');
    expect(falsch.split('<footer>')[1]).not.toContain(version.hash.slice(0, 16));
  });

  it('zeigt unsichtbare und verwechselbare Zeichen und reinigt Namen', () => {
    const gefaelscht = pruefprotokoll({
      ...version,
      kommentar: 'Be\u200bscheid Аachen',
      autor: { oid: 'o-1', name: 'Käm\u202emerei\n\u00ad' },
    });
    expect(gefaelscht).toContain('Be‹U+200B›scheid А‹U+0410›achen');
    expect(gefaelscht).toContain('von Kämmerei (o-1)');
  });
});

describe('Andere Programme', () => {
  const seite = pruefprotokoll(alsVersion(gemischt('zwoelftel')));
  const tabellen = protokoll(alsVersion(gemischt('zwoelftel'))).bloecke.flatMap((b) =>
    b.art === 'tabelle' ? [b] : [],
  );

  it('jede Zeile nennt ihren Regelstand, auch die Kürzung auf das Budget', () => {
    const jahre = new Map(
      tabellen.flatMap(({ blatt, zeilen }) =>
        blatt.startsWith('Haushaltsjahr ') ? [[blatt, zeilen.map(({ zellen }) => zellen.slice(0, 2))] as const] : [],
      ),
    );
    expect(tabellen.map(({ titel }) => titel)).toContain('Haushaltsjahr 2020, wie gespeichert, nach THM-2019, in €');
    expect(jahre.get('Haushaltsjahr 2020')).toContainEqual(['T', '270']);
    expect(jahre.get('Haushaltsjahr 2022')).toContainEqual(['M1', 'DIA-2019-F']);
    for (const zeile of [
      ['K1', 'KIM-NRW'],
      ['S', 'SSA-NRW'],
      ['Budget SSA-NRW (Kürzung auf das Budget)', 'SSA-NRW'],
    ])
      expect(jahre.get('Haushaltsjahr 2024')).toContainEqual(zeile);
  });

  it('nennt Förderart, Anteil der Zeit, Budget und Grund; ein Festbetrag hat keine Quote', () => {
    const angabe = (name: string) => new RegExp(`<dt>${name}</dt><dd>([^<]*)</dd>`).exec(seite)?.[1];
    expect(angabe('Gefördert nach KIM-NRW')).toBe('Festbetrag: die Ausgaben, höchstens 57.000,00 € je Stelle und Jahr');
    expect(angabe('Gefördert nach SSA-NRW')).toBe(
      'Anteilfinanzierung: 80 % der Ausgaben, dabei höchstens 70.000,00 € je Stelle und Jahr',
    );
    expect(angabe('Gefördert nach DIA-2019-F')).toBe('Anteilfinanzierung mit der Quote des Bausteins');
    expect(angabe('Anteil der Zeit')).toMatch(
      /^nach Zwölfteln in SSA-NRW, SSA-NRW-AUSNAHME, KIM-NRW, KIM-NRW-ASSISTENZ,/,
    );
    expect(angabe('Budget SSA-NRW 2024')).toBe('40.000,00 €; mehr Zuwendung steht als Kürzung im Plan');
    expect(angabe('Grund der Ausnahme')).toBe('Mehr Schulen');
  });

  it('wo die Zeit feststeht, steht nichts davon da', () =>
    expect(pruefprotokoll(version)).not.toContain('Anteil der Zeit'));
});
