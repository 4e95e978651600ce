import Chip from '@mui/material/Chip';
import { AGENCY_STATES } from '@dat100/shared/rating-period';
import { useFormat } from '../layout/format.js';

/** The step an agency stands at, in words. */
export function AgencyStateChip({ state }: { state: string }) {
  const format = useFormat();
  return <Chip size="small" variant="outlined" component="span" label={format.label(AGENCY_STATES, state)} />;
}
