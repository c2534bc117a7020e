/** Was vor dem Überschreiben des Haushaltsblatts gefragt wird, auch nach Notizen neben den Tabellen. */
import type { Workbook } from '../../workbook/workbook.ts';
import { adresse } from '../../workbook/zellen.ts';
import type { Rueckfrage } from './zustand.ts';

const RUECKNEHMBAR = 'Danach können Sie den Schritt einmal rückgängig machen.';

/** `vorhaben` ist, was überschreibt, als Satzanfang; `notizen` der {@link notizensatz}. */
export function ueberschreiben(vorhaben: string, notizen: string): Rueckfrage {
  return {
    titel: 'Ungespeicherte Änderungen überschreiben?',
    text: `Im Haushaltsblatt stehen Angaben, die in keiner Version gespeichert sind. ${vorhaben} überschreibt sie.${notizen && ` ${notizen}`} ${RUECKNEHMBAR}`,
    bestaetigen: 'Trotzdem überschreiben',
  };
}

export function notizenVerwerfen(vorhaben: string, notizen: string): Rueckfrage {
  return {
    titel: 'Notizen neben den Tabellen verwerfen?',
    text: `${vorhaben} baut das Haushaltsblatt neu auf. ${notizen} ${RUECKNEHMBAR}`,
    bestaetigen: 'Notizen verwerfen',
  };
}

/** Welche Notizen entfielen, als Satz; leer, wenn es keine gibt. */
export async function notizensatz(workbook: Workbook): Promise<string> {
  const gitter = await workbook.leseHaushaltsblatt().catch(() => null);
  if (!gitter) return '';
  const { notizenIn } = await import('../../workbook/notizen.ts');
  const [erste, ...weitere] = notizenIn(gitter);
  if (!erste) return '';
  if (weitere.length === 0) return `Was in Zelle ${adresse(erste)} neben den Tabellen steht, entfällt.`;
  return `Was in ${weitere.length + 1} Zellen neben den Tabellen steht, zum Beispiel in ${adresse(erste)}, entfällt.`;
}
