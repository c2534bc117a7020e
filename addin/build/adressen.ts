/**
 * Adressen, die beim Bauen angegeben werden. Sie stehen später in Manifest und Seiten; was dort etwas anderes
 * bedeutete, wird abgelehnt.
 */

/**
 * Unter ihr wird das Add-in ausgeliefert; ohne Schrägstrich am Ende.
 * @throws {Error} mit einem Satz, der sagt, was erwartet wird
 */
export function pruefeBasisadresse(text: string): string {
  const adresse = liesAdresse(text);
  if (!adresse)
    throw new Error(`--base-url erwartet eine Adresse wie https://foerderrechner.example.de, nicht „${text}“.`);
  return adresse.href.replace(/(?<!\/)\/+$/, '');
}

/**
 * Von ihr lädt der Aufgabenbereich office.js, etwa aus einer eigenen Ablage.
 * @throws {Error} mit einem Satz, der sagt, was erwartet wird
 */
export function pruefeOfficeJs(text: string): string {
  const adresse = liesAdresse(text);
  if (!adresse?.pathname.endsWith('.js'))
    throw new Error(`--office-js erwartet eine Adresse wie https://ablage.example.de/office.js, nicht „${text}“.`);
  return adresse.href;
}

/** `null`, wenn es keine https-Adresse aus Rechner und einfachem Pfad ist; Excel lädt nichts anderes. */
function liesAdresse(text: string): URL | null {
  const adresse = URL.canParse(text) ? new URL(text) : null;
  const einfach =
    adresse && adresse.href === adresse.origin + adresse.pathname && /^[\w.~%/-]*$/.test(adresse.pathname);
  return einfach && adresse.protocol === 'https:' ? adresse : null;
}
