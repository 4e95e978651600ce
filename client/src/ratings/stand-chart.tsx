import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { STANDS } from '@dat100/shared/rating-what-if';
import { useFormat } from '../layout/format.js';
import type { WhatIfData } from './what-if.documents.js';

/** For each stand a bar now and one by the draft, of the same scale. */
export function StandChart({ counts }: { counts: WhatIfData['counts'] }) {
  const most = Math.max(1, ...counts.flatMap(({ before, after }) => [before, after]));
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', rowGap: 1.5 }}>
      {counts.map((one) => (
        <StandBars key={one.stand} count={one} most={most} />
      ))}
    </Box>
  );
}

function StandBars({ count, most }: { count: WhatIfData['counts'][number]; most: number }) {
  const t = useTranslate();
  const { locale } = useFormat();
  const name = STANDS.find(({ code }) => code === count.stand)?.[locale] ?? count.stand;
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
      <Typography variant="body2" sx={{ fontWeight: 500 }}>
        {name}
      </Typography>
      <Box sx={{ minWidth: 0, display: 'grid', rowGap: 0.5 }}>
        <Bar label={t('schemes.what_if.before')} people={count.before} most={most} tone="text.disabled" />
        <Bar label={t('schemes.what_if.after')} people={count.after} most={most} tone="primary.main" />
      </Box>
    </Box>
  );
}

function Bar({ label, people, most, tone }: { label: string; people: number; most: number; tone: string }) {
  const format = useFormat();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Typography variant="caption" color="textSecondary" sx={{ width: 104, flexShrink: 0 }}>
        {label}
      </Typography>
      <Box sx={{ flex: '1 1 auto', minWidth: 0, maxWidth: 560 }}>
        <Box
          aria-hidden
          sx={{
            width: `max(2px, ${(people / most) * 100}%)`,
            height: 12,
            borderRadius: 0.5,
            bgcolor: tone,
            printColorAdjust: 'exact',
          }}
        />
      </Box>
      <Typography variant="body2" sx={{ fontWeight: 600, minWidth: 64, textAlign: 'right' }}>
        {format.count(people)}
      </Typography>
    </Box>
  );
}
