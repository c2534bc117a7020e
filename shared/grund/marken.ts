/**
 * Texte, die man nicht verwechseln darf. Zur Laufzeit bleiben es Texte; der Übersetzer nimmt einen Betrag nicht, wo ein
 * Tag erwartet wird, und einen Mandanten nicht, wo ein Antrag gemeint ist. Die Schemata vergeben die Marken. Ein Text
 * ohne Marke passt überall hin, damit feste Texte und Zeilen aus einer Datei keinen Zwang brauchen.
 */
declare const marke: unique symbol;
type Markiert<Name extends string> = string & { readonly [marke]?: Name };

/** Betrag in € als Dezimaltext: "65300.00". */
export type Betrag = Markiert<'Betrag'>;
/** Ein Tag als JJJJ-MM-TT. */
export type IsoTag = Markiert<'IsoTag'>;
/** Der Mandant: die Kommune, wie ihr Verzeichnis sie nennt. */
export type Tid = Markiert<'Tid'>;
/** Kennung eines Antrags, eine UUIDv7. */
export type AntragId = Markiert<'AntragId'>;
