/** Die Haushaltsseite auf Papier und als Arbeitsmappe, und der Absatz für die Ratsvorlage (R25). */
import {
  type Betragszeile,
  type GerundeteZeile,
  gerundet,
  type Haushaltsfeld,
  type Haushaltsseite,
  type Rundung,
  spaltendifferenzen,
} from '../antrag/haushaltsseite.ts';
import {
  absatz,
  type Ort,
  type Schriftstueck,
  type Spaltenart,
  summenzelle,
  type Tabelle,
  type Zelle,
} from '../druck/schriftstueck.ts';

/** Was das Blatt über sich sagt. */
export interface Seitenherkunft {
  readonly titel: string;
  readonly kommune: string;
  /** „Version 3 vom 21.11.2026, SHA-256 4e1a22b0c7d9…“ oder dass der Stand nicht gespeichert ist. */
  readonly stand: string;
}

/** Unterschied zu einem anderen Stand. */
export interface Seitenunterschied {
  /** „gegenüber Version 2“ */
  readonly titel: string;
  readonly jahre: readonly number[];
  readonly zeilen: readonly Betragszeile<Haushaltsfeld>[];
}

interface Angaben {
  readonly seite: Haushaltsseite;
  readonly herkunft: Seitenherkunft;
  readonly rundung: Rundung;
  readonly unterschied: Seitenunterschied | null;
}

export const RUNDUNGEN: Readonly<Record<Rundung, string>> = {
  cent: 'auf Cent',
  euro: 'auf volle €',
  hundert: 'auf 100 €',
};

const ERLAEUTERUNG =
  'Hier steht nur, was durch den Haushalt der Kommune geht. Ertrag ist die Zuwendung des Landes: geplant, nach dem Bescheid höchstens bewilligt, mit Ist die endgültige, nie das eingegangene Geld. Personalaufwand + Transferaufwand + Maßnahmen − Ertrag = Belastung (R25).';
const GERUNDET =
  'Gerundet ist jede Zelle für sich, die Summe aus der exakten Summe; der Unterschied steht als Rundungsdifferenz da.';

export function haushaltsschriftstueck({ seite, herkunft, rundung, unterschied }: Angaben): Schriftstueck {
  return {
    titel: 'Haushalt der Kommune',
    ausrichtung: 'quer',
    fuss: `${herkunft.titel} · ${herkunft.kommune} · ${herkunft.stand}`,
    bloecke: [
      {
        art: 'angaben',
        zeilen: [
          ['Antrag', herkunft.titel],
          ['Kommune', herkunft.kommune],
          ['Stand', herkunft.stand],
          ['Beträge', `in €, ${RUNDUNGEN[rundung]}`],
          ['Grundlage', seite.jahre.map(({ haushaltsjahr, grundlage }) => `${haushaltsjahr}: ${grundlage}`).join('; ')],
        ],
      },
      ...haushaltstabellen(seite, rundung),
      ...(unterschied ? [unterschiedstabelle(unterschied, rundung)] : []),
      absatz(ERLAEUTERUNG),
      ...(rundung === 'cent' ? [] : [absatz(GERUNDET)]),
    ],
  };
}

/** Die Rechnung, was daneben steht, und die Konten; leere Tabellen fehlen. */
export function haushaltstabellen(seite: Haushaltsseite, rundung: Rundung): Tabelle[] {
  const jahre = seite.jahre.map(({ haushaltsjahr }) => String(haushaltsjahr));
  const zeilen = seite.zeilen.map((zeile) => gerundet(zeile, rundung));
  const mitDifferenz = zeilen.some(({ differenz }) => differenz !== null && Number(differenz) !== 0);
  const art = betragsart(rundung);
  const spalten = [
    { titel: 'Haushalt', art: 'text' as const, breite: 3 },
    ...jahre.map((titel) => ({ titel, art })),
    { titel: 'Summe', art },
    ...(mitDifferenz ? [{ titel: 'Rundungsdifferenz', art }] : []),
  ];
  const differenzen = spaltendifferenzen(zeilen);
  const haushalt: Tabelle = {
    art: 'tabelle',
    titel: `Haushalt der Kommune, in €`,
    blatt: 'Haushalt',
    spalten,
    zeilen: [
      ...zeilen.map((zeile, i) => ({
        summe: zeile.feld === 'last' || zeile.feld === 'lastDanach',
        zellen: [zeile.titel, ...zellen(zeile, i, zeilen, rundung), ...(mitDifferenz ? [zeile.differenz] : [])],
      })),
      ...(differenzen.some((wert) => wert !== null && Number(wert) !== 0)
        ? [
            {
              zellen: ['Rundungsdifferenz der Belastung', ...differenzen, ...(mitDifferenz ? [''] : [])],
            },
          ]
        : []),
    ],
  };
  return [
    haushalt,
    ...(seite.daneben.length > 0 ? [einfacheTabelle('Daneben', 'Daneben, in €', seite.daneben, jahre, rundung)] : []),
    ...(seite.konten.length > 0 ? [kontentabelle(seite, jahre, rundung)] : []),
  ];
}

/** Auf Cent rechnet die Mappe Belastung und Summen selbst; gerundete Zellen ergeben sie nicht. */
function zellen(
  zeile: GerundeteZeile<Haushaltsfeld>,
  nummer: number,
  alle: readonly GerundeteZeile<Haushaltsfeld>[],
  rundung: Rundung,
): Zelle[] {
  const zeileVon = (feld: Haushaltsfeld) => alle.findIndex((andere) => andere.feld === feld);
  const je = zeile.betraege.map((betrag, i): Zelle => {
    if (betrag === null || rundung !== 'cent') return betrag;
    const ort = (feld: Haushaltsfeld): Ort => ({ zeile: zeileVon(feld), spalte: i + 1 });
    if (zeile.feld === 'last')
      return summenzelle(betrag, [ort('personalaufwand'), ort('transferaufwand'), ort('massnahmen')], {
        minus: [ort('ertrag')],
      });
    if (zeile.feld === 'lastDanach')
      return summenzelle(betrag, [ort('last')], { minus: [ort('integrationspauschale')] });
    return betrag;
  });
  const summe =
    zeile.summe === null || rundung !== 'cent'
      ? zeile.summe
      : summenzelle(
          zeile.summe,
          zeile.betraege.map((_, i) => ({ zeile: nummer, spalte: i + 1 })),
        );
  return [...je, summe];
}

function einfacheTabelle(
  blatt: string,
  titel: string,
  zeilen: readonly Betragszeile[],
  jahre: readonly string[],
  rundung: Rundung,
): Tabelle {
  const art = betragsart(rundung);
  return {
    art: 'tabelle',
    titel,
    blatt,
    spalten: [
      { titel: blatt, art: 'text', breite: 3 },
      ...jahre.map((jahr) => ({ titel: jahr, art })),
      { titel: 'Summe', art },
    ],
    zeilen: zeilen.map((zeile, i) => ({
      zellen: [zeile.titel, ...zellen(gerundet(zeile, rundung) as GerundeteZeile<Haushaltsfeld>, i, [], rundung)],
    })),
  };
}

function unterschiedstabelle({ titel, jahre, zeilen }: Seitenunterschied, rundung: Rundung): Tabelle {
  const art = betragsart(rundung);
  return {
    art: 'tabelle',
    titel: `Unterschied ${titel}, in €`,
    blatt: 'Unterschied',
    spalten: [
      { titel: 'Unterschied', art: 'text', breite: 3 },
      ...jahre.map((jahr) => ({ titel: String(jahr), art })),
      { titel: 'Summe', art },
    ],
    zeilen: zeilen.map((zeile) => {
      const { betraege, summe } = gerundet(zeile, rundung);
      return { zellen: [zeile.titel, ...betraege, summe] };
    }),
  };
}

function kontentabelle({ konten }: Haushaltsseite, jahre: readonly string[], rundung: Rundung): Tabelle {
  const art = betragsart(rundung);
  return {
    art: 'tabelle',
    titel: 'Produkt und Sachkonto, in €',
    blatt: 'Konten',
    spalten: [
      { titel: 'Produkt', art: 'text' },
      { titel: 'Sachkonto', art: 'text' },
      { titel: 'Art', art: 'text' },
      { titel: 'Eintrag', art: 'text' },
      ...jahre.map((jahr) => ({ titel: jahr, art })),
    ],
    zeilen: konten.map(({ id, art: kontoart, produkt, sachkonto, betraege }) => ({
      zellen: [
        ...[produkt, sachkonto, kontoart, id],
        ...gerundet({ feld: id, titel: id, betraege, summe: null }, rundung).betraege,
      ],
    })),
  };
}

function betragsart(rundung: Rundung): Spaltenart {
  return rundung === 'cent' ? 'betrag' : 'zahl';
}
