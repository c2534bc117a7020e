/**
 * Mittelanforderung, zahlenmäßiger Nachweis, Zinsberechnung und Weiterleitungsübersicht einer Version, als PDF und als
 * Arbeitsmappe. Was fehlt, steht da, bevor jemand etwas einträgt.
 */
import {
  Button,
  Field,
  Input,
  Link,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Select,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Druckauswahl, Schriftstueckart } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { dateiname } from '../format/dateiname.ts';
import { Fortschritt } from '../oberflaeche/Fortschritt.tsx';
import { ladeHerunter, oeffneFenster } from '../oberflaeche/herunterladen.ts';
import { useSteuerung } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import type { Druckform } from './druck-arbeiter.ts';
import {
  anfangseingaben,
  type Druckeingaben,
  type Druckfehler,
  fehlendes,
  jahreZurWahl,
  SCHRIFTSTUECKE,
  wunschAus,
} from './druckeingaben.ts';
import { drucke } from './drucken.ts';

interface Datei {
  readonly form: Druckform;
  readonly name: string;
  readonly adresse: string;
  readonly inhalt: Blob;
}

type Stand =
  | { readonly art: 'ruht' }
  | { readonly art: 'arbeitet'; readonly form: Druckform }
  | { readonly art: 'fertig'; readonly datei: Datei }
  | { readonly art: 'meldung'; readonly intent: 'warning' | 'error'; readonly text: string };

const FORMEN: Readonly<Record<Druckform, string>> = { pdf: 'PDF', xlsx: 'Excel-Datei' };

export function Schriftstuecke(props: {
  readonly version: Antragsversion;
  /** Je Programm, aus `druckauswahl`. */
  readonly auswahl: readonly Druckauswahl[];
}) {
  const { version, auswahl } = props;
  const stile = useStile();
  const [eingaben, setEingaben] = useState(() => anfangseingaben(auswahl, heute()));
  const [fehler, setFehler] = useState<Druckfehler>({});
  const [stand, setStand] = useState<Stand>({ art: 'ruht' });
  const abbruch = useRef<AbortController | null>(null);
  const adresse = useRef<string | null>(null);
  const felder = useRef<HTMLDivElement>(null);
  useEffect(
    () => () => {
      abbruch.current?.abort();
      if (adresse.current) URL.revokeObjectURL(adresse.current);
    },
    [],
  );
  // Nach einem Fehler geht es im ersten Feld weiter, das nicht passt.
  useEffect(() => {
    if (Object.keys(fehler).length > 0) felder.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [fehler]);
  const gewaehlt = auswahl.find(({ programm }) => programm === eingaben.programm) ?? auswahl[0];
  if (!gewaehlt) return null;
  const fehlt = fehlendes(eingaben, gewaehlt);
  const aendere = (teil: Partial<Druckeingaben>) => {
    setEingaben({ ...eingaben, ...teil });
    setFehler({});
  };
  const erzeuge = async (form: Druckform) => {
    const gelesen = wunschAus(eingaben, gewaehlt);
    if ('fehler' in gelesen) return setFehler(gelesen.fehler);
    const laufend = new AbortController();
    abbruch.current = laufend;
    setStand({ art: 'arbeitet', form });
    try {
      const ergebnis = await drucke(version, gelesen.wunsch, form, laufend.signal);
      laufend.signal.throwIfAborted();
      if ('fehlt' in ergebnis) return setStand({ art: 'meldung', intent: 'warning', text: ergebnis.fehlt });
      if (adresse.current) URL.revokeObjectURL(adresse.current);
      adresse.current = URL.createObjectURL(ergebnis);
      const name = dateiname(eingaben.art, form, version);
      ladeHerunter(adresse.current, name);
      setStand({ art: 'fertig', datei: { form, name, adresse: adresse.current, inhalt: ergebnis } });
    } catch (ursache) {
      setStand(
        laufend.signal.aborted
          ? { art: 'meldung', intent: 'warning', text: 'Abgebrochen; es ist keine Datei entstanden.' }
          : { art: 'meldung', intent: 'error', text: fehlertext(ursache) },
      );
    }
  };
  return (
    <>
      <div ref={felder} className={`${stile.abschnitt} ${stile.schmaleFelder}`}>
        <Field label="Schriftstück">
          <Select value={eingaben.art} onChange={(_, { value }) => aendere({ art: value as Schriftstueckart })}>
            {Object.entries(SCHRIFTSTUECKE).map(([art, titel]) => (
              <option key={art} value={art}>
                {titel}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Programm">
          <Select
            value={gewaehlt.programm}
            onChange={(_, { value }) => aendere({ programm: value as Druckeingaben['programm'] })}
          >
            {auswahl.map(({ programm }) => (
              <option key={programm} value={programm}>
                {programm === 'THM' ? 'Baustein 6 (Teilhabemanagement)' : 'Bausteine 1 bis 5'}
              </option>
            ))}
          </Select>
        </Field>
        {fehlt === null && <Angaben eingaben={eingaben} auswahl={gewaehlt} fehler={fehler} aendere={aendere} />}
      </div>
      {fehlt === null ? (
        <div className={stile.reihe}>
          {(['pdf', 'xlsx'] as const).map((form) => (
            <Button key={form} disabledFocusable={stand.art === 'arbeitet'} onClick={() => void erzeuge(form)}>
              {FORMEN[form]} herunterladen
            </Button>
          ))}
        </div>
      ) : (
        <p className={stile.absatz} role="status">
          {sichtbar(fehlt)}
        </p>
      )}
      {stand.art === 'arbeitet' && (
        <Fortschritt
          name={`${SCHRIFTSTUECKE[eingaben.art]} schreiben`}
          text={`${FORMEN[stand.form]} zu Version ${version.version} wird geschrieben.`}
          brichAb={() => abbruch.current?.abort()}
        />
      )}
      <Ergebnis stand={stand} setStand={setStand} />
    </>
  );
}

function Angaben(props: {
  readonly eingaben: Druckeingaben;
  readonly auswahl: Druckauswahl;
  readonly fehler: Druckfehler;
  readonly aendere: (teil: Partial<Druckeingaben>) => void;
}) {
  const { eingaben, auswahl, fehler, aendere } = props;
  const jahre = jahreZurWahl(eingaben, auswahl);
  const tagesfeld = (
    name: 'angefordertAm' | 'fensterBis' | 'ab' | 'gezahltAm' | 'wechselAb',
    titel: string,
    hinweis: string,
    required = true,
  ) => (
    <Field label={titel} hint={hinweis} required={required} validationMessage={fehler[name]}>
      <Input value={eingaben[name]} onChange={(_, { value }) => aendere({ [name]: value })} />
    </Field>
  );
  return (
    <>
      {jahre.length > 0 && (
        <Field label="Haushaltsjahr">
          <Select
            value={String(eingaben.haushaltsjahr ?? jahre[0])}
            onChange={(_, { value }) => aendere({ haushaltsjahr: Number(value) })}
          >
            {jahre.map((jahr) => (
              <option key={jahr} value={jahr}>
                {jahr}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {eingaben.art === 'mittelanforderung' && (
        <>
          {tagesfeld('angefordertAm', 'Angefordert am', 'TT.MM.JJJJ')}
          {tagesfeld('fensterBis', 'Für Zahlungen bis', 'üblich sind zwei Monate, längstens bis 31.12.')}
        </>
      )}
      {eingaben.art === 'zinsen' && (
        <>
          {tagesfeld('ab', 'Erster verzinster Tag', 'TT.MM.JJJJ')}
          {tagesfeld('gezahltAm', 'Gezahlt am', 'dieser Tag trägt keine Zinsen')}
          {tagesfeld('wechselAb', '3 statt 5 Punkte ab', 'freiwillig; ohne Angabe durchgehend 3 Punkte', false)}
        </>
      )}
      {eingaben.art === 'weiterleitungen' && (
        <Field
          label="Nachweis der Partner, Tage vor unserer Frist"
          hint="freiwillig; wie im Vertrag vereinbart"
          validationMessage={fehler.tageVorher}
        >
          <Input value={eingaben.tageVorher} onChange={(_, { value }) => aendere({ tageVorher: value })} />
        </Field>
      )}
      {eingaben.art === 'nachweis' && auswahl.andereMittel && (
        <Field label="Andere Mittel sind">
          <RadioGroup
            value={eingaben.andereMittel}
            onChange={(_, { value }) => aendere({ andereMittel: value as Druckeingaben['andereMittel'] })}
          >
            <Radio value="dritte" label="Leistungen Dritter" />
            <Radio value="oeffentlich" label="Öffentliche Förderung" />
          </RadioGroup>
        </Field>
      )}
    </>
  );
}

/** Der Verweis auf die Datei und die Wege, falls hier nichts herunterzuladen geht. */
function Ergebnis({ stand, setStand }: { readonly stand: Stand; readonly setStand: (stand: Stand) => void }) {
  const { workbook } = useSteuerung().umgebung;
  const stile = useStile();
  const oeffneMappe = workbook.oeffneMappe?.bind(workbook);
  const melde = (text: string) => setStand({ art: 'meldung', intent: 'warning', text });
  const oeffne = async ({ form, adresse, inhalt }: Datei) => {
    if (form === 'xlsx') return oeffneMappe?.(new Uint8Array(await inhalt.arrayBuffer()));
    if (!oeffneFenster(adresse))
      melde(
        'Hier lässt sich kein Fenster öffnen. Laden Sie das PDF herunter oder öffnen Sie es in der Arbeitsmappe im Browser.',
      );
  };
  return (
    <>
      <div className={stile.abschnitt} role="status">
        {stand.art === 'fertig' && (
          <p className={stile.absatz}>
            Geschrieben ist{' '}
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
      {stand.art === 'fertig' && (stand.datei.form === 'pdf' || oeffneMappe) && (
        <div className={stile.reihe}>
          <Button onClick={() => void oeffne(stand.datei).catch((ursache: unknown) => melde(fehlertext(ursache)))}>
            {stand.datei.form === 'pdf' ? 'In neuem Fenster öffnen' : 'Als neue Mappe in Excel öffnen'}
          </Button>
        </div>
      )}
    </>
  );
}

function heute() {
  const jetzt = new Date();
  return { jahr: jetzt.getFullYear(), monat: jetzt.getMonth() + 1, tag: jetzt.getDate() };
}
