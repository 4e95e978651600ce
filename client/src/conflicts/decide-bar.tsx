import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { OpenConflict } from './conflict.documents.js';
import type { Decision } from './decide-dialog.js';

interface DecideBarProps {
  rows: readonly OpenConflict[];
  onDecide: (decision: Decision) => void;
  onClear: () => void;
}

/** What can be done with the rows ticked, all of one kind. */
export function DecideBar({ rows, onDecide, onClear }: DecideBarProps) {
  const t = useTranslate();
  const format = useFormat();
  const [first] = rows;
  if (!first) return null;
  return (
    <Paper
      variant="outlined"
      role="region"
      aria-label={t('conflicts.bulk')}
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
        {t('conflicts.ticked', { smart_count: rows.length, n: format.count(rows.length) })}:{' '}
        {t(`conflict_code.${first.code}`)}
      </Typography>
      <Button variant="outlined" onClick={() => onDecide('keep')}>
        {t('imports.keep')}
      </Button>
      <Button variant="contained" onClick={() => onDecide('apply')}>
        {t(`conflicts.apply.${first.code}`)}
      </Button>
      <Button onClick={onClear}>{t('ra.action.unselect')}</Button>
    </Paper>
  );
}
