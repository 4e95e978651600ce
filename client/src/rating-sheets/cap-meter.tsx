import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { formatHundredths } from '@dat100/shared/rating-words';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useNameOf } from '../providers/catalogue.js';
import type { CapMeterData } from './agency.documents.js';

type Cell = CapMeterData['cells'][number];

/**
 * How many may be excellent, by the levels as they stand: each duty group, pools, the agency; the sum is shown.
 * `decided`: nobody is added any more, so how many could be is not said.
 */
export function CapMeter({ meter, decided = false }: { meter: CapMeterData; decided?: boolean }) {
  const t = useTranslate();
  const { locale } = useFormat();
  const percent = formatHundredths(meter.percent, locale);
  return (
    <Panel
      title={t('sheets.cap.title')}
      aside={
        <Typography variant="body2" color="textSecondary">
          {t(`sheets.cap.base_${meter.base}`, { percent })} · {t(`sheets.cap.rounding_${meter.rounding}`)}
        </Typography>
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: '1fr', md: 'repeat(auto-fit, minmax(260px, 1fr))' },
        }}
      >
        {meter.cells.map((cell) => (
          <CellBar
            key={`${cell.kind} ${cell.codes.join(' ')}`}
            cell={cell}
            base={meter.base}
            percent={percent}
            decided={decided}
          />
        ))}
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }} role="status">
        {t(decided ? 'sheets.cap.decided' : 'sheets.cap.more', { more: meter.more, most: meter.most })}
        {meter.undecided > 0 && ` ${t('sheets.cap.undecided', { n: meter.undecided })}`}
        {meter.unknown > 0 && ` ${t('sheets.cap.unknown', { n: meter.unknown })}`}
      </Typography>
      {meter.cells.some(({ over }) => over > 0) && (
        <Alert severity="error" variant="outlined" sx={{ mt: 1.5 }}>
          {t('sheets.cap.breached')}
        </Alert>
      )}
    </Panel>
  );
}

interface CellBarProps {
  cell: Cell;
  base: string;
  percent: string;
  decided: boolean;
}

function CellBar({ cell, base, percent, decided }: CellBarProps) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const full =
    cell.most === 0 ? (cell.excellent > 0 ? 100 : 0) : Math.min(100, Math.floor((cell.excellent * 100) / cell.most));
  const name = cell.kind === 'agency' ? t('schemes.caps.agency') : nameOf(cell);
  return (
    <Box data-testid={`cap-${cell.kind}`}>
      <Typography sx={{ fontWeight: 600 }}>
        {name}
        {cell.kind === 'pool' && ` (${t('schemes.caps.pool')})`}
      </Typography>
      <LinearProgress
        variant="determinate"
        value={full}
        color={cell.over > 0 ? 'error' : 'primary'}
        aria-label={name}
        sx={{ height: 8, borderRadius: 1, my: 0.5 }}
      />
      <Typography variant="body2" sx={cell.over > 0 ? { color: 'error.main', fontWeight: 600 } : {}}>
        {t('sheets.cap.of_most', { n: cell.excellent, most: cell.most })}
        {cell.over > 0 && ` · ${t('schemes.caps.over', { n: cell.over })}`}
        {cell.over === 0 &&
          !decided &&
          ` · ${cell.more > 0 ? t('schemes.caps.more', { n: cell.more }) : t('schemes.caps.full')}`}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p">
        {t(`sheets.cap.sum_${base}`, { percent, base: cell.base, allowed: cell.allowed })}
        {base === 'tot' && cell.allowed !== cell.most && ` ${t('sheets.cap.moves', { most: cell.most })}`}
        {cell.tooSmall && ` ${t('sheets.cap.too_small')}`}
      </Typography>
    </Box>
  );
}
