/** Die übrigen Ansichten des Plans, zugeklappt: wer den Eigenanteil trägt, je Baustein, je Träger, je Eintrag. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Finanzierungsplan } from '../../../shared/antrag/plan-typen.ts';
import type { Betragsfeld } from '../../../shared/antrag/planfelder.ts';
import { useStile } from '../oberflaeche/stile.ts';
import {
  BETRAGSSPALTEN,
  Plantabelle,
  type Planzeile,
  summenzeile,
  type ZeigeRechenweg,
  zeilenJeJahr,
} from './Plantabelle.tsx';

const TRAGENDE: readonly Betragsfeld[] = ['kommune', 'partner', 'integrationspauschale', 'nichtZuwendungsfaehig'];

const useAnsichtsstil = makeStyles({
  ansicht: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalS },
});

type Planangaben = { readonly plan: Finanzierungsplan; readonly zeige: ZeigeRechenweg };

export function Weitere({ plan, zeige }: Planangaben) {
  const stile = useStile();
  return (
    <section aria-label="Weitere Ansichten" className={stile.abschnitt}>
      <Ansicht
        titel="Wer trägt den Eigenanteil?"
        name="Eigenanteil je Haushaltsjahr"
        ersteSpalte="Jahr"
        spalten={TRAGENDE}
        zeilen={zeilenJeJahr(plan.jeHaushaltsjahr)}
        plan={plan}
        zeige={zeige}
      />
      <Ansicht
        titel="Je Baustein"
        name="Finanzierungsplan je Baustein"
        ersteSpalte="Baustein"
        zeilen={plan.jeBaustein.map(({ schluessel, betraege }) => ({
          titel: String(schluessel),
          betraege,
          ziel: (feld) => ({ summe: 'baustein', schluessel, feld }),
        }))}
        plan={plan}
        zeige={zeige}
      />
      <Ansicht
        titel="Je Träger"
        name="Finanzierungsplan je Träger"
        ersteSpalte="Träger"
        zeilen={plan.jeTraeger.map(({ schluessel, betraege }) => ({
          titel: schluessel,
          betraege,
          ziel: (feld) => ({ summe: 'traeger', schluessel, feld }),
        }))}
        plan={plan}
        zeige={zeige}
      />
      <Ansicht
        titel="Je Eintrag"
        name="Finanzierungsplan je Eintrag und Haushaltsjahr"
        ersteSpalte="Eintrag"
        zeilen={plan.zeilen.map((zeile) => ({
          titel: `${zeile.id}, ${zeile.haushaltsjahr ?? 'ohne Jahr'}`,
          betraege: zeile.betraege,
          ziel: (feld) => ({ id: zeile.id, haushaltsjahr: zeile.haushaltsjahr ?? 0, feld }),
        }))}
        plan={plan}
        zeige={zeige}
      />
    </section>
  );
}

/** Eine Tabelle mit der Summe des Plans, zugeklappt. */
function Ansicht(
  props: Planangaben & {
    readonly titel: string;
    readonly name: string;
    readonly ersteSpalte: string;
    readonly spalten?: readonly Betragsfeld[];
    readonly zeilen: readonly Planzeile[];
  },
) {
  const { titel, name, ersteSpalte, spalten = BETRAGSSPALTEN, zeilen, plan, zeige } = props;
  const stile = useStile();
  const eigene = useAnsichtsstil();
  return (
    <details className={eigene.ansicht}>
      <summary className={stile.klappe}>{titel}</summary>
      <Plantabelle
        name={name}
        ersteSpalte={ersteSpalte}
        spalten={spalten}
        zeilen={zeilen}
        summe={summenzeile(plan.gesamt)}
        zeige={zeige}
      />
    </details>
  );
}
