/**
 * Woraus die Haushaltsseite rechnet: aus dem Blatt, und wo eine Version dahinter liegt, mit deren Bescheiden und dem,
 * was nach dem Bescheid eingetragen ist. Beides steht nicht im Blatt.
 */
import { useMemo } from 'react';
import { inHeutigerForm } from '../../../shared/antrag/formen.ts';
import { type Haushaltsseite, haushaltsseite } from '../../../shared/antrag/haushaltsseite.ts';
import type { Planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Seitenherkunft } from '../../../shared/schriftstuecke/haushaltsseite.ts';
import { kurzerHash } from '../format/versionstexte.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { useZustand } from '../oberflaeche/kontext.ts';
import { useVersionsladung, type Versionsladung } from '../oberflaeche/versionsladung.ts';
import { rechnungMitVersion } from '../zustand/versionsrechnung.ts';
import { type Blattzustand, hatUngespeichertes } from '../zustand/zustand.ts';

type Plan = Extract<Blattzustand, { readonly art: 'plan' }>;

export interface Haushaltsstand {
  readonly seite: Haushaltsseite;
  readonly herkunft: Seitenherkunft;
  /** Rechnet noch einmal, für einen Rechenweg. */
  readonly rechne: () => Planrechnung;
}

export function useHaushaltsstand(blatt: Plan): Haushaltsstand {
  const zustand = useZustand();
  const { merker } = zustand;
  // Die Version, deren Inhalt im Blatt liegt oder lag.
  const { ladung } = useVersionsladung(merker?.version ?? null);
  const version = ladung?.art === 'da' ? ladung.version : null;
  const rechne = useMemo(() => () => rechnungMitVersion(blatt, version), [blatt, version]);
  const nachBescheid = useMemo(() => version !== null && hatBescheidOderAbwicklung(version), [version]);
  const seite = useMemo(
    () => (blatt.haushaltsseite && !nachBescheid ? blatt.haushaltsseite : haushaltsseite(rechne())),
    [blatt, nachBescheid, rechne],
  );
  return { seite, herkunft: herkunftVon(blatt, ladung, hatUngespeichertes(zustand)), rechne };
}

function hatBescheidOderAbwicklung(version: Antragsversion): boolean {
  const { antrag, bescheide = [] } = inHeutigerForm(version);
  return bescheide.length > 0 || (antrag.abwicklung ?? null) !== null;
}

function herkunftVon({ antrag }: Plan, ladung: Versionsladung | null, geaendert: boolean): Seitenherkunft {
  const { titel, kommune } = antrag;
  if (ladung?.art === 'fehler')
    return {
      titel,
      kommune: kommune.name,
      stand: 'Stand des Haushaltsblatts ohne Bescheide, denn die Version dahinter ist gerade nicht zu lesen',
    };
  if (ladung?.art !== 'da') return { titel, kommune: kommune.name, stand: 'Stand des Haushaltsblatts, keine Version' };
  const { version } = ladung;
  const name = `Version ${version.version} vom ${zeitpunkt(version.erstelltAm)}, SHA-256 ${kurzerHash(version.hash)}`;
  return {
    titel,
    kommune: kommune.name,
    stand: geaendert ? `geändert seit ${name}` : name,
  };
}
