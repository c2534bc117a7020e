/**
 * Schreibt ein Schriftstück neben der Oberfläche: Bei vielen Einträgen dauert es Sekunden, und wer abbricht, beendet
 * nur diesen Arbeiter. pdfkit, die Schriften und der Rechenkern werden erst hier geladen.
 */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import { schriftstueckZu, type Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';

export type Druckform = 'pdf' | 'xlsx';

export interface Druckauftrag {
  readonly version: Antragsversion;
  readonly wunsch: Wunsch;
  readonly form: Druckform;
  /** RFC 3339; steht in der Datei als Zeit ihrer Entstehung. */
  readonly jetzt: string;
}

export type Druckergebnis =
  | { readonly datei: Uint8Array }
  /** Eine Angabe fehlt oder passt nicht; keine Datei. */
  | { readonly fehlt: string };

addEventListener('message', async ({ data }: MessageEvent<Druckauftrag>) => {
  postMessage(await drucke(data));
});

async function drucke(auftrag: Druckauftrag): Promise<Druckergebnis | { readonly fehler: string }> {
  const { version, wunsch, form, jetzt } = auftrag;
  try {
    const angebot = schriftstueckZu(version, wunsch);
    if ('fehlt' in angebot) return angebot;
    return { datei: await (form === 'pdf' ? pdf : xlsx)(angebot.schriftstueck, new Date(jetzt)) };
  } catch (fehler) {
    return { fehler: fehler instanceof Error ? fehler.message : String(fehler) };
  }
}

type Schreibe = (
  stueck: Parameters<typeof import('../../../shared/druck/pdf.ts').alsPdf>[0],
  jetzt: Date,
) => Promise<Uint8Array>;

const pdf: Schreibe = async (stueck, jetzt) => {
  const [{ alsPdf }, { holeSchriften }] = await Promise.all([
    import('../../../shared/druck/pdf.ts'),
    import('./schriftadressen.ts'),
  ]);
  return alsPdf(stueck, await holeSchriften(), jetzt);
};

const xlsx: Schreibe = async (stueck, jetzt) => {
  const { alsArbeitsmappe } = await import('../../../shared/schriftstuecke/arbeitsmappe.ts');
  return alsArbeitsmappe(stueck, jetzt);
};
