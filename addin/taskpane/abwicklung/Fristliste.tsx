/** Was wann fällig ist, und was fehlt. */
import { alsDeutschesDatum, type Datum, vergleicheDatum } from '../../../shared/grund/datum.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { Fundstelle } from '../oberflaeche/Fundstelle.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import type { Fehlendes, Frist } from './lage.ts';

const AUS_SAMSTAG_ODER_SONNTAG = 'Das ist ein Samstag oder Sonntag; nach § 193 BGB genügt der';

export function Fristliste({ fristen, heute }: { readonly fristen: readonly Frist[]; readonly heute: Datum }) {
  const stile = useStile();
  if (fristen.length === 0)
    return <p className={stile.absatz}>Kein Bescheid nennt einen Tag, bis zu dem etwas zu tun ist.</p>;
  return (
    <>
      <ul className={stile.liste} aria-label="Fristen">
        {fristen.map(({ tag, naechsterWerktag, was, woher, regeln }) => (
          <li key={`${was} ${alsDeutschesDatum(tag)}`} className={stile.karte}>
            <p className={stile.absatz}>
              <strong>{alsDeutschesDatum(tag)}</strong>
              {vergleicheDatum(naechsterWerktag ?? tag, heute) < 0 && ' (vorbei)'}: {was}
            </p>
            {naechsterWerktag && (
              <p className={stile.klein}>
                {AUS_SAMSTAG_ODER_SONNTAG} {alsDeutschesDatum(naechsterWerktag)}.
              </p>
            )}
            <p className={stile.klein}>{woher}</p>
            <Fundstelle regeln={regeln} />
          </li>
        ))}
      </ul>
      <p className={stile.klein}>Gesetzliche Feiertage sind nicht berücksichtigt.</p>
    </>
  );
}

export function Fehlliste({ fehlendes }: { readonly fehlendes: readonly Fehlendes[] }) {
  const stile = useStile();
  if (fehlendes.length === 0) return <p className={stile.absatz}>Es fehlt nichts.</p>;
  return (
    <ul className={stile.liste} aria-label="Fehlendes">
      {fehlendes.map(({ was, tu }) => (
        <li key={was} className={stile.karte}>
          <p className={stile.absatz}>{sichtbar(was)}</p>
          <p className={stile.klein}>{tu}</p>
        </li>
      ))}
    </ul>
  );
}
