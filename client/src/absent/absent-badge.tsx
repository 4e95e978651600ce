import Chip from '@mui/material/Chip';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { useServerQuery } from '../providers/use-server.js';
import { ABSENT_TOTAL } from './absent.documents.js';

/** How many people lists have left out, and nobody has said why; nothing while there are none. */
export function AbsentBadge() {
  const t = useTranslate();
  const format = useFormat();
  const total = useServerQuery(ABSENT_TOTAL, {}).data?.absentPeople.total ?? 0;
  if (total === 0) return null;
  const n = format.count(total);
  return <Chip size="small" color="warning" variant="outlined" label={n} title={t('absent.waiting', { n })} />;
}
