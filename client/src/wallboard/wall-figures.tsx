import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Board } from '../board/board.documents.js';
import { daysBetween, useFormat } from '../layout/format.js';

/** The board's big number, and what is left to the due date. */
export function WallFigures({ board, moved }: { board: Board; moved: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  const { total } = board;
  const days = daysBetween(board.asOf, board.dueOn);
  const due =
    days > 0
      ? t('board.days_left', format.counted(days))
      : days === 0
        ? t('board.due_today')
        : t('board.overdue_days', format.counted(-days));
  const large = { fontSize: { xs: '1.125rem', md: '1.625rem' }, lineHeight: 1.35 };
  return (
    <Box component="section" aria-label={t('board.headline')}>
      <Typography sx={{ ...large, color: 'text.secondary' }}>{t('board.achieved_of_scope')}</Typography>
      <Typography
        key={board.version}
        className={moved ? 'moved' : undefined}
        data-testid="wall-rate"
        sx={(theme) => ({
          '--flash': theme.palette.tones.flash,
          fontSize: 'clamp(4rem, 11vw, 11rem)',
          fontWeight: 700,
          lineHeight: 1.05,
          letterSpacing: '-0.04em',
          whiteSpace: 'nowrap',
        })}
      >
        {total.inScope === 0 ? '–' : format.rate(total.rateText)}
      </Typography>
      <Typography sx={{ ...large, fontWeight: 600 }}>
        {total.inScope === 0
          ? t('board.no_one_in_scope')
          : t('board.people_of', { claimed: format.count(total.claimed), inScope: format.count(total.inScope) })}
      </Typography>
      {total.inScope > 0 && (
        <>
          <Typography sx={large}>
            {total.left > 0 ? t('wall.left', { n: format.count(total.left) }) : t('board.done')}
          </Typography>
          <Typography sx={large}>
            {t('wall.verified', { n: format.count(total.verified), rate: format.rate(total.verifiedRateText) })}
          </Typography>
        </>
      )}
      <Typography sx={{ ...large, mt: 1 }}>
        {t('board.due', { day: format.day(board.dueOn) })}: {due}
      </Typography>
    </Box>
  );
}
