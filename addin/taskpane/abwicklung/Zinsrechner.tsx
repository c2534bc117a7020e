/**
 * Zinsen auf eine Erstattung (R24), auch in Raten: alle Ergebnisse nebeneinander, jeder Abschnitt mit seinem Satz, und
 * dasselbe als Schriftstück zur gespeicherten Version.
 */
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Programm } from '../../../shared/antrag/programm.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { istFehlerDerEingabe } from '../../../shared/grund/fehler.ts';
import type { Betrag } from '../../../shared/grund/marken.ts';
import { type Zinsergebnisse, type Zinsfrage, zinsergebnisse } from '../../../shared/kern/zinsergebnisse.ts';
import { PROGRAMMTITEL } from '../../../shared/schriftstuecke/programmtitel.ts';
import type { Druckform } from '../drucken/druck-arbeiter.ts';
import { anlassDerErstattung } from '../drucken/druckeingaben.ts';
import { drucke } from '../drucken/drucken.ts';
import { Zinsfelder } from '../drucken/Zinsfelder.tsx';
import { LEERE_ZINSEINGABEN, type Zinseingaben, type Zinsfehler, zinsfrageAus } from '../drucken/zinseingaben.ts';
import { euro } from '../format/betrag.ts';
import { dateiname } from '../format/dateiname.ts';
import { BETRAG_ERWARTET, liesZahlEingabe } from '../format/eingaben.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Dateistand } from '../oberflaeche/Dateistand.tsx';
import { useDateischreiben } from '../oberflaeche/dateischreiben.ts';
import { useStile } from '../oberflaeche/stile.ts';
import type { ZeigeSchritt } from './Jahrestabelle.tsx';
import { Zinsergebnis } from './Zinsergebnis.tsx';

/** Ein Haushaltsjahr, in dem etwas zu erstatten ist. */
export interface Erstattungswahl {
  readonly programm: Programm;
  readonly haushaltsjahr: number;
  readonly betrag: Betrag;
}

const EIGENER = 'eigener';
/** Worauf Zinsen anfallen, wo es keine Erstattung der Tabelle ist. */
const EIGENER_ANLASS = 'Eigener Betrag';

type Gerechnet = { readonly frage: Zinsfrage & { readonly betrag: Betrag }; readonly ergebnisse: Zinsergebnisse };

export function Zinsrechner(props: {
  readonly erstattungen: readonly Erstattungswahl[];
  /** Die Version, die das Blatt zeigt; `null`, wenn es zu keiner gehört oder geändert ist. */
  readonly version: Antragsversion | null;
  readonly zeige: ZeigeSchritt;
}) {
  const { erstattungen, version, zeige } = props;
  const stile = useStile();
  const [wahl, setWahl] = useState<string | null>(null);
  const [eigener, setEigener] = useState('');
  const [eingaben, setEingaben] = useState<Zinseingaben>(LEERE_ZINSEINGABEN);
  const [fehler, setFehler] = useState<Zinsfehler>({});
  const [gerechnet, setGerechnet] = useState<Gerechnet | null>(null);
  const felder = useRef<HTMLDivElement>(null);
  // Nach einem Fehler geht es im ersten Feld weiter, das nicht passt.
  useEffect(() => {
    if (Object.keys(fehler).length > 0) felder.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [fehler]);
  const gewaehlt = erstattungen.find(
    (e) => schluessel(e) === (wahl ?? (erstattungen[0] && schluessel(erstattungen[0]))),
  );
  const erstattung = wahl === EIGENER ? null : (gewaehlt ?? null);
  // Ändert sich im Blatt, was zu erstatten ist, gilt ein früheres Ergebnis nicht mehr.
  const gueltig = gerechnet && (erstattung === null || erstattung.betrag === gerechnet.frage.betrag) ? gerechnet : null;
  const verwirf = () => {
    setGerechnet(null);
    setFehler({});
  };
  const rechne = () => {
    const betrag = erstattung ? { text: erstattung.betrag } : liesZahlEingabe(eigener, 'betrag', BETRAG_ERWARTET);
    const gelesen = zinsfrageAus('text' in betrag ? betrag.text : '0.00', eingaben);
    const gefunden = {
      ...('fehler' in gelesen && 'text' in betrag ? gelesen.fehler : {}),
      ...('meldung' in betrag && { betrag: betrag.meldung }),
    };
    setGerechnet(null);
    setFehler(gefunden);
    if ('fehler' in gelesen || 'meldung' in betrag) return;
    try {
      setGerechnet({ frage: gelesen.frage, ergebnisse: zinsergebnisse(gelesen.frage) });
    } catch (grund) {
      if (!istFehlerDerEingabe(grund)) throw grund;
      setFehler({ [feldZu(grund.feld)]: grund.message });
    }
  };
  return (
    <Abschnitt titel="Zinsrechner">
      <p className={stile.absatz}>
        Zinsen auf eine Erstattung nach § 49a Abs. 3 VwVfG NRW. Ob Zinsen verlangt werden, entscheidet die
        Bewilligungsbehörde.
      </p>
      <div ref={felder} className={`${stile.abschnitt} ${stile.schmaleFelder}`}>
        {erstattungen.length > 0 && (
          <Field label="Zu erstatten">
            <Select
              value={erstattung ? schluessel(erstattung) : EIGENER}
              onChange={(_, { value }) => {
                setWahl(value);
                verwirf();
              }}
            >
              {erstattungen.map((e) => (
                <option key={schluessel(e)} value={schluessel(e)}>
                  {e.haushaltsjahr}, {PROGRAMMTITEL[e.programm]}: {euro(e.betrag)}
                </option>
              ))}
              <option value={EIGENER}>ein anderer Betrag</option>
            </Select>
          </Field>
        )}
        {!erstattung && (
          <Field label="Betrag in €" required validationMessage={fehler.betrag}>
            <Input
              value={eigener}
              onChange={(_, { value }) => {
                setEigener(value);
                verwirf();
              }}
            />
          </Field>
        )}
        <Zinsfelder
          eingaben={eingaben}
          fehler={fehler}
          aendere={(teil) => {
            setEingaben({ ...eingaben, ...teil });
            verwirf();
          }}
        />
      </div>
      <div>
        <Button appearance="primary" onClick={rechne}>
          Zinsen berechnen
        </Button>
      </div>
      {gueltig && (
        <>
          <Zinsergebnis ergebnisse={gueltig.ergebnisse} zeige={zeige} />
          <Ausdruck
            version={version}
            frage={gueltig.frage}
            anlass={erstattung ? anlassDerErstattung(erstattung.programm, erstattung.haushaltsjahr) : EIGENER_ANLASS}
          />
        </>
      )}
    </Abschnitt>
  );
}

function Ausdruck(props: {
  readonly version: Antragsversion | null;
  readonly frage: Gerechnet['frage'];
  readonly anlass: string;
}) {
  const { version, frage, anlass } = props;
  const stile = useStile();
  const schreiben = useDateischreiben();
  if (version === null)
    return (
      <p className={stile.klein}>
        Gedruckt wird zu einer gespeicherten Version, mit ihrem Hash. Speichern Sie das Blatt im Tab „Versionen“, dann
        stehen hier PDF und Excel-Datei.
      </p>
    );
  const schreibe = (form: Druckform) =>
    schreiben.schreibe({
      titel: 'Zinsberechnung schreiben',
      text: `Die Zinsberechnung zu Version ${version.version} wird geschrieben.`,
      fertigtext: 'Geschrieben ist',
      endung: form,
      erzeuge: async (abbruch) => {
        const ergebnis = await drucke(version, { art: 'zinsen', anlass, ...frage }, form, abbruch);
        return 'fehlt' in ergebnis ? ergebnis : { name: dateiname('zinsen', form, version), inhalt: ergebnis };
      },
    });
  return (
    <>
      <div className={stile.reihe}>
        {(
          [
            ['pdf', 'Zinsberechnung als PDF'],
            ['xlsx', 'Zinsberechnung als Excel-Datei'],
          ] as const
        ).map(([form, titel]) => (
          <Button key={form} disabledFocusable={schreiben.stand.art === 'arbeitet'} onClick={() => void schreibe(form)}>
            {titel}
          </Button>
        ))}
      </div>
      <Dateistand schreiben={schreiben} />
    </>
  );
}

function schluessel({ programm, haushaltsjahr }: Erstattungswahl): string {
  return `${programm} ${haushaltsjahr}`;
}

/** Das Feld der Oberfläche zu dem, das der Kern nennt; was an den Zahlungen zusammen nicht passt, steht bei der ersten. */
function feldZu(feld: string): string {
  return feld === 'raten' ? 'zahlungen.0.am' : feld;
}
