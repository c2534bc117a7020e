/** Die Änderungen zwischen zwei Versionen und was sie ausmachen. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Eintragsvergleich, Feldaenderung, Vergleich, Wirkung } from '../../../shared/antrag/vergleich.ts';
import { betrag, euro } from '../format/betrag.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { type Feldgruppe, feldname, feldwert } from './feldtexte.ts';

const useVergleichsstil = makeStyles({
  liste: { margin: 0, paddingLeft: '1.2em', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
});

export function Vergleichsliste({ vergleich }: { readonly vergleich: Vergleich }) {
  const stile = useStile();
  const eigene = useVergleichsstil();
  if (vergleich.gleich) return <p className={stile.absatz}>Der Inhalt ist gleich; geändert haben sich nur Status oder Kommentar.</p>;
  return (
    <>
      <ul className={eigene.liste} aria-label="Änderungen">
        {vergleich.kopf.map((aenderung) => (
          <li key={aenderung.feld}>
            <Aenderung gruppe="kopf" aenderung={aenderung} />
          </li>
        ))}
        <Eintraege gruppe="stellen" art="Stelle" vergleich={vergleich.stellen} />
        <Eintraege gruppe="massnahmen" art="Maßnahme" vergleich={vergleich.massnahmen} />
      </ul>
      <p className={stile.absatz}>
        {wirkungstext('Zuwendung', vergleich.zuwendung)} {wirkungstext('Eigenanteil', vergleich.eigenanteil)}
      </p>
    </>
  );
}

type Eintrag = { readonly id: string; readonly bezeichnung: string; readonly traeger: { readonly name: string } };

function Eintraege({ gruppe, art, vergleich }: { readonly gruppe: Feldgruppe; readonly art: string; readonly vergleich: Eintragsvergleich<Eintrag> }) {
  return (
    <>
      {vergleich.hinzugefuegt.map((eintrag) => (
        <li key={`+${eintrag.id}`}>
          {art} {eintrag.id} neu: {eintrag.bezeichnung}, {eintrag.traeger.name}
        </li>
      ))}
      {vergleich.entfernt.map((eintrag) => (
        <li key={`-${eintrag.id}`}>
          {art} {eintrag.id} entfernt: {eintrag.bezeichnung}, {eintrag.traeger.name}
        </li>
      ))}
      {vergleich.geaendert.flatMap(({ id, felder }) =>
        felder.map((aenderung) => (
          <li key={`${id} ${aenderung.feld}`}>
            {art} {id}, <Aenderung gruppe={gruppe} aenderung={aenderung} />
          </li>
        )),
      )}
    </>
  );
}

function Aenderung({ gruppe, aenderung: { feld, alt, neu } }: { readonly gruppe: Feldgruppe; readonly aenderung: Feldaenderung }) {
  return (
    <>
      {feldname(gruppe, feld)}: <del>{feldwert(gruppe, feld, alt)}</del> → <ins>{feldwert(gruppe, feld, neu)}</ins>
    </>
  );
}

function wirkungstext(name: string, { alt, neu, unterschied }: Wirkung): string {
  if (neu === null) return `${name}: nicht berechenbar.`;
  if (unterschied === null) return `${name}: jetzt ${euro(neu)}.`;
  if (alt === neu) return `${name} unverändert ${euro(neu)}.`;
  return `${name}: ${betrag(alt ?? '')} → ${euro(neu)} (${unterschied.startsWith('-') ? '' : '+'}${betrag(unterschied)}).`;
}
