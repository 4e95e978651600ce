import { isOfToday } from '@dat100/shared/board-today';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import type { Board } from './board.documents.js';
import type { useBoard } from './use-board.js';

const MINUTE_MS = 60_000;

/** Which day the figures stand for, how fresh they are, and whether moves arrive by themselves. */
export function Freshness({ reading }: { reading: ReturnType<typeof useBoard> }) {
  const t = useTranslate();
  const format = useFormat();
  const minutes = useMinutesSince(reading.readAt);
  const { board, live } = reading;
  if (!board) return null;
  const past = !isOfToday(board);
  const state = past ? 'past' : live;
  return (
    <Typography
      variant="caption"
      color="textSecondary"
      component="p"
      sx={{ mb: 1, display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}
    >
      <span>{t(board.asKnown ? 'board.as_known_day' : 'board.as_of_day', { day: format.day(board.asOf) })}</span>
      <Box
        component="span"
        className="no-print"
        sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}
        data-live={state}
      >
        <Box
          component="span"
          aria-hidden
          sx={{
            width: 8,
            height: 8,
            borderRadius: '50%',
            border: 2,
            borderColor: 'info.main',
            bgcolor: state === 'live' ? 'info.main' : 'transparent',
          }}
        />
        {past
          ? t('board.past_day')
          : live === 'lost'
            ? t('board.reconnecting')
            : minutes === 0
              ? t('board.updated_now')
              : t('board.updated', format.counted(minutes))}
      </Box>
      <PrintedChoices board={board} />
    </Typography>
  );
}

/** What was chosen on the screen, in words: paper shows none of the fields. */
function PrintedChoices({ board }: { board: Board }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const { criterion, lenses } = useCatalogue();
  const parts = [
    [t('board.criterion'), nameOf(criterion(board.criterion))],
    [t('board.lens'), nameOf(lenses.find((one) => one.code === board.lens))],
    [t('board.basis'), t(`board.${board.basis}`)],
  ].map(([label, value]) => `${label}: ${value}`);
  if (board.since) parts.push(t('board.since', { day: format.day(board.since) }));
  return (
    <Box component="span" className="only-print" sx={{ flexBasis: '100%' }}>
      {parts.join(' · ')}
    </Box>
  );
}

function useMinutesSince(instant: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, [instant]);
  return Math.max(0, Math.floor((now - instant) / MINUTE_MS));
}
