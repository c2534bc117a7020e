/** Worum es bei einer Entscheidung geht: die Version, wie die Ablage sie hat, nicht wie die Mappe sie nennt. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { versionsstand } from '../../../shared/antrag/version.ts';
import { alsName, sichtbar } from '../../../shared/grund/zeichen.ts';
import { euro } from '../format/betrag.ts';
import { kurzerHash } from '../format/versionstexte.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';

const useAngabenstil = makeStyles({
  liste: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    overflowWrap: 'anywhere',
    '& dd': { margin: 0 },
  },
});

export function Versionsangaben({ version }: { readonly version: Antragsversion }) {
  const stile = useAngabenstil();
  return (
    <dl className={stile.liste} aria-label={`Version ${version.version} in der Ablage`}>
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
