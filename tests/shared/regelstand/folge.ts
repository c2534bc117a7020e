/**
 * Erfundene Folge-Regelstände beider Programme ab 2023, in denen jeder Wert und jede Fundstelle anders ist als 2019:
 * Zeigt eine Rechnung mit ihnen noch eine Zahl oder Quelle von 2019, so hat sie die nicht von hier.
 */
import { tiefEinfrieren } from '../../../shared/regelstand/einfrieren.ts';
import type { RegelId } from '../../../shared/regelstand/regelid.ts';
import type { DiaRegelstand, Fundstelle, ThmRegelstand, Wert } from '../../../shared/regelstand/typen.ts';

const FUNDSTELLE: Fundstelle = { dokument: 'vorlage174367', stelle: 'S. 99' };

function wert<T>(angabe: T, regel: RegelId): Wert<T> {
  return { wert: angabe, regel, fundstelle: FUNDSTELLE };
}

const KOFINANZIERUNG = { von: wert('2023-03-01', 'R12'), bis: wert('2024-02-29', 'R12') };

export const THM_FOLGE: ThmRegelstand = tiefEinfrieren({
  id: 'THM-2023',
  programm: 'THM',
  titel: 'Baustein 6, erfundene Fortsetzung ab 2023',
  gueltigVon: wert('2023-01-01', 'R8'),
  gueltigBis: wert('2025-12-31', 'R8'),
  antragsfrist: wert('2022-09-30', 'R9'),
  verwendungsnachweisMonate: wert(5, 'R9'),
  kofinanzierung: KOFINANZIERUNG,
  personenJeStelle: wert('80', 'R1'),
  mindeststellen: wert('0.25', 'R2'),
  volleStelleAb: wert('61', 'R3'),
  stellenschritt: wert('0.25', 'R3'),
  bemessungsgrundlage: wert('72000', 'R4'),
  foerderquote: wert('0.7', 'R5'),
  tageJeMonat: wert(30, 'R6'),
});

export const DIA_FOLGE: DiaRegelstand = tiefEinfrieren({
  id: 'DIA-2023',
  programm: 'DIA',
  titel: 'Bausteine 1–5, erfundene Fortsetzung ab 2023',
  gueltigVon: wert('2023-01-01', 'R7'),
  gueltigBis: wert('2025-12-31', 'R7'),
  antragsfrist: wert('2022-10-31', 'R9'),
  verwendungsnachweisMonate: wert(4, 'R9'),
  kofinanzierung: KOFINANZIERUNG,
  bausteine: {
    1: baustein('Begleitung', '0.75', true),
    2: baustein('Weiterbildung', '0.65', true),
    3: baustein('Schulabschluss', '0.7', false),
    4: baustein('Kurse', '0.6', true),
    5: {
      name: wert('Erprobung', 'R7'),
      quote: { art: 'spanne', von: wert('0.35', 'R7'), bis: wert('0.9', 'R7') },
      zaehltZumFoerdervolumen: wert(true, 'R13'),
    },
  },
  personenJeCoach: wert('15', 'R14'),
});

function baustein(name: string, quote: string, zaehlt: boolean): DiaRegelstand['bausteine'][1] {
  return {
    name: wert(name, 'R7'),
    quote: { art: 'fest', quote: wert(quote, 'R7') },
    zaehltZumFoerdervolumen: wert(zaehlt, 'R13'),
  };
}
