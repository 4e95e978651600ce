import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Board } from '../board/board.documents.js';
import { useFormat } from '../layout/format.js';

/** The colours of a bar, from its left end. */
const coloursOf = (strong: 'verified' | 'police') =>
  [
    { tone: 'verified', words: `board.${strong}` },
    { tone: 'claimed', words: `board.claimed_not_${strong}` },
    { tone: 'track', words: 'wall.legend_open' },
  ] as const;

/** What colours and figures mean, and of which day they are: nobody in the hall can point at them and ask. */
export function WallLegend({ board }: { board: Board }) {
  const t = useTranslate();
  const format = useFormat();
  const small = { fontSize: { xs: '0.9375rem', md: '1.125rem' }, lineHeight: 1.4 };
  return (
    <Box component="section" aria-labelledby="wall-legend" data-testid="wall-legend" sx={{ mt: { xs: 2, md: 3 } }}>
      <Typography id="wall-legend" variant="h2" sx={{ ...small, fontWeight: 600 }}>
        {t('wall.legend')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, my: 0.75, display: 'flex', flexWrap: 'wrap', columnGap: 2.5 }}>
        {coloursOf(board.basis === 'police' ? 'police' : 'verified').map(({ tone, words }) => (
          <Box component="li" key={tone} sx={{ ...small, display: 'inline-flex', alignItems: 'center', gap: 1 }}>
            <Box
              aria-hidden
              sx={(theme) => ({
                width: 22,
                height: 12,
                borderRadius: 0.5,
                border: 1,
                borderColor: 'text.secondary',
                bgcolor: theme.palette.tones[tone],
              })}
            />
            {t(words)}
          </Box>
        ))}
      </Box>
      <Typography sx={{ ...small, color: 'text.secondary' }}>
        {t('wall.legend_figures', { basis: t(`board.${board.basis}`), day: format.day(board.asOf) })}
      </Typography>
    </Box>
  );
}
