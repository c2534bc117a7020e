/** Der Teiler zwischen Tabelle und Aufgabenbereich: mit Maus und Pfeiltasten, gemerkt für das nächste Mal. */
import { teil } from './seite.ts';

const SCHLUESSEL = 'gk-breite-aufgabenbereich';
const MINDESTENS = 320;
const HOECHSTENS = 720;
const STANDARD = 390;
const SCHRITT = 20;

export function richteTeilerEin(): void {
  const teiler = teil('teiler');
  const setze = (breite: number) => {
    const grenze = Math.max(MINDESTENS, Math.min(HOECHSTENS, window.innerWidth - 420));
    const gueltig = Math.round(Math.min(Math.max(breite, MINDESTENS), grenze));
    document.documentElement.style.setProperty('--gk-bereich', `${gueltig}px`);
    teiler.setAttribute('aria-valuenow', String(gueltig));
    return gueltig;
  };
  teiler.setAttribute('aria-valuemin', String(MINDESTENS));
  teiler.setAttribute('aria-valuemax', String(HOECHSTENS));
  let breite = setze(gemerkteBreite());
  const aendere = (neu: number) => {
    breite = setze(neu);
    merke(breite);
  };
  teiler.addEventListener('keydown', (ereignis) => {
    if (ereignis.key === 'ArrowLeft') aendere(breite + SCHRITT);
    else if (ereignis.key === 'ArrowRight') aendere(breite - SCHRITT);
    else return;
    ereignis.preventDefault();
  });
  teiler.addEventListener('pointerdown', (ereignis) => teiler.setPointerCapture(ereignis.pointerId));
  teiler.addEventListener('pointermove', (ereignis) => {
    if (teiler.hasPointerCapture(ereignis.pointerId)) aendere(window.innerWidth - ereignis.clientX);
  });
  window.addEventListener('resize', () => setze(breite));
}

function gemerkteBreite(): number {
  try {
    return Number(localStorage.getItem(SCHLUESSEL)) || STANDARD;
  } catch {
    return STANDARD;
  }
}

function merke(breite: number): void {
  try {
    localStorage.setItem(SCHLUESSEL, String(breite));
  } catch {
    // Ohne Speicher gilt die Breite nur bis zum Neuladen.
  }
}
