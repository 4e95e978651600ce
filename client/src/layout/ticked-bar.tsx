import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface TickedBarProps {
  /** What the bar is, for who cannot see it. */
  label: string;
  /** How many rows of what are ticked. */
  status: ReactNode;
  children: ReactNode;
}

/** What can be done with the rows ticked: it stays in sight below them. */
export function TickedBar({ label, status, children }: TickedBarProps) {
  return (
    <Paper
      variant="outlined"
      role="region"
      aria-label={label}
      className="no-print"
      sx={{
        position: 'sticky',
        bottom: 12,
        mt: 2,
        p: 1.25,
        display: 'flex',
        gap: 1,
        flexWrap: 'wrap',
        alignItems: 'center',
        borderColor: 'primary.main',
        boxShadow: 3,
        zIndex: 2,
      }}
    >
      <Typography sx={{ fontWeight: 600, mr: 1 }} role="status">
        {status}
      </Typography>
      {children}
    </Paper>
  );
}
