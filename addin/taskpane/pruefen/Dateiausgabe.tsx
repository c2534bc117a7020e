/** Prüfmappe und Prüfprotokoll zu einer Version. Das Schreiben läuft nebenher und lässt sich abbrechen. */

import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { dateiname } from '../format/dateiname.ts';
import { versionshinweis } from '../format/versionstexte.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Dateistand } from '../oberflaeche/Dateistand.tsx';
import { useDateischreiben } from '../oberflaeche/dateischreiben.ts';
import { useSteuerung } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { Versionsoptionen } from '../oberflaeche/Versionsoptionen.tsx';
import { blattabweichungenZu } from './blattabweichungen.ts';
import { type Dateiart, ENDUNG, erzeugeMappe, erzeugeProtokoll } from './dateien.ts';
import type { Pruefantrag, Pruefen } from './pruefen.ts';

const NAMEN: Readonly<Record<Dateiart, string>> = { mappe: 'Prüfmappe', protokoll: 'Prüfprotokoll' };

export function Dateiausgabe({ pruefen, antrag }: { readonly pruefen: Pruefen; readonly antrag: Pruefantrag }) {
  const steuerung = useSteuerung();
  const stile = useStile();
  const schreiben = useDateischreiben();
  const [gewaehlt, setGewaehlt] = useState<number | null>(null);
  const version = gewaehlt ?? antrag.neueste;

  const erzeuge = async (art: Dateiart, abbruch: AbortSignal) => {
    const inhalt = await pruefen.ablage.version(antrag.antragId, version);
    abbruch.throwIfAborted();
    const pruefungen = {
      am: new Date().toISOString(),
      kette: pruefen.kette,
      blattabweichungen: blattabweichungenZu(inhalt, steuerung.zustand.blatt),
    };
    // Antwortet der Anker nicht, steht das im Protokoll; geschrieben wird es trotzdem.
    const beleg = art === 'protokoll' ? await pruefen.ablage.beleg(antrag.antragId, version).catch(() => null) : null;
    const datei =
      art === 'mappe'
        ? await erzeugeMappe(inhalt, pruefungen, abbruch)
        : await erzeugeProtokoll(inhalt, pruefungen, beleg);
    return { name: dateiname(art, ENDUNG[art], inhalt), inhalt: datei };
  };
  const schreibe = (art: Dateiart) =>
    schreiben.schreibe({
      titel: `${NAMEN[art]} schreiben`,
      text: `${NAMEN[art]} zu Version ${version} wird geschrieben.`,
      fertigtext: `${NAMEN[art]} ist geschrieben:`,
      endung: ENDUNG[art],
      erzeuge: (abbruch) => erzeuge(art, abbruch),
    });

  return (
    <Abschnitt titel="Prüfmappe und Protokoll">
      <p className={stile.absatz}>
        Die Prüfmappe rechnet dieselben Regeln mit gewöhnlichen Excel-Formeln nach, das Protokoll ist zum Drucken und
        Abheften. Beide nennen den Hash der Version.
      </p>
      <Field
        label="Version"
        hint={versionshinweis(antrag.versionen.eintraege, version)}
        className={stile.schmaleFelder}
      >
        <Select value={String(version)} onChange={(_, { value }) => setGewaehlt(Number(value))}>
          <Versionsoptionen versionen={antrag.versionen.eintraege} />
        </Select>
      </Field>
      {antrag.versionen.cursor !== null && (
        <div>
          <Button size="small" onClick={() => void pruefen.weitereVersionen()}>
            Ältere Versionen anbieten
          </Button>
        </div>
      )}
      <div className={stile.reihe}>
        {(['mappe', 'protokoll'] as const).map((art) => (
          <Button key={art} disabledFocusable={schreiben.stand.art === 'arbeitet'} onClick={() => void schreibe(art)}>
            {NAMEN[art]} herunterladen
          </Button>
        ))}
      </div>
      <Dateistand schreiben={schreiben} />
    </Abschnitt>
  );
}
