/**
 * R19, R20: Ist und Besetzung gegen den Plan. Was noch werden kann, wird nicht gemeldet: Fehlendes und Geringeres erst,
 * wenn das Haushaltsjahr am Stichtag vorbei ist, die Besetzung bis zum Stichtag.
 */
import { frueheres, monatsende } from '../../grund/datum.ts';
import { cent, durch, type Exakt, exakt, mal, minus, NULL, quotient, vergleiche } from '../../grund/geld.ts';
import { deutscherWert, deutscheZahl } from '../../grund/zahlformat.ts';
import { Zeitraum } from '../../grund/zeitraum.ts';
import { anzahlBesetzteTage } from '../../kern/besetzung.ts';
import { abwicklungsrechnung, type Eintragsrechnung, type Jahresrechnung } from '../abwicklungsrechnung.ts';
import type { Befund } from '../befund.ts';
import { besetzungsangaben, istbesetzungen } from '../istbesetzung.ts';
import type { Pfad } from '../pfad.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { planwert } from '../planschritte.ts';
import { PROGRAMMNAMEN, type Programm } from '../programm.ts';
import type { Pruefangaben } from '../pruefangaben.ts';
import { tag } from '../tag.ts';
import { deutscherTag, euro, genannt, nummernfolge } from '../worte.ts';
import { gesammelt } from './listenzeilen.ts';

/** `warnung` je bewilligtem Haushaltsjahr, das am Stichtag vorbei ist: Einträge ohne Ist oder mit Monaten ohne Ist. */
export function fehlendesIst(rechnung: Planrechnung, { stichtag }: Pruefangaben): Befund[] {
  if (stichtag === null) return [];
  const plaetze = istplaetze(rechnung);
  const besetzt = besetzteZeitraeume(rechnung);
  return bewilligteJahre(rechnung).flatMap(({ programm, jahr }) => {
    if (!istVorbei(jahr, stichtag)) return [];
    const offene = jahr.eintraege.flatMap((eintrag) => {
      if (!hatAnteil(jahr, eintrag)) return [];
      if (eintrag.ist === null) return [{ eintrag, text: `„${eintrag.id}“` }];
      const fehlend = fehlendeMonate(eintrag, jahr, besetzt);
      if (fehlend.length === 0) return [];
      return [{ eintrag, text: `„${eintrag.id}“ Monat ${nummernfolge(fehlend)}` }];
    });
    return gesammelt(
      offene.map(({ eintrag }) => plaetze(eintrag.id, jahr.haushaltsjahr)),
      'IST_FEHLT',
      'R20',
      () =>
        `Das Haushaltsjahr ${jahr.haushaltsjahr} ist am ${deutscherTag(stichtag)} vorbei, und für ${PROGRAMMNAMEN[programm]} fehlt Ist: ${genannt(offene.map(({ text }) => text))}. Bitte nachtragen, auch 0, wo nichts ausgegeben wurde; vorher gibt es für das Jahr keine endgültige Zuwendung.`,
    );
  });
}

/** `warnung` je bewilligtem Haushaltsjahr: Stellen sind bis zum Stichtag weniger Tage besetzt als geplant. */
export function besetzungUnterPlan(rechnung: Planrechnung, { stichtag }: Pruefangaben): Befund[] {
  if (stichtag === null) return [];
  const genannte = rechnung.antrag.abwicklung?.besetzung ?? [];
  const kennungen = new Set(genannte.map(({ id }) => rechnung.vergleich(id)));
  const besetzungen = istbesetzungen(rechnung);
  return bewilligteJahre(rechnung).flatMap(({ jahr: { haushaltsjahr, anteile } }) => {
    const bisTag = frueheres(tag(stichtag), { jahr: haushaltsjahr, monat: 12, tag: 31 });
    const weniger = rechnung.antrag.stellen.flatMap(({ id }, index) => {
      const foerderung = rechnung.foerderungen[index];
      if (!foerderung || !anteile.has(id) || !kennungen.has(rechnung.vergleich(id))) return [];
      const tage = (von: Parameters<typeof besetzungsangaben>[2]) =>
        anzahlBesetzteTage({ ...besetzungsangaben(foerderung, haushaltsjahr, von), bisTag });
      const geplant = tage(null);
      const besetzt = tage(besetzungen.get(id) ?? []);
      return besetzt < geplant ? [`„${id}“ ${besetzt} statt ${geplant} Fördertage`] : [];
    });
    if (weniger.length === 0) return [];
    return gesammelt(
      genannte.flatMap((_, index) => [['abwicklung', 'besetzung', index, 'bis']]),
      'BESETZUNG_UNTER_PLAN',
      'R19',
      () =>
        `Bis zum ${deutscherTag(bisTag)} sind ${haushaltsjahr} weniger Tage besetzt als geplant: ${genannt(weniger)}. Gefördert werden nur besetzte Tage. Bitte der Bewilligungsbehörde anzeigen und nicht mehr abrufen, als gebraucht wird.`,
    );
  });
}

/** `warnung` je bewilligtem Haushaltsjahr, das am Stichtag vorbei ist: Das vollständige Ist liegt unter dem Plan. */
export function istUnterPlan(rechnung: Planrechnung, { stichtag }: Pruefangaben): Befund[] {
  if (stichtag === null) return [];
  const plaetze = istplaetze(rechnung);
  const abweichungen = istabweichungen(rechnung);
  return bewilligteJahre(rechnung).flatMap(({ programm, jahr }) => {
    if (!istVorbei(jahr, stichtag)) return [];
    const unter = abweichungen(jahr).filter(
      ({ vollstaendig, unterschied }) => vollstaendig && vergleiche(unterschied, NULL) < 0,
    );
    return gesammelt(
      unter.map(({ id }) => plaetze(id, jahr.haushaltsjahr)),
      'IST_UNTER_PLAN',
      'R20',
      () =>
        `Für ${PROGRAMMNAMEN[programm]} ist ${jahr.haushaltsjahr} weniger ausgegeben als geplant: ${genannt(unter.map(({ id, ist, geplant }) => `„${id}“ ${euro(ist)} statt ${euro(geplant)}`))}. Bitte der Bewilligungsbehörde anzeigen; was dadurch zu viel ausgezahlt ist, wird erstattet.`,
    );
  });
}

/**
 * `warnung` je Haushaltsjahr, nur wo eine Grenze angegeben ist: Das Ist einer Zeile weicht um mehr Prozent vom Plan ab,
 * nach unten nur, wenn es vollständig ist.
 */
export function abweichungenUeberGrenze(rechnung: Planrechnung, { abweichungProzent }: Pruefangaben): Befund[] {
  if (abweichungProzent === null) return [];
  const grenze = exakt(abweichungProzent);
  const hundert = exakt(100);
  const plaetze = istplaetze(rechnung);
  const abweichungen = istabweichungen(rechnung);
  return alleJahre(rechnung).flatMap(({ programm, jahr }) => {
    const darueber = abweichungen(jahr).filter(({ vollstaendig, unterschied, geplant }) => {
      const istZuViel = (groesse: Exakt) => vergleiche(mal(groesse, hundert), mal(grenze, geplant)) > 0;
      return istZuViel(unterschied) || (vollstaendig && istZuViel(minus(NULL, unterschied)));
    });
    return gesammelt(
      darueber.map(({ id }) => plaetze(id, jahr.haushaltsjahr)),
      'ABWEICHUNG_UEBER_GRENZE',
      'R20',
      () =>
        `Für ${PROGRAMMNAMEN[programm]} weicht ${jahr.haushaltsjahr} das Ist um mehr als ${deutscherWert(grenze)} % vom Plan ab: ${genannt(darueber.map((zeile) => abweichungstext(zeile, grenze)))}. Bitte prüfen, ob die Bewilligungsbehörde zustimmen muss; die Grenze ist Ihre Angabe.`,
    );
  });
}

/** `warnung`: Derselbe Betrag steht im selben Monat oder Haushaltsjahr als Ist in zwei Programmen. */
export function ausgabeInZweiProgrammen({ antrag, vergleich, zeilen, verzeichnis }: Planrechnung): Befund[] {
  const namen = new Map(verzeichnis.map(({ id, programm, name }) => [id, name ?? PROGRAMMNAMEN[programm]]));
  const programme = new Map(
    zeilen.flatMap(({ art, id, regelstand }) =>
      art === 'kuerzung' ? [] : [[vergleich(id), namen.get(regelstand ?? '') ?? null]],
    ),
  );
  if (new Set(programme.values()).size < 2) return [];
  const gleiche = new Map<
    string,
    { wann: string; betrag: string; bei: { index: number; id: string; programm: string }[] }
  >();
  (antrag.abwicklung?.ist ?? []).forEach(({ id, haushaltsjahr, betrag, monate }, index) => {
    const programm = programme.get(vergleich(id)) ?? null;
    if (programm === null) return;
    const angaben = [betrag, ...(monate ?? [])];
    angaben.forEach((angabe, monat) => {
      // Beträge haben höchstens zwei Nachkommastellen und sind kleiner als 2^53 Cent: So ist der Text genau.
      const genau = Number(angabe ?? 0).toFixed(2);
      if (genau === '0.00') return;
      const wann = monat === 0 ? `${haushaltsjahr}` : `${String(monat).padStart(2, '0')}/${haushaltsjahr}`;
      const schluessel = `${wann} ${genau}`;
      const gleicher = gleiche.get(schluessel) ?? { wann, betrag: genau, bei: [] };
      gleicher.bei.push({ index, id, programm });
      gleiche.set(schluessel, gleicher);
    });
  });
  const doppelte = [...gleiche.values()].filter(({ bei }) => new Set(bei.map((zeile) => zeile.programm)).size > 1);
  const felder = new Map(
    doppelte.flatMap(({ bei }) =>
      bei.map(({ index }) => [index, ['abwicklung', 'ist', index, 'betrag']] as [number, Pfad]),
    ),
  );
  return gesammelt(
    [...felder.values()],
    'AUSGABE_IN_ZWEI_PROGRAMMEN',
    'R20',
    () =>
      `Derselbe Betrag steht in zwei Programmen als Ist: ${genannt(doppelte.map(({ wann, betrag, bei }) => `${euro(betrag)} ${wann} bei ${bei.map(({ id, programm }) => `„${id}“ (${programm})`).join(' und ')}`))}. Eine Ausgabe darf nur in einem gefördert werden. Sind es verschiedene, ist nichts zu tun; sonst bitte eine streichen.`,
  );
}

interface Programmjahr {
  readonly programm: Programm;
  readonly jahr: Jahresrechnung;
}

function alleJahre(rechnung: Planrechnung): Programmjahr[] {
  return abwicklungsrechnung(rechnung).flatMap(({ programm, jahre }) => jahre.map((jahr) => ({ programm, jahr })));
}

function bewilligteJahre(rechnung: Planrechnung): Programmjahr[] {
  return alleJahre(rechnung).filter(({ jahr }) => jahr.bewilligt !== null);
}

function istVorbei({ haushaltsjahr }: Jahresrechnung, stichtag: string): boolean {
  return tag(stichtag).jahr > haushaltsjahr;
}

/** Ob für den Eintrag etwas bewilligt ist; wo offen ist, was auf wen entfällt, für jeden. */
function hatAnteil({ anteile }: Jahresrechnung, { id }: Eintragsrechnung): boolean {
  const anteil = anteile.get(id);
  return anteile.size === 0 || (anteil !== undefined && vergleiche(anteil.wert, NULL) > 0);
}

interface Istabweichung {
  readonly id: string;
  readonly ist: Exakt;
  readonly geplant: Exakt;
  /** Ist − geplante Ausgaben, in €. */
  readonly unterschied: Exakt;
  readonly vollstaendig: boolean;
}

/** Das Ist jedes geplanten Eintrags eines Haushaltsjahrs neben seinen geplanten Ausgaben. */
function istabweichungen(rechnung: Planrechnung): (jahr: Jahresrechnung) => Istabweichung[] {
  const besetzt = besetzteZeitraeume(rechnung);
  return (jahr) => {
    const geplante = new Map<string, Exakt>();
    for (const { id, haushaltsjahr, schritte } of rechnung.zeilen)
      if (haushaltsjahr === jahr.haushaltsjahr && schritte) geplante.set(id, planwert(schritte, 'ausgaben'));
    return jahr.eintraege.flatMap((eintrag) => {
      const { id, ist } = eintrag;
      const geplant = geplante.get(id);
      if (ist === null || geplant === undefined) return [];
      const vollstaendig = fehlendeMonate(eintrag, jahr, besetzt).length === 0;
      return [{ id, ist: ist.wert, geplant, unterschied: minus(ist.wert, geplant), vollstaendig }];
    });
  };
}

function abweichungstext({ id, ist, geplant, unterschied }: Istabweichung, grenze: Exakt): string {
  const mehr = vergleiche(unterschied, NULL) > 0;
  const betrag = mehr ? unterschied : minus(NULL, unterschied);
  return `„${id}“ ${euro(ist)} statt ${euro(geplant)}, ${euro(betrag)} ${mehr ? 'mehr' : 'weniger'}${prozentsatz(betrag, geplant, grenze)}`;
}

/** In Prozent des Plans, auf zwei Stellen; was gerundet nicht über der Grenze läge, steht als „knapp über“ da. */
function prozentsatz(betrag: Exakt, geplant: Exakt, grenze: Exakt): string {
  if (vergleiche(geplant, NULL) === 0) return '';
  const satz = cent(durch(mal(betrag, exakt(100)), geplant));
  return vergleiche(satz, grenze) > 0
    ? ` (${deutscheZahl(quotient(satz), 2)} %)`
    : ` (knapp über ${deutscherWert(grenze)} %)`;
}

/** Wo das Ist eines Eintrags in einem Haushaltsjahr steht; die ganze Liste, wo keines eingetragen ist. */
function istplaetze({ antrag, vergleich }: Planrechnung): (id: string, jahr: number) => Pfad {
  let plaetze: ReadonlyMap<string, number> | undefined;
  return (id, jahr) => {
    plaetze ??= new Map(
      (antrag.abwicklung?.ist ?? []).map(({ id: genannt, haushaltsjahr }, i) => [
        `${vergleich(genannt)} ${haushaltsjahr}`,
        i,
      ]),
    );
    const index = plaetze.get(`${vergleich(id)} ${jahr}`);
    return index === undefined ? ['abwicklung', 'ist'] : ['abwicklung', 'ist', index, 'betrag'];
  };
}

/** Je Kennung einer Stelle, wann sie nach Plan und Besetzung besetzt ist. */
function besetzteZeitraeume(rechnung: Planrechnung): ReadonlyMap<string, readonly Zeitraum[]> {
  const besetzungen = istbesetzungen(rechnung);
  return new Map(
    rechnung.besetzungen.map(({ id, von, bis }) => [
      id,
      besetzungen.get(id)?.map(({ zeitraum }) => zeitraum) ?? [Zeitraum.aus(von, bis)],
    ]),
  );
}

/** Monate einer besetzten Stelle ohne Betrag; ein Jahresbetrag ist vollständig, und eine Maßnahme hat keine. */
function fehlendeMonate(
  { id, istzeile }: Eintragsrechnung,
  { haushaltsjahr: jahr }: Jahresrechnung,
  besetzt: ReadonlyMap<string, readonly Zeitraum[]>,
): number[] {
  const monate = istzeile?.betrag === null ? istzeile.monate : null;
  const zeitraeume = besetzt.get(id);
  if (!monate || !zeitraeume) return [];
  return MONATE.filter((monat) => {
    if (monate[monat - 1] !== null) return false;
    const erster = { jahr, monat, tag: 1 };
    const ganzer = Zeitraum.aus(erster, monatsende(erster));
    return zeitraeume.some((zeitraum) => zeitraum.schnitt(ganzer));
  });
}

const MONATE = Array.from({ length: 12 }, (_, i) => i + 1);
