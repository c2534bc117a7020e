/**
 * Tabellenfunktionen lesen deutsche Texte wie ein deutsches Excel: Tage als „31.12.2020“ und in TEXT die deutschen
 * Zeichen für Formate.
 */
import { registries } from '@odoo/o-spreadsheet';
import { seriennummer } from './tagestext.ts';

/** Diese Funktionen nehmen einen Tag auch als Text. */
const MIT_TAGEN = [
  ...['YEAR', 'MONTH', 'DAY', 'EDATE', 'EOMONTH', 'DAYS', 'DAYS360', 'YEARFRAC', 'DATEDIF', 'WEEKDAY', 'WEEKNUM'],
  ...['ISOWEEKNUM', 'NETWORKDAYS', 'NETWORKDAYS.INTL', 'WORKDAY', 'WORKDAY.INTL', 'TEXT', 'VALUE'],
];

interface Argument {
  readonly value: unknown;
}
type Rechnung = (this: unknown, ...argumente: unknown[]) => unknown;

/** Einmal, bevor die deutschen Namen entstehen. */
export function lehreDeutscheWerte(): void {
  ersetze(
    'TEXT',
    (rechne) =>
      function (this: unknown, zahl, format) {
        return rechne.call(this, zahl, istText(format) ? { ...format, value: liesFormat(format.value) } : format);
      },
  );
  ersetze(
    'DATEVALUE',
    (rechne) =>
      function (this: unknown, text) {
        return (istText(text) ? seriennummer(text.value) : null) ?? rechne.call(this, text);
      },
  );
  for (const name of MIT_TAGEN)
    ersetze(
      name,
      (rechne) =>
        function (this: unknown, ...argumente) {
          return rechne.call(
            this,
            ...argumente.map((argument) => (Array.isArray(argument) ? alleTage(argument) : tag(argument))),
          );
        },
    );
}

function ersetze(name: string, mache: (rechne: Rechnung) => Rechnung): void {
  const funktion = registries.functionRegistry.get(name) as unknown as { compute: Rechnung };
  registries.functionRegistry.replace(name, {
    ...funktion,
    compute: mache(funktion.compute),
  } as unknown as Parameters<typeof registries.functionRegistry.replace>[1]);
}

function istText(argument: unknown): argument is Argument & { readonly value: string } {
  return typeof (argument as Argument | undefined)?.value === 'string';
}

function tag(argument: unknown): unknown {
  const nummer = istText(argument) ? seriennummer(argument.value) : null;
  return nummer === null ? argument : { ...(argument as Argument), value: nummer };
}

function alleTage(bereich: readonly unknown[]): unknown[] {
  return bereich.map((spalte) => (Array.isArray(spalte) ? spalte.map(tag) : tag(spalte)));
}

/** Tag, Monat, Jahr, Stunde, Minute, Sekunde: deutsch wie englisch abgekürzt. */
const DATUMSZEICHEN: Readonly<Record<string, string>> = { t: 'd', j: 'y' };
const IN_ANFUEHRUNG = /("[^"]*"|\\.)/;

/**
 * „TT.MM.JJJJ“ → „dd.mm.yyyy“, „#.##0,00 €“ → „#,##0.00 €“. „0.00“ ohne Komma bleibt, wie es ist: Der Punkt trennt nur
 * vor drei Ziffern Tausender.
 */
export function liesFormat(format: string): string {
  const teile = format.split(IN_ANFUEHRUNG);
  const gemeint = teile.filter((_, i) => i % 2 === 0).join('');
  if (/^standard$/i.test(format.trim())) return '';
  const istDatum = /[tjdymhs]/i.test(gemeint);
  const deutsch = gemeint.includes(',') || /\.(##0|000)/.test(gemeint);
  const uebersetze = (teil: string) => {
    if (istDatum) return teil.toLowerCase().replaceAll(/[tj]/g, (zeichen) => DATUMSZEICHEN[zeichen] ?? zeichen);
    return deutsch ? teil.replaceAll(/[.,]/g, (zeichen) => (zeichen === '.' ? ',' : '.')) : teil;
  };
  // Ein Währungszeichen ist in o-spreadsheet nur in Anführungszeichen erlaubt.
  return teile.map((teil, i) => (i % 2 === 0 ? uebersetze(teil).replaceAll('€', '"€"') : teil)).join('');
}
