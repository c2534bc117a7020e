/** R12 mit A5: Kofinanzierung, die möglich wäre und nicht genutzt wird, und Angaben zum Fenster, die nicht passen. */
import { Dezimal, quotient } from '../../grund/geld.ts';
import { zeitraeumeVon } from '../../regelstand/zeitraeume.ts';
import type { Befund } from '../befund.ts';
import { type Planrechnung, planrechnung } from '../planrechnung.ts';
import { planwert } from '../planschritte.ts';
import { diaImJahr } from '../regelstandwahl.ts';
import type { Massnahmeneintrag } from '../schema.ts';
import { aufzaehlung, eintragsname, euro } from '../worte.ts';

/** `warnung` zu unpassenden Angaben im Fenster, `info` zu ungenutzten Beträgen (€) und fehlenden Angaben (R12, A5). */
export function kofinanzierungImAntrag(rechnung: Planrechnung): Befund[] {
  return [...fensterangaben(rechnung), ...ungenutzt(rechnung), ...ohneFensterangabe(rechnung)];
}

/** Angaben zum Fenster, die über die Ausgaben hinausgehen oder in einem Haushaltsjahr stehen, das es nicht berührt. */
function fensterangaben(rechnung: Planrechnung): Befund[] {
  return rechnung.antrag.massnahmen.flatMap((massnahme, i): Befund[] => {
    const { ausgaben, ausgabenImFenster, haushaltsjahr } = massnahme;
    if (ausgabenImFenster === null) return [];
    const felder = [['massnahmen', i, 'ausgabenImFenster']];
    const hinweise: Befund[] = [];
    if (new Dezimal(ausgabenImFenster).gt(ausgaben)) {
      const text = `${eintragsname(massnahme)}: Im Fenster sollen ${euro(ausgabenImFenster)} anfallen, im ganzen Jahr aber nur ${euro(ausgaben)}.`;
      hinweise.push({
        code: 'FENSTER_UEBER_AUSGABEN',
        schweregrad: 'warnung',
        felder: [...felder, ['massnahmen', i, 'ausgaben']],
        text,
        regel: 'A5',
      });
    }
    const fenster = fensterDer(rechnung, massnahme);
    if (fenster && !fenster.beruehrt) {
      const text = `${eintragsname(massnahme)}: ${euro(ausgabenImFenster)} sind für das Fenster angegeben, das Haushaltsjahr ${haushaltsjahr} liegt aber außerhalb (${fenster.zeitraum}). Die Angabe bleibt ohne Wirkung.`;
      hinweise.push({
        code: 'FENSTER_OHNE_WIRKUNG',
        schweregrad: 'warnung',
        felder: [...felder, ['massnahmen', i, 'haushaltsjahr']],
        text,
        regel: 'R12',
      });
    }
    return hinweise;
  });
}

/** Derselbe Antrag mit Integrationspauschale zeigt, was ohne sie ungenutzt bleibt. */
function ungenutzt({ antrag, verzeichnis, vergleich }: Planrechnung): Befund[] {
  if (antrag.integrationspauschale) return [];
  const mit = planrechnung({ ...antrag, integrationspauschale: true }, verzeichnis, vergleich);
  const beitraege = mit.zeilen.flatMap(({ id, schritte }) =>
    schritte ? [{ id, betrag: quotient(planwert(schritte, 'integrationspauschale')) }] : [],
  );
  const nutzbar = beitraege.filter(({ betrag }) => betrag.gt(0));
  if (nutzbar.length === 0) return [];
  const summe = nutzbar.reduce((gesamt, { betrag }) => gesamt.plus(betrag), new Dezimal(0));
  const einzeln = aufzaehlung(nutzbar.map(({ id, betrag }) => `${id} ${euro(betrag)}`));
  const text = `${euro(summe)} des kommunalen Eigenanteils könnten aus der Integrationspauschale kommen und bleiben ungenutzt (${einzeln}).`;
  return [
    { code: 'KOFINANZIERUNG_UNGENUTZT', schweregrad: 'info', felder: [['integrationspauschale']], text, regel: 'R12' },
  ];
}

function ohneFensterangabe(rechnung: Planrechnung): Befund[] {
  return rechnung.antrag.massnahmen.flatMap((massnahme, i): Befund[] => {
    const fenster = fensterDer(rechnung, massnahme);
    if (massnahme.ausgabenImFenster !== null || massnahme.eigenanteil !== 'kommune' || !fenster?.beruehrt) return [];
    const schritte = rechnung.zeilen.find(({ id }) => id === massnahme.id)?.schritte;
    if (!schritte || quotient(schritte.eigenanteil.wert).isZero()) return [];
    const text = `${eintragsname(massnahme)}: Welche Ausgaben in das Fenster ${fenster.zeitraum} fallen, ist nicht angegeben; deshalb wird keine Kofinanzierung gerechnet. Möglich sind höchstens ${euro(schritte.eigenanteil.wert)}.`;
    return [
      {
        code: 'FENSTERANGABE_FEHLT',
        schweregrad: 'info',
        felder: [['massnahmen', i, 'ausgabenImFenster']],
        text,
        regel: 'A5',
      },
    ];
  });
}

function fensterDer(
  { antrag, verzeichnis }: Planrechnung,
  { haushaltsjahr }: Massnahmeneintrag,
): { zeitraum: string; beruehrt: boolean } | null {
  const regelstand = diaImJahr(antrag, haushaltsjahr, verzeichnis);
  const fenster = regelstand && zeitraeumeVon(regelstand).fenster;
  if (!fenster) return null;
  return { zeitraum: `${fenster}`, beruehrt: fenster.imJahr(haushaltsjahr) !== null };
}
