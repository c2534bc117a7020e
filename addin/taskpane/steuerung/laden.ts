/** Laden einer gespeicherten Version ins Blatt. */
import { inHeutigerForm } from '../../../shared/antrag/formen.ts';
import type { AntragId } from '../../../shared/grund/marken.ts';
import { antragHash } from '../../haushaltsblatt/antragshash.ts';
import { Abgelehnt } from '../api/schnittstelle.ts';
import { bescheidzeilenFuer } from '../blatt/bescheide-im-blatt.ts';
import { alsGespeichert } from '../blatt/versionszeile.ts';
import { fehlertext, type Steuerkern } from '../zustand/steuerkern.ts';

/** Ersetzt das Blatt durch eine gespeicherte Version, nach Rückfrage, und meldet, was nicht ging. */
export class Laden {
  readonly #s: Steuerkern;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  /** Lädt eine Version. `neueste` ist die neueste, die die Person kennt: Gegen sie wird später gespeichert. */
  async version(antragId: AntragId, version: number, neueste: number): Promise<void> {
    if (!(await this.#s.darfUeberschreiben(`Version ${version}`))) return;
    const tid = this.#s.zustand.benutzer?.tid;
    this.#s.setze({ beschaeftigt: `Version ${version} wird geladen` });
    try {
      const gelesen = await this.#s.umgebung.ablage.version(antragId, version);
      if (this.#s.zustand.benutzer?.tid !== tid) throw new Error('Inzwischen ist eine andere Kommune angemeldet.');
      const basis = Math.max(version, neueste);
      const hinweis = basis > version ? ` Wenn Sie speichern, entsteht daraus Version ${basis + 1}.` : '';
      const { antrag, bescheide = [] } = inHeutigerForm(gelesen);
      const merker = {
        antragId,
        version,
        basis,
        antragHash: antragHash(antrag),
        ...(tid === undefined ? {} : { tid }),
      };
      const { blattAusAntrag } = await import('../../haushaltsblatt/blatt-aus-antrag.ts');
      const modell = blattAusAntrag(antrag, await bescheidzeilenFuer(antrag, bescheide));
      const blatt = await alsGespeichert(modell, gelesen);
      if (await this.#s.schreibe(blatt, merker, `Version ${version} ist geladen.${hinweis}`))
        await this.#s.listen.versionen();
    } catch (fehler) {
      this.#s.melde(
        'fehler',
        `Version ${version} konnte nicht geladen werden; das Blatt ist unverändert. ${woran(fehler, version, neueste)}`,
      );
    } finally {
      this.#s.setze({ beschaeftigt: null });
    }
  }

  /** Öffnet einen anderen Antrag mit seiner neuesten Version. */
  async antrag(antragId: AntragId, neueste: number): Promise<void> {
    await this.version(antragId, neueste, neueste);
  }
}

/** Gibt es die neueste Version nicht, die Liste oder Mappe nennen, fehlt sie: Versionen werden nie gelöscht. */
function woran(fehler: unknown, version: number, neueste: number): string {
  const fehlt = fehler instanceof Abgelehnt && fehler.status === 404 && version === neueste && version > 1;
  return fehlt
    ? `Dem Antrag fehlen Versionen: Version ${version} ist bekannt, aber nicht mehr da. Bitte den Betreiber rufen.`
    : fehlertext(fehler);
}
