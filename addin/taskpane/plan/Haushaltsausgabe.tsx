/** Die Haushaltsseite mitnehmen, auch als eigenes Blatt der Mappe und als Absatz für die Ratsvorlage. */
import { Button } from '@fluentui/react-components';
import { type Schriftstueck, tabellenIn } from '../../../shared/druck/schriftstueck.ts';
import { ratsabsatz } from '../../../shared/schriftstuecke/ratsabsatz.ts';
import { blattAusTabellen } from '../../haushaltsblatt/tabellenblatt.ts';
import { Mitnehmen, useZwischenablage } from '../drucken/Mitnehmen.tsx';
import { useSteuerung } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import type { Haushaltsstand } from './haushaltsstand.ts';

export function Haushaltsausgabe(props: { readonly stueck: Schriftstueck; readonly stand: Haushaltsstand }) {
  const { stueck, stand } = props;
  const { seite, herkunft } = stand;
  const steuerung = useSteuerung();
  const stile = useStile();
  const lege = useZwischenablage();
  const schreibeBlatt = async () => {
    const modell = blattAusTabellen('Haushalt', stueck.titel, stueck.fuss, tabellenIn(stueck));
    try {
      // Immer ein neues Blatt: Ein vorhandenes namens „Haushalt“ gehört vielleicht der Kämmerei.
      const { zuruecknehmen } = await steuerung.umgebung.workbook.schreibeBlatt(modell, null);
      steuerung.melde('erfolg', 'Die Haushaltsseite steht als eigenes Blatt in der Mappe.', zuruecknehmen);
    } catch (fehler) {
      steuerung.melde('fehler', fehlertext(fehler));
    }
  };
  return (
    <>
      <Mitnehmen stueck={stueck} name="Haushaltsseite" datei={['Haushalt', herkunft.kommune]}>
        <Button onClick={() => void schreibeBlatt()}>Als Blatt in die Mappe</Button>
        <Button onClick={() => window.print()}>Drucken</Button>
        <Button
          onClick={() => void lege({ text: ratsabsatz(seite, herkunft) }, 'Der Absatz liegt in der Zwischenablage.')}
        >
          Absatz für die Ratsvorlage kopieren
        </Button>
      </Mitnehmen>
      <p className={`${stile.klein} gk-nicht-drucken`}>
        Im Absatz steht jeder Betrag auf Cent. In der Vorlage der Stadt Aachen vom 23.01.2020 (I und IV) wurde an dieser
        Stelle aus 107.756,13 € ein Eigenanteil von „107.756.134 Euro“.
      </p>
    </>
  );
}
