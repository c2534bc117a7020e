/** „Drucken“: Die gewählte Version wird erst geholt, wenn jemand drucken will, mit ihr der Rechenkern. */
import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';
import type { Druckauswahl } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { versionshinweis } from '../format/versionstexte.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useSteuerung } from '../oberflaeche/kontext.ts';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { Versionsoptionen } from '../oberflaeche/Versionsoptionen.tsx';
import type { Ladung } from '../zustand/ladung.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import { Schriftstuecke } from './Schriftstuecke.tsx';

interface Vorlage {
  readonly version: Antragsversion;
  readonly auswahl: readonly Druckauswahl[];
}

export default function Druckfeld(props: { readonly antragId: AntragId; readonly versionen: readonly Versionskopf[] }) {
  const { antragId, versionen } = props;
  const stile = useStile();
  const [gewaehlt, setGewaehlt] = useState<number | null>(null);
  const nummer = gewaehlt ?? versionen[0]?.version ?? 0;
  return (
    <Abschnitt titel="Drucken">
      <p className={stile.absatz}>
        Mittelanforderung, zahlenmäßiger Nachweis, Zinsen und Weiterleitungen zu einer Version, mit Herleitung und Hash.
        Maßgeblich bleibt der Vordruck der Bewilligungsbehörde.
      </p>
      <Field label="Version zum Drucken" hint={versionshinweis(versionen, nummer)} className={stile.schmaleFelder}>
        <Select value={String(nummer)} onChange={(_, { value }) => setGewaehlt(Number(value))}>
          <Versionsoptionen versionen={versionen} />
        </Select>
      </Field>
      <Versionsdruck key={nummer} antragId={antragId} nummer={nummer} />
    </Abschnitt>
  );
}

/** Je Version ein eigener Stand: Was noch für eine andere lädt, erscheint hier nicht mehr. */
function Versionsdruck({ antragId, nummer }: { readonly antragId: AntragId; readonly nummer: number }) {
  const { ablage } = useSteuerung().umgebung;
  const [vorlage, setVorlage] = useState<Ladung<Vorlage> | null>(null);
  const hole = async () => {
    setVorlage({ art: 'laedt' });
    try {
      const [version, { druckauswahl }] = await Promise.all([
        ablage.version(antragId, nummer),
        import('../../../shared/schriftstuecke/schriftstuecke.ts'),
      ]);
      setVorlage({ art: 'da', version, auswahl: druckauswahl(version) });
    } catch (fehler) {
      setVorlage({ art: 'fehler', meldung: fehlertext(fehler) });
    }
  };
  if (vorlage === null)
    return (
      <div>
        <Button onClick={() => void hole()}>Schriftstücke zu Version {nummer} zeigen</Button>
      </div>
    );
  return vorlage.art === 'da' ? (
    <Schriftstuecke version={vorlage.version} auswahl={vorlage.auswahl} />
  ) : (
    <Ladeanzeige ladung={vorlage} wartetext="Version wird geladen" erneut={() => void hole()} />
  );
}
