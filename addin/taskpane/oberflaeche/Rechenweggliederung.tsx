/** Ein gegliederter Rechenweg: das Ergebnis zuerst, darunter jeder Summand zum Aufklappen. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GegliederterRechenweg, Rechenwegteil } from '../../../shared/antrag/rechenweg-gliederung.ts';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { Schrittliste } from './Schrittliste.tsx';
import { useStile } from './stile.ts';

const useTeilstil = makeStyles({
  teil: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

export function Rechenweggliederung({ weg: { ergebnis, teile } }: { readonly weg: GegliederterRechenweg }) {
  const stile = useStile();
  return (
    <div className={stile.abschnitt}>
      <Schrittliste schritte={[ergebnis]} />
      {/* Ein einzelner Teil ist die ganze Erklärung: Dann gibt es nichts auszuwählen. */}
      {teile.map((teil) => (
        <Teil key={teil.titel} teil={teil} anfangsOffen={teile.length === 1} />
      ))}
    </div>
  );
}

function Teil({ teil, anfangsOffen }: { readonly teil: Rechenwegteil; readonly anfangsOffen: boolean }) {
  const stile = useStile();
  const eigene = useTeilstil();
  const [offen, setOffen] = useState(anfangsOffen);
  return (
    <details className={eigene.teil} open={offen} onToggle={(ereignis) => setOffen(ereignis.currentTarget.open)}>
      <summary className={stile.klappe}>{sichtbar(teil.titel)}</summary>
      {offen && <Schrittliste schritte={teil.zeilen()} />}
    </details>
  );
}
