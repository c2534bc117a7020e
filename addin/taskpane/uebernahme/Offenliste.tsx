/**
 * Zellen, die sich nicht eindeutig lesen ließen: mit ihren Lesarten zur Wahl. Ohne Wahl kommt der Wortlaut ins
 * Haushaltsblatt.
 */

import { Field, Select } from '@fluentui/react-components';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Offen } from '../../haushaltsblatt/uebernahme/uebernehmen.ts';
import { adresse } from '../../workbook/zellen.ts';
import { useStile } from '../oberflaeche/stile.ts';

const HOECHSTENS = 100;

/** Mehrere Zellen einer Spalte, die sich auf dieselben Weisen lesen lassen, werden mit einer Wahl entschieden. */
export function Offenliste(props: {
  readonly offen: readonly Offen[];
  readonly waehle: (schluessel: readonly string[], lesart: number | null) => void;
}) {
  const { offen, waehle } = props;
  const stile = useStile();
  if (offen.length === 0) return null;
  const gruppen = gruppiert(offen);
  return (
    <>
      <h3 className={stile.ueberschrift}>Nicht eindeutig</h3>
      <p className={stile.klein}>
        Ohne Ihre Wahl wird geschrieben, was dasteht; der Tab „Plan“ nennt danach die Zelle.
      </p>
      <ul className={stile.liste} aria-label="Nicht eindeutige Werte">
        {gruppen.slice(0, HOECHSTENS).map((gruppe) => (
          <Gruppe key={gruppe[0]?.schluessel} gruppe={gruppe} waehle={waehle} />
        ))}
      </ul>
      {gruppen.length > HOECHSTENS && <p className={stile.klein}>und {gruppen.length - HOECHSTENS} weitere</p>}
    </>
  );
}

function Gruppe({
  gruppe,
  waehle,
}: {
  readonly gruppe: readonly Offen[];
  readonly waehle: (schluessel: readonly string[], lesart: number | null) => void;
}) {
  const stile = useStile();
  const [erste] = gruppe;
  if (!erste) return null;
  const { zelle, feld, meldung, lesarten } = erste;
  const gewaehlt = gruppe.every((offen) => offen.gewaehlt === erste.gewaehlt) ? erste.gewaehlt : null;
  return (
    <li className={stile.karte}>
      <p className={stile.absatz}>
        Zelle {adresse(zelle)}, {feld}: {sichtbar(meldung)}
      </p>
      {gruppe.length > 1 && (
        <p className={stile.klein}>
          Ebenso {gruppe.length === 2 ? 'eine weitere Zelle' : `${gruppe.length - 1} weitere Zellen`} dieser Spalte.
        </p>
      )}
      {lesarten.length > 0 && (
        <Field label={gruppe.length > 1 ? `Lesart für alle ${gruppe.length} Zellen` : `Lesart für ${adresse(zelle)}`}>
          <Select
            value={gewaehlt === null ? '' : String(gewaehlt)}
            onChange={(_, daten) =>
              waehle(
                gruppe.map(({ schluessel }) => schluessel),
                daten.value === '' ? null : Number(daten.value),
              )
            }
          >
            <option value="">schreiben, wie es dasteht</option>
            {lesarten.map(({ titel, wie }, i) => (
              <option key={titel} value={i}>
                {gruppe.length > 1 ? `${wie} (hier: ${titel})` : titel}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </li>
  );
}

/** Zellen ohne Lesart lassen sich nicht gemeinsam entscheiden und bleiben einzeln. */
function gruppiert(offen: readonly Offen[]): Offen[][] {
  const gruppen = new Map<string, Offen[]>();
  for (const einer of offen) {
    const schluessel = einer.lesarten.length === 0 ? einer.schluessel : einer.gruppe;
    const gruppe = gruppen.get(schluessel);
    if (gruppe) gruppe.push(einer);
    else gruppen.set(schluessel, [einer]);
  }
  return [...gruppen.values()];
}
