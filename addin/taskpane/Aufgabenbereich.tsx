/** Der Aufgabenbereich: Kopf, Tabs, Meldungen. Excel und Workbench zeigen ihn mit ihrer eigenen Umsetzung des Ports. */
import { FluentProvider, makeStyles, tokens, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { sichtbar } from '../../shared/grund/zeichen.ts';
import { Abgleichzeilen } from './oberflaeche/Abgleichzeilen.tsx';
import { useGehaltenenFokus } from './oberflaeche/fokus.ts';
import './druck.css';
import { SteuerungKontext, useZustand } from './oberflaeche/kontext.ts';
import { Meldungsleiste } from './oberflaeche/Meldungsleiste.tsx';
import { nachladbar } from './oberflaeche/nachladbar.tsx';
import { Reiterleiste, reiterId } from './oberflaeche/Reiter.tsx';
import { Rueckfragefenster } from './oberflaeche/Rueckfragefenster.tsx';
import { Reiterkontext } from './oberflaeche/reiterwahl.ts';
import { PlanTab } from './plan/PlanTab.tsx';
import type { Farbschema } from './start/office.ts';
import type { Steuerung } from './steuerung/steuerung.ts';
import { hatUngespeichertes, type Zustand } from './zustand/zustand.ts';

const Blattwahl = nachladbar(() => import('./oberflaeche/Blattwahl.tsx'));
const ZelleTab = nachladbar(() => import('./zelle/ZelleTab.tsx'));
const VersionenTab = nachladbar(() => import('./versionen/VersionenTab.tsx'));
const AbwicklungTab = nachladbar(() => import('./abwicklung/AbwicklungTab.tsx'));
const PruefenTab = nachladbar(() => import('./pruefen/PruefenTab.tsx'));
const RegelnTab = nachladbar(() => import('./regeln/RegelnTab.tsx'));

const TABS = [
  { id: 'plan', titel: 'Plan', Inhalt: PlanTab },
  { id: 'zelle', titel: 'Zelle', Inhalt: ZelleTab },
  { id: 'versionen', titel: 'Versionen', Inhalt: VersionenTab },
  { id: 'abwicklung', titel: 'Abwicklung', Inhalt: AbwicklungTab },
  { id: 'pruefen', titel: 'Prüfen', Inhalt: PruefenTab },
  { id: 'regeln', titel: 'Regeln', Inhalt: RegelnTab },
] as const;

const INHALT = 'gk-inhalt';

const useRahmenstil = makeStyles({
  rahmen: {
    height: '100%',
    minHeight: 0,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  kopf: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  titel: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  stand: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  tabs: { marginLeft: '-6px' },
  inhalt: {
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

export interface Aufgabenbereichsangaben {
  readonly steuerung: Steuerung;
  readonly farbschema: Farbschema;
  /** In einer Seite, die selbst „GK Förderrechner“ überschrieben ist, entfällt die eigene Überschrift. */
  readonly eingebettet: boolean;
}

/** Zeigt in Excel und neben der Arbeitsmappe im Browser Titel und Version, die Tabs, Meldungen und Rückfragen. */
export function Aufgabenbereich({ steuerung, farbschema, eingebettet }: Aufgabenbereichsangaben) {
  return (
    <FluentProvider theme={farbschema === 'dunkel' ? webDarkTheme : webLightTheme} style={{ height: '100%' }}>
      <SteuerungKontext value={steuerung}>
        <Rahmen eingebettet={eingebettet} />
      </SteuerungKontext>
    </FluentProvider>
  );
}

function Rahmen({ eingebettet }: { readonly eingebettet: boolean }) {
  const zustand = useZustand();
  const stile = useRahmenstil();
  const [tab, setTab] = useState<(typeof TABS)[number]['id']>('plan');
  const rahmen = useRef<HTMLElement>(null);
  const inhalt = useRef<HTMLDivElement>(null);
  useGehaltenenFokus(rahmen, inhalt);
  const Wurzel: 'main' = eingebettet ? ('div' as 'main') : 'main';
  const Inhalt = TABS.find(({ id }) => id === tab)?.Inhalt ?? PlanTab;
  return (
    <Wurzel ref={rahmen} className={stile.rahmen}>
      <header className={stile.kopf}>
        {!eingebettet && <h1 className={stile.titel}>GK Förderrechner</h1>}
        <p className={stile.stand}>{standzeile(zustand)}</p>
        <Abgleichzeilen />
        {zustand.blaetter && zustand.blaetter.alle.length > 1 && <Blattwahl />}
        <div className={stile.tabs}>
          <Reiterleiste reiter={TABS} gewaehlt={tab} inhaltId={INHALT} waehle={setTab} />
        </div>
      </header>
      <Meldungsleiste />
      <div
        ref={inhalt}
        id={INHALT}
        className={stile.inhalt}
        role="tabpanel"
        aria-labelledby={reiterId(tab)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: das Tabpanel rollt und muss per Tastatur erreichbar sein
        tabIndex={0}
      >
        <Reiterkontext value={setTab}>
          <Inhalt />
        </Reiterkontext>
      </div>
      <Rueckfragefenster />
    </Wurzel>
  );
}

function standzeile(zustand: Zustand): string {
  const { blatt, merker } = zustand;
  if (blatt.art === 'laedt') return 'Das Haushaltsblatt wird gelesen.';
  if (blatt.art === 'keinBlatt') return 'Kein Haushaltsblatt in dieser Mappe.';
  const titel = blatt.art === 'plan' ? blatt.antrag.titel : 'Haushaltsblatt';
  const version = merker ? `Version ${merker.version}` : 'noch nicht gespeichert';
  const { art } = zustand.speichern;
  const offen =
    art === 'unbestaetigt'
      ? ', Speichern noch nicht bestätigt'
      : art === 'unbekannt'
        ? ', Speichern wartet auf Ihre Entscheidung'
        : '';
  return `${sichtbar(titel)} · ${version}${merker && hatUngespeichertes(zustand) ? ', geändert' : ''}${offen}`;
}
