/** Die Mappe, mit der die Workbench beginnt: das Beispiel Aachen und die Landesübersicht. */
import { AACHEN_BEISPIEL } from '../../shared/beispiele/aachen.ts';
import type { Bewilligung } from '../../shared/beispiele/landesuebersicht.ts';
import { blattAusAntrag } from '../haushaltsblatt/haushaltsblatt.ts';
import { BLATT_LANDESUEBERSICHT, blattLandesuebersicht } from './blaetter/landesuebersicht.ts';
import { setzeBlatt } from './tabelle/blatt-plugin.ts';
import { standAusModell } from './tabelle/blattstand.ts';
import { leereMappendaten, type Mappendaten, neueMappe } from './tabelle/mappe.ts';

const HAUSHALTSBLATT = 'haushaltsblatt';
const LANDESUEBERSICHT = 'landesuebersicht';

/**
 * Braucht die registrierten GK-Funktionen. Die Daten stammen aus einem eigenen Modell, damit „Rückgängig“ leer beginnt.
 */
export function beispielmappe(bewilligungen: readonly Bewilligung[]): Mappendaten {
  const haushaltsblatt = standAusModell(blattAusAntrag(AACHEN_BEISPIEL));
  const uebersicht = blattLandesuebersicht(bewilligungen);
  const model = neueMappe(
    leereMappendaten([
      { id: HAUSHALTSBLATT, name: haushaltsblatt.name, zeilen: haushaltsblatt.zeilen, spalten: haushaltsblatt.spalten },
      { id: LANDESUEBERSICHT, name: BLATT_LANDESUEBERSICHT, zeilen: uebersicht.zeilen, spalten: uebersicht.spalten },
    ]),
  );
  setzeBlatt(model, HAUSHALTSBLATT, haushaltsblatt);
  setzeBlatt(model, LANDESUEBERSICHT, uebersicht);
  return model.exportData() as unknown as Mappendaten;
}
