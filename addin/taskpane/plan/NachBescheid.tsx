/**
 * Die Tabellen nach dem Bescheid: anlegen, Buchungen einfügen, und wo sie etwas anderes zeigen als der Plan oder ein
 * festgehaltener Bescheid.
 */
import {
  Button,
  Field,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import type { FestgehaltenerBescheid } from '../../../shared/antrag/bescheid.ts';
import { planrechnung } from '../../../shared/antrag/planrechnung.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { REGELSTAENDE } from '../../../shared/regelstand/verzeichnis.ts';
import { nurImPlan, vergleicheNachBescheid } from '../../haushaltsblatt/abwicklungszellen.ts';
import { bescheidabweichungen, bescheidzeilen } from '../../haushaltsblatt/bescheidzeilen.ts';
import type { Problem } from '../../haushaltsblatt/haushaltsblatt.ts';
import type { Zellbezug } from '../../workbook/zellen.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useBescheide } from '../oberflaeche/gespeichertes.ts';
import { useSteuerung } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { Zellsprung } from '../oberflaeche/Zellsprung.tsx';
import type { Blattzustand } from '../zustand/zustand.ts';
import Istbuchungen from './Istbuchungen.tsx';

type Plan = Extract<Blattzustand, { readonly art: 'plan' }>;

/** So viele Zellen werden genannt, der Rest gezählt. */
const GENANNT = 3;

export function NachBescheid({ blatt }: { readonly blatt: Plan }) {
  const tabellen = blatt.gelesen?.tabellen.abwicklung;
  return <Abschnitt titel="Nach dem Bescheid">{tabellen ? <Vorhandene blatt={blatt} /> : <Anlegen />}</Abschnitt>;
}

/** Wo Tabellen nach dem Bescheid fehlen: Gelöscht ist damit noch nichts, was gespeichert ist. */
export function Tabellenreparatur({ probleme }: { readonly probleme: readonly Problem[] }) {
  const steuerung = useSteuerung();
  const stile = useStile();
  if (!probleme.some(({ zelle, feld }) => zelle === null && feld?.[0] === 'abwicklung')) return null;
  return (
    <div className={stile.reihe}>
      <Button onClick={() => void steuerung.nachBescheid.stelleTabellenHer()}>Tabellen wiederherstellen</Button>
    </div>
  );
}

function Anlegen() {
  const steuerung = useSteuerung();
  const stile = useStile();
  const [zahlweise, setZahlweise] = useState<Abwicklung['zahlweise'] | null>(null);
  return (
    <details>
      <summary className={stile.klappe}>
        Tabellen für Bescheide, Besetzung, Ist, Abrufe, Weiterleitung und Konten
      </summary>
      <div className={stile.abschnitt}>
        <p className={stile.absatz}>
          Sie entstehen im Haushaltsblatt unter den Tabellen des Plans. Plan, Status und Festschreibung ändern sich
          dadurch nicht. Was in einer gespeicherten Version schon eingetragen ist, steht dann darin.
        </p>
        <Field label="Wonach gehört ein Ist zu einem Haushaltsjahr?">
          <RadioGroup
            value={zahlweise ?? ''}
            onChange={(_, { value }) => setZahlweise(value === 'periode' ? 'periode' : 'kasse')}
          >
            <Radio value="kasse" label="Nach dem Tag der Zahlung" />
            <Radio value="periode" label="Nach dem Zeitraum der Leistung" />
          </RadioGroup>
        </Field>
        <div className={stile.reihe}>
          <Button onClick={() => void steuerung.nachBescheid.legeAn(zahlweise)}>Tabellen anlegen</Button>
        </div>
      </div>
    </details>
  );
}

function Vorhandene({ blatt }: { readonly blatt: Plan }) {
  const stile = useStile();
  const bescheide = useBescheide();
  const [einfuegen, setEinfuegen] = useState(false);
  const befund = useMemo(() => (bescheide ? befundZu(blatt, bescheide) : null), [blatt, bescheide]);
  if (einfuegen && blatt.antrag.abwicklung)
    return <Istbuchungen blatt={blatt} abwicklung={blatt.antrag.abwicklung} schliesse={() => setEinfuegen(false)} />;
  return (
    <>
      {befund && (
        <>
          {befund.nurImPlan && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>{befund.nurImPlan}</MessageBarBody>
            </MessageBar>
          )}
          <Unterschied
            titel="Fehler: Die Tabelle „Bescheide“ zeigt etwas anderes, als festgehalten ist"
            stellen={befund.bescheide}
            schluss="Es gilt, was festgehalten ist; ein neuer Bescheid wird im Tab „Versionen“ festgehalten, nicht eingetippt."
            knopf="Bescheide wiederherstellen"
          />
          <Unterschied
            titel="Fehler: Die Tabellen nach dem Bescheid zeigen andere Zahlen als der Plan"
            stellen={befund.zahlen}
            schluss="Es gilt der Plan."
            knopf="Formeln wiederherstellen"
          />
        </>
      )}
      <p className={stile.absatz}>
        {befund && befund.bescheide.length + befund.zahlen.length === 0 && !befund.nurImPlan
          ? 'Die Tabellen stehen im Haushaltsblatt unter denen des Plans und zeigen dieselben Zahlen wie der Plan.'
          : 'Die Tabellen stehen im Haushaltsblatt unter denen des Plans.'}
        {!bescheide && ' Verglichen werden sie, sobald die Ablage die Bescheide nennt.'}
      </p>
      <div className={stile.reihe}>
        <Button
          disabledFocusable={!blatt.antrag.abwicklung}
          onClick={() => blatt.antrag.abwicklung && setEinfuegen(true)}
        >
          Ist aus der Buchhaltung einfügen
        </Button>
      </div>
    </>
  );
}

interface Stelle {
  readonly zelle: Zellbezug;
  readonly text: string;
}

function befundZu(blatt: Plan, bescheide: readonly FestgehaltenerBescheid[]) {
  const tabellen = blatt.gelesen?.tabellen.abwicklung;
  if (!tabellen) return null;
  const rechnung = planrechnung(blatt.antrag, REGELSTAENDE, namensschluessel, bescheide);
  const grund = nurImPlan(rechnung);
  const tabelle = tabellen.tabellen.bescheide;
  return {
    nurImPlan: grund,
    zahlen: grund === null ? vergleicheNachBescheid(tabellen, rechnung) : [],
    bescheide: tabelle ? bescheidabweichungen(tabelle, bescheidzeilen(blatt.antrag, bescheide)) : [],
  };
}

function Unterschied(props: {
  readonly titel: string;
  readonly stellen: readonly Stelle[];
  readonly schluss: string;
  readonly knopf: string;
}) {
  const steuerung = useSteuerung();
  const { titel, stellen, schluss, knopf } = props;
  if (stellen.length === 0) return null;
  const weitere = stellen.length - GENANNT;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{titel}</MessageBarTitle>
        {stellen
          .slice(0, GENANNT)
          .map(({ text }) => sichtbar(text))
          .join(' ')}
        {weitere > 0 && ` Dazu kommen ${weitere} weitere.`} {schluss}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => void steuerung.stelleFormelnHer()}>{knopf}</Button>
        <Zellsprung zellen={stellen.slice(0, 1).map(({ zelle }) => zelle)} />
      </MessageBarActions>
    </MessageBar>
  );
}
