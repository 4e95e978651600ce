import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Transfer } from '../providers/transfers.js';
import { useFormat } from './format.js';

/** What is here before that needs no words. */
const SHOWN_AFTER_MS = 700;

/** Files on their way: how far each is, with the way to cancel it. */
export function TransferNotice({ transfers }: { transfers: readonly Transfer[] }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <Box
      className="no-print"
      sx={{ position: 'fixed', zIndex: 'snackbar', right: 16, bottom: 16, width: 'min(340px, calc(100vw - 32px))' }}
    >
      {transfers.map((one) => (
        <OneTransfer key={one.id} transfer={one} />
      ))}
    </Box>
  );
}

function OneTransfer({ transfer: { received, total, cancel } }: { transfer: Transfer }) {
  const t = useTranslate();
  const format = useFormat();
  const here = total
    ? t('export.received_of', { n: format.bytes(received), of: format.bytes(total) })
    : t('export.received', { n: format.bytes(received) });
  return (
    <Paper elevation={6} role="region" aria-label={t('export.taking')} sx={{ p: 1.5, mt: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="body2" role="status" sx={{ fontWeight: 600 }}>
            {t('export.taking')}
          </Typography>
          <Typography variant="caption" color="textSecondary" component="div">
            {received === 0 ? t('export.being_written') : here}
          </Typography>
        </Box>
        <Button size="small" onClick={cancel}>
          {t('ra.action.cancel')}
        </Button>
      </Box>
      <LinearProgress
        aria-label={here}
        {...(total ? { variant: 'determinate', value: (received / total) * 100 } : {})}
        sx={{ mt: 1 }}
      />
    </Paper>
  );
}
