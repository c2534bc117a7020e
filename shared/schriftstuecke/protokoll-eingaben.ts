/** Der Abschnitt „Eingaben“ des Prüfprotokolls: womit gerechnet wurde, so wie es in der Version steht. */
import type { Abwicklung } from '../antrag/abwicklung.ts';
import type { Antrag } from '../antrag/schema.ts';
import { deutscherTag, eintragsname, euro, prozent } from '../antrag/worte.ts';
import {
  absatz,
  type Block,
  type Spalte,
  tabelle,
  textspalte,
  type Zelle,
  zahlspalte,
} from '../druck/schriftstueck.ts';
import { alsBetrag, Dezimal, exakt } from '../grund/geld.ts';
import { deutscherWert } from '../grund/zahlformat.ts';
import { PROGRAMMTITEL } from './programmtitel.ts';
import type { Quelle } from './quelle.ts';

const KOMMUNE = { kreisfrei: 'kreisfreie Stadt', kreis: 'Kreis', kreisangehoerig: 'kreisangehörig' } as const;
const TRAEGER = { kommune: 'Kommune', partner: 'Partner' } as const;
const WEITERLEITUNG = { bescheid: 'durch Bescheid', vertrag: 'durch Vertrag' } as const;
const BETRAG = (titel: string): Spalte => ({ titel, art: 'betrag' });
const TAG = (titel: string): Spalte => ({ titel, art: 'tag' });

export function eingabenabschnitt({ rechnung: { antrag } }: Quelle): Block[] {
  return [
    { art: 'ueberschrift', text: 'Eingaben' },
    { art: 'angaben', zeilen: kopf(antrag) },
    ...stellen(antrag),
    ...massnahmen(antrag),
    ...(antrag.abwicklung ? abwicklung(antrag, antrag.abwicklung) : []),
  ];
}

function kopf(antrag: Antrag): [string, string][] {
  const { kommune, personen, verfahren, regelstand } = antrag;
  const tag = (iso: string | null | undefined) => (iso ? deutscherTag(iso) : 'nicht angegeben');
  const nurWo = (name: string, wert: string | null | undefined): [string, string][] => (wert ? [[name, wert]] : []);
  return [
    ['Art der Kommune', KOMMUNE[kommune.art]],
    ['Geschäftsführende Stelle', kommune.geschaeftsfuehrendeStelle ? 'ja' : 'nein'],
    ['Stand des Antrags', tag(antrag.stand)],
    ['Geduldete, Gestattete', `${deutscherWert(personen.geduldete)}, ${deutscherWert(personen.gestattete)}`],
    ...(['thm', 'dia'] as const).map((programm): [string, string] => [
      `${PROGRAMMTITEL[programm === 'thm' ? 'THM' : 'DIA']}: beantragt, bewilligt`,
      `${tag(verfahren[programm].antragAm)}, ${tag(verfahren[programm].bewilligtAm)}`,
    ]),
    ['Fördervolumen', antrag.foerdervolumen === null ? 'nicht angegeben' : euro(antrag.foerdervolumen)],
    ['Integrationspauschale vorgesehen', antrag.integrationspauschale ? 'ja' : 'nein'],
    ['Bagatellgrenze', antrag.bagatellgrenze === null ? 'nicht angegeben' : euro(antrag.bagatellgrenze)],
    ...nurWo('Gewählter Regelstand', [regelstand?.thm, regelstand?.dia].filter(Boolean).join(', ')),
  ];
}

function stellen({ stellen: alle }: Antrag): Block[] {
  const mitRegelstand = alle.some(({ regelstand }) => regelstand);
  return eintraege(
    'Stellen',
    'Stellen',
    [
      textspalte('Eintrag', 3),
      textspalte('Träger', 2),
      textspalte('Eigenanteil trägt'),
      textspalte('Stelle', 2),
      zahlspalte('Anteil'),
      TAG('von'),
      TAG('bis'),
      BETRAG('Jahresausgaben in €'),
      textspalte('weitergeleitet'),
      ...(mitRegelstand ? [textspalte('Regelstand')] : []),
    ],
    alle.map((s) => [
      eintragsname(s),
      `${s.traeger.name} (${TRAEGER[s.traeger.art]})`,
      TRAEGER[s.eigenanteil],
      s.stelle,
      s.stellenanteil,
      s.von,
      s.bis,
      s.jahresausgaben,
      s.weiterleitung && WEITERLEITUNG[s.weiterleitung],
      ...(mitRegelstand ? [s.regelstand ?? null] : []),
    ]),
    'Der Antrag nennt keine Stellen.',
  );
}

function massnahmen({ massnahmen: alle }: Antrag): Block[] {
  return eintraege(
    'Maßnahmen',
    'Maßnahmen',
    [
      textspalte('Eintrag', 3),
      textspalte('Baustein'),
      textspalte('Träger', 2),
      textspalte('Eigenanteil trägt'),
      textspalte('Haushaltsjahr'),
      BETRAG('Ausgaben in €'),
      BETRAG('davon im Fenster in €'),
      textspalte('Quote'),
      textspalte('Teilnehmende'),
      textspalte('weitergeleitet'),
    ],
    alle.map((m) => [
      eintragsname(m),
      String(m.baustein),
      `${m.traeger.name} (${TRAEGER[m.traeger.art]})`,
      TRAEGER[m.eigenanteil],
      String(m.haushaltsjahr),
      m.ausgaben,
      m.ausgabenImFenster,
      m.quote && prozent(m.quote),
      m.teilnehmende === null ? null : deutscherWert(m.teilnehmende),
      m.weiterleitung && WEITERLEITUNG[m.weiterleitung],
    ]),
    'Der Antrag nennt keine Maßnahmen.',
  );
}

function abwicklung(
  antrag: Antrag,
  { besetzung, ist, abrufe, weiterleitungen, konten, zahlweise }: Abwicklung,
): Block[] {
  const namen = new Map(
    [...antrag.stellen, ...antrag.massnahmen].map((eintrag) => [eintrag.id, eintragsname(eintrag)]),
  );
  const name = (id: string) => namen.get(id) ?? id;
  const wonach = zahlweise === 'kasse' ? 'nach dem Tag der Zahlung' : 'nach dem Zeitraum der Leistung';
  return [
    ...eintraege(
      'Besetzung',
      'Besetzung',
      [textspalte('Eintrag', 3), TAG('von'), TAG('bis')],
      besetzung.map((b) => [name(b.id), b.von, b.bis]),
    ),
    ...eintraege(
      `Ist, ${wonach}, in €`,
      'Ist',
      [
        textspalte('Eintrag', 3),
        textspalte('Haushaltsjahr'),
        BETRAG('Ist'),
        textspalte('angegeben als'),
        BETRAG('andere Mittel'),
      ],
      ist.map((i) => [name(i.id), String(i.haushaltsjahr), istsumme(i), istform(i), i.andereMittel]),
    ),
    ...eintraege(
      'Abrufe, in €',
      'Abrufe',
      [
        textspalte('Programm', 2),
        textspalte('Haushaltsjahr'),
        BETRAG('Betrag'),
        TAG('angefordert am'),
        TAG('für Zahlungen bis'),
        TAG('eingegangen am'),
      ],
      abrufe.map((a) => [
        PROGRAMMTITEL[a.programm],
        String(a.haushaltsjahr),
        a.betrag,
        a.angefordertAm,
        a.fensterBis,
        a.eingegangenAm,
      ]),
    ),
    ...eintraege(
      'Weiterleitungen, in €',
      'Weiterleitungen',
      [
        textspalte('Eintrag', 3),
        textspalte('Haushaltsjahr'),
        textspalte('Partner', 2),
        TAG('Vertrag vom'),
        BETRAG('weitergeleitet'),
        BETRAG('Ist'),
        BETRAG('zurückgezahlt'),
      ],
      weiterleitungen.map((w) => [
        name(w.id),
        String(w.haushaltsjahr),
        w.partner,
        w.vertragVom,
        w.betrag,
        w.ist,
        w.zurueck,
      ]),
    ),
    ...eintraege(
      'Konten',
      'Konten',
      [textspalte('Eintrag', 3), textspalte('Art'), textspalte('Produkt'), textspalte('Sachkonto')],
      konten.map((k) => [name(k.id), k.art, k.produkt, k.sachkonto]),
    ),
  ];
}

type Istzeile = Abwicklung['ist'][number];

function istsumme({ betrag, monate }: Istzeile): string | null {
  const genannte = monate?.filter((monat) => monat !== null) ?? [];
  if (genannte.length === 0) return betrag;
  return alsBetrag(exakt(genannte.reduce((summe, monat) => summe.plus(monat), new Dezimal(0)).toFixed()));
}

function istform({ monate }: Istzeile): string {
  const anzahl = monate?.filter((monat) => monat !== null).length ?? 0;
  return anzahl === 0 ? 'Jahresbetrag' : anzahl === 1 ? '1 Monat' : `${anzahl} Monate`;
}

/** Eine Tabelle, oder der Satz, dass es nichts gibt; ohne Satz nichts. */
function eintraege(
  titel: string,
  blatt: string,
  spalten: readonly Spalte[],
  zeilen: readonly (readonly Zelle[])[],
  leer?: string,
): Block[] {
  if (zeilen.length === 0) return leer ? [absatz(leer)] : [];
  return [tabelle(titel, blatt, spalten, zeilen)];
}
