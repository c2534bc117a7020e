/** Die Versionen des Antrags, neueste zuerst. */
import { Badge, Button, Field, Input, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { Fragment, useId, useState } from 'react';
import { STATUSNAMEN } from '../../../shared/antrag/version.ts';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import type { Belege } from '../../../shared/api/belegantworten.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { alsName, sichtbar } from '../../../shared/grund/zeichen.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { Ladeanzeige } from '../oberflaeche/Ladeanzeige.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { useBelege, Verankerung } from './Verankerung.tsx';
import { gefundene } from './versionssuche.ts';

const useVersionsstil = makeStyles({
  kopf: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    justifyContent: 'space-between',
  },
  marken: { display: 'inline-flex', gap: tokens.spacingHorizontalXS, flexWrap: 'wrap' },
});

export function Versionsliste() {
  const steuerung = useSteuerung();
  const { versionen, fortschritt } = useZustand();
  const stile = useStile();
  const id = useId();
  const [suche, setSuche] = useState('');
  const belege = useBelege(versionen.art === 'da' ? versionen.eintraege : KEINE);
  if (versionen.art !== 'da')
    return (
      <Ladeanzeige
        ladung={versionen}
        wartetext="Versionen werden geladen"
        erneut={() => void steuerung.listen.versionen()}
      />
    );
  const neueste = versionen.eintraege[0]?.version ?? 0;
  const gezeigt = gefundene(versionen.eintraege, suche);
  const gesucht = gezeigt !== versionen.eintraege;
  return (
    <>
      {(versionen.eintraege.length >= SUCHE_AB || suche !== '') && (
        <Field
          label="Suchen in Versionen"
          hint={
            gesucht
              ? `${deutscherWert(gezeigt.length)} von ${deutscherWert(versionen.eintraege.length)} ${versionen.cursor === null ? 'Versionen' : 'geladenen Versionen; „Alle laden“ durchsucht auch die übrigen'}`
              : 'Kommentar, Name, Tag, Status oder Nummer'
          }
        >
          <Input type="search" value={suche} onChange={(_, daten) => setSuche(daten.value)} />
        </Field>
      )}
      <ul className={stile.liste} aria-label="Versionen">
        {gezeigt.map((eintrag, i) => (
          <Fragment key={eintrag.version}>
            {!gesucht && <Luecke von={eintrag.version} bis={gezeigt[i - 1]?.version ?? null} />}
            <Version eintrag={eintrag} neueste={neueste} beleg={belege.get(eintrag.version)} />
          </Fragment>
        ))}
      </ul>
      {versionen.cursor !== null && !fortschritt && (
        <div className={stile.reihe}>
          <Button onClick={() => void steuerung.listen.versionen(true)}>Ältere Versionen zeigen</Button>
          <Button onClick={() => void steuerung.listen.alleVersionen()}>Alle laden</Button>
        </div>
      )}
      {fortschritt && (
        <div className={stile.abschnitt}>
          <p id={id} className={stile.klein} role="status">
            {deutscherWert(fortschritt.geladen)} von {deutscherWert(fortschritt.von)} Versionen geladen
          </p>
          <ProgressBar value={fortschritt.geladen} max={fortschritt.von} aria-labelledby={id} />
          <div>
            <Button onClick={() => steuerung.listen.brichAb()}>Laden abbrechen</Button>
          </div>
        </div>
      )}
    </>
  );
}

const KEINE: readonly Versionskopf[] = [];
/** Ab so vielen Versionen lohnt sich eine Suche. */
const SUCHE_AB = 4;

interface Versionsangaben {
  readonly eintrag: Versionskopf;
  readonly neueste: number;
  readonly beleg: Belege['eintraege'][number] | undefined;
}

/**
 * Zwischen zwei Versionen der Liste fehlt eine, oder sie ist so beschädigt, dass nicht einmal ihr Kopf zu lesen ist.
 */
function Luecke({ von, bis }: { readonly von: number; readonly bis: number | null }) {
  const stile = useStile();
  if (bis === null || bis - von < 2) return null;
  const welche = bis - von === 2 ? `Version ${von + 1} fehlt` : `Version ${von + 1} bis ${bis - 1} fehlen`;
  return (
    <li className={stile.karte}>
      {welche} oder {bis - von === 2 ? 'ist' : 'sind'} beschädigt. Die Prüfung im Tab „Prüfen“ nennt, was geschehen ist.
    </li>
  );
}

function Version({ eintrag, neueste, beleg }: Versionsangaben) {
  const steuerung = useSteuerung();
  const { merker, beschaeftigt } = useZustand();
  const stile = useStile();
  const eigene = useVersionsstil();
  const id = useId();
  return (
    <li className={stile.karte} aria-labelledby={id}>
      <div className={eigene.kopf}>
        <h3 id={id} className={stile.titel}>
          Version {eintrag.version}
        </h3>
        <span className={eigene.marken}>
          {eintrag.version === merker?.version && <Badge appearance="tint">im Blatt</Badge>}
          <Badge appearance="outline" color="informative">
            {STATUSNAMEN[eintrag.status]}
          </Badge>
          {eintrag.festgeschrieben && (
            <Badge appearance="outline" color="informative">
              festgeschrieben
            </Badge>
          )}
        </span>
      </div>
      {eintrag.kommentar !== '' && <p className={stile.absatz}>{sichtbar(eintrag.kommentar)}</p>}
      <div className={eigene.kopf}>
        <div>
          <p className={stile.klein}>
            {alsName(eintrag.autor.name)}, {zeitpunkt(eintrag.erstelltAm)}
          </p>
          <Verankerung beleg={beleg} hash={eintrag.hash} />
        </div>
        <Button
          size="small"
          aria-describedby={id}
          disabledFocusable={beschaeftigt !== null}
          onClick={() => merker && void steuerung.laden.version(merker.antragId, eintrag.version, neueste)}
        >
          Laden
        </Button>
      </div>
    </li>
  );
}
