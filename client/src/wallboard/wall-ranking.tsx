import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import PauseOutlined from '@mui/icons-material/PauseOutlined';
import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { basisOf } from '../board/on-basis.js';
import type { Board } from '../board/board.documents.js';
import { useWeekMarks, WeekLegend } from '../board/week-marks.js';
import { useNameOf } from '../providers/catalogue.js';
import { rowKey } from '../board/use-board.js';
import { useRowsThatFit } from './use-rows-that-fit.js';
import { useTurning } from './use-turning.js';
import { wallPages } from './wall-pages.js';
import { WallRow } from './wall-row.js';

/** The units among their peers, one page after the other. Units only: no person is named in a hall. */
export function WallRanking({ board, moved }: { board: Board; moved: ReadonlySet<string> }) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const marks = useWeekMarks(board);
  const pages = wallPages(board, useRowsThatFit());
  const { page, turn, turns, setTurns, region } = useTurning(pages.length);
  const shown = pages[page];
  if (!shown) return <Typography sx={{ fontSize: '1.5rem' }}>{t('wall.no_units')}</Typography>;
  return (
    <Box
      component="section"
      aria-labelledby="wall-group"
      data-turning={turns !== null && turns}
      {...region}
      sx={{ minWidth: 0 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1, flexWrap: 'wrap' }}>
        <Typography id="wall-group" variant="h2" sx={{ flex: '1 1 240px', fontSize: { xs: '1.25rem', md: '1.75rem' } }}>
          {shown.label ? nameOf(shown.label) : t('board.direct_group')}
        </Typography>
        {pages.length > 1 && (
          <>
            {turns !== null && (
              <Button
                color="inherit"
                startIcon={turns ? <PauseOutlined /> : <PlayArrowOutlined />}
                onClick={() => setTurns(!turns)}
              >
                {t(turns ? 'wall.pause' : 'wall.play')}
              </Button>
            )}
            <IconButton color="inherit" aria-label={t('wall.before')} onClick={() => turn(-1)}>
              <ChevronLeft />
            </IconButton>
            <Typography sx={{ fontSize: '1.125rem' }} data-testid="wall-page">
              {t('wall.page', { page: page + 1, pages: pages.length })}
            </Typography>
            <IconButton color="inherit" aria-label={t('wall.after')} onClick={() => turn(1)}>
              <ChevronRight />
            </IconButton>
          </>
        )}
      </Box>
      <Box component="ol" key={shown.key} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.rows.map((row) => (
          <WallRow
            key={rowKey(row)}
            row={row}
            basis={basisOf(board)}
            moved={moved.has(rowKey(row))}
            version={board.version}
            unvouched={marks.isUnvouched(row)}
          />
        ))}
      </Box>
      <WeekLegend board={board} marks={marks} />
    </Box>
  );
}
