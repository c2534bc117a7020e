/** Die Felder zu Zinsen: erster Tag, Zahlungen, Wechsel der Punkte. Zum Drucken und im Zinsrechner dieselben. */
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useStile } from '../oberflaeche/stile.ts';
import {
  LEERE_ZAHLUNG,
  ZAHLUNGEN_HOECHSTENS,
  type Zahlungseingabe,
  type Zinseingaben,
  type Zinsfehler,
  zahlungsfeld,
} from './zinseingaben.ts';

const useZahlungsstil = makeStyles({
  zahlung: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
  },
});

interface Zinsfelderangaben {
  readonly eingaben: Zinseingaben;
  readonly fehler: Zinsfehler;
  readonly aendere: (teil: Partial<Zinseingaben>) => void;
}

export function Zinsfelder({ eingaben, fehler, aendere }: Zinsfelderangaben) {
  return (
    <>
      <Field label="Erster verzinster Tag" hint="TT.MM.JJJJ" required validationMessage={fehler.ab}>
        <Input value={eingaben.ab} onChange={(_, { value }) => aendere({ ab: value })} />
      </Field>
      <Zahlungen eingaben={eingaben} fehler={fehler} aendere={aendere} />
      <Field
        label="3 statt 5 Punkte ab"
        hint="freiwillig; ohne Angabe durchgehend 3 Punkte"
        validationMessage={fehler.wechselAb}
      >
        <Input value={eingaben.wechselAb} onChange={(_, { value }) => aendere({ wechselAb: value })} />
      </Field>
    </>
  );
}

function Zahlungen({ eingaben: { zahlungen }, fehler, aendere }: Zinsfelderangaben) {
  const stile = useStile();
  const eigene = useZahlungsstil();
  const liste = useRef<HTMLDivElement>(null);
  const mehrere = zahlungen.length > 1;
  const setze = (nummer: number, teil: Partial<Zahlungseingabe>) =>
    aendere({ zahlungen: zahlungen.map((zahlung, i) => (i === nummer ? { ...zahlung, ...teil } : zahlung)) });
  /** Wer eine Zahlung hinzufügt oder entfernt, schreibt danach im Tag der letzten weiter. */
  const zurLetzten = () =>
    requestAnimationFrame(() =>
      [...(liste.current?.querySelectorAll('[data-zahlung]') ?? [])].at(-1)?.querySelector('input')?.focus(),
    );
  return (
    <div ref={liste} className={stile.abschnitt}>
      {zahlungen.map((zahlung, nummer) => {
        const wievielte = mehrere ? `${nummer + 1}. Zahlung, ` : '';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: eine Zahlung hat keine andere Kennung als ihren Platz
          <div key={nummer} data-zahlung="" className={eigene.zahlung}>
            <Field
              label={mehrere ? `${wievielte}gezahlt am` : 'Gezahlt am'}
              hint="dieser Tag trägt keine Zinsen"
              required={nummer === 0}
              validationMessage={fehler[zahlungsfeld('am', nummer)]}
            >
              <Input value={zahlung.am} onChange={(_, { value }) => setze(nummer, { am: value })} />
            </Field>
            <Field
              label={mehrere ? `${wievielte}Betrag in €` : 'Gezahlter Betrag in €'}
              hint={mehrere ? 'leer: der Rest' : 'leer: alles'}
              validationMessage={fehler[zahlungsfeld('betrag', nummer)]}
            >
              <Input value={zahlung.betrag} onChange={(_, { value }) => setze(nummer, { betrag: value })} />
            </Field>
            {mehrere && (
              <Button
                size="small"
                aria-label={`${nummer + 1}. Zahlung entfernen`}
                onClick={() => {
                  aendere({ zahlungen: zahlungen.filter((_, i) => i !== nummer) });
                  zurLetzten();
                }}
              >
                Entfernen
              </Button>
            )}
          </div>
        );
      })}
      <div>
        <Button
          size="small"
          disabledFocusable={zahlungen.length >= ZAHLUNGEN_HOECHSTENS}
          onClick={() => {
            aendere({ zahlungen: [...zahlungen, LEERE_ZAHLUNG] });
            zurLetzten();
          }}
        >
          Weitere Zahlung
        </Button>
      </div>
    </div>
  );
}
