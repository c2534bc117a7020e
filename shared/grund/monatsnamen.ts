/** Die Monate, wie sie in Überschriften und Sätzen heißen; `MONATSNAMEN[0]` ist der Januar. */
export const MONATSNAMEN = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const;
