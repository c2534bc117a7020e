/**
 * Schreibt ein Schriftstück neben der Oberfläche: Bei vielen Einträgen dauert es Sekunden, und wer abbricht, beendet
 * nur diesen Arbeiter. pdfkit, die Schriften und der Rechenkern werden erst hier geladen.
 */
import type { Antragsversion } from '../../../shared/antrag/version.ts';
import type { Schriftstueck } from '../../../shared/druck/schriftstueck.ts';
import { schriftstueckZu, type Wunsch } from '../../../shared/schriftstuecke/schriftstuecke.ts';

export type Druckform = 'pdf' | 'xlsx';

/** Ein fertiges Schriftstück, oder welches zu einer Version gewünscht ist. */
export type Druckauftrag = Druckart & ({ readonly stueck: Schriftstueck } | Versionsauftrag);

interface Versionsauftrag {
  readonly version: Antragsversion;
  readonly wunsch: Wunsch;
}

interface Druckart {
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
  const { form, jetzt } = auftrag;
  try {
    const angebot =
      'stueck' in auftrag ? { schriftstueck: auftrag.stueck } : schriftstueckZu(auftrag.version, auftrag.wunsch);
    if ('fehlt' in angebot) return angebot;
    return { datei: await (form === 'pdf' ? pdf : xlsx)(angebot.schriftstueck, new Date(jetzt)) };
  } catch (fehler) {
    return { fehler: fehler instanceof Error ? fehler.message : String(fehler) };
  }
}

type Schreibe = (stueck: Schriftstueck, jetzt: Date) => Promise<Uint8Array>;

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
