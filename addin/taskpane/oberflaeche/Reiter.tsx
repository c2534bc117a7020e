/** Reiter nach dem ARIA-Muster: Pfeiltasten, Pos1 und Ende wechseln, die Tabulatortaste geht weiter zum Inhalt. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';

const useReiterstil = makeStyles({
  // Dicht genug für die übliche Breite des Bereichs; schmaler oder bei großer Schrift brechen sie um: Keiner ist
  // abgeschnitten.
  leiste: { display: 'flex', flexWrap: 'wrap' },
  reiter: {
    font: 'inherit',
    color: tokens.colorNeutralForeground2,
    background: 'none',
    border: 'none',
    borderBottom: '3px solid transparent',
    padding: '8px 6px 7px',
    minHeight: '40px',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
    // Der Kontrastmodus malt aus, was sonst durchsichtig ist; dann sähe jeder Reiter gewählt aus.
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
  },
  gewaehlt: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ':hover': { borderBottomColor: tokens.colorCompoundBrandStroke },
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
});

export interface Reiter<T extends string> {
  readonly id: T;
  readonly titel: string;
}

export function Reiterleiste<T extends string>(props: {
  readonly reiter: readonly Reiter<T>[];
  readonly gewaehlt: T;
  readonly inhaltId: string;
  readonly waehle: (id: T) => void;
}) {
  const { reiter, gewaehlt, inhaltId, waehle } = props;
  const stile = useReiterstil();
  const taste = (ereignis: KeyboardEvent<HTMLDivElement>) => {
    const ziel = nachTaste(
      ereignis.key,
      reiter.findIndex((r) => r.id === gewaehlt),
      reiter.length,
    );
    const naechster = ziel === null ? undefined : reiter[ziel];
    if (!naechster) return;
    ereignis.preventDefault();
    waehle(naechster.id);
    document.getElementById(reiterId(naechster.id))?.focus();
  };
  return (
    <div role="tablist" aria-label="Ansichten" className={stile.leiste} onKeyDown={taste}>
      {reiter.map(({ id, titel }) => (
        <button
          key={id}
          id={reiterId(id)}
          type="button"
          role="tab"
          aria-selected={id === gewaehlt}
          aria-controls={inhaltId}
          tabIndex={id === gewaehlt ? 0 : -1}
          className={mergeClasses(stile.reiter, id === gewaehlt && stile.gewaehlt)}
          onClick={() => waehle(id)}
        >
          {titel}
        </button>
      ))}
    </div>
  );
}

/** Id des Knopfs; auf ihn verweist der Inhalt als seine Überschrift. */
export function reiterId(id: string): string {
  return `gk-reiter-${id}`;
}

/** Nummer des Reiters, zu dem eine Taste führt; `null`, wenn sie keine der Reiterleiste ist. */
export function nachTaste(taste: string, jetzt: number, anzahl: number): number | null {
  switch (taste) {
    case 'ArrowRight':
      return (jetzt + 1) % anzahl;
    case 'ArrowLeft':
      return (jetzt + anzahl - 1) % anzahl;
    case 'Home':
      return 0;
    case 'End':
      return anzahl - 1;
    default:
      return null;
  }
}
