/** Der Port {@link Workbook} über Office.js (ExcelApi ≤ 1.14). */

import { BLATTWAHL, merkerAusText, merkername } from '../merker.ts';
import type { Blattmodell } from '../modell.ts';
import type {
  Abmeldung,
  Auswahl,
  Bereich,
  Blattanzeige,
  Ersatz,
  Leseoptionen,
  Mappengitter,
  Mappenmerker,
  Schreibvorgang,
  Tabellenort,
  Workbook,
} from '../workbook.ts';
import { adresse, type Blattinhalt, type Zellbezug, type Zellwert } from '../zellen.ts';
import { alsBase64 } from './base64.ts';
import { liesBereich } from './bereich.ts';
import { Blattkennungen } from './blattkennungen.ts';
import { ersetzeBlatt } from './ersetzen.ts';
import { alsWorkbookFehler, officeCode } from './fehler.ts';
import { istFormel, liesAnzeige, liesBlatt, liesGitter, zellwert } from './lesen.ts';
import { istMarkiert, markiereZellen } from './markierung.ts';
import { liesTabellenorte } from './tabellenorte.ts';
import { fuegeZeileEin } from './zeile-einfuegen.ts';

const AUSGANG = 'GK.Ausgang';

type Lauf = typeof Excel.run;

export class ExcelWorkbook implements Workbook {
  readonly umgebung = 'excel';
  readonly #run: Lauf;
  readonly #kennungen = new Blattkennungen();

  /** `run` ist {@link Excel.run}; Tests setzen ihr eigenes ein. */
  constructor(run: Lauf = (stapel: unknown) => (Excel.run as (s: unknown) => Promise<never>)(stapel)) {
    this.#run = run;
  }

  leseGitter(tabellennamen: readonly string[], { istGesucht }: Leseoptionen = {}): Promise<Mappengitter> {
    return this.#fuehreAus((context) => liesGitter(context, tabellennamen, this.#kennungen, istGesucht));
  }

  leseTabellenorte(): Promise<readonly Tabellenort[]> {
    return this.#fuehreAus(liesTabellenorte);
  }

  leseBlatt(name: string): Promise<Blattinhalt | null> {
    return this.#mitBlatt(name, (context, blatt) => liesBlatt(context, blatt));
  }

  leseAnzeige(name: string): Promise<Blattanzeige | null> {
    return this.#mitBlatt(name, (context, blatt) => liesAnzeige(context, blatt));
  }

  async schreibeBlatt(modell: Blattmodell, ersatz: Ersatz | null): Promise<Schreibvorgang> {
    const zuruecknehmen = await this.#fuehreAus((context) => ersetzeBlatt(context, modell, ersatz, this.#kennungen));
    return { zuruecknehmen: () => this.#fuehreAus(zuruecknehmen) };
  }

  async fuegeZeileEin(unter: Zellbezug): Promise<Schreibvorgang> {
    const zuruecknehmen = await this.#fuehreAus((context) => fuegeZeileEin(context, unter));
    return { zuruecknehmen: () => this.#fuehreAus(zuruecknehmen) };
  }

  schreibeFormel(zelle: Zellbezug, formel: string): Promise<void> {
    return this.#mitBlatt(zelle.blatt, async (context, blatt) => {
      blatt.getRange(adresse(zelle)).formulas = [[formel]];
      await context.sync();
    });
  }

  async leseMerker(blatt: string | null = null): Promise<Mappenmerker | null> {
    return merkerAusText(await this.#leseEinstellung(merkername(blatt)));
  }

  schreibeMerker(merker: Mappenmerker | null, blatt: string | null = null): Promise<void> {
    return this.#schreibeEinstellung(merkername(blatt), merker === null ? '' : JSON.stringify(merker));
  }

  async leseBlattwahl(): Promise<string | null> {
    const blatt = await this.#leseEinstellung(BLATTWAHL);
    return typeof blatt === 'string' && blatt !== '' ? blatt : null;
  }

  schreibeBlattwahl(blatt: string | null): Promise<void> {
    return this.#schreibeEinstellung(BLATTWAHL, blatt ?? '');
  }

  async leseAusgang(): Promise<string | null> {
    const ausgang = await this.#leseEinstellung(AUSGANG);
    return typeof ausgang === 'string' && ausgang !== '' ? ausgang : null;
  }

  schreibeAusgang(ausgang: string | null): Promise<void> {
    return this.#schreibeEinstellung(AUSGANG, ausgang ?? '');
  }

  markiere(zellen: readonly Zellbezug[]): Promise<void> {
    const [erste] = zellen;
    return this.#fuehreAus((context) => {
      const schritt = () => markiereZellen(context, zellen, this.#kennungen);
      return erste ? this.#kennungen.mitBlatt(context, erste.blatt, schritt) : schritt();
    });
  }

  hatMarkierung(): Promise<boolean> {
    return this.#fuehreAus(istMarkiert);
  }

  springeZu(zelle: Zellbezug): Promise<void> {
    return this.#mitBlatt(zelle.blatt, async (context, blatt) => {
      blatt.activate();
      blatt.getRange(adresse(zelle)).select();
      await context.sync();
    });
  }

  leseAuswahl(): Promise<Auswahl | null> {
    return this.#fuehreAus(async (context) => {
      const zelle = context.workbook.getActiveCell();
      const blatt = zelle.worksheet;
      zelle.load('formulas,values,valueTypes,text,rowIndex,columnIndex');
      blatt.load('name,id');
      try {
        await context.sync();
      } catch (fehler) {
        // Ein markiertes Diagramm oder Bild ist keine Zelle.
        if (officeCode(fehler) === 'InvalidSelection') return null;
        throw fehler;
      }
      this.#kennungen.merke([blatt]);
      const [formel, wert] = [zelle.formulas[0]?.[0], zelle.values[0]?.[0]];
      return {
        zelle: { blatt: blatt.name, zeile: zelle.rowIndex, spalte: zelle.columnIndex },
        formel: istFormel(formel, wert) ? formel : null,
        wert: zellwert(wert, zelle.valueTypes[0]?.[0]),
        anzeige: zelle.text[0]?.[0] ?? '',
      };
    });
  }

  leseZellen(zellen: readonly Zellbezug[]): Promise<Zellwert[]> {
    return this.#fuehreAus(async (context) => {
      const bereiche = zellen.map((zelle) => {
        const bereich = this.#kennungen.blatt(context, zelle.blatt).getRange(adresse(zelle));
        bereich.load('values,valueTypes');
        return bereich;
      });
      await context.sync();
      return bereiche.map((bereich) => zellwert(bereich.values[0]?.[0], bereich.valueTypes[0]?.[0]));
    });
  }

  leseBereich(quelle: 'auswahl' | 'blatt' = 'auswahl'): Promise<Bereich | null> {
    return this.#fuehreAus((context) => liesBereich(context, quelle, this.#kennungen));
  }

  async oeffneMappe(inhalt: Uint8Array): Promise<void> {
    try {
      await Excel.createWorkbook(alsBase64(inhalt));
    } catch (fehler) {
      throw alsWorkbookFehler(fehler);
    }
  }

  beobachteAenderungen(beiAenderung: () => void): Abmeldung {
    const melde = async () => beiAenderung();
    return this.#beobachte((context) => {
      const { worksheets } = context.workbook;
      return [worksheets.onChanged.add(melde), worksheets.onDeleted.add(melde), worksheets.onAdded.add(melde)];
    });
  }

  beobachteAuswahl(beiAuswahl: () => void): Abmeldung {
    const melde = async () => beiAuswahl();
    return this.#beobachte((context) => [context.workbook.worksheets.onSelectionChanged.add(melde)]);
  }

  #leseEinstellung(name: string): Promise<unknown> {
    return this.#fuehreAus(async (context) => {
      const eintrag = context.workbook.settings.getItemOrNullObject(name);
      eintrag.load('value');
      await context.sync();
      return eintrag.isNullObject ? null : eintrag.value;
    });
  }

  #schreibeEinstellung(name: string, wert: string): Promise<void> {
    return this.#fuehreAus(async (context) => {
      context.workbook.settings.add(name, wert);
      await context.sync();
    });
  }

  /** Findet das Blatt auch unter neuem Namen. */
  #mitBlatt<T>(
    name: string,
    schritt: (context: Excel.RequestContext, blatt: Excel.Worksheet) => Promise<T>,
  ): Promise<T> {
    return this.#fuehreAus((context) =>
      this.#kennungen.mitBlatt(context, name, () => schritt(context, this.#kennungen.blatt(context, name))),
    );
  }

  async #fuehreAus<T>(stapel: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    try {
      return await this.#run(stapel);
    } catch (fehler) {
      throw alsWorkbookFehler(fehler);
    }
  }

  /** Meldet im Hintergrund an; die Abmeldung wirkt auch, wenn sie davor kommt. */
  #beobachte(melde: (context: Excel.RequestContext) => { remove(): void; readonly context: object }[]): Abmeldung {
    const anmeldung = this.#fuehreAus(async (context) => {
      const ergebnisse = melde(context);
      await context.sync();
      return ergebnisse;
    }).catch(() => []);
    return () => {
      void anmeldung.then(async (ergebnisse) => {
        for (const ergebnis of ergebnisse) ergebnis.remove();
        const erster = ergebnisse[0];
        if (erster) await (erster.context as Excel.RequestContext).sync();
      });
    };
  }
}
