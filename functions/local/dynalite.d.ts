/** dynalite bringt keine Typen mit; das ist der Teil, den wir benutzen. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Angaben {
    /** Ordner der LevelDB; ohne ihn liegt alles im Speicher. */
    readonly path?: string;
    readonly createTableMs?: number;
  }
  export default function dynalite(angaben?: Angaben): Server;
}
