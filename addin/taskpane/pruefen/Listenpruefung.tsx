/**
 * „Liste prüfen“: einfügen oder markieren, Spalten bestätigen, Abweichungen lesen. Braucht weder Anmeldung noch Netz.
 */

import { Button, Field, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Listenpruefung as Ergebnis } from '../../../shared/listenpruefung/ergebnis.ts';
import type { Lesartenwahl as Lesarten } from '../../../shared/listenpruefung/lesartenwahl.ts';
import { pruefeListe, type Summenangaben } from '../../../shared/listenpruefung/pruefen.ts';
import { erkenneSpalten, type Zuordnung } from '../../../shared/listenpruefung/spalten.ts';
import type { Wertspalte } from '../../../shared/listenpruefung/spaltenrollen.ts';
import { dekodiere } from '../../../shared/tabellentext/dekodieren.ts';
import type { Listenzelle } from '../../../shared/tabellentext/zahltext.ts';
import { gefuellt, pruefeGroesse, zerlegeText } from '../../../shared/tabellentext/zerlegen.ts';
import { type Ausschnitt, verborgeneNummern } from '../../workbook/sichtbares.ts';
import type { Bereich } from '../../workbook/workbook.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { Verborgenfrage, weggelassensatz } from '../oberflaeche/Verborgenfrage.tsx';
import type { Steuerung } from '../steuerung/steuerung.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import { Lesartenwahl } from './Lesartenwahl.tsx';
import { Listenergebnis } from './Listenergebnis.tsx';
import { gewaehlteRegelstaende, type Regelstandsangaben } from './listenregelstand.ts';
import { alsListenzelle, zusammenfassung } from './listentexte.ts';
import { Regelstandwahl } from './Regelstandwahl.tsx';
import { Spaltenwahl } from './Spaltenwahl.tsx';
import { Summeneingabe } from './Summeneingabe.tsx';

/** Die erste Zelle der Liste. */
type Herkunft = Bereich['ersteZelle'];

interface Gelesen {
  readonly zeilen: readonly (readonly Listenzelle[])[];
  readonly herkunft: Herkunft | null;
  readonly weggelassen?: readonly number[];
}

interface Liste extends Pick<Ausschnitt, 'weggelassen'> {
  readonly nummer: number;
  /** Entschiedene Lesarten mehrdeutiger Zahlen. */
  readonly lesarten: Lesarten;
  /** Wo sie in der Mappe steht; `null` bei eingefügtem Text. */
  readonly herkunft: Herkunft | null;
  readonly zeilen: readonly (readonly Listenzelle[])[];
  readonly zuordnung: Zuordnung;
}

interface Gemerkt {
  eingabe: string;
  liste: Liste | null;
  angaben: Summenangaben;
  regelstaende: Regelstandsangaben;
}

/** Eingefügtes und Zugeordnetes bleiben, wenn jemand zwischendurch den Tab wechselt. */
const GEMERKT = new WeakMap<Steuerung, Gemerkt>();

function gemerktZu(steuerung: Steuerung): Gemerkt {
  const gemerkt = GEMERKT.get(steuerung) ?? { eingabe: '', liste: null, angaben: {}, regelstaende: {} };
  GEMERKT.set(steuerung, gemerkt);
  return gemerkt;
}

export default function Listenpruefung() {
  const steuerung = useSteuerung();
  const { umgebung } = steuerung;
  const gemerkt = gemerktZu(steuerung);
  const stile = useStile();
  // Ungesteuert: Bei Tausenden Zeilen würde jeder Tastendruck sonst alles neu zeichnen.
  const eingabe = useRef<HTMLTextAreaElement>(null);
  const datei = useRef<HTMLInputElement>(null);
  const [liste, setListe] = useState(gemerkt.liste);
  const [angaben, setAngaben] = useState(gemerkt.angaben);
  const [regelstandsangaben, setRegelstandsangaben] = useState(gemerkt.regelstaende);
  const [meldung, setMeldung] = useState<string | null>(null);
  const [frage, setFrage] = useState<Bereich | null>(null);
  const { blatt } = useZustand();
  const antrag = blatt.art === 'plan' ? blatt.antrag : null;
  const regelstaende = useMemo(() => gewaehlteRegelstaende(antrag, regelstandsangaben), [antrag, regelstandsangaben]);

  useEffect(() => {
    Object.assign(gemerkt, { liste, angaben, regelstaende: regelstandsangaben });
  }, [gemerkt, liste, angaben, regelstandsangaben]);

  const nimm = async (hole: () => Promise<Gelesen> | Gelesen) => {
    setFrage(null);
    try {
      const { zeilen, herkunft, weggelassen = [] } = await hole();
      pruefeGroesse(zeilen);
      setMeldung(null);
      setListe((vorige) => ({
        nummer: (vorige?.nummer ?? 0) + 1,
        herkunft,
        weggelassen,
        lesarten: {},
        zeilen,
        zuordnung: erkenneSpalten(zeilen, regelstaende.thm),
      }));
    } catch (fehler) {
      setListe(null);
      setMeldung(fehlertext(fehler));
    }
  };
  const ausBereich = ({ werte, ersteZelle, weggelassen = [] }: Ausschnitt): Gelesen => ({
    zeilen: gefuellt(werte.map((zeile) => zeile.map(alsListenzelle))),
    herkunft: ersteZelle,
    weggelassen,
  });
  const ausMappe = async () => {
    try {
      const bereich = await umgebung.workbook.leseBereich('auswahl');
      if (!bereich) throw new Error('In der Markierung steht nichts. Markieren Sie die Liste mit ihren Überschriften.');
      setMeldung(null);
      if (verborgeneNummern(bereich).length > 0) {
        setListe(null);
        setFrage(bereich);
      } else await nimm(() => ausBereich(bereich));
    } catch (fehler) {
      setFrage(null);
      setListe(null);
      setMeldung(fehlertext(fehler));
    }
  };
  const springeIn = (herkunft: Herkunft) => (zeile: number) => {
    umgebung.workbook
      .springeZu({ ...herkunft, zeile: zeile - 1 })
      .catch((fehler: unknown) => setMeldung(fehlertext(fehler)));
  };
  const ergebnis = useMemo(
    (): Ergebnis | null =>
      liste &&
      pruefeListe(
        liste.zeilen,
        liste.zuordnung,
        regelstaende,
        angaben,
        (liste.herkunft?.zeile ?? 0) + 1,
        liste.lesarten,
      ),
    [liste, regelstaende, angaben],
  );

  return (
    <Abschnitt titel="Liste prüfen">
      <p className={stile.absatz}>
        Prüft eine Liste wie die Landesübersicht: je Kommune die Stellen nach dem Schlüssel, dazu Summen und doppelte
        Zeilen. Angenommen wird, dass jede Kommune eine Geschäftsführende Stelle hat.
      </p>
      <Field
        label="Liste"
        hint="Aus Excel kopiert oder CSV mit Semikolon oder Komma, mit Überschriften, höchstens 5.000 Zeilen"
      >
        <Textarea
          textarea={{ ref: eingabe }}
          defaultValue={gemerkt.eingabe}
          onChange={(_, { value }) => {
            gemerkt.eingabe = value;
          }}
          rows={5}
          resize="vertical"
          spellCheck={false}
        />
      </Field>
      <div className={stile.reihe}>
        <Button
          appearance="primary"
          onClick={() => void nimm(() => ({ zeilen: zerlegeText(eingabe.current?.value ?? ''), herkunft: null }))}
        >
          Eingefügte Liste prüfen
        </Button>
        <Button onClick={() => void ausMappe()}>Markierten Bereich prüfen</Button>
        <Button onClick={() => datei.current?.click()}>CSV-Datei prüfen</Button>
        <input
          ref={datei}
          type="file"
          accept=".csv,.txt,.tsv"
          hidden
          aria-label="CSV-Datei"
          onChange={({ target }) => {
            const [gewaehlt] = target.files ?? [];
            if (gewaehlt) void nimm(() => ausDatei(gewaehlt));
            target.value = '';
          }}
        />
      </div>
      <div className={stile.abschnitt} role="status">
        {meldung !== null && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{sichtbar(meldung)}</MessageBarBody>
          </MessageBar>
        )}
        {frage && <Verborgenfrage bereich={frage} antworte={(bereich) => void nimm(() => ausBereich(bereich))} />}
        {ergebnis && <p className={stile.verdeckt}>{zusammenfassung(ergebnis).slice(0, 2).join(' ')}</p>}
      </div>
      {liste && ergebnis && (
        <>
          <Spaltenwahl
            zeilen={liste.zeilen}
            zuordnung={liste.zuordnung}
            setze={(zuordnung) => setListe({ ...liste, zuordnung })}
          />
          <Lesartenwahl
            fragen={ergebnis.lesartenfragen}
            waehle={(schluessel, wenn) =>
              setListe({ ...liste, lesarten: entschieden(liste.lesarten, schluessel, wenn) })
            }
          />
          {(liste.weggelassen ?? []).length > 0 && <p className={stile.absatz}>{weggelassensatz(liste)}</p>}
          <Regelstandwahl
            regelstaende={regelstaende}
            mitEigenanteil={ergebnis.regelstaende.length > 1}
            setze={(wahl) => setRegelstandsangaben((bisher) => ({ ...bisher, ...wahl }))}
          />
          <Summeneingabe angaben={angaben} spalten={summenspalten(liste.zuordnung)} setze={setAngaben} />
          <Listenergebnis
            key={liste.nummer}
            ergebnis={ergebnis}
            {...(liste.herkunft && { springe: springeIn(liste.herkunft) })}
          />
        </>
      )}
    </Abschnitt>
  );
}

/** Alte Programme schreiben CSV in Windows-1252; gelesen wird, was die Datei ist. */
async function ausDatei(datei: File): Promise<Gelesen> {
  return { zeilen: zerlegeText(dekodiere(new Uint8Array(await datei.arrayBuffer()))), herkunft: null };
}

function summenspalten({ rollen }: Zuordnung): Wertspalte[] {
  return (['geduldete', 'gestattete', 'stellen', 'mittel'] as const).filter((spalte) => rollen.includes(spalte));
}

function entschieden(bisher: Lesarten, schluessel: string, wenn: string | null): Lesarten {
  const { [schluessel]: _, ...rest } = bisher;
  return wenn === null ? rest : { ...rest, [schluessel]: wenn };
}
