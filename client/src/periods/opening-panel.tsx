import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { formatRate } from '@dat100/shared/rates';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import type { Period } from './periods.documents.js';

/** How far the gathering of everybody's figures has come; it goes on when the page is left. */
export function OpeningPanel({ period }: { period: Period }) {
  const t = useTranslate();
  const format = useFormat();
  const { done, total } = period.opening ?? { done: 0, total: null };
  const title = t('periods.opening');
  return (
    <Panel title={title}>
      <LinearProgress
        aria-label={title}
        variant={total ? 'determinate' : 'indeterminate'}
        value={total ? Math.min(100, Math.floor((100 * done) / total)) : 0}
        sx={{ height: 8, borderRadius: 1 }}
      />
      <Typography role="status" variant="body2" sx={{ mt: 1 }}>
        {total
          ? `${t('periods.n_of_people', { n: format.count(done), total: format.count(total) })} · ${formatRate(Math.min(done, total), total, format.locale)}`
          : t('periods.n_people', { n: format.count(done) })}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
        {t('jobs.may_leave')}
      </Typography>
    </Panel>
  );
}
