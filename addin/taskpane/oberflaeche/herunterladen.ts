/** Gibt der Person eine Datei: als Download oder in einem neuen Fenster. */

/** Lädt wie ein Klick auf einen Verweis; manches Excel tut dabei nichts. */
export function ladeHerunter(adresse: string, name: string): void {
  const verweis = document.createElement('a');
  verweis.href = adresse;
  verweis.download = name;
  document.body.append(verweis);
  verweis.click();
  verweis.remove();
}

/** `false`, wenn die Umgebung kein Fenster öffnet, wie manches Excel auf dem Desktop. */
export function oeffneFenster(adresse: string): boolean {
  const fenster = window.open(adresse, '_blank');
  if (!fenster) return false;
  fenster.opener = null;
  return true;
}
