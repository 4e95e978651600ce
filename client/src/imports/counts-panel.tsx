import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { ImportDetail } from './import.documents.js';

const SHOWN = ['rows', 'new', 'changed', 'unchanged', 'rejected', 'conflict'] as const;

/** The numbers of the dry run, which are those of the result. */
export function CountsPanel({ one }: { one: ImportDetail }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Paper component="section" variant="outlined" aria-label={t('imports.counts')} sx={{ mb: 2 }}>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: 'repeat(3, 1fr)', sm: 'repeat(6, 1fr)' } }}
      >
        {SHOWN.map((key) => {
          const loud = (key === 'rejected' || key === 'conflict') && one.counts[key] > 0;
          return (
            <Box
              key={key}
              sx={{ p: 1.75, display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' }}
            >
              <Typography component="dt" variant="caption" color="textSecondary">
                {t(`import_count.${key}`)}
              </Typography>
              <Typography
                component="dd"
                data-count={key}
                sx={{
                  m: 0,
                  fontSize: '1.5rem',
                  fontWeight: 600,
                  lineHeight: 1.2,
                  color: loud ? 'warning.main' : 'text.primary',
                }}
              >
                {format.count(one.counts[key])}
              </Typography>
            </Box>
          );
        })}
      </Box>
      {one.counts.acceptedWithRemarks > 0 && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ px: 1.75, pb: 1.25 }}>
          {t('imports.with_remarks', {
            smart_count: one.counts.acceptedWithRemarks,
            n: format.count(one.counts.acceptedWithRemarks),
          })}
        </Typography>
      )}
    </Paper>
  );
}
