/**
 * „Haushalt der Kommune“: als Erstes im Tab Plan, was je Haushaltsjahr durch den Haushalt geht, die Belastung vor und
 * nach der Integrationspauschale, und alles zum Mitnehmen.
 */
import { Field, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { haushaltsrechenweg } from '../../../shared/antrag/haushaltsrechenweg.ts';
import type { Haushaltsfeld, Rundung } from '../../../shared/antrag/haushaltsseite.ts';
import { tabellenIn } from '../../../shared/druck/schriftstueck.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';
import {
  haushaltsschriftstueck,
  RUNDUNGEN,
  type Seitenunterschied,
} from '../../../shared/schriftstuecke/haushaltsseite.ts';
import { euro } from '../format/betrag.ts';
import { versionstitel } from '../format/versionstexte.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Fenster } from '../oberflaeche/Fenster.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { Rechenweggliederung } from '../oberflaeche/Rechenweggliederung.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { useVersionsladung } from '../oberflaeche/versionsladung.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import type { Blattzustand } from '../zustand/zustand.ts';
import { Haushaltsausgabe } from './Haushaltsausgabe.tsx';
import { Haushaltstabelle } from './Haushaltstabelle.tsx';
import { type Haushaltsstand, useHaushaltsstand } from './haushaltsstand.ts';
import { seitFestschreiben, unterschiedZu } from './haushaltsvergleich.ts';

interface Frage {
  readonly titel: string;
  readonly feld: Haushaltsfeld;
  readonly haushaltsjahr: number | null;
}

interface Vergleich {
  /** Mit ihr wird verglichen; `null` ohne Wahl. */
  readonly version: number | null;
  readonly laedt: boolean;
  /** Warum es den Vergleich nicht gibt. */
  readonly meldung: string | null;
  readonly unterschied: Seitenunterschied | null;
  readonly waehle: (version: number | null) => void;
}

interface Angaben {
  readonly blatt: Extract<Blattzustand, { readonly art: 'plan' }>;
  /** Sonst nur die Zahlen. */
  readonly ganz: boolean;
}

export function Haushalt({ blatt, ganz }: Angaben) {
  const stand = useHaushaltsstand(blatt);
  const stile = useStile();
  const [rundung, setRundung] = useState<Rundung>('cent');
  const [frage, setFrage] = useState<Frage | null>(null);
  const vergleich = useVergleich(stand);
  const { seite, herkunft } = stand;
  if (seite.jahre.length === 0) return null;
  const stueck = haushaltsschriftstueck({ seite, herkunft, rundung, unterschied: vergleich.unterschied });
  const tabellen = tabellenIn(stueck);
  const danach = seite.zeilen.find(({ feld }) => feld === 'lastDanach')?.summe ?? null;
  const zeige = (zeile: number, spalte: number) => {
    const gefragt = seite.zeilen[zeile];
    const haushaltsjahr = seite.jahre[spalte - 1]?.haushaltsjahr ?? null;
    if (!gefragt || spalte > seite.jahre.length + 1) return null;
    const titel = `${gefragt.titel}, ${haushaltsjahr ?? 'Summe'}`;
    return () => setFrage({ titel, feld: gefragt.feld, haushaltsjahr });
  };
  return (
    <Abschnitt titel="Haushalt der Kommune">
      <p className={stile.absatz}>
        Belastung der Kommune nach Integrationspauschale, alle Haushaltsjahre:{' '}
        <strong>{danach === null ? 'noch nicht bekannt' : euro(danach)}</strong>
      </p>
      {tabellen.map((tabelle) => (
        <Haushaltstabelle key={tabelle.blatt} tabelle={tabelle} {...(tabelle.blatt === 'Haushalt' && { zeige })} />
      ))}
      {ganz && (
        <>
          <p className={stile.klein}>
            {seite.jahre.map(({ haushaltsjahr, grundlage }) => `${haushaltsjahr}: ${grundlage}`).join(' · ')}. Ertrag
            ist nie das eingegangene Geld. {herkunft.stand}.
          </p>
          <div className={`${stile.reihe} ${stile.schmaleFelder} gk-nicht-drucken`}>
            <Field label="Beträge runden">
              <Select value={rundung} onChange={(_, { value }) => setRundung(value as Rundung)}>
                {Object.entries(RUNDUNGEN).map(([art, titel]) => (
                  <option key={art} value={art}>
                    {titel}
                  </option>
                ))}
              </Select>
            </Field>
            <Unterschiedswahl vergleich={vergleich} />
          </div>
          {vergleich.meldung !== null && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>
                Version {vergleich.version} lässt sich nicht vergleichen. {vergleich.meldung}
              </MessageBarBody>
            </MessageBar>
          )}
          <Haushaltsausgabe stueck={stueck} stand={stand} />
        </>
      )}
      {frage && <Weg frage={frage} stand={stand} schliesse={() => setFrage(null)} />}
    </Abschnitt>
  );
}

/** Gilt auch für einen Stand, der sich nach der Wahl ändert, und nie für einen anderen Antrag. */
function useVergleich({ rechne }: Haushaltsstand): Vergleich {
  const { merker } = useZustand();
  const [wahl, setWahl] = useState<{ readonly antragId: AntragId; readonly version: number } | null>(null);
  const version = merker && wahl?.antragId === merker.antragId ? wahl.version : null;
  const { ladung } = useVersionsladung(version);
  const verglichen = useMemo(() => {
    if (ladung?.art !== 'da') return null;
    try {
      return { unterschied: unterschiedZu(rechne(), ladung.version) };
    } catch (fehler) {
      return { meldung: fehlertext(fehler) };
    }
  }, [ladung, rechne]);
  return {
    version,
    laedt: ladung?.art === 'laedt',
    meldung: ladung?.art === 'fehler' ? ladung.meldung : (verglichen?.meldung ?? null),
    unterschied: verglichen?.unterschied ?? null,
    waehle: (nummer) => setWahl(merker && nummer !== null ? { antragId: merker.antragId, version: nummer } : null),
  };
}

function Unterschiedswahl({ vergleich: { version: gewaehlt, laedt, waehle } }: { readonly vergleich: Vergleich }) {
  const steuerung = useSteuerung();
  const { versionen, merker, benutzer } = useZustand();
  if (!merker || !benutzer) return null;
  const bekannte = versionen.art === 'da' ? versionen.eintraege : [];
  const fest = seitFestschreiben(bekannte);
  return (
    <Field label="Unterschied zeigen" {...(laedt && { hint: 'Version wird geladen' })}>
      <Select
        value={gewaehlt ?? ''}
        onFocus={() => versionen.art === 'ungeladen' && void steuerung.listen.versionen()}
        onChange={(_, { value }) => waehle(value === '' ? null : Number(value))}
      >
        <option value="">keiner</option>
        {fest !== null && <option value={String(fest)}>seit dem Festschreiben (Version {fest})</option>}
        {bekannte
          .filter(({ version }) => version !== fest)
          .map((kopf) => (
            <option key={kopf.version} value={kopf.version}>
              gegenüber {versionstitel(kopf)}
            </option>
          ))}
      </Select>
    </Field>
  );
}

function Weg(props: { readonly frage: Frage; readonly stand: Haushaltsstand; readonly schliesse: () => void }) {
  const { frage, stand, schliesse } = props;
  const stile = useStile();
  const [weg] = useState(() => haushaltsrechenweg(stand.rechne(), frage.feld, frage.haushaltsjahr));
  return (
    <Fenster
      titel={`Rechenweg: ${frage.titel}`}
      schliesse={schliesse}
      knoepfe={[{ titel: 'Schließen', betont: true, tu: schliesse }]}
    >
      {weg ? (
        <Rechenweggliederung weg={weg} />
      ) : (
        <p className={stile.absatz}>Zu dieser Zahl gibt es keinen Rechenweg.</p>
      )}
    </Fenster>
  );
}
