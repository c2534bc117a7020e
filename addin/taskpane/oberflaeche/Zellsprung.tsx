/** Links zu Zellen: „Zelle H24 zeigen“. */
import { Link } from '@fluentui/react-components';
import { adresse, type Zellbezug } from '../../workbook/zellen.ts';
import { useSteuerung } from './kontext.ts';

export function Zellsprung({ zellen }: { readonly zellen: readonly Zellbezug[] }) {
  const steuerung = useSteuerung();
  return zellen.map((zelle) => (
    <Link key={`${zelle.blatt} ${adresse(zelle)}`} as="button" inline onClick={() => void steuerung.springeZu(zelle)}>
      Zelle {adresse(zelle)} zeigen
    </Link>
  ));
}
