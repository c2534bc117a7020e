/** Schritt 3: die Einträge, wie sie geschrieben werden, was offen ist, und was daraus gerechnet wird. */
import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { genannt } from '../../../shared/antrag/worte.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { summeDer } from '../../haushaltsblatt/uebernahme/ergebnis.ts';
import { type Uebernahmeangaben, uebernimm, type Vorschau } from '../../haushaltsblatt/uebernahme/uebernehmen.ts';
import type { Listenart } from '../../haushaltsblatt/uebernahme/ziele.ts';
import type { Ausschnitt } from '../../workbook/sichtbares.ts';
import { adresse, type Zellbezug } from '../../workbook/zellen.ts';
import { euro } from '../format/betrag.ts';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { weggelassensatz } from '../oberflaeche/Verborgenfrage.tsx';
import type { Ladung } from '../zustand/ladung.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import { Eintragstabelle } from './Eintragstabelle.tsx';
import { Offenliste } from './Offenliste.tsx';
import { gezaehlt, kennungen, type Uebernehmen, type Vorhandenes, type Weise } from './uebernehmen.ts';

const HINWEISE_HOECHSTENS = 20;

const NAME = { stellen: 'Stellen', massnahmen: 'Maßnahmen' } as const;

interface Schrittangaben {
  readonly uebernehmen: Uebernehmen;
  readonly bereich: Ausschnitt;
  readonly angaben: Uebernahmeangaben;
  readonly aendere: (angaben: Uebernahmeangaben) => void;
  readonly zurueck: () => void;
  readonly fertig: () => void;
}

export function Ergebnisschritt(props: Schrittangaben) {
  const stile = useStile();
  const [ladung, setLadung] = useState<Ladung<{ readonly vorhandenes: Vorhandenes | null }>>({ art: 'laedt' });
  const { uebernehmen } = props;
  useEffect(() => {
    uebernehmen.vorhandenes().then(
      (vorhandenes) => setLadung({ art: 'da', vorhandenes }),
      (fehler: unknown) => setLadung({ art: 'fehler', meldung: fehlertext(fehler) }),
    );
  }, [uebernehmen]);
  if (ladung.art === 'da') return <Ergebnis {...props} vorhandenes={ladung.vorhandenes} />;
  return (
    <>
      <Ladeanzeige ladung={ladung} wartetext="Das Haushaltsblatt wird gelesen" />
      {ladung.art === 'fehler' && (
        <div className={stile.reihe}>
          <Button onClick={props.zurueck}>Zurück</Button>
        </div>
      )}
    </>
  );
}

function Ergebnis({
  uebernehmen,
  bereich,
  angaben,
  aendere,
  zurueck,
  fertig,
  vorhandenes,
}: Schrittangaben & { readonly vorhandenes: Vorhandenes | null }) {
  const stile = useStile();
  const [weise, setWeise] = useState<Weise>('anfuegen');
  const [schreibt, setSchreibt] = useState(false);
  const vorschau = useMemo(() => {
    const bleibt =
      vorhandenes && (weise === 'ersetzen' ? { ...vorhandenes.entwurf, [angaben.art]: [] } : vorhandenes.entwurf);
    return uebernimm(bereich, { ...angaben, vergeben: bleibt ? kennungen(bleibt) : new Set() });
  }, [bereich, angaben, vorhandenes, weise]);
  const schreibe = async () => {
    setSchreibt(true);
    if (await uebernehmen.schreibe(bereich, angaben, weise)) fertig();
    else setSchreibt(false);
  };
  return (
    <>
      <p className={stile.absatz} role="status">
        {zusammenfassung(vorschau, angaben.art)} {konto(vorschau)} {weggelassensatz(bereich)}
      </p>
      {vorschau.ungelesen.length > 0 && (
        <p className={stile.absatz}>
          Nicht übernommen, weil in keiner zugeordneten Spalte etwas steht:{' '}
          {vorschau.ungelesen.length === 1 ? 'Zeile' : 'Zeilen'} {genannt(vorschau.ungelesen.map(String))}.
        </p>
      )}
      {vorschau.hinweise.length > 0 && (
        <ul className={stile.liste} aria-label="Gerundete Werte">
          {vorschau.hinweise.slice(0, HINWEISE_HOECHSTENS).map(({ zelle, feld, text }) => (
            <li key={`${adresse(zelle)} ${feld}`} className={stile.klein}>
              Zelle {adresse(zelle)}, {feld}: {text}
            </li>
          ))}
          {vorschau.hinweise.length > HINWEISE_HOECHSTENS && (
            <li className={stile.klein}>und {vorschau.hinweise.length - HINWEISE_HOECHSTENS} weitere</li>
          )}
        </ul>
      )}
      {vorschau.folgen.map(({ schluessel, name, zeilen }) => (
        <Checkbox
          key={schluessel}
          checked={angaben.gemeinsam?.has(schluessel) === true}
          onChange={(_, { checked }) =>
            aendere({ ...angaben, gemeinsam: umgeschaltet(angaben.gemeinsam, schluessel, checked === true) })
          }
          label={`Zeilen ${genannt(zeilen.map(String))} folgen aufeinander („${name}“): als eine Stelle führen`}
        />
      ))}
      {vorschau.trennstriche.length > 0 && (
        <p className={stile.klein}>
          Entfernt sind unsichtbare Trennstriche (U+00AD, meist aus Word), zuerst in{' '}
          {adresse(vorschau.trennstriche[0] as Zellbezug)}
          {vorschau.trennstriche.length > 1 && `, insgesamt in ${vorschau.trennstriche.length} Zellen`}.
        </p>
      )}
      {vorschau.summenzeilen.length > 0 && (
        <Checkbox
          checked={angaben.summenWeglassen}
          onChange={(_, daten) => aendere({ ...angaben, summenWeglassen: daten.checked === true })}
          label={`Summenzeilen weglassen (Zeile ${vorschau.summenzeilen.join(', ')})`}
        />
      )}
      <Offenliste
        offen={vorschau.offen}
        waehle={(schluessel, lesart) => {
          const entscheidungen = new Map(angaben.entscheidungen);
          for (const einer of schluessel) {
            if (lesart === null) entscheidungen.delete(einer);
            else entscheidungen.set(einer, lesart);
          }
          aendere({ ...angaben, entscheidungen });
        }}
      />
      <Fehlliste vorschau={vorschau} />
      <Eintragstabelle art={angaben.art} name={`Zu übernehmende ${NAME[angaben.art]}`} eintraege={vorschau.eintraege} />
      <Summen vorschau={vorschau} angaben={angaben} />
      {vorhandenes && (
        <Field label="Im vorhandenen Haushaltsblatt">
          <Select value={weise} onChange={(_, daten) => setWeise(daten.value === 'ersetzen' ? 'ersetzen' : 'anfuegen')}>
            <option value="anfuegen">anfügen (dort: {gezaehlt(vorhandenes.anzahl[angaben.art], angaben.art)})</option>
            <option value="ersetzen">dort ersetzen ({gezaehlt(vorhandenes.anzahl[angaben.art], angaben.art)})</option>
          </Select>
        </Field>
      )}
      <div className={stile.reihe}>
        <Button onClick={zurueck}>Zurück</Button>
        <Button
          appearance="primary"
          disabledFocusable={vorschau.eintraege.length === 0 || schreibt}
          onClick={() => void schreibe()}
        >
          Ins Haushaltsblatt schreiben
        </Button>
      </div>
    </>
  );
}

function Fehlliste({ vorschau }: { readonly vorschau: Vorschau }) {
  const stile = useStile();
  if (vorschau.fehlend.length === 0) return null;
  return (
    <p className={stile.absatz}>
      Diese Pflichtangaben bleiben leer und sind danach im Haushaltsblatt einzutragen:{' '}
      {vorschau.fehlend.map((f) => `${f.feld} (${f.anzahl})`).join(', ')}.
    </p>
  );
}

function Summen({ vorschau, angaben }: { readonly vorschau: Vorschau; readonly angaben: Uebernahmeangaben }) {
  const stile = useStile();
  const summe = useMemo(() => summeDer(vorschau.eintraege, angaben.art), [vorschau, angaben.art]);
  if (vorschau.eintraege.length === 0) return null;
  return (
    <p className={stile.absatz}>
      {summe
        ? `Zusammen: Ausgaben ${euro(summe.ausgaben)}, Zuwendung ${euro(summe.zuwendung)}, Eigenanteil ${euro(summe.eigenanteil)}.`
        : 'Zuwendung und Eigenanteil lassen sich erst rechnen, wenn alle Pflichtangaben da und eindeutig sind.'}
    </p>
  );
}

/** Jede belegte Zeile zählt einmal: „9 belegte Zeilen: 6 mit Einträgen, 2 Summen, 1 Überschrift.“ */
function konto({ eintraege, summenzeilen, ueberschriften, ungelesen, belegt }: Vorschau): string {
  const mitEintrag = new Set(eintraege.map(({ zeile }) => zeile));
  const summen = summenzeilen.filter((zeile) => !mitEintrag.has(zeile)).length;
  const teile = [
    [mitEintrag.size, 'mit Einträgen'],
    [summen, summen === 1 ? 'Summe' : 'Summen'],
    [ueberschriften.length, ueberschriften.length === 1 ? 'Überschrift oder Titel' : 'Überschriften oder Titel'],
    [ungelesen.length, 'nicht übernommen'],
  ] as const;
  const genannte = teile.filter(([zahl]) => zahl > 0).map(([zahl, was]) => `${deutscherWert(zahl)} ${was}`);
  return `${deutscherWert(belegt)} belegte ${belegt === 1 ? 'Zeile' : 'Zeilen'}: ${genannte.join(', ')}.`;
}

function umgeschaltet(
  menge: ReadonlySet<string> | undefined,
  schluessel: string,
  gewaehlt: boolean,
): ReadonlySet<string> {
  const neu = new Set(menge);
  if (gewaehlt) neu.add(schluessel);
  else neu.delete(schluessel);
  return neu;
}

function zusammenfassung({ eintraege, offen }: Vorschau, art: Listenart): string {
  if (eintraege.length === 0)
    return `Unter den Überschriften stehen keine ${NAME[art]}. Gehen Sie zurück und prüfen Sie die Zuordnung.`;
  const ungeklaert = offen.filter((o) => o.gewaehlt === null).length;
  const offenes =
    ungeklaert === 0
      ? 'Alle Werte sind eindeutig.'
      : ungeklaert === 1
        ? 'Ein Wert ist nicht eindeutig.'
        : `${deutscherWert(ungeklaert)} Werte sind nicht eindeutig.`;
  return `${gezaehlt(eintraege.length, art)} ${eintraege.length === 1 ? 'wird' : 'werden'} geschrieben. ${offenes}`;
}
