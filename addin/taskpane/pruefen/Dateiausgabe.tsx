/** Prüfmappe und Prüfprotokoll zu einer Version. Das Schreiben läuft nebenher und lässt sich abbrechen. */

import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { dateiname } from '../format/dateiname.ts';
import { versionshinweis } from '../format/versionstexte.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Dateistand } from '../oberflaeche/Dateistand.tsx';
import { type Schreibmeldung, useDateischreiben } from '../oberflaeche/dateischreiben.ts';
import { useSteuerung } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { Versionsoptionen } from '../oberflaeche/Versionsoptionen.tsx';
import { blattabweichungenZu } from './blattabweichungen.ts';
import { type Dateiart, ENDUNG, erzeugeMappe, erzeugeProtokoll } from './dateien.ts';
import type { Pruefantrag, Pruefen } from './pruefen.ts';
import { holeVersionsliste } from './versionsliste.ts';

const NAMEN: Readonly<Record<Dateiart, string>> = {
  mappe: 'Prüfmappe',
  protokoll: 'Prüfprotokoll (PDF)',
  protokollHtml: 'Prüfprotokoll (HTML)',
};

export function Dateiausgabe({ pruefen, antrag }: { readonly pruefen: Pruefen; readonly antrag: Pruefantrag }) {
  const steuerung = useSteuerung();
  const stile = useStile();
  const schreiben = useDateischreiben();
  const [gewaehlt, setGewaehlt] = useState<number | null>(null);
  const version = gewaehlt ?? antrag.neueste;

  const erzeuge = async (art: Dateiart, abbruch: AbortSignal, melde: Schreibmeldung) => {
    const inhalt = await pruefen.ablage.version(antrag.antragId, version);
    abbruch.throwIfAborted();
    const pruefungen = {
      am: new Date().toISOString(),
      kette: pruefen.kette,
      blattabweichungen: blattabweichungenZu(inhalt, steuerung.zustand.blatt),
    };
    if (art === 'mappe')
      return {
        name: dateiname('mappe', ENDUNG.mappe, inhalt),
        inhalt: await erzeugeMappe(inhalt, pruefungen, abbruch),
      };
    // Antwortet der Anker nicht, steht das im Protokoll; geschrieben wird es trotzdem.
    const anker = await pruefen.ablage.beleg(antrag.antragId, version).catch(() => null);
    const versionen = await holeVersionsliste(pruefen.ablage, antrag.antragId, abbruch, (geschafft, gesamt) =>
      melde({ text: `${deutscherWert(geschafft)} von ${deutscherWert(gesamt)} Versionen geholt`, geschafft, gesamt }),
    );
    melde({ text: `${NAMEN[art]} zu Version ${version} wird geschrieben.` });
    const { benutzer } = steuerung.zustand;
    const wer = benutzer && { name: benutzer.name, oid: benutzer.oid };
    const datei = await erzeugeProtokoll(inhalt, { pruefungen, anker, versionen, wer }, ENDUNG[art], abbruch);
    return { name: dateiname('protokoll', ENDUNG[art], inhalt), inhalt: datei };
  };
  const schreibe = (art: Dateiart) =>
    schreiben.schreibe({
      titel: `${NAMEN[art]} schreiben`,
      text: `${NAMEN[art]} zu Version ${version} wird geschrieben.`,
      fertigtext: `${NAMEN[art]} ist geschrieben:`,
      endung: ENDUNG[art],
      erzeuge: (abbruch, melde) => erzeuge(art, abbruch, melde),
    });

  return (
    <Abschnitt titel="Prüfmappe und Protokoll">
      <p className={stile.absatz}>
        Die Prüfmappe rechnet dieselben Regeln mit gewöhnlichen Excel-Formeln nach, das Protokoll ist zum Unterschreiben
        und Abheften. Beide nennen den Hash der Version.
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
        {(['mappe', 'protokoll', 'protokollHtml'] as const).map((art) => (
          <Button key={art} disabledFocusable={schreiben.stand.art === 'arbeitet'} onClick={() => void schreibe(art)}>
            {NAMEN[art]} herunterladen
          </Button>
        ))}
      </div>
      <Dateistand schreiben={schreiben} />
    </Abschnitt>
  );
}
