/** Schritt 3: die Einträge, wie sie geschrieben werden, was offen ist, und was daraus gerechnet wird. */
import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { summeDer } from '../../haushaltsblatt/uebernahme/ergebnis.ts';
import { type Uebernahmeangaben, uebernimm, type Vorschau } from '../../haushaltsblatt/uebernahme/uebernehmen.ts';
import type { Listenart } from '../../haushaltsblatt/uebernahme/ziele.ts';
import type { Bereich } from '../../workbook/workbook.ts';
import { adresse, type Zellbezug } from '../../workbook/zellen.ts';
import { euro } from '../format/betrag.ts';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import type { Ladung } from '../zustand/ladung.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import { Eintragstabelle } from './Eintragstabelle.tsx';
import { Offenliste } from './Offenliste.tsx';
import { gezaehlt, kennungen, type Uebernehmen, type Vorhandenes, type Weise } from './uebernehmen.ts';

const NAME = { stellen: 'Stellen', massnahmen: 'Maßnahmen' } as const;

interface Schrittangaben {
  readonly uebernehmen: Uebernehmen;
  readonly bereich: Bereich;
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

function Ergebnis({ uebernehmen, bereich, angaben, aendere, zurueck, fertig, vorhandenes }: Schrittangaben & { readonly vorhandenes: Vorhandenes | null }) {
  const stile = useStile();
  const [weise, setWeise] = useState<Weise>('anfuegen');
  const [schreibt, setSchreibt] = useState(false);
  const vorschau = useMemo(() => {
    const bleibt = vorhandenes && (weise === 'ersetzen' ? { ...vorhandenes.entwurf, [angaben.art]: [] } : vorhandenes.entwurf);
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
        {zusammenfassung(vorschau, angaben.art)}
      </p>
      {vorschau.trennstriche.length > 0 && (
        <p className={stile.klein}>
          Entfernt sind unsichtbare Trennstriche (U+00AD, meist aus Word), zuerst in {adresse(vorschau.trennstriche[0] as Zellbezug)}
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
          if (lesart === null) entscheidungen.delete(schluessel);
          else entscheidungen.set(schluessel, lesart);
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
        <Button appearance="primary" disabledFocusable={vorschau.eintraege.length === 0 || schreibt} onClick={() => void schreibe()}>
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
      Diese Pflichtangaben bleiben leer und sind danach im Haushaltsblatt einzutragen: {vorschau.fehlend.map((f) => `${f.feld} (${f.anzahl})`).join(', ')}.
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

function zusammenfassung({ eintraege, offen }: Vorschau, art: Listenart): string {
  if (eintraege.length === 0) return `Unter den Überschriften stehen keine ${NAME[art]}. Gehen Sie zurück und prüfen Sie die Zuordnung.`;
  const ungeklaert = offen.filter((o) => o.gewaehlt === null).length;
  const offenes =
    ungeklaert === 0
      ? 'Alle Werte sind eindeutig.'
      : ungeklaert === 1
        ? 'Ein Wert ist nicht eindeutig.'
        : `${deutscherWert(ungeklaert)} Werte sind nicht eindeutig.`;
  return `${gezaehlt(eintraege.length, art)} ${eintraege.length === 1 ? 'wird' : 'werden'} geschrieben. ${offenes}`;
}
