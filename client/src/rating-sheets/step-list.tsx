import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { RatingStep } from './sheet.documents.js';

/** What was done, by whom and for whom, the newest first. */
export function StepList({ steps }: { steps: readonly RatingStep[] }) {
  const t = useTranslate();
  const format = useFormat();
  if (steps.length === 0) return <Typography color="textSecondary">{t('sheets.no_steps')}</Typography>;
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {steps.map((step, i) => (
        <Box component="li" key={`${step.at} ${i}`} sx={{ py: 0.75, borderTop: i > 0 ? 1 : 0, borderColor: 'divider' }}>
          <Typography>
            <strong>{t(`sheets.action.${step.action}`, { _: step.action })}</strong>
            {step.unitName && ` · ${step.unitName}`}
          </Typography>
          {step.reason && <Typography variant="body2">“{step.reason}”</Typography>}
          <Typography variant="caption" color="textSecondary">
            {format.instant(step.at)} · {step.actor}
            {step.onBehalfOf && ` · ${t('sheets.on_behalf', { head: step.onBehalfOf })}`}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
