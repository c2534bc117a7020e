/**
 * Prüft den Übergang zu einer Version ab Form 3. Es gibt drei: Ein anderer Plan beginnt einen Entwurf, ein
 * gleicher Plan lässt Status, Festschreibung und Bescheide, und ein neuer Status oder Bescheid lässt den Antrag.
 */
import { gleich } from '../grund/gleich.ts';
import { alsKurzbescheid, type FestgehaltenerBescheid, neuesterThm } from './bescheid.ts';
import { formnummern, inHeutigerForm } from './formen.ts';
import type { Bruchgrund } from './kettenbruch.ts';
import { hatRollen, passt, type Schrittangaben, selbst } from './kettenurheber.ts';
import { fuehrtPlanFort, gleicherPlan } from './planteil.ts';
import { brauchtVierAugen, bringtInhalt, erlaubteSchritte, noetigeRollen } from './statusschritte.ts';
import type { Antragsversion } from './version.ts';

/** Ohne die Version davor lässt sich nur die erste beurteilen und was eine Version über sich selbst sagt. */
export function schrittgrund({ version, vorige, inhaltVon, vierAugen }: Schrittangaben): Bruchgrund | null {
  if (!sagtDasselbe(version)) return 'urheber';
  if (version.version === 1) return beginnt(version, []);
  if (vorige === null) return null;
  const bisher = inHeutigerForm(vorige).bescheide ?? [];
  if (bringtInhalt(version) && !fuehrtPlanFort(vorige, version))
    return beginnt(
      version,
      bisher.map((bescheid) => ({ ...bescheid, zumFrueherenPlan: true })),
    );
  const neue = neueBescheide(version, bisher);
  if (neue === null) return 'schritt';
  const aenderung = {
    status: version.status === vorige.status ? undefined : version.status,
    festgeschrieben: version.festgeschrieben && !vorige.festgeschrieben,
    bescheid: neue.length > 0,
  };
  if (vorige.festgeschrieben && !version.festgeschrieben) return 'schritt';
  const nurAbwicklung = aenderung.status === undefined && !aenderung.festgeschrieben && !aenderung.bescheid;
  if (!(nurAbwicklung ? fuehrtPlanFort(vorige, version) : istStatusschritt(vorige, version, neue))) return 'schritt';
  if (!urheberPassen(vorige, version, aenderung.festgeschrieben, inhaltVon)) return 'urheber';
  if (!hatRollen(version, nurAbwicklung ? ['GK.Bearbeiten'] : noetigeRollen(vorige, aenderung))) return 'rolle';
  return vierAugen && brauchtVierAugen(aenderung) && version.autor.oid === version.planVon?.oid ? 'vieraugen' : null;
}

/** Ob eine Version dem widerspricht, was sie selbst nennt: Festschreibung, neuester Bescheid und deren Urheber. */
function sagtDasselbe(version: Antragsversion): boolean {
  const { festgeschrieben, festgeschriebenVon, bescheid, bescheidVon, bescheide = [], planVon } = version;
  const neuester = neuesterThm(bescheide);
  return (
    planVon !== undefined &&
    festgeschrieben === Boolean(festgeschriebenVon) &&
    gleich(bescheid, alsKurzbescheid(neuester)) &&
    gleich(bescheidVon ?? null, neuester?.erfasstVon ?? null)
  );
}

/** Ein neuer Plan: ein Entwurf, den der Autor dieser Version verantwortet, mit den früheren Bescheiden. */
function beginnt(version: Antragsversion, bescheide: readonly FestgehaltenerBescheid[]): Bruchgrund | null {
  if (!bringtInhalt(version) || !gleicheBescheide(version.bescheide ?? [], bescheide)) return 'schritt';
  if (!gleich(version.planVon, selbst(version))) return 'urheber';
  return hatRollen(version, ['GK.Bearbeiten']) ? null : 'rolle';
}

/**
 * Findet, was zu den bisherigen Bescheiden dazukam, höchstens einer; `null`, wenn die bisherigen nicht mehr dieselben
 * sind.
 */
function neueBescheide(
  { bescheide = [] }: Antragsversion,
  bisher: readonly FestgehaltenerBescheid[],
): readonly FestgehaltenerBescheid[] | null {
  const neue = bescheide.slice(bisher.length);
  return neue.length <= 1 && gleicheBescheide(bescheide.slice(0, bisher.length), bisher) ? neue : null;
}

/** Aus Form 1 kommt ein Bescheid ohne Urheber; wer ihn festhielt, steht dann ohne Rollen da. */
function gleicheBescheide(jetzt: readonly FestgehaltenerBescheid[], davor: readonly FestgehaltenerBescheid[]): boolean {
  return (
    jetzt.length === davor.length &&
    jetzt.every((bescheid, i) => {
      const voriger = davor[i] as FestgehaltenerBescheid;
      if (voriger.erfasstVon !== null) return gleich(bescheid, voriger);
      return gleich({ ...bescheid, erfasstVon: null }, voriger) && bescheid.erfasstVon?.rollen.length === 0;
    })
  );
}

/** Ohne neuen Bescheid bleibt alles, woraus der Plan besteht, und was aus ihm folgt. */
const UNVERAENDERT = ['antrag', 'regelstand', 'ergebnis', 'hinweise', 'kern'] as const;

/** Der Antrag bleibt, mit einem Bescheid ändert sich nur, was aus ihm folgt; ein Bescheid gehört zu „bewilligt“. */
function istStatusschritt(
  vorige: Antragsversion,
  version: Antragsversion,
  [neuer]: readonly FestgehaltenerBescheid[],
): boolean {
  if (version.status !== vorige.status && !erlaubteSchritte(vorige.status).includes(version.status)) return false;
  if (formnummern(version).schema !== formnummern(vorige).schema) return false;
  if (neuer)
    return (
      version.status === 'bewilligt' &&
      !neuer.zumFrueherenPlan &&
      gleich(neuer.erfasstVon, selbst(version)) &&
      gleich(version.antrag, vorige.antrag) &&
      gleicherPlan(vorige, version)
    );
  return UNVERAENDERT.every((feld) => gleich(version[feld], vorige[feld]));
}

/**
 * Übernommenes nennt, wen die vorige Version nannte; wer einen Bescheid festhielt, steht bei ihm. Vor Form 3 nannte sie
 * nicht, von wem der Plan ist; dann war es, wer zuletzt Inhalt brachte.
 */
function urheberPassen(
  vorige: Antragsversion,
  version: Antragsversion,
  neuFestgeschrieben: boolean,
  inhaltVon: string | null,
): boolean {
  return (
    passt(version.festgeschriebenVon, vorige.festgeschriebenVon, version, neuFestgeschrieben) &&
    (vorige.planVon === undefined
      ? inhaltVon === null || version.planVon?.oid === inhaltVon
      : gleich(version.planVon, vorige.planVon))
  );
}
