/** Content-Security-Policy: was eine Seite laden und wer sie einbetten darf. */

type Quellen = Readonly<Record<string, string>>;

/** Alles kommt vom eigenen Ursprung; Fluent UI und o-spreadsheet schreiben Stile zur Laufzeit. */
const SEITE: Quellen = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'object-src': "'none'",
};

/**
 * Der Aufgabenbereich: office.js und seine Schriften kommen von Microsoft, die Anmeldung auch. `einbettung` nennt, wer
 * ihn einbetten darf.
 */
export function richtlinieDesAddins(einbettung: string): string {
  return alsText({
    ...SEITE,
    'script-src': "'self' https://appsforoffice.microsoft.com https://*.cdn.office.net",
    'font-src': "'self' data: https://*.cdn.office.net",
    'connect-src': "'self' https://login.microsoftonline.com",
    'frame-ancestors': einbettung,
  });
}

/** Die Arbeitsmappe im Browser. Dieselbe steht in ihrer Seite, `frame-ancestors` wirkt nur als Kopfzeile. */
export const RICHTLINIE_DER_WORKBENCH = alsText({ ...SEITE, 'frame-ancestors': "'none'" });

/** Handbuch und Lizenzen: Text und Bilder, keine Skripte. */
export const RICHTLINIE_OHNE_SKRIPTE = alsText({
  'default-src': "'none'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self'",
});

/** Antworten der API sind Daten und nie eine Seite. */
export const RICHTLINIE_FUER_DATEN = alsText({ 'default-src': "'none'", 'frame-ancestors': "'none'" });

function alsText(quellen: Quellen): string {
  return Object.entries(quellen)
    .map(([name, quelle]) => `${name} ${quelle}`)
    .join('; ');
}
