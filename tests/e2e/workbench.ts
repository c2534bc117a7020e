/** Die Workbench so bedient, wie eine Person es tut: Namenfeld, Tastatur, Knöpfe mit ihren Namen. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { WARTEZEIT_MS } from './browser.ts';
import type { Produkt } from './produkt.ts';

export interface Ansicht {
  readonly breite?: number;
  readonly hoehe?: number;
  readonly farben?: 'light' | 'dark';
  /** Die Farben gibt das System vor, wie im Kontrastmodus von Windows. */
  readonly kontrast?: boolean;
  /** Füllt den Speicher des Browsers vorab, etwa eine Mappe aus einem anderen Profil. */
  readonly speicher?: Readonly<Record<string, string>>;
  /** Läuft, bevor die Seite lädt. */
  readonly vorher?: (seite: Page) => Promise<void>;
}

export class Workbench {
  readonly seite: Page;
  readonly bereich: Locator;
  /** Fehler, die die Seite in der Konsole meldet; am Ende eines Tests muss die Liste leer sein. */
  readonly konsolenfehler: string[] = [];
  readonly #kontext: BrowserContext;

  private constructor(kontext: BrowserContext, seite: Page) {
    this.#kontext = kontext;
    this.seite = seite;
    this.bereich = seite.locator('#aufgabenbereich');
    seite.on('pageerror', (fehler) => this.konsolenfehler.push(String(fehler)));
    seite.on('console', (meldung) => {
      if (meldung.type() === 'error') this.konsolenfehler.push(`${meldung.text()} ${meldung.location().url}`);
    });
  }

  /** Öffnet die Workbench in einem eigenen Browserprofil und wartet, bis Tabelle und Plan da sind. */
  static async oeffne(browser: Browser, adresse: string, ansicht: Ansicht = {}): Promise<Workbench> {
    const { breite = 1440, hoehe = 900, farben = 'light', kontrast = false, speicher = {}, vorher } = ansicht;
    const kontext = await browser.newContext({
      viewport: { width: breite, height: hoehe },
      locale: 'de-DE',
      colorScheme: farben,
      forcedColors: kontrast ? 'active' : 'none',
      reducedMotion: 'reduce',
      storageState: {
        cookies: [],
        origins: [
          {
            origin: new URL(adresse).origin,
            localStorage: Object.entries(speicher).map(([name, value]) => ({ name, value })),
          },
        ],
      },
    });
    kontext.setDefaultTimeout(WARTEZEIT_MS);
    const workbench = new Workbench(kontext, await kontext.newPage());
    await vorher?.(workbench.seite);
    await workbench.seite.goto(adresse);
    await workbench.seite.locator('.o-grid').waitFor();
    await workbench.bereich.locator('table').first().waitFor({ state: 'attached' });
    return workbench;
  }

  async schliesse(): Promise<void> {
    await this.#kontext.close();
  }

  /** Springt über das Namenfeld zu einer Zelle. */
  async gehe(zelle: string): Promise<void> {
    const namenfeld = this.seite.getByLabel('Namenfeld');
    await namenfeld.click();
    await namenfeld.fill(zelle);
    await namenfeld.press('Enter');
    await this.seite.locator(`#zellansage[data-zelle="${zelle}"]`).waitFor({ state: 'attached' });
    await this.gezeichnet();
  }

  /**
   * Zwei Bilder warten: Vorher hat die Tabelle die neue Auswahl noch nicht gezeichnet, und so schnell tippt kein
   * Mensch.
   */
  async gezeichnet(): Promise<void> {
    await this.seite.evaluate(
      () => new Promise((weiter) => requestAnimationFrame(() => requestAnimationFrame(weiter))),
    );
  }

  /** Wartet, bis im Aufgabenbereich nichts mehr lädt und sich 100 ms lang nichts ändert. */
  async beruhigt(): Promise<void> {
    await this.bereich.evaluate(
      (bereich) =>
        new Promise<void>((ruhig) => {
          const laedt = () =>
            [...bereich.querySelectorAll('[role=tabpanel] p')].some(({ textContent }) => textContent?.endsWith(' …'));
          let uhr = 0;
          const vonVorn = () => {
            window.clearTimeout(uhr);
            uhr = window.setTimeout(() => {
              if (laedt()) return vonVorn();
              beobachter.disconnect();
              ruhig();
            }, 100);
          };
          const beobachter = new MutationObserver(vonVorn);
          beobachter.observe(bereich, { subtree: true, childList: true, characterData: true, attributes: true });
          vonVorn();
        }),
    );
  }

  /** Tippt in eine Zelle, so wie die Tasten es hergeben, und bestätigt mit Eingabe. */
  async tippe(zelle: string, text: string): Promise<void> {
    await this.gehe(zelle);
    await this.seite.keyboard.type(text);
    await this.seite.keyboard.press('Enter');
  }

  /** Tippt nacheinander in jede Zelle; Schlüssel ist ihre Adresse. */
  async fuelle(eingaben: Readonly<Record<string, string>>): Promise<void> {
    for (const [zelle, text] of Object.entries(eingaben)) await this.tippe(zelle, text);
  }

  /** Liest, was die Zelle zeigt. */
  async zeigt(zelle: string): Promise<string> {
    return (await this.#zelle(zelle)).wert ?? '';
  }

  /** Meldung zum Fehlerwert der Zelle; leer, wenn sie keinen hat. */
  async meldung(zelle: string): Promise<string> {
    return (await this.#zelle(zelle)).meldung ?? '';
  }

  async blatt(name: string): Promise<void> {
    await this.seite.locator('.o-sheet', { hasText: name }).click();
    await this.seite.locator(`#zellansage[data-blatt]`).waitFor({ state: 'attached' });
  }

  async reiter(name: 'Plan' | 'Zelle' | 'Versionen' | 'Abwicklung' | 'Prüfen' | 'Regeln'): Promise<void> {
    await this.bereich.getByRole('tab', { name, exact: true }).click();
  }

  async speichere(kommentar: string): Promise<void> {
    await this.reiter('Versionen');
    await this.bereich.getByLabel('Kommentar').fill(kommentar);
    await this.bereich.getByRole('button', { name: 'Version speichern' }).click();
  }

  /** Speichert und wartet, bis diese Version im Blatt liegt. */
  async speichereAls(version: number, kommentar: string): Promise<void> {
    await this.speichere(kommentar);
    await this.bereich.getByText(`Im Blatt liegt Version ${version}, unverändert.`).waitFor();
  }

  eintrag(version: number): Locator {
    return this.bereich
      .getByRole('list', { name: 'Versionen' })
      .getByRole('listitem')
      .filter({ hasText: `Version ${version}` });
  }

  async #zelle(zelle: string): Promise<DOMStringMap> {
    await this.gehe(zelle);
    return this.seite.locator('#zellansage').evaluate((element) => ({ ...(element as HTMLElement).dataset }));
  }
}

interface Arbeitsweise extends Ansicht {
  /** Diese Fehler darf die Seite melden. */
  readonly erwartet?: RegExp;
}

/** Öffnet die Workbench, führt aus und verlangt am Ende, dass die Seite keine unerwarteten Fehler gemeldet hat. */
export async function mitWorkbench(
  { browser, anwendung }: Produkt,
  arbeite: (workbench: Workbench) => Promise<void>,
  { erwartet, ...ansicht }: Arbeitsweise = {},
): Promise<void> {
  const workbench = await Workbench.oeffne(browser, anwendung.adresse, ansicht);
  try {
    await arbeite(workbench);
    expect(workbench.konsolenfehler.filter((fehler) => !erwartet?.test(fehler))).toEqual([]);
  } finally {
    await workbench.schliesse();
  }
}
