/** Die Felder zu den Prüfangaben, über den Hinweisen, die nach ihnen fragen. */
import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Pruefangaben } from '../../../shared/antrag/pruefangaben.ts';
import type { Datum } from '../../../shared/grund/datum.ts';
import { useStile } from '../oberflaeche/stile.ts';
import {
  aufgehobene,
  hebeAuf,
  PRUEFFELDER,
  type Pruefeingaben,
  type Prueffeld,
  pruefangabenAus,
} from './prueffelder.ts';

const FELDER: Readonly<Record<Prueffeld, { readonly titel: string; readonly hilfe: string }>> = {
  abweichung: {
    titel: 'Abweichung melden ab mehr als … %',
    hilfe: 'freiwillig; steht im Bescheid oder in den Nebenbestimmungen. Ohne Angabe wird nicht geprüft',
  },
  partnertage: {
    titel: 'Nachweis der Partner, Tage vor unserer Frist',
    hilfe: 'freiwillig; wie im Vertrag vereinbart',
  },
  vorgelegtThm: { titel: 'Nachweis für Baustein 6 vorgelegt am', hilfe: 'freiwillig; sonst zählt der heutige Tag' },
  vorgelegtDia: {
    titel: 'Nachweis für die Bausteine 1 bis 5 vorgelegt am',
    hilfe: 'freiwillig; sonst zählt der heutige Tag',
  },
};

interface Pruefzustand {
  readonly angaben: Pruefangaben;
  readonly eingaben: Pruefeingaben;
  readonly fehler: Partial<Record<Prueffeld, string>>;
  aendere(feld: Prueffeld, text: string): void;
}

/** Die Angaben zu diesem Antrag; bei einem anderen gelten seine. */
export function usePruefangaben(antragId: string | null, heute: Datum): Pruefzustand {
  const [stand, setStand] = useState({ antragId, eingaben: aufgehobene(antragId, speicher()) });
  const eingaben = stand.antragId === antragId ? stand.eingaben : aufgehobene(antragId, speicher());
  return {
    eingaben,
    ...pruefangabenAus(eingaben, heute),
    aendere: (feld, text) => {
      const neu = { ...eingaben, [feld]: text };
      setStand({ antragId, eingaben: neu });
      hebeAuf(antragId, neu, speicher());
    },
  };
}

export function Pruefangabenfelder({ zustand }: { readonly zustand: Pruefzustand }) {
  const stile = useStile();
  return (
    <details>
      <summary className={stile.klappe}>Was die Hinweise prüfen</summary>
      <div className={`${stile.abschnitt} ${stile.schmaleFelder}`}>
        {PRUEFFELDER.map((feld) => (
          <Field
            key={feld}
            label={FELDER[feld].titel}
            hint={FELDER[feld].hilfe}
            validationMessage={zustand.fehler[feld]}
          >
            <Input value={zustand.eingaben[feld]} onChange={(_, { value }) => zustand.aendere(feld, value)} />
          </Field>
        ))}
        <p className={stile.klein}>
          Diese Angaben bleiben in diesem Browser, je Antrag; gespeichert werden sie mit keiner Version. Geprüft wird
          mit dem heutigen Tag.
        </p>
      </div>
    </details>
  );
}

/** Manche Browser werfen schon beim Zugriff. */
function speicher(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
