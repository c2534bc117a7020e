/** RFC-3339-Zeitpunkt in der Ortszeit der Person: "21.11.2026, 05:35 Uhr". Ohne Intl, damit es überall gleich aussieht. */
export function zeitpunkt(iso: string): string {
  const zeit = new Date(iso);
  if (Number.isNaN(zeit.getTime())) return iso;
  const zwei = (n: number) => String(n).padStart(2, '0');
  return `${zwei(zeit.getDate())}.${zwei(zeit.getMonth() + 1)}.${zeit.getFullYear()}, ${zwei(zeit.getHours())}:${zwei(zeit.getMinutes())}\u00A0Uhr`;
}

/** "2020-04-01" → "01.04.2020" */
export function deutscherTag(iso: string): string {
  const teile = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return teile ? `${teile[3]}.${teile[2]}.${teile[1]}` : iso;
}
