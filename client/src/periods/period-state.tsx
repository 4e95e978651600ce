import Chip from '@mui/material/Chip';
import { AGENCY_STATES } from '@dat100/shared/rating-period';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';

/** Where a period stands, as a word; the filled one is the one that is at work. */
export function PeriodState({ state }: { state: string }) {
  const t = useTranslate();
  const isAtWork = state === 'open' || state === 'opening';
  return (
    <Chip
      size="small"
      label={t(`periods.states.${state}`)}
      color={isAtWork ? 'primary' : 'default'}
      variant={isAtWork ? 'filled' : 'outlined'}
    />
  );
}

/** Where an agency stands. */
export function AgencyState({ state }: { state: string }) {
  const format = useFormat();
  const isDone = state === 'decided' || state === 'locked';
  return (
    <Chip
      size="small"
      label={format.label(AGENCY_STATES, state)}
      color={isDone ? 'primary' : 'default'}
      variant={state === 'locked' ? 'filled' : 'outlined'}
    />
  );
}
