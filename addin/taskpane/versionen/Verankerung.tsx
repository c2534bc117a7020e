/**
 * „verankert am …“ bei jeder Version. Ohne Anker, ohne Netz oder solange der Beleg unterwegs ist, steht nichts da:
 * Gespeichert ist trotzdem.
 */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Versionskopf } from '../../../shared/api/antworten.ts';
import type { Belege } from '../../../shared/api/belegantworten.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { useSteuerung, useZustand } from '../oberflaeche/kontext.ts';
import { useStile } from '../oberflaeche/stile.ts';
import { offeneBereiche } from './belegbereiche.ts';

type Beleg = Belege['eintraege'][number];

interface Bekannt {
  /** Kommune und Antrag, zu denen die Belege gehören. */
  readonly zu: string;
  readonly belege: ReadonlyMap<number, Beleg>;
  /** Nach diesen wurde gefragt, auch wenn es keinen Beleg gab. */
  readonly gefragt: ReadonlySet<number>;
  /** `false`: Es gibt keinen Anker, weiteres Fragen ist müßig. */
  readonly anker: boolean;
}

const NICHTS = { belege: new Map<number, Beleg>(), gefragt: new Set<number>(), anker: true } as const;

/** Die Belege der gezeigten Versionen; nach der neuesten wird wieder gefragt, solange sie keinen hat. */
export function useBelege(versionen: readonly Versionskopf[]): ReadonlyMap<number, Beleg> {
  const { umgebung } = useSteuerung();
  const { benutzer, merker } = useZustand();
  const antragId = merker?.antragId;
  const zu = `${benutzer?.tid}/${antragId}`;
  const [bekannt, setBekannt] = useState<Bekannt>({ zu, ...NICHTS });
  const meine = bekannt.zu === zu ? bekannt : { zu, ...NICHTS };

  // biome-ignore lint/correctness/useExhaustiveDependencies: Die Liste entscheidet, nicht jede Antwort.
  useEffect(() => {
    if (antragId === undefined || !meine.anker) return;
    let vorbei = false;
    const neueste = versionen[0]?.version ?? 0;
    const offen = versionen.map(({ version }) => version).filter((version) => !meine.gefragt.has(version));
    void (async () => {
      for (const [von, bis] of offeneBereiche(offen)) {
        const antwort = await umgebung.ablage.belege(antragId, von, bis).catch(() => null);
        if (vorbei || antwort === null) return;
        setBekannt((vorher) =>
          ergaenzt(vorher.zu === zu ? vorher : { zu, ...NICHTS }, antwort, offen, von, bis, neueste),
        );
        if (!antwort.anker) return;
      }
    })();
    return () => {
      vorbei = true;
    };
  }, [zu, versionen]);

  return meine.belege;
}

function ergaenzt(
  bekannt: Bekannt,
  { anker, eintraege }: Belege,
  offen: readonly number[],
  von: number,
  bis: number,
  neueste: number,
): Bekannt {
  const belege = new Map([...bekannt.belege, ...eintraege.map((beleg) => [beleg.version, beleg] as const)]);
  const beantwortet = offen.filter(
    (version) => version >= von && version <= bis && (version !== neueste || belege.has(version)),
  );
  return { ...bekannt, anker, belege, gefragt: new Set([...bekannt.gefragt, ...beantwortet]) };
}

export function Verankerung({ beleg, hash }: { readonly beleg: Beleg | undefined; readonly hash: string }) {
  const stile = useStile();
  if (!beleg) return null;
  if (beleg.hash !== hash)
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          Der Beleg vom {zeitpunkt(beleg.am)} nennt einen anderen Hash als diese Version. Bitte melden Sie das der
          Stelle, die den Förderrechner betreibt.
        </MessageBarBody>
      </MessageBar>
    );
  return (
    <p className={stile.klein}>
      verankert am {zeitpunkt(beleg.am)}
      {beleg.nachgeholt && ' (nachgeholt)'}
    </p>
  );
}
