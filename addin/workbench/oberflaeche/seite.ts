/** Die festen Teile der Seite, wie `index.html` sie anlegt. */
export function teil<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`Der Seite fehlt #${id}.`);
  return element as T;
}
