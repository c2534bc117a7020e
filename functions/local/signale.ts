/** Wann der Server aufhören soll. */

/** So oft wird nachgesehen, ob npm noch da ist. */
const NACHSEHEN_MS = 100;

/**
 * Meldet SIGINT, SIGTERM und das Ende des Terminals; ein zweites Signal beendet sofort. Unter `npm start` steht eine
 * Shell dazwischen, die SIGTERM selbst nimmt und nicht weitergibt: Dann erkennt der Server am verlorenen Elternprozess,
 * dass er gemeint war.
 */
export function beobachteSignale(umgebung: Readonly<Record<string, string | undefined>>): AbortSignal {
  const abbruch = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => (abbruch.signal.aborted ? process.exit(1) : abbruch.abort()));
  if (umgebung.npm_lifecycle_event === 'start') {
    const eltern = process.ppid;
    const wache = setInterval(() => {
      if (process.ppid !== eltern) abbruch.abort();
    }, NACHSEHEN_MS);
    wache.unref();
    abbruch.signal.addEventListener('abort', () => clearInterval(wache), { once: true });
  }
  return abbruch.signal;
}
