/** Welcher Antrag geprüft wird: der im Blatt, oder einer aus der Suche. */
import { Badge, Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { Antragskarte } from '../oberflaeche/Antragskarte.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { Warten } from '../oberflaeche/Warten.tsx';
import type { Pruefen, Pruefstand, Treffer } from './pruefen.ts';

const useAuswahlstil = makeStyles({
  suche: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'flex-end' },
  feld: { flexGrow: 1, minWidth: '150px' },
});

export function Antragsauswahl({ pruefen, stand, imBlatt }: { readonly pruefen: Pruefen; readonly stand: Pruefstand; readonly imBlatt: string | null }) {
  const stile = useStile();
  const { wahl, treffer } = stand;
  useEffect(() => {
    if (imBlatt === null && wahl.art === 'keine' && treffer === null) void pruefen.suche('');
  }, [imBlatt, wahl.art, treffer, pruefen]);
  return (
    <Abschnitt titel="Antrag">
      {wahl.art === 'keine' && (
        <p className={stile.absatz}>Das Haushaltsblatt gehört zu keinem gespeicherten Antrag. Wählen Sie, welcher geprüft werden soll.</p>
      )}
      {wahl.art === 'laedt' && <Warten text="Antrag wird geladen" />}
      {wahl.art === 'fehler' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            {wahl.meldung} <Button onClick={() => void pruefen.waehle(wahl.antragId)}>Erneut versuchen</Button>
          </MessageBarBody>
        </MessageBar>
      )}
      {wahl.art === 'da' && (
        <div>
          <p className={stile.titel}>{wahl.antrag.titel ?? 'Antrag'}</p>
          <p className={stile.klein}>
            {wahl.antrag.neueste === 1 ? '1 Version' : `${wahl.antrag.neueste} Versionen`}
            {wahl.antrag.antragId === imBlatt ? ', im Blatt' : ''}
          </p>
        </div>
      )}
      {treffer === null && wahl.art !== 'keine' && (
        <div>
          <Button onClick={() => void pruefen.suche('')}>Anderen Antrag wählen</Button>
        </div>
      )}
      {treffer !== null && <Suche pruefen={pruefen} treffer={treffer} schliessbar={wahl.art !== 'keine'} />}
    </Abschnitt>
  );
}

function Suche({ pruefen, treffer, schliessbar }: { readonly pruefen: Pruefen; readonly treffer: Treffer; readonly schliessbar: boolean }) {
  const stile = useStile();
  const eigene = useAuswahlstil();
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
        {treffer.art === 'laedt' && <Warten text="Anträge werden gesucht" />}
        {treffer.art === 'fehler' && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{treffer.meldung}</MessageBarBody>
          </MessageBar>
        )}
        {treffer.art === 'da' && treffer.eintraege.length === 0 && (
          <p className={stile.absatz}>{treffer.suche === '' ? 'Es ist noch kein Antrag gespeichert.' : `Kein Antrag enthält „${treffer.suche}“.`}</p>
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
                <Button size="small" aria-describedby={titelId} onClick={() => void pruefen.waehle(eintrag.antragId, eintrag.titel, eintrag.neuesteVersion)}>
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
      {treffer.art === 'da' && treffer.cursor !== null && <Button onClick={() => void pruefen.suche('', true)}>Weitere Anträge zeigen</Button>}
    </>
  );
}
