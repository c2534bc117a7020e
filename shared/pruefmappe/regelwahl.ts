/** Wonach ein Plan gerechnet ist, in Worten: Förderart, Anteil der Zeit, Budget. */
import type { Antragsversion } from '../antrag/version.ts';
import { deutscherTag, euro, prozent } from '../antrag/worte.ts';
import { ZEITANTEILNAMEN } from '../kern/zeitanteil.ts';
import type { Regelstand } from '../regelstand/typen.ts';
import { REGELSTAENDE, type Verzeichnis } from '../regelstand/verzeichnis.ts';

/** Name und Wert je Angabe; nur, was für die Regelstände dieser Version etwas bedeutet. */
export function regelwahl(
  { antrag, regelstand }: Pick<Antragsversion, 'antrag' | 'regelstand'>,
  verzeichnis: Verzeichnis = REGELSTAENDE,
): [name: string, wert: string][] {
  const genannte = verzeichnis.filter(({ id }) => regelstand.some((verweis) => verweis.id === id));
  const offene = genannte.flatMap((r) => (r.programm === 'THM' && r.zeitanteilOffen ? [r.id] : []));
  const { zeitanteil = null, budget = null, ausnahmegrund = null, vorzeitigerBeginn = null } = antrag;
  return [
    ...genannte.map((r): [string, string] => [`Gefördert nach ${r.id}`, foerderung(r)]),
    ...(offene.length > 0
      ? [
          [
            'Anteil der Zeit',
            `${ZEITANTEILNAMEN[zeitanteil ?? 'dreissigstel']} in ${offene.join(', ')}, weil keine Quelle ihn nennt`,
          ] as [string, string],
        ]
      : []),
    ...(budget ?? []).map(({ programm, haushaltsjahr, betrag }): [string, string] => [
      `Budget ${programm} ${haushaltsjahr}`,
      `${euro(betrag)}; mehr Zuwendung steht als Kürzung im Plan`,
    ]),
    ...(ausnahmegrund ? [['Grund der Ausnahme', ausnahmegrund] as [string, string]] : []),
    ...(['thm', 'dia'] as const).flatMap((programm): [string, string][] => {
      const ab = vorzeitigerBeginn?.[programm];
      const name = programm === 'thm' ? 'Baustein 6' : 'Bausteine 1–5';
      return ab ? [[`Vorzeitiger Beginn, ${name}`, `ab ${deutscherTag(ab)}`]] : [];
    }),
  ];
}

function foerderung(regelstand: Regelstand): string {
  if (regelstand.programm === 'DIA') return 'Anteilfinanzierung mit der Quote des Bausteins';
  const { foerderart, foerderquote, bemessungsgrundlage } = regelstand;
  const hoechstens = `höchstens ${euro(bemessungsgrundlage.wert)} je Stelle und Jahr`;
  if (foerderart?.wert === 'festbetrag' || !foerderquote) return `Festbetrag: die Ausgaben, ${hoechstens}`;
  return `Anteilfinanzierung: ${prozent(foerderquote.wert)} der Ausgaben, dabei ${hoechstens}`;
}
