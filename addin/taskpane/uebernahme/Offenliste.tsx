/** Zellen, die sich nicht eindeutig lesen ließen: mit ihren Lesarten zur Wahl. Ohne Wahl kommt der Wortlaut ins Haushaltsblatt. */
import { Field, Select } from '@fluentui/react-components';
import type { Offen } from '../../haushaltsblatt/uebernahme/uebernehmen.ts';
import { adresse } from '../../workbook/zellen.ts';
import { useStile } from '../oberflaeche/stile.ts';

const HOECHSTENS = 100;

export function Offenliste({ offen, waehle }: { readonly offen: readonly Offen[]; readonly waehle: (schluessel: string, lesart: number | null) => void }) {
  const stile = useStile();
  if (offen.length === 0) return null;
  return (
    <>
      <h3 className={stile.ueberschrift}>Nicht eindeutig</h3>
      <p className={stile.klein}>Ohne Ihre Wahl wird geschrieben, was dasteht; der Tab „Plan“ nennt danach die Zelle.</p>
      <ul className={stile.liste} aria-label="Nicht eindeutige Werte">
        {offen.slice(0, HOECHSTENS).map(({ schluessel, zelle, feld, meldung, lesarten, gewaehlt }) => (
          <li key={schluessel} className={stile.karte}>
            <p className={stile.absatz}>
              Zelle {adresse(zelle)}, {feld}: {meldung}
            </p>
            {lesarten.length > 0 && (
              <Field label={`Lesart für ${adresse(zelle)}`}>
                <Select
                  value={gewaehlt === null ? '' : String(gewaehlt)}
                  onChange={(_, daten) => waehle(schluessel, daten.value === '' ? null : Number(daten.value))}
                >
                  <option value="">schreiben, wie es dasteht</option>
                  {lesarten.map(({ titel }, i) => (
                    <option key={titel} value={i}>
                      {titel}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
          </li>
        ))}
      </ul>
      {offen.length > HOECHSTENS && <p className={stile.klein}>und {offen.length - HOECHSTENS} weitere</p>}
    </>
  );
}
