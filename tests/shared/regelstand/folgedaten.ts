/** Die Regelstände des erfundenen Folgeprogramms; ohne das Verzeichnis, damit ein Test sie hineinlegen kann. */
import { tiefEinfrieren } from '../../../shared/regelstand/einfrieren.ts';
import type { DiaRegelstand, Fundstelle, QuoteFest, ThmRegelstand, Wert } from '../../../shared/regelstand/typen.ts';

/** Ein Dokument ohne Jahreszahl im Namen, Stellen, die es nur hier gibt. */
function stelle(nr: number): Fundstelle {
  return { dokument: 'bgb', stelle: `Folgeprogramm § ${nr}` };
}

export const THM_2031: ThmRegelstand = tiefEinfrieren({
  id: 'THM-2031',
  programm: 'THM',
  titel: 'Baustein 6, erfundenes Folgeprogramm, 01.02.2031 bis 31.12.2033',
  gueltigVon: { wert: '2031-02-01', regel: 'R8', fundstelle: stelle(601) },
  gueltigBis: { wert: '2033-12-31', regel: 'R8', fundstelle: stelle(602) },
  antragsfrist: { wert: '2030-10-31', regel: 'R9', fundstelle: stelle(603) },
  verwendungsnachweisMonate: { wert: 5, regel: 'R9', fundstelle: stelle(604) },
  kofinanzierung: {
    von: { wert: '2031-05-01', regel: 'R12', fundstelle: stelle(605) },
    bis: { wert: '2032-04-15', regel: 'R12', fundstelle: stelle(606) },
  },
  personenJeStelle: { wert: '90', regel: 'R1', fundstelle: stelle(607) },
  mindeststellen: { wert: '0.75', regel: 'R2', fundstelle: stelle(608) },
  volleStelleAb: { wert: '60', regel: 'R3', fundstelle: stelle(609) },
  stellenschritt: { wert: '0.25', regel: 'R3', fundstelle: stelle(610) },
  bemessungsgrundlage: { wert: '93600', regel: 'R4', fundstelle: stelle(611) },
  foerderquote: { wert: '0.65', regel: 'R5', fundstelle: stelle(612) },
  tageJeMonat: { wert: 30, regel: 'R6', fundstelle: stelle(613) },
});

export const DIA_2031: DiaRegelstand = tiefEinfrieren({
  id: 'DIA-2031',
  programm: 'DIA',
  titel: 'Bausteine 1–5, erfundenes Folgeprogramm, Haushaltsjahre 2031 bis 2033',
  gueltigVon: { wert: '2031-01-01', regel: 'R7', fundstelle: stelle(501) },
  gueltigBis: { wert: '2033-12-31', regel: 'R7', fundstelle: stelle(502) },
  antragsfrist: { wert: '2030-11-30', regel: 'R9', fundstelle: stelle(503) },
  verwendungsnachweisMonate: { wert: 7, regel: 'R9', fundstelle: stelle(504) },
  kofinanzierung: {
    von: { wert: '2032-02-01', regel: 'R12', fundstelle: stelle(505) },
    bis: { wert: '2033-05-31', regel: 'R12', fundstelle: stelle(506) },
  },
  bausteine: {
    1: baustein(1, 'Begleitung', fest('0.6', 511), true),
    2: baustein(2, 'Sprachkurs', fest('0.6', 512), true),
    3: baustein(3, 'Abschluss', fest('0.55', 513), true),
    4: baustein(4, 'Werkstatt', fest('0.55', 514), false),
    5: baustein(5, 'Erprobung', { art: 'spanne', von: quote('0.4', 515), bis: quote('0.7', 516) }, true),
  },
  personenJeCoach: { wert: '15', regel: 'R14', fundstelle: stelle(507) },
});

function fest(wert: string, nr: number): QuoteFest {
  return { art: 'fest', quote: quote(wert, nr) };
}

function quote(wert: string, nr: number): Wert {
  return { wert, regel: 'R7', fundstelle: stelle(nr) };
}

function baustein(
  nr: number,
  name: string,
  quoteDesBausteins: DiaRegelstand['bausteine'][1]['quote'],
  zaehlt: boolean,
): DiaRegelstand['bausteine'][1] {
  return {
    name: { wert: name, regel: 'R7', fundstelle: stelle(520 + nr) },
    quote: quoteDesBausteins,
    zaehltZumFoerdervolumen: { wert: zaehlt, regel: 'R13', fundstelle: stelle(530 + nr) },
  };
}
