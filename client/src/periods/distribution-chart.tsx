import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { formatRate } from '@dat100/shared/rates';
import { useFormat } from '../layout/format.js';
import type { LevelRow, Series } from './distribution.js';

const TONES = { now: 'verified', last: 'claimed', peers: 'police' } as const;

/** A group of bars a level, one for each of the series; widths are parts of all people of the series. */
export function DistributionChart({ rows, series }: { rows: readonly LevelRow[]; series: readonly Series[] }) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', rowGap: 1.25 }}>
      {rows.map((row) => (
        <Box
          component="li"
          key={row.key}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '220px minmax(0, 1fr)' },
            columnGap: 2,
            breakInside: 'avoid',
          }}
        >
          <Typography variant="body2" sx={{ fontWeight: 500 }}>
            {row.label}
          </Typography>
          <Box sx={{ display: 'grid', rowGap: 0.25 }}>
            {series.map((one) => (
              <Bar key={one.key} row={row} series={one} named={series.length > 1} />
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Bar({ row, series, named }: { row: LevelRow; series: Series; named: boolean }) {
  const format = useFormat();
  const { people } = series.counts;
  const n = row.of(series.counts);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 22 }}>
      {named && (
        <Typography variant="caption" color="textSecondary" sx={{ width: 64, flex: 'none' }}>
          {series.label}
        </Typography>
      )}
      <Box sx={{ flex: '1 1 auto', minWidth: 0, maxWidth: 640 }}>
        <Box
          aria-hidden
          sx={(theme) => ({
            width: people === 0 || n === 0 ? 2 : `max(4px, ${(n / people) * 100}%)`,
            height: 14,
            borderRadius: 0.5,
            bgcolor: n === 0 ? theme.palette.tones.track : theme.palette.tones[TONES[series.key]],
            printColorAdjust: 'exact',
          })}
        />
      </Box>
      <Typography variant="body2" sx={{ minWidth: 104, textAlign: 'right' }}>
        <b>{format.count(n)}</b>
        {people > 0 && ` · ${formatRate(n, people, format.locale)}`}
      </Typography>
    </Box>
  );
}
