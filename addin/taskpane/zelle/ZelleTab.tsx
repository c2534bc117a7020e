/** Tab „Zelle“: erklärt die ausgewählte Zelle; Excel selbst zeigt oft keine Fehlermeldung. */

import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Auswahl, Workbook } from '../../workbook/workbook.ts';
import { adresse, istZellfehler, type Zellbezug } from '../../workbook/zellen.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { useBescheide } from '../oberflaeche/gespeichertes.ts';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { Rechenweggliederung } from '../oberflaeche/Rechenweggliederung.tsx';
import { Schrittliste } from '../oberflaeche/Schrittliste.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import type { Ladung } from '../zustand/ladung.ts';
import { fehlertext } from '../zustand/steuerkern.ts';
import type { Blattzustand } from '../zustand/zustand.ts';
import { eingabezelle } from './eingabezelle.ts';
import { type Aufruferklaerung, erklaere, problemeZu, type Zellerklaerung } from './erklaerung.ts';
import { inhalt } from './inhalt.ts';
import { planzelle } from './planzelle.ts';

const useZellenstil = makeStyles({
  aufruf: { margin: 0, fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

type Stand = Ladung<{ readonly erklaerung: Zellerklaerung | null }>;

export default function ZelleTab() {
  const { workbook } = useSteuerung().umgebung;
  const stile = useStile();
  const stand = useErklaerung(workbook);
  const { blatt } = useZustand();
  const bescheide = useBescheide();
  if (stand.art !== 'da') {
    return (
      <div className={stile.seite}>
        <Ladeanzeige ladung={stand} wartetext="Die Zelle wird gelesen" schwere="warning" />
      </div>
    );
  }
  const { erklaerung } = stand;
  if (!erklaerung) return <p className={stile.seite}>Wählen Sie eine Zelle aus.</p>;
  const { auswahl, aufrufe } = erklaerung;
  const meldung = istZellfehler(auswahl.wert) ? auswahl.wert.meldung : undefined;
  const probleme = problemeZu(blatt, auswahl);
  const eingabe = eingabezelle(blatt, auswahl.zelle);
  const imPlan = planzelle(blatt, auswahl.zelle, bescheide);
  const stehtBeimAufruf = aufrufe.some(({ fehler }) => fehler === meldung);
  return (
    <div className={stile.seite}>
      <Abschnitt titel={`Zelle ${adresse(auswahl.zelle)}`}>
        <p className={stile.absatz}>
          Blatt „{sichtbar(auswahl.zelle.blatt)}“, {sichtbar(inhalt(auswahl))}
        </p>
        {meldung && !stehtBeimAufruf && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{sichtbar(meldung)}</MessageBarBody>
          </MessageBar>
        )}
        {probleme.map(({ text }) => (
          <MessageBar key={text} intent="warning" layout="multiline">
            <MessageBarBody>{sichtbar(text)}</MessageBarBody>
          </MessageBar>
        ))}
        {eingabe && (
          <p className={stile.absatz}>
            <strong>{eingabe.titel}.</strong> {eingabe.text}
          </p>
        )}
        {imPlan && (
          <p className={stile.absatz}>
            <strong>{sichtbar(imPlan.titel)}.</strong> {imPlan.text}
          </p>
        )}
        {imPlan?.abweichung && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              {sichtbar(imPlan.abweichung)} {imPlan.ganz ? '' : 'Es gilt der Plan.'}
            </MessageBarBody>
          </MessageBar>
        )}
        {aufrufe.length === 0 && probleme.length === 0 && !eingabe && !imPlan && (
          <p className={stile.absatz}>{ohneAufruf(auswahl)}</p>
        )}
      </Abschnitt>
      {imPlan && (imPlan.ganz || aufrufe.length === 0) && (
        <Planrechenweg blatt={blatt} zelle={auswahl.zelle} bescheide={bescheide} />
      )}
      {(imPlan?.ganz ? [] : aufrufe).map((aufruf, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: derselbe Aufruf kann in einer Formel mehrmals stehen
        <Aufrufansicht key={i} erklaerung={aufruf} />
      ))}
    </div>
  );
}

/** Wo die Zelle selbst keine GK-Funktion hat: Summen, Übersicht und überschriebene Formeln. */
function Planrechenweg(props: {
  readonly blatt: Blattzustand;
  readonly zelle: Zellbezug;
  readonly bescheide: ReturnType<typeof useBescheide>;
}) {
  const { blatt, zelle, bescheide } = props;
  const weg = useMemo(() => planzelle(blatt, zelle, bescheide)?.rechenweg() ?? null, [blatt, zelle, bescheide]);
  return (
    weg && (
      <Abschnitt titel="Rechenweg des Plans">
        <Rechenweggliederung weg={weg} />
      </Abschnitt>
    )
  );
}

function Aufrufansicht({
  erklaerung: { aufruf, schritte, fehler, leere, warumNull },
}: {
  readonly erklaerung: Aufruferklaerung;
}) {
  const steuerung = useSteuerung();
  const stile = useStile();
  const eigene = useZellenstil();
  return (
    <section className={stile.abschnitt} aria-label={aufruf}>
      <p className={eigene.aufruf}>{sichtbar(aufruf)}</p>
      {leere.map(({ text, zelle }) => (
        <MessageBar key={text} intent="warning" layout="multiline">
          <MessageBarBody>
            {sichtbar(text)} ist leer.{' '}
            <Button size="small" onClick={() => void steuerung.springeZu(zelle)}>
              Zelle {adresse(zelle)} zeigen
            </Button>
          </MessageBarBody>
        </MessageBar>
      ))}
      {fehler && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{sichtbar(fehler)}</MessageBarBody>
        </MessageBar>
      )}
      {warumNull && <p className={stile.absatz}>{warumNull}</p>}
      {schritte.length > 0 && <Schrittliste schritte={schritte} />}
    </section>
  );
}

function ohneAufruf({ formel, wert }: Auswahl): string {
  if (formel) return 'Die Formel dieser Zelle enthält keine GK-Funktion.';
  if (typeof wert !== 'string' || !wert.startsWith('=')) return 'Diese Zelle enthält keine Formel.';
  return 'Diese Zelle sieht aus wie eine Formel, ist aber Text und rechnet nicht. Schreiben Sie Zahlen in Formeln ohne Tausenderpunkt und mit Komma, z. B. 538780,67, und geben Sie die Formel in einer Zelle ein, die nicht als Text formatiert ist.';
}

/** Liest bei jeder neuen Auswahl und jeder Änderung; eine überholte Antwort wird verworfen. */
function useErklaerung(workbook: Workbook): Stand {
  const [stand, setStand] = useState<Stand>({ art: 'laedt' });
  useEffect(() => {
    let nummer = 0;
    const lies = async () => {
      const meine = ++nummer;
      const neu = await erklaere(workbook)
        .then((erklaerung): Stand => ({ art: 'da', erklaerung }))
        .catch((fehler: unknown): Stand => ({ art: 'fehler', meldung: fehlertext(fehler) }));
      if (meine === nummer) setStand(neu);
    };
    const abmeldungen = [
      workbook.beobachteAuswahl(() => void lies()),
      workbook.beobachteAenderungen(() => void lies()),
    ];
    void lies();
    return () => {
      nummer = -1;
      for (const melde of abmeldungen) melde();
    };
  }, [workbook]);
  return stand;
}
