/**
 * Zeigt, was in welcher Spalte erkannt ist; jede Zuordnung lässt sich ändern, und eine Rolle gehört immer nur einer
 * Spalte.
 */
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Zuordnung } from '../../../shared/listenpruefung/spalten.ts';
import { SPALTENROLLEN, type Spaltenrolle } from '../../../shared/listenpruefung/spaltenrollen.ts';
import type { Listenzelle } from '../../../shared/tabellentext/zahltext.ts';
import { spaltenname } from '../../workbook/zellen.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { ROLLENNAMEN } from './listentexte.ts';

const useSpaltenstil = makeStyles({
  wahl: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(132px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

export function Spaltenwahl(props: {
  readonly zeilen: readonly (readonly Listenzelle[])[];
  readonly zuordnung: Zuordnung;
  readonly setze: (zuordnung: Zuordnung) => void;
}) {
  const { zeilen, zuordnung, setze } = props;
  const { kopfzeile, rollen, fragen = [] } = zuordnung;
  const stile = useStile();
  const eigene = useSpaltenstil();
  const waehle = (spalte: number, rolle: Spaltenrolle) => {
    setze({
      ...zuordnung,
      rollen: rollen.map((bisher, i) =>
        i === spalte ? rolle : bisher === rolle && rolle !== 'keine' ? 'keine' : bisher,
      ),
    });
  };
  const offen = fragen.filter(({ rolle }) => !rollen.includes(rolle));
  const fehlt = (['geduldete', 'stellen'] as const).filter(
    (rolle) => !rollen.includes(rolle) && !offen.some((frage) => frage.rolle === rolle),
  );
  return (
    <details open={fehlt.length + offen.length > 0}>
      <summary className={stile.klappe}>Spalten ({erkannt(zuordnung)})</summary>
      <div className={stile.abschnitt}>
        {offen.map(({ rolle, spalten }) => (
          <p key={rolle} className={stile.absatz}>
            Zu „{ROLLENNAMEN[rolle]}“ passen mehrere Spalten: {spalten.map(spaltenname).join(', ')}. Bitte wählen Sie
            eine; bis dahin wird keine geprüft.
          </p>
        ))}
        {fehlt.length > 0 && (
          <p className={stile.absatz}>
            Nicht erkannt: {fehlt.map((rolle) => ROLLENNAMEN[rolle]).join(' und ')}. Bitte ordnen Sie die Spalten zu.
          </p>
        )}
        <div className={eigene.wahl}>
          {rollen.map((rolle, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: Spalten haben nur ihre Stelle
            <Field key={i} label={spaltentitel(zeilen, kopfzeile, i)}>
              <Select value={rolle} onChange={(_, { value }) => waehle(i, value as Spaltenrolle)}>
                {SPALTENROLLEN.map((moeglich) => (
                  <option key={moeglich} value={moeglich}>
                    {ROLLENNAMEN[moeglich]}
                  </option>
                ))}
              </Select>
            </Field>
          ))}
        </div>
        <Field label="Überschriften">
          <Select
            value={String(kopfzeile ?? '')}
            onChange={(_, { value }) => setze({ ...zuordnung, kopfzeile: value === '' ? null : Number(value) })}
          >
            <option value="">keine</option>
            {zeilen.slice(0, Math.max(3, (kopfzeile ?? 0) + 2)).map((_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: Zeilen haben nur ihre Nummer
              <option key={i} value={i}>
                Zeile {i + 1}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </details>
  );
}

function erkannt({ kopfzeile, rollen }: Zuordnung): string {
  const zahl = rollen.filter((rolle) => rolle !== 'keine').length;
  return `${zahl} von ${rollen.length} zugeordnet, ${kopfzeile === null ? 'am Inhalt erkannt' : `Überschriften in Zeile ${kopfzeile + 1}`}`;
}

const TITEL_HOECHSTENS = 40;

function spaltentitel(zeilen: readonly (readonly Listenzelle[])[], kopfzeile: number | null, spalte: number): string {
  const titel = String((kopfzeile === null ? null : zeilen[kopfzeile]?.[spalte]) ?? '').trim();
  return `Spalte ${spaltenname(spalte)}${titel === '' ? '' : `: ${titel.slice(0, TITEL_HOECHSTENS)}`}`;
}
