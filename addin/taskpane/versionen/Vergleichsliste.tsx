/** Die Änderungen zwischen zwei Versionen und was sie ausmachen. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Eintragsvergleich, Feldaenderung, Vergleich } from '../../../shared/antrag/vergleich.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import type { Fundort } from '../../haushaltsblatt/vergleichszellen.ts';
import type { Zellbezug } from '../../workbook/zellen.ts';
import { type Feldgruppe, feldname, feldwert } from '../format/feldtexte.ts';
import { abwicklungsname, abwicklungswert, bescheidname, bescheidwert } from '../format/nachtragstexte.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { Zellsprung } from '../oberflaeche/Zellsprung.tsx';
import { Wirkungstabelle } from './Wirkungstabelle.tsx';

const useVergleichsstil = makeStyles({
  liste: {
    margin: 0,
    paddingLeft: '1.2em',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
});

/** Mit `ort` führt jede Änderung, die im Blatt steht, zu ihrer Zelle. */
export function Vergleichsliste({
  vergleich,
  ort = null,
}: {
  readonly vergleich: Vergleich;
  readonly ort?: Fundort | null;
}) {
  const stile = useStile();
  const eigene = useVergleichsstil();
  if (vergleich.gleich)
    return <p className={stile.absatz}>Der Inhalt ist gleich; geändert haben sich nur Status oder Kommentar.</p>;
  return (
    <>
      <ul className={eigene.liste} aria-label="Änderungen">
        {vergleich.kopf.map((aenderung) => (
          <li key={aenderung.feld}>
            <Aenderung gruppe="kopf" aenderung={aenderung} /> <Sprung zelle={ort?.feld('kopf', null, aenderung.feld)} />
          </li>
        ))}
        <Eintraege gruppe="stellen" art="Stelle" vergleich={vergleich.stellen} ort={ort} />
        <Eintraege gruppe="massnahmen" art="Maßnahme" vergleich={vergleich.massnahmen} ort={ort} />
        <Nachtraege aenderungen={vergleich.bescheide} name={bescheidname} wert={bescheidwert} />
        <Nachtraege aenderungen={vergleich.abwicklung} name={abwicklungsname} wert={abwicklungswert} />
        {vergleich.abwicklungWeitere > 0 && (
          <li>Abwicklung: {deutscherWert(String(vergleich.abwicklungWeitere))} weitere Angaben sind verschieden.</li>
        )}
      </ul>
      <Wirkungstabelle vergleich={vergleich} />
    </>
  );
}

/** Zeigt, was nach dem Bescheid kam; im Blatt steht es nicht. */
function Nachtraege(props: {
  readonly aenderungen: readonly Feldaenderung[];
  readonly name: (feld: string) => string;
  readonly wert: (feld: string, wert: Feldaenderung['alt']) => string;
}) {
  const { aenderungen, name, wert } = props;
  return aenderungen.map(({ feld, alt, neu }) => (
    <li key={feld}>
      {name(feld)}: <del>{wert(feld, alt)}</del> → <ins>{wert(feld, neu)}</ins>
    </li>
  ));
}

type Eintrag = { readonly id: string; readonly bezeichnung: string; readonly traeger: { readonly name: string } };

function Eintraege(props: {
  readonly gruppe: Exclude<Feldgruppe, 'kopf'>;
  readonly art: string;
  readonly vergleich: Eintragsvergleich<Eintrag>;
  readonly ort: Fundort | null;
}) {
  const { gruppe, art, vergleich, ort } = props;
  return (
    <>
      {vergleich.hinzugefuegt.map((eintrag) => (
        <li key={`+${eintrag.id}`}>
          {art} {eintrag.id} neu: {inhalt(eintrag)} <Sprung zelle={ort?.eintrag(gruppe, eintrag.id)[0]} />
        </li>
      ))}
      {vergleich.entfernt.map((eintrag) => (
        <li key={`-${eintrag.id}`}>
          {art} {eintrag.id} entfernt: {inhalt(eintrag)} <Sprung zelle={ort?.eintrag(gruppe, eintrag.id)[0]} />
        </li>
      ))}
      {vergleich.geaendert.flatMap(({ id, felder }) =>
        felder.map((aenderung) => (
          <li key={`${id} ${aenderung.feld}`}>
            {art} {id}, <Aenderung gruppe={gruppe} aenderung={aenderung} />{' '}
            <Sprung zelle={ort?.feld(gruppe, id, aenderung.feld)} />
          </li>
        )),
      )}
    </>
  );
}

function Sprung({ zelle }: { readonly zelle: Zellbezug | null | undefined }) {
  return zelle ? <Zellsprung zellen={[zelle]} /> : null;
}

function inhalt({ bezeichnung, traeger }: Eintrag): string {
  return sichtbar([bezeichnung, traeger.name].filter((teil) => teil !== '').join(', '));
}

function Aenderung({
  gruppe,
  aenderung: { feld, alt, neu },
}: {
  readonly gruppe: Feldgruppe;
  readonly aenderung: Feldaenderung;
}) {
  return (
    <>
      {feldname(gruppe, feld)}: <del>{feldwert(gruppe, feld, alt)}</del> → <ins>{feldwert(gruppe, feld, neu)}</ins>
    </>
  );
}
