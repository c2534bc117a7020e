/**
 * R19 im Antrag: wer eine Stelle wirklich besetzt hat. Ein Eintrag ohne Besetzung gilt als besetzt wie geplant, einer
 * mit Besetzungen nur in ihnen, und nie außerhalb seines geplanten Zeitraums. Auf einer geteilten Stelle und bei
 * mehreren Besetzungen zählt ein Monat zusammen höchstens so viele Tage wie geplant (A2).
 */
import { frueheres, spaeteres } from '../grund/datum.ts';
import { Zeitraum } from '../grund/zeitraum.ts';
import { bemessungDerBesetzung, besetzteTage } from '../kern/besetzung.ts';
import type { Foerderquote } from '../kern/foerderquote.ts';
import type { Foerderung } from '../kern/foerderung.ts';
import type { Schritt } from '../kern/rechenweg.ts';
import { stellengrenzen } from '../kern/stellengrenzen.ts';
import type { Werte } from '../regelstand/werte.ts';
import type { Abwicklung } from './abwicklung.ts';
import type { Planrechnung } from './planrechnung.ts';
import { tag } from './tag.ts';

/** Eine Besetzung innerhalb des Plans. */
export interface Istbesetzung {
  readonly zeitraum: Zeitraum;
  /** Höchsttage je Monat „JJJJ-MM“ (A2). */
  readonly grenzen: ReadonlyMap<string, number> | undefined;
  /** Dasselbe in der Zählung, die der Antrag wählt, wo sie nicht in Dreißigsteln zählt. */
  readonly zeitgrenzen: ReadonlyMap<string, number> | undefined;
}

/**
 * Trennt die künstlichen Namen hier von jedem, den ein Antrag nennen kann: Steuerzeichen lässt sein Schema nicht zu.
 */
const TRENNER = '\u0001';

/** Je Kennung eines Eintrags, der Besetzungen nennt oder sich eine Stelle mit einem solchen teilt. */
export function istbesetzungen(
  { antrag, besetzungen: geplante, vergleich }: Planrechnung,
  genannte: Abwicklung['besetzung'],
): ReadonlyMap<string, readonly Istbesetzung[]> {
  if (genannte.length === 0) return new Map();
  const jeEintrag = new Map<string, Abwicklung['besetzung']>();
  for (const besetzung of genannte) {
    const schluessel = vergleich(besetzung.id);
    jeEintrag.set(schluessel, [...(jeEintrag.get(schluessel) ?? []), besetzung]);
  }
  const wirkliche = geplante.flatMap((plan) => {
    const eigene = jeEintrag.get(vergleich(plan.id));
    const ganz = Zeitraum.aus(plan.von, plan.bis);
    const zeitraeume = eigene
      ? eigene.flatMap(
          ({ von, bis }) => Zeitraum.oderNull(spaeteres(tag(von), plan.von), frueheres(tag(bis), plan.bis)) ?? [],
        )
      : [ganz];
    const stelle = plan.stelle ?? `${TRENNER}${plan.id}`;
    return zeitraeume.map((zeitraum, i) => ({
      eintrag: plan.id,
      id: `${plan.id}${TRENNER}${i}`,
      stelle,
      zeitraum,
      von: zeitraum.von,
      bis: zeitraum.bis,
      tageJeMonat: plan.tageJeMonat,
    }));
  });
  const grenzen = stellengrenzen(wirkliche, vergleich);
  const zeitgrenzen = stellengrenzen(wirkliche, vergleich, antrag.zeitanteil ?? 'dreissigstel');
  const ergebnis = new Map<string, Istbesetzung[]>(antrag.stellen.map(({ id }) => [id, []]));
  for (const { eintrag, id, zeitraum } of wirkliche)
    ergebnis.get(eintrag)?.push({ zeitraum, grenzen: grenzen.get(id), zeitgrenzen: zeitgrenzen.get(id) });
  return ergebnis;
}

interface Stellenjahr {
  readonly tage: Schritt<'Tage'>;
  readonly bemessung: Schritt<'€'>;
  readonly quote: Foerderquote;
  readonly werte: Werte;
}

/** Besetzte Tage und ihre Bemessung in einem Haushaltsjahr; `null` heißt besetzt wie geplant. */
export function stellenjahr(
  foerderung: Foerderung,
  jahr: number,
  besetzungen: readonly Istbesetzung[] | null,
): Stellenjahr {
  const geplant = foerderung.jahre.find((j) => j.jahr === jahr) ?? foerderung.imJahr(jahr);
  const { werte, bemessungsfaktoren, zeitanteil = 'dreissigstel' } = geplant.angaben;
  const gemeinsam = { quote: geplant.foerderquote, werte };
  if (besetzungen === null) return { ...gemeinsam, tage: geplant.tage, bemessung: geplant.bemessungExakt };
  const angaben = {
    jahr,
    besetzungen: besetzungen
      .filter(({ zeitraum }) => zeitraum.imJahr(jahr) !== null)
      .map(({ zeitraum, grenzen, zeitgrenzen }) => ({
        von: zeitraum.von,
        bis: zeitraum.bis,
        grenzen: grenzenImJahr(grenzen, jahr),
        zeitgrenzen: grenzenImJahr(zeitgrenzen, jahr),
      })),
    stellenanteil: bemessungsfaktoren[1],
    werte,
    zeitanteil,
  };
  return { ...gemeinsam, tage: besetzteTage(angaben), bemessung: bemessungDerBesetzung(angaben) };
}

function grenzenImJahr(grenzen: ReadonlyMap<string, number> | undefined, jahr: number) {
  if (!grenzen) return undefined;
  const praefix = `${String(jahr).padStart(4, '0')}-`;
  const imJahr = [...grenzen].flatMap(([monat, tage]): [number, number][] =>
    monat.startsWith(praefix) ? [[Number(monat.slice(5)), tage]] : [],
  );
  return imJahr.length === 0 ? undefined : new Map(imJahr);
}
