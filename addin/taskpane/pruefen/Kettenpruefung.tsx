/** Kette und Nachrechnen aller Versionen: von der Ablage, oder hier noch einmal. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { BRUCHGRUENDE } from '../../../shared/antrag/kette.ts';
import { deutscherWert } from '../../../shared/grund/zahlformat.ts';
import { Abschnitt } from '../oberflaeche/Abschnitt.tsx';
import { ansageZu, Fortschritt } from '../oberflaeche/Fortschritt.tsx';
import { useStile } from '../oberflaeche/stile.ts';
import { Abweichungsliste } from './Abweichungsliste.tsx';
import { urteil } from './kettentexte.ts';
import type { Pruefen, Prueflauf } from './pruefen.ts';

const BRUECHE_HOECHSTENS = 20;

export function Kettenpruefung({ pruefen, lauf }: { readonly pruefen: Pruefen; readonly lauf: Prueflauf | null }) {
  const stile = useStile();
  const laeuft = lauf?.zustand === 'laeuft';
  return (
    <Abschnitt titel="Kette und Zahlen">
      <p className={stile.absatz}>
        „Prüfen“ fragt die Versionsablage. „Selbst nachrechnen“ holt alle gespeicherten Versionen und rechnet Hashes und
        Zahlen auf diesem Gerät nach.
      </p>
      <div className={stile.reihe}>
        <Button appearance="primary" disabledFocusable={laeuft} onClick={() => void pruefen.pruefe('server')}>
          Prüfen
        </Button>
        <Button disabledFocusable={laeuft} onClick={() => void pruefen.pruefe('selbst')}>
          Selbst nachrechnen
        </Button>
      </div>
      <div className={stile.verdeckt} role="status">
        {lauf && ansage(lauf)}
      </div>
      {lauf && laeuft && (
        <Fortschritt
          name="Prüfung der Versionen"
          text={`${deutscherWert(lauf.ergebnis.geprueft)} von ${deutscherWert(lauf.ergebnis.gesamt)} Versionen geprüft`}
          geschafft={lauf.ergebnis.geprueft}
          gesamt={lauf.ergebnis.gesamt}
          brichAb={() => pruefen.brichAb()}
        />
      )}
      {lauf && !laeuft && <Ergebnis lauf={lauf} />}
    </Abschnitt>
  );
}

function Ergebnis({ lauf }: { readonly lauf: Prueflauf }) {
  const stile = useStile();
  const { art, titel, text } = urteil(lauf);
  const { brueche, befunde, hash } = lauf.ergebnis;
  return (
    <>
      <MessageBar intent={art} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{titel}</MessageBarTitle> {text}
        </MessageBarBody>
      </MessageBar>
      {brueche.length > 1 && (
        <>
          <h3 className={stile.ueberschrift}>Brüche der Kette</h3>
          <ul className={stile.liste} aria-label="Brüche der Kette">
            {brueche.slice(0, BRUECHE_HOECHSTENS).map(({ version, grund }) => (
              <li key={`${version} ${grund}`} className={stile.karte}>
                Version {version}: {BRUCHGRUENDE[grund]}
              </li>
            ))}
          </ul>
          {brueche.length > BRUECHE_HOECHSTENS && (
            <p className={stile.klein}>Dazu {brueche.length - BRUECHE_HOECHSTENS} weitere.</p>
          )}
        </>
      )}
      {befunde.length > 0 && <Abweichungsliste befunde={befunde} />}
      {hash !== null && lauf.zustand === 'fertig' && (
        <details>
          <summary className={stile.kleineKlappe}>Mit einem Ausdruck vergleichen</summary>
          <p className={stile.klein}>
            SHA-256 von Version {lauf.ergebnis.geprueft}: <code style={{ overflowWrap: 'anywhere' }}>{hash}</code>
          </p>
        </details>
      )}
    </>
  );
}

function ansage(lauf: Prueflauf): string {
  const { geprueft, gesamt } = lauf.ergebnis;
  if (lauf.zustand === 'laeuft') return ansageZu(geprueft, gesamt, 'Versionen geprüft');
  const { titel, text } = urteil(lauf);
  return `${titel} ${text}`;
}
