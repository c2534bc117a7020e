/** Was aus der Wahl der Regelstände folgt: Jahre ohne Quelle, fehlende Gründe und Kosten, Budget, Nachweise. */
import { alsDeutschesDatum } from '../../grund/datum.ts';
import { Dezimal, NULL, quotient, vergleiche } from '../../grund/geld.ts';
import type { Regelstand } from '../../regelstand/typen.ts';
import { zeitraeumeVon } from '../../regelstand/zeitraeume.ts';
import type { Befund } from '../befund.ts';
import { giltBudgetFuer, istKuerzungFuer } from '../budgetkuerzung.ts';
import type { Planrechnung } from '../planrechnung.ts';
import { planwert } from '../planschritte.ts';
import { deutscherTag, eintragsname, euro, genannt } from '../worte.ts';

/** Alle Hinweise zur Wahl der Regelstände. */
export function programmwahl(rechnung: Planrechnung): Befund[] {
  return [
    ...unbekannteImKopf(rechnung),
    ...ohneGrund(rechnung),
    ...nichtBelegt(rechnung),
    ...budgets(rechnung),
    ...ohneKosten(rechnung),
    ...pauschalennachweise(rechnung),
    ...zeitanteilOhneWirkung(rechnung),
  ];
}

/** `fehler`: Im Kopf steht eine Id, die es für das Programm nicht gibt. */
function unbekannteImKopf({ antrag, verzeichnis }: Planrechnung): Befund[] {
  return (['thm', 'dia'] as const).flatMap((feld): Befund[] => {
    const id = antrag.regelstand?.[feld] ?? null;
    const programm = feld === 'thm' ? 'THM' : 'DIA';
    const moegliche = verzeichnis.filter((r) => r.programm === programm).map((r) => r.id);
    if (id === null || moegliche.includes(id)) return [];
    return [
      {
        code: 'REGELSTAND_UNBEKANNT',
        schweregrad: 'fehler',
        felder: [['regelstand', feld]],
        text: `Den Regelstand „${id}“ gibt es für ${feld === 'thm' ? 'Baustein 6' : 'die Bausteine 1–5'} nicht. Erwartet wird eine dieser Ids: ${moegliche.join(', ')}.`,
        regel: 'R8',
      },
    ];
  });
}

/** `fehler`: Ein Regelstand, der nur in Ausnahmen gilt, braucht eine schriftliche Begründung. */
function ohneGrund(rechnung: Planrechnung): Befund[] {
  if ((rechnung.antrag.ausnahmegrund ?? '').trim() !== '') return [];
  const betroffen = stellenMit(rechnung, ({ grundNoetig }) => grundNoetig === true);
  if (betroffen.length === 0) return [];
  const ids = [...new Set(betroffen.map(({ regelstand }) => regelstand.id))];
  return [
    {
      code: 'AUSNAHMEGRUND_FEHLT',
      schweregrad: 'fehler',
      felder: [['ausnahmegrund'], ...betroffen.map(({ index }) => ['stellen', index, 'regelstand'])],
      text: `${ids.join(', ')} gilt nur in begründeten Ausnahmen; im Antrag fehlt die Begründung. Betroffen: ${genannt(betroffen.map(({ stelle }) => eintragsname(stelle)))}.`,
      regel: 'R4',
    },
  ];
}

/** `warnung` je Regelstand und Haushaltsjahr, das keine Quelle belegt. */
function nichtBelegt({ zeilen, verzeichnis }: Planrechnung): Befund[] {
  return verzeichnis.flatMap((regelstand): Befund[] => {
    const { belegtBis, id } = regelstand;
    if (!belegtBis) return [];
    const offene = zeilen.filter(
      ({ art, haushaltsjahr, regelstand: eigener }) =>
        art !== 'kuerzung' && eigener === id && (haushaltsjahr ?? 0) > Number(belegtBis.wert.slice(0, 4)),
    );
    const jahre = [...new Set(offene.map(({ haushaltsjahr }) => haushaltsjahr as number))].sort((a, b) => a - b);
    return jahre.map((jahr) => ({
      code: 'JAHR_NICHT_BELEGT',
      schweregrad: 'warnung',
      felder: [['stellen']],
      text: `${id} ${jahr}: für dieses Jahr nicht belegt. Quellen reichen bis zum ${deutscherTag(belegtBis.wert)}; gerechnet wird bis zum ${alsDeutschesDatum(zeitraeumeVon(regelstand).gueltig.bis)} mit denselben Werten. Betroffen: ${genannt(offene.filter(({ haushaltsjahr }) => haushaltsjahr === jahr).map(eintragsname))}.`,
      regel: 'R8',
    }));
  });
}

/** `warnung` je Budget, das gekürzt hat oder für keinen Eintrag gilt. */
function budgets({ antrag, zeilen, verzeichnis }: Planrechnung): Befund[] {
  return (antrag.budget ?? []).flatMap(({ programm, haushaltsjahr, betrag }, i): Befund[] => {
    const imJahr = zeilen.filter((zeile) => zeile.haushaltsjahr === haushaltsjahr || zeile.haushaltsjahr === null);
    const feld = ['budget', i, 'programm'];
    if (!imJahr.some((zeile) => giltBudgetFuer(programm, zeile, verzeichnis))) {
      const text = `Das Budget von ${euro(betrag)} für ${programm} ${haushaltsjahr} gilt für keinen Eintrag. Erwartet wird die Id eines Regelstands, den der Antrag in diesem Haushaltsjahr verwendet, „THM“ für alle Stellen oder „DIA“ für alle Maßnahmen.`;
      return [{ code: 'BUDGET_OHNE_WIRKUNG', schweregrad: 'warnung', felder: [feld], text, regel: 'R13' }];
    }
    const gekuerzt = imJahr.flatMap(({ art, id, schritte }) =>
      art === 'kuerzung' && istKuerzungFuer(id, programm) && schritte ? [quotient(schritte.eigenanteil.wert)] : [],
    );
    const summe = gekuerzt.reduce((bisher, neu) => bisher.plus(neu), new Dezimal(0));
    if (summe.isZero()) return [];
    const text = `${programm} ${haushaltsjahr}: Die Einträge ergeben ${euro(summe.plus(betrag))} Zuwendung, das Budget der Kommune beträgt ${euro(betrag)}. Gekürzt wird um ${euro(summe)}; um so viel wächst der Eigenanteil der Kommune.`;
    return [
      {
        code: 'BUDGET_UEBERSCHRITTEN',
        schweregrad: 'warnung',
        felder: [['budget', i, 'betrag']],
        text,
        regel: 'R13',
      },
    ];
  });
}

/** `info`: Ohne Kosten gilt der Höchstbetrag als Ausgabe (A3); was die Kommune trägt, weiß dann niemand. */
function ohneKosten(rechnung: Planrechnung): Befund[] {
  const betroffen = stellenMit(rechnung, ({ name }) => name !== undefined).filter(
    ({ stelle }) => stelle.jahresausgaben === null,
  );
  if (betroffen.length === 0) return [];
  return [
    {
      code: 'EIGENANTEIL_UNBEKANNT',
      schweregrad: 'info',
      felder: betroffen.map(({ index }) => ['stellen', index, 'jahresausgaben']),
      text: `Ohne Jahresausgaben ist mit dem Höchstbetrag gerechnet; der Eigenanteil ist ohne die Kosten nicht bekannt. Betroffen: ${genannt(betroffen.map(({ stelle }) => eintragsname(stelle)))}.`,
      regel: 'A3',
    },
  ];
}

/** `info` je Regelstand, nach dem die Integrationspauschale einen eigenen Nachweis hat. */
function pauschalennachweise({ zeilen, verzeichnis }: Planrechnung): Befund[] {
  return verzeichnis.flatMap(({ id, kofinanzierung }): Befund[] => {
    const bis = kofinanzierung?.nachweisBis;
    const genutzt = zeilen.some(
      ({ regelstand, schritte }) =>
        regelstand === id && schritte !== null && vergleiche(planwert(schritte, 'integrationspauschale'), NULL) > 0,
    );
    if (!bis || !genutzt) return [];
    const text = `Die Integrationspauschale hat nach ${id} einen eigenen Nachweis: vorzulegen bis zum ${deutscherTag(bis.wert)}.`;
    return [
      {
        code: 'PAUSCHALENNACHWEIS_FAELLIG',
        schweregrad: 'info',
        felder: [['integrationspauschale']],
        text,
        regel: 'R12',
      },
    ];
  });
}

/** `info`: Wo eine Quelle sagt, wie die Zeit zählt, gibt es nichts zu wählen. */
function zeitanteilOhneWirkung(rechnung: Planrechnung): Befund[] {
  if ((rechnung.antrag.zeitanteil ?? 'dreissigstel') === 'dreissigstel') return [];
  const feste = stellenMit(rechnung, ({ zeitanteilOffen }) => !zeitanteilOffen);
  if (feste.length === 0) return [];
  return [
    {
      code: 'ZEITANTEIL_OHNE_WIRKUNG',
      schweregrad: 'info',
      felder: [['zeitanteil']],
      text: `Die gewählte Zählung der Zeit gilt nur, wo keine Quelle eine nennt. In Dreißigsteln nach R6 gerechnet: ${genannt(feste.map(({ stelle }) => eintragsname(stelle)))}.`,
      regel: 'R6',
    },
  ];
}

/** Die Stellen, deren Regelstand so ist, mit ihrem Platz im Antrag. */
function stellenMit({ besetzungen }: Planrechnung, istSo: (regelstand: Regelstand & { programm: 'THM' }) => boolean) {
  return besetzungen.flatMap(({ regelstand, eintrag: stelle, index }) =>
    istSo(regelstand) ? [{ stelle, index, regelstand }] : [],
  );
}
