/** Welcher Antrag geprüft wird: der im Blatt, oder einer aus der Suche. */

import { Badge, Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { sichtbar } from '../../../shared/grund/zeichen.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Antragskarte } from '../oberflaeche/Antragskarte.tsx';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import type { Pruefen, Pruefstand } from './pruefen.ts';

const useAuswahlstil = makeStyles({
  suche: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'flex-end' },
  feld: { flexGrow: 1, minWidth: '150px' },
});

export function Antragsauswahl({
  pruefen,
  stand,
  imBlatt,
}: {
  readonly pruefen: Pruefen;
  readonly stand: Pruefstand;
  readonly imBlatt: string | null;
}) {
  const stile = useStile();
  const { wahl, treffer } = stand;
  useEffect(() => {
    if (imBlatt === null && wahl.art === 'keine' && treffer.art === 'ungeladen') void pruefen.suche('');
  }, [imBlatt, wahl.art, treffer.art, pruefen]);
  return (
    <Abschnitt titel="Antrag">
      {wahl.art === 'keine' && (
        <p className={stile.absatz}>
          Das Haushaltsblatt gehört zu keinem gespeicherten Antrag. Wählen Sie, welcher geprüft werden soll.
        </p>
      )}
      {wahl.art !== 'keine' && (
        <Ladeanzeige ladung={wahl} wartetext="Antrag wird geladen" erneut={() => void pruefen.waehle(wahl.antragId)} />
      )}
      {wahl.art === 'da' && (
        <div>
          <p className={stile.titel}>{sichtbar(wahl.antrag.titel ?? 'Antrag')}</p>
          <p className={stile.klein}>
            {wahl.antrag.neueste === 1 ? '1 Version' : `${wahl.antrag.neueste} Versionen`}
            {wahl.antrag.antragId === imBlatt ? ', im Blatt' : ''}
          </p>
        </div>
      )}
      {treffer.art === 'ungeladen' && wahl.art !== 'keine' && (
        <div>
          <Button onClick={() => void pruefen.suche('')}>Anderen Antrag wählen</Button>
        </div>
      )}
      {treffer.art !== 'ungeladen' && <Suche pruefen={pruefen} stand={stand} schliessbar={wahl.art !== 'keine'} />}
    </Abschnitt>
  );
}

function Suche({
  pruefen,
  stand,
  schliessbar,
}: {
  readonly pruefen: Pruefen;
  readonly stand: Pruefstand;
  readonly schliessbar: boolean;
}) {
  const stile = useStile();
  const eigene = useAuswahlstil();
  const { treffer } = stand;
  const [suche, setSuche] = useState('');
  return (
    <>
      <form
        aria-label="Antrag suchen"
        className={eigene.suche}
        onSubmit={(ereignis) => {
          ereignis.preventDefault();
          void pruefen.suche(suche);
        }}
      >
        <Field label="Titel oder Kommune" className={eigene.feld}>
          <Input type="search" value={suche} maxLength={200} onChange={(_, daten) => setSuche(daten.value)} />
        </Field>
        <Button type="submit">Suchen</Button>
        {schliessbar && <Button onClick={() => pruefen.schliesseSuche()}>Schließen</Button>}
      </form>
      <div className={stile.abschnitt} aria-live="polite">
        <Ladeanzeige ladung={treffer} wartetext="Anträge werden gesucht" />
        {treffer.art === 'da' && treffer.eintraege.length === 0 && (
          <p className={stile.absatz}>
            {stand.suche === '' ? 'Es ist noch kein Antrag gespeichert.' : `Kein Antrag enthält „${stand.suche}“.`}
          </p>
        )}
      </div>
      {treffer.art === 'da' && treffer.eintraege.length > 0 && (
        <ul className={stile.liste} aria-label="Anträge zum Prüfen">
          {treffer.eintraege.map((eintrag) => (
            <Antragskarte
              key={eintrag.antragId}
              antrag={eintrag}
              mitKommune
              aktion={(titelId) => (
                <Button
                  size="small"
                  aria-describedby={titelId}
                  onClick={() => void pruefen.waehle(eintrag.antragId, eintrag.titel, eintrag.neuesteVersion)}
                >
                  Wählen
                </Button>
              )}
            >
              {eintrag.festgeschrieben && (
                <Badge appearance="outline" color="informative">
                  festgeschrieben
                </Badge>
              )}
            </Antragskarte>
          ))}
        </ul>
      )}
      {treffer.art === 'da' && treffer.cursor !== null && (
        <Button onClick={() => void pruefen.weitereTreffer()}>Weitere Anträge zeigen</Button>
      )}
    </>
  );
}
