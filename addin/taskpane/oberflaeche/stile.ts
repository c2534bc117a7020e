/** Gemeinsames Aussehen: Tabellen, Abschnitte, nur für Vorlesegeräte bestimmter Text. */
import { makeStyles, tokens } from '@fluentui/react-components';

export const useStile = makeStyles({
  abschnitt: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  seite: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    minWidth: 0,
  },
  ueberschrift: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  /** Überschrift der dritten Ebene: eines Eintrags, einer Liste. */
  titel: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  /** Worauf man klickt, um etwas auf- oder zuzuklappen. */
  klappe: {
    cursor: 'pointer',
    padding: '6px 0',
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  /** Dasselbe, wo es neben dem Text steht, zu dem es gehört. */
  kleineKlappe: {
    cursor: 'pointer',
    padding: '4px 0',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  klein: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    margin: 0,
  },
  absatz: { margin: 0 },
  verdeckt: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    padding: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
    border: 0,
  },
  reihe: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  /** Name und Wert nebeneinander, in einer Beschreibungsliste. */
  angaben: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    overflowWrap: 'anywhere',
    '& dd': { margin: 0 },
  },
  liste: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  /** Auswahlfelder mit langem Text werden nicht breiter als der Bereich; was nicht hineinpasst, endet mit „…“. */
  schmaleFelder: {
    '&.fui-Field, & .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)', overflowWrap: 'anywhere' },
    '& .fui-Select': { minWidth: 0 },
    '& select': { minWidth: 0, textOverflow: 'ellipsis' },
  },
  karte: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
  },
  rollbereich: {
    overflowX: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  tabelle: {
    borderCollapse: 'collapse',
    width: '100%',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    '& caption': { padding: '5px 6px', textAlign: 'left', color: tokens.colorNeutralForeground2 },
    '& th, & td': {
      padding: '5px 6px',
      textAlign: 'right',
      whiteSpace: 'nowrap',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    '& th': { fontWeight: tokens.fontWeightSemibold },
    '& thead th': { backgroundColor: tokens.colorNeutralBackground3, verticalAlign: 'bottom', whiteSpace: 'normal' },
    '& th:first-child, & td:first-child': { textAlign: 'left' },
    '& tbody tr:last-child th, & tbody tr:last-child td': { borderBottomStyle: 'none' },
    '& tfoot th, & tfoot td': {
      fontWeight: tokens.fontWeightSemibold,
      borderTop: `2px solid ${tokens.colorNeutralStroke1}`,
      borderBottomStyle: 'none',
    },
  },
  /** Ein eingebettetes Bild (SVG) in Spaltenbreite und die Schrift darin. */
  bild: { width: '100%', height: 'auto', display: 'block', fontFamily: tokens.fontFamilyBase },
  bildtext: { fill: tokens.colorNeutralForeground1, fontSize: '11px' },
  textzelle: { textAlign: 'left !important' as 'left', whiteSpace: 'normal !important' as 'normal' },
});
