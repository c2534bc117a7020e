/** Die Angaben des Bewilligungsbescheids. */
import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { type Bescheidangabe, bescheidSchema } from '../../../shared/antrag/bescheidschema.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { PROGRAMMTITEL } from '../../../shared/schriftstuecke/programmtitel.ts';
import { Fenster } from '../oberflaeche/Fenster.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { type Bescheideingaben, bescheidAusEingaben } from './bescheideingaben.ts';
import { Versionsangaben } from './Versionsangaben.tsx';

type Textfeld = Exclude<keyof Bescheideingaben, 'programm' | 'jahre'>;

const FELDER: readonly { readonly name: Textfeld; readonly titel: string; readonly hinweis: string }[] = [
  { name: 'datum', titel: 'Datum des Bescheids', hinweis: 'TT.MM.JJJJ' },
  { name: 'aktenzeichen', titel: 'Aktenzeichen', hinweis: '' },
  { name: 'stellen', titel: 'Bewilligte Stellen', hinweis: 'z. B. 2,5' },
  { name: 'zuwendung', titel: 'Bewilligte Zuwendung in €', hinweis: 'z. B. 143660,00' },
];
const WEITERE: readonly { readonly name: Textfeld; readonly titel: string }[] = [
  { name: 'von', titel: 'Bewilligungszeitraum von' },
  { name: 'bis', titel: 'Bewilligungszeitraum bis' },
  { name: 'bestandskraeftigAm', titel: 'Bestandskräftig am' },
];

const useFelderstil = makeStyles({ felder: { display: 'contents' } });

/** Die Eingaben gehören dem Aufrufer: Kommt der Bescheid nicht an, stehen sie beim nächsten Versuch noch da. */
export function Bescheidfenster(props: {
  /** Die Version, über die entschieden wird, wie die Ablage sie hat. */
  readonly gesehen: Antragsversion;
  readonly eingaben: Bescheideingaben;
  readonly aendere: (eingaben: Bescheideingaben) => void;
  readonly schliesse: () => void;
  readonly halteFest: (bescheid: Bescheidangabe) => void;
}) {
  const { gesehen, eingaben, aendere, schliesse, halteFest } = props;
  const [fehler, setFehler] = useState<Readonly<Record<string, string>>>({});
  const stile = useFelderstil();
  const allgemein = useStile();
  const felder = useRef<HTMLDivElement>(null);
  // Nach einem Fehler geht es im ersten Feld weiter, das nicht passt.
  useEffect(() => {
    if (Object.keys(fehler).length > 0) felder.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [fehler]);
  const jahre = gesehen.ergebnis.finanzierungsplan.jeHaushaltsjahr.map(({ schluessel }) => schluessel);
  const pruefe = () => {
    const gelesen = bescheidAusEingaben(eingaben);
    setFehler(gelesen.fehler);
    const geprueft = gelesen.bescheid && bescheidSchema.safeParse(gelesen.bescheid);
    if (geprueft?.success) halteFest(geprueft.data);
    else if (geprueft) setFehler(Object.fromEntries(geprueft.error.issues.map((i) => [feldname(i.path), i.message])));
  };
  return (
    <Fenster
      titel="Bewilligung festhalten"
      schliesse={schliesse}
      knoepfe={[
        { titel: 'Abbrechen', tu: schliesse },
        { titel: 'Festhalten', betont: true, tu: pruefe },
      ]}
    >
      <Versionsangaben version={gesehen} />
      {!gesehen.bescheide?.length && (
        <p className={allgemein.klein}>
          Nach dem ersten Bescheid bleibt der Plan, wie er bewilligt ist: Was danach geschieht, etwa Ausgaben und
          Abrufe, ändert ihn nicht. Ändern Sie den Plan, beginnt ein neuer Entwurf; der Bescheid bleibt erhalten und
          gilt dem früheren Plan.
        </p>
      )}
      <div ref={felder} className={stile.felder}>
        {FELDER.map(({ name, titel, hinweis }) => (
          <Field key={name} label={titel} required hint={hinweis} validationMessage={fehler[name]}>
            <Input value={eingaben[name]} onChange={(_, daten) => aendere({ ...eingaben, [name]: daten.value })} />
          </Field>
        ))}
        <Field label="Programm">
          <Select
            value={eingaben.programm ?? 'THM'}
            onChange={(_, { value }) => aendere({ ...eingaben, programm: value === 'DIA' ? 'DIA' : 'THM' })}
          >
            <option value="THM">{PROGRAMMTITEL.THM}</option>
            <option value="DIA">{PROGRAMMTITEL.DIA}</option>
          </Select>
        </Field>
        {WEITERE.map(({ name, titel }) => (
          <Field key={name} label={`${titel} (freiwillig)`} hint="TT.MM.JJJJ" validationMessage={fehler[name]}>
            <Input
              value={eingaben[name] ?? ''}
              onChange={(_, daten) => aendere({ ...eingaben, [name]: daten.value })}
            />
          </Field>
        ))}
        {jahre.map((jahr) => (
          <Field
            key={jahr}
            label={`Davon ${jahr} in € (freiwillig)`}
            hint="0, wenn für das Jahr nichts bewilligt ist; leer, wenn der Bescheid es nicht nennt"
            validationMessage={fehler[jahr]}
          >
            <Input
              value={eingaben.jahre?.[jahr] ?? ''}
              onChange={(_, { value }) => aendere({ ...eingaben, jahre: { ...eingaben.jahre, [jahr]: value } })}
            />
          </Field>
        ))}
      </div>
    </Fenster>
  );
}

/** Das Feld zu einem Befund; ein Befund an den Jahren gehört zum Betrag im Ganzen. */
function feldname([erster]: readonly PropertyKey[]): string {
  return erster === 'jahre' ? 'zuwendung' : String(erster);
}
