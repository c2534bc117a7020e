/** Die übrigen Ansichten des Plans, zugeklappt: wer den Eigenanteil trägt, je Baustein, je Träger, je Eintrag. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Finanzierungsplan } from '../../../shared/antrag/plan-typen.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { type Betragsspalte, Plantabelle, summenzeile, type ZeigeRechenweg, zeilenJeJahr } from './Plantabelle.tsx';

const TRAGENDE: readonly Betragsspalte[] = [
  { feld: 'kommune', titel: 'Kommune' },
  { feld: 'partner', titel: 'Partner' },
  { feld: 'integrationspauschale', titel: 'Pauschale' },
  { feld: 'nichtZuwendungsfaehig', titel: 'davon nicht zuwendungsfähig' },
];

const BETRAEGE: readonly Betragsspalte[] = [
  { feld: 'ausgaben', titel: 'Ausgaben' },
  { feld: 'zuwendung', titel: 'Zuwendung' },
  { feld: 'eigenanteil', titel: 'Eigenanteil' },
];

const useKlappstil = makeStyles({
  klappe: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalS },
  auf: {
    cursor: 'pointer',
    padding: '6px 0',
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

export function Weitere({ plan, zeige }: { readonly plan: Finanzierungsplan; readonly zeige: ZeigeRechenweg }) {
  const stile = useStile();
  return (
    <section aria-label="Weitere Ansichten" className={stile.abschnitt}>
      <Klappe titel="Wer trägt den Eigenanteil?">
        <Plantabelle
          name="Eigenanteil je Haushaltsjahr"
          ersteSpalte="Jahr"
          spalten={TRAGENDE}
          zeilen={zeilenJeJahr(plan.jeHaushaltsjahr)}
          summe={summenzeile(plan.gesamt)}
          zeige={zeige}
        />
      </Klappe>
      <Klappe titel="Je Baustein">
        <Plantabelle
          name="Finanzierungsplan je Baustein"
          ersteSpalte="Baustein"
          spalten={BETRAEGE}
          zeilen={plan.jeBaustein.map(({ schluessel, betraege }) => ({
            titel: String(schluessel),
            betraege,
            ziel: (feld) => ({ summe: 'baustein', schluessel, feld }),
          }))}
          summe={summenzeile(plan.gesamt)}
          zeige={zeige}
        />
      </Klappe>
      <Klappe titel="Je Träger">
        <Plantabelle
          name="Finanzierungsplan je Träger"
          ersteSpalte="Träger"
          spalten={BETRAEGE}
          zeilen={plan.jeTraeger.map(({ schluessel, betraege }) => ({ titel: schluessel, betraege, ziel: (feld) => ({ summe: 'traeger', schluessel, feld }) }))}
          summe={summenzeile(plan.gesamt)}
          zeige={zeige}
        />
      </Klappe>
      <Klappe titel="Je Eintrag">
        <Plantabelle
          name="Finanzierungsplan je Eintrag und Haushaltsjahr"
          ersteSpalte="Eintrag"
          spalten={BETRAEGE}
          zeilen={plan.zeilen.map((zeile) => ({
            titel: `${zeile.id}, ${zeile.haushaltsjahr ?? 'ohne Jahr'}`,
            betraege: zeile.betraege,
            ziel: (feld) => ({ id: zeile.id, haushaltsjahr: zeile.haushaltsjahr ?? 0, feld }),
          }))}
          summe={summenzeile(plan.gesamt)}
          zeige={zeige}
        />
      </Klappe>
    </section>
  );
}

function Klappe({ titel, children }: { readonly titel: string; readonly children: ReactNode }) {
  const eigene = useKlappstil();
  return (
    <details className={eigene.klappe}>
      <summary className={eigene.auf}>{titel}</summary>
      {children}
    </details>
  );
}
