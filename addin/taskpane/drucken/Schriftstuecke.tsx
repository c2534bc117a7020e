/**
 * Mittelanforderung, zahlenmäßiger Nachweis, Zinsberechnung und Weiterleitungsübersicht einer Version, als PDF und als
 * Arbeitsmappe. Was fehlt, steht da, bevor jemand etwas einträgt.
 */
import { Button, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { PROGRAMMTITEL_GANZ } from '../../../shared/schriftstuecke/programmtitel.ts';
import type { Druckauswahl, Schriftstueckart } from '../../../shared/schriftstuecke/schriftstuecke.ts';
import { dateiname } from '../format/dateiname.ts';
import { Dateistand } from '../oberflaeche/Dateistand.tsx';
import { useDateischreiben } from '../oberflaeche/dateischreiben.ts';
import { useStile } from '../oberflaeche/stile.ts';
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
import { Zinsfelder } from './Zinsfelder.tsx';

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
  const schreiben = useDateischreiben();
  const felder = useRef<HTMLDivElement>(null);
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
  const schreibe = async (form: Druckform) => {
    const gelesen = wunschAus(eingaben, gewaehlt);
    if ('fehler' in gelesen) return setFehler(gelesen.fehler);
    await schreiben.schreibe({
      titel: `${SCHRIFTSTUECKE[eingaben.art]} schreiben`,
      text: `${FORMEN[form]} zu Version ${version.version} wird geschrieben.`,
      fertigtext: 'Geschrieben ist',
      endung: form,
      erzeuge: async (abbruch) => {
        const ergebnis = await drucke(version, gelesen.wunsch, form, abbruch);
        return 'fehlt' in ergebnis ? ergebnis : { name: dateiname(eingaben.art, form, version), inhalt: ergebnis };
      },
    });
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
                {PROGRAMMTITEL_GANZ[programm]}
              </option>
            ))}
          </Select>
        </Field>
        {fehlt === null && <Angaben eingaben={eingaben} auswahl={gewaehlt} fehler={fehler} aendere={aendere} />}
      </div>
      {fehlt === null ? (
        <div className={stile.reihe}>
          {(['pdf', 'xlsx'] as const).map((form) => (
            <Button
              key={form}
              disabledFocusable={schreiben.stand.art === 'arbeitet'}
              onClick={() => void schreibe(form)}
            >
              {FORMEN[form]} herunterladen
            </Button>
          ))}
        </div>
      ) : (
        <p className={stile.absatz} role="status">
          {sichtbar(fehlt)}
        </p>
      )}
      <Dateistand schreiben={schreiben} />
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
  const tagesfeld = (name: 'angefordertAm' | 'fensterBis', titel: string, hinweis: string) => (
    <Field label={titel} hint={hinweis} required validationMessage={fehler[name]}>
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
      {eingaben.art === 'zinsen' && <Zinsfelder eingaben={eingaben} fehler={fehler} aendere={aendere} />}
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

function heute() {
  const jetzt = new Date();
  return { jahr: jetzt.getFullYear(), monat: jetzt.getMonth() + 1, tag: jetzt.getDate() };
}
