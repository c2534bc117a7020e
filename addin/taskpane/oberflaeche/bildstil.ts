import { makeStyles, tokens } from '@fluentui/react-components';

/** Rahmen und Legende eines eingebetteten Bilds (SVG). */
export const useBildstil = makeStyles({
  figur: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  legende: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 14px',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    fontSize: tokens.fontSizeBase200,
  },
  eintrag: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
});
