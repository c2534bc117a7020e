/**
 * Meldet, was in der Abwicklung nicht zum Plan passt (R19, R20, R24). Am Plan ändert nichts davon
 * etwas.
 */
import { NULL, vergleiche } from '../../grund/geld.ts';
import { ABWICKLUNGSZEILE } from '../abwicklungsfelder.ts';
import { abwicklungsrechnung } from '../abwicklungsrechnung.ts';
import type { Befund } from '../befund.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { PROGRAMMNAMEN } from '../programm.ts';
import { deutscherTag, euro, genannt } from '../worte.ts';
import { gesammelt, zeilenMit } from './listenzeilen.ts';

const LISTEN = ['besetzung', 'ist', 'weiterleitungen', 'konten'] as const;

/**
 * `fehler` je Liste: Zeilen, deren Kennung kein Eintrag des Plans trägt; sie bleiben gespeichert und zählen nirgends.
 */
export function abwicklungOhneEintrag({ antrag, vergleich }: Planrechnung): Befund[] {
  const { abwicklung } = antrag;
  if (!abwicklung) return [];
  const stellen = new Set(antrag.stellen.map(({ id }) => vergleich(id)));
  const alle = new Set([...stellen, ...antrag.massnahmen.map(({ id }) => vergleich(id))]);
  return LISTEN.flatMap((liste) => {
    const bekannt = liste === 'besetzung' ? stellen : alle;
    const fremde = zeilenMit<{ readonly id: string }>(abwicklung[liste], ({ id }) => !bekannt.has(vergleich(id)));
    const ids = [...new Set(fremde.map(({ zeile }) => `„${zeile.id}“`))];
    const was = liste === 'besetzung' ? 'keine Stelle' : 'kein Eintrag';
    return gesammelt(
      fremde.map(({ index }) => ['abwicklung', liste, index, 'id']),
      'ABWICKLUNG_OHNE_EINTRAG',
      liste === 'besetzung' ? 'R19' : liste === 'ist' ? 'R20' : 'R25',
      () =>
        `${ABWICKLUNGSZEILE[liste]}: ${genannt(ids)}: Diese Kennung trägt ${was} des Plans. Die Zeilen bleiben gespeichert, zählen aber nirgends mit, bis ihre Kennung stimmt.`,
      'fehler',
    );
  });
}

/** `warnung`: ein Ist in einem Haushaltsjahr oder eine Besetzung in einer Zeit, für die nichts geplant ist. */
export function ausserhalbDesPlans({ antrag, zeilen, vergleich }: Planrechnung): Befund[] {
  const { abwicklung } = antrag;
  if (!abwicklung) return [];
  const kennungen = new Set(zeilen.map(({ id }) => vergleich(id)));
  const geplant = new Set(zeilen.map(({ id, haushaltsjahr }) => `${vergleich(id)} ${haushaltsjahr}`));
  const ohneJahr = new Set(zeilen.filter(({ haushaltsjahr }) => haushaltsjahr === null).map(({ id }) => vergleich(id)));
  const ist = zeilenMit(abwicklung.ist, ({ id, haushaltsjahr }) => {
    const kennung = vergleich(id);
    return kennungen.has(kennung) && !ohneJahr.has(kennung) && !geplant.has(`${kennung} ${haushaltsjahr}`);
  });
  const stellen = new Map(antrag.stellen.map((stelle) => [vergleich(stelle.id), stelle]));
  const besetzung = zeilenMit(abwicklung.besetzung, ({ id, von, bis }) => {
    const stelle = stellen.get(vergleich(id));
    return stelle !== undefined && (von < stelle.von || bis > stelle.bis);
  });
  return [
    ...gesammelt(
      ist.map(({ index }) => ['abwicklung', 'ist', index, 'haushaltsjahr']),
      'IST_AUSSERHALB',
      'R20',
      () =>
        `Ist ohne Plan im selben Haushaltsjahr: ${genannt(ist.map(({ zeile }) => `„${zeile.id}“ ${zeile.haushaltsjahr}`))}. Bei einer Stelle ist dort nichts zuwendungsfähig.`,
    ),
    ...gesammelt(
      besetzung.map(({ index }) => ['abwicklung', 'besetzung', index, 'von']),
      'BESETZUNG_AUSSERHALB',
      'R19',
      () =>
        `Besetzung über den Plan hinaus: ${genannt(besetzung.map(({ zeile }) => `„${zeile.id}“ vom ${deutscherTag(zeile.von)} bis ${deutscherTag(zeile.bis)}`))}. Es zählen nur Tage innerhalb des geplanten Zeitraums der Stelle.`,
    ),
  ];
}

/** `info`: Es ist etwas zu erstatten; ob Zinsen dazukommen, steht in keinem Dokument und wird hier nicht gerechnet (R24). */
export function zinsenOffen(rechnung: Planrechnung): Befund[] {
  return abwicklungsrechnung(rechnung).flatMap(({ programm, jahre }) =>
    jahre.flatMap(({ haushaltsjahr, planVollstaendig, zuErstatten }): Befund[] => {
      if (!planVollstaendig || zuErstatten === null || vergleiche(zuErstatten.wert, NULL) <= 0) return [];
      return [
        {
          code: 'ZINSEN_OFFEN',
          schweregrad: 'info',
          felder: [
            ['abwicklung', 'ist'],
            ['abwicklung', 'abrufe'],
          ],
          text: `Für ${PROGRAMMNAMEN[programm]} sind ${haushaltsjahr} ${euro(zuErstatten.wert)} zu erstatten. Ob dazu Zinsen verlangt werden oder davon abgesehen wird, entscheidet die Bewilligungsbehörde; hier ist nichts gerechnet. Mit erstem Tag und Tag der Zahlung rechnen es GK.ZINSEN und das Blatt „Zinsen“ der Prüfmappe.`,
          regel: 'R24',
        },
      ];
    }),
  );
}
