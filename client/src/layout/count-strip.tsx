import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useFormat } from './format.js';

interface CountStripProps {
  /** what is counted, for who hears the page */
  label: string;
  counts: readonly { key: string; label: string; n: number; loud?: boolean }[];
  children?: ReactNode;
}

/** Numbers side by side, each above its word: what a check found. */
export function CountStrip({ label, counts, children }: CountStripProps) {
  const format = useFormat();
  const narrow = counts.length > 4 ? 3 : 2;
  return (
    <Paper component="section" variant="outlined" aria-label={label} sx={{ mb: 2 }}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: { xs: `repeat(${narrow}, 1fr)`, sm: `repeat(${counts.length}, 1fr)` },
        }}
      >
        {counts.map((one) => (
          <Box
            key={one.key}
            sx={{ p: 1.75, display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' }}
          >
            <Typography component="dt" variant="caption" color="textSecondary">
              {one.label}
            </Typography>
            <Typography
              component="dd"
              data-count={one.key}
              sx={{
                m: 0,
                fontSize: '1.5rem',
                fontWeight: 600,
                lineHeight: 1.2,
                color: one.loud ? 'warning.main' : 'text.primary',
              }}
            >
              {format.count(one.n)}
            </Typography>
          </Box>
        ))}
      </Box>
      {children}
    </Paper>
  );
}
