/**
 * Je Version die Zahlen, die anders herauskommen, mit dem ersten Schritt, an dem sie auseinandergehen, und seiner
 * Fundstelle.
 */
import { makeStyles, tokens } from '@fluentui/react-components';
import { pfadInWorten, wertInWorten } from '../../../shared/antrag/abweichungstexte.ts';
import { pfadtext } from '../../../shared/antrag/pfad.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { useStile } from '../oberflaeche/stile.ts';
import type { Versionsbefund } from './prueflaeufe.ts';

const VERSIONEN_HOECHSTENS = 20;
const ZAHLEN_HOECHSTENS = 25;

const useAbweichungsstil = makeStyles({
  liste: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: '1.2em',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  werte: { fontVariantNumeric: 'tabular-nums' },
});

export function Abweichungsliste({ befunde }: { readonly befunde: readonly Versionsbefund[] }) {
  const stile = useStile();
  return (
    <>
      <ul className={stile.liste} aria-label="Abweichende Versionen">
        {befunde.slice(0, VERSIONEN_HOECHSTENS).map((befund) => (
          <li key={befund.version} className={stile.karte}>
            <h3 className={stile.titel}>
              Version {befund.version}: {anzahl(befund.abweichungen.length + befund.weitere)}
            </h3>
            <Zahlen befund={befund} />
          </li>
        ))}
      </ul>
      {befunde.length > VERSIONEN_HOECHSTENS && (
        <p className={stile.klein}>
          Weitere abweichende Versionen: {deutscherWert(befunde.length - VERSIONEN_HOECHSTENS)}.
        </p>
      )}
    </>
  );
}

function Zahlen({ befund: { abweichungen, weitere, inhalt } }: { readonly befund: Versionsbefund }) {
  const stile = useStile();
  const eigene = useAbweichungsstil();
  const mehr = abweichungen.length - ZAHLEN_HOECHSTENS + weitere;
  return (
    <>
      <ul className={eigene.liste}>
        {abweichungen.slice(0, ZAHLEN_HOECHSTENS).map((abweichung) => (
          <li key={pfadtext(abweichung.pfad)}>
            {pfadInWorten(abweichung.pfad, inhalt)}:{' '}
            <span className={eigene.werte}>
              gespeichert {wertInWorten(abweichung, abweichung.gespeichert)}, berechnet{' '}
              {wertInWorten(abweichung, abweichung.berechnet)}.
            </span>
            {abweichung.schritt && (
              <div className={stile.klein}>
                Sie gehen auseinander bei Schritt {abweichung.schritt.nr}, {abweichung.schritt.schritt}:{' '}
                {abweichung.schritt.rechnung}. {abweichung.schritt.fundstelle}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mehr > 0 && <p className={stile.klein}>Dazu {anzahl(mehr)}.</p>}
    </>
  );
}

function anzahl(zahl: number): string {
  return zahl === 1 ? '1 abweichende Zahl' : `${deutscherWert(zahl)} abweichende Zahlen`;
}
