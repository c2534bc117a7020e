/**
 * Als Erstes einzubinden: Während das übrige Skript ausgeführt wird, ist das Netz frei und holt, was der Plan braucht.
 * Kommt es nicht an, holt es der erste Blick ins Blatt.
 */
void Promise.all([import('../blatt/blattlesung.ts'), import('../plan/Planansicht.tsx')]).catch(() => {});
