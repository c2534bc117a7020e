/**
 * Die Tabellen nach dem Bescheid: anlegen, wenn jemand sie will, wiederherstellen, was fehlt, und was die Ablage zu der
 * Version kennt, auf der das Blatt aufbaut.
 */
import type { Abwicklung } from '../../../shared/antrag/abwicklung.ts';
import type { FestgehaltenerBescheid } from '../../../shared/antrag/bescheid.ts';
import { inHeutigerForm } from '../../../shared/antrag/formen.ts';
import type { Antrag } from '../../../shared/antrag/schema.ts';
import type { Entwurf } from '../../haushaltsblatt/blatt-aus-antrag.ts';
import { liesTabellen } from '../../haushaltsblatt/in-der-mappe.ts';
import type { Blattmodell } from '../../workbook/modell.ts';
import { bescheidzeilenFuer } from '../blatt/bescheide-im-blatt.ts';
import { fehlertext, type Steuerkern } from '../zustand/steuerkern.ts';
import type { Blattzustand } from '../zustand/zustand.ts';

/** Was die Ablage zu der Version sagt, auf der das Blatt aufbaut. */
export interface Gespeichertes {
  readonly version: number;
  readonly antrag: Antrag;
  readonly bescheide: readonly FestgehaltenerBescheid[];
}

type Plan = Extract<Blattzustand, { readonly art: 'plan' }>;

/** Nur {@link NachBescheid.gespeichertes} wirft; alles andere meldet, was nicht ging. */
export class NachBescheid {
  readonly #s: Steuerkern;
  #gemerkt: { readonly schluessel: string; readonly antwort: Promise<Gespeichertes> } | null = null;

  constructor(steuerung: Steuerkern) {
    this.#s = steuerung;
  }

  /** Jede Version wird nur einmal geholt; sie ändert sich nie. `null`, wo noch nichts gespeichert ist. @throws {Error} */
  async gespeichertes(): Promise<Gespeichertes | null> {
    const { merker, benutzer } = this.#s.zustand;
    if (!merker) return null;
    const schluessel = `${benutzer?.tid} ${merker.antragId} ${merker.basis}`;
    if (this.#gemerkt?.schluessel !== schluessel) {
      const antwort = this.#s.umgebung.ablage.version(merker.antragId, merker.basis).then((version) => {
        const { antrag, bescheide } = inHeutigerForm(version);
        return { version: version.version, antrag, bescheide: bescheide ?? [] };
      });
      this.#gemerkt = { schluessel, antwort };
      antwort.catch(() => {
        this.#gemerkt = null;
      });
    }
    return this.#gemerkt.antwort;
  }

  /**
   * Legt die Tabellen an: mit dem, was die Version schon nennt, sonst mit einer Zeile je Eintrag und Haushaltsjahr. Ohne
   * Auskunft der Ablage entsteht nichts, denn leere Tabellen leerten beim Speichern, was dort steht.
   */
  async legeAn(zahlweise: Abwicklung['zahlweise'] | null): Promise<void> {
    const blatt = await this.#s.liesBlatt();
    if (blatt.art !== 'plan')
      return this.#s.melde('warnung', 'Angelegt wurde nichts: Berichtigen Sie zuerst, was im Blatt nicht lesbar ist.');
    try {
      const gespeichert = await this.gespeichertes();
      const abwicklung = gespeichert?.antrag.abwicklung ?? (zahlweise && vorbereitet(blatt, zahlweise));
      if (!abwicklung)
        return this.#s.melde(
          'warnung',
          'Angelegt wurde nichts: Wählen Sie zuerst, wonach ein Ist einem Haushaltsjahr gehört.',
        );
      if (!(await this.#s.darfNotizenVerwerfen('Das Anlegen der Tabellen'))) return;
      const antrag = { ...blatt.antrag, abwicklung };
      const zeilen = await bescheidzeilenFuer(antrag, gespeichert?.bescheide ?? []);
      const { blattAusAntrag } = await import('../../haushaltsblatt/blatt-aus-antrag.ts');
      const erfolg = 'Die Tabellen nach dem Bescheid sind angelegt, unter denen des Plans.';
      if (await this.#s.schreibe(blattAusAntrag(antrag, zeilen), this.#s.zustand.merker, erfolg))
        await this.#zeigeIst();
    } catch (fehler) {
      this.#s.melde('fehler', `Angelegt wurde nichts. ${fehlertext(fehler)}`);
    }
  }

  /** Was fehlt, kommt aus der gespeicherten Version; was dasteht, bleibt. Fragt vorher. */
  async stelleTabellenHer(): Promise<void> {
    const { workbook } = this.#s.umgebung;
    try {
      const gespeichert = await this.gespeichertes();
      const { blattAusEntwurf } = await import('../../haushaltsblatt/blatt-aus-antrag.ts');
      const tabellen = await liesTabellen(workbook, this.#s.zustand.blattwahl, { eingabeAbschliessen: true });
      const { entwurfAusBlatt } = await import('../../haushaltsblatt/antrag-aus-blatt.ts');
      const entwurf = tabellen && entwurfAusBlatt(tabellen, gespeichert?.antrag.abwicklung ?? null);
      if (!entwurf)
        return this.#s.melde(
          'warnung',
          'Das Blatt bleibt, wie es ist: Auch Tabellen oder Spalten des Plans fehlen; der Tab „Plan“ nennt sie.',
        );
      const woher = gespeichert
        ? `so, wie sie in Version ${gespeichert.version} stehen`
        : 'leer, denn gespeichert ist noch nichts';
      const ja = await this.#s.frage({
        titel: 'Fehlende Tabellen wiederherstellen?',
        text: `Die fehlenden Tabellen entstehen neu, ${woher}. Was in einer Tabelle mit geänderten Überschriften steht, entfällt. Danach können Sie den Schritt einmal rückgängig machen.`,
        bestaetigen: 'Wiederherstellen',
      });
      if (!ja) return;
      const bescheide = gespeichert ? await bescheidzeilenFuer(gespeichert.antrag, gespeichert.bescheide) : [];
      await this.#s.schreibe(
        blattAusEntwurf({ ...entwurf, bescheide }),
        this.#s.zustand.merker,
        'Die fehlenden Tabellen stehen wieder da.',
      );
    } catch (fehler) {
      this.#s.melde('fehler', `Das Blatt bleibt, wie es ist. ${fehlertext(fehler)}`);
    }
  }

  /**
   * Dasselbe Blatt neu, mit allen Tabellen, die es hat. Bescheide kommen aus der Ablage; gibt sie gerade keine Auskunft,
   * bleiben die Zeilen, wie sie dastehen.
   */
  async neuesBlatt(
    { antrag, gelesen }: Plan,
    weiteres: Pick<Entwurf, 'regelstandJeStelle'> = {},
  ): Promise<Blattmodell> {
    const abwicklung = gelesen?.tabellen.abwicklung;
    const { blattAusAntrag, blattAusEntwurf } = await import('../../haushaltsblatt/blatt-aus-antrag.ts');
    if (!abwicklung) return blattAusAntrag(antrag, [], weiteres);
    const gespeichert = await this.gespeichertes().catch(() => null);
    const { bescheidzeilenAus } = await import('../../haushaltsblatt/bescheidtabelle.ts');
    const bescheide = gespeichert
      ? await bescheidzeilenFuer(antrag, gespeichert.bescheide)
      : bescheidzeilenAus(abwicklung.tabellen.bescheide);
    const { stellen, massnahmen, abwicklung: eingetragen = null, ...kopfdaten } = antrag;
    return blattAusEntwurf({ kopfdaten, stellen, massnahmen, abwicklung: eingetragen, bescheide, ...weiteres });
  }

  /** Ersetzt die Abwicklung im Blatt, etwa durch eingefügte Buchungen; als ein Schritt, der sich zurücknehmen lässt. */
  async schreibe(blatt: Plan, abwicklung: Abwicklung, erfolg: string): Promise<boolean> {
    if (!(await this.#s.darfNotizenVerwerfen('Das Eintragen'))) return false;
    const modell = await this.neuesBlatt({ ...blatt, antrag: { ...blatt.antrag, abwicklung } });
    return this.#s.schreibe(modell, this.#s.zustand.merker, erfolg);
  }

  async #zeigeIst(): Promise<void> {
    const { blatt } = this.#s.zustand;
    const zelle = blatt.art === 'plan' ? blatt.lesung.zellen.get('abwicklung.ist[0].betrag') : undefined;
    if (zelle) await this.#s.umgebung.workbook.springeZu(zelle);
  }
}

/** Eine Zeile je Eintrag und Haushaltsjahr, noch ohne Beträge. */
function vorbereitet({ ergebnis }: Plan, zahlweise: Abwicklung['zahlweise']): Abwicklung {
  const ist = ergebnis.finanzierungsplan.zeilen.flatMap(({ id, art, haushaltsjahr }) =>
    art === 'kuerzung' || haushaltsjahr === null
      ? []
      : [{ id, haushaltsjahr, betrag: null, monate: null, andereMittel: null }],
  );
  return { besetzung: [], ist, abrufe: [], weiterleitungen: [], konten: [], zahlweise };
}
