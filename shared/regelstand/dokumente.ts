/** Die Quelldokumente, auf die jede Fundstelle verweist. */
export const DOKUMENTE = {
  konzept: 'Konzept Teilhabemanagement (Vorlage Aachen vom 23.01.2020, Anlage 3)',
  vorlageAachen: 'Vorlage der Stadt Aachen vom 23.01.2020',
  iaqBericht: 'IAQ, zweiter Zwischenbericht, Oktober 2020',
  gibDokumentation: 'G.I.B., Dokumentation des 14. Werkstattgesprächs',
  vorlageRheinKreisNeuss: 'Vorlage des Rhein-Kreises Neuss',
  vorlage174367: 'Landtag NRW, Vorlage 17/4367 vom 08.12.2020',
  bgb: 'Bürgerliches Gesetzbuch',
  vwvfgNrw: 'Verwaltungsverfahrensgesetz Nordrhein-Westfalen (VwVfG NRW)',
  vvg44: 'Verwaltungsvorschriften zu § 44 LHO NRW (VVG)',
  anbestP: 'Allgemeine Nebenbestimmungen für Zuwendungen zur Projektförderung (ANBest-P)',
  basiszinstabelle: 'Tabelle der Basiszinssätze (Sekundärquelle, bei der Bundesbank zu prüfen)',
  faqDurchstarten: 'Fragen und Antworten zum Programm „Durchstarten in Ausbildung und Arbeit“',
  bezirksregierungArnsberg: 'Bezirksregierung Arnsberg, Hinweise zur Integrationspauschale',
  richtlinieSchulsozialarbeit: 'Richtlinie zur Förderung der Schulsozialarbeit in Nordrhein-Westfalen vom 22.09.2021',
  richtlinieSchulsozialarbeit2025: 'Neue Richtlinie zur Förderung der Schulsozialarbeit in Nordrhein-Westfalen (2025)',
  richtlinieKim: 'Richtlinie Kommunales Integrationsmanagement Nordrhein-Westfalen vom 12.12.2024',
  fachkonzept: 'Auslegung des GK Förderrechners',
} as const;

export type DokumentId = keyof typeof DOKUMENTE;
