/** Schritt 2: welche Spalte wohin gehört. Vorgeschlagen nach den Überschriften, alles änderbar. */
import { Button, Field, Select } from '@fluentui/react-components';
import type { Feld } from '../../haushaltsblatt/spalten.ts';
import { fremdanzeige } from '../../haushaltsblatt/uebernahme/ergebnis.ts';
import type { Uebernahmeangaben } from '../../haushaltsblatt/uebernahme/uebernehmen.ts';
import {
  FELDER,
  type Jahresspalte,
  jahresspaltenIn,
  kopfIn,
  type Listenart,
  type Quelle,
  spaltenfragen,
  vorgeschlageneQuellen,
} from '../../haushaltsblatt/uebernahme/ziele.ts';
import type { Bereich } from '../../workbook/workbook.ts';
import { istLeer, istZellfehler, spaltenname, type Zellwert } from '../../workbook/zellen.ts';
import { useStile } from '../oberflaeche/stile.ts';

const KOPFZEILEN_ZUR_WAHL = 20;

export function Zuordnungsschritt(props: {
  readonly bereich: Bereich;
  readonly angaben: Uebernahmeangaben;
  readonly aendere: (angaben: Uebernahmeangaben) => void;
  readonly zurueck: () => void;
  readonly weiter: () => void;
}) {
  const { bereich, angaben, aendere } = props;
  const stile = useStile();
  const kopf = kopfIn(bereich.werte, angaben.kopfzeile, angaben.art);
  const fragen = spaltenfragen(kopf, angaben.art).filter(({ pfad }) => angaben.quellen[pfad]?.art !== 'spalte');
  const jahresspalten = angaben.art === 'stellen' ? jahresspaltenIn(kopf) : [];
  const neu = (art: Listenart, kopfzeile: number | null) => {
    const { jahre: _, gemeinsam: __, ...rest } = angaben;
    aendere({
      ...rest,
      art,
      kopfzeile,
      quellen: vorgeschlageneQuellen(kopfIn(bereich.werte, kopfzeile, art), art),
      entscheidungen: new Map(),
    });
  };
  const waehle = (feld: Feld, wahl: string) => {
    const quelle = quellenFuer(feld, bereich).find((moegliche) => schluessel(moegliche) === wahl) ?? KEINE;
    aendere({ ...angaben, quellen: { ...angaben.quellen, [feld.pfad]: quelle }, entscheidungen: new Map() });
  };
  const genannt = (quelle: Quelle): string => {
    switch (quelle.art) {
      case 'keine':
        return 'leer lassen';
      case 'fortlaufend':
        return `fortlaufend (${angaben.art === 'stellen' ? 'S1, S2 …' : 'M1, M2 …'})`;
      case 'fest':
        return `für alle Zeilen: ${quelle.wert}`;
      case 'spalte': {
        const titel = kopf[quelle.spalte] ?? null;
        return `Spalte ${spaltenname(bereich.ersteZelle.spalte + quelle.spalte)}${istLeer(titel) ? '' : `: ${text(titel)}`}`;
      }
    }
  };
  const zugeordnet = Object.values(angaben.quellen).some((quelle) => quelle.art === 'spalte');
  return (
    <>
      <Field label="Die Liste enthält">
        <Select
          value={angaben.art}
          onChange={(_, daten) => neu(daten.value === 'stellen' ? 'stellen' : 'massnahmen', angaben.kopfzeile)}
        >
          <option value="stellen">Stellen (Baustein 6)</option>
          <option value="massnahmen">Maßnahmen (Bausteine 1–5)</option>
        </Select>
      </Field>
      <Field label="Zeile mit den Überschriften">
        <Select
          value={String(angaben.kopfzeile)}
          onChange={(_, daten) => neu(angaben.art, daten.value === 'null' ? null : Number(daten.value))}
        >
          <option value="null">keine</option>
          {bereich.werte.slice(0, KOPFZEILEN_ZUR_WAHL).map((zeile, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: die Nummer der Zeile ist ihre Kennung
            <option key={i} value={i}>
              {bereich.ersteZelle.zeile + i + 1}: {kurz(zeile)}
            </option>
          ))}
        </Select>
      </Field>
      <p className={stile.absatz}>
        Woher kommen die Angaben? Mit Stern sind Pflichtangaben; was hier leer bleibt, tragen Sie später im
        Haushaltsblatt ein.
      </p>
      {fragen.map(({ pfad, spalten: moegliche }) => (
        <p key={pfad} className={stile.absatz}>
          Zu „{FELDER[angaben.art].find((feld) => feld.pfad === pfad)?.titel}“ passen mehrere Spalten:{' '}
          {moegliche.map((spalte) => spaltenname(bereich.ersteZelle.spalte + spalte)).join(', ')}. Bitte wählen Sie.
        </p>
      ))}
      {jahresspalten.length > 0 && (
        <Field label={`Kosten je Jahr (${jahresspalten.map(({ jahr }) => jahr).join(', ')})`}>
          <Select
            value={angaben.jahre?.betrag ?? ''}
            onChange={(_, daten) => aendere(mitJahren(angaben, jahresspalten, daten.value))}
          >
            <option value="">nicht übernehmen</option>
            <option value="zeitraum">
              je Jahr ein Eintrag derselben Stelle; die Beträge gelten für ihre Zeit in dem Jahr
            </option>
            <option value="volljahr">
              je Jahr ein Eintrag derselben Stelle; die Beträge gelten für ein volles Jahr
            </option>
          </Select>
        </Field>
      )}
      {FELDER[angaben.art].map((feld) => (
        <Field
          key={feld.pfad}
          label={feld.titel}
          required={feld.leer === 'pflicht'}
          hint={beispiel(feld, angaben.quellen[feld.pfad], bereich, angaben.kopfzeile)}
        >
          <Select
            value={schluessel(angaben.quellen[feld.pfad] ?? KEINE)}
            onChange={(_, daten) => waehle(feld, daten.value)}
          >
            {quellenFuer(feld, bereich).map((quelle) => (
              <option key={schluessel(quelle)} value={schluessel(quelle)}>
                {genannt(quelle)}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <div className={stile.reihe}>
        <Button onClick={props.zurueck}>Zurück</Button>
        <Button appearance="primary" disabledFocusable={!zugeordnet} onClick={props.weiter}>
          Ergebnis ansehen
        </Button>
      </div>
    </>
  );
}

function mitJahren(
  angaben: Uebernahmeangaben,
  spaltenJeJahr: readonly Jahresspalte[],
  wahl: string,
): Uebernahmeangaben {
  const { jahre: _, ...rest } = angaben;
  return wahl === 'zeitraum' || wahl === 'volljahr'
    ? { ...rest, jahre: { spalten: spaltenJeJahr, betrag: wahl } }
    : rest;
}

const KEINE: Quelle = { art: 'keine' };

/** Bietet für ein Feld an: nichts, fortlaufende Kennungen, jede Spalte, jeder feste Wert. */
function quellenFuer(feld: Feld, bereich: Bereich): Quelle[] {
  return [
    KEINE,
    ...(feld.pfad === 'id' ? [{ art: 'fortlaufend' } as const] : []),
    ...(bereich.werte[0] ?? []).map((_, spalte) => ({ art: 'spalte', spalte }) as const),
    ...(feld.art.auswahl ?? []).map((wert) => ({ art: 'fest', wert }) as const),
  ];
}

/** Unter ihm steht die Quelle im Auswahlfeld. */
function schluessel(quelle: Quelle): string {
  if (quelle.art === 'spalte') return `spalte ${quelle.spalte}`;
  return quelle.art === 'fest' ? `fest ${quelle.wert}` : quelle.art;
}

/** Der erste Wert der Spalte, wie ihn das Feld versteht, damit man sieht, ob die Zuordnung passt. */
function beispiel(feld: Feld, quelle: Quelle | undefined, bereich: Bereich, kopfzeile: number | null): string {
  if (quelle?.art !== 'spalte') return '';
  const werte = bereich.werte
    .slice(kopfzeile === null ? 0 : kopfzeile + 1)
    .map((zeile) => zeile[quelle.spalte] ?? null);
  const erster = werte.find((wert) => !istLeer(wert));
  return erster === undefined
    ? 'In dieser Spalte steht nichts.'
    : `Erster Wert: ${gekuerzt(fremdanzeige(feld, erster))}`;
}

function kurz(zeile: readonly Zellwert[]): string {
  const gefuellt = zeile.filter((wert) => !istLeer(wert)).map(text);
  return `${gefuellt.slice(0, 4).join(', ')}${gefuellt.length > 4 ? ' …' : ''}` || 'leer';
}

function text(wert: Zellwert): string {
  const ganz = istZellfehler(wert)
    ? wert.fehler
    : typeof wert === 'number'
      ? String(wert).replace('.', ',')
      : String(wert ?? '');
  return gekuerzt(ganz);
}

function gekuerzt(ganz: string): string {
  return ganz.length > 40 ? `${ganz.slice(0, 40)}…` : ganz;
}
