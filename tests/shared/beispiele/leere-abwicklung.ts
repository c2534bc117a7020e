/** Eine Abwicklung, in der noch nichts steht. */
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';

export const LEER: Abwicklung = {
  besetzung: [],
  ist: [],
  abrufe: [],
  weiterleitungen: [],
  konten: [],
  zahlweise: 'kasse',
};
