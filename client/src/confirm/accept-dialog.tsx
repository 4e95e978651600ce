import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import type { WeekDays } from './week.documents.js';
import { useWeekWords } from './week-state.js';

/** A unit's confirmed week, by the key of the revision that is accepted. */
export interface ConfirmedWeek {
  id: string;
  unit: string;
}

interface AcceptDialogProps {
  weeks: readonly ConfirmedWeek[];
  week: Pick<WeekDays, 'from' | 'to'>;
  busy: boolean;
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
}

/** Before figures are accepted for good: of which week, how many, and whose. */
export function AcceptDialog({ weeks, week, busy, error, onSubmit, onClose }: AcceptDialogProps) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWeekWords();
  const count = { smart_count: weeks.length, n: format.count(weeks.length) };
  return (
    <FormDialog
      title={t('weekly.accept_title', { ...count, days: words.days(week) })}
      hint={t('weekly.accept_hint')}
      submitLabel={t('weekly.accept_submit', count)}
      busy={busy}
      error={error}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <Box
        component="ul"
        aria-label={t('weekly.accept_units')}
        tabIndex={0}
        sx={{ m: 0, pl: 2.5, maxHeight: 260, overflow: 'auto', overflowWrap: 'anywhere' }}
      >
        {weeks.map(({ id, unit }) => (
          <li key={id}>{unit}</li>
        ))}
      </Box>
    </FormDialog>
  );
}
