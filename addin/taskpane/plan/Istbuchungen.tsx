/** „Ist aus der Buchhaltung einfügen“: Auszug einfügen, Offenes entscheiden, Monate ansehen, eintragen. */
import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import { alsDeutschesDatum } from '../../../shared/grund/datum.ts';
import { Dezimal } from '../../../shared/grund/geld.ts';
import { MONATSNAMEN } from '../../../shared/grund/monatsnamen.ts';
import { namensschluessel } from '../../../shared/grund/name.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { zerlegeText } from '../../../shared/tabellentext/zerlegen.ts';
import {
  type Buchungsangaben,
  type Buchungslesung,
  type Buchungsspalten,
  type Buchungszeile,
  type Entscheidung,
  erkenneBuchungsspalten,
  liesBuchungen,
  type Vorzeichen,
} from '../../haushaltsblatt/istbuchungen.ts';
import { mitBuchungen, vorhandenesIst, type Weise } from '../../haushaltsblatt/istbuchungen-eintragen.ts';
import { euro } from '../format/betrag.ts';
import { useSteuerung } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import type { Blattzustand } from '../zustand/zustand.ts';

const SPALTEN: readonly (readonly [keyof Buchungsspalten, string])[] = [
  ['tag', 'Tag der Buchung'],
  ['betrag', 'Betrag'],
  ['seite', 'Soll oder Haben'],
  ['text', 'Text'],
];
const OFFEN_GEZEIGT = 50;

export default function Istbuchungen(props: {
  readonly blatt: Extract<Blattzustand, { readonly art: 'plan' }>;
  readonly abwicklung: Abwicklung;
  readonly schliesse: () => void;
}) {
  const { blatt, abwicklung, schliesse } = props;
  const steuerung = useSteuerung();
  const stile = useStile();
  const eingabe = useRef<HTMLTextAreaElement>(null);
  const eintraege = [...blatt.antrag.stellen, ...blatt.antrag.massnahmen];
  const [id, setId] = useState(eintraege[0]?.id ?? '');
  const [jahrtext, setJahrtext] = useState('');
  const [zeilen, setZeilen] = useState<readonly (readonly string[])[] | null>(null);
  const [spalten, setSpalten] = useState<Buchungsspalten>({ tag: -1, betrag: -1, seite: -1, text: -1 });
  const [vorzeichen, setVorzeichen] = useState<Vorzeichen | null>(null);
  const [entscheidungen, setEntscheidungen] = useState<ReadonlyMap<number, Entscheidung>>(new Map());
  const [weise, setWeise] = useState<Weise | null>(null);
  const [meldung, setMeldung] = useState<string | null>(null);
  const haushaltsjahr = /^\d{4}$/.test(jahrtext.trim()) ? Number(jahrtext) : null;
  const lesung = useMemo(
    () =>
      zeilen && haushaltsjahr ? liesBuchungen(zeilen, { spalten, vorzeichen, haushaltsjahr, entscheidungen }) : null,
    [zeilen, haushaltsjahr, spalten, vorzeichen, entscheidungen],
  );
  const vorhanden = lesung ? vorhandenesIst(abwicklung, id, [...lesung.jeJahr.keys()], namensschluessel) : [];
  const offen = [
    ...(lesung?.offen ?? []),
    ...(vorhanden.length > 0 && weise === null ? ['Wählen Sie, was mit dem bisherigen Ist geschieht.'] : []),
  ];

  const lies = () => {
    try {
      if (haushaltsjahr === null) throw new Error('Nennen Sie zuerst das Haushaltsjahr mit vier Ziffern, z. B. 2021.');
      const neue = zerlegeText(eingabe.current?.value ?? '');
      setZeilen(neue);
      setSpalten(erkenneBuchungsspalten(neue));
      setVorzeichen(null);
      setEntscheidungen(new Map());
      setWeise(null);
      setMeldung(null);
    } catch (fehler) {
      setZeilen(null);
      setMeldung(fehlertext(fehler));
    }
  };
  const trageEin = async () => {
    if (!lesung || offen.length > 0) return;
    const neu = mitBuchungen(abwicklung, id, lesung.jeJahr, weise ?? 'ersetzen', namensschluessel);
    const gezaehlt = lesung.zeilen.filter(({ art }) => art === 'zaehlt').length;
    const erfolg = `Das Ist von ${id} ist eingetragen: ${gezaehlt} Buchungen aus ${lesung.zeilen.length} Zeilen.`;
    if (await steuerung.nachBescheid.schreibe(blatt, neu, erfolg)) schliesse();
  };

  return (
    <section className={`${stile.abschnitt} ${stile.schmaleFelder}`} aria-label="Ist aus der Buchhaltung einfügen">
      <h3 className={stile.titel}>Ist aus der Buchhaltung einfügen</h3>
      <Field label="Stelle oder Maßnahme">
        <Select value={id} onChange={(_, { value }) => setId(value)}>
          {eintraege.map((eintrag) => (
            <option key={eintrag.id} value={eintrag.id}>
              {sichtbar(eintrag.bezeichnung ? `${eintrag.id} (${eintrag.bezeichnung})` : eintrag.id)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Haushaltsjahr" required>
        <Input inputMode="numeric" value={jahrtext} onChange={(_, { value }) => setJahrtext(value)} />
      </Field>
      <Field label="Auszug: Tag, Betrag, Text" hint="Aus Excel oder als CSV kopieren und hier einfügen.">
        <Textarea ref={eingabe} resize="vertical" rows={6} />
      </Field>
      <div className={stile.reihe}>
        <Button onClick={lies}>Auszug lesen</Button>
        <Button onClick={schliesse}>Abbrechen</Button>
      </div>
      {meldung && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{meldung}</MessageBarBody>
        </MessageBar>
      )}
      {zeilen && lesung && haushaltsjahr !== null && (
        <>
          <Spaltenfelder zeilen={zeilen} spalten={spalten} aendere={setSpalten} />
          <Field label="Wie sind Ausgaben in diesem Auszug geschrieben?" required>
            <RadioGroup
              value={vorzeichen ?? ''}
              onChange={(_, { value }) => setVorzeichen(value === 'negativ' ? 'negativ' : 'positiv')}
            >
              <Radio value="positiv" label="ohne Minus oder im Soll; Gutschriften mit Minus oder im Haben" />
              <Radio value="negativ" label="mit Minus oder im Haben; Gutschriften ohne Minus oder im Soll" />
            </RadioGroup>
          </Field>
          <Offene
            zeilen={lesung.zeilen.filter(({ nummer, art }) => istZuEntscheiden(art) || entscheidungen.has(nummer))}
            entscheidungen={entscheidungen}
            haushaltsjahr={haushaltsjahr}
            entscheide={(nummer, wahl) => {
              const neue = new Map(entscheidungen);
              if (wahl === null) neue.delete(nummer);
              else neue.set(nummer, wahl);
              setEntscheidungen(neue);
            }}
          />
          {vorhanden.length > 0 && (
            <Field label={`Für ${sichtbar(id)} steht schon ein Ist da: ${vorhanden.join('; ')}`} required>
              <RadioGroup
                value={weise ?? ''}
                onChange={(_, { value }) => setWeise(value === 'dazu' ? 'dazu' : 'ersetzen')}
              >
                <Radio value="ersetzen" label="Es wird ersetzt." />
                <Radio value="dazu" label="Die Buchungen kommen zu den Monaten dazu; ein Jahresbetrag wird ersetzt." />
              </RadioGroup>
            </Field>
          )}
          <Monate lesung={lesung} />
          <p className={stile.absatz} role="status">
            {verbucht(lesung)} {offen.join(' ')}
          </p>
          <div className={stile.reihe}>
            <Button appearance="primary" disabledFocusable={offen.length > 0} onClick={() => void trageEin()}>
              Ins Ist eintragen
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function istZuEntscheiden(art: Buchungszeile['art']): boolean {
  return art === 'ausserhalb' || art === 'unlesbar';
}

function Spaltenfelder(props: {
  readonly zeilen: readonly (readonly string[])[];
  readonly spalten: Buchungsspalten;
  readonly aendere: (spalten: Buchungsspalten) => void;
}) {
  const { zeilen, spalten, aendere } = props;
  const breite = Math.max(0, ...zeilen.map(({ length }) => length));
  return SPALTEN.map(([feld, titel]) => (
    <Field key={feld} label={`Spalte: ${titel}`}>
      <Select
        value={String(spalten[feld])}
        onChange={(_, { value }) => aendere({ ...spalten, [feld]: Number(value) } satisfies Buchungsangaben['spalten'])}
      >
        <option value="-1">keine</option>
        {Array.from({ length: breite }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: die Spalten sind ihre Plätze
          <option key={i} value={String(i)}>
            {`${i + 1}: ${sichtbar((zeilen[0]?.[i] ?? '').slice(0, 40))}`}
          </option>
        ))}
      </Select>
    </Field>
  ));
}

function Offene(props: {
  readonly zeilen: readonly Buchungszeile[];
  readonly entscheidungen: ReadonlyMap<number, Entscheidung>;
  readonly haushaltsjahr: number;
  readonly entscheide: (nummer: number, wahl: Entscheidung | null) => void;
}) {
  const { zeilen, entscheidungen, haushaltsjahr, entscheide } = props;
  const stile = useStile();
  if (zeilen.length === 0) return null;
  return (
    <>
      <h4 className={stile.titel}>Darüber entscheiden Sie</h4>
      <ul className={stile.liste}>
        {zeilen.slice(0, OFFEN_GEZEIGT).map((zeile) => (
          <li key={zeile.nummer} className={stile.karte}>
            <Field label={zeilenname(zeile)} hint={zeile.meldung || undefined}>
              <Select
                value={String(entscheidungen.get(zeile.nummer) ?? '')}
                onChange={(_, { value }) => entscheide(zeile.nummer, alsEntscheidung(value))}
              >
                <option value="">bitte wählen</option>
                {zeile.tag && zeile.betrag && zeile.tag.jahr !== haushaltsjahr && (
                  <option value="eigenes">{`zählt im Haushaltsjahr ${zeile.tag.jahr}`}</option>
                )}
                {(zeile.betrag || typeof entscheidungen.get(zeile.nummer) === 'number') &&
                  MONATSNAMEN.map((monat, i) => (
                    <option key={monat} value={String(i + 1)}>{`zählt im ${monat} ${haushaltsjahr}`}</option>
                  ))}
                <option value="weglassen">gehört nicht zum Ist</option>
              </Select>
            </Field>
          </li>
        ))}
      </ul>
      {zeilen.length > OFFEN_GEZEIGT && <p className={stile.klein}>und {zeilen.length - OFFEN_GEZEIGT} weitere</p>}
    </>
  );
}

function alsEntscheidung(wert: string): Entscheidung | null {
  if (wert === 'eigenes' || wert === 'weglassen') return wert;
  return /^\d+$/.test(wert) ? Number(wert) : null;
}

function zeilenname({ nummer, tag, betrag, text }: Buchungszeile): string {
  const teile = [tag && alsDeutschesDatum(tag), betrag && euro(betrag.toFixed(2)), text && sichtbar(text)];
  return `Zeile ${nummer}: ${teile.filter((teil) => teil).join(' · ')}`;
}

function Monate({ lesung }: { readonly lesung: Buchungslesung }) {
  const stile = useStile();
  return [...lesung.jeJahr].map(([jahr, monate]) => (
    <table key={jahr} className={stile.tabelle}>
      <caption className={stile.titel}>Ist {jahr}</caption>
      <thead>
        <tr>
          <th scope="col">Monat</th>
          <th scope="col">Betrag</th>
        </tr>
      </thead>
      <tbody>
        {monate.map((betrag, i) => (
          <tr key={MONATSNAMEN[i]}>
            <th scope="row">{MONATSNAMEN[i]}</th>
            <td>{betrag === null ? '–' : euro(betrag)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Summe</th>
          <td>{euro(monate.reduce((summe, betrag) => summe.plus(betrag ?? 0), new Dezimal(0)).toFixed(2))}</td>
        </tr>
      </tbody>
    </table>
  ));
}

/** Jede Zeile ist genannt. */
function verbucht({ zeilen }: Buchungslesung): string {
  const WORTE: readonly (readonly [Buchungszeile['art'], string])[] = [
    ['zaehlt', 'zählen'],
    ['ausserhalb', 'außerhalb des Haushaltsjahrs'],
    ['unlesbar', 'nicht lesbar'],
    ['ueberschrift', 'Überschrift'],
    ['summe', 'Summe'],
    ['leer', 'leer'],
    ['weggelassen', 'weggelassen'],
  ];
  const teile = WORTE.flatMap(([art, wort]) => {
    const zahl = zeilen.filter((zeile) => zeile.art === art).length;
    return zahl === 0 ? [] : [`${zahl} ${wort}`];
  });
  return `${zeilen.length} Zeilen: ${teile.join(', ')}.`;
}
