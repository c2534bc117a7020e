/** Was eine Version ausmacht, in der Reihenfolge, in der Prüfmappe und Prüfprotokoll es nennen. */
import type { Antragsversion, Status } from '../antrag/version.ts';

const STATUSTEXT: Record<Status, string> = {
  entwurf: 'Entwurf',
  eingereicht: 'eingereicht',
  bewilligt: 'bewilligt',
  abgelehnt: 'abgelehnt',
  zurueckgezogen: 'zurückgezogen',
};

/** Name und Wert als Text, deutsch geschrieben; ein Bescheid nur, wenn es einen gibt. */
export function bezeichnungen({ antrag, ergebnis: _, ...version }: Antragsversion): [name: string, wert: string][] {
  const { bescheid } = version;
  return [
    ['Antrag', antrag.titel],
    ['Kommune', `${antrag.kommune.name}, Regierungsbezirk ${antrag.kommune.regierungsbezirk}`],
    ['Version', String(version.version)],
    ['Status', `${STATUSTEXT[version.status]}${version.festgeschrieben ? ', festgeschrieben' : ''}`],
    ['Gespeichert', `${zeitpunkt(version.erstelltAm)} von ${version.autor.name}`],
    ['Kommentar', version.kommentar],
    ...(bescheid
      ? ([
          [
            'Bescheid',
            `vom ${deutsch(bescheid.datum)}, Aktenzeichen ${bescheid.aktenzeichen}: ${bescheid.stellen.replace('.', ',')} Stellen, ${bescheid.zuwendung.replace('.', ',')} €`,
          ],
        ] as [string, string][])
      : []),
    ['SHA-256 dieser Version', version.hash],
    ['SHA-256 der Vorgängerversion', version.vorgaengerHash ?? 'keine (erste Version)'],
    ...version.regelstand.map(({ id, hash }): [string, string] => [`Regelstand ${id}`, `SHA-256 ${hash}`]),
    ['Rechenkern', version.kern],
    ['Kennung des Antrags', version.antragId],
  ];
}

/** RFC 3339 in UTC → „15.01.2020, 09:30 Uhr (UTC)“ */
function zeitpunkt(rfc3339: string): string {
  const teile = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(rfc3339);
  return teile ? `${deutsch(teile[1] as string)}, ${teile[2]} Uhr (UTC)` : rfc3339;
}

function deutsch(iso: string): string {
  const [jahr, monat, tag] = iso.split('-');
  return `${tag}.${monat}.${jahr}`;
}
