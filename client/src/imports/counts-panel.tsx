import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { CountStrip } from '../layout/count-strip.js';
import { useFormat } from '../layout/format.js';
import type { ImportDetail } from './import.documents.js';

const SHOWN = ['rows', 'new', 'changed', 'unchanged', 'rejected', 'conflict'] as const;

/** The numbers of the dry run, which are those of the result. */
export function CountsPanel({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const counts = SHOWN.map((key) => {
    const loud = (key === 'rejected' || key === 'conflict') && one.counts[key] > 0;
    return { key, label: t(`import_count.${key}`), n: one.counts[key], loud };
  });
  return (
    <CountStrip label={t('imports.counts')} counts={counts}>
      {one.counts.acceptedWithRemarks > 0 && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ px: 1.75, pb: 1.25 }}>
          {t('imports.with_remarks', {
            smart_count: one.counts.acceptedWithRemarks,
            n: format.count(one.counts.acceptedWithRemarks),
          })}
        </Typography>
      )}
    </CountStrip>
  );
}
