/**
 * „Finanzielle Auswirkungen“ für eine Ratsvorlage: je Haushaltsjahr Ertrag, Aufwand, Belastung und wer sie trägt, mit
 * Quelle. An dieser Stelle der Vorlage Aachen stand das verschobene Trennzeichen (W3); hier sind Beträge immer auf Cent.
 */
import type { Haushaltsfeld, Haushaltsseite, Nebenfeld } from '../antrag/haushaltsseite.ts';
import { alsBetrag, exakt, minus, NULL, plus, vergleiche } from '../grund/geld.ts';
import type { Betrag } from '../grund/marken.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import type { Seitenherkunft } from './haushaltsseite.ts';

export function ratsabsatz(seite: Haushaltsseite, herkunft: Seitenherkunft): string {
  const jahre = seite.jahre.map(({ haushaltsjahr }) => haushaltsjahr);
  const saetze = [
    ...jahre.map((jahr, i) => satz(`Haushaltsjahr ${jahr}`, spalte(seite, i))),
    ...(jahre.length > 1 ? [satz('Zusammen', spalte(seite, null))] : []),
  ];
  return [
    `Finanzielle Auswirkungen: ${herkunft.titel}, ${herkunft.kommune}.`,
    ...saetze,
    `Quelle: Haushaltsseite des GK Förderrechners, ${herkunft.stand}; Zuwendung und Belastung nach Konzept Teilhabemanagement, Nr. 5, und R25.`,
  ].join('\n');
}

interface Spalte {
  readonly je: (feld: Haushaltsfeld) => Betrag | null;
  readonly neben: (feld: Nebenfeld) => Betrag | null;
}

function spalte({ zeilen, daneben }: Haushaltsseite, i: number | null): Spalte {
  const wert = (zeile: { betraege: readonly (Betrag | null)[]; summe: Betrag | null } | undefined) =>
    zeile ? (i === null ? zeile.summe : (zeile.betraege[i] ?? null)) : null;
  return {
    je: (feld) => wert(zeilen.find((zeile) => zeile.feld === feld)),
    neben: (feld) => wert(daneben.find((zeile) => zeile.feld === feld)),
  };
}

function satz(name: string, { je, neben }: Spalte): string {
  const [ertrag, last, danach] = [je('ertrag'), je('last'), je('lastDanach')];
  if (ertrag === null || last === null) return `${name}: noch nicht berechenbar.`;
  const arten = (['personalaufwand', 'transferaufwand', 'massnahmen'] as const).flatMap((feld) => {
    const betrag = je(feld);
    return betrag !== null && nichtNull(betrag) ? [{ feld, betrag }] : [];
  });
  const aufwand = alsBetrag(arten.map(({ betrag }) => exakt(betrag)).reduce(plus, NULL));
  const aufteilung = arten.map(({ feld, betrag }) => `${ART[feld]} ${euro(betrag)}`).join(', ');
  const einzeln = arten.length > 0 ? ` (${aufteilung})` : '';
  const [pauschale, vonPartnern, andere] = [
    je('integrationspauschale'),
    neben('vonPartnern') ?? '0.00',
    neben('andereMittel') ?? '0.00',
  ];
  const traeger = [
    ...(pauschale !== null && nichtNull(pauschale) ? [`aus der Integrationspauschale ${euro(pauschale)}`] : []),
    ...(nichtNull(vonPartnern) ? [`Partner ${euro(vonPartnern)}`] : []),
    ...(nichtNull(andere) ? [`andere Mittel ${euro(andere)}`] : []),
  ];
  const bleibt = danach === null ? null : minus(minus(exakt(danach), exakt(vonPartnern)), exakt(andere));
  const wer =
    bleibt === null
      ? 'wie viel davon die Integrationspauschale deckt, ist nach dem Ist nicht bekannt'
      : [`davon trägt die Kommune ${euro(alsBetrag(bleibt))}`, ...traeger].join(', ');
  const bei = neben('beiPartnern');
  const daneben =
    bei !== null && nichtNull(bei) ? ` Nicht im Haushalt der Kommune: Partner tragen selbst ${euro(bei)}.` : '';
  return `${name}: Ertrag (Zuwendung des Landes) ${euro(ertrag)}, Aufwand ${euro(aufwand)}${einzeln}, Eigenanteil im Haushalt ${euro(last)}, ${wer}.${daneben}`;
}

const ART = { personalaufwand: 'Personal', transferaufwand: 'Transfer an Partner', massnahmen: 'Maßnahmen' } as const;

function nichtNull(betrag: Betrag): boolean {
  return vergleiche(exakt(betrag), NULL) !== 0;
}

function euro(betrag: Betrag): string {
  return `${deutscherWert(betrag, 2)}\u00A0€`;
}
