/** Wie die Programme heißen: im Satz, in Überschriften und dort, wo auch die Maßnahme dabeistehen muss. */
export const PROGRAMMWORTE = {
  THM: { imSatz: 'Baustein 6', titel: 'Baustein 6', ganz: 'Baustein 6 (Teilhabemanagement)' },
  DIA: { imSatz: 'die Bausteine 1 bis 5', titel: 'Bausteine 1 bis 5', ganz: 'Bausteine 1 bis 5' },
} as const;
