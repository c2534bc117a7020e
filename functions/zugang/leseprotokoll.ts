/**
 * Benennt für das Leseprotokoll, was gelesen werden soll: Der Authorizer gibt es weiter, und API Gateway schreibt es
 * mit Mandant, Person und Ergebnis in eine eigene Gruppe. So steht jeder Zugriff darin, auch einer, den die Funktion
 * nicht mehr beantwortet hat. Nie ein Inhalt, nie ein freier Text.
 */
import { BASISPFAD, versionsnummer } from '../../shared/api/kennungen.ts';
import { UUIDV7 } from '../../shared/grund/uuid.ts';

/** Felder des Kontexts; leer, was es nicht gibt. */
export interface Leseangaben {
  /** Wie in der Beschreibung der Schnittstelle, z. B. `GET /antraege/{antragId}/versionen/{version}`. */
  readonly route: string;
  readonly antragId: string;
  /** Nummer, beim Vergleich und bei Belegen `von-bis`, beim Antrag selbst `neueste`, bei allem Übrigen leer. */
  readonly version: string;
}

export interface Leseereignis {
  readonly rawPath?: string;
  readonly rawQueryString?: string;
  readonly requestContext?: { readonly http?: { readonly method?: string } };
}

const TEIL = /^[a-z]{1,20}(\.json)?$/;

/** Gibt leere Felder für alles, was nicht die Form eines Aufrufs hat. */
export function leseangaben({ rawPath = '', rawQueryString = '', requestContext }: Leseereignis): Leseangaben {
  const methode = requestContext?.http?.method ?? '';
  if (!rawPath.startsWith(`${BASISPFAD}/`) || !/^[A-Z]{3,7}$/.test(methode))
    return { route: '', antragId: '', version: '' };
  const [sammlung = '', kennung, teil, nummer, ...rest] = rawPath.slice(BASISPFAD.length + 1).split('/');
  const bekannt = rest.length === 0 && [sammlung, teil].every((wort) => wort === undefined || TEIL.test(wort));
  const stelle = kennung === undefined ? [] : [sammlung === 'regelstaende' ? '{regelstandId}' : '{antragId}'];
  const muster = [
    sammlung,
    ...stelle,
    ...(teil === undefined ? [] : [teil]),
    ...(nummer === undefined ? [] : ['{version}']),
  ].join('/');
  const gelesen = nummer === undefined ? null : versionsnummer(nummer);
  return {
    route: bekannt ? `${methode} /${muster}` : '',
    antragId: sammlung === 'antraege' && kennung !== undefined && UUIDV7.test(kennung) ? kennung : '',
    version:
      gelesen !== null
        ? String(gelesen)
        : methode === 'GET' && bekannt
          ? bereich(rawQueryString, kennung !== undefined && teil === undefined && sammlung === 'antraege')
          : '',
  };
}

function bereich(abfrage: string, neueste: boolean): string {
  if (neueste) return 'neueste';
  const parameter = new URLSearchParams(abfrage);
  const [von, bis] = [versionsnummer(parameter.get('von') ?? ''), versionsnummer(parameter.get('bis') ?? '')];
  return von === null || bis === null ? '' : `${von}-${bis}`;
}
