import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePrinting } from '../layout/use-printing.js';
import { useNameOf } from '../providers/catalogue.js';
import type { CapMeterData } from './agency.documents.js';
import { CapMeter } from './cap-meter.js';

/** Under the bar of the page. */
const TOP = 48;

/** The meter in a line that stays in sight while levels are chosen; how it is counted opens beneath, and is printed. */
export function CapStrip({ meter }: { meter: CapMeterData }) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const [open, setOpen] = useState(false);
  const printing = usePrinting();
  const breached = meter.cells.some(({ over }) => over > 0);
  return (
    <>
      <Paper
        component="section"
        aria-label={t('sheets.cap.title')}
        variant="outlined"
        className="no-print"
        sx={{
          position: 'sticky',
          top: TOP,
          zIndex: 3,
          mb: 2,
          px: { xs: 1.25, sm: 2 },
          py: 0.75,
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 2.5,
          rowGap: 0.25,
          ...(breached ? { borderColor: 'error.main', borderWidth: 2 } : {}),
        }}
      >
        <Typography sx={{ fontWeight: 600, display: { xs: 'none', sm: 'block' } }}>{t('sheets.cap.title')}</Typography>
        <Box
          role="status"
          sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, flex: { xs: '1 1 100%', sm: '1 1 auto' } }}
        >
          {meter.cells.map((cell) => (
            <Typography
              key={`${cell.kind} ${cell.codes.join(' ')}`}
              variant="body2"
              data-testid={`cap-${cell.kind}`}
              sx={cell.over > 0 ? { color: 'error.main', fontWeight: 600 } : {}}
            >
              {cell.kind === 'agency' ? t('schemes.caps.agency') : nameOf(cell)}
              {': '}
              <strong>
                {cell.excellent}/{cell.most}
              </strong>{' '}
              ({saidOf(t, cell)})
            </Typography>
          ))}
          {breached && (
            <Typography variant="body2" sx={{ color: 'error.main' }}>
              {t('sheets.cap.breached_short')}
            </Typography>
          )}
        </Box>
        <Button
          size="small"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          sx={{ ml: { xs: -1, sm: 'auto' }, py: 0 }}
        >
          {t(open ? 'sheets.cap.hide_sum' : 'sheets.cap.show_sum')}
        </Button>
      </Paper>
      {(open || printing) && <CapMeter meter={meter} />}
    </>
  );
}

function saidOf(t: ReturnType<typeof useTranslate>, { over, more }: CapMeterData['cells'][number]): string {
  if (over > 0) return t('sheets.cap.over_short', { n: over });
  return more > 0 ? t('sheets.cap.more_short', { n: more }) : t('sheets.cap.full_short');
}
