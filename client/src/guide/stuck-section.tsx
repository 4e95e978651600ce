import { STUCK_REASONS } from '@dat100/shared/codes';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { STUCK_ANCHOR } from './guide-steps.js';

/** Every reason people are stuck for, as offices record it, and the way out of each. */
export function StuckSection() {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Box
      component="section"
      id={STUCK_ANCHOR}
      aria-labelledby="guide-stuck"
      className="guide-stuck"
      sx={{ mt: 4, scrollMarginTop: 16 }}
    >
      <Typography id="guide-stuck" variant="h2" sx={{ fontSize: '1.375rem' }}>
        {t('guide.stuck')}
      </Typography>
      <Typography className="guide-text" color="textSecondary" sx={{ mb: 1.5 }}>
        {t('guide.stuck_hint')}
      </Typography>
      <Box
        component="dl"
        className="guide-pair"
        sx={{ m: 0, display: 'grid', columnGap: 4, rowGap: 1.75, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}
      >
        {STUCK_REASONS.map(({ code }) => (
          <Box key={code} className="keep-together">
            <Typography component="dt" className="guide-text" sx={{ fontWeight: 600 }}>
              {format.label(STUCK_REASONS, code)}
            </Typography>
            <Typography component="dd" className="guide-text" sx={{ m: 0 }}>
              {t(`guide_remedy.${code}`)}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
