import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useFormat } from '../layout/format.js';

const TICK_MS = 1_000;

/** Day and time on Vietnam's clock. */
export function WallClock() {
  const format = useFormat();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const [day, time] = format.instant(new Date(now).toISOString()).split(' ');
  return (
    <Typography
      component="p"
      sx={{ fontSize: { xs: '1.25rem', md: '2rem' }, fontWeight: 600, whiteSpace: 'nowrap', lineHeight: 1.2 }}
    >
      {time}{' '}
      <Typography component="span" sx={{ fontSize: '0.625em' }}>
        {day}
      </Typography>
    </Typography>
  );
}
