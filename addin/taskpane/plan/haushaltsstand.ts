/**
 * Woraus die Haushaltsseite rechnet: aus dem Blatt, und wo eine Version dahinter liegt, mit deren Bescheiden und dem,
 * was nach dem Bescheid eingetragen ist. Beides steht nicht im Blatt.
 */
import { useEffect, useMemo, useState } from 'react';
import { inHeutigerForm } from '../../../shared/antrag/formen.ts';
import { type Haushaltsseite, haushaltsseite } from '../../../shared/antrag/haushaltsseite.ts';
import { type Planrechnung, planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import type { Seitenherkunft } from '../../../shared/schriftstuecke/haushaltsseite.ts';
import { kurzerHash } from '../format/versionstexte.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { type Blattzustand, hatUngespeichertes } from '../zustand/zustand.ts';

type Plan = Extract<Blattzustand, { readonly art: 'plan' }>;

export interface Haushaltsstand {
  readonly seite: Haushaltsseite;
  readonly herkunft: Seitenherkunft;
  /** Die Version hinter dem Blatt; `null`, solange keine geholt ist. */
  readonly version: Antragsversion | null;
  /** Rechnet noch einmal, für einen Rechenweg. */
  readonly rechne: () => Planrechnung;
}

export function useHaushaltsstand(blatt: Plan): Haushaltsstand {
  const zustand = useZustand();
  const version = useVersion();
  const rechne = useMemo(() => () => rechnungAus(blatt, version), [blatt, version]);
  const nachBescheid = version !== null && (bescheideVon(version).length > 0 || abwicklungVon(version) !== null);
  const seite = useMemo(
    () => (blatt.haushaltsseite && !nachBescheid ? blatt.haushaltsseite : haushaltsseite(rechne())),
    [blatt, nachBescheid, rechne],
  );
  return { seite, herkunft: herkunftVon(blatt, version, hatUngespeichertes(zustand)), version, rechne };
}

/** Die Version, deren Inhalt im Blatt liegt oder lag; ohne Anmeldung oder Netz keine. */
function useVersion(): Antragsversion | null {
  const { ablage } = useSteuerung().umgebung;
  const { merker, benutzer } = useZustand();
  const [geholt, setGeholt] = useState<Antragsversion | null>(null);
  const [antragId, nummer, tid] = [merker?.antragId, merker?.version, benutzer?.tid];
  useEffect(() => {
    if (!antragId || !nummer || !tid) return;
    let gilt = true;
    ablage.version(antragId, nummer).then(
      (version) => gilt && setGeholt(version),
      () => gilt && setGeholt(null),
    );
    return () => {
      gilt = false;
    };
  }, [ablage, antragId, nummer, tid]);
  return geholt?.antragId === antragId && geholt?.version === nummer && tid ? geholt : null;
}

function bescheideVon(version: Antragsversion) {
  return inHeutigerForm(version).bescheide ?? [];
}

function abwicklungVon(version: Antragsversion) {
  return version.antrag.abwicklung ?? null;
}

/** Was das Blatt von der Abwicklung nicht nennt, gilt wie beim Speichern aus der Version. */
function rechnungAus({ antrag }: Plan, version: Antragsversion | null): Planrechnung {
  if (version === null) return planrechnung(antrag);
  const abwicklung = antrag.abwicklung === undefined ? abwicklungVon(version) : antrag.abwicklung;
  return planrechnung({ ...antrag, abwicklung }, REGELSTAENDE, namensschluessel, bescheideVon(version));
}

function herkunftVon({ antrag }: Plan, version: Antragsversion | null, geaendert: boolean): Seitenherkunft {
  const { titel, kommune } = antrag;
  if (version === null) return { titel, kommune: kommune.name, stand: 'Stand des Haushaltsblatts, keine Version' };
  const name = `Version ${version.version} vom ${zeitpunkt(version.erstelltAm)}, SHA-256 ${kurzerHash(version.hash)}`;
  return {
    titel,
    kommune: kommune.name,
    stand: geaendert ? `geändert seit ${name}` : name,
  };
}
