/**
 * Der gelesene Plan mit Rechenwegen oder, was im Blatt noch fehlt. Eigener Teil, weil er Schema und Rechenkern
 * mitbringt. Beim ersten Mal stehen die Zahlen der Haushaltsseite schon da und lassen sich bedienen, während der Rest
 * entsteht.
 */
import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue, useState } from 'react';
import type { Planziel } from '../../../shared/antrag/finanzierungsplan.ts';
import type { Finanzierungsplan } from '../../../shared/antrag/plan-typen.ts';
import { PLANFELD } from '../../../shared/antrag/planfelder.ts';
import { genannt } from '../../../shared/antrag/worte.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { dezimal, euro } from '../format/betrag.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Zahlknopf } from '../oberflaeche/Betragszelle.tsx';
import { Hinweisliste } from '../oberflaeche/Hinweisliste.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import type { Blattzustand } from '../zustand/zustand.ts';
import { Blattunterschied } from './Blattunterschied.tsx';
import { Diagramm } from './Diagramm.tsx';
import { Haushalt } from './Haushalt.tsx';
import { NachBescheid, Tabellenreparatur } from './NachBescheid.tsx';
import { nichtGefoerdert } from './nicht-gefoerdert.ts';
import { Planrechenweg, type Rechenwegfrage } from './Planrechenweg.tsx';
import { BETRAGSSPALTEN, Plantabelle, summenzeile, type ZeigeRechenweg, zeilenJeJahr } from './Plantabelle.tsx';
import { Problemliste } from './Problemliste.tsx';
import { Rollen } from './Rollen.tsx';
import { Weitere } from './Weitere.tsx';

const useKennzahlenstil = makeStyles({
  kennzahlen: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(135px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  kennzahl: {
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    paddingLeft: tokens.spacingHorizontalS,
    minWidth: 0,
  },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  wert: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
});

type Gelesen = Extract<Blattzustand, { readonly art: 'plan' | 'probleme' }>;

export default function Planansicht({ blatt }: { readonly blatt: Gelesen }) {
  const stile = useStile();
  if (blatt.art === 'probleme') {
    return (
      <div className={stile.seite}>
        <Problemliste probleme={blatt.lesung.probleme} />
        <Tabellenreparatur probleme={blatt.lesung.probleme} />
      </div>
    );
  }
  return <Plan blatt={blatt} />;
}

function Plan({ blatt }: { readonly blatt: Extract<Gelesen, { readonly art: 'plan' }> }) {
  const stile = useStile();
  const ganz = useDeferredValue(true, false);
  return (
    <div className={stile.seite}>
      {blatt.blattvergleich && <Blattunterschied vergleich={blatt.blattvergleich} />}
      <Haushalt blatt={blatt} ganz={ganz} />
      {ganz && <Uebriges blatt={blatt} />}
    </div>
  );
}

function Uebriges({ blatt }: { readonly blatt: Extract<Gelesen, { readonly art: 'plan' }> }) {
  const stile = useStile();
  const [frage, setFrage] = useState<Rechenwegfrage | null>(null);
  const plan = blatt.ergebnis.finanzierungsplan;
  const zeige: ZeigeRechenweg = (titel, ziel) => setFrage({ titel, ziel });
  return (
    <>
      <Rollen
        zahlen={{
          belastung: blatt.haushaltsseite?.zeilen.find(({ feld }) => feld === 'lastDanach')?.summe ?? null,
          zuwendung: plan.gesamt?.zuwendung ?? null,
          hinweise: blatt.hinweise,
        }}
      />
      <Kennzahlen plan={plan} zeige={zeige} enthalten={nichtGefoerdert(blatt.antrag, plan, blatt.hinweise)} />
      <Abschnitt titel="Finanzierungsplan je Haushaltsjahr">
        <Plantabelle
          name="Finanzierungsplan je Haushaltsjahr"
          ersteSpalte="Jahr"
          spalten={BETRAGSSPALTEN}
          zeilen={zeilenJeJahr(plan.jeHaushaltsjahr)}
          summe={summenzeile(plan.gesamt)}
          zeige={zeige}
        />
        <p className={stile.klein}>Ein Klick auf eine Zahl zeigt ihren Rechenweg.</p>
      </Abschnitt>
      <Hinweisliste hinweise={blatt.hinweise} zellen={blatt.lesung.zellen} antrag={blatt.antrag} />
      <Diagramm plan={plan} />
      <Weitere plan={plan} zeige={zeige} />
      <NachBescheid blatt={blatt} />
      {frage && <Planrechenweg antrag={blatt.antrag} frage={frage} schliesse={() => setFrage(null)} />}
    </>
  );
}

function Kennzahlen(props: {
  readonly plan: Finanzierungsplan;
  readonly zeige: ZeigeRechenweg;
  readonly enthalten: ReturnType<typeof nichtGefoerdert>;
}) {
  const { plan, zeige, enthalten } = props;
  const eigene = useKennzahlenstil();
  const { gesamt, stellenNachSchluessel } = plan;
  const werte: readonly { name: string; wert: string | null; ziel: Planziel }[] = [
    {
      name: PLANFELD.zuwendung.titel,
      wert: gesamt && euro(gesamt.zuwendung),
      ziel: { summe: 'gesamt', feld: 'zuwendung' },
    },
    {
      name: PLANFELD.eigenanteil.titel,
      wert: gesamt && euro(gesamt.eigenanteil),
      ziel: { summe: 'gesamt', feld: 'eigenanteil' },
    },
    {
      name: 'Stellen nach Schlüssel',
      wert: stellenNachSchluessel && dezimal(stellenNachSchluessel),
      ziel: { feld: 'stellenNachSchluessel' },
    },
  ];
  return (
    <section aria-label="Auf einen Blick">
      <dl className={eigene.kennzahlen}>
        {werte.map(({ name, wert, ziel }) => (
          <div key={name} className={eigene.kennzahl}>
            <dt className={eigene.name}>{name}</dt>
            <dd className={eigene.wert}>
              {wert === null ? 'nicht berechenbar' : <Zahlknopf zahl={wert} zeige={() => zeige(name, ziel)} />}
            </dd>
          </div>
        ))}
      </dl>
      {enthalten && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            In diesen Summen stecken {euro(enthalten.zuwendung)} Zuwendung für {genannt(enthalten.ids.map(sichtbar))},
            die nach einem Fehler unten nicht gefördert werden.
          </MessageBarBody>
        </MessageBar>
      )}
    </section>
  );
}
