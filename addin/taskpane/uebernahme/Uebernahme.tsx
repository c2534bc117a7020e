/** Kurzer Assistent „Vorhandenes Blatt übernehmen“: Bereich wählen, Spalten zuordnen, Ergebnis ansehen, schreiben. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Uebernahmeangaben } from '../../haushaltsblatt/uebernahme/uebernehmen.ts';
import { erkenne, kopfIn, vorgeschlageneQuellen } from '../../haushaltsblatt/uebernahme/ziele.ts';
import type { Ausschnitt } from '../../workbook/sichtbares.ts';
import { useSteuerung } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { Bereichswahl } from './Bereichswahl.tsx';
import { Ergebnisschritt } from './Ergebnisschritt.tsx';
import { Uebernehmen } from './uebernehmen.ts';
import { Zuordnungsschritt } from './Zuordnungsschritt.tsx';

const SCHRITTE = ['Bereich wählen', 'Spalten zuordnen', 'Ergebnis ansehen'] as const;

const useAssistentenstil = makeStyles({
  ueberschrift: { ':focus': { outlineStyle: 'none' } },
  schritt: { color: tokens.colorNeutralForeground2 },
});

export default function Uebernahme({ schliesse }: { readonly schliesse: () => void }) {
  const steuerung = useSteuerung();
  const stile = useStile();
  const eigene = useAssistentenstil();
  const uebernehmen = useMemo(() => new Uebernehmen(steuerung), [steuerung]);
  const [schritt, setSchritt] = useState(0);
  const [bereich, setBereich] = useState<Ausschnitt | null>(null);
  const [angaben, setAngaben] = useState<Uebernahmeangaben | null>(null);
  const ueberschrift = useRef<HTMLHeadingElement>(null);

  // Jeder Schritt ersetzt den vorigen: Der Fokus geht auf seine Überschrift, damit er vorgelesen wird.
  // biome-ignore lint/correctness/useExhaustiveDependencies: der Fokus folgt dem Schritt
  useEffect(() => {
    ueberschrift.current?.focus();
    ueberschrift.current?.scrollIntoView({ block: 'start' });
  }, [schritt]);

  const beende = () => {
    const inhalt = ueberschrift.current?.closest<HTMLElement>('[role="tabpanel"]');
    schliesse();
    inhalt?.focus();
  };

  const gelesen = (neu: Ausschnitt) => {
    const { art, kopfzeile } = erkenne(neu.werte);
    const quellen = vorgeschlageneQuellen(kopfIn(neu.werte, kopfzeile, art), art);
    setBereich(neu);
    setAngaben({ art, kopfzeile, quellen, summenWeglassen: true, entscheidungen: new Map() });
    setSchritt(1);
  };

  return (
    <div className={stile.seite}>
      <section className={`${stile.abschnitt} ${stile.schmaleFelder}`} aria-labelledby="gk-uebernahme">
        <h2
          id="gk-uebernahme"
          ref={ueberschrift}
          tabIndex={-1}
          className={`${stile.ueberschrift} ${eigene.ueberschrift}`}
        >
          Vorhandenes Blatt übernehmen
          <br />
          <span className={eigene.schritt}>
            Schritt {schritt + 1} von {SCHRITTE.length}: {SCHRITTE[schritt]}
          </span>
        </h2>
        {schritt === 0 && <Bereichswahl uebernehmen={uebernehmen} gelesen={gelesen} abbrechen={beende} />}
        {schritt === 1 && bereich && angaben && (
          <Zuordnungsschritt
            bereich={bereich}
            angaben={angaben}
            aendere={setAngaben}
            zurueck={() => setSchritt(0)}
            weiter={() => setSchritt(2)}
          />
        )}
        {schritt === 2 && bereich && angaben && (
          <Ergebnisschritt
            uebernehmen={uebernehmen}
            bereich={bereich}
            angaben={angaben}
            aendere={setAngaben}
            zurueck={() => setSchritt(1)}
            fertig={beende}
          />
        )}
      </section>
    </div>
  );
}
