/** Die Adresse, unter der das Add-in ausgeliefert wird. */

/**
 * Prüft eine Basisadresse: https, ohne Pfadende, ohne Abfrage.
 * @throws {Error} mit einem Satz, der sagt, was erwartet wird
 */
export function pruefeBasisadresse(text: string): string {
  const adresse = URL.canParse(text) ? new URL(text) : null;
  if (adresse?.protocol !== 'https:' || adresse.search || adresse.hash || adresse.username) {
    throw new Error(`--base-url erwartet eine Adresse wie https://foerderrechner.example.de, nicht „${text}“.`);
  }
  return adresse.href.replace(/\/+$/, '');
}
