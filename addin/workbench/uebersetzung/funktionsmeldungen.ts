/** Fehlermeldungen der Tabellenfunktionen auf Deutsch: gleichartige nach Mustern, alle anderen einzeln. */

const P = '%(?:\\(\\w+\\))?s';

/** [Muster der englischen Meldung, Deutsch]; `$1`, `$2` sind ihre Platzhalter. */
const MUSTER: readonly (readonly [RegExp, string])[] = (
  [
    [`^The .*\\((${P})\\) must be strictly positive\\.$`, 'Die Angabe %s muss größer als 0 sein.'],
    [`^The .*\\((${P})\\) must be positive or null\\.$`, 'Die Angabe %s darf nicht negativ sein.'],
    [`^The .*\\((${P})\\) must be positive\\.$`, 'Die Angabe %s muss größer als 0 sein.'],
    [`^The .*\\((${P})\\) must be (?:different from|not) zero\\.$`, 'Die Angabe %s darf nicht 0 sein.'],
    [`^The .*\\((${P})\\) must not be zero\\.$`, 'Die Angabe %s darf nicht 0 sein.'],
    [`^The .*\\((${P})\\) must be greater than or equal to 1\\.$`, 'Die Angabe %s muss mindestens 1 sein.'],
    [`^The .*\\((${P})\\) must be positive greater than one\\.$`, 'Die Angabe %s muss mindestens 1 sein.'],
    [`^The .*\\((${P})\\) must be one of (${P})\\.?$`, 'Die Angabe $1 ist nicht erlaubt, möglich sind: $2.'],
    [`^The .*\\((${P})\\) must be (?:smaller than 1)\\.$`, 'Die Angabe %s muss kleiner als 1 sein.'],
    [`^The .*\\((${P})\\) must be different from -1\\.$`, 'Die Angabe %s darf nicht −1 sein.'],
    [`^The .*\\((${P})\\) must be strictly greater than -1\\.$`, 'Die Angabe %s muss größer als −1 sein.'],
    [`^The .*\\((${P})\\) is out of range\\.$`, 'Die Angabe %s liegt außerhalb des Erlaubten.'],
    [`^The .*\\((${P})\\) cannot be parsed to date/time\\.$`, '„%s“ ist weder Datum noch Uhrzeit.'],
    [`^The .*\\((${P})\\) must be between -1 and 1 inclusive\\.$`, 'Die Angabe %s muss von −1 bis 1 gehen.'],
    [`^The .*\\((${P})\\) must be between -1 and 1 exclusive\\.$`, 'Die Angabe %s muss zwischen −1 und 1 liegen.'],
    [`^The .*\\((${P})\\) cannot be between -1 and 1 inclusive\\.$`, 'Die Angabe %s darf nicht von −1 bis 1 gehen.'],
    [
      `^The .*\\((${P})\\) must be between (\\d+) (?:to|and) (\\d+)(?: inclusive)?\\.$`,
      'Die Angabe $1 muss $2 bis $3 sein.',
    ],
    [`^The .*\\((${P})\\) must be (0 or 1|0, 1 or 2)\\.$`, 'Die Angabe %s muss 0, 1 oder, wo erlaubt, 2 sein.'],
    [
      `^The .*\\((${P})\\) must be (?:smaller or equal (?:to|than)|less than or equal(?: to)?) .*?\\(?(${P})\\)?\\.$`,
      'Die Angabe $1 darf nicht größer sein als $2.',
    ],
    [
      `^The .*\\((${P})\\) must be (?:strictly greater than|greater or equal to|greater than or equal to) .*?\\(?(${P})\\)?\\.$`,
      'Die Angabe $1 muss nach oder über $2 liegen.',
    ],
    [`^The .*\\((${P})\\) must be before .*\\((${P})\\)\\.$`, 'Der Tag $1 muss vor dem Tag $2 liegen.'],
    [`^The .*\\((${P})\\) must at most one year after .*\\((${P})\\)\\.$`, 'Der Tag $1 liegt zu weit nach dem Tag $2.'],
    [
      `^The (?:rows|columns) arguments? \\((${P})\\) must be greater or equal than the number of .*$`,
      'Die Angabe %s ist kleiner als der Bereich.',
    ],
    [
      `^The (?:rows|columns) arguments must be between -(${P}) and (${P}) \\(got (${P})\\), excluding 0\\.$`,
      'Die Zahl der Zeilen oder Spalten muss von −$1 bis $2 gehen und darf nicht 0 sein, nicht $3.',
    ],
    [
      `^(?:match_mode|match_end|search_mode|Format|Argument ignore).* (?:value|be) .*$`,
      'Eine Angabe zur Art der Suche ist nicht erlaubt.',
    ],
    [
      `^The (?:number of (?:rows|columns)|argument dimension) must be positive\\.?$`,
      'Die Anzahl muss größer als 0 sein.',
    ],
  ] as const
).map(([muster, deutsch]) => [new RegExp(muster), deutsch]);

const EINZELN: Readonly<Record<string, string>> = {
  'Function [[FUNCTION_NAME]] expects number values for %s, but got an empty value.':
    '[[FUNCTION_NAME]] erwartet Zahlen, eine Angabe (%s) ist leer.',
  'Function [[FUNCTION_NAME]] expects number values for %s, but got a string.':
    '[[FUNCTION_NAME]] erwartet Zahlen, eine Angabe (%s) ist Text.',
  'Function [[FUNCTION_NAME]] expects number values for %s, but got a boolean.':
    '[[FUNCTION_NAME]] erwartet Zahlen, eine Angabe (%s) ist ein Wahrheitswert.',
  '[[FUNCTION_NAME]] expects the provided values of %(argName)s to be a non-empty matrix.':
    '[[FUNCTION_NAME]] erwartet einen Bereich mit Werten (%(argName)s).',
  'Invalid function name %s. Function names can exclusively contain alphanumerical values separated by dots (.) or underscore (_)':
    'Der Funktionsname %s ist ungültig.',
  'Evaluation of function [[FUNCTION_NAME]] caused a divide by zero error.': '[[FUNCTION_NAME]] teilt durch null.',
  'The function [[FUNCTION_NAME]] expects a number value to be greater than or equal to 1, but receives %s.':
    '[[FUNCTION_NAME]] erwartet eine Zahl ab 1, nicht %s.',
  '[[FUNCTION_NAME]] has mismatched dimensions for argument %s (%s vs %s).':
    'Die Bereiche in [[FUNCTION_NAME]] sind verschieden groß (%s: %s und %s).',
  '[[FUNCTION_NAME]] has mismatched argument count %s vs %s.':
    'Die Reihen in [[FUNCTION_NAME]] sind verschieden lang (%s und %s).',
  '[[FUNCTION_NAME]] has mismatched range sizes.': 'Die Bereiche in [[FUNCTION_NAME]] sind verschieden groß.',
  'Matrix is not invertible': 'Die Matrix hat keine Inverse.',
  'The matrix is not invertible.': 'Die Matrix hat keine Inverse.',
  'Function [[FUNCTION_NAME]] A regression of order less than 1 cannot be possible.':
    '[[FUNCTION_NAME]] braucht mindestens den Grad 1.',
  'All ranges in [[FUNCTION_NAME]] must have the same number of columns (got %s).':
    'Alle Bereiche in [[FUNCTION_NAME]] brauchen gleich viele Spalten (%s).',
  'All the dates should be greater or equal to the first date in cashflow_dates (%s).':
    'Alle Zahlungstage müssen ab dem ersten (%s) liegen.',
  'All the ranges must have the same dimensions.': 'Alle Bereiche müssen gleich groß sein.',
  'Argument range must be a single row or column.': 'Der Bereich muss eine Zeile oder eine Spalte sein.',
  'At least one delimiter must be provided.': 'Ein Trennzeichen fehlt.',
  'Choice is undefined.': 'Die Auswahl fehlt.',
  'Consider using a dynamic pivot formula: %s. Or re-insert the static pivot from the Data menu.':
    'Diese Auswertung gibt es hier nicht: %s',
  "Dimensions don't match the pivot definition": 'Diese Auswertung gibt es hier nicht.',
  'There is no pivot with id "%s"': 'Eine Auswertung „%s“ gibt es nicht.',
  'The argument %s is not a valid measure. Here are the measures: %s': '%s ist kein Wert dieser Auswertung: %s',
  'Function PIVOT takes an even number of arguments.': 'Diese Funktion braucht eine gerade Zahl von Angaben.',
  'FILTER has mismatched sizes on the range and conditions.': 'In FILTER sind Bereich und Bedingung verschieden groß.',
  "Function [[FUNCTION_NAME]] didn't find any result.": '[[FUNCTION_NAME]] hat nichts gefunden.',
  'Function [[FUNCTION_NAME]] parameter 2 value (%s) is out of range.':
    'Die zweite Angabe (%s) von [[FUNCTION_NAME]] liegt außerhalb des Erlaubten.',
  'Function [[FUNCTION_NAME]] parameter 2 value is out of range.':
    'Die zweite Angabe von [[FUNCTION_NAME]] liegt außerhalb des Erlaubten.',
  'Height value is %(_height)s. It should be greater than or equal to 1.':
    'Die Höhe ist %(_height)s und muss mindestens 1 sein.',
  'Width value is %(_width)s. It should be greater than or equal to 1.':
    'Die Breite ist %(_width)s und muss mindestens 1 sein.',
  "In [[FUNCTION_NAME]] evaluation, cannot find '%s' within '%s'.": '[[FUNCTION_NAME]] findet „%s“ nicht in „%s“.',
  'In [[FUNCTION_NAME]], the number of columns of the first matrix (%s) must be equal to the           number of rows of the second matrix (%s).':
    'In [[FUNCTION_NAME]] müssen die Spalten der ersten Matrix (%s) zu den Zeilen der zweiten (%s) passen.',
  'In this context, the function [[FUNCTION_NAME]] needs to have a cell or range in parameter.':
    '[[FUNCTION_NAME]] braucht hier eine Zelle oder einen Bereich.',
  "Incompatible units of measure ('%s' vs '%s')": 'Die Einheiten „%s“ und „%s“ passen nicht zusammen.',
  "Invalid units of measure ('%s')": 'Die Einheit „%s“ gibt es nicht.',
  'Index for CHOOSE is invalid. Valid values are between 1 and %(choices)s inclusive.':
    'Die Nummer in WAHL muss 1 bis %(choices)s sein.',
  'Index out of range.': 'Die Nummer liegt außerhalb des Bereichs.',
  'Invalid regular expression': 'Das Muster ist kein regulärer Ausdruck.',
  'More than one match found in DGET evaluation.': 'DBAUSZUG findet mehr als einen passenden Wert.',
  'No capturing groups found.': 'Das Muster hat keine Gruppen.',
  'No match found in FILTER evaluation': 'FILTER findet keine passende Zeile.',
  'No match.': 'Kein Treffer.',
  'No matches found.': 'Kein Treffer.',
  'No results for the given arguments of TOCOL.': 'ZUSPALTE ergibt mit diesen Angaben nichts.',
  'No results for the given arguments of TOROW.': 'ZUZEILE ergibt mit diesen Angaben nichts.',
  'No text to split.': 'Es gibt keinen Text zu teilen.',
  'No unique values found': 'Es gibt keinen Wert, der nur einmal vorkommt.',
  'OFFSET evaluates to an out of bounds range.': 'BEREICH.VERSCHIEBEN führt aus dem Blatt.',
  'Only single-cell references are allowed to get the spilled range.': 'Hier ist nur eine einzelne Zelle erlaubt.',
  'R1C1 notation is not supported.': 'Die Z1S1-Schreibweise gibt es hier nicht.',
  'Reference should be defined.': 'Der Bezug fehlt.',
  'The argument square_matrix must have the same number of columns and rows.':
    'Die Matrix braucht gleich viele Zeilen wie Spalten.',
  'The arguments array_x and array_y must contain at least one pair of numbers.':
    'Die Reihen brauchen mindestens ein Paar von Zahlen.',
  'The arguments array_x and array_y must have the same dimensions.': 'Die Reihen müssen gleich groß sein.',
  'The arguments condition must be a single column or row.': 'Die Bedingung muss eine Zeile oder eine Spalte sein.',
  'The arguments conditions must have the same dimensions.': 'Die Bedingungen müssen gleich groß sein.',
  'The base must be different from 1.': 'Die Basis darf nicht 1 sein.',
  'The cashflow_amounts and cashflow_dates ranges must have the same dimensions.':
    'Zahlungen und Zahlungstage müssen gleich viele sein.',
  'The cell does not contain a formula.': 'In der Zelle steht keine Formel.',
  'The criteria range contains %s row, it must be at least 2 rows.':
    'Die Kriterien haben %s Zeile, nötig sind mindestens 2.',
  'The delimiter (%s) must be not be empty.': 'Das Trennzeichen (%s) darf nicht leer sein.',
  'The delimiters cannot be empty values.': 'Trennzeichen dürfen nicht leer sein.',
  'The exponent (%s) must be an integer when the base is negative.':
    'Der Exponent (%s) muss ganz sein, wenn die Basis negativ ist.',
  'The factor (%s) must be positive when the value (%s) is positive.':
    'Das Vielfache (%s) muss positiv sein, wenn die Zahl (%s) positiv ist.',
  'The field (%(fieldValue)s) must be one of %(dimRowDB)s or must be a number between 1 and %s inclusive.':
    'Das Feld (%(fieldValue)s) muss %(dimRowDB)s oder eine Nummer bis %s sein.',
  'The field must be a number or a string': 'Das Feld muss eine Nummer oder ein Text sein.',
  'The first and second arguments of [[FUNCTION_NAME]] must be non-empty matrices.':
    '[[FUNCTION_NAME]] erwartet zwei Bereiche mit Werten.',
  'The function [[FUNCTION_NAME]] result cannot be negative': '[[FUNCTION_NAME]] ergäbe eine negative Zahl.',
  'The function [[FUNCTION_NAME]] result must be greater than or equal 01/01/1900.':
    '[[FUNCTION_NAME]] ergäbe einen Tag vor dem 01.01.1900.',
  'The function code (%s) must be between 1 to 11 or 101 to 111.':
    'Die Funktionsnummer (%s) muss 1 bis 11 oder 101 bis 111 sein.',
  'The info_type should be one of %s.': 'Möglich sind: %s.',
  'The maximum (%s) and minimum (%s) must be integers when whole_number is TRUE.':
    'Die Grenzen (%s, %s) müssen ganze Zahlen sein.',
  'The number of rows can not be zero.': 'Die Anzahl der Zeilen darf nicht 0 sein.',
  'The number of rows or column to exclude must be smaller than the number of elements in the array.':
    'Es müssen Zeilen und Spalten übrig bleiben.',
  'The period must be between 1 and number_of_periods (%s)': 'Die Periode muss 1 bis %s sein.',
  'The range is out of bounds.': 'Der Bereich liegt außerhalb des Blatts.',
  'The range must be a single row or a single column.': 'Der Bereich muss eine Zeile oder eine Spalte sein.',
  'The result_range must be a single row or a single column.':
    'Der Ergebnisbereich muss eine Zeile oder eine Spalte sein.',
  'The reference is invalid.': 'Der Bezug ist ungültig.',
  'The search and match mode combination is not supported for XLOOKUP evaluation.':
    'Diese Verbindung von Suchrichtung und Vergleichsart gibt es nicht.',
  'The text_to_search must be non-empty.': 'Der Text darf nicht leer sein.',
  'The type (%s) must be between 1 and 3 or between 11 and 17.': 'Die Zählung (%s) muss 1 bis 3 oder 11 bis 17 sein.',
  'The value (%s) must be a valid base %s representation.': '„%s“ ist im Zahlensystem zur Basis %s keine Zahl.',
  'The weekend (%s) must be a string or a number in the range 1-7 or 11-17.':
    'Das Wochenende (%s) muss ein Muster oder eine Nummer von 1 bis 7 oder 11 bis 17 sein.',
  'The weekend must be a number or a string.': 'Das Wochenende muss eine Nummer oder ein Muster sein.',
  "The weekend must be different from '1111111'.": 'Nicht jeder Tag kann frei sein.',
  'There must be both positive and negative values in [payment_amount, present_value, future_value].':
    'Zahlung, Barwert und Endwert brauchen verschiedene Vorzeichen.',
  'There must be both positive and negative values in cashflow_amounts.':
    'Unter den Zahlungen müssen Ein- und Auszahlungen sein.',
  'Value for parameter %s is missing in [[FUNCTION_NAME]].': 'In [[FUNCTION_NAME]] fehlt die Angabe %s.',
  'Value not found in the given data.': 'Der Wert kommt nicht vor.',
  'When weekend is a string (%s) it must be composed of "0" or "1".':
    'Das Muster des Wochenendes (%s) besteht aus 0 und 1.',
  'Wrong number of arguments. Expected an even number of arguments.': 'Die Zahl der Angaben muss gerade sein.',
  'Wrong size for %s. Expected a range of size 1x%s. Got %sx%s.':
    'Der Bereich %s hat die falsche Größe: 1 mal %s erwartet, nicht %s mal %s.',
  "Wrong value of 'display_ties_mode'. Expected a positive number between 0 and 3. Got %s.":
    'Die Angabe muss 0 bis 3 sein, nicht %s.',
  "Wrong value of 'n'. Expected a positive number. Got %s.": 'Die Anzahl muss größer als 0 sein, nicht %s.',
  '[[FUNCTION_NAME]] evaluates to an out of bounds range.': '[[FUNCTION_NAME]] führt aus dem Blatt.',
  '[[FUNCTION_NAME]] evaluates to an out of range column value %s.':
    '[[FUNCTION_NAME]] führt zu einer Spalte außerhalb des Bereichs: %s.',
  '[[FUNCTION_NAME]] evaluates to an out of range row value %s.':
    '[[FUNCTION_NAME]] führt zu einer Zeile außerhalb des Bereichs: %s.',
  '[[FUNCTION_NAME]] expects number values.': '[[FUNCTION_NAME]] erwartet Zahlen.',
  '[[FUNCTION_NAME]] expects the weight to be positive or equal to 0.':
    '[[FUNCTION_NAME]] erwartet Gewichte, die nicht negativ sind.',
  'lookup_range should be either a single row or single column.':
    'Der Suchbereich muss eine Zeile oder eine Spalte sein.',
  'return_range should have the same dimensions as lookup_range.':
    'Ergebnisbereich und Suchbereich müssen gleich lang sein.',
  'start_date (%s) should be on or before end_date (%s).': 'Der Beginn (%s) muss vor dem Ende (%s) liegen.',
  "The formatting unit should be 'k', 'm' or 'b'.": 'Die Einheit muss „k“, „m“ oder „b“ sein.',
  'Invalid number of arguments for the %(functionName)s function. Repeatable arguments should be supplied in groups of %(nbrArgRepeating)s, with up to %(nbrArgOptional)s optional. Got %(nbrValueRemaining)s too many.':
    '%(functionName)s erwartet die wiederholten Angaben in Gruppen zu %(nbrArgRepeating)s, dazu höchstens %(nbrArgOptional)s freiwillige; %(nbrValueRemaining)s sind zu viel.',
};

/** Die deutsche Fassung einer Fehlermeldung, Platzhalter an ihrer Stelle; `null`, wenn es keine ist. */
export function funktionsmeldung(text: string): string | null {
  const einzeln = EINZELN[text];
  if (einzeln !== undefined) return einzeln;
  for (const [muster, deutsch] of MUSTER) {
    const teile = muster.exec(text);
    if (!teile) continue;
    return deutsch
      .replaceAll(/\$(\d)/g, (_, nummer: string) => teile[Number(nummer)] ?? '')
      .replace('%s', teile[1] ?? '');
  }
  return null;
}
