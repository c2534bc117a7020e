/**
 * Tab „Abwicklung“: was nach dem Bescheid ist, aus dem Blatt und den Bescheiden der Version, auf der es aufbaut. Jede
 * Zahl führt zu ihrem Rechenweg.
 */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { alsHinweis } from '../../../shared/antrag/befund.ts';
import { betrifftNurAbwicklung } from '../../../shared/antrag/hinweise/bescheide.ts';
import { befundeZu } from '../../../shared/antrag/hinweise.ts';
import type { Planrechnung } from '../../../shared/antrag/planrechnung.ts';
import type { Pruefangaben } from '../../../shared/antrag/pruefangaben.ts';
import { gegliedert } from '../../../shared/antrag/rechenweg-gliederung.ts';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { alsBetrag, NULL, vergleiche } from '../../../shared/grund/geld.ts';
import type { Schritt } from '../../../shared/kern/rechenweg.ts';
import { PROGRAMMTITEL_GANZ } from '../../../shared/schriftstuecke/programmtitel.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Benutzerwahl } from '../oberflaeche/Benutzerwahl.tsx';
import { Hinweisliste } from '../oberflaeche/Hinweisliste.tsx';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { nachladbar } from '../oberflaeche/nachladbar.tsx';
import { RechenwegFenster } from '../oberflaeche/RechenwegFenster.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { useVersionsladung } from '../oberflaeche/versionsladung.ts';
import { rechnungMitVersion } from '../zustand/versionsrechnung.ts';
import { type Blattzustand, zeigtVersion } from '../zustand/zustand.ts';
import { Fehlliste, Fristliste } from './Fristliste.tsx';
import { Jahrestabelle, type ZeigeSchritt } from './Jahrestabelle.tsx';
import { abwicklungslage, type Programmlage } from './lage.ts';
import { Pruefangabenfelder, usePruefangaben } from './Pruefangabenfelder.tsx';
import { Verlauf } from './Verlauf.tsx';
import { verlauf } from './verlaufsdaten.ts';
import { Weg } from './Weg.tsx';
import { type Erstattungswahl, Zinsrechner } from './Zinsrechner.tsx';

const DruckfeldSpaeter = nachladbar(() => import('../drucken/Druckfeld.tsx'));

type Plan = Extract<Blattzustand, { readonly art: 'plan' }>;

export default function AbwicklungTab() {
  const steuerung = useSteuerung();
  const zustand = useZustand();
  const { blatt, benutzer, merker, versionen } = zustand;
  const stile = useStile();
  // Gegen sie wird gespeichert.
  const { ladung, erneut } = useVersionsladung(merker?.basis ?? null);
  const [frage, setFrage] = useState<{ readonly titel: string; readonly schritt: Schritt } | null>(null);
  const zeige: ZeigeSchritt = (titel, schritt) => setFrage({ titel, schritt });

  useEffect(() => {
    if (benutzer && merker && versionen.art === 'ungeladen') void steuerung.listen.versionen();
  }, [benutzer, merker, versionen.art, steuerung]);

  const version = ladung?.art === 'da' ? ladung.version : null;
  const unveraendert = merker?.version === merker?.basis && zeigtVersion(zustand);
  const gerechnet = useMemo(
    () => (blatt.art === 'plan' && (version || !merker) ? rechne(blatt, version) : null),
    [blatt, version, merker],
  );
  const pruefung = usePruefangaben(merker?.antragId ?? null, heute());
  const pruefschluessel = JSON.stringify(pruefung.angaben);
  const hinweise = useMemo(
    () => (gerechnet ? hinweiseNachBescheid(gerechnet.rechnung, JSON.parse(pruefschluessel)) : []),
    [gerechnet, pruefschluessel],
  );
  return (
    <div className={stile.seite}>
      <Benutzerwahl />
      {blatt.art !== 'plan' && <OhnePlan blatt={blatt} />}
      {blatt.art === 'plan' && merker && !benutzer && (
        <p className={stile.absatz}>
          Die Bescheide stehen in der Ablage. Melden Sie sich an, dann stehen hier die Zahlen dazu.
        </p>
      )}
      {ladung && (
        <Ladeanzeige
          ladung={ladung}
          wartetext="Die Bescheide werden geladen"
          fehlersatz="Die Bescheide sind gerade nicht zu lesen, und ohne sie gibt es hier keine Zahlen."
          schwere="warning"
          erneut={erneut}
        />
      )}
      {gerechnet && (
        <>
          {gerechnet.bescheide === 0 && <Weg version={version} />}
          {version && !unveraendert && (
            <p className={stile.absatz} role="status">
              Das Blatt ist anders als Version {version.version}; gezeigt ist, was jetzt im Blatt steht, mit den
              Bescheiden dieser Version.
            </p>
          )}
          {gerechnet.bescheide > 0 && blatt.art === 'plan' && blatt.antrag.abwicklung === undefined && (
            <p className={stile.absatz}>
              Die Tabellen für Besetzung, Ist, Abrufe und Weiterleitung legen Sie im Tab „Plan“ unter „Nach dem
              Bescheid“ an. Bis dahin gilt, was in der Version steht.
            </p>
          )}
          {gerechnet.lage.map((lage) => (
            <Programm key={lage.programm} lage={lage} gerechnet={gerechnet} zeige={zeige} />
          ))}
          {gerechnet.lage.length > 0 && <Pruefangabenfelder zustand={pruefung} />}
          {hinweise.length > 0 && (
            <Hinweisliste
              hinweise={hinweise}
              zellen={gerechnet.blatt.lesung.zellen}
              antrag={gerechnet.rechnung.antrag}
            />
          )}
        </>
      )}
      <Zinsrechner erstattungen={gerechnet?.erstattungen ?? []} version={unveraendert ? version : null} zeige={zeige} />
      {merker && versionen.art === 'da' && versionen.eintraege[0] && (
        <DruckfeldSpaeter key={merker.antragId} antragId={merker.antragId} versionen={versionen.eintraege} />
      )}
      {frage && (
        <RechenwegFenster titel={frage.titel} weg={gegliedert(frage.schritt)} schliesse={() => setFrage(null)} />
      )}
    </div>
  );
}

/** Aus dem Plan im Blatt und den Bescheiden der Version; die Abwicklung aus dem Blatt, wo es Tabellen dafür hat. */
function rechne(blatt: Plan, version: Antragsversion | null) {
  const rechnung = rechnungMitVersion(blatt, version);
  const lage = abwicklungslage(rechnung);
  return {
    blatt,
    rechnung,
    bescheide: rechnung.bescheide.length,
    lage,
    erstattungen: lage.flatMap(({ programm, jahre }) =>
      jahre.flatMap(({ haushaltsjahr, schritte: { zuErstatten } }): Erstattungswahl[] =>
        zuErstatten && vergleiche(zuErstatten.wert, NULL) > 0
          ? [{ programm, haushaltsjahr, betrag: alsBetrag(zuErstatten.wert) }]
          : [],
      ),
    ),
  };
}

function hinweiseNachBescheid(rechnung: Planrechnung, angaben: Pruefangaben) {
  return befundeZu(rechnung, angaben).filter((befund) => betrifftNurAbwicklung(alsHinweis(befund)));
}

function Programm(props: {
  readonly lage: Programmlage;
  readonly gerechnet: ReturnType<typeof rechne>;
  readonly zeige: ZeigeSchritt;
}) {
  const { lage, gerechnet, zeige } = props;
  const stile = useStile();
  return (
    <Abschnitt titel={PROGRAMMTITEL_GANZ[lage.programm]}>
      <Jahrestabelle lage={lage} zeige={zeige} />
      <p className={stile.klein}>Ein Klick auf eine Zahl zeigt ihren Rechenweg.</p>
      <h3 className={stile.titel}>Was wann fällig ist</h3>
      <Fristliste fristen={lage.fristen} heute={heute()} />
      <h3 className={stile.titel}>Was fehlt</h3>
      <Fehlliste fehlendes={lage.fehlendes} />
      <h3 className={stile.titel}>Verlauf</h3>
      <Verlauf punkte={verlauf(gerechnet.rechnung, lage.gerechnet)} />
    </Abschnitt>
  );
}

function OhnePlan({ blatt: { art } }: { readonly blatt: Blattzustand }) {
  if (art === 'laedt') return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {art === 'keinBlatt'
          ? 'Diese Mappe enthält kein Haushaltsblatt. Öffnen Sie im Tab „Versionen“ einen gespeicherten Antrag; der Zinsrechner geht auch ohne.'
          : 'Das Haushaltsblatt ist noch nicht vollständig zu lesen. Was fehlt, steht im Tab „Plan“.'}
      </MessageBarBody>
    </MessageBar>
  );
}

function heute() {
  const jetzt = new Date();
  return { jahr: jetzt.getFullYear(), monat: jetzt.getMonth() + 1, tag: jetzt.getDate() };
}
