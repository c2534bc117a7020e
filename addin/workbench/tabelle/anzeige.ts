/** Zeigt das Modell mit der Oberfläche von o-spreadsheet an. */
import { type Model, Spreadsheet, stores } from '@odoo/o-spreadsheet';
import vorlagen from '@odoo/o-spreadsheet/dist/o_spreadsheet.xml';
import { App } from '@odoo/owl';
import { passeZoomAn } from './anfangszoom.ts';
import { bewegeMitEingabe } from './eingabetaste.ts';
import { zeigeSchmaleZahlenAlsRauten } from './schmale-zahlen.ts';
import { haltSchnellesTippenRichtig } from './schnelles-tippen.ts';
import { haltUeberschriftenImBlick } from './spaltenkopf.ts';
import type { Bedienung } from './workbench-workbook.ts';
import { fuegeMitStrgPlusEin } from './zeilentaste.ts';

export interface Rueckmeldungen {
  hinweis(text: string): void;
  fehler(text: string, danach?: () => void): void;
  frage(text: string, bestaetigung?: string): Promise<boolean>;
}

/** Gibt die Bedienung der Tabelle nach außen, die o-spreadsheet nur seinen eigenen Bausteinen zeigt. */
class Tabelle extends Spreadsheet {
  static bedienung: Omit<Bedienung, 'frage'> | null = null;

  override setup(): void {
    super.setup();
    // biome-ignore lint/correctness/useHookAtTopLevel: in OWL gehören Hooks in `setup`, mit React hat das nichts zu tun
    const eingabe = stores.useStore(stores.CellComposerStore);
    Tabelle.bedienung = {
      beendeEingabe: () => {
        if (eingabe.editionMode !== 'inactive') eingabe.stopEdition();
        return eingabe.editionMode === 'inactive';
      },
      fokussiere: () => this.focusGrid(),
    };
  }
}

/** Baut die Tabelle in `ziel` auf. Die Texte ihrer Vorlagen sind seit dem Bauen deutsch. */
export async function zeigeMappe(model: Model, ziel: HTMLElement, rueckmeldungen: Rueckmeldungen): Promise<Bedienung> {
  haltSchnellesTippenRichtig();
  bewegeMitEingabe();
  fuegeMitStrgPlusEin();
  zeigeSchmaleZahlenAlsRauten();
  haltUeberschriftenImBlick();
  const app = new App(Tabelle, {
    // Auch in schmalen Fenstern und bei starker Vergrößerung bleiben Menüs und Symbolleiste.
    env: { isSmall: false } as unknown as Spreadsheet['env'],
    templates: vorlagen,
    props: {
      model,
      // Wechselt das System später, bleibt die Tabelle bis zum nächsten Öffnen, wie sie ist: Ein Neuaufbau risse eine
      // Eingabe ab.
      colorScheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
      notifyUser: ({ text }: { text: string }) => rueckmeldungen.hinweis(String(text)),
      raiseError: (text: string, danach?: () => void) => rueckmeldungen.fehler(String(text), danach),
      askConfirmation: (text: string, ja: () => void, nein?: () => void) =>
        void rueckmeldungen.frage(String(text)).then((bestaetigt) => (bestaetigt ? ja() : nein?.())),
    },
  });
  await app.mount(ziel);
  passeZoomAn(model, ziel.clientWidth);
  if (!Tabelle.bedienung) throw new Error('Die Tabelle ist nicht bereit.');
  return { ...Tabelle.bedienung, frage: rueckmeldungen.frage };
}
