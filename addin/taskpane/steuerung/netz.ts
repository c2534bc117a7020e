/** Ob der Browser überhaupt ein Netz hat; nur ein Nein ist verlässlich. */
export function netzIstDa(): boolean {
  return globalThis.navigator?.onLine !== false;
}
