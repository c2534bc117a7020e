/** Eine gerechnete Zahl als Knopf, der ihren Rechenweg zeigt. */

import { makeStyles, tokens } from '@fluentui/react-components';
import type { Betrag } from '../../../shared/grund/marken.ts';
import { betrag as schreibe } from '../format/betrag.ts';

const useZellstile = makeStyles({
  knopf: {
    font: 'inherit',
    fontWeight: 'inherit',
    color: 'inherit',
    fontVariantNumeric: 'inherit',
    border: 'none',
    background: 'none',
    padding: '2px 0',
    margin: '-2px 0',
    cursor: 'pointer',
    minHeight: '24px',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline', color: tokens.colorBrandForegroundLink },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  fehlt: { color: tokens.colorNeutralForeground2 },
});

/** Ein Betrag in € in einer Tabelle, deren Überschrift die Einheit nennt. */
export function Betragszelle({ betrag, zeige }: { readonly betrag: Betrag | null; readonly zeige: () => void }) {
  const stile = useZellstile();
  return (
    <td>
      {betrag === null ? (
        <span className={stile.fehlt}>nicht berechenbar</span>
      ) : (
        <Zahlknopf zahl={schreibe(betrag)} zeige={zeige} />
      )}
    </td>
  );
}

/** Der Name des Knopfs ist die Zahl; wozu sie gehört, sagen die Überschriften daneben. */
export function Zahlknopf({ zahl, zeige }: { readonly zahl: string; readonly zeige: () => void }) {
  const stile = useZellstile();
  return (
    <button type="button" className={stile.knopf} onClick={zeige} title="Rechenweg zeigen">
      {zahl}
    </button>
  );
}
