/** Eigene Datei: Der Authorizer läuft vor jeder Anfrage und lädt von den Fehlerantworten nichts mit. */

/** `Bearer` mit etwas in der Form eines JWT. */
export const TOKENFORM = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;
