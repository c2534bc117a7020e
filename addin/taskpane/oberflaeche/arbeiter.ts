/** Ein Arbeiter, der einen Auftrag neben der Oberfläche erledigt und danach endet. */

/**
 * Seine Antwort; wer abbricht, beendet nur ihn. `nichtGeladen` sagt, was zu tun ist, wenn er gar nicht erst läuft.
 * @throws der Grund des Abbruchs, oder warum er seinen Auftrag nicht erledigen konnte
 */
export function beauftrage<Auftrag, Antwort extends object>(
  starte: () => Worker,
  auftrag: Auftrag,
  abbruch: AbortSignal,
  nichtGeladen: string,
): Promise<Antwort> {
  abbruch.throwIfAborted();
  const arbeiter = starte();
  const antwort = new Promise<Antwort>((erfuellt, abgelehnt) => {
    abbruch.addEventListener('abort', () => abgelehnt(abbruch.reason), { once: true });
    arbeiter.addEventListener('error', () => abgelehnt(new Error(nichtGeladen)));
    arbeiter.addEventListener('message', ({ data }: MessageEvent<Antwort | { readonly fehler: string }>) => {
      if ('fehler' in data) abgelehnt(new Error(data.fehler));
      else erfuellt(data);
    });
  });
  arbeiter.postMessage(auftrag);
  return antwort.finally(() => arbeiter.terminate());
}
