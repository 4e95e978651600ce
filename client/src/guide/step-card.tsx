import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { FACTS, POINTS, type STEPS } from './guide-steps.js';

/** One numbered step: who, where, what to bring, how long, then what to do. */
export function StepCard({ step, number }: { step: (typeof STEPS)[number]; number: number }) {
  const t = useTranslate();
  const words = (part: string) => t(`guide_step.${step.key}.${part}`);
  return (
    <Paper
      component="li"
      variant="outlined"
      id={step.anchor}
      className="guide-card keep-together"
      sx={{ p: { xs: 2, sm: 3 }, scrollMarginTop: 16, display: 'block' }}
    >
      <Box className="guide-head" sx={{ display: 'flex', alignItems: 'center', gap: 1.75, mb: 1.5 }}>
        <Box
          aria-hidden
          className="guide-number"
          sx={{
            flexShrink: 0,
            width: 44,
            height: 44,
            borderRadius: '50%',
            display: 'grid',
            placeContent: 'center',
            bgcolor: 'primary.main',
            color: 'primary.contrastText',
            fontSize: '1.375rem',
            fontWeight: 700,
          }}
        >
          {number}
        </Box>
        <Typography variant="h2" sx={{ fontSize: { xs: '1.25rem', sm: '1.375rem' }, lineHeight: 1.3 }}>
          <Box component="span" className="guide-spoken">
            {t('guide.step', { n: number })}:{' '}
          </Box>
          {words('title')}
        </Typography>
      </Box>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'max-content 1fr' }, columnGap: 2 }}
      >
        {FACTS.map((fact) => (
          <Box key={fact} sx={{ display: 'contents' }}>
            <Typography component="dt" className="guide-text" sx={{ fontWeight: 600, color: 'text.secondary' }}>
              {t(`guide.${fact}`)}
            </Typography>
            <Typography component="dd" className="guide-text" sx={{ m: 0, mb: 0.75 }}>
              {words(fact)}
            </Typography>
          </Box>
        ))}
      </Box>
      <Box component="ul" sx={{ mt: 0.75, mb: 0, pl: 2.75 }}>
        {POINTS.map((point) => (
          <Typography key={point} component="li" className="guide-text" sx={{ mb: 0.5 }}>
            {words(`do_${point}`)}
          </Typography>
        ))}
      </Box>
    </Paper>
  );
}
