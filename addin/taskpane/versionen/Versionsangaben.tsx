/** Worum es bei einer Entscheidung geht: die Version, wie die Ablage sie hat, nicht wie die Mappe sie nennt. */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { versionsstand } from '../../../shared/antrag/version.ts';
import { alsName, sichtbar } from '../../../shared/grund/zeichen.ts';
import { euro } from '../format/betrag.ts';
import { kurzerHash } from '../format/versionstexte.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { useStile } from '../oberflaeche/stile.ts';

export function Versionsangaben({ version }: { readonly version: Antragsversion }) {
  const stile = useStile();
  return (
    <dl className={stile.angaben} aria-label={`Version ${version.version} in der Ablage`}>
      {angabenZu(version).map(([name, wert]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{wert}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Titel, Kommune, Beträge und Hash, wie sie in der Ablage stehen. */
export function angabenZu({
  antrag,
  ergebnis,
  hash,
  version,
  autor,
  erstelltAm,
  ...stand
}: Antragsversion): readonly (readonly [name: string, wert: string])[] {
  const { gesamt } = ergebnis.finanzierungsplan;
  return [
    ['Antrag', sichtbar(antrag.titel)],
    ['Kommune', sichtbar(antrag.kommune.name)],
    ['Zuwendung', gesamt ? euro(gesamt.zuwendung) : 'nicht berechenbar'],
    ['Eigenanteil', gesamt ? euro(gesamt.eigenanteil) : 'nicht berechenbar'],
    ['Version', `${version}, ${versionsstand(stand)}, von ${alsName(autor.name)} am ${zeitpunkt(erstelltAm)}`],
    ['Hash', kurzerHash(hash)],
  ];
}
