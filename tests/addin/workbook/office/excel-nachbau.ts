/**
 * Ein Nachbau von Excel hinter Office.js, so streng wie das Original: Eigenschaften gibt es erst nach load und sync,
 * Aufträge wirken erst beim sync, und wirft einer davon, haben nur die davor gewirkt. Er kennt nur, was der Port
 * benutzt; alles andere ist ein Fehler.
 */
import {
  alsAdresse,
  angezeigt,
  ausAdresse,
  type BedingtesFormat,
  Blatt,
  benutzt,
  eingegeben,
  officeFehler,
  type Rechteck,
  ueberschneiden,
  type Zelle,
  zellenVon,
} from './excel-blatt.ts';
import { fuegeZeilenEin, kopiere, loescheZeilen } from './excel-zeilen.ts';

export class ExcelNachbau {
  blaetter: Blatt[] = [new Blatt('Tabelle1')];
  einstellungen = new Map<string, unknown>();
  auswahl = { blatt: 'Tabelle1', adresse: 'A1' };
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

type Auftrag = () => void;

class Kontext {
  readonly #excel: ExcelNachbau;
  #auftraege: Auftrag[] = [];
  #ladungen: Auftrag[] = [];
  readonly workbook: unknown;
  readonly application = { suspendApiCalculationUntilNextSync: () => {} };

  constructor(excel: ExcelNachbau) {
    this.#excel = excel;
    this.workbook = this.#mappe();
  }

  async sync(): Promise<void> {
    const excel = this.#excel;
    excel.syncs++;
    const [auftraege, ladungen] = [this.#auftraege, this.#ladungen];
    this.#auftraege = [];
    this.#ladungen = [];
    if (excel.fehlercode) {
      const code = excel.fehlercode;
      excel.fehlercode = null;
      throw officeFehler(code);
    }
    for (const auftrag of auftraege) auftrag();
    for (const ladung of ladungen) ladung();
  }

  #spaeter(auftrag: Auftrag): void {
    this.#auftraege.push(auftrag);
  }

  /**
   * Objekt, dessen Eigenschaften erst geladen werden müssen; `methoden` gehen sofort, Zuweisungen an `setzer` beim
   * sync.
   */
  #objekt(
    leser: Record<string, () => unknown>,
    methoden: Record<string, unknown>,
    setzer: Record<string, (wert: never) => void> = {},
  ): unknown {
    const geladen = new Map<string, unknown>();
    const alles: Record<string, unknown> = {
      ...methoden,
      load: (namen: string) => {
        for (const name of namen.split(',').map((n) => n.trim().split('/')[0] ?? '')) {
          const lies = leser[name];
          if (!lies) throw new Error(`load: „${name}“ kennt der Nachbau nicht.`);
          this.#ladungen.push(() => geladen.set(name, lies()));
        }
        if (leser.isNullObject) this.#ladungen.push(() => geladen.set('isNullObject', leser.isNullObject?.()));
      },
    };
    return new Proxy(alles, {
      get: (ziel, name) => {
        if (typeof name !== 'string' || name === 'then') return undefined;
        if (name in ziel) return ziel[name];
        if (geladen.has(name)) return geladen.get(name);
        throw new Error(name in leser ? `PropertyNotLoaded: ${name}` : `„${name}“ kennt der Nachbau nicht.`);
      },
      set: (_, name, wert) => {
        const setze = setzer[String(name)];
        if (!setze) throw new Error(`„${String(name)}“ lässt sich im Nachbau nicht setzen.`);
        this.#spaeter(() => setze(wert as never));
        return true;
      },
    });
  }

  #mappe(): unknown {
    const excel = this.#excel;
    const blattVon = (tabelle: string) => excel.blaetter.find((b) => b.tabellen.has(tabelle)) as Blatt;
    return {
      getActiveCell: () =>
        this.#bereich(
          () => excel.blatt(excel.auswahl.blatt),
          () => ({ ...ausAdresse(excel.auswahl.adresse), zeilen: 1, spalten: 1 }),
        ),
      getSelectedRanges: () =>
        this.#objekt(
          { areaCount: () => excel.markierungen },
          {
            areas: {
              getItemAt: () =>
                this.#bereich(
                  () => excel.blatt(excel.auswahl.blatt),
                  () => ausAdresse(excel.auswahl.adresse),
                ),
            },
          },
        ),
      worksheets: this.#objekt(
        { items: () => excel.blaetter.map((b) => this.#blatt(() => b, b.name)) },
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
              neu = new Blatt(name);
              excel.blaetter.push(neu);
            });
            return this.#blatt(() => neu as Blatt);
          },
        },
      ),
      tables: this.#objekt(
        {
          items: () =>
            excel.blaetter.flatMap((b) =>
              [...b.tabellen.keys()].map((name) => ({ name, worksheet: this.#blatt(() => b, b.name) })),
            ),
        },
        { getItem: (name: string) => this.#tabelle(() => blattVon(name), name) },
      ),
      settings: {
        add: (name: string, wert: unknown) => this.#spaeter(() => excel.einstellungen.set(name, wert)),
        getItemOrNullObject: (name: string) =>
          this.#objekt(
            { value: () => excel.einstellungen.get(name), isNullObject: () => !excel.einstellungen.has(name) },
            {},
          ),
      },
    };
  }

  #blatt(hole: () => Blatt, name?: string): unknown {
    return this.#objekt(
      { name: () => hole().name, id: () => hole().id, visibility: () => hole().sichtbarkeit },
      {
        ...(name === undefined ? {} : { name, visibility: hole().sichtbarkeit }),
        getRange: (adresse?: string) =>
          adresse === undefined
            ? { conditionalFormats: this.#bedingteFormate(hole, '') }
            : this.#bereich(hole, () => ausAdresse(adresse)),
        getRanges: (adressen: string) => ({ conditionalFormats: this.#bedingteFormate(hole, adressen) }),
        getUsedRangeOrNullObject: () => this.#bereich(hole, () => benutzt(hole())),
        protection: this.#objekt({ protected: () => hole().geschuetzt }, {}),
        tables: this.#objekt(
          { items: () => [...hole().tabellen.keys()].map((t) => Object.assign(this.#tabelle(hole, t) as object, {})) },
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
        activate: () => {},
        delete: () =>
          this.#spaeter(() => {
            this.#excel.blaetter = this.#excel.blaetter.filter((b) => b !== hole());
          }),
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
        headersFooters: { defaultForAllPages: this.#objekt({}, {}, { centerFooter: merke('fusszeile') }) },
      },
      { orientation: merke('ausrichtung'), paperSize: merke('papier'), zoom: merke('zoom') },
    );
  }

  #tabelle(hole: () => Blatt, name: string): unknown {
    return {
      name,
      getRange: () => this.#bereich(hole, () => hole().tabellen.get(name) as Rechteck),
      worksheet: this.#blatt(hole),
      resize: (adresse: string) => this.#spaeter(() => void hole().tabellen.set(name, ausAdresse(adresse))),
      convertToRange: () => this.#spaeter(() => void hole().tabellen.delete(name)),
    };
  }

  #bedingteFormate(hole: () => Blatt, adressen: string): unknown {
    return this.#objekt(
      { items: () => hole().bedingte.map((format) => this.#bedingtesFormat(hole, format)) },
      {
        add: (art: string) => {
          const format: BedingtesFormat = { art, adressen, formel: '', farbe: '' };
          this.#spaeter(() => {
            if (hole().geschuetzt) throw officeFehler('AccessDenied');
            if (adressen.length > 8192) throw officeFehler('InvalidArgument');
            for (const adresse of adressen.split(',')) ausAdresse(adresse);
            hole().bedingte.push(format);
          });
          return this.#bedingtesFormat(hole, format);
        },
      },
    );
  }

  #bedingtesFormat(hole: () => Blatt, format: BedingtesFormat): unknown {
    const rule = this.#objekt(
      { formula: () => format.formel },
      {},
      {
        formula: (formel: string) => {
          format.formel = formel;
        },
      },
    );
    const fill = this.#objekt(
      {},
      {},
      {
        color: (farbe: string) => {
          format.farbe = farbe;
        },
      },
    );
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
    const setzer = {
      name: (neu: string) => {
        hole().tabellen.delete(name);
        name = neu;
        hole().tabellen.set(name, rechteck);
      },
      style: () => {},
      showBandedRows: () => {},
      showFilterButton: () => {},
    };
    return this.#objekt({}, {}, setzer);
  }

  #diagramm(hole: () => Blatt): unknown {
    const reihe = { setValues: () => {}, setXAxisValues: () => {}, delete: () => {} };
    return this.#objekt(
      {},
      { title: {}, legend: {}, series: { add: () => reihe, getItemAt: () => reihe }, setPosition: () => {} },
      { name: (name: string) => void hole().diagramme.add(name) },
    );
  }

  #bereich(hole: () => Blatt, rechteck: () => Rechteck | null): unknown {
    const spaeter = (auftrag: Auftrag) => this.#spaeter(auftrag);
    const matrix = <T>(lies: (zelle: Zelle | undefined) => T) =>
      zellenVon(rechteck()).map((zeile) => zeile.map((z) => lies(hole().zellen.get(z))));
    const schreibe = <T>(werte: T[][], neu: (alt: Zelle | undefined, wert: T) => Zelle | null) => {
      this.#excel.schreibversuche++;
      if (hole().geschuetzt) throw officeFehler('AccessDenied');
      zellenVon(rechteck()).forEach((zeile, i) => {
        zeile.forEach((z, j) => {
          const zelle = neu(hole().zellen.get(z), werte[i]?.[j] as T);
          if (zelle) hole().zellen.set(z, zelle);
          else hole().zellen.delete(z);
        });
      });
    };
    const format = {
      font: {},
      borders: { getItem: () => ({}) },
      fill: {
        set color(farbe: string) {
          spaeter(() => {
            for (const z of zellenVon(rechteck()).flat()) hole().farben.set(z, farbe);
          });
        },
      },
    };
    return this.#objekt(
      {
        values: () => matrix((z) => z?.wert ?? ''),
        formulas: () => matrix((z) => z?.formel ?? ''),
        text: () => matrix(angezeigt),
        numberFormat: () => matrix((z) => z?.format ?? 'General'),
        valueTypes: () => matrix((z) => z?.art ?? 'Empty'),
        rowIndex: () => rechteck()?.zeile,
        columnIndex: () => rechteck()?.spalte,
        rowCount: () => rechteck()?.zeilen,
        columnCount: () => rechteck()?.spalten,
        address: () => `${hole().name}!${alsAdresse(rechteck())}`,
        isNullObject: () => rechteck() === null,
      },
      {
        format,
        worksheet: this.#blatt(hole),
        getRowProperties: ({ rowHidden }: { rowHidden?: boolean }) => {
          const ergebnis = { value: null as unknown };
          if (rowHidden) {
            this.#ladungen.push(() => {
              const { zeile, zeilen } = rechteck() ?? { zeile: 0, zeilen: 0 };
              ergebnis.value = Array.from({ length: zeilen }, (_, i) => ({
                rowHidden: hole().verborgeneZeilen.has(zeile + i),
              }));
            });
          }
          return ergebnis;
        },
        getColumnProperties: ({ columnHidden }: { columnHidden?: boolean }) => {
          const ergebnis = { value: null as unknown };
          if (columnHidden) {
            this.#ladungen.push(() => {
              const { spalte, spalten } = rechteck() ?? { spalte: 0, spalten: 0 };
              ergebnis.value = Array.from({ length: spalten }, (_, i) => ({
                columnHidden: hole().verborgeneSpalten.has(spalte + i),
              }));
            });
          }
          return ergebnis;
        },
        getCellProperties: () => {
          const ergebnis = { value: null as unknown };
          this.#ladungen.push(() => {
            ergebnis.value = zellenVon(rechteck()).map((zeile) =>
              zeile.map((z) => ({ format: { fill: { color: hole().farben.get(z) ?? '#FFFFFF' } } })),
            );
          });
          return ergebnis;
        },
        setCellProperties: (eigenschaften: { format?: { fill?: { color: string } } }[][]) =>
          this.#spaeter(() =>
            zellenVon(rechteck()).forEach((zeile, i) => {
              zeile.forEach((z, j) => {
                const farbe = eigenschaften[i]?.[j]?.format?.fill?.color;
                if (farbe) hole().farben.set(z, farbe);
              });
            }),
          ),
        getUsedRangeOrNullObject: () => this.#bereich(hole, () => benutzt(hole(), rechteck())),
        insert: () => this.#spaeter(() => fuegeZeilenEin(hole(), rechteck() as Rechteck)),
        delete: () => this.#spaeter(() => loescheZeilen(hole(), rechteck() as Rechteck)),
        copyFrom: (adresse: string) =>
          this.#spaeter(() => kopiere(hole(), ausAdresse(adresse), rechteck() as Rechteck)),
        clear: (was = 'All') =>
          this.#spaeter(() => {
            schreibe([], (alt) => (was === 'Contents' && alt ? { ...alt, formel: '', wert: '', art: 'Empty' } : null));
            if (was === 'Contents') return;
            for (const z of zellenVon(rechteck()).flat()) hole().farben.delete(z);
          }),
        select: () =>
          this.#spaeter(() => {
            this.#excel.auswahl = { blatt: hole().name, adresse: alsAdresse(rechteck()).split(':')[0] ?? '' };
          }),
        dataValidation: {
          clear: () =>
            this.#spaeter(() => {
              hole().pruefungen = [];
            }),
          set rule(regel: unknown) {
            spaeter(() => void hole().pruefungen.push(`${alsAdresse(rechteck())} ${JSON.stringify(regel)}`));
          },
          set errorAlert(_: unknown) {},
        },
      },
      {
        formulas: (werte: (string | number)[][]) =>
          schreibe(werte, (alt, wert) => eingegeben(wert, alt?.format ?? 'General')),
        numberFormat: (werte: string[][]) =>
          schreibe(werte, (alt, wert) => ({ ...(alt ?? { formel: '', wert: '', art: 'Empty' }), format: wert })),
      },
    );
  }
}
