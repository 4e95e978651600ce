import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Fragment, memo } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { useNameOf } from '../providers/catalogue.js';
import type { LinkOf, Part } from './funnel-parts.js';
import { PeopleNumber } from './people-number.js';
import { useWaitingPhrases } from './waiting-words.js';

/** A row a stage: its bar beside those of the others, and under it how long people have been there. */
export function FunnelChart({ parts, linkOf }: { parts: readonly Part[]; linkOf: LinkOf }) {
  const most = Math.max(...parts.map(({ count }) => count));
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', rowGap: 1.25 }}>
      {parts.map((part) => (
        <FunnelRow key={part.code} {...part} most={most} linkOf={linkOf} />
      ))}
    </Box>
  );
}

interface FunnelRowProps extends Part {
  most: number;
  linkOf: LinkOf;
}

/** Drawn again only when its stage moved. */
const FunnelRow = memo(function FunnelRow({ most, linkOf, ...part }: FunnelRowProps) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const phrases = useWaitingPhrases()(part);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '220px minmax(0, 1fr)' },
        columnGap: 2,
        breakInside: 'avoid',
      }}
    >
      <Box>
        <Typography variant="body2" sx={{ fontWeight: 500 }}>
          {part.stage ? nameOf(part.stage) : t('board.no_event')}
        </Typography>
        {part.holder !== 'none' && (
          <Typography variant="caption" color="textSecondary" component="div">
            {t(`holder.${part.holder}`)}
          </Typography>
        )}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 24 }}>
          <Box sx={{ flex: '1 1 auto', minWidth: 0, maxWidth: 720 }}>
            <Box
              aria-hidden
              style={{ width: `max(4px, ${(part.count / most) * 100}%)` }}
              sx={(theme) => ({
                height: 16,
                borderRadius: 0.5,
                bgcolor: theme.palette.tones.stages[part.tone],
                printColorAdjust: 'exact',
              })}
            />
          </Box>
          <Typography variant="body2" sx={{ fontWeight: 600, minWidth: 72, textAlign: 'right' }}>
            <PeopleNumber to={linkOf({ stage: part.code })}>{format.count(part.count)}</PeopleNumber>
          </Typography>
        </Box>
        {phrases.length > 0 && (
          <Typography variant="body2" color="textSecondary" data-testid={`waiting-${part.code}`}>
            {phrases.map(({ key, text, filters, late }, i) => (
              <Fragment key={key}>
                {i > 0 && ' · '}
                <PeopleNumber to={filters && linkOf(filters)} late={late ?? false}>
                  {text}
                </PeopleNumber>
              </Fragment>
            ))}
          </Typography>
        )}
      </Box>
    </Box>
  );
});
