/** R21 auf Papier: was für ein Programm in einem Fenster angefordert werden kann, je Eintrag und in Summe. */
import { type AbrufImFenster, type Abrufwunsch, abrufImFenster } from '../antrag/abruf-im-fenster.ts';
import { PROGRAMMNAMEN } from '../antrag/programm.ts';
import { tag } from '../antrag/tag.ts';
import { deutscherTag, euro } from '../antrag/worte.ts';
import { absatz, type Block, spaltenorte, summenzelle, type Tabelle } from '../druck/schriftstueck.ts';
import { alsDeutschesDatum, vergleicheDatum } from '../grund/datum.ts';
import { alsBetrag, exakt, mal, NULL, plus, vergleiche } from '../grund/geld.ts';
import type { Bescheid } from '../kern/bescheide.ts';
import { abrufbarAm } from '../kern/mittelabruf.ts';
import { PROGRAMMTITEL, PROGRAMMTITEL_GANZ } from './programmtitel.ts';
import { programmVon, type Quelle } from './quelle.ts';
import { type Angebot, bescheidname, betragszelle, dezimalzelle, schriftstueckAus } from './rahmen.ts';

export function mittelanforderung(quelle: Quelle, wunsch: Abrufwunsch): Angebot {
  const { programm, haushaltsjahr, angefordertAm, fensterBis } = wunsch;
  if (fensterBis.jahr !== haushaltsjahr || vergleicheDatum(fensterBis, angefordertAm) < 0)
    return {
      fehlt: `Das Fenster bis ${alsDeutschesDatum(fensterBis)} passt nicht: Es beginnt mit der Anforderung (${alsDeutschesDatum(angefordertAm)}) und endet im Haushaltsjahr ${haushaltsjahr}, spätestens am 31.12.; Januar gehört zum nächsten Haushaltsjahr.`,
    };
  const kette = programmVon(quelle, programm)?.kette;
  const bescheid = kette?.gueltig(haushaltsjahr) ?? null;
  if (!kette || !bescheid)
    return {
      fehlt: `Für ${PROGRAMMNAMEN[programm]} nennt kein Bescheid einen Betrag für ${haushaltsjahr}. Angefordert wird erst nach dem Bescheid.`,
    };
  const rechnung = abrufImFenster(quelle.rechnung, wunsch);
  if (!rechnung)
    return {
      fehlt: `Der Bescheid für ${haushaltsjahr} lässt sich nicht auf die Einträge verteilen: In diesem Jahr ist nichts geplant, oder ein Eintrag lässt sich nicht berechnen. Die Hinweise im Tab „Plan“ nennen ihn.`,
    };
  const letzter = kette.letzterAbruf(haushaltsjahr);
  const bloecke: Block[] = [
    ...voraussetzungen(
      wunsch,
      bescheid,
      letzter && vergleicheDatum(angefordertAm, letzter) > 0 ? alsDeutschesDatum(letzter) : null,
    ),
    je(rechnung, wunsch),
    absatz(
      `Bedarf ist, was seit dem 01.01.${haushaltsjahr} ausgegeben ist, und was bis zum ${alsDeutschesDatum(fensterBis)} fällig wird: das Ist der eingetragenen Monate und danach der Plan; ohne Ist der Plan ab dem 1. Januar. Ein Jahresbetrag im Ist gilt als ausgegeben, und bei einer Maßnahme zählt nur das Ist. Bedarf und Bemessung sind auf Cent gezeigt; gerechnet wird mit den exakten Werten (A9).`,
    ),
    ...mitAnderenMitteln(rechnung),
    bisher(rechnung),
    abruf(rechnung, haushaltsjahr),
    ...schonEingetragen(quelle, wunsch),
    { art: 'unterschriften', wer: ['Aufgestellt', 'Geprüft'] },
  ];
  return {
    schriftstueck: schriftstueckAus(quelle, {
      titel: `Mittelanforderung ${haushaltsjahr}, ${PROGRAMMTITEL[programm]}, zum ${alsDeutschesDatum(angefordertAm)}`,
      angaben: [
        ['Programm', PROGRAMMTITEL_GANZ[programm]],
        ['Haushaltsjahr', String(haushaltsjahr)],
        ['Angefordert am', alsDeutschesDatum(angefordertAm)],
        ['Für Zahlungen bis', alsDeutschesDatum(fensterBis)],
        ['Bescheid', bescheidname(bescheid)],
        ['Anzufordern', euro(rechnung.abruf.wert)],
      ],
      bloecke,
      ergebnisse: [rechnung.abruf, rechnung.rest],
    }),
  };
}

const HUNDERT = exakt(100);

/** Nr. 7.1 VVG zu § 44 LHO und der letzte Tag für Abrufe. */
function voraussetzungen({ angefordertAm }: Abrufwunsch, bescheid: Bescheid, versaeumt: string | null): Block[] {
  const { bestandskraeftigAm, verzichtAm } = bescheid;
  const genannt = [
    ...(bestandskraeftigAm ? [`bestandskräftig seit dem ${alsDeutschesDatum(bestandskraeftigAm)}`] : []),
    ...(verzichtAm ? [`Verzicht auf den Rechtsbehelf am ${alsDeutschesDatum(verzichtAm)}`] : []),
  ];
  const text = abrufbarAm(angefordertAm, bescheid)
    ? `Der Bescheid ist abrufbar: ${genannt.join(', ')} (Nr. 7.1 VVG zu § 44 LHO).`
    : `Achtung: Am ${alsDeutschesDatum(angefordertAm)} ist der Bescheid weder bestandskräftig, noch ist auf den Rechtsbehelf verzichtet (${genannt.length > 0 ? `eingetragen ist: ${genannt.join(', ')}` : 'eingetragen ist beides nicht'}). Eines davon muss vor dem Abruf vorliegen (Nr. 7.1 VVG zu § 44 LHO).`;
  return [
    absatz(text),
    ...(versaeumt
      ? [absatz(`Achtung: Der letzte Tag für Abrufe dieses Haushaltsjahrs war nach dem Bescheid der ${versaeumt}.`)]
      : []),
  ];
}

function je({ posten, ziele }: AbrufImFenster, { fensterBis }: Abrufwunsch): Tabelle {
  const bis = alsDeutschesDatum(fensterBis);
  const letzte = posten.length - 1;
  return {
    art: 'tabelle',
    titel: 'Je Eintrag, aufgelaufen ab dem 1. Januar, in €',
    blatt: 'Einträge',
    spalten: [
      { titel: 'Eintrag', art: 'text' },
      { titel: `Bedarf bis ${bis}`, art: 'betrag' },
      { titel: `Bemessung bis ${bis}`, art: 'betrag' },
      { titel: 'andere Mittel', art: 'betrag' },
      { titel: 'Quote in v.\u00a0H.', art: 'zweistellig' },
      { titel: 'bewilligter Anteil', art: 'betrag' },
      { titel: 'Ziel', art: 'betrag' },
    ],
    zeilen: [
      ...posten.map(({ name, bedarf, bemessung, andereMittel, quote, bewilligt, ziel }) => ({
        zellen: [
          name,
          betragszelle(bedarf),
          betragszelle(bemessung),
          betragszelle(andereMittel),
          dezimalzelle(quote && { wert: mal(quote.wert, HUNDERT) }, 2),
          betragszelle(bewilligt),
          betragszelle(ziel),
        ],
      })),
      {
        summe: true,
        zellen: [
          'Summe',
          '',
          '',
          '',
          '',
          summenzelle(alsBetrag(posten.reduce((s, p) => plus(s, p.bewilligt.wert), NULL)), spaltenorte(5, 0, letzte)),
          summenzelle(alsBetrag(ziele.wert), spaltenorte(6, 0, letzte)),
        ],
      },
    ],
  };
}

function mitAnderenMitteln({ posten }: AbrufImFenster): Block[] {
  if (posten.every(({ andereMittel }) => andereMittel === null)) return [];
  return [
    absatz('Andere Mittel mindern die Zuwendung im Verhältnis (R20); sie sind deshalb schon beim Ziel abgezogen.'),
  ];
}

function bisher({ vorher, bereits }: AbrufImFenster): Tabelle {
  return {
    art: 'tabelle',
    titel: 'Bisherige Abrufe dieses Haushaltsjahrs, in €',
    blatt: 'Bisherige Abrufe',
    spalten: [
      { titel: 'angefordert am', art: 'text' },
      { titel: 'Zeitraum bis', art: 'tag' },
      { titel: 'eingegangen am', art: 'tag' },
      { titel: 'Betrag', art: 'betrag' },
    ],
    zeilen: [
      ...vorher.map(({ angefordertAm, fensterBis, eingegangenAm, betrag }) => ({
        zellen: [deutscherTag(angefordertAm), fensterBis, eingegangenAm, alsBetrag(exakt(betrag))],
      })),
      {
        summe: true,
        zellen: [
          vorher.length === 0 ? 'keine' : 'Summe',
          '',
          '',
          summenzelle(alsBetrag(bereits.wert), spaltenorte(3, 0, vorher.length - 1)),
        ],
      },
    ],
  };
}

function abruf({ ziele, bewilligt, bereits, abruf: betrag, rest }: AbrufImFenster, jahr: number): Tabelle {
  const ort = (zeile: number) => ({ zeile, spalte: 1 });
  const kleiner = vergleiche(ziele.wert, bewilligt.wert) <= 0 ? ziele : bewilligt;
  return {
    art: 'tabelle',
    titel: 'Dieser Abruf, in €',
    blatt: 'Abruf',
    spalten: [
      { titel: 'Was', art: 'text' },
      { titel: 'Betrag', art: 'betrag' },
    ],
    zeilen: [
      { zellen: ['Summe der Ziele', betragszelle(ziele)] },
      { zellen: [`bewilligt für ${jahr}`, betragszelle(bewilligt)] },
      {
        zellen: [
          'Ziele, höchstens der Bescheid',
          { wert: alsBetrag(kleiner.wert), formel: { art: 'kleinster', von: [ort(0), ort(1)] } },
        ],
      },
      { zellen: ['bereits abgerufen', betragszelle(bereits)] },
      {
        summe: true,
        zellen: [
          'Anzufordern (mindestens 0)',
          summenzelle(alsBetrag(betrag.wert), [ort(2)], { minus: [ort(3)], mindestens0: true }),
        ],
      },
      {
        zellen: [
          'Rest des Bescheids danach',
          summenzelle(alsBetrag(rest.wert), [ort(1)], { minus: [ort(3), ort(4)], mindestens0: true }),
        ],
      },
    ],
  };
}

/** Abrufe, die an diesem Tag oder später schon eingetragen sind: Sie zählen hier nicht als bisherige. */
function schonEingetragen({ rechnung }: Quelle, { programm, haushaltsjahr, angefordertAm }: Abrufwunsch): Block[] {
  const am = alsDeutschesDatum(angefordertAm);
  const spaetere = (rechnung.antrag.abwicklung?.abrufe ?? []).filter(
    (a) =>
      a.programm === programm &&
      a.haushaltsjahr === haushaltsjahr &&
      vergleicheDatum(tag(a.angefordertAm), angefordertAm) >= 0,
  );
  if (spaetere.length === 0) return [];
  const genannt = spaetere
    .map(({ angefordertAm: tagDer, betrag }) => `${deutscherTag(tagDer)} ${euro(betrag)}`)
    .join('; ');
  return [
    absatz(
      `In der Version stehen ab dem ${am} schon eingetragen: ${genannt}. Diese Abrufe zählen hier nicht als bisherige.`,
    ),
  ];
}
