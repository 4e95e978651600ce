import type { Theme } from '@mui/material/styles';
import type { BoardRow } from './board.documents.js';
import type { Basis } from './on-basis.js';

interface Shape {
  narrow: boolean;
  /** Beside an earlier day: each name has a line under it. */
  compared: boolean;
  basis: Basis;
}

/** One set of rules for all rows: a rule for each of hundreds of cells is what takes long to paint. */
export const rankingLook = ({ palette, typography }: Theme, rows: readonly BoardRow[], shape: Shape) =>
  ({
    ...typography.body2,
    ...rowHeights(rows, shape),
    '--flash': palette.tones.flash,
    display: 'grid',
    gridTemplateColumns: shape.narrow ? 'minmax(0, 11fr) minmax(40px, 6fr) auto' : 'minmax(220px, 360px) 1fr auto',
    columnGap: 1.5,
    '& ol': { listStyle: 'none', m: 0, p: 0, minWidth: 0 },
    // Without a height of its own a drawing ends with the first sheet.
    '& .bars': { minWidth: 0, height: `calc(${rows.length} * var(--row))` },
    // Names, bars and figures stand in three columns: none of a row goes to the next sheet alone.
    '& .cell': {
      breakInside: 'avoid',
      height: 'var(--row)',
      display: 'flex',
      alignItems: 'center',
      gap: 1,
      minWidth: 0,
    },
    '& .cell.end': { justifyContent: 'flex-end' },
    '& .rank': { width: 26, flexShrink: 0, textAlign: 'right', color: 'text.secondary' },
    '& .name': { minWidth: 0, flex: 1 },
    '& .aside': { ...typography.caption, color: 'text.secondary' },
    '& .figures': { display: shape.narrow ? 'block' : 'flex', gap: 1.5, textAlign: 'right', whiteSpace: 'nowrap' },
    '& .rate': { fontWeight: 600, minWidth: 58, display: 'block' },
    '& .left a': { color: 'inherit' },
    '& .fraction': shape.narrow ? { ...typography.caption, display: 'block' } : { minWidth: 92 },
    '& .left': {
      color: 'text.secondary',
      ...(shape.narrow
        ? { ...typography.caption, display: 'block' }
        : { minWidth: shape.basis === 'claimed' ? 96 : 144 }),
    },
    ...(shape.compared && twoLines),
    ...(shape.compared && shape.narrow && barsBelow),
  }) as const;

/** Letters of a name that stand on one line of its column: of a wide screen, a smaller one, and a sheet. */
const LINE_LETTERS = 48;
const SMALL_LINE_LETTERS = 28;
const SHEET_LINE_LETTERS = 44;

/** All rows of a group are as high as its longest name needs: names, bars and figures are columns of their own. */
function rowHeights(rows: readonly BoardRow[], { narrow, compared }: Shape) {
  const letters = Math.max(0, ...rows.map(({ unit }) => unit.name.length));
  const further = (line: number) => Math.max(0, Math.ceil(letters / line) - 1);
  // On a sheet that stands the names would leave the bars no room.
  const sheet = { gridTemplateColumns: 'minmax(140px, 8fr) minmax(48px, 2fr) auto' };
  if (!compared) return { '--row': narrow ? '78px' : '32px', '@media print': sheet };
  const base = narrow ? 84 : 40;
  return {
    '--row': `${base + 16 * further(LINE_LETTERS)}px`,
    '@media (min-width: 720.05px) and (max-width: 1200px)': {
      '--row': `${base + 20 + 16 * further(SMALL_LINE_LETTERS)}px`,
    },
    '@media print': { ...sheet, '--row': `${(narrow ? 78 : 50) + 16 * further(SHEET_LINE_LETTERS)}px` },
  };
}

/** The name whole, on as many lines as it takes; what moved and the marks under it. */
const twoLines = {
  '& .unit-name': { display: 'block', p: 0, lineHeight: 1.25, overflow: 'visible', overflowWrap: 'anywhere' },
  '& .under': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, lineHeight: 1.3 },
  '& .under > *': { lineHeight: 1.3 },
  '& .under .support-mark': { height: 17, pl: 0.25, pr: 0.75 },
} as const;

/** On a phone the name has the room of the bar too, which stands under it. */
const barsBelow = {
  '@media screen': {
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    '& ol': { gridArea: '1 / 1', listStyle: 'none', m: 0, p: 0, minWidth: 0 },
    '& ol .cell': { alignItems: 'flex-start', pt: 0.75 },
    '& .bars': { gridArea: '1 / 1', minWidth: 0, ml: '34px', pointerEvents: 'none' },
    '& .bars .row': { alignItems: 'flex-end', pb: '6px' },
    '& .bars .track': { height: 10, pointerEvents: 'auto' },
    // The line of the target crosses the bars alone, not the names above them.
    '& .bars .target': {
      maskImage: 'repeating-linear-gradient(transparent 0 calc(var(--row) - 20px), #000 0 var(--row))',
    },
    '& .all-figures': { gridArea: '1 / 2' },
  },
} as const;
