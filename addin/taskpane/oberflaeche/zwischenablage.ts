/** Legt Text und, wo das geht, HTML in die Zwischenablage. Manches Excel erlaubt dem Aufgabenbereich nur den alten Weg. */

interface Kopie {
  readonly text: string;
  readonly html?: string;
}

/** `false`, wenn die Umgebung es nicht erlaubt. */
export async function kopiere({ text, html }: Kopie): Promise<boolean> {
  try {
    if (html !== undefined && 'ClipboardItem' in globalThis) {
      const teil = (inhalt: string, type: string) => new Blob([inhalt], { type });
      await navigator.clipboard.write([
        new ClipboardItem({ 'text/plain': teil(text, 'text/plain'), 'text/html': teil(html, 'text/html') }),
      ]);
    } else await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return kopiereBeimEreignis({ text, ...(html !== undefined && { html }) });
  }
}

/** Der alte Weg: Beim Kopieren fragt der Browser, womit. */
function kopiereBeimEreignis({ text, html }: Kopie): boolean {
  const fuelle = (ereignis: ClipboardEvent) => {
    ereignis.clipboardData?.setData('text/plain', text);
    if (html !== undefined) ereignis.clipboardData?.setData('text/html', html);
    ereignis.preventDefault();
    ereignis.stopImmediatePropagation();
  };
  document.addEventListener('copy', fuelle, { capture: true, once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', fuelle, { capture: true });
  }
}
