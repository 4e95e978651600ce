import Chip from '@mui/material/Chip';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { useServerQuery } from '../providers/use-server.js';
import { CONFLICT_TOTAL } from './conflict.documents.js';

/** How many rows wait for this user's decision; nothing while none do. */
export function ConflictBadge() {
  const t = useTranslate();
  const format = useFormat();
  const total = useServerQuery(CONFLICT_TOTAL, {}).data?.conflicts.total ?? 0;
  if (total === 0) return null;
  const n = format.count(total);
  return <Chip size="small" color="warning" variant="outlined" label={n} title={t('menu.conflicts_waiting', { n })} />;
}
