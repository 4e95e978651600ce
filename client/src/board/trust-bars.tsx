import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { Figures } from './board.documents.js';
import type { LinkOf } from './funnel-parts.js';
import { PeopleNumber } from './people-number.js';

interface TrustBarsProps {
  figures: Figures;
  targetPercent: number;
  /** The way to the people behind a number. */
  linkOf: LinkOf;
}

/** The same achievement in three strengths: what units report, what was verified, what the police confirm. */
export function TrustBars({ figures, targetPercent, linkOf }: TrustBarsProps) {
  const t = useTranslate();
  const format = useFormat();
  const bars = [
    { tone: 'claimed', count: figures.claimed, note: format.rate(figures.rateText) },
    { tone: 'verified', count: figures.verified, note: format.rate(figures.verifiedRateText) },
    { tone: 'police', count: figures.police, note: format.rate(figures.policeRateText) },
  ] as const;
  return (
    <Stack spacing={1.5}>
      {bars.map(({ tone, count, note }) => (
        <Box key={tone}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, alignItems: 'baseline' }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {t(`board.${tone}`)}
            </Typography>
            <Typography variant="body2">
              <b>
                <PeopleNumber
                  to={count > 0 ? linkOf({ achieved: tone }) : undefined}
                  opens={t('board.opens', { what: t(`board.${tone}`), ...format.counted(count) })}
                >
                  {format.count(count)}
                </PeopleNumber>
              </b>
              {note && figures.inScope > 0 && ` · ${note}`}
            </Typography>
          </Stack>
          <Track count={count} inScope={figures.inScope} tone={tone} targetPercent={targetPercent} />
        </Box>
      ))}
      <Typography variant="caption" color="textSecondary">
        {t('board.trust_note')}
      </Typography>
    </Stack>
  );
}

interface TrackProps {
  count: number;
  inScope: number;
  tone: 'claimed' | 'verified' | 'police';
  targetPercent: number;
}

/**
 * Widths are drawing, not figures: the figures stand beside the bar, from the server. They are the element's own style:
 * each other value as a rule of the theme would stay among the page's rules for good. And they do not glide: a figure
 * that moves many times a minute would have the page laid out and painted anew for each frame.
 */
function Track({ count, inScope, tone, targetPercent }: TrackProps) {
  const width = inScope === 0 ? 0 : (count / inScope) * 100;
  return (
    <Box
      aria-hidden
      sx={(theme) => ({
        position: 'relative',
        height: 10,
        borderRadius: 0.5,
        bgcolor: theme.palette.tones.track,
        mt: 0.25,
      })}
    >
      <Box
        style={{ width: `${width}%` }}
        sx={(theme) => ({
          height: 1,
          minWidth: count > 0 ? 2 : 0,
          borderRadius: 0.5,
          bgcolor: theme.palette.tones[tone],
        })}
      />
      {targetPercent < 100 && (
        <Box
          sx={{
            position: 'absolute',
            top: -2,
            bottom: -2,
            left: `${targetPercent}%`,
            borderLeft: 2,
            borderColor: 'text.primary',
          }}
        />
      )}
    </Box>
  );
}
