import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import type { useBoard } from '../board/use-board.js';
import { useFormat } from '../layout/format.js';
import { ServerError } from '../providers/request.js';

/** Which day the figures stand for and when they were read; when no news arrive, since when they are old and why. */
export function WallFreshness({ reading }: { reading: ReturnType<typeof useBoard> }) {
  const t = useTranslate();
  const format = useFormat();
  const { pathname, search } = useLocation();
  const { board, live, readAt } = reading;
  const error = reading.error ?? reading.late;
  if (!board) return null;
  const time = format.instant(new Date(readAt).toISOString());
  const signedOut = error instanceof ServerError && error.code === 'UNAUTHENTICATED';
  const old = signedOut
    ? t('wall.signed_out', { time })
    : live === 'lost'
      ? t('wall.old_since', { time })
      : error
        ? t('wall.refused', { time })
        : null;
  return (
    <Box
      role="status"
      data-live={old ? 'old' : live}
      sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}
    >
      <Typography sx={{ fontSize: { xs: '1rem', md: '1.25rem' } }}>
        {t('board.as_of_day', { day: format.day(board.asOf) })} · {t('wall.read_at', { time: time.slice(-5) })}
      </Typography>
      {old && (
        <Typography
          sx={(theme) => ({
            fontSize: { xs: '1rem', md: '1.25rem' },
            fontWeight: 600,
            px: 1.25,
            py: 0.5,
            borderRadius: 1,
            color: theme.palette.tones.attention,
            bgcolor: theme.palette.tones.attentionSoft,
          })}
        >
          {old}
        </Typography>
      )}
      {signedOut && (
        <Button variant="contained" component={Link} to="/login" state={{ nextPathname: pathname, nextSearch: search }}>
          {t('wall.sign_in')}
        </Button>
      )}
    </Box>
  );
}
