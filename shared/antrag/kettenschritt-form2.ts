/**
 * Prüft den Übergang zu einer Version der Formen 1 und 2; neue entstehen in ihnen nicht mehr. Jede Version
 * brachte entweder Inhalt, immer als Entwurf, oder einen Status zu unverändertem Inhalt.
 */
import { gleich } from '../grund/gleich.ts';
import { formnummern } from './formen.ts';
import type { Bruchgrund } from './kettenbruch.ts';
import { hatRollen, passt, type Schrittangaben, selbst } from './kettenurheber.ts';
import type { Setzung } from './setzung.ts';
import { type Aenderung, brauchtVierAugen, bringtInhalt, erlaubteSchritte, noetigeRollen } from './statusschritte.ts';
import type { Antragsversion } from './version.ts';

/** Ohne die Version davor lässt sich nur die erste beurteilen und was eine Version über sich selbst sagt. */
export function schrittgrundBisForm2({ version, vorige, inhaltVon, vierAugen }: Schrittangaben): Bruchgrund | null {
  const inhalt = bringtInhalt(version);
  if (version.version === 1 && !inhalt) return 'schritt';
  if (inhalt && version.bescheid !== null) return 'schritt';
  if (!urheberGenannt(version)) return 'urheber';
  if (inhalt) return hatRollen(version, ['GK.Bearbeiten']) ? null : 'rolle';
  if (vorige === null) return null;
  const aenderung = aenderungZu(vorige, version);
  if (!istErlaubt(vorige, version, aenderung)) return 'schritt';
  if (!urheberPassen(vorige, version, aenderung)) return 'urheber';
  if (!hatRollen(version, noetigeRollen(vorige, aenderung))) return 'rolle';
  return vierAugen && brauchtVierAugen(aenderung) && version.autor.oid === inhaltVon ? 'vieraugen' : null;
}

/** {@link Aenderung}, in der alles genannt ist. */
type Schritt = { readonly [feld in keyof Required<Aenderung>]: Aenderung[feld] };

function aenderungZu(vorige: Antragsversion, version: Antragsversion): Schritt {
  return {
    status: version.status === vorige.status ? undefined : version.status,
    festgeschrieben: version.festgeschrieben && !vorige.festgeschrieben,
    // Ein Bescheid mit demselben Inhalt kann noch einmal festgehalten werden; das zeigt dann nur, wer es war.
    bescheid: !gleich(version.bescheid, vorige.bescheid) || neuGesetzt(version.bescheidVon, version, vorige),
  };
}

const INHALT = ['antrag', 'ergebnis', 'hinweise', 'regelstand', 'kern'] as const;

/**
 * Eine Statusversion lässt den Inhalt, wie er ist, hebt ein Festschreiben nie auf und hält einen Bescheid nur fest, wo
 * er hingehört.
 */
function istErlaubt(
  vorige: Antragsversion,
  version: Antragsversion,
  { status, festgeschrieben, bescheid }: Schritt,
): boolean {
  if (status !== undefined && !erlaubteSchritte(vorige.status).includes(status)) return false;
  // In Form 1 hinterließ ein noch einmal festgehaltener, gleicher Bescheid keine Spur.
  const ohneSpur = version.form === undefined && version.bescheid !== null;
  if (status === undefined && !festgeschrieben && !bescheid && !ohneSpur) return false;
  if (vorige.festgeschrieben && !version.festgeschrieben) return false;
  if (bescheid && (version.status !== 'bewilligt' || version.bescheid === null)) return false;
  return (
    formnummern(version).schema === formnummern(vorige).schema &&
    INHALT.every((feld) => gleich(version[feld], vorige[feld]))
  );
}

/**
 * Ab Form 2 nennt eine Version genau dann, wer festschrieb und wer den Bescheid festhielt, wenn es etwas zu nennen
 * gibt.
 */
function urheberGenannt({ form, festgeschrieben, festgeschriebenVon, bescheid, bescheidVon }: Antragsversion): boolean {
  return (
    form === undefined ||
    (festgeschrieben === Boolean(festgeschriebenVon) && (bescheid !== null) === Boolean(bescheidVon))
  );
}

function urheberPassen(
  vorige: Antragsversion,
  version: Antragsversion,
  { festgeschrieben, bescheid }: Schritt,
): boolean {
  if (version.form === undefined) return true;
  return (
    passt(version.festgeschriebenVon, vorige.festgeschriebenVon, version, festgeschrieben === true) &&
    passt(version.bescheidVon, vorige.bescheidVon, version, bescheid === true)
  );
}

function neuGesetzt(jetzt: Setzung | null | undefined, version: Antragsversion, vorige: Antragsversion): boolean {
  return Boolean(jetzt) && gleich(jetzt, selbst(version)) && !gleich(jetzt, vorige.bescheidVon ?? null);
}
