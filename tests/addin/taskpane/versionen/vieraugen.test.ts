/** Wo die Kommune vier Augen verlangt, bietet der Aufgabenbereich niemandem an, den eigenen Inhalt zu entscheiden. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { SteuerungKontext } from '../../../../addin/taskpane/oberflaeche/kontext.ts';
import { Statusfeld } from '../../../../addin/taskpane/versionen/Statusfeld.tsx';
import type { Versionskopf } from '../../../../shared/api/antworten.ts';
import { aufbauten, BENUTZER } from '../umgebung.ts';

const starte = aufbauten();
const KAEMMEREI = {
  ...(BENUTZER[0] as (typeof BENUTZER)[number]),
  rollen: ['GK.Bearbeiten', 'GK.Festschreiben'],
} as const;
const SATZ = 'Vier-Augen-Regel Ihrer Kommune: Diesen Inhalt haben Sie gespeichert';

/** Zeichnet, was angeboten wird, wenn `oid` den neuesten Inhalt gespeichert und jemand anderes ihn eingereicht hat. */
async function angebot(oid: string, vierAugen: boolean) {
  const { steuerung, ablage } = await starte();
  ablage.autor = { oid, name: 'Person' };
  await steuerung.speichern.version('');
  ablage.autor = { oid: 'anders', name: 'Wer anders' };
  await steuerung.statuswechsel.setze({ status: 'eingereicht', kommentar: '' }, 'x');
  const [neueste, erste] = (await ablage.versionen(steuerung.zustand.merker?.antragId ?? '')).eintraege;
  const versionen = [neueste, erste] as unknown as Versionskopf[];
  steuerung.setze({ benutzer: KAEMMEREI, vierAugen });
  const feld = createElement(Statusfeld, { neueste: versionen[0] as Versionskopf, versionen });
  return renderToStaticMarkup(createElement(SteuerungKontext, { value: steuerung }, feld));
}

test('eigener Inhalt: weder Bewilligung noch Festschreiben, mit Begründung; Ablehnen und Zurückziehen bleiben', async () => {
  const markup = await angebot(KAEMMEREI.oid, true);
  expect(markup).toContain(SATZ);
  expect(markup).not.toContain('Bewilligung festhalten');
  expect(markup).not.toContain('>Festschreiben<');
  expect(markup).toContain('Ablehnung festhalten');
  expect(markup).toContain('Zurückziehen');
});

test.each([
  ['fremder Inhalt', 'fremd', true],
  ['eigener Inhalt ohne die Regel', KAEMMEREI.oid, false],
])('%s: alles, was die Rolle erlaubt', async (_, oid, vierAugen) => {
  const markup = await angebot(oid, vierAugen);
  expect(markup).not.toContain(SATZ);
  expect(markup).toContain('Bewilligung festhalten');
  expect(markup).toContain('>Festschreiben<');
  expect(markup.includes('gilt die Vier-Augen-Regel')).toBe(vierAugen);
});

test.each([
  ['wer auf fremdem Plan nur das Ist eintrug, darf entscheiden', 'fremd', KAEMMEREI.oid, true],
  ['wer den Plan gespeichert hat, auch nach dem Ist von jemand anderem nicht', KAEMMEREI.oid, 'fremd', false],
])('%s', async (_, planVon, autor, angeboten) => {
  const { steuerung, ablage } = await starte();
  ablage.autor = { oid: autor, name: 'Person' };
  await steuerung.speichern.version('');
  const versionen = (await ablage.versionen(steuerung.zustand.merker?.antragId ?? ''))
    .eintraege as unknown as readonly Versionskopf[];
  const [neueste] = versionen as [Versionskopf];
  const stand = {
    art: 'verglichen',
    version: neueste.version,
    antragHash: 'x',
    unterschiede: null,
    anders: false,
  } as const;
  steuerung.setze({ benutzer: KAEMMEREI, vierAugen: true, abgleich: { ...stand, planVon } });
  const feld = createElement(Statusfeld, { neueste, versionen });
  const markup = renderToStaticMarkup(createElement(SteuerungKontext, { value: steuerung }, feld));
  expect(markup.includes(SATZ)).toBe(!angeboten);
});
