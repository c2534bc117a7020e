/** Alle gespeicherten Versionen als Datei (JSON Lines), so wie sie gehasht wurden: für eine Prüfung ohne dieses Programm. */
import { Button } from '@fluentui/react-components';
import { dateinameMit } from '../format/dateiname.ts';
import { MEDIENTYP } from '../format/dateitypen.ts';
import { Dateistand } from '../oberflaeche/Dateistand.tsx';
import { useDateischreiben } from '../oberflaeche/dateischreiben.ts';
import { useStile } from '../oberflaeche/stile.ts';
import type { Pruefantrag, Pruefen } from './pruefen.ts';

export function Kettenausgabe({ pruefen, antrag }: { readonly pruefen: Pruefen; readonly antrag: Pruefantrag }) {
  const stile = useStile();
  const schreiben = useDateischreiben();
  const schreibe = () =>
    schreiben.schreibe({
      titel: 'Kette ausgeben',
      text: 'Die gespeicherten Versionen werden geholt.',
      fertigtext: 'Ausgegeben ist',
      endung: 'jsonl',
      erzeuge: async (abbruch) => {
        const zeilen: string[] = [];
        for (let cursor: string | null = null; ; ) {
          const seite = await pruefen.ablage.ausgabe(antrag.antragId, cursor, abbruch);
          zeilen.push(...seite.zeilen);
          cursor = seite.cursor;
          if (cursor === null) break;
        }
        return {
          name: dateinameMit('Versionskette', antrag.titel ?? 'Antrag', new Date(), 'jsonl'),
          inhalt: new Blob([`${zeilen.join('\n')}\n`], { type: MEDIENTYP.jsonl }),
        };
      },
    });
  return (
    <div className={stile.abschnitt}>
      <div className={stile.reihe}>
        <Button disabledFocusable={schreiben.stand.art === 'arbeitet'} onClick={() => void schreibe()}>
          Alle Versionen ausgeben (JSONL)
        </Button>
      </div>
      <Dateistand schreiben={schreiben} />
    </div>
  );
}
