/** Ein Schriftstück mitnehmen: Zwischenablage, PDF, Excel-Datei, CSV; was der Rufer dazu anbietet, steht daneben. */
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type Schriftstueck, tabellenIn } from '../../../shared/druck/schriftstueck.ts';
import { alsCsv, alsHtml, alsText } from '../../../shared/druck/tabellendatei.ts';
import { dateinameMit } from '../format/dateiname.ts';
import { MEDIENTYP } from '../format/dateitypen.ts';
import { Dateistand } from '../oberflaeche/Dateistand.tsx';
import { useDateischreiben } from '../oberflaeche/dateischreiben.ts';
import { useSteuerung } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { kopiere } from '../oberflaeche/zwischenablage.ts';
import type { Druckform } from './druck-arbeiter.ts';
import { druckeStueck } from './drucken.ts';

const FORMEN: Readonly<Record<Druckform | 'csv', string>> = { pdf: 'PDF', xlsx: 'Excel-Datei', csv: 'CSV' };

export function Mitnehmen(props: {
  readonly stueck: Schriftstueck;
  /** „Haushaltsseite“ */
  readonly name: string;
  /** Womit der Dateiname beginnt, und was darin auf ihn folgt. */
  readonly datei: readonly [anfang: string, wovon: string];
  readonly children?: ReactNode;
}) {
  const { stueck, name, datei, children } = props;
  const stile = useStile();
  const lege = useZwischenablage();
  const schreiben = useDateischreiben();
  const tabellen = () => tabellenIn(stueck);
  const schreibe = (form: Druckform | 'csv') =>
    schreiben.schreibe({
      titel: `${FORMEN[form]} schreiben`,
      text: `${FORMEN[form]}: ${name} wird geschrieben.`,
      fertigtext: 'Geschrieben ist',
      endung: form,
      erzeuge: async (abbruch) => ({
        name: dateinameMit(...datei, new Date(), form),
        inhalt:
          form === 'csv'
            ? new Blob([alsCsv(tabellen())], { type: MEDIENTYP.csv })
            : await druckeStueck(stueck, form, abbruch),
      }),
    });
  return (
    <div className={`${stile.abschnitt} gk-nicht-drucken`}>
      <section className={stile.reihe} aria-label={`${name} mitnehmen`}>
        <Button
          onClick={() =>
            void lege(
              { text: alsText(tabellen()), html: alsHtml(tabellen()) },
              'Die Tabellen liegen in der Zwischenablage.',
            )
          }
        >
          Als Tabelle kopieren
        </Button>
        {(['pdf', 'xlsx', 'csv'] as const).map((form) => (
          <Button key={form} disabledFocusable={schreiben.stand.art === 'arbeitet'} onClick={() => void schreibe(form)}>
            {FORMEN[form]}
          </Button>
        ))}
        {children}
      </section>
      <Dateistand schreiben={schreiben} />
    </div>
  );
}

/** Kopiert und sagt, ob es gelang. */
export function useZwischenablage(): (kopie: Parameters<typeof kopiere>[0], erfolg: string) => Promise<void> {
  const steuerung = useSteuerung();
  return async (kopie, erfolg) => {
    if (await kopiere(kopie)) steuerung.melde('erfolg', erfolg);
    else
      steuerung.melde(
        'fehler',
        'Hier lässt sich nichts in die Zwischenablage legen. Nehmen Sie stattdessen CSV oder die Excel-Datei.',
      );
  };
}
