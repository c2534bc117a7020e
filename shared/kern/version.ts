/**
 * Version des Rechenkerns; sie steht in jeder gespeicherten Version, damit ein Nachrechnen weiß, womit gerechnet wurde.
 */
export const KERN_VERSION = '1.0.0';
