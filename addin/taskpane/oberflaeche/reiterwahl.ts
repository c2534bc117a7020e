/** Ein anderer Reiter, gewählt aus einem heraus: Kein Reiter kennt einen anderen, der Rahmen kennt sie alle. */
import { createContext, useContext } from 'react';

export type Reitername = 'plan' | 'zelle' | 'versionen' | 'pruefen' | 'regeln';

export const Reiterkontext = createContext<(reiter: Reitername) => void>(() => undefined);

export function useReiterwahl(): (reiter: Reitername) => void {
  return useContext(Reiterkontext);
}
