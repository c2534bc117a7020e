/**
 * Schreibt das Prüfprotokoll neben der Oberfläche, als PDF oder HTML; pdfkit und die Schriften werden erst für ein PDF
 * geladen.
 */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Protokollangaben } from '../../../shared/schriftstuecke/pruefprotokoll.ts';

export interface Protokollauftrag {
  readonly version: Antragsversion;
  readonly angaben: Protokollangaben;
  readonly form: 'pdf' | 'html';
  /** RFC 3339; steht im PDF als Zeit seiner Entstehung. */
  readonly jetzt: string;
}

export interface Protokollergebnis {
  readonly datei: Uint8Array | string;
}

addEventListener('message', async ({ data }: MessageEvent<Protokollauftrag>) => {
  let ergebnis: Protokollergebnis | { readonly fehler: string };
  try {
    ergebnis = { datei: await schreibe(data) };
  } catch (fehler) {
    ergebnis = { fehler: fehler instanceof Error ? fehler.message : String(fehler) };
  }
  postMessage(ergebnis);
});

async function schreibe({ version, angaben, form, jetzt }: Protokollauftrag): Promise<Uint8Array | string> {
  const { pruefprotokoll } = await import('../../../shared/schriftstuecke/pruefprotokoll.ts');
  const stueck = pruefprotokoll(version, angaben);
  if (form === 'html') {
    const { alsHtml } = await import('../../../shared/schriftstuecke/html-seite.ts');
    return alsHtml(stueck);
  }
  const [{ alsPdf }, { holeSchriften }] = await Promise.all([
    import('../../../shared/druck/pdf.ts'),
    import('../drucken/schriftadressen.ts'),
  ]);
  return alsPdf(stueck, await holeSchriften(), new Date(jetzt));
}
