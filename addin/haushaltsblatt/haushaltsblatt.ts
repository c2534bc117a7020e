/** Die verlustfreie Abbildung Antrag ↔ Haushaltsblatt, rein und für Excel und Workbench dieselbe. */
export { antragAusBlatt, entwurfAusBlatt, type Lesung, type Problem } from './antrag-aus-blatt.ts';
export { blattAusAntrag, blattAusEntwurf, type Entwurf, leeresBlatt } from './blatt-aus-antrag.ts';
export { blattform } from './blattform.ts';
export { tabellenImGitter, tabellenInBlaettern } from './tabellen.ts';
export { type Zellplan, zelleZu } from './zellplan.ts';
