/** Der Abschnitt „Beleg im Anker“: Er druckt, was sich nachrechnen lässt, und nennt, was nicht stimmt. */
import { describe, expect, it } from 'vitest';
import { alsBytes, type Beleg, belegblatt } from '../../../shared/anker/beleg.ts';
import { beweisFuer, schliesseAb } from '../../../shared/anker/tagesabschluss.ts';
import type { Versionsbeleg } from '../../../shared/api/belegantworten.ts';
import { AACHEN_BEISPIEL } from '../../../shared/beispiele/aachen.ts';
import { alsHtml } from '../../../shared/schriftstuecke/html-seite.ts';
import { pruefprotokoll } from '../../../shared/schriftstuecke/pruefprotokoll.ts';
import { alsVersion } from '../pruefmappe/version.ts';

const version = alsVersion(AACHEN_BEISPIEL);
const TID = '11111111-1111-4111-8111-111111111111';
const beleg = (n: number, hash: string): Beleg => ({
  beleg: 1,
  tid: TID,
  antragId: version.antragId,
  version: n,
  hash,
  am: '2020-01-15T09:30:01.000Z',
  nachgeholt: false,
});
const EIGENER = beleg(1, version.hash);
const abschluss = schliesseAb('2020-01-15', null, [EIGENER, beleg(2, 'a'.repeat(64)), beleg(3, 'b'.repeat(64))]);
const beweis = beweisFuer(abschluss, EIGENER);
const zeitstempel = { zeit: '2020-01-16T03:30:00.000Z', tsa: 'Test <TSA>', vertraut: true };
const GUT: Versionsbeleg = { anker: true, beleg: EIGENER, beweis, zeitstempel };
const drucke = (anker: Versionsbeleg | null) => {
  const seite = alsHtml(pruefprotokoll(version, { anker }));
  const anfang = seite.indexOf('>Beleg im Anker</h2>');
  return seite.slice(anfang, seite.indexOf('</section>', anfang));
};

describe('mit Beleg, Beweis und Zeitstempel', () => {
  const seite = drucke(GUT);
  it('druckt die Bytes des Belegs, sein Blatt, die Wurzel und jeden Hash des Beweises', () => {
    expect(seite).toContain(new TextDecoder().decode(alsBytes(EIGENER)).replaceAll('"', '&quot;'));
    for (const hash of [belegblatt(EIGENER), abschluss.wurzel, ...(beweis?.hashes ?? [])])
      expect(seite).toContain(hash);
    expect(beweis?.hashes).toHaveLength(2);
  });

  it('sagt, was beim Nachrechnen herauskam, und von wem der Zeitstempel ist', () => {
    expect(seite).toContain(
      '<p><strong>Der Beleg nennt den Hash dieser Version, geschrieben am 15.01.2020, 10:30 Uhr (MEZ).</strong></p>',
    );
    expect(seite).toContain('Abschluss vom 15.01.2020: Blatt 0 (ab 0) von 3. Der Beweis führt zur Wurzel.');
    expect(seite).toContain('16.01.2020, 04:30 Uhr (MEZ), Test &lt;TSA&gt;. Die TSA gehört zu den festgelegten.');
  });
});

describe('was nicht stimmt oder fehlt', () => {
  it.each<[string, Versionsbeleg | null, string]>([
    ['nicht befragt', null, '<p><strong>Der Anker wurde nicht befragt.</strong></p>'],
    ['kein Anker', { anker: false, beleg: null, beweis: null, zeitstempel: null }, 'kein Anker eingerichtet'],
    ['kein Beleg', { anker: true, beleg: null, beweis: null, zeitstempel: null }, 'liegt kein Beleg vor'],
    [
      'noch nicht abgeschlossen',
      { ...GUT, beweis: null, zeitstempel: null },
      'In einem Tagesabschluss steht er noch nicht.',
    ],
    [
      'ohne Zeitstempel',
      { ...GUT, zeitstempel: null },
      'Einen gültigen Zeitstempel hat die Wurzel nicht oder noch nicht.',
    ],
    ['nachgeholt', { ...GUT, beleg: { ...EIGENER, nachgeholt: true } }, 'Er wurde nachgeholt'],
    [
      'anderer Hash',
      { ...GUT, beleg: { ...EIGENER, hash: 'c'.repeat(64) } },
      'Der Beleg passt nicht zu dieser Version',
    ],
    ['andere Version', { ...GUT, beleg: { ...EIGENER, version: 2 } }, 'Der Beleg passt nicht zu dieser Version'],
    [
      'Beweis eines anderen',
      { ...GUT, beweis: beweisFuer(abschluss, beleg(2, 'a'.repeat(64))) },
      'Der Beweis führt nicht zur Wurzel.',
    ],
    [
      'fremde TSA',
      { ...GUT, zeitstempel: { ...zeitstempel, vertraut: false } },
      'Die TSA gehört nicht zu den festgelegten.',
    ],
    ['keine TSA festgelegt', { ...GUT, zeitstempel: { ...zeitstempel, vertraut: null } }, 'ist nicht festgelegt'],
  ])('%s', (_, anker, satz) => {
    expect(drucke(anker)).toContain(satz);
  });

  it('eine fremde Kommune passt nicht', () => {
    const mitTid = { ...version, tid: TID };
    const fremd = { ...GUT, beleg: { ...EIGENER, tid: '22222222-2222-4222-8222-222222222222' } };
    expect(alsHtml(pruefprotokoll(mitTid, { anker: fremd }))).toContain('Der Beleg passt nicht zu dieser Version');
    expect(alsHtml(pruefprotokoll(mitTid, { anker: GUT }))).toContain('Der Beleg nennt den Hash dieser Version');
  });
});
