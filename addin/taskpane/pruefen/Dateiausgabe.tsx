/** Prüfmappe und Prüfprotokoll zu einer Version. Das Schreiben läuft nebenher und lässt sich abbrechen. */

import { Button, Field, Link, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { dateiname } from '../format/dateiname.ts';
import { versionshinweis, versionstitel } from '../format/versionstexte.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Fortschritt } from '../oberflaeche/Fortschritt.tsx';
import { ladeHerunter, oeffneFenster } from '../oberflaeche/herunterladen.ts';
import { useSteuerung } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import { blattabweichungenZu } from './blattabweichungen.ts';
import { type Dateiart, ENDUNG, erzeugeMappe, erzeugeProtokoll } from './dateien.ts';
import type { Pruefantrag, Pruefen } from './pruefen.ts';

const NAMEN: Readonly<Record<Dateiart, string>> = { mappe: 'Prüfmappe', protokoll: 'Prüfprotokoll' };

interface Datei {
  readonly art: Dateiart;
  readonly name: string;
  readonly adresse: string;
  readonly inhalt: Blob;
}

type Stand =
  | { readonly art: 'ruht' }
  | { readonly art: 'arbeitet'; readonly was: Dateiart; readonly version: number }
  | { readonly art: 'fertig'; readonly datei: Datei }
  | { readonly art: 'meldung'; readonly intent: 'warning' | 'error'; readonly text: string };

export function Dateiausgabe({ pruefen, antrag }: { readonly pruefen: Pruefen; readonly antrag: Pruefantrag }) {
  const steuerung = useSteuerung();
  const { umgebung } = steuerung;
  const stile = useStile();
  const [gewaehlt, setGewaehlt] = useState<number | null>(null);
  const [stand, setStand] = useState<Stand>({ art: 'ruht' });
  const abbruch = useRef<AbortController | null>(null);
  const adresse = useRef<string | null>(null);
  const version = gewaehlt ?? antrag.neueste;

  useEffect(
    () => () => {
      abbruch.current?.abort();
      if (adresse.current) URL.revokeObjectURL(adresse.current);
    },
    [],
  );

  const erzeuge = async (was: Dateiart) => {
    const laufend = new AbortController();
    abbruch.current = laufend;
    setStand({ art: 'arbeitet', was, version });
    try {
      const inhalt = await pruefen.ablage.version(antrag.antragId, version);
      laufend.signal.throwIfAborted();
      const pruefungen = {
        am: new Date().toISOString(),
        kette: pruefen.kette,
        blattabweichungen: blattabweichungenZu(inhalt, steuerung.zustand.blatt),
      };
      // Antwortet der Anker nicht, steht das im Protokoll; geschrieben wird es trotzdem.
      const beleg = was === 'protokoll' ? await pruefen.ablage.beleg(antrag.antragId, version).catch(() => null) : null;
      const blob =
        was === 'mappe'
          ? await erzeugeMappe(inhalt, pruefungen, laufend.signal)
          : await erzeugeProtokoll(inhalt, pruefungen, beleg);
      laufend.signal.throwIfAborted();
      if (adresse.current) URL.revokeObjectURL(adresse.current);
      adresse.current = URL.createObjectURL(blob);
      const datei = { art: was, name: dateiname(was, ENDUNG[was], inhalt), adresse: adresse.current, inhalt: blob };
      ladeHerunter(datei.adresse, datei.name);
      setStand({ art: 'fertig', datei });
    } catch (fehler) {
      setStand(
        laufend.signal.aborted
          ? { art: 'meldung', intent: 'warning', text: 'Abgebrochen; es ist keine Datei entstanden.' }
          : { art: 'meldung', intent: 'error', text: fehlertext(fehler) },
      );
    }
  };

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
          {antrag.versionen.eintraege.map((kopf) => (
            <option key={kopf.version} value={kopf.version}>
              {versionstitel(kopf)}
            </option>
          ))}
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
        {(['mappe', 'protokoll'] as const).map((was) => (
          <Button key={was} disabledFocusable={stand.art === 'arbeitet'} onClick={() => void erzeuge(was)}>
            {NAMEN[was]} herunterladen
          </Button>
        ))}
      </div>
      {stand.art === 'arbeitet' && (
        <Fortschritt
          name={`${NAMEN[stand.was]} schreiben`}
          text={`${NAMEN[stand.was]} zu Version ${stand.version} wird geschrieben.`}
          brichAb={() => abbruch.current?.abort()}
        />
      )}
      <div className={stile.abschnitt} role="status">
        {stand.art === 'fertig' && (
          <p className={stile.absatz}>
            {NAMEN[stand.datei.art]} ist geschrieben:{' '}
            <Link href={stand.datei.adresse} download={stand.datei.name}>
              {stand.datei.name}
            </Link>
          </p>
        )}
        {stand.art === 'meldung' && (
          <MessageBar intent={stand.intent} layout="multiline">
            <MessageBarBody>{sichtbar(stand.text)}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {stand.art === 'fertig' && (
        <Auswege
          datei={stand.datei}
          melde={(meldung) => setStand({ art: 'meldung', intent: 'warning', text: meldung })}
          oeffne={umgebung.workbook.oeffneMappe?.bind(umgebung.workbook)}
        />
      )}
    </Abschnitt>
  );
}

/** Nicht jedes Excel lädt Dateien aus dem Aufgabenbereich herunter; dann hilft ein anderer Weg. */
function Auswege(props: {
  readonly datei: Datei;
  readonly melde: (text: string) => void;
  readonly oeffne: ((inhalt: Uint8Array) => Promise<void>) | undefined;
}) {
  const { datei, melde, oeffne } = props;
  const stile = useStile();
  if (datei.art === 'mappe') {
    if (!oeffne) return null;
    const inExcel = async () => oeffne(new Uint8Array(await datei.inhalt.arrayBuffer()));
    return (
      <div className={stile.reihe}>
        <Button onClick={() => void inExcel().catch((fehler: unknown) => melde(fehlertext(fehler)))}>
          Als neue Mappe in Excel öffnen
        </Button>
      </div>
    );
  }
  const imFenster = () => {
    if (!oeffneFenster(datei.adresse))
      melde(
        'Hier lässt sich kein Fenster öffnen. Laden Sie das Protokoll herunter oder öffnen Sie es in der Arbeitsmappe im Browser.',
      );
  };
  return (
    <div className={stile.reihe}>
      <Button onClick={imFenster}>In neuem Fenster öffnen</Button>
    </div>
  );
}
