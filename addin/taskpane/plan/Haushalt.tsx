/**
 * „Haushalt der Kommune“: als Erstes im Tab Plan, was je Haushaltsjahr durch den Haushalt geht, die Belastung vor und
 * nach der Integrationspauschale, und alles zum Mitnehmen.
 */
import { Field, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { haushaltsrechenweg } from '../../../shared/antrag/haushaltsrechenweg.ts';
import type { Haushaltsfeld, Rundung } from '../../../shared/antrag/haushaltsseite.ts';
import { tabellenIn } from '../../../shared/druck/schriftstueck.ts';
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

/** Der Unterschied gilt für den Stand, mit dem verglichen wurde. */
type Vergleich =
  | { readonly art: 'keiner' }
  | { readonly art: 'laedt'; readonly version: number }
  | { readonly art: 'da'; readonly version: number; readonly unterschied: Seitenunterschied; readonly seite: unknown }
  | { readonly art: 'fehler'; readonly version: number; readonly meldung: string };

export function Haushalt({ blatt }: { readonly blatt: Extract<Blattzustand, { readonly art: 'plan' }> }) {
  const stand = useHaushaltsstand(blatt);
  const stile = useStile();
  const [rundung, setRundung] = useState<Rundung>('cent');
  const [frage, setFrage] = useState<Frage | null>(null);
  const [vergleich, waehle] = useVergleich(stand);
  const { seite, herkunft } = stand;
  if (seite.jahre.length === 0) return null;
  const unterschied = vergleich.art === 'da' && vergleich.seite === seite ? vergleich.unterschied : null;
  const stueck = haushaltsschriftstueck({ seite, herkunft, rundung, unterschied });
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
      <p className={stile.klein}>
        {seite.jahre.map(({ haushaltsjahr, grundlage }) => `${haushaltsjahr}: ${grundlage}`).join(' · ')}. Ertrag ist
        nie das eingegangene Geld. {herkunft.stand}.
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
        <Unterschiedswahl vergleich={vergleich} waehle={waehle} />
      </div>
      {vergleich.art === 'fehler' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            Version {vergleich.version} lässt sich nicht vergleichen. {vergleich.meldung}
          </MessageBarBody>
        </MessageBar>
      )}
      <Haushaltsausgabe stueck={stueck} stand={stand} />
      {frage && <Weg frage={frage} stand={stand} schliesse={() => setFrage(null)} />}
    </Abschnitt>
  );
}

function useVergleich({ seite, rechne }: Haushaltsstand): readonly [Vergleich, (version: number | null) => void] {
  const { ablage } = useSteuerung().umgebung;
  const { merker } = useZustand();
  const [vergleich, setVergleich] = useState<Vergleich>({ art: 'keiner' });
  const hole = async (version: number) => {
    if (!merker) return;
    setVergleich({ art: 'laedt', version });
    try {
      const andere = await ablage.version(merker.antragId, version);
      setVergleich({ art: 'da', version, unterschied: unterschiedZu(rechne(), andere), seite });
    } catch (fehler) {
      setVergleich({ art: 'fehler', version, meldung: fehlertext(fehler) });
    }
  };
  return [vergleich, (version) => (version === null ? setVergleich({ art: 'keiner' }) : void hole(version))];
}

function Unterschiedswahl(props: { readonly vergleich: Vergleich; readonly waehle: (version: number | null) => void }) {
  const { vergleich, waehle } = props;
  const steuerung = useSteuerung();
  const { versionen, merker, benutzer } = useZustand();
  if (!merker || !benutzer) return null;
  const bekannte = versionen.art === 'da' ? versionen.eintraege : [];
  const fest = seitFestschreiben(bekannte);
  return (
    <Field label="Unterschied zeigen" {...(vergleich.art === 'laedt' && { hint: 'Version wird geladen' })}>
      <Select
        value={vergleich.art === 'keiner' ? '' : String(vergleich.version)}
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
