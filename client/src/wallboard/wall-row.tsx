import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { BoardRow, Figures } from '../board/board.documents.js';
import { onBasis, strongOf, type Basis } from '../board/on-basis.js';
import { StaleMark } from '../board/ranking-marks.js';
import { WeekMark } from '../board/week-marks.js';
import { useFormat } from '../layout/format.js';

interface WallRowProps {
  row: BoardRow;
  basis: Basis;
  /** Its figures moved at the last reading: shown once. */
  moved: boolean;
  version: string | number;
  /** Nobody vouches for its figures of the last due week. */
  unvouched: boolean;
}

/** Rank, unit, how many of how many, rate: to be read from across the hall. */
export function WallRow({ row, basis, moved, version, unvouched }: WallRowProps) {
  const t = useTranslate();
  const format = useFormat();
  const { figures } = row;
  const counted = figures && figures.inScope > 0 ? onBasis(figures, basis) : null;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        alignItems: 'center',
        columnGap: 2,
        gridTemplateColumns: { xs: '2.25rem 1fr auto', md: '3rem 1fr 10.5rem 7rem' },
        py: 1,
        minHeight: { md: 68 },
        borderTop: 1,
        borderColor: 'divider',
        fontSize: { xs: '1.0625rem', md: '1.5rem' },
        lineHeight: 1.2,
      }}
    >
      <Box component="span" sx={{ fontWeight: 700, textAlign: 'right' }}>
        {row.rank === null ? '–' : format.count(row.rank)}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {row.direct ? t('board.direct', { name: row.unit.name }) : row.unit.name}
        </Box>
        {row.rank !== null && row.tied > 1 && (
          <Box component="span" sx={{ ml: 1, fontSize: '1.0625rem', color: 'text.secondary' }}>
            {t('board.tied_n', { tied: format.count(row.tied) })}
          </Box>
        )}
        {row.stale && (
          <Box component="span" sx={{ ml: 1, '& > span': { fontSize: '1rem' } }}>
            <StaleMark row={row} />
          </Box>
        )}
        {unvouched && (
          <Box component="span" sx={{ ml: 1, verticalAlign: 'middle' }}>
            <WeekMark compact />
          </Box>
        )}
        {figures && <Bar figures={figures} basis={basis} />}
      </Box>
      <Box component="span" sx={{ display: { xs: 'none', md: 'block' }, textAlign: 'right', color: 'text.secondary' }}>
        {figures && counted && `${format.count(counted.achieved)}/${format.count(figures.inScope)}`}
      </Box>
      <Box
        component="span"
        key={moved ? version : 'still'}
        className={moved ? 'moved' : undefined}
        sx={(theme) => ({
          '--flash': theme.palette.tones.flash,
          textAlign: 'right',
          fontWeight: 700,
          whiteSpace: 'nowrap',
        })}
      >
        {counted ? format.rate(counted.rateText) : '–'}
      </Box>
    </Box>
  );
}

/** Lengths are drawing only; the figures stand beside it, from the server. */
function Bar({ figures, basis }: { figures: Figures; basis: Basis }) {
  const strong = strongOf(figures, basis);
  const share = (count: number) => (figures.inScope === 0 ? 0 : (count / figures.inScope) * 100);
  return (
    <Box
      aria-hidden
      sx={(theme) => ({
        display: 'flex',
        height: 8,
        mt: 0.75,
        borderRadius: 0.5,
        overflow: 'hidden',
        bgcolor: theme.palette.tones.track,
      })}
    >
      <Box sx={(theme) => ({ bgcolor: theme.palette.tones.verified })} style={{ width: `${share(strong)}%` }} />
      <Box
        sx={(theme) => ({ bgcolor: theme.palette.tones.claimed })}
        style={{ width: `${share(figures.claimed - strong)}%` }}
      />
    </Box>
  );
}
