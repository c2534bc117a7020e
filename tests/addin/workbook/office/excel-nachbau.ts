/**
 * Ein Nachbau von Excel hinter Office.js, so streng wie das Original: Eigenschaften gibt es erst nach load und sync,
 * Aufträge wirken erst beim sync, und wirft einer davon, haben nur die davor gewirkt. Er kennt nur, was der Port
 * benutzt; alles andere ist ein Fehler.
 */

import { Auftraege } from './excel-auftraege.ts';
import { bereich } from './excel-bereich.ts';
import {
  ausAdresse,
  type BedingtesFormat,
  type Bedingung,
  Blatt,
  benutzt,
  officeFehler,
  type Rechteck,
  ueberschneiden,
  zellenVon,
} from './excel-blatt.ts';

export class ExcelNachbau {
  blaetter: Blatt[] = [new Blatt('Tabelle1')];
  einstellungen = new Map<string, unknown>();
  auswahl = { blatt: 'Tabelle1', adresse: 'A1' };
  /** Ein Diagramm oder Bild ist markiert: Jede Frage nach der Auswahl scheitert. */
  diagrammMarkiert = false;
  /** Die Mappe zählt Tage ab 1904. */
  ab1904 = false;
  /** Die Struktur der Mappe ist geschützt. */
  strukturGeschuetzt = false;
  /** So viele Bereiche sind zugleich markiert. */
  markierungen = 1;
  syncs = 0;
  /** So oft wurde versucht, Zellen zu schreiben. */
  schreibversuche = 0;
  /** Code, mit dem das nächste sync scheitert. */
  fehlercode: string | null = null;

  readonly run = (async (stapel: (context: Excel.RequestContext) => Promise<unknown>) =>
    stapel(new Kontext(this) as unknown as Excel.RequestContext)) as typeof Excel.run;

  blatt(name: string): Blatt {
    const blatt = this.blaetter.find((b) => b.name === name || b.id === name);
    if (!blatt) throw officeFehler('ItemNotFound');
    return blatt;
  }
}

class Kontext {
  readonly #excel: ExcelNachbau;
  readonly #auftraege = new Auftraege();
  readonly workbook: unknown;
  readonly application = { suspendApiCalculationUntilNextSync: () => {} };

  constructor(excel: ExcelNachbau) {
    this.#excel = excel;
    this.workbook = this.#mappe();
  }

  async sync(): Promise<void> {
    const excel = this.#excel;
    excel.syncs++;
    const code = excel.fehlercode;
    excel.fehlercode = null;
    this.#auftraege.fuehreAus(code);
  }

  #spaeter(auftrag: () => void): void {
    this.#auftraege.spaeter(auftrag);
  }

  #objekt(
    leser: Record<string, () => unknown>,
    methoden: Record<string, unknown> = {},
    setzer: Record<string, (wert: never) => void> = {},
  ): unknown {
    return this.#auftraege.objekt(leser, methoden, setzer);
  }

  #bereich(hole: () => Blatt, rechteck: () => Rechteck | null): unknown {
    return bereich(
      {
        auftraege: this.#auftraege,
        excel: this.#excel,
        blatt: (von) => this.#blatt(von),
        bedingteFormate: (von, adresse) => this.#bedingteFormate(von, adresse),
      },
      hole,
      rechteck,
    );
  }

  /** Das Blatt der Auswahl; ist keine Zelle markiert, gibt es sie nicht. */
  #auswahlblatt(): Blatt {
    if (this.#excel.diagrammMarkiert) throw officeFehler('InvalidSelection');
    return this.#excel.blatt(this.#excel.auswahl.blatt);
  }

  #mappe(): unknown {
    const excel = this.#excel;
    const blattVon = (tabelle: string) => {
      const blatt = excel.blaetter.find((b) => b.tabellen.has(tabelle));
      if (!blatt) throw officeFehler('ItemNotFound');
      return blatt;
    };
    return {
      getActiveCell: () =>
        this.#bereich(
          () => this.#auswahlblatt(),
          () => ({ ...ausAdresse(excel.auswahl.adresse), zeilen: 1, spalten: 1 }),
        ),
      getSelectedRanges: () => {
        this.#spaeter(() => void this.#auswahlblatt());
        return this.#objekt(
          { areaCount: () => excel.markierungen },
          {
            areas: {
              getItemAt: () =>
                this.#bereich(
                  () => this.#auswahlblatt(),
                  () => ausAdresse(excel.auswahl.adresse),
                ),
            },
          },
        );
      },
      functions: { date: () => this.#objekt({ value: () => 43_831 - (excel.ab1904 ? 1462 : 0) }) },
      protection: this.#objekt({ protected: () => excel.strukturGeschuetzt }),
      worksheets: this.#objekt(
        { items: () => excel.blaetter.map((b) => this.#blatt(() => b, b)) },
        {
          getItem: (name: string) => this.#blatt(() => excel.blatt(name)),
          getItemOrNullObject: (name: string) => ({
            delete: () =>
              this.#spaeter(() => {
                excel.blaetter = excel.blaetter.filter((b) => b.name !== name && b.id !== name);
              }),
          }),
          getActiveWorksheet: () => this.#blatt(() => excel.blatt(excel.auswahl.blatt)),
          add: (name: string) => {
            let neu: Blatt | undefined;
            this.#spaeter(() => {
              if (excel.strukturGeschuetzt) throw officeFehler('AccessDenied');
              neu = new Blatt(name);
              excel.blaetter.push(neu);
            });
            return this.#blatt(() => neu as Blatt);
          },
        },
      ),
      tables: this.#objekt(
        { items: () => excel.blaetter.flatMap((b) => [...b.tabellen.keys()].map((t) => this.#tabelle(() => b, t, b))) },
        { getItem: (name: string) => this.#tabelle(() => blattVon(name), name) },
      ),
      settings: {
        add: (name: string, wert: unknown) => this.#spaeter(() => excel.einstellungen.set(name, wert)),
        getItemOrNullObject: (name: string) =>
          this.#objekt({
            value: () => excel.einstellungen.get(name),
            isNullObject: () => !excel.einstellungen.has(name),
          }),
      },
    };
  }

  /** `bekannt`: die Eigenschaften, die mit der Sammlung schon geladen sind. */
  #blatt(hole: () => Blatt, bekannt?: Blatt): unknown {
    const ganzes = { zeile: 0, spalte: 0, zeilen: 1_048_576, spalten: 16_384 };
    return this.#objekt(
      { name: () => hole().name, id: () => hole().id, visibility: () => hole().sichtbarkeit },
      {
        ...(bekannt && { name: bekannt.name, id: bekannt.id, visibility: bekannt.sichtbarkeit }),
        getRange: (adresse?: string) =>
          this.#bereich(hole, () => (adresse === undefined ? ganzes : ausAdresse(adresse))),
        getRangeByIndexes: (zeile: number, spalte: number, zeilen: number, spalten: number) => {
          if (!(zeilen > 0 && spalten > 0)) throw officeFehler('InvalidArgument');
          return this.#bereich(hole, () => ({ zeile, spalte, zeilen, spalten }));
        },
        getUsedRangeOrNullObject: () => this.#bereich(hole, () => benutzt(hole())),
        protection: this.#objekt({ protected: () => hole().geschuetzt }),
        autoFilter: this.#blattfilter(hole),
        tables: this.#objekt(
          { items: () => [...hole().tabellen.keys()].map((t) => this.#tabelle(hole, t)) },
          {
            add: (adresse: string) => this.#neueTabelle(hole, ausAdresse(adresse)),
            getItem: (t: string) => this.#tabelle(hole, t),
          },
        ),
        charts: {
          add: () => this.#diagramm(hole),
          getItemOrNullObject: (d: string) => ({ delete: () => this.#spaeter(() => void hole().diagramme.delete(d)) }),
        },
        freezePanes: {
          freezeAt: (adresse: string) =>
            this.#spaeter(() => {
              hole().fixiert = adresse;
            }),
        },
        pageLayout: this.#seite(hole),
        horizontalPageBreaks: this.#objekt(
          {},
          {
            removePageBreaks: () =>
              this.#spaeter(() => {
                hole().seite.umbrueche = [];
              }),
            add: (adresse: string) =>
              this.#spaeter(() => {
                hole().seite.umbrueche = [...(hole().seite.umbrueche as string[]), adresse];
              }),
          },
        ),
        activate: () => this.#spaeter(() => void hole()),
        delete: () =>
          this.#spaeter(() => {
            this.#excel.blaetter = this.#excel.blaetter.filter((b) => b !== hole());
          }),
      },
    );
  }

  #blattfilter(hole: () => Blatt): unknown {
    const filter = () => hole().filter;
    return this.#objekt(
      { enabled: () => filter() !== null, criteria: () => filter()?.bedingungen ?? [] },
      {
        getRangeOrNullObject: () => this.#bereich(hole, () => (filter() ? ausAdresse(filter()?.adresse ?? '') : null)),
        remove: () =>
          this.#spaeter(() => {
            if (hole().geschuetzt) throw officeFehler('AccessDenied');
            const alter = filter();
            if (alter) hole().zeige(ausAdresse(alter.adresse));
            hole().filter = null;
          }),
        apply: (ziel: { load: (namen: string) => void; address: string }, spalte?: number, bedingung?: Bedingung) => {
          ziel.load('address');
          this.#auftraege.ladung(() => {
            const adresse = ziel.address.slice(ziel.address.lastIndexOf('!') + 1);
            hole().filter ??= { adresse, bedingungen: [] };
            if (spalte === undefined || !bedingung) return;
            (filter()?.bedingungen ?? [])[spalte] = bedingung;
            hole().filtere(ausAdresse(adresse), spalte, bedingung);
          });
        },
      },
    );
  }

  #seite(hole: () => Blatt): unknown {
    const merke = (name: string) => (wert: unknown) => {
      hole().seite[name] = wert;
    };
    return this.#objekt(
      {},
      {
        setPrintArea: (adresse: string) => this.#spaeter(() => merke('druckbereich')(adresse)),
        setPrintTitleRows: (zeilen: string) => this.#spaeter(() => merke('titelzeilen')(zeilen)),
        setPrintTitleColumns: (spalten: string) => this.#spaeter(() => merke('titelspalten')(spalten)),
        headersFooters: { defaultForAllPages: this.#objekt({}, {}, { centerFooter: merke('fusszeile') }) },
      },
      { orientation: merke('ausrichtung'), paperSize: merke('papier'), zoom: merke('zoom') },
    );
  }

  /** `blatt`: das Blatt, wenn seine Eigenschaften mit der Sammlung schon geladen sind. */
  #tabelle(hole: () => Blatt, name: string, blatt?: Blatt): unknown {
    return this.#tabellenobjekt(hole, () => name, name, {}, blatt);
  }

  /** `bekannt`: der Name, wenn er mit der Sammlung schon geladen ist. */
  #tabellenobjekt(
    hole: () => Blatt,
    name: () => string,
    bekannt?: string,
    setzer: Record<string, (wert: never) => void> = {},
    blatt?: Blatt,
  ): unknown {
    const lage = () => hole().tabellen.get(name()) as Rechteck;
    const art = () => hole().tabellenart(name());
    return this.#objekt(
      { name, showTotals: () => art().mitErgebnis, showFilterButton: () => art().filterknoepfe },
      {
        ...(bekannt !== undefined && { name: bekannt }),
        getRange: () => this.#bereich(hole, lage),
        getTotalRowRange: () =>
          this.#bereich(hole, () => ({ ...lage(), zeile: lage().zeile + lage().zeilen - 1, zeilen: 1 })),
        worksheet: this.#blatt(hole, blatt),
        autoFilter: this.#objekt(
          { criteria: () => art().bedingungen },
          {
            apply: (_: unknown, spalte: number, bedingung: Bedingung) =>
              this.#spaeter(() => {
                art().bedingungen[spalte] = bedingung;
                hole().filtere(lage(), spalte, bedingung);
              }),
          },
        ),
        clearFilters: () =>
          this.#spaeter(() => {
            hole().zeige(lage());
            art().bedingungen = [];
          }),
        resize: (adresse: string) => this.#spaeter(() => void hole().tabellen.set(name(), ausAdresse(adresse))),
        convertToRange: () => this.#spaeter(() => void hole().tabellen.delete(name())),
      },
      setzer,
    );
  }

  #bedingteFormate(hole: () => Blatt, adresse: () => string): unknown {
    return this.#objekt(
      { items: () => hole().bedingte.map((format) => this.#bedingtesFormat(hole, format)) },
      {
        add: (art: string) => {
          const format: BedingtesFormat = { art, adressen: '', formel: '', farbe: '' };
          this.#spaeter(() => {
            if (hole().geschuetzt) throw officeFehler('AccessDenied');
            hole().bedingte.push(Object.assign(format, { adressen: adresse() }));
          });
          return this.#bedingtesFormat(hole, format);
        },
      },
    );
  }

  #bedingtesFormat(hole: () => Blatt, format: BedingtesFormat): unknown {
    const setzeFormel = (formel: string) => {
      format.formel = formel;
    };
    const rule = this.#objekt({ formula: () => format.formel }, {}, { formula: setzeFormel });
    const setzeFarbe = (farbe: string) => {
      format.farbe = farbe;
    };
    const fill = this.#objekt({}, {}, { color: setzeFarbe });
    return {
      type: format.art,
      get custom() {
        if (format.art !== 'Custom') throw officeFehler('InvalidOperation');
        return { rule, format: { fill } };
      },
      delete: () =>
        this.#spaeter(() => {
          if (hole().geschuetzt) throw officeFehler('AccessDenied');
          hole().bedingte = hole().bedingte.filter((b) => b !== format);
        }),
    };
  }

  #neueTabelle(hole: () => Blatt, rechteck: Rechteck): unknown {
    let name = `Tabelle_${Math.random()}`;
    this.#spaeter(() => {
      for (const andere of hole().tabellen.values())
        if (ueberschneiden(andere, rechteck)) throw officeFehler('InvalidArgument');
      const koepfe = zellenVon(rechteck)[0]?.map((z) => hole().zellen.get(z)?.wert) ?? [];
      if (koepfe.some((k) => typeof k !== 'string' || k === '') || new Set(koepfe).size < koepfe.length)
        throw officeFehler('InvalidArgument');
      hole().tabellen.set(name, rechteck);
    });
    return this.#tabellenobjekt(hole, () => name, undefined, {
      name: (neu: string) => {
        hole().tabellen.delete(name);
        name = neu;
        hole().tabellen.set(name, rechteck);
        Object.assign(hole().tabellenart(name), { mitErgebnis: false, filterknoepfe: true, bedingungen: [] });
      },
      style: () => {},
      showBandedRows: () => {},
      showFilterButton: (knoepfe: boolean) => {
        hole().tabellenart(name).filterknoepfe = knoepfe;
      },
      showTotals: (mit: boolean) => {
        if (!mit) return;
        // Wo schon etwas steht, müsste Excel Zellen verschieben; das darf nicht geschehen.
        const darunter = { ...rechteck, zeile: rechteck.zeile + rechteck.zeilen, zeilen: 1 };
        const belegt = (z: string) => (hole().zellen.get(z)?.art ?? 'Empty') !== 'Empty';
        if (zellenVon(darunter).flat().some(belegt)) throw officeFehler('InsertDeleteConflict');
        hole().tabellenart(name).mitErgebnis = true;
        hole().tabellen.set(name, { ...rechteck, zeilen: rechteck.zeilen + 1 });
      },
    });
  }

  #diagramm(hole: () => Blatt): unknown {
    const reihe = { setValues: () => {}, setXAxisValues: () => {}, delete: () => {} };
    return this.#objekt(
      {},
      { title: {}, legend: {}, series: { add: () => reihe, getItemAt: () => reihe }, setPosition: () => {} },
      { name: (name: string) => void hole().diagramme.add(name) },
    );
  }
}
