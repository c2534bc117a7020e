/** Einzelne Abweichungen zwischen drei Fassungen: zu entscheiden als Gruppe von Optionsfeldern, sonst als Liste. */
import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { type Abweichung, beideMoeglich, type Wahl } from '../../../shared/antrag/zusammenfuehren.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { feldname, feldwert } from '../format/feldtexte.ts';
import { useStile } from '../oberflaeche/stile.ts';

const useAbweichungsstil = makeStyles({
  liste: {
    margin: 0,
    paddingLeft: '1.2em',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
});

/** Ihre oder deren Fassung eines Felds oder Eintrags; Pfeiltasten wechseln. */
export function Entscheidung(props: {
  readonly konflikt: Abweichung;
  readonly wahl: Wahl | null;
  readonly waehle: (wahl: Wahl) => void;
}) {
  const { konflikt, wahl, waehle } = props;
  const stile = useStile();
  const id = useId();
  return (
    <div className={stile.karte}>
      <p id={id} className={stile.titel}>
        {name(konflikt)}
      </p>
      <p className={stile.klein}>Vorher: {wert(konflikt, 'basis')}</p>
      <RadioGroup aria-labelledby={id} value={wahl ?? ''} onChange={(_, daten) => waehle(daten.value as Wahl)}>
        <Radio value="meine" label={`Ihre: ${wert(konflikt, 'meine')}`} />
        <Radio value="andere" label={`Deren: ${wert(konflikt, 'andere')}`} />
        {beideMoeglich(konflikt) && <Radio value="beide" label="Beide behalten; Ihrer bekommt eine neue Kennung" />}
      </RadioGroup>
    </div>
  );
}

/** Zeigt, was ohne Frage gilt, auf- und zuklappbar. */
export function Uebernommen(props: {
  readonly titel: string;
  readonly abweichungen: readonly Abweichung[];
  readonly seite: 'meine' | 'andere';
}) {
  const { titel, abweichungen, seite } = props;
  const stile = useStile();
  const eigene = useAbweichungsstil();
  if (abweichungen.length === 0) return null;
  return (
    <details open={abweichungen.length <= 10}>
      <summary className={stile.klappe}>
        {titel} ({abweichungen.length})
      </summary>
      <ul className={eigene.liste} aria-label={titel}>
        {abweichungen.map((abweichung) => (
          <li key={abweichung.schluessel}>
            {name(abweichung)}: <del>{wert(abweichung, 'basis')}</del> → <ins>{wert(abweichung, seite)}</ins>
          </li>
        ))}
      </ul>
    </details>
  );
}

function name(abweichung: Abweichung): string {
  const eintrag =
    abweichung.gruppe === 'kopf' ? '' : `${abweichung.gruppe === 'stellen' ? 'Stelle' : 'Maßnahme'} ${abweichung.id}`;
  if (abweichung.art === 'eintrag') return eintrag;
  const feld = feldname(abweichung.gruppe, abweichung.feld);
  return eintrag ? `${eintrag}, ${feld}` : feld;
}

function wert(abweichung: Abweichung, seite: 'basis' | 'meine' | 'andere'): string {
  if (abweichung.art === 'feld') return feldwert(abweichung.gruppe, abweichung.feld, abweichung[seite]);
  const eintrag = abweichung[seite];
  if (!eintrag) return abweichung.basis === null ? 'kein Eintrag' : 'entfernt';
  const inhalt = [eintrag.bezeichnung, eintrag.traeger.name].filter((teil) => teil !== '').join(', ');
  const [feld, betrag] =
    'ausgaben' in eintrag
      ? (['ausgaben', eintrag.ausgaben] as const)
      : (['jahresausgaben', eintrag.jahresausgaben] as const);
  return `${sichtbar(inhalt)}; ${feldname(abweichung.gruppe, feld)} ${feldwert(abweichung.gruppe, feld, betrag)}`;
}
